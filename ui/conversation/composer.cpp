// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer.h"

#include "app/desk/reply_pieces.h"
#include "app/desk/team_shelf.h"
#include "app/media/qr_picture.h"
#include "models/policy/said_parts.h"
#include "models/policy/team_card.h"
#include "ui/conversation/hint_bar.h"
#include "ui/conversation/words.h"

#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

Composer::Composer(ConversationServices services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
{
    setObjectName(u"composer"_s);
    build();
    connectAssist();
    takeTheme();
    retranslate();
    connect(&m_services.theme, &ThemeSource::changed, this, &Composer::takeTheme);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_state.text = m_edit->toPlainText();
        if (isTemplate() && m_state.text != m_state.late->text) { // a remedy or a quote changed it
            m_state.late.reset();
            dress();
        } else {
            judge();
        }
        if (isWriting()) // what is kept of the draft stays the agent's until the end
            return;
        if (m_writer->hasWritten() && (m_state.text == m_writer->before() || m_state.text.isEmpty()))
            dropHelp();
        refreshOffers();
        Q_EMIT draftChanged();
    });
    connect(m_edit, &ComposerEdit::sendRequested, this, [this] { Q_EMIT sendRequested(false); });
    connect(m_edit, &ComposerEdit::sendAndResolveRequested, this, [this] { Q_EMIT sendRequested(true); });
    connect(m_edit, &ComposerEdit::undoSendRequested, this, &Composer::undoSendRequested);
    connect(m_edit, &ComposerEdit::filesOffered, this, &Composer::filesOffered);
    connect(m_edit, &ComposerEdit::pictureOffered, this, &Composer::pictureOffered);
    connect(m_attachments, &AttachmentBar::removeRequested, this, [this](int index) {
        m_state.attachments.erase(m_state.attachments.begin() + index);
        dressAside();
        judge();
        Q_EMIT draftChanged();
    });
    connect(m_edit, &ComposerEdit::leaveRequested, this, [this] {
        if (isWriting())
            stopHelp();
        else
            Q_EMIT leaveRequested();
    });
    connect(m_edit, &ComposerEdit::listKeyPressed, this, &Composer::handleListKey);
    connect(m_strip, &ScriptStrip::stepToggled, this, &Composer::toggleStep);
    connect(m_guard, &GuardLine::remedyRequested, this, &Composer::applyRemedy);
    connect(m_guard, &GuardLine::overrideRequested, this, &Composer::overrideRequested);
    connect(m_threads, &QComboBox::activated, this, [this](int index) {
        stopHelp();
        m_state.thread = m_view.threads.at(static_cast<size_t>(index)).id;
        m_state.invitation = false;
        m_state.late.reset();
        dress();
        Q_EMIT draftChanged();
    });
    connect(m_late, &LateBar::templateWanted, this, &Composer::templateRequested);
    connect(m_late, &LateBar::forgotten, this, [this] { chooseLate(std::nullopt); });
    connect(m_late, &LateBar::chosen, this, [this](const LateReply &way) {
        chooseLate(LateChoice{way.way, {}, {}, way.more});
    });
    m_countdown.setSingleShot(true);
    connect(&m_countdown, &QTimer::timeout, this, &Composer::tick);
}

void Composer::setView(const CaseView &view)
{
    const bool another = view.head.id != m_view.head.id;
    m_view = view;
    if (another) {
        dropHelp();
        m_state = {};
        setText({});
    }
    fillThreads();
    dress();
}

const ThreadRow *Composer::thread() const
{
    const auto found = std::find_if(m_view.threads.begin(), m_view.threads.end(),
                                    [this](const ThreadRow &row) { return row.id == m_state.thread; });
    return found == m_view.threads.end() ? nullptr : &*found;
}

void Composer::fillThreads()
{
    if (!thread() && !m_view.threads.empty())
        m_state.thread = m_view.threads.front().id;
    m_threads->clear();
    for (const ThreadRow &row : m_view.threads) {
        m_threads->addItem(
            m_services.theme.theme().icon(Theme::surfaceIcon(row.surface), Theme::surfaceRole(row.surface)),
            u"%1 · %2"_s.arg(ConversationWords::surface(row.surface), ConversationWords::platform(row.platform)));
        if (row.id == m_state.thread)
            m_threads->setCurrentIndex(m_threads->count() - 1);
    }
}

