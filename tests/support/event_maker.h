// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "models/store/projection.h"

#include <random>

namespace lianxi::test
{

/// 2026-09-01 01:00 UTC, a Tuesday at 9:00 in Shanghai: service has just begun.
inline constexpr Instant morning{std::chrono::milliseconds(1'788'224'400'000)};

/// A private text message from `person`, with keys made from `number`.
[[nodiscard]] PlatformEvent customerMessage(const QString &person, int number, const QString &text, Instant at);
/// A comment by `person` under `post`.
[[nodiscard]] PlatformEvent publicComment(const QString &post, const QString &person, int number, const QString &text,
                                          Instant at);
/// Wraps what a platform told as an event of the log; the id follows from the content.
[[nodiscard]] Event received(const QString &channel, const PlatformEvent &event);
/// An event whose id follows from payload and time, so that a test can be repeated.
template <class P>
[[nodiscard]] Event eventAt(const P &payload, Instant at)
{
    Event event = makeEvent(payload, QStringLiteral("/test"), at, EventId{});
    event.id = EventId::derive(encodeEvents({event}));
    return event;
}
[[nodiscard]] Record record(Sequence sequence, const QString &subject, std::vector<Event> events);
[[nodiscard]] ChannelConfigured channel(const QString &id, Platform platform, const QString &brand);
[[nodiscard]] Actor agent(const QString &id);

/// Writes records of every kind that fit together: customers on several platforms, replies and their fate, people's
/// actions, merges, receipts, redelivered events. The same seed gives the same records.
class RecordMaker
{
public:
    /// `projection` is where the maker looks up which cases and messages exist; it is fed by feed().
    RecordMaker(Projection &projection, quint32 seed);
    /// Makes the next record and applies it to the maker's own projection.
    [[nodiscard]] Record next();

private:
    [[nodiscard]] Event platform();
    [[nodiscard]] Event action(QString *subject);
    [[nodiscard]] Event botOrDesk(CaseId id, MessageId last, const Actor &by);
    [[nodiscard]] Event asked(CaseId id, const Actor &by);
    [[nodiscard]] Event replyStep(QString *subject);
    [[nodiscard]] int pick(int below);
    [[nodiscard]] std::optional<CaseRow> anyCase();
    [[nodiscard]] CaseId otherCaseOf(const CaseRow &row);
    Projection &m_projection;
    std::mt19937 m_random; // its sequence is the same with every standard library
    Sequence m_sequence = 0;
    Instant m_now = morning;
    int m_number = 0;
    std::vector<std::pair<QString, PlatformEvent>> m_told;
    std::vector<std::pair<CaseId, MessageId>> m_replies;
    std::vector<std::pair<ContactId, ContactId>> m_merged;
    std::vector<std::pair<CaseId, CaseId>> m_mergedCases;
};

} // namespace lianxi::test
