// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/leaving.h"

#include "app/desk/desk.h"
#include "app/desk/survey.h"
#include "models/policy/guard_rules.h"
#include "models/policy/said_parts.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

std::optional<Verdict> checkLeaving(const OutboxRow &row, const CaseView &view, const Playbook &playbook)
{
    if (row.intent.value(surveyMark).toBool() && view.head.state != CaseState::Resolved) {
        Verdict reopened;
        reopened.level = GuardLevel::Block;
        reopened.rule = u"survey.case_reopened"_s;
        return reopened;
    }
    if (const QJsonValue held = row.intent.value(heldBackMark); held.isObject()) {
        const QJsonObject heard = held.toObject();
        const bool wrote = std::ranges::any_of(view.threads, [&heard](const ThreadRow &thread) {
            return lastHeard(thread) != heard.value(thread.id.toString()).toString();
        });
        // Once its beginning has left, the rest of a message goes with it.
        if (wrote && !(row.before && isTaken(*row.before))) {
            Verdict overtaken;
            overtaken.level = GuardLevel::Block;
            overtaken.rule = u"reply.customer_wrote"_s;
            return overtaken;
        }
    }
    const AgentProfile author{row.by.agent, row.by.name, {}, row.by.kind};
    const Draft draft{wholeText(row.text, row.parts), row.steps, row.by.kind};
    ThreadRow to = row.thread;
    to.surface = row.surface; // a public author may be answered in private
    CaseContext context = contextOf(view, to, author);
    context.firstHumanReply = !row.humanBefore; // the view counts this message already
    const GuardReport report = checkDraft(draft, context, playbook);
    const bool named = row.by.kind == AuthorKind::Bot && row.intent.value(botNamedMark).toBool();
    for (const Verdict &verdict : report.verdicts) {
        if (named && verdict.rule == toText(GuardRule::BotName))
            continue; // its first message did
        const bool overridden =
            verdict.mayOverride && std::ranges::any_of(row.overrides, [&](const GuardOverride &made) {
                return made.rule == verdict.rule && !made.reason.isEmpty();
            });
        if (verdict.level == GuardLevel::Block && !overridden)
            return verdict;
    }
    return std::nullopt;
}

} // namespace lianxi