bool Composer::isBlocked(const GuardReport &report, const std::vector<GuardOverride> &overrides)
{
    return std::any_of(report.verdicts.begin(), report.verdicts.end(), [&overrides](const Verdict &verdict) {
        return verdict.level == GuardLevel::Block
            && std::none_of(overrides.begin(), overrides.end(),
                            [&verdict](const GuardOverride &o) { return o.rule == verdict.rule; });
    });
}

void Composer::dress()
{
    refreshChannel();
    m_strip->setVisible(m_view.scriptMode != ScriptMode::Off);
    dressSurface();
    dressAside();
    dressLate();
    m_replyBar->setVisible(!m_state.replyTo.isNull() && !m_state.note);
    m_replyWords->setText(tr("Answering: %1").arg(m_state.replyPreview));
    m_edit->setReadOnly(m_busy || isTemplate() || isWriting());
    m_edit->setTakesFiles(m_services.media && !isTemplate());
    for (QToolButton *button : {m_offersButton, m_signatureButton, m_attachButton, m_makeButton, m_macroButton})
        button->setEnabled(!isTemplate() && !isWriting());
    dressAssist();
    showHints();
    judge();
}

void Composer::judge()
{
    m_report = {};
    const ThreadRow *to = thread();
    const bool judged = to && !m_state.note && !isEmpty() && m_services.checkDraft;
    if (judged)
        m_report = judgedFor(*to);
    QStringList overridden;
    for (const GuardOverride &override : m_state.overrides)
        overridden << override.rule;
    m_guard->setReport(m_report, overridden);
    m_strip->setSteps(m_view.head.scriptMask, m_state.steps && hasText() ? *m_state.steps : m_report.steps);
    showLimits();
    const bool sendable = isSendable();
    m_send->setEnabled(sendable);
    m_sendResolve->setEnabled(sendable && !m_state.note);
    m_later->setVisible(!m_state.note);
    m_later->setEnabled(sendable && !isTemplate());
}

bool Composer::isSendable() const
{
    return !m_busy && !isWriting()
        && (m_state.note ? hasText() : !isEmpty() && thread() && mayLeave() && !isBlocked(m_report, m_state.overrides));
}

GuardReport Composer::judgedFor(const ThreadRow &to) const
{
    GuardReport report =
        m_services.checkDraft({wholeText(m_state.text, m_state.attachments), m_state.steps}, guardContext(to));
    if (report.verdicts.empty() || wholeText(m_state.text, m_state.attachments) == m_state.text)
        return report;
    // A rule may speak of words in a picture: those are changed by making it anew, not in the text field.
    const GuardReport alone = m_services.checkDraft({m_state.text, m_state.steps}, guardContext(to));
    for (Verdict &verdict : report.verdicts) {
        const bool inText = std::ranges::any_of(
            alone.verdicts, [&verdict](const Verdict &other) { return other.rule == verdict.rule; });
        if (!inText || std::holds_alternative<ReplaceText>(verdict.remedy))
            verdict.remedy = std::monostate();
    }
    return report;
}

