// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/automation.h"
#include "models/event/team_payloads.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace lianxi::test
{

/// A transport that keeps what it is asked and answers when the test says.
class KeptTransport final : public HttpTransport
{
public:
    std::vector<HttpRequest> requests;
    void request(const HttpRequest &request, std::chrono::milliseconds, Done done) override
    {
        requests.push_back(request);
        m_open.push_back(std::move(done));
    }
    void answer(int status, const Headers &headers = {})
    {
        for (Done &done : std::exchange(m_open, {}))
            done({status, headers, {}, true});
    }
    [[nodiscard]] size_t open() const { return m_open.size(); }

private:
    std::vector<Done> m_open;
};

/// A log in which somebody may write just before the next append.
class OvertakenLog final : public Log
{
public:
    explicit OvertakenLog(MemoryLog &log)
        : m_log(log)
    {
    }
    std::function<void()> before;
    void append(Append what, AppendDone done) override
    {
        if (const auto first = std::exchange(before, {}))
            first();
        m_log.append(std::move(what), std::move(done));
    }
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) override
    {
        return m_log.follow(after, std::move(sink));
    }
    [[nodiscard]] Sequence lastSequence() const override { return m_log.lastSequence(); }

private:
    MemoryLog &m_log;
};

/// Automation over a real store, with a log in memory whose records the store takes in at once, and time that the test
/// moves. Ends and begins again as a process does: only what was kept is left.
class AutomationWorld
{
public:
    AutomationWorld()
    {
        m_projection = openPlain(m_dir.filePath(QStringLiteral("p.db")));
        clock.set(morning);
        reader = std::move(*StoreReader::open(m_dir.filePath(QStringLiteral("p.db")), std::nullopt, clock));
        tell(eventAt(channel(QStringLiteral("page"), Platform::Facebook, QStringLiteral("A")), morning));
        start();
    }
    ~AutomationWorld() { stop(); }

    void start()
    {
        automation =
            std::make_unique<Automation>(Automation::Parts{.log = overtaken,
                                                           .reader = *reader,
                                                           .clock = clock,
                                                           .scheduler = scheduler,
                                                           .http = http,
                                                           .playbook = playbook,
                                                           .source = QStringLiteral("/duty/t"),
                                                           .kept = kept,
                                                           .keep = [this](const QByteArray &state) { kept = state; },
                                                           .key = [this] { return key; },
                                                           .jitter = [] { return 0.5; }});
        automation->begin();
        settle();
    }
    void stop() { automation.reset(); }
    void restart()
    {
        stop();
        start();
    }

    void put(const Event &event, const QString &subject = QStringLiteral("x")) { log.put(subject, {event}); }
    /// Something happens, and everything that follows from it at this moment.
    void tell(const Event &event, const QString &subject = QStringLiteral("x"))
    {
        put(event, subject);
        settle();
    }
    void write(const QString &person, const QString &text)
    {
        ++m_number;
        tell(received(QStringLiteral("page"), customerMessage(person, m_number, text, clock.now())));
    }
    void save(const QString &id, const Rule &rule, bool removed = false)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Rule;
        saved.id = id;
        saved.name = id;
        saved.body = toRuleBody(rule);
        saved.removed = removed;
        saved.by = agent(QStringLiteral("boss"));
        tell(eventAt(saved, clock.now()), teamSubject());
    }
    void advance(std::chrono::milliseconds by)
    {
        // In steps, as questions and answers come between.
        const Instant end = clock.now() + by;
        while (clock.now() < end) {
            const Instant next = scheduler.next().value_or(end);
            scheduler.advance(std::max(std::min(next, end) - clock.now(), Instant::duration(0)));
            settle();
        }
    }

    /// Until nothing follows any more. What automation asks is asked in turn, so that a question of one's own comes
    /// back after it.
    void settle()
    {
        for (int quiet = 0; quiet < 8;)
            quiet = takeIn() ? 0 : (barrier(), quiet + 1);
    }

    [[nodiscard]] sqlite::Database &db() { return m_projection->database(); }
    [[nodiscard]] std::vector<CaseRow> cases()
    {
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        all.order = CaseFilter::Order::Newest;
        return *firstCases(db(), all, 100);
    }
    [[nodiscard]] CaseRow only() { return cases().at(0); }
    [[nodiscard]] QStringList tags(const CaseRow &row)
    {
        QStringList texts;
        for (const TagRow &one : row.tags)
            texts << one.text;
        return texts;
    }
    [[nodiscard]] std::vector<RuleRan> ran() const
    {
        std::vector<RuleRan> all;
        for (const Event &event : log.eventsOf(EventType::RuleRan))
            all.push_back(*payloadOf<RuleRan>(event));
        return all;
    }

    ManualClock clock;
    ManualScheduler scheduler{clock};
    MemoryLog log;
    OvertakenLog overtaken{log};
    KeptTransport http;
    std::shared_ptr<const Playbook> playbook = Playbook::shipped();
    QByteArray kept;
    QByteArray key = QByteArray(32, 'k');
    std::unique_ptr<StoreReader> reader;
    std::unique_ptr<Automation> automation;

private:
    bool takeIn()
    {
        if (m_applied == log.records.size())
            return false;
        const std::vector<Record> fresh(log.records.begin() + static_cast<std::ptrdiff_t>(m_applied),
                                        log.records.end());
        m_applied = log.records.size();
        const ChangeSet changes = *m_projection->apply(fresh);
        if (automation)
            automation->follow(changes);
        return true;
    }
    void barrier()
    {
        bool back = false;
        QObject context;
        ThreadPost post(&context);
        reader->askForDuty([&back, post](sqlite::Database &) { post([&back] { back = true; }); });
        QElapsedTimer waited;
        waited.start();
        while (!back && waited.elapsed() < 30'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1000);
        if (!back)
            qFatal("the store's reader does not answer");
        post.close();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Projection> m_projection;
    size_t m_applied = 0;
    int m_number = 0;
};

/// A rule with one deed and the box of open cases.
[[nodiscard]] inline Rule ruleOf(RuleTrigger trigger, std::vector<RuleStep> steps, const QString &query = {})
{
    Rule rule;
    rule.trigger = trigger;
    rule.conditions.query = query;
    rule.steps = std::move(steps);
    return rule;
}

} // namespace lianxi::test
