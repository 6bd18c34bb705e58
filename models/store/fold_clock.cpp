// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/hours_text.h"
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

std::optional<RunningClock> &slot(CaseEntity &entity, ClockKind kind)
{
    return entity.clocks.at(static_cast<size_t>(kind));
}

} // namespace

const ClockPromise *Fold::promise(CaseClass caseClass, ClockKind kind) const
{
    const auto find = [this](CaseClass of, ClockKind wanted) -> const ClockPromise * {
        const auto &list = m_rules.promises[static_cast<size_t>(of)];
        const auto found =
            std::find_if(list.begin(), list.end(), [wanted](const ClockPromise &p) { return p.kind == wanted; });
        return found == list.end() ? nullptr : &*found;
    };
    if (const ClockPromise *own = find(caseClass, kind))
        return own;
    // Every customer is answered within the time of a normal case, and each further turn like the first, unless the
    // rules say otherwise.
    if (kind == ClockKind::NextResponse)
        return promise(caseClass, ClockKind::FirstResponse);
    return kind == ClockKind::FirstResponse ? find(CaseClass::Normal, kind) : nullptr;
}

void Fold::start(CaseEntity &entity, ClockKind kind, const ClockPromise &promise, Instant at)
{
    slot(entity, kind) = RunningClock{kind, at, dueTime(promise, traitsOf(entity.channel).hours, at)};
}

void Fold::setRules(const FoldRules &rules)
{
    m_rules = rules;
    m_traits.clear();
}

const Fold::ChannelTraits &Fold::traitsOf(qint64 channelRow)
{
    const auto known = m_traits.find(channelRow);
    if (known != m_traits.end())
        return known->second;
    const ChannelEntity *channel = m_tables.get(m_tables.channels, channelRow);
    const QJsonObject settings = channel ? QJsonDocument::fromJson(channel->settings.toUtf8()).object() : QJsonObject();
    return m_traits
        .emplace(channelRow, ChannelTraits{channelHours(settings, m_rules.hours), settings["team"_L1].toString()})
        .first->second;
}

void Fold::startResponse(CaseEntity &entity, Instant at)
{
    if (slot(entity, ClockKind::FirstResponse) || slot(entity, ClockKind::NextResponse))
        return;
    const ClockKind kind = entity.humanReplied ? ClockKind::NextResponse : ClockKind::FirstResponse;
    if (const ClockPromise *found = promise(entity.caseClass, kind))
        start(entity, kind, *found, at);
}

void Fold::startTransfer(CaseEntity &entity, Instant at, Instant due)
{
    if (!slot(entity, ClockKind::Transfer))
        slot(entity, ClockKind::Transfer) = RunningClock{ClockKind::Transfer, at, due};
    entity.waiting = true;
}

void Fold::stopResponse(CaseEntity &entity)
{
    slot(entity, ClockKind::FirstResponse).reset();
    slot(entity, ClockKind::NextResponse).reset();
}

void Fold::startClassClocks(CaseEntity &entity, Instant at)
{
    for (const ClockKind kind : {ClockKind::FirstResponse, ClockKind::NextResponse}) {
        std::optional<RunningClock> &running = slot(entity, kind);
        const ClockPromise *found = promise(entity.caseClass, kind);
        if (running && found)
            start(entity, kind, *found, running->started);
    }
    // A promise of a class runs from the turn that is unanswered, not from when somebody found the class.
    const std::optional<RunningClock> &first = slot(entity, ClockKind::FirstResponse);
    const std::optional<RunningClock> &next = slot(entity, ClockKind::NextResponse);
    const Instant from = first ? first->started : next ? next->started : at;
    const bool solved = (entity.scriptMask >> static_cast<int>(ScriptStep::Solve)) & 1;
    for (const ClockKind kind : {ClockKind::Plan, ClockKind::Calm}) {
        const ClockPromise *found = promise(entity.caseClass, kind);
        if (!found || (kind == ClockKind::Plan && solved) || entity.state == CaseState::Resolved)
            slot(entity, kind).reset();
        else
            start(entity, kind, *found, from);
    }
}

void Fold::refreshFollowUp(CaseEntity &entity)
{
    sqlite::Statement &select =
        m_tables.statement("SELECT scheduled, due FROM follow_up WHERE case_row = ? AND done = 0"
                           " ORDER BY due, row LIMIT 1");
    std::optional<RunningClock> &running = slot(entity, ClockKind::FollowUp);
    running.reset();
    if (m_tables.step(select.bind(1, entity.row))) {
        running = RunningClock{ClockKind::FollowUp, select.instant(0), select.instant(1)};
        select.reset();
    }
    m_tables.touch(entity);
}

void Fold::stopAll(CaseEntity &entity, Instant at, qint64 agent)
{
    // A promised follow-up outlives the case's end; it is shown again when the case is.
    for (std::optional<RunningClock> &clock : entity.clocks) {
        if (!clock || clock->kind == ClockKind::FollowUp)
            continue;
        if (at > clock->due)
            clockEnded(entity, *clock, at, agent); // broken; before its time nobody can say
        clock.reset();
    }
}

} // namespace lianxi::store