void Composer::dressSurface()
{
    m_noteButton->setChecked(m_state.note);
    m_threads->setVisible(!m_state.note && m_view.threads.size() > 1);
    m_send->setText(m_state.note ? tr("Save note") : tr("Send"));
    const ThreadRow *to = thread();
    if (m_state.note) {
        restyle(*m_bar, u"note"_s);
        m_barIcon->showIcon(IconName::Note, ColorRole::Note);
        m_barWords->setText(tr("Internal note — never sent, only colleagues read this"));
        m_edit->setPlaceholderText(tr("Write a note for colleagues"));
    } else if (!to) {
        restyle(*m_bar, u"plain"_s);
        m_barIcon->showIcon(IconName::Info, ColorRole::TextMuted);
        m_barWords->setText(tr("No conversation to answer in"));
    } else {
        restyle(*m_bar, to->surface == Surface::Public ? u"public"_s : u"private"_s);
        m_barIcon->showIcon(Theme::surfaceIcon(to->surface), Theme::surfaceRole(to->surface));
        // Where there is a choice, the chooser beside it names platform and surface.
        m_barWords->setText(m_view.threads.size() > 1 ? ConversationWords::readers(to->surface)
                                                      : ConversationWords::surfaceSentence(to->platform, to->surface));
        m_edit->setPlaceholderText(tr("Write a reply — type / for ready-made sentences"));
    }
    const Theme &theme = m_services.theme.theme();
    QPalette colours = m_edit->palette();
    colours.setColor(QPalette::Base, theme.color(m_state.note ? ColorRole::NoteBack : ColorRole::Surface));
    m_edit->setPalette(colours);
    m_edit->setStyleSheet(m_state.note ? u"QPlainTextEdit { background: %1; border: 1px dashed %2; }"_s.arg(
                              theme.color(ColorRole::NoteBack).name(), theme.color(ColorRole::Note).name())
                                       : QString());
    m_edit->setAccessibleName(m_barWords->fullText());
}

void Composer::addAttachment(const Part &part)
{
    m_state.attachments.push_back(part);
    dressAside();
    judge();
    Q_EMIT draftChanged();
}

void Composer::insertSignature()
{
    stopHelp();
    const AgentProfile &me = m_services.desk.me();
    const TeamItem *item = m_services.team ? m_services.team->find(TeamItemKind::Card, me.id.text()) : nullptr;
    const TeamCard card = item ? fromTeamCardBody(item->saved.body).value_or(TeamCard()) : TeamCard();
    QTextCursor(m_edit->document()).insertText(card.signature.isEmpty() ? me.signature : card.signature);
    m_edit->setFocus();
    // The face goes with the first introduction of a draft, where the platform takes pictures.
    const std::vector<PartType> &parts = m_limitsThere.parts;
    const bool takes =
        m_services.media && !m_state.note && std::find(parts.begin(), parts.end(), PartType::Image) != parts.end();
    if (!takes || card.photo.isEmpty() || !m_state.attachments.empty())
        return;
    if (const QImage photo = QImage::fromData(card.photo, "JPEG"); !photo.isNull())
        Q_EMIT pictureOffered(photo);
}

void Composer::toggleStep(ScriptStep step)
{
    if (!hasText()) {
        const bool done = (m_view.head.scriptMask >> static_cast<int>(step) & 1) != 0;
        Q_EMIT stepMarkRequested(step, !done);
        return;
    }
    std::vector<ScriptStep> steps = m_state.steps ? *m_state.steps : m_report.steps;
    if (std::erase(steps, step) == 0)
        steps.push_back(step);
    m_state.steps = steps;
    judge();
    Q_EMIT draftChanged();
}

void Composer::applyRemedy(const Verdict &verdict)
{
    stopHelp();
    if (const auto *replace = std::get_if<ReplaceText>(&verdict.remedy)) {
        setText(replace->text);
    } else if (const auto *insert = std::get_if<InsertText>(&verdict.remedy)) {
        QTextCursor cursor(m_edit->document());
        cursor.insertText(insert->text);
    } else if (const auto *invite = std::get_if<OpenPrivate>(&verdict.remedy)) {
        moveToPrivate(invite->invitation);
    } else if (const auto *mark = std::get_if<MarkStep>(&verdict.remedy)) {
        Q_EMIT stepMarkRequested(mark->step, true);
    } else if (std::holds_alternative<ScheduleFollowUp>(verdict.remedy)) {
        Q_EMIT followUpFormRequested();
    } else if (std::holds_alternative<RecordConsent>(verdict.remedy)) {
        Q_EMIT consentFormRequested();
    }
    m_edit->setFocus();
    Q_EMIT remedied(verdict);
}

void Composer::moveToPrivate(const QString &invitation)
{
    if (!m_state.invitation) // else the text is the invitation itself
        m_state.keptForPrivate = m_state.text;
    m_state.invitation = true;
    const QString link = invitedTo();
    setText(link.isEmpty() ? invitation : invitation + u'\n' + link);
    dress();
}

