// SPDX-License-Identifier: GPL-3.0-or-later
// What a large model is asked for in a conversation, where one is set up.
#include "ui/conversation/conversation_panel.h"

#include "app/assist/case_question.h"

#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// What on a customer's bubble is masked, whatever language it is told in; numbers and links stand there openly.
bool isPersonal(const QString &kind)
{
    return kind != "NUMBER"_L1 && kind != "LINK"_L1 && kind != "TEXT"_L1 && kind != "AGENT"_L1;
}

MessageTranslation translationOf(const QString &text, const AssistEnd &how)
{
    MessageTranslation made{true, text, {}};
    for (const RestoredPiece &piece : how.pieces) {
        if (isPersonal(piece.kind))
            made.masked.push_back({piece.start, piece.length, piece.kind.toLower()});
    }
    return made;
}

} // namespace

void ConversationPanel::connectAssist()
{
    connect(m_composer, &Composer::helpRequested, this, &ConversationPanel::askHelp);
    connect(m_timeline, &TimelineView::translateRequested, this, &ConversationPanel::translate);
    m_timeline->setTranslatable([this](const TimelineRow &entry) { return isTranslatable(entry); });
}

AssistQuestion ConversationPanel::question(AssistKind kind, AssistTone tone) const
{
    const ThreadRow *to = m_composer->state().note ? nullptr : m_composer->thread();
    AssistScene scene{*m_view, m_model.entries(), to, m_services.desk.me().name, m_composer->state().text, {}, {}};
    scene.language = QLocale().language() == QLocale::Chinese ? u"zh"_s : u"en"_s;
    if (to && to->surface == Surface::Public && m_services.invitation)
        scene.invitation = m_services.invitation(contextOf(*m_view, *to, m_services.desk.me()));
    return questionOf(kind, tone, scene);
}

void ConversationPanel::askHelp(AssistKind kind, AssistTone tone)
{
    if (m_view && m_services.assistant && m_services.assistant->isOffered())
        m_composer->takeHelp(m_services.assistant->ask(question(kind, tone)));
}

std::function<std::unique_ptr<AssistRun>()> ConversationPanel::summariser()
{
    if (!m_view || !m_services.assistant || !m_services.assistant->isOffered())
        return {};
    return [assistant = m_services.assistant, asked = question(AssistKind::Summary, AssistTone::Warm)] {
        return assistant->ask(asked);
    };
}

bool ConversationPanel::isTranslatable(const TimelineRow &entry) const
{
    return m_services.assistant && m_services.assistant->isOffered() && entry.kind == TimelineKind::Message
        && entry.direction == Direction::In && !entry.deleted && !entry.text.trimmed().isEmpty();
}

void ConversationPanel::translateCurrent()
{
    const auto place = [this](int position) {
        return position >= 0 && position < m_model.rowCount()
            && (isTranslatable(m_model.entry(position)) || m_timeline->hasTranslation(m_model.entry(position).id));
    };
    int position = m_timeline->current();
    for (int i = m_model.rowCount() - 1; i >= 0 && !place(position); --i)
        position = i;
    if (place(position))
        translate(m_model.entry(position).id);
}

// Shown when it is whole: which of its words are the customer's data is known at the end. Asked for again, it goes
// away, and what is under way is stopped.
void ConversationPanel::translate(const MessageId &message)
{
    if (m_timeline->hasTranslation(message)) {
        m_translating.erase(message);
        m_timeline->setTranslation(message, std::nullopt);
        return;
    }
    const int position = m_model.positionOf(message);
    if (!m_view || position < 0 || !isTranslatable(m_model.entry(position)))
        return;
    AssistQuestion asked = question(AssistKind::TranslateMessage, AssistTone::Warm);
    asked.message = message;
    asked.text = m_model.entry(position).text;
    std::unique_ptr<AssistRun> run = m_services.assistant->ask(asked);
    auto text = std::make_shared<QString>();
    connect(run.get(), &AssistRun::wrote, this, [text](const QString &more) { *text += more; });
    connect(run.get(), &AssistRun::ended, this, [this, message, text](const AssistEnd &how) {
        const bool good = how.how != AssistEnd::How::Failed;
        m_timeline->setTranslation(message, good ? std::optional(translationOf(*text, how)) : std::nullopt);
        if (auto told = m_translating.extract(message))
            told.mapped().release()->deleteLater(); // it is what tells this
    });
    m_translating.emplace(message, std::move(run));
    m_timeline->setTranslation(message, MessageTranslation{});
}

} // namespace lianxi
