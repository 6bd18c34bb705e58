// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

namespace lianxi
{

/// Every rule a verdict can name. The playbook has a section for each with its level and its sentences.
enum class GuardRule {
    IntroduceFirst,
    ConfirmFirst,
    InviteOnly,
    NoSolution,
    NoFollowUp,
    PublicAsks,
    PublicContains,
    PublicMoney,
    PrivateExcess,
    MinorConsent,
    RecordConsent,
    AbsoluteClaim,
    Promise,
    BotName,
};
template <>
struct EnumNames<GuardRule> {
    static constexpr std::array<std::string_view, 14> names{"script.introduce_first",
                                                            "script.confirm_first",
                                                            "script.public.invite_only",
                                                            "resolve.no_solution",
                                                            "resolve.no_follow_up",
                                                            "privacy.public.asks_for_data",
                                                            "privacy.public.contains_data",
                                                            "privacy.public.money",
                                                            "privacy.private.more_than_needed",
                                                            "minors.guardian_first",
                                                            "minors.record_consent",
                                                            "claims.absolute",
                                                            "claims.promise",
                                                            "bot.names_itself"};
};

/// The sentences that go to customers, or that a remedy inserts.
enum class Sentence {
    Introduction,
    BotIntroduction,
    Invitation,
    SafetyLine,
    GuardianRequest,
    Confirmation,
    Survey,
    ClosedNotice,
    PeakNotice,
    CallBackBooked,
    CallBackNumber,
    CallBackPromise,
};
template <>
struct EnumNames<Sentence> {
    static constexpr std::array<std::string_view, 12> names{
        "introduction", "bot_introduction", "invitation",  "safety_line",      "guardian_request", "confirmation",
        "survey",       "closed_notice",    "peak_notice", "call_back_booked", "call_back_number", "call_back_promise"};
};

} // namespace lianxi
