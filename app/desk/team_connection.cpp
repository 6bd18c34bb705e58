// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/team_connection.h"

#include "models/event/payloads.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Pieces of one reply are one text again, as the agent wrote it.
void join(QString &text, const QString &piece)
{
    if (!text.isEmpty() && !piece.isEmpty())
        text += u'\n';
    text += piece;
}

} // namespace

std::optional<SaidOffline> saidOffline(qint64 number, Instant since, const std::vector<Event> &events)
{
    SaidOffline said;
    said.number = number;
    said.since = since;
    for (const Event &event : events) {
        if (event.type == EventType::ReplyQueued) {
            const Result<ReplyQueued> reply = payloadOf<ReplyQueued>(event);
            if (!reply)
                continue;
            said.caseId = reply->caseId;
            if (said.thread.isNull())
                said.thread = reply->thread;
            if (reply->thread != said.thread)
                continue; // what an invitation says aside goes with its public line
            join(said.text, reply->text);
            said.parts.insert(said.parts.end(), reply->parts.begin(), reply->parts.end());
        } else if (event.type == EventType::NoteAdded) {
            const Result<NoteAdded> note = payloadOf<NoteAdded>(event);
            if (!note)
                continue;
            said.caseId = note->caseId;
            said.note = true;
            join(said.text, note->text);
        } else if (said.caseId.isNull()) {
            said.caseId = CaseId::parse(event.data.value("case"_L1).toString()).value_or(CaseId());
        }
    }
    return said.caseId.isNull() ? std::nullopt : std::optional(said);
}

std::optional<CameBack> cameBack(const ReturnedWork &work)
{
    std::optional<SaidOffline> said = saidOffline(work.number, work.since, work.events);
    if (!said)
        return std::nullopt;
    CameBack back{std::move(*said), {}};
    for (auto event = work.because.rbegin(); event != work.because.rend() && back.winner.isEmpty(); ++event) {
        const QJsonObject by = event->data.value("by"_L1).toObject();
        const QString name = by.value("name"_L1).toString();
        back.winner = name.isEmpty() ? by.value("agent"_L1).toString() : name;
    }
    return back;
}

TeamConnection::TeamConnection(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
}

void TeamConnection::look()
{
    const TeamStand standing = m_source.standing();
    std::vector<SaidOffline> waiting;
    const std::vector<WaitingWork> all = m_source.waiting();
    for (const WaitingWork &work : all)
        if (const std::optional<SaidOffline> said = saidOffline(work.number, work.since, work.events))
            waiting.push_back(*said);
    if (standing != m_standing || waiting != m_waiting) {
        m_standing = standing;
        m_waiting = std::move(waiting);
        Q_EMIT changed();
    }
    const std::vector<ReturnedWork> returned = m_source.returned();
    for (const ReturnedWork &work : returned) {
        if (std::find(m_told.begin(), m_told.end(), work.number) != m_told.end())
            continue;
        m_told.push_back(work.number);
        const std::optional<CameBack> back = lianxi::cameBack(work);
        if (back)
            Q_EMIT cameBack(*back);
        else
            m_source.forget(work.number); // of no case: nobody could find it again
    }
}

std::vector<SaidOffline> TeamConnection::waitingOf(CaseId id) const
{
    std::vector<SaidOffline> of;
    std::copy_if(m_waiting.begin(), m_waiting.end(), std::back_inserter(of),
                 [id](const SaidOffline &said) { return said.caseId == id; });
    return of;
}

void TeamConnection::taken(qint64 number)
{
    m_source.forget(number);
}

} // namespace lianxi
