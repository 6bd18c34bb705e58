// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/waiting_bar.h"

#include "ui/conversation/draft_state.h"

#include <QBoxLayout>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr size_t mostLines = 3; // more would push the conversation away; their number is said
constexpr int longestLine = 120;
constexpr auto cameBackMember = "came_back"_L1;

QString clockText(Instant at, const QTimeZone &zone)
{
    return toDateTime(at).toTimeZone(zone).toString(u"HH:mm"_s);
}

} // namespace

WaitingBar::WaitingBar(ThemeSource &themes, QTimeZone zone, QWidget *parent)
    : QFrame(parent)
    , m_zone(std::move(zone))
    , m_words(new PlainLabel(this))
{
    setObjectName(u"waitingBar"_s);
    setProperty("kind", u"plain"_s);
    m_words->setObjectName(u"waitingWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    auto *icon = new IconMark(themes, this);
    icon->showIcon(IconName::Offline, ColorRole::Warning);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::medium, Theme::tiny);
    row->setSpacing(Theme::small);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    hide();
}

void WaitingBar::show(std::vector<SaidOffline> waiting)
{
    m_waiting = std::move(waiting);
    retranslate();
    setVisible(!m_waiting.empty());
}

void WaitingBar::retranslate()
{
    QStringList lines{tr("These go out by themselves when the connection is back:")};
    size_t shown = 0;
    for (const SaidOffline &said : m_waiting) {
        if (said.text.isEmpty() && said.parts.empty())
            continue; // a tag, a mark: the number below counts them
        if (++shown > mostLines)
            continue;
        QString words = said.text.simplified();
        if (words.size() > longestLine)
            words = words.left(longestLine) + u'…';
        if (words.isEmpty())
            words = tr("%n attachment(s)", nullptr, static_cast<int>(said.parts.size()));
        lines << (said.note ? tr("%1 · note: %2") : tr("%1 · reply: %2")).arg(clockText(said.since, m_zone), words);
    }
    if (const auto rest = m_waiting.size() - std::min(shown, mostLines); rest > 0)
        lines << tr("and %n more", nullptr, static_cast<int>(rest));
    m_words->setText(lines.join(u'\n'));
    setAccessibleName(m_words->fullText());
}

void WaitingBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

LocalStore::SavedDraft draftWith(const CameBack &back, const std::optional<LocalStore::SavedDraft> &there)
{
    ComposerState state = there ? draftState(there->text, there->extra) : ComposerState();
    // A crash between keeping and forgetting brings it twice: it is written down once.
    const bool known = !back.said.text.isEmpty() && state.text.contains(back.said.text);
    const bool empty = state.text.trimmed().isEmpty();
    if (!known)
        state.text = empty ? back.said.text : state.text + u'\n' + back.said.text;
    if (!known || empty)
        for (const Part &part : back.said.parts)
            if (std::find(state.attachments.begin(), state.attachments.end(), part) == state.attachments.end())
                state.attachments.push_back(part);
    if (empty) {
        state.note = back.said.note;
        state.thread = back.said.thread;
    }
    QJsonObject extra = draftExtra(state);
    extra.insert(cameBackMember, QJsonObject{{"winner"_L1, back.winner}, {"since"_L1, toRfc3339(back.said.since)}});
    return {back.said.caseId, state.text, extra};
}

QString cameBackWords(const QJsonObject &extra, const QTimeZone &zone)
{
    const QJsonObject back = extra.value(cameBackMember).toObject();
    const std::optional<Instant> since = parseRfc3339(back.value("since"_L1).toString());
    if (!since)
        return {};
    const QString at = clockText(*since, zone), winner = back.value("winner"_L1).toString();
    return winner.isEmpty()
        ? WaitingBar::tr(
              "What you wrote at %1 without a connection could not be sent. It is a draft again: look at what "
              "happened since and send it if it still fits.")
              .arg(at)
        : WaitingBar::tr(
              "What you wrote at %1 without a connection was not sent: %2 acted on this case meanwhile. It is "
              "a draft again: look at what happened and send it if it still fits.")
              .arg(at, winner);
}

} // namespace lianxi
