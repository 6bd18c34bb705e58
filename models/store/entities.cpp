// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/entities.h"

#include "models/store/queries.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

constexpr qsizetype clockSize = 1 + 8 + 8; // kind, started, due

constexpr std::array<QLatin1StringView, 4> emotions{""_L1, "negative"_L1, "neutral"_L1, "positive"_L1};

} // namespace

QString emotionText(Emotion emotion)
{
    return emotions.at(static_cast<size_t>(emotion));
}

Emotion emotionFrom(const QString &text)
{
    const auto found = std::find(emotions.begin(), emotions.end(), text);
    return found == emotions.end() ? Emotion::None : static_cast<Emotion>(found - emotions.begin());
}

QByteArray packClocks(const Clocks &clocks)
{
    QByteArray bytes;
    for (const std::optional<RunningClock> &clock : clocks) {
        if (!clock)
            continue;
        char packed[clockSize];
        packed[0] = static_cast<char>(clock->kind);
        qToBigEndian(toMillis(clock->started), packed + 1);
        qToBigEndian(toMillis(clock->due), packed + 9);
        bytes.append(packed, clockSize);
    }
    return bytes;
}

Clocks unpackClocks(const QByteArray &bytes)
{
    Clocks clocks;
    for (qsizetype at = 0; at + clockSize <= bytes.size(); at += clockSize) {
        const char *packed = bytes.constData() + at;
        const auto kind = static_cast<size_t>(packed[0]);
        if (kind < clocks.size())
            clocks[kind] = RunningClock{static_cast<ClockKind>(kind), fromMillis(qFromBigEndian<qint64>(packed + 1)),
                                        fromMillis(qFromBigEndian<qint64>(packed + 9))};
    }
    return clocks;
}

Counted countedOf(const CaseEntity &entity)
{
    return {entity.state != CaseState::Merged, entity.supervisor, entity.unread > 0, entity.state, entity.assignee};
}

void derive(CaseEntity &entity)
{
    entity.clockBytes = packClocks(entity.clocks);
    const RunningClock *next = nullptr;
    for (const std::optional<RunningClock> &clock : entity.clocks)
        if (clock && isUnderWay(entity.state) && (!next || clock->due < next->due))
            next = &*clock;
    entity.clockKind = next ? std::optional(static_cast<int>(next->kind)) : std::nullopt;
    entity.clockStarted = next ? std::optional(next->started) : std::nullopt;
    entity.clockDue = next ? std::optional(next->due) : std::nullopt;
    CaseRow row;
    row.row = entity.row;
    row.lastAt = entity.lastAt;
    if (next)
        row.clock = *next;
    entity.dueKey = sortKey(row, CaseFilter::Order::TimeLeft).sort;
    entity.newKey = sortKey(row, CaseFilter::Order::Newest).sort;
}

std::optional<CaseFactRow> factOf(const CaseEntity &entity)
{
    if (!entity.askedAt || entity.state == CaseState::Merged)
        return std::nullopt;
    CaseFactRow fact{*entity.askedAt,
                     entity.contact,
                     entity.askedChannel,
                     entity.askedSurface,
                     entity.caseClass,
                     entity.category,
                     entity.assignee,
                     entity.humanReplied,
                     entity.scriptMask,
                     {},
                     {},
                     entity.resolves};
    if (entity.state == CaseState::Resolved)
        fact.resolved = entity.resolvedAt;
    fact.firstResolved = entity.firstResolvedAt ? entity.firstResolvedAt : fact.resolved;
    return fact;
}

void loaded(CaseEntity &entity)
{
    entity.clocks = unpackClocks(entity.clockBytes);
    entity.counted = countedOf(entity);
    entity.fact = factOf(entity);
    entity.hasWords = true;
}

} // namespace lianxi::store
