// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

namespace lianxi
{

/// What a large model is asked for.
enum class AssistKind {
    Draft, ///< a reply to what the customer wrote last
    Rewrite, ///< the agent's words in another tone
    TranslateReply, ///< the agent's words in the customer's language
    TranslateMessage, ///< the customer's words in the agent's language
    Summary, ///< the case, for the colleague who takes it over
    Test, ///< words of our own, to see whether the connection works
};
template <>
struct EnumNames<AssistKind> {
    static constexpr std::array<std::string_view, 6> names{"draft",   "rewrite", "translate_reply", "translate_message",
                                                           "summary", "test"};
};

/// How the agent's words are to sound.
enum class AssistTone { Warm, Formal, Soothing, Brief, Patient, Lively };
template <>
struct EnumNames<AssistTone> {
    static constexpr std::array<std::string_view, 6> names{"warm", "formal", "soothing", "brief", "patient", "lively"};
};
inline constexpr std::array assistTones{AssistTone::Warm,  AssistTone::Formal,  AssistTone::Soothing,
                                        AssistTone::Brief, AssistTone::Patient, AssistTone::Lively};

/// Why no help came.
enum class AssistTrouble {
    None,
    NotSetUp, ///< switched off, or address or model is missing
    BadAddress, ///< neither https nor this machine
    Unreachable, ///< no such host, nobody listens, or the connection broke before an answer
    Untrusted, ///< the server's certificate is not right
    KeyRefused,
    NoSuchModel, ///< or no such address on the server
    TooMany, ///< requests in a short time
    QuotaUsedUp,
    TooLong, ///< the conversation, for this model
    Refused, ///< the request, for another reason
    ServerFailed,
    Redirected, ///< the key would go elsewhere
    NotUnderstood, ///< what came is no answer of this protocol
    Silent, ///< nothing came for too long
    BrokenOff, ///< in the middle of the answer
    Endless, ///< more was written than anybody asked for
    Empty, ///< an answer without words
    NotLogged, ///< it could not be put on record, so nothing was asked
};
template <>
struct EnumNames<AssistTrouble> {
    static constexpr std::array<std::string_view, 19> names{
        "none",     "not_set_up", "bad_address", "unreachable", "untrusted", "key_refused", "no_such_model",
        "too_many", "quota",      "too_long",    "refused",     "server",    "redirected",  "not_understood",
        "silent",   "broken_off", "endless",     "empty",       "not_logged"};
};

} // namespace lianxi
