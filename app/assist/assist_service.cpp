// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_service.h"

#include "app/assist/assist_worker.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto testedNumber = "10086123456"_L1; ///< stands in `test_words` of resources/assist

} // namespace

template <class Job>
void AssistService::onWorker(Job job)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, job = std::move(job)] { job(*worker); });
}

AssistService::AssistService(const Parts &parts)
    : m_log(parts.log)
    , m_clock(parts.clock)
    , m_me(parts.me)
    , m_source(parts.source)
    , m_scheduler(parts.scheduler ? *parts.scheduler : m_timers)
    , m_mailbox(new QObject, [](QObject *mailbox) { mailbox->deleteLater(); })
{
    // This object outlives its thread, so what the worker tells always finds it.
    const auto here = [this](auto function) {
        return [this, function](auto... told) {
            QMetaObject::invokeMethod(
                this, [this, function, told...] { (this->*function)(told...); }, Qt::QueuedConnection);
        };
    };
    AssistWorker::Told told;
    told.setup = here(&AssistService::takeSetup);
    told.prepared = here(&AssistService::record);
    told.ended = here(&AssistService::finish);
    told.wrote = [this](quint64 id, const QString &text) {
        QMetaObject::invokeMethod(
            this,
            [this, id, text] {
                if (const QPointer<AssistRun> run = m_waiting.value(id).run)
                    run->write(text);
            },
            Qt::QueuedConnection);
    };
    told.notSaved = here(&AssistService::notSaved);
    m_worker = new AssistWorker(parts.secrets, parts.limits, std::move(told));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"assist"_s);
    m_thread.start();
    onWorker([](AssistWorker &worker) { worker.begin(); });
}

AssistService::~AssistService()
{
    m_waiting.clear(); // nobody asks the worker to stop anything from here on
    m_test.reset();
    m_thread.quit();
    m_thread.wait();
}

std::unique_ptr<AssistRun> AssistService::ask(const AssistQuestion &question)
{
    return begin(question, std::nullopt);
}

std::unique_ptr<AssistRun> AssistService::begin(const AssistQuestion &question, const std::optional<AssistSetup> &trial)
{
    const quint64 id = ++m_last;
    auto run = std::make_unique<AssistRun>([self = QPointer(this), id] {
        if (self)
            self->stop(id);
    });
    m_waiting.insert(id, {run.get(), question, trial.has_value()});
    onWorker([id, question, trial](AssistWorker &worker) { worker.prepare(id, question, trial); });
    return run;
}

// On record before it leaves: a request that cannot be recorded is not made.
void AssistService::record(quint64 id, AssistAsked what)
{
    const auto waiting = m_waiting.constFind(id);
    if (waiting == m_waiting.constEnd())
        return;
    const CaseId caseId = waiting->question.caseId;
    what.caseId = caseId;
    what.message = waiting->question.message;
    what.by = m_me;
    Append entry{caseId.isNull() ? ownSubject(m_me.agent) : workSubject(caseId),
                 {},
                 {makeEvent(what, m_source, m_clock.now())},
                 std::nullopt};
    m_log.append(std::move(entry), [mailbox = m_mailbox, self = QPointer(this), id](const AppendOutcome &outcome) {
        // On the log's thread: only the mailbox is touched here.
        QMetaObject::invokeMethod(
            mailbox.get(),
            [self, id, good = std::holds_alternative<Accepted>(outcome)] {
                if (self)
                    self->sendOrFail(id, good);
            },
            Qt::QueuedConnection);
    });
}

void AssistService::sendOrFail(quint64 id, bool recorded)
{
    if (!m_waiting.contains(id))
        return;
    if (recorded) {
        onWorker([id](AssistWorker &worker) { worker.send(id); });
        return;
    }
    onWorker([id](AssistWorker &worker) { worker.stop(id); });
    AssistEnd end;
    end.how = AssistEnd::How::Failed;
    end.trouble = AssistTrouble::NotLogged;
    finish(id, end, std::nullopt);
}

void AssistService::stop(quint64 id)
{
    if (m_waiting.remove(id) > 0)
        onWorker([id](AssistWorker &worker) { worker.stop(id); });
}

void AssistService::finish(quint64 id, const AssistEnd &end, std::optional<std::chrono::seconds> retryAfter)
{
    if (!m_waiting.contains(id))
        return;
    const Waiting waiting = m_waiting.take(id);
    if (!waiting.test) // a test is not about what is in force
        rest(end.trouble, retryAfter);
    if (waiting.run)
        waiting.run->end(end);
}

void AssistService::rest(AssistTrouble trouble, std::optional<std::chrono::seconds> asked)
{
    m_troubles = trouble == AssistTrouble::None ? 0 : m_troubles + 1;
    std::optional<std::chrono::seconds> length = restAfter(trouble, m_troubles);
    if (length && asked)
        length = std::max(*length, *asked);
    m_standing = {trouble, m_clock.now(), std::nullopt, !length || length->count() > 0};
    const int number = ++m_rest;
    if (length && length->count() > 0) {
        m_standing.againAt = m_clock.now() + *length;
        m_scheduler.after(*length, this, [this, number] {
            if (number != m_rest)
                return;
            m_standing.resting = false;
            m_standing.againAt.reset();
            refresh();
        });
    }
    refresh();
}

void AssistService::save(const AssistSetup &wanted)
{
    onWorker([wanted](AssistWorker &worker) { worker.save(wanted); });
}

void AssistService::takeSetup(const AssistSetupView &setup, bool usable)
{
    m_setup = setup;
    m_usable = usable;
    m_troubles = 0;
    ++m_rest;
    m_standing = {};
    Q_EMIT setupChanged(m_setup);
    refresh();
}

void AssistService::refresh()
{
    Q_EMIT standingChanged(m_standing);
    const bool offered = m_usable && !m_standing.resting;
    if (std::exchange(m_offered, offered) != offered)
        Q_EMIT offeredChanged(offered);
}

void AssistService::test(const AssistSetup &wanted, const QString &language)
{
    AssistQuestion question;
    question.kind = AssistKind::Test;
    question.language = language;
    m_test = begin(question, wanted);
    auto answer = std::make_shared<QString>();
    QElapsedTimer watch;
    watch.start();
    connect(m_test.get(), &AssistRun::wrote, this, [answer](const QString &text) { *answer += text; });
    connect(m_test.get(), &AssistRun::ended, this, [this, answer, watch](const AssistEnd &end) {
        AssistTestResult result;
        result.trouble = end.trouble;
        result.took = std::chrono::milliseconds(watch.elapsed());
        result.keepsPlaceholders = end.trouble != AssistTrouble::None || answer->contains(testedNumber);
        Q_EMIT tested(result);
    });
}

} // namespace lianxi
