// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/memory_store_source.h"

namespace lianxi::test
{

/// Conversations as they happen at a Chinese web shop's service desk, for tests and pictures. The person behind them is
/// invented; so are all numbers.
struct Dialogue {
    CaseView view;
    std::vector<TimelineRow> timeline;
    ContactView contact;
};

/// A parcel that did not come: asked in public with a phone number, moved to WeChat, note, failed and queued replies.
[[nodiscard]] Dialogue lateParcel(Instant now);
/// Every part and delivery state once, long names, dangerous text.
[[nodiscard]] Dialogue everyKind(Instant now);
/// `count` short messages, for scrolling.
[[nodiscard]] Dialogue longTalk(Instant now, int count);
/// Puts a dialogue into a store under its case row.
void put(MemoryStoreSource &store, const Dialogue &dialogue);

} // namespace lianxi::test
