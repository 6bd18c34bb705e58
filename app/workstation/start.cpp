// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/start.h"

#include "app/profile/passphrase_file.h"
#include "ui/shell/first_run.h"
#include "ui/shell/unlock.h"

#include <QApplication>
#include <QMessageBox>
#include <QPointer>

#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Opened = Result<std::unique_ptr<Profile>>;

/// Deriving a key from a passphrase takes tens of milliseconds, so it is not done on the view thread. The keychain
/// wants the view thread: it may show a dialog of its own.
void elsewhere(std::function<Opened()> work, std::function<void(Opened)> answer)
{
    auto *receiver = new QObject; // deleted with its one answer
    std::thread([receiver, work = std::move(work), answer = std::move(answer)] {
        auto result = std::make_shared<Opened>(work());
        QMetaObject::invokeMethod(
            receiver,
            [receiver, answer, result] {
                answer(std::move(*result));
                receiver->deleteLater();
            },
            Qt::QueuedConnection);
    }).detach();
}

Status statusOf(const Opened &opened)
{
    return opened ? Status{} : Status(tl::make_unexpected(opened.error()));
}

void tell(const Error &error)
{
    QMessageBox box(QMessageBox::Warning, u"Lianxi"_s, profileSentence(error.code), QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(error.detail);
    box.exec();
}

std::unique_ptr<Profile> createWithPerson(const StartOptions &options, Surroundings &surroundings,
                                          std::optional<ChannelSetup> &firstChannel, bool &wantsRehearsal)
{
    std::unique_ptr<Profile> profile;
    const auto create = [&](KeyKeeping keeping, const QString &passphrase, const std::function<void(Status)> &answer) {
        const auto work = [folder = options.profile, keeping, passphrase] {
            return Profile::create(folder, keeping, passphrase);
        };
        const auto take = [&profile, answer](Opened opened) {
            const Status status = statusOf(opened);
            if (opened)
                profile = std::move(*opened);
            answer(status);
        };
        keeping == KeyKeeping::Keychain ? take(work()) : elsewhere(work, take);
    };
    const QString hookBase = u"http://127.0.0.1:%1"_s.arg(options.gatewayPort);
    FirstRun assistant(surroundings.themes, surroundings.language, create, hookBase);
    if (assistant.exec() != QDialog::Accepted)
        return nullptr;
    firstChannel = assistant.channel();
    wantsRehearsal = !firstChannel.has_value();
    return profile;
}

std::unique_ptr<Profile> unlockWithPerson(const StartOptions &options, Surroundings &surroundings, KeyKeeping keeping)
{
    if (keeping == KeyKeeping::Keychain) {
        Opened opened = Profile::open(options.profile);
        if (opened)
            return std::move(*opened);
        tell(opened.error());
        return nullptr;
    }
    std::unique_ptr<Profile> profile;
    const auto open = [&](const QString &passphrase, const std::function<void(Status)> &answer) {
        elsewhere([folder = options.profile, passphrase] { return Profile::open(folder, passphrase); },
                  [&profile, answer](Opened opened) {
                      const Status status = statusOf(opened);
                      if (opened)
                          profile = std::move(*opened);
                      answer(status);
                  });
    };
    UnlockDialog dialog(surroundings.themes, keeping, open);
    return dialog.exec() == QDialog::Accepted ? std::move(profile) : nullptr;
}

} // namespace

std::unique_ptr<Profile> openProfileWithPerson(const StartOptions &options, Surroundings &surroundings,
                                               std::optional<ChannelSetup> &firstChannel, bool &wantsRehearsal)
{
    if (!options.passphraseFile.isEmpty()) {
        const Result<QString> passphrase = readSecretFile(options.passphraseFile);
        Opened opened = !passphrase            ? Opened(tl::make_unexpected(passphrase.error()))
            : Profile::exists(options.profile) ? Profile::open(options.profile, *passphrase)
                                               : Profile::create(options.profile, KeyKeeping::Passphrase, *passphrase);
        if (opened)
            return std::move(*opened);
        tell(opened.error());
        return nullptr;
    }
    if (!Profile::exists(options.profile))
        return createWithPerson(options, surroundings, firstChannel, wantsRehearsal);
    const Result<KeyKeeping> keeping = Profile::keepingOf(options.profile);
    if (!keeping) {
        tell(keeping.error());
        return nullptr;
    }
    return unlockWithPerson(options, surroundings, *keeping);
}

AgentProfile agentOf(const QJsonObject &settings)
{
    const AgentCard card = agentCardFromJson(settings.value("agent"_L1).toObject());
    const QString user = qEnvironmentVariable("USER", u"agent"_s);
    AgentProfile me;
    me.id = AgentId(card.id.isEmpty() ? user : card.id);
    me.name = card.name.isEmpty() ? user : card.name;
    me.signature = card.signature;
    if (me.signature.isEmpty())
        me.signature =
            QCoreApplication::translate("lianxi::Start", "Hello, I am %1 from customer service. ").arg(me.name);
    return me;
}

} // namespace lianxi
