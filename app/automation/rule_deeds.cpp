// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/rule_deeds.h"

#include "app/desk/desk.h"
#include "app/desk/reply_pieces.h"
#include "app/desk/reply_window.h"
#include "app/desk/survey.h"
#include "models/policy/guard_rules.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

const Actor systemActor{AuthorKind::System, {}, {}};

/// Makes the events of one run.
class Run
{
public:
    Run(const LoadedRule &rule, const RunSite &site)
        : m_rule(rule)
        , m_site(site)
        , m_head(site.view.head)
    {
    }

    PlannedRun from(size_t first)
    {
        for (size_t at = first; at < m_rule.rule.steps.size() && !m_waits; ++at) {
            m_at = at;
            one(m_rule.rule.steps.at(at));
        }
        PlannedRun planned;
        planned.ran = line();
        planned.races = m_races;
        const bool nothing = planned.ran.did.isEmpty() && planned.ran.trouble.isEmpty();
        if (nothing)
            return planned;
        // The last event is the run itself: whoever finds it folded knows that all of it was done.
        m_events.push_back(makeEvent(planned.ran, m_site.source, m_site.now, m_site.run));
        planned.events = std::move(m_events);
        return planned;
    }

private:
    void one(const RuleStep &step)
    {
        switch (step.deed) {
        case RuleDeed::Tag:
        case RuleDeed::Untag:
            return tag(step);
        case RuleDeed::Class:
        case RuleDeed::Priority:
        case RuleDeed::Category:
            return classify(step);
        case RuleDeed::Assign:
        case RuleDeed::Queue:
        case RuleDeed::Supervisor:
            return handOver(step);
        case RuleDeed::Note:
        case RuleDeed::Notify:
            return note(step);
        case RuleDeed::Reply:
            return reply(step);
        case RuleDeed::Webhook:
            m_calls.append(static_cast<int>(m_at));
            m_did << u"webhook:"_s + QUrl(step.text.trimmed()).host();
            return;
        case RuleDeed::Wait:
            m_waits = true;
            m_did << u"wait:%1"_s.arg(step.length.count());
            m_rest.insert(
                "wait"_L1,
                QJsonObject{{"step"_L1, static_cast<int>(m_at) + 1}, {"until"_L1, toMillis(m_site.now + step.length)}});
            return;
        case RuleDeed::Snooze:
            return snooze(step);
        case RuleDeed::Resolve:
            return resolve();
        }
    }

    template <class P>
    void add(const P &payload)
    {
        const EventId id = EventId::derive(m_site.run.toBytes() + "/event/" + QByteArray::number(m_events.size()));
        m_events.push_back(makeEvent(payload, m_site.source, m_site.now, id));
    }
    [[nodiscard]] MessageId ownId() const
    {
        return MessageId::derive(m_site.run.toBytes() + "/message/" + QByteArray::number(m_at));
    }
    void trouble(const QString &what) { m_trouble << what; }

    void tag(const RuleStep &step)
    {
        const QString text = step.text.trimmed();
        const bool off = step.deed == RuleDeed::Untag;
        const bool has = std::any_of(m_head.tags.begin(), m_head.tags.end(),
                                     [&](const TagRow &one) { return one.family == step.family && one.text == text; });
        if (has != off)
            return;
        if (off)
            std::erase_if(m_head.tags,
                          [&](const TagRow &one) { return one.family == step.family && one.text == text; });
        else
            m_head.tags.push_back({step.family, text, {}, m_site.now});
        add(CaseTagged{m_head.id, systemActor, step.family, text, off, u"rule"_s});
        m_did << (off ? u"untag:"_s : u"tag:"_s) + text;
    }

    void classify(const RuleStep &step)
    {
        CaseClassified what;
        what.caseId = m_head.id;
        what.by = systemActor;
        what.why = m_rule.name;
        if (step.deed == RuleDeed::Class && m_head.caseClass != step.caseClass) {
            what.caseClass = m_head.caseClass = step.caseClass;
            m_did << u"class:"_s + toText(step.caseClass);
        } else if (step.deed == RuleDeed::Priority && m_head.priority != step.priority) {
            what.priority = m_head.priority = step.priority;
            m_did << u"priority:"_s + toText(step.priority);
        } else if (step.deed == RuleDeed::Category && m_head.category != step.text.trimmed()) {
            m_head.category = step.text.trimmed();
            what.category = m_head.category;
            m_did << u"category:"_s + m_head.category;
        } else {
            return;
        }
        add(what);
    }

    [[nodiscard]] bool underWay(const char *deed)
    {
        if (isUnderWay(m_head.state))
            return true;
        trouble(QString::fromLatin1(deed) + u":resolved"_s);
        return false;
    }

    void handOver(const RuleStep &step)
    {
        CaseTransferred to;
        to.caseId = m_head.id;
        to.by = systemActor;
        to.reason = m_rule.name;
        if (step.deed == RuleDeed::Assign) {
            to.to = AgentId(step.people.value(0));
            to.toName = m_site.names.value(to.to.text(), to.to.text());
            if (!underWay("assign") || m_head.assignee == to.to)
                return;
            m_head.assignee = to.to;
            m_did << u"assign:"_s + to.toName;
        } else {
            const bool up = step.deed == RuleDeed::Supervisor;
            to.queue = up ? u"supervisor"_s : step.text.trimmed();
            const bool there = up ? m_head.supervisor : m_head.queue == to.queue && m_head.assignee.isEmpty();
            if (!underWay(up ? "supervisor" : "queue") || there)
                return;
            m_head.supervisor = m_head.supervisor || up;
            m_head.queue = up ? m_head.queue : to.queue;
            m_head.assignee = {};
            m_did << (up ? u"supervisor"_s : u"queue:"_s + to.queue);
        }
        m_races = true;
        add(to);
    }

