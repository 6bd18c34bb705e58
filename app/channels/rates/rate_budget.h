// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"

#include <array>
#include <compare>
#include <optional>
#include <string_view>
#include <vector>

namespace lianxi
{

/// What a platform counts.
enum class RateSubject {
    Calls, ///< every request of the account
    AppCalls, ///< every request of the app, over all accounts that it speaks for
    Messages, ///< private messages that go out
    PublicReplies, ///< posts and comments that go out
    PrivateAnswers, ///< private answers to public comments
    ReadingMessages,
    ReadingMentions,
    Profiles, ///< questions who somebody is
    Uploads,
    Removals,
    Mails,
};
template <>
struct EnumNames<RateSubject> {
    static constexpr std::array<std::string_view, 11> names{"calls",
                                                            "app_calls",
                                                            "messages",
                                                            "public_replies",
                                                            "private_answers",
                                                            "reading_messages",
                                                            "reading_mentions",
                                                            "profiles",
                                                            "uploads",
                                                            "removals",
                                                            "mails"};
};

/// Over which time it is counted. Window: whatever the platform says with its answers.
enum class RatePeriod { Window, Minute, Hour, Day, Month };
template <>
struct EnumNames<RatePeriod> {
    static constexpr std::array<std::string_view, 5> names{"window", "minute", "hour", "day", "month"};
};

/// A platform keeps one count for each.
struct RateKey {
    RateSubject subject = RateSubject::Calls;
    RatePeriod period = RatePeriod::Window;
    friend auto operator<=>(const RateKey &, const RateKey &) = default;
};

/// What one answer of a platform tells of a count; what it does not tell is empty.
struct RateReading {
    RateKey key;
    std::optional<qint64> limit, left, used;
    std::optional<int> usedPercent;
    std::optional<Instant> until; ///< when the count starts over, or calls are taken again
    friend bool operator==(const RateReading &, const RateReading &) = default;
};

/// How much of a count is left, as far as is known.
struct RateBudget {
    RateKey key;
    std::optional<qint64> limit, left;
    std::optional<int> usedPercent; ///< 0 … 100; of `limit`, or as the platform says
    std::optional<Instant> until; ///< when it is full again
    Instant asOf;
    bool counted = false; ///< by this program, against a limit that the platform documents; it told nothing itself
    friend bool operator==(const RateBudget &, const RateBudget &) = default;
};

/// Most of it is gone: from here on platforms ask to slow down (Meta: "slow down at 80 %").
inline constexpr int rateNearlyUsedPercent = 80;
[[nodiscard]] bool isNearlyUsed(const RateBudget &budget);
[[nodiscard]] bool isUsedUp(const RateBudget &budget);
/// Whether it still says something at `now`: the count has not started over since. Without a time it is believed for an
/// hour, a month's for a day.
[[nodiscard]] bool isCurrent(const RateBudget &budget, Instant now);
/// The current one that is nearest to its end, when it is nearly used.
[[nodiscard]] const RateBudget *tightest(const std::vector<RateBudget> &budgets, Instant now);

} // namespace lianxi
