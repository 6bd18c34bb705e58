// SPDX-License-Identifier: GPL-3.0-or-later
// What the program makes out of words for the customer, and messages that leave later.
#include "app/media/card_picture.h"
#include "app/media/sound.h"
#include "models/language/abuse.h"
#include "models/policy/said_parts.h"
#include "ui/conversation/canned_replies.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/later_form.h"
#include "ui/conversation/voice_recorder.h"
#include "ui/conversation/words.h"

#include <QPointer>
#include <QThreadPool>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ConversationPanel::connectMade()
{
    connect(m_composer, &Composer::laterRequested, this, &ConversationPanel::openLaterForm);
    if (m_services.replies)
        connect(m_services.replies, &TeamReplies::changed, m_composer, &Composer::showHints);
    if (!m_services.media)
        return;
    connect(m_composer, &Composer::cardRequested, this, &ConversationPanel::makeCard);
    connect(m_composer, &Composer::voiceRequested, this, &ConversationPanel::makeVoice);
    connect(m_composer, &Composer::recordRequested, this, [this] {
        auto *recorder = new VoiceRecorder(std::make_unique<Microphone>(), this);
        connect(recorder, &VoiceRecorder::taken, this, [this, row = m_case](const QByteArray &mp3) {
            if (row == m_case) // another case may be shown by now: then it belongs to none
                attachVoice(mp3, {});
        });
        recorder->open();
    });
}

void ConversationPanel::makeCard(const QString &text)
{
    const QString heading = m_view ? m_view->brand : QString();
    QThreadPool::globalInstance()->start([self = QPointer(this), heading, text, row = m_case] {
        const QImage card = cardPicture(heading, text);
        QMetaObject::invokeMethod(
            qApp,
            [self, card, text, row] {
                if (!self || self->m_case != row || card.isNull())
                    return;
                self->m_services.media->attachPicture(self, card, [self, text, row](Result<Part> part) {
                    if (!self || self->m_case != row)
                        return;
                    if (part)
                        self->m_composer->takeMade(*std::move(part), text);
                    else
                        self->say(ConversationWords::error(part.error()), u"danger"_s);
                });
            },
            Qt::QueuedConnection);
    });
}

void ConversationPanel::makeVoice(const QString &text)
{
    if (!m_services.readAloud)
        return say(tr("No speech program is installed on this computer (espeak-ng). Record the voice instead."),
                   u"warning"_s);
    m_services.readAloud(this, text, [this, text, row = m_case](const Result<QByteArray> &mp3) {
        if (m_case != row)
            return;
        if (mp3)
            attachVoice(*mp3, text);
        else if (mp3.error().code == ErrorCode::InvalidInput)
            say(tr("Read aloud, this lasts longer than a minute. Shorten the text."), u"warning"_s);
        else
            say(tr("The speech program did not answer. Record the voice instead."), u"warning"_s);
    });
}

/// A voice where the channel knows voices, a sound where it knows sounds, a file elsewhere.
void ConversationPanel::attachVoice(const QByteArray &mp3, const QString &said)
{
    m_services.media->attachBytes(this, mp3, u"voice.mp3"_s, [this, said, row = m_case](Result<Part> part) {
        if (row != m_case)
            return;
        if (!part)
            return say(ConversationWords::error(part.error()), u"danger"_s);
        if (const ThreadRow *to = m_composer->thread()) {
            const std::vector<PartType> taken = m_services.limits(to->platform, to->surface).parts;
            for (const PartType type : {PartType::Voice, PartType::Audio, PartType::File})
                if (std::ranges::find(taken, type) != taken.end()) {
                    part->type = type;
                    break;
                }
        }
        m_composer->takeMade(*std::move(part), said);
    });
}

void ConversationPanel::openLaterForm()
{
    const ThreadRow *to = m_composer->thread();
    const ComposerState &state = m_composer->state();
    const bool approved = state.late && state.late->way == LateWay::Template;
    if (!m_view || !to || state.note || approved || !m_composer->isSendable())
        return;
    const Instant now = m_services.clock.now();
    const ReplyWindow window = replyWindow(m_services.limits(to->platform, to->surface), *to, now);
    std::optional<Instant> shuts;
    if (window.left && !m_composer->state().late)
        shuts = now + *window.left;
    auto *form = new LaterForm(now, m_services.zone, shuts, this);
    connect(form, &QDialog::accepted, this, [this, form, row = m_case] {
        if (m_case != row || m_composer->state().note)
            return;
        // The form may have stood open for long.
        if (form->at() <= m_services.clock.now())
            return say(tr("That moment has passed. Choose a later one."), u"warning"_s);
        sendReply(false, SendLater{form->at(), form->holdsBack()});
    });
    form->open();
}

void ConversationPanel::writeAnew(const MessageId &message)
{
    const int position = m_model.positionOf(message);
    if (position < 0)
        return;
    if (!m_composer->isEmpty())
        return say(tr("Send or clear what stands in the reply first; nothing is overwritten."), u"warning"_s);
    const TimelineRow &entry = m_model.entry(position);
    ComposerState state;
    for (const int at : piecesOf(position)) {
        const TimelineRow &piece = m_model.entry(at);
        state.text += piece.text;
        state.attachments.insert(state.attachments.end(), piece.parts.begin(), piece.parts.end());
    }
    state.thread = entry.thread;
    m_composer->restore(state);
    saveDraft();
    m_composer->edit().setFocus();
}

/// What was written as one message and went out as several: rows that follow one another, alike in all but their text.
std::vector<int> ConversationPanel::piecesOf(int position) const
{
    const TimelineRow &entry = m_model.entry(position);
    const auto alike = [&entry](const TimelineRow &other) {
        return other.kind == TimelineKind::Message && other.direction == Direction::Out && other.agent == entry.agent
            && other.thread == entry.thread && other.notBefore == entry.notBefore && other.at == entry.at
            && other.delivery == entry.delivery && other.deliveryReason == entry.deliveryReason;
    };
    int first = position, last = position;
    while (first > 0 && alike(m_model.entry(first - 1)))
        --first;
    while (last + 1 < m_model.rowCount() && alike(m_model.entry(last + 1)))
        ++last;
    std::vector<int> pieces;
    for (int at = first; at <= last; ++at)
        pieces.push_back(at);
    return pieces;
}

void ConversationPanel::setSoftens(bool softens)
{
    PersonalDataFinder softener;
    if (softens)
        softener = [](const QString &text) {
            std::vector<MaskSpan> spans;
            for (const AbuseFinder::Span &span : AbuseFinder::shipped().find(text))
                spans.push_back({span.start, span.end - span.start, QString(roughWords)});
            return spans;
        };
    m_timeline->setSoftener(std::move(softener));
}

bool ConversationPanel::wasHard() const
{
    if (!m_view)
        return false;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const TimelineRow &entry = m_model.entry(i);
        if (entry.kind == TimelineKind::Message && entry.direction == Direction::In
            && AbuseFinder::shipped().isAbusive(entry.text))
            return true;
    }
    return m_view->head.caseClass >= CaseClass::General && m_view->head.emotion == "negative"_L1;
}

} // namespace lianxi
