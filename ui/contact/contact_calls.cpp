// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's telephone calls and their recordings.
#include "ui/contact/call_player.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/words.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostShown = 4;

MediaKey recordingOf(const CallRow &call)
{
    return {call.channel, call.recording.value_or(Part())};
}

} // namespace

void ContactPanel::askCalls()
{
    if (!m_services.askCalls)
        return;
    m_services.askCalls(this, m_contact, [this, asked = m_contact](std::vector<CallRow> calls) {
        if (asked != m_contact || calls == m_calls)
            return;
        m_calls = std::move(calls);
        rebuild();
    });
}

void ContactPanel::addCalls()
{
    if (m_calls.empty())
        return;
    addTitle(tr("Calls"));
    const size_t shown = m_allCalls ? m_calls.size() : std::min(m_calls.size(), mostShown);
    for (size_t i = 0; i < shown; ++i)
        addCall(m_calls[i]);
    if (shown == m_calls.size())
        return;
    auto *more = new QPushButton(tr("Show %n more call(s)", nullptr, static_cast<int>(m_calls.size() - shown)), m_body);
    more->setObjectName(u"moreCalls"_s);
    more->setProperty("kind", u"link"_s);
    more->setAccessibleName(more->text());
    connect(
        more, &QPushButton::clicked, this,
        [this] {
            m_allCalls = true;
            rebuild();
        },
        Qt::QueuedConnection); // the button goes with it
    m_column->addWidget(more, 0, Qt::AlignLeft);
}

void ContactPanel::addCall(const CallRow &call)
{
    QString how;
    switch (call.outcome) {
    case CallOutcome::UnderWay:
        how = tr("under way");
        break;
    case CallOutcome::Answered:
        how = call.length ? CallPlayer::clock(*call.length) : tr("answered");
        break;
    case CallOutcome::Missed:
        how = call.direction == Direction::In ? tr("missed") : tr("not answered");
        break;
    case CallOutcome::Busy:
        how = tr("busy");
        break;
    case CallOutcome::Failed:
        how = tr("failed");
        break;
    case CallOutcome::HandedOn:
        how = tr("handed on");
        break;
    }
    QStringList facts{call.direction == Direction::In ? tr("Incoming") : tr("Outgoing"), how};
    if (!call.who.isEmpty())
        facts << call.who;
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    auto *words = new PlainLabel(tr("%1 · %2").arg(when(call.at), facts.join(u" · "_s)), m_body);
    words->setObjectName(u"call"_s);
    words->setElideMode(Qt::ElideNone);
    const bool missed = call.outcome == CallOutcome::Missed && call.direction == Direction::In;
    if (missed)
        words->setProperty("kind", u"danger"_s);
    line->addWidget(words, 1);
    m_column->addLayout(line);
    if (!call.recording || !m_services.media)
        return;
    const QByteArray source = recordingOf(call).source();
    const bool plays = m_player.playing() == source;
    auto *play = new QPushButton(plays ? tr("Stop") : tr("Play"), m_body);
    play->setObjectName(u"playCall-"_s + call.call.toString());
    play->setProperty("kind", u"link"_s);
    play->setAccessibleName(plays ? tr("Stop the recording") : tr("Play the recording of %1").arg(when(call.at)));
    connect(play, &QPushButton::clicked, this, [this, call] { playCall(call); });
    line->addWidget(play, 0, Qt::AlignTop);
    if (plays)
        m_column->addWidget(new CallPlayer(m_player, m_services.theme, m_body));
    else if (m_played == source && !m_playTrouble.isEmpty())
        addLine(m_playTrouble, u"warning"_s)->setObjectName(u"playTrouble"_s);
}

void ContactPanel::playCall(const CallRow &call)
{
    const MediaKey key = recordingOf(call);
    m_played = key.source();
    m_playTrouble.clear();
    if (m_player.playing() == m_played)
        return m_player.stop();
    m_services.media->askFile(this, key, [this, source = m_played](const MediaAnswer &answer) {
        if (source != m_played)
            return; // another one was asked for meanwhile, or another customer
        if (answer.state == MediaAnswer::State::Ready)
            return m_player.play(source, answer.bytes);
        m_playTrouble = ConversationWords::media(PartLook::State::Refused, answer.reason);
        rebuild();
    });
}

} // namespace lianxi