    void note(const RuleStep &step)
    {
        const bool tells = step.deed == RuleDeed::Notify;
        add(NoteAdded{m_head.id, ownId(), systemActor, filledText(step.text, m_site.view),
                      tells ? step.people : QStringList()});
        QStringList named;
        for (const QString &one : step.people)
            named << m_site.names.value(one, one);
        m_did << (tells ? u"notify:"_s + named.join(u", "_s) : u"note"_s);
    }

    /// In private only, to whoever wrote last there, and through the guards.
    void reply(const RuleStep &step)
    {
        if (m_site.view.bot && m_site.view.bot->ended.isEmpty())
            return trouble(u"reply:bot"_s); // two machines at once confuse everybody
        const ThreadRow *to = nullptr;
        bool shut = false;
        for (const ThreadRow &thread : m_site.view.threads) {
            if (thread.surface != Surface::Private || !thread.lastInboundAt)
                continue;
            const Codec *codec = codecFor(thread.platform);
            if (!codec || codec->limits(thread.surface).calls)
                continue;
            shut = replyWindow(codec->limits(thread.surface), thread, m_site.now).isShut();
            to = &thread;
            break;
        }
        if (!to || shut)
            return trouble(to ? u"reply:shut"_s : u"reply:no_private"_s);
        const QString text = filledText(step.text, m_site.view);
        const AgentProfile author{{}, {}, {}, AuthorKind::System};
        const Draft draft{text, {}, AuthorKind::System};
        const GuardReport report = checkDraft(draft, contextOf(m_site.view, *to, author), m_site.playbook);
        if (report.level() == GuardLevel::Block)
            return trouble(u"reply:"_s + report.hardest()->rule);
        const std::vector<ReplyPiece> pieces = replyPieces(*to, text, {});
        if (pieces.size() != 1)
            return trouble(u"reply:too_long"_s);
        ReplyQueued queued;
        queued.caseId = m_head.id;
        queued.thread = to->id;
        queued.message = ownId();
        queued.channel = to->channel;
        queued.by = systemActor;
        queued.surface = Surface::Private;
        queued.text = text;
        m_races = m_races || m_head.assignee.isEmpty(); // whoever takes the case at this moment answers themselves
        add(queued);
        m_did << u"reply"_s;
    }

    void snooze(const RuleStep &step)
    {
        if (!underWay("snooze"))
            return;
        const bool untilReply = step.length == std::chrono::minutes(0);
        add(CaseSnoozed{m_head.id, systemActor, untilReply ? std::nullopt : std::optional(m_site.now + step.length)});
        m_head.state = CaseState::Snoozed;
        m_races = true;
        m_did << u"snooze:%1"_s.arg(step.length.count());
    }

    void resolve()
    {
        if (!underWay("resolve"))
            return;
        const AgentProfile author{{}, {}, {}, AuthorKind::System};
        const ThreadRow shown = m_site.view.threads.empty() ? ThreadRow{} : m_site.view.threads.front();
        const CaseContext context = contextOf(m_site.view, shown, author);
        const GuardReport report = checkResolve(context, m_site.playbook);
        if (report.level() == GuardLevel::Block)
            return trouble(u"resolve:"_s + report.hardest()->rule);
        add(CaseResolved{m_head.id, systemActor});
        m_head.state = CaseState::Resolved;
        m_races = true;
        m_did << u"resolve"_s;
        ask(context);
    }

    /// How it was, where the channel asks that when a case is resolved.
    void ask(const CaseContext &context)
    {
        const Instant leaves = surveyLeaves(m_site.playbook, m_site.now);
        const std::optional<ThreadRow> thread = surveyThread(m_site.view, m_site.now, leaves);
        if (!thread || m_site.view.head.assignee.isEmpty())
            return;
        ReplyQueued question;
        question.caseId = m_head.id;
        question.thread = thread->id;
        question.message = ownId();
        question.channel = thread->channel;
        question.text = sentenceText(Sentence::Survey, context, m_site.playbook);
        question.notBefore = leaves;
        question.intent = {{surveyMark, true}};
        add(question);
        add(SurveySent{m_head.id, question.message, thread->id, m_site.view.head.assignee, question.by});
    }

    [[nodiscard]] RuleRan line() const
    {
        RuleRan ran{m_head.id, m_rule.id, m_rule.version, m_rule.name, m_did, m_trouble.join(u'\n')};
        ran.rest = m_rest;
        ran.rest.insert("depth"_L1, m_site.depth);
        if (!m_calls.isEmpty()) {
            ran.rest.insert("calls"_L1, m_calls);
            ran.rest.insert("desk"_L1, m_site.source);
        }
        return ran;
    }

    const LoadedRule &m_rule;
    const RunSite &m_site;
    CaseRow m_head; ///< as the steps before have left it
    size_t m_at = 0;
    std::vector<Event> m_events;
    QStringList m_did, m_trouble;
    QJsonArray m_calls;
    QJsonObject m_rest;
    bool m_races = false, m_waits = false;
};

} // namespace

QString filledText(const QString &text, const CaseView &view)
{
    QString filled = text;
    filled.replace("{brand}"_L1, view.brand);
    filled.replace("{number}"_L1, QString::number(view.head.row));
    filled.replace("{customer}"_L1, view.head.contactName); // last: a name is not looked into
    return filled;
}

PlannedRun planRun(const LoadedRule &rule, size_t fromStep, const RunSite &site)
{
    return Run(rule, site).from(fromStep);
}

} // namespace lianxi
