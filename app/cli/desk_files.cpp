// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/desk_files.h"

#include "app/profile/passphrase_file.h"
#include "models/domain/platform_event.h"
#include "models/store/search_index.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

const QString profileOption = u"profile"_s;
const QString passphraseOption = u"passphrase-file"_s;
const QString jsonOption = u"json"_s;

QString remedyOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return u"Is the folder right? A profile is made by the workstation or by import."_s;
    case ErrorCode::WrongKey:
        return u"The passphrase is wrong. Give the right one with --passphrase-file FILE."_s;
    case ErrorCode::Busy:
        return u"Another program has the profile open. Close it, then try again."_s;
    case ErrorCode::TooNew:
        return u"A newer version wrote this profile. Use that version."_s;
    case ErrorCode::Corrupt:
        return u"The file is damaged. Keep it and restore a backup."_s;
    case ErrorCode::DiskFull:
        return u"The disk is full. Nothing was half-written; make room and try again."_s;
    case ErrorCode::Unavailable:
        return u"The keychain cannot be reached. Use a profile with a passphrase."_s;
    case ErrorCode::Conflict:
    case ErrorCode::Io:
    case ErrorCode::Network:
    case ErrorCode::Protocol:
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed:
    case ErrorCode::InvalidInput:
    case ErrorCode::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

Result<std::unique_ptr<Profile>> openProfile(const QCommandLineParser &parser, Missing missing)
{
    const QString folder = parser.value(profileOption);
    QString passphrase;
    if (parser.isSet(passphraseOption)) {
        Result<QString> read = readSecretFile(parser.value(passphraseOption));
        if (!read)
            return tl::make_unexpected(read.error());
        passphrase = std::move(*read);
    }
    if (!Profile::exists(folder) && missing == Missing::Create)
        return Profile::create(folder, passphrase.isEmpty() ? KeyKeeping::Keychain : KeyKeeping::Passphrase,
                               passphrase);
    return Profile::open(folder, passphrase);
}

Result<DeskFiles> open(const QCommandLineParser &parser, Missing missing)
{
    DeskFiles files;
    Result<std::unique_ptr<Profile>> profile = openProfile(parser, missing);
    if (!profile)
        return tl::make_unexpected(profile.error());
    files.profile = std::move(*profile);
    Result<std::unique_ptr<SqliteLog>> log = SqliteLog::open(files.profile->logFile(), files.profile->logKey());
    if (!log)
        return tl::make_unexpected(log.error());
    files.log = std::move(*log);
    Projection::Options options;
    options.file = files.profile->projectionFile();
    options.key = files.profile->projectionKey();
    Result<std::unique_ptr<Projector>> projector = Projector::start(*files.log, options);
    if (!projector)
        return tl::make_unexpected(projector.error());
    files.projector = std::move(*projector);
    if (!files.projector->waitFor(files.log->lastSequence()))
        return failure(ErrorCode::Io, u"the store could not be brought up to date"_s);
    sqlite::OpenOptions reading;
    reading.mode = sqlite::OpenMode::ReadOnly;
    reading.key = files.profile->projectionKey();
    Result<sqlite::Database> store = sqlite::Database::open(files.profile->projectionFile(), reading);
    if (!store)
        return tl::make_unexpected(store.error());
    if (const Status ready = registerTokenizer(*store); !ready)
        return tl::make_unexpected(ready.error());
    files.store = std::make_unique<sqlite::Database>(std::move(*store));
    return files;
}

} // namespace

void addProfileOptions(QCommandLineParser &parser)
{
    parser.addOption({profileOption, u"Folder of the encrypted profile."_s, u"dir"_s, Profile::defaultFolder()});
    parser.addOption(
        {passphraseOption, u"File whose first line is the passphrase; without it the keychain is asked."_s, u"file"_s});
    parser.addOption({jsonOption, u"JSON, one object a line."_s});
}

bool wantsJson(const QCommandLineParser &parser)
{
    return parser.isSet(jsonOption);
}

tl::expected<DeskFiles, ExitCode> openDesk(const QCommandLineParser &parser, Missing missing)
{
    Result<DeskFiles> files = open(parser, missing);
    if (!files)
        return tl::make_unexpected(fail(files.error()));
    return std::move(*files);
}

tl::expected<std::unique_ptr<Profile>, ExitCode> openProfileAlone(const QCommandLineParser &parser, Missing missing)
{
    Result<std::unique_ptr<Profile>> profile = openProfile(parser, missing);
    if (!profile)
        return tl::make_unexpected(fail(profile.error()));
    return std::move(*profile);
}

ExitCode fail(const Error &error)
{
    const QString remedy = remedyOf(error.code);
    printError(remedy.isEmpty() ? error.detail : error.detail + u"\n"_s + remedy);
    return error.code == ErrorCode::InvalidInput ? ExitCode::WrongUse
        : error.code == ErrorCode::Refused       ? ExitCode::Refused
                                                 : ExitCode::Failed;
}

QJsonObject toJson(const CaseRow &row)
{
    QJsonObject json{{"id"_L1, row.id.toString()},
                     {"row"_L1, row.row},
                     {"contact"_L1, row.contactName},
                     {"channel"_L1, row.channel.text()},
                     {"platform"_L1, toText(row.platform)},
                     {"surface"_L1, toText(row.surface)},
                     {"state"_L1, toText(row.state)},
                     {"class"_L1, toText(row.caseClass)},
                     {"priority"_L1, toText(row.priority)},
                     {"unread"_L1, row.unread},
                     {"waiting_for_us"_L1, row.waitingForUs},
                     {"supervisor"_L1, row.supervisor},
                     {"opened_at"_L1, toRfc3339(row.openedAt)},
                     {"last_at"_L1, toRfc3339(row.lastAt)},
                     {"preview"_L1, row.preview}};
    if (!row.category.isEmpty())
        json.insert("category"_L1, row.category);
    if (!row.emotion.isEmpty())
        json.insert("emotion"_L1, row.emotion);
    if (!row.assignee.isEmpty())
        json.insert("assignee"_L1, row.assignee.text());
    if (row.clock) {
        json.insert("clock"_L1, toText(row.clock->kind));
        json.insert("due"_L1, toRfc3339(row.clock->due));
    }
    return json;
}

QJsonObject toJson(const TimelineRow &row)
{
    QJsonObject json{{"row"_L1, row.row},
                     {"at"_L1, toRfc3339(row.at)},
                     {"channel"_L1, row.channel.text()},
                     {"surface"_L1, toText(row.surface)},
                     {"direction"_L1, toText(row.direction)},
                     {"author"_L1, toText(row.author)},
                     {"name"_L1, row.authorName},
                     {"text"_L1, row.text},
                     {"delivery"_L1, toText(row.delivery)}};
    if (!row.activity.isEmpty())
        json.insert("activity"_L1, row.activity);
    if (row.kind == TimelineKind::Note)
        json.insert("note"_L1, true);
    if (!row.deliveryReason.isEmpty())
        json.insert("reason"_L1, row.deliveryReason);
    QJsonArray parts;
    for (const Part &part : row.parts)
        parts.append(lianxi::toJson(part));
    if (!parts.isEmpty())
        json.insert("parts"_L1, parts);
    return json;
}

void printJson(const QJsonObject &json)
{
    print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace lianxi::cli
