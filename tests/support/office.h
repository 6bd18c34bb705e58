// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/policy/routing.h"
#include "tests/support/event_maker.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QCoreApplication>

namespace lianxi::test
{

/// A team at work by an injected clock: a log, the projection that follows it, and a reader for duty's parts. What
/// parts write comes back to them as it does in a desk.
class Office
{
public:
    Office()
        : scheduler(clock)
    {
        clock.set(morning);
        const QString file = m_dir.filePath(QStringLiteral("p.db"));
        m_projection = openPlain(file);
        reader = std::move(*StoreReader::open(file, std::nullopt, clock));
    }
    /// Parts that are told what changed; not owned.
    std::vector<DutyPart *> parts;
    ManualClock clock;
    ManualScheduler scheduler;
    MemoryLog log;
    std::unique_ptr<StoreReader> reader;

    [[nodiscard]] sqlite::Database &db() { return m_projection->database(); }
    template <class P>
    void tell(const P &payload, const QString &subject = QStringLiteral("team"))
    {
        log.put(subject, {makeEvent(payload, QStringLiteral("/test"), clock.now())});
    }
    void write(const QString &channelId, const QString &person, const QString &text)
    {
        log.put(QStringLiteral("channel"),
                {received(channelId, customerMessage(person, ++m_number, text, clock.now()))});
    }
    /// Hands on what is on the log until nobody does anything more.
    void settle()
    {
        for (int quiet = 0; quiet < 4;) {
            quiet = follow() ? 0 : quiet + 1;
            waitForReader();
        }
    }
    void advance(std::chrono::milliseconds by)
    {
        scheduler.advance(by);
        settle();
    }
    /// In the order in which they were opened.
    [[nodiscard]] std::vector<CaseRow> cases()
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        filter.order = CaseFilter::Order::Newest;
        std::vector<CaseRow> rows = *firstCases(db(), filter, 10'000);
        std::sort(rows.begin(), rows.end(), [](const CaseRow &a, const CaseRow &b) { return a.row < b.row; });
        return rows;
    }
    template <class P>
    [[nodiscard]] std::vector<P> told() const
    {
        std::vector<P> all;
        for (const Event &event : log.eventsOf(P::type))
            all.push_back(*payloadOf<P>(event));
        return all;
    }
    void describe(const QString &id, const QStringList &queues = {}, int capacity = 5)
    {
        MemberDescribed member;
        member.agent = AgentId(id);
        member.name = id;
        member.queues = queues;
        member.capacity = capacity;
        tell(member);
    }
    void be(const QString &id, Presence presence)
    {
        PresenceChanged changed;
        changed.by = agent(id);
        changed.presence = presence;
        tell(changed);
    }
    void adopt(const RoutingStandard &standard)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Routing;
        saved.id = routingItemId;
        saved.name = QStringLiteral("Routing");
        saved.body = toRoutingBody(standard);
        saved.by = agent(QStringLiteral("wang"));
        tell(saved);
    }
    /// As the judge does; `risks` bring it to the supervisor.
    void judge(const QString &category, const QStringList &risks = {},
               const QString &emotion = QStringLiteral("neutral"))
    {
        for (const CaseRow &row : cases()) {
            const std::vector<TimelineRow> lines = *timeline(db(), row.row, 100);
            for (const TimelineRow &line : lines) {
                if (line.kind != TimelineKind::Message || line.direction != Direction::In || !line.emotion.isEmpty())
                    continue;
                MessageJudged judged;
                judged.caseId = row.id;
                judged.message = line.id;
                judged.emotion = emotion;
                judged.category = category;
                judged.risks = risks;
                tell(judged, QStringLiteral("work"));
            }
        }
    }

    /// Until the parts have what they asked before.
    void waitForReader()
    {
        bool done = false;
        QObject here;
        reader->askForDuty([&done, &here](sqlite::Database &) {
            QMetaObject::invokeMethod(
                &here, [&done] { done = true; }, Qt::QueuedConnection);
        });
        while (!done)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private:
    /// \return whether there was anything.
    bool follow()
    {
        std::vector<Record> fresh(log.records.begin() + static_cast<std::ptrdiff_t>(m_followed), log.records.end());
        m_followed = log.records.size();
        if (fresh.empty())
            return false;
        const ChangeSet changes = *m_projection->apply(fresh);
        for (DutyPart *part : parts)
            part->follow(changes);
        return true;
    }
    QTemporaryDir m_dir;
    std::unique_ptr<Projection> m_projection;
    size_t m_followed = 0;
    int m_number = 0;
};

} // namespace lianxi::test
