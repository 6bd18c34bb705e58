// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/words.h"
#include "ui/inbox/bulk_bar.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using Kind = BulkAction::Kind;
using End = BulkOutcome::Kind;

QString BulkWords::doing(const BulkRun &run)
{
    if (run.isUndoing())
        return BulkBar::tr("Taking back");
    switch (run.action().kind) {
    case Kind::Claim:
        return BulkBar::tr("Claiming");
    case Kind::Release:
        return BulkBar::tr("Releasing");
    case Kind::Transfer:
        return BulkBar::tr("Handing over");
    case Kind::Tag:
    case Kind::Untag:
        return BulkBar::tr("Tagging");
    case Kind::Snooze:
    case Kind::Wake:
        return BulkBar::tr("Snoozing");
    case Kind::Classify:
        return BulkBar::tr("Classifying");
    case Kind::Resolve:
    case Kind::Reopen:
        return BulkBar::tr("Resolving");
    case Kind::MarkRead:
    case Kind::MarkUnread:
        return BulkBar::tr("Marking as read");
    }
    Q_UNREACHABLE();
}

namespace
{

QString doneSentence(const BulkRun &run, int count)
{
    if (run.isUndoing())
        return BulkBar::tr("%n taken back", nullptr, count);
    switch (run.action().kind) {
    case Kind::Claim:
        return BulkBar::tr("%n claimed", nullptr, count);
    case Kind::Release:
        return BulkBar::tr("%n released", nullptr, count);
    case Kind::Transfer:
        return BulkBar::tr("%n handed over", nullptr, count);
    case Kind::Tag:
    case Kind::Untag:
        return BulkBar::tr("%n tagged", nullptr, count);
    case Kind::Snooze:
    case Kind::Wake:
        return BulkBar::tr("%n snoozed", nullptr, count);
    case Kind::Classify:
        return BulkBar::tr("%n classified", nullptr, count);
    case Kind::Resolve:
    case Kind::Reopen:
        return BulkBar::tr("%n resolved", nullptr, count);
    case Kind::MarkRead:
    case Kind::MarkUnread:
        return BulkBar::tr("%n marked as read", nullptr, count);
    }
    Q_UNREACHABLE();
}

} // namespace

QString BulkWords::done(const BulkRun &run)
{
    QStringList parts{doneSentence(run, run.count(End::Done))};
    if (const int already = run.count(End::Already); already > 0)
        parts << BulkBar::tr("%n already so", nullptr, already);
    if (const int failed = run.total() - run.count(End::Done) - run.count(End::Already); failed > 0)
        parts << BulkBar::tr("%n not", nullptr, failed);
    return parts.join(u" · "_s);
}

QString BulkWords::reason(const BulkOutcome &outcome)
{
    switch (outcome.kind) {
    case End::Done:
    case End::Already:
        return {};
    case End::Taken:
        return outcome.result.winner.isEmpty() ? BulkBar::tr("somebody else changed it meanwhile")
                                               : BulkBar::tr("%1 has it, or was first").arg(outcome.result.winner);
    case End::Refused: {
        const Verdict *verdict = outcome.result.report.hardest();
        return verdict ? verdict->reason : BulkBar::tr("a rule forbids it");
    }
    case End::Resolved:
        return BulkBar::tr("it is resolved");
    case End::Gone:
        return BulkBar::tr("it has become part of another case");
    case End::Unavailable:
        return outcome.result.error.code == ErrorCode::InvalidInput ? BulkBar::tr("the time to wake has passed")
                                                                    : ConversationWords::error(outcome.result.error);
    case End::NotExact:
        return BulkBar::tr("it cannot be given back exactly as it was (a clock that ran, unread messages, the "
                           "supervisor's queue)");
    case End::Stopped:
        return BulkBar::tr("stopped before it was its turn");
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
