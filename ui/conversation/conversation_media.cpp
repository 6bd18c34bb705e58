// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments of a conversation: seen, heard, saved, and taken into the composer.
#include "app/media/file_kind.h"
#include "app/media/qr_picture.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/picture_viewer.h"
#include "ui/conversation/words.h"

#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ConversationPanel::connectMedia()
{
    if (!m_services.media)
        return;
    m_timeline->setMedia(&m_media);
    connect(m_timeline, &TimelineView::pictureRequested, this, &ConversationPanel::openPicture);
    connect(m_timeline, &TimelineView::saveRequested, this, &ConversationPanel::saveAttachment);
    connect(m_timeline, &TimelineView::playRequested, this, &ConversationPanel::playVoice);
    connect(&m_player, &VoicePlayer::failed, this,
            [this] { say(tr("This voice message cannot be played here; save it instead."), u"warning"_s); });
    connect(m_composer, &Composer::attachRequested, this, &ConversationPanel::chooseFiles);
    connect(m_composer, &Composer::filesOffered, this, &ConversationPanel::attachFiles);
    connect(m_composer, &Composer::pictureOffered, this,
            [this](const QImage &picture) { m_services.media->attachPicture(this, picture, taken()); });
    connect(m_composer, &Composer::codeRequested, this, [this](const QString &link) {
        if (const QImage code = qrPicture(link); !code.isNull())
            m_services.media->attachPicture(this, code, taken());
    });
}

// As large as it is decoded for looking at; the file itself may have more pixels.
void ConversationPanel::openPicture(const MediaKey &key)
{
    constexpr QSize largest(2400, 2400);
    auto *viewer = new PictureViewer(safeFileName(key.part.name, {}), m_services.theme, this);
    connect(viewer, &PictureViewer::saveRequested, this, [this, key] { saveAttachment(key); });
    m_services.media->askPicture(viewer, key, largest, [viewer](const MediaAnswer &answer) {
        if (answer.state == MediaAnswer::State::Ready)
            viewer->show(answer.picture, answer.fullSize);
        else
            viewer->say(ConversationWords::media(PartLook::State::Refused, answer.reason));
    });
    viewer->open();
}

void ConversationPanel::playVoice(const MediaKey &key)
{
    if (m_player.playing() == key.source()) {
        m_player.stop();
        return;
    }
    m_services.media->askFile(this, key, [this, key](const MediaAnswer &answer) {
        if (answer.state == MediaAnswer::State::Ready)
            m_player.play(key.source(), answer.bytes);
        else
            say(ConversationWords::media(PartLook::State::Refused, answer.reason), u"warning"_s);
    });
}

void ConversationPanel::saveAttachment(const MediaKey &key)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString name = safeFileName(key.part.name, ConversationWords::partTitle(key.part));
    auto *dialog = new QFileDialog(this, tr("Save as"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString &path) {
        m_services.media->save(this, key, path, [this](const MediaAnswer &answer) {
            if (answer.state != MediaAnswer::State::Ready)
                say(tr("Not saved: %1").arg(ConversationWords::media(PartLook::State::Refused, answer.reason)),
                    u"warning"_s);
            else if (answer.runs)
                say(tr("Saved. This is a program: opening it runs it. Ask before you do."), u"warning"_s);
        });
    });
    dialog->open();
}

void ConversationPanel::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ConversationPanel::attachFiles);
    dialog->open();
}

void ConversationPanel::attachFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        m_services.media->attachFile(this, path, taken());
}

/// Another case may be shown by the time a large file is read: then it belongs to none.
std::function<void(Result<Part>)> ConversationPanel::taken()
{
    return [this, row = m_case](const Result<Part> &part) {
        if (row != m_case)
            return;
        if (part)
            m_composer->addAttachment(*part);
        else if (part.error().code == ErrorCode::InvalidInput)
            say(tr("Not attached: the file is empty, a folder, or larger than 64 MB."), u"warning"_s);
        else
            say(ConversationWords::error(part.error()), u"danger"_s);
    };
}

} // namespace lianxi