CaseContext Composer::guardContext(const ThreadRow &to) const
{
    CaseContext context = contextOf(m_view, to, m_services.desk.me());
    context.answerLanguage = m_services.answerLanguage(to);
    context.agentLanguage = QLocale().name();
    return context;
}

QString Composer::invitedTo() const
{
    const ThreadRow *to = thread();
    return to && !m_services.answersPrivately(*to) ? m_services.privateLink(*to) : QString();
}

void Composer::askToMove()
{
    stopHelp();
    if (const ThreadRow *to = thread(); to && m_services.invitation)
        moveToPrivate(m_services.invitation(guardContext(*to)));
    (m_aside->isVisible() ? static_cast<QWidget *>(m_asideEdit) : m_edit)->setFocus();
}

/// The private half is written here only where the platform carries it along; elsewhere it waits for the customer.
void Composer::dressAside()
{
    const ThreadRow *to = thread();
    const bool open = to && to->surface == Surface::Public && !m_state.note;
    m_move->setVisible(open && !m_state.invitation);
    const bool pictures =
        m_services.media && std::ranges::find(m_limitsThere.parts, PartType::Image) != m_limitsThere.parts.end();
    const QString link =
        open && m_state.invitation && pictures && m_state.attachments.empty() ? invitedTo() : QString();
    m_code->setVisible(!link.isEmpty() && link.toUtf8().size() <= mostQrBytes);
    const bool carried = open && m_state.invitation && m_carries;
    m_aside->setVisible(open && m_state.invitation && (carried || !m_state.keptForPrivate.isEmpty()));
    m_asideEdit->setReadOnly(m_busy);
    m_asideWords->setText(carried ? tr("At the same time in private — only the customer reads this")
                                  : tr("Kept until the customer writes in private"));
    if (m_asideEdit->toPlainText() != m_state.keptForPrivate) {
        const QSignalBlocker quiet(m_asideEdit);
        m_asideEdit->setPlainText(m_state.keptForPrivate);
    }
}

// Replaces the text as one step of the field's own undo.
void Composer::setText(const QString &text)
{
    QTextCursor cursor(m_edit->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_state.text = text;
}

void Composer::restore(const ComposerState &state)
{
    dropHelp();
    m_state = state;
    m_edit->setPlainText(state.text);
    m_edit->moveCursor(QTextCursor::End);
    fillThreads();
    dress();
}

void Composer::clearText()
{
    dropHelp();
    const ComposerState old = std::exchange(m_state, {});
    m_state.thread = old.thread;
    m_edit->clear(); // also forgets the undo steps: Ctrl+Z then means the message that was sent
    dress();
}

void Composer::setNoteMode(bool note)
{
    if (m_state.note == note)
        return;
    stopHelp();
    m_state.note = note;
    dress();
    m_edit->setFocus();
    Q_EMIT draftChanged();
}

void Composer::setReplyTo(const TimelineRow &message)
{
    stopHelp();
    m_state.replyTo = message.id;
    m_state.replyToPlatformId = message.platformMessageId;
    m_state.replyPreview = message.text.simplified().left(80);
    m_state.thread = message.thread;
    m_state.note = false;
    fillThreads();
    dress();
    m_edit->setFocus();
    Q_EMIT draftChanged();
}

void Composer::insertQuote(const QString &text)
{
    stopHelp();
    QString quoted = u"> "_s + text;
    quoted.replace(u'\n', u"\n> "_s);
    m_edit->textCursor().insertText(quoted + u'\n');
    m_edit->setFocus();
}

void Composer::insertWords(const QString &text)
{
    stopHelp();
    m_edit->textCursor().insertText(text);
    m_edit->setFocus();
}

void Composer::addOverride(const GuardOverride &override)
{
    m_state.overrides.push_back(override);
    judge();
    Q_EMIT draftChanged();
}

void Composer::setBusy(bool busy)
{
    m_busy = busy;
    dress();
}

} // namespace lianxi
