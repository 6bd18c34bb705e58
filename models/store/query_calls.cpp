// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/calls_query.h"
#include "models/store/case_reader.h"
#include "models/store/row_keys.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostLines = 20'000; ///< lines of timelines that are read for one contact

/// A call while its lines are read, in the order in which they were told.
struct Reading {
    CallRow row;
    std::optional<Instant> answered;
};

CallOutcome outcomeOf(const QString &word)
{
    if (word == "answered"_L1)
        return CallOutcome::Answered;
    if (word == "busy"_L1 || word == "rejected"_L1)
        return CallOutcome::Busy;
    if (word == "transferred"_L1)
        return CallOutcome::HandedOn;
    return word == "failed"_L1 ? CallOutcome::Failed : CallOutcome::Missed;
}

void takeEvent(Reading &call, const QJsonObject &json, Instant at)
{
    const Result<PlatformEvent> event = platformEventFromJson(json);
    if (!event)
        return;
    CallRow &row = call.row;
    if (row.number.isEmpty())
        row.number = event->sender.id;
    if (const QString who = event->more.value("agent"_L1).toString(); !who.isEmpty())
        row.who = who;
    if (event->phase == "answered"_L1 && !call.answered)
        call.answered = at;
    for (const Part &part : event->parts)
        if (event->phase == "recorded"_L1)
            row.recording = part;
    if (event->phase != "ended"_L1)
        return;
    row.outcome = outcomeOf(event->more.value("outcome"_L1).toString());
    const QJsonValue told = event->more.value("seconds"_L1);
    if (told.isDouble())
        row.length = std::chrono::seconds(told.toInteger());
    else if (call.answered)
        row.length = std::chrono::duration_cast<std::chrono::seconds>(at - *call.answered);
    if (row.outcome == CallOutcome::Missed && call.answered) // the exchange saw only that somebody hung up
        row.outcome = CallOutcome::Answered;
}

} // namespace

Result<std::vector<CallRow>> callsOf(sqlite::Database &db, ContactId contact, int limit)
{
    const Result<qint64> target = store::targetOf(db, keys::of(keys::Kind::Contact, contact));
    if (!target)
        return tl::unexpected(target.error());
    if (*target == 0)
        return std::vector<CallRow>();
    qint64 root = 0;
    const Result<std::vector<qint64>> group = store::contactGroup(db, *target, &root);
    if (!group)
        return tl::unexpected(group.error());
    QStringList members;
    for (const qint64 member : *group)
        members << QString::number(member);
    const QByteArray sql = "SELECT t.row, t.id, h.id, m.case_row, m.direction, m.at, m.activity, m.details, m.delivery,"
                           " coalesce(a.name, '') FROM thread t JOIN channel h ON h.row = t.channel"
                           " JOIN case_thread ct ON ct.thread = t.row"
                           " JOIN message m ON m.case_row = ct.case_row AND m.thread = t.row"
                           " LEFT JOIN agent a ON a.row = m.author_row AND m.activity = 'action.queued'"
                           " WHERE t.contact IN ("
        + members.join(u',').toLatin1()
        + ") AND h.platform = ?1 AND m.activity IN ('platform.call', 'action.queued') ORDER BY m.row DESC LIMIT ?2";
    struct Line {
        qint64 thread;
        CallRow row;
        QString activity, details, agent;
        bool done;
    };
    std::vector<Line> lines;
    const Status read = sqlite::forEachRow(
        db, sql.constData(),
        [](sqlite::Statement &query) { query.bind(1, static_cast<int>(Platform::Asterisk)).bind(2, mostLines); },
        [&lines](const sqlite::Statement &row) {
            Line line{row.integer(0), {}, row.text(6), row.text(7), row.text(9), false};
            line.row.call = row.id<ThreadId>(1);
            line.row.channel = ChannelId(row.text(2));
            line.row.caseRow = row.integer(3);
            line.row.direction = static_cast<Direction>(row.integer(4));
            line.row.at = row.instant(5);
            const auto delivery = static_cast<DeliveryState>(row.integer(8));
            line.done = delivery == DeliveryState::Sent || delivery == DeliveryState::Delivered;
            lines.push_back(std::move(line));
        });
    if (!read)
        return tl::unexpected(read.error());
    std::map<qint64, Reading> calls;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const QJsonObject details = QJsonDocument::fromJson(line->details.toUtf8()).object();
        if (line->activity == "action.queued"_L1) {
            const auto known = calls.find(line->thread);
            if (known != calls.end() && line->done
                && details.value("what"_L1).toString() == QString(toText(MessageAction::AnswerCall)))
                known->second.row.who = line->agent;
            continue;
        }
        const auto [place, first] = calls.try_emplace(line->thread);
        if (first)
            place->second.row = line->row;
        takeEvent(place->second, details, line->row.at);
    }
    std::vector<CallRow> rows;
    for (auto &[thread, call] : calls)
        rows.push_back(std::move(call.row));
    std::stable_sort(rows.begin(), rows.end(), [](const CallRow &a, const CallRow &b) { return a.at > b.at; });
    if (rows.size() > static_cast<size_t>(limit))
        rows.resize(static_cast<size_t>(limit));
    return rows;
}

} // namespace lianxi
