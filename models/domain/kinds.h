// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace lianxi
{

// The small closed vocabularies of the product. Their spelling in JSON and in the database is the `names` table of
// each, and appears nowhere else.

template <class E>
struct EnumNames; ///< specialised below: `static constexpr std::array<std::string_view, N> names`, in enum order

/// The spelling of `value` in JSON and in the database.
template <class E>
[[nodiscard]] constexpr QLatin1StringView toText(E value)
{
    const std::string_view name = EnumNames<E>::names.at(static_cast<size_t>(value));
    return QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()));
}

/// \return nullopt for a spelling that this version does not know.
template <class E>
[[nodiscard]] std::optional<E> fromText(QStringView text)
{
    const auto &names = EnumNames<E>::names;
    const auto found = std::find_if(names.begin(), names.end(), [text](std::string_view name) {
        return text == QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()));
    });
    return found == names.end() ? std::nullopt : std::optional(static_cast<E>(found - names.begin()));
}

enum class Platform {
    WechatOa,
    WecomKf,
    Wecom,
    Weibo,
    Douyin,
    Kuaishou,
    Xiaohongshu,
    Qq,
    X,
    Facebook,
    Instagram,
    Whatsapp,
    Telegram,
    Line,
    Mastodon,
    Email,
    Chatwoot,
    Asterisk,
    GenericWebhook,
    Import,
};
template <>
struct EnumNames<Platform> {
    static constexpr std::array<std::string_view, 20> names{
        "wechat-oa", "wecom-kf", "wecom",    "weibo",     "douyin",          "kuaishou", "xiaohongshu",
        "qq",        "x",        "facebook", "instagram", "whatsapp",        "telegram", "line",
        "mastodon",  "email",    "chatwoot", "asterisk",  "generic-webhook", "import"};
};

/// What a platform's key of a person is: nothing to anybody else, or a number or address that reaches them anywhere.
enum class PersonKey { Opaque, Phone, Email };
[[nodiscard]] constexpr PersonKey personKeyOf(Platform platform)
{
    switch (platform) {
    case Platform::Whatsapp:
    case Platform::Asterisk:
        return PersonKey::Phone;
    case Platform::Email:
        return PersonKey::Email;
    case Platform::WechatOa:
    case Platform::WecomKf:
    case Platform::Wecom:
    case Platform::Weibo:
    case Platform::Douyin:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Qq:
    case Platform::X:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Telegram:
    case Platform::Line:
    case Platform::Mastodon:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
    case Platform::Import:
        return PersonKey::Opaque;
    }
    return PersonKey::Opaque;
}

/// Who else can read it. The privacy rules hang on this.
enum class Surface { Private, Public };
template <>
struct EnumNames<Surface> {
    static constexpr std::array<std::string_view, 2> names{"private", "public"};
};

/// Seen from the brand: In is from the customer, Out is from the brand's account (by us or elsewhere).
enum class Direction { In, Out };
template <>
struct EnumNames<Direction> {
    static constexpr std::array<std::string_view, 2> names{"in", "out"};
};

/// Service accounts are kept apart from marketing accounts (S4).
enum class ChannelPurpose { Service, Marketing };
template <>
struct EnumNames<ChannelPurpose> {
    static constexpr std::array<std::string_view, 2> names{"service", "marketing"};
};

enum class PartType { Text, Image, Voice, Audio, Video, File, Sticker, Location, Contact, Card };
template <>
struct EnumNames<PartType> {
    static constexpr std::array<std::string_view, 10> names{"text", "image",   "voice",    "audio",   "video",
                                                            "file", "sticker", "location", "contact", "card"};
};

/// What a platform told us.
enum class PlatformEventKind {
    Message,
    Edit,
    Delete,
    Reaction,
    Delivered,
    Read,
    Failed,
    Typing,
    Postback,
    Call,
    Follow,
    System,
    Unknown,
};
template <>
struct EnumNames<PlatformEventKind> {
    static constexpr std::array<std::string_view, 13> names{"message", "edit",   "delete", "reaction", "delivered",
                                                            "read",    "failed", "typing", "postback", "call",
                                                            "follow",  "system", "unknown"};
};

enum class CaseState {
    Open,
    Snoozed,
    Resolved,
    Merged, ///< part of another case: in no list, and what is said about it goes there
};
template <>
struct EnumNames<CaseState> {
    static constexpr std::array<std::string_view, 4> names{"open", "snoozed", "resolved", "merged"};
};

/// Work may still be wanted: neither done nor part of another case.
[[nodiscard]] constexpr bool isUnderWay(CaseState state)
{
    return state == CaseState::Open || state == CaseState::Snoozed;
}

/// Decides which clocks run (rules.md §1). The last three are complaints.
enum class CaseClass { Normal, Complex, Urgent, General, Incident, Crisis };
template <>
struct EnumNames<CaseClass> {
    static constexpr std::array<std::string_view, 6> names{"normal",  "complex",  "urgent",
                                                           "general", "incident", "crisis"};
};

enum class Priority { Low, Normal, High, Urgent };
template <>
struct EnumNames<Priority> {
    static constexpr std::array<std::string_view, 4> names{"low", "normal", "high", "urgent"};
};

/// The promises that a clock watches (rules.md §1).
enum class ClockKind { FirstResponse, NextResponse, Plan, FollowUp, Calm, Transfer, CallBack };
template <>
struct EnumNames<ClockKind> {
    static constexpr std::array<std::string_view, 7> names{"first_response", "next_response", "plan",     "follow_up",
                                                           "calm",           "transfer",      "call_back"};
};

enum class ScriptStep { Introduce, Confirm, Solve, FollowUp };
template <>
struct EnumNames<ScriptStep> {
    static constexpr std::array<std::string_view, 4> names{"introduce", "confirm", "solve", "follow_up"};
};

enum class TagFamily { Crowd, Scene, Emotion };
template <>
struct EnumNames<TagFamily> {
    static constexpr std::array<std::string_view, 3> names{"crowd", "scene", "emotion"};
};

/// Who wrote a message or took an action.
enum class AuthorKind { Customer, Agent, Bot, Supervisor, System, Elsewhere };
template <>
struct EnumNames<AuthorKind> {
    static constexpr std::array<std::string_view, 6> names{"customer",   "agent",  "bot",
                                                           "supervisor", "system", "elsewhere"};
};

/// Where an outgoing message is on its way. Incoming messages are always Received.
enum class DeliveryState {
    Received,
    Queued,
    Sending,
    Sent,
    Delivered,
    Read,
    Failed,
    Unconfirmed,
    Withdrawn,
};
template <>
struct EnumNames<DeliveryState> {
    static constexpr std::array<std::string_view, 9> names{"received", "queued", "sending",     "sent",     "delivered",
                                                           "read",     "failed", "unconfirmed", "withdrawn"};
};

/// The platform has it: nothing can be taken back or sent again.
[[nodiscard]] constexpr bool isTaken(DeliveryState state)
{
    return state == DeliveryState::Sent || state == DeliveryState::Delivered || state == DeliveryState::Read;
}

/// What can be done on the platform to a message that exists, beside answering it, and from AnswerCall on to a call.
/// The names are SendIntent::op.
enum class MessageAction {
    Hide,
    Unhide,
    Like,
    Unlike,
    Delete,
    AnswerCall,
    HoldCall,
    ResumeCall,
    TransferCall,
    EndCall,
    CallBack,
};
template <>
struct EnumNames<MessageAction> {
    static constexpr std::array<std::string_view, 11> names{"hide",          "unhide",      "like",      "unlike",
                                                            "delete",        "answer_call", "hold_call", "unhold_call",
                                                            "transfer_call", "end_call",    "call"};
};
[[nodiscard]] constexpr bool isCallAction(MessageAction action)
{
    return action >= MessageAction::AnswerCall;
}

/// What somebody of a team is; models/policy/rights.h says what each may do.
enum class TeamRole {
    Agent,
    Lead, ///< supervisor: agents' work, and everybody's cases
    Reviewer,
    Listener, ///< reads what is said in public
    Administrator,
    Gateway, ///< a machine that receives, sends and does what is done without a person
};
template <>
struct EnumNames<TeamRole> {
    static constexpr std::array<std::string_view, 6> names{"agent",    "lead",          "reviewer",
                                                           "listener", "administrator", "gateway"};
};

/// How much work somebody takes (rules.md §4).
enum class Presence { Online, Busy, Finishing, Away, Offline };
template <>
struct EnumNames<Presence> {
    static constexpr std::array<std::string_view, 5> names{"online", "busy", "finishing", "away", "offline"};
};

/// What a team, or one of its people, writes down once and uses again. Each kind's body is read by the part that uses
/// it.
enum class TeamItemKind {
    View,
    Macro,
    Rule,
    Flow,
    Routing,
    Reply, ///< a canned reply
    Hint, ///< what to say, and what to offer, to people of a tag (F18)
    Card, ///< how somebody of the team is shown to customers; `id` is the agent's
    ScoreCard, ///< what a reviewer looks at
    Sampling, ///< which cases are reviewed
    Measure, ///< something the team changed at a day; figures are compared before and after
    Brief, ///< a report that is made by itself
    Article, ///< knowledge, made from a case
    Scenario, ///< a rehearsal, made from a case
};
template <>
struct EnumNames<TeamItemKind> {
    static constexpr std::array<std::string_view, 14> names{"view",    "macro", "rule",    "flow",       "routing",
                                                            "reply",   "hint",  "card",    "score_card", "sampling",
                                                            "measure", "brief", "article", "scenario"};
};

/// What a customer's word about a product or about us is (S52).
enum class FeedbackKind { Defect, Wish, Praise, Service };
template <>
struct EnumNames<FeedbackKind> {
    static constexpr std::array<std::string_view, 4> names{"defect", "wish", "praise", "service"};
};

/// What a guard answers.
enum class GuardLevel { Pass, Remind, Block };
template <>
struct EnumNames<GuardLevel> {
    static constexpr std::array<std::string_view, 3> names{"pass", "remind", "block"};
};

/// How strictly a channel holds the script (rules.md §2).
enum class ScriptMode { Enforce, Remind, Off };
template <>
struct EnumNames<ScriptMode> {
    static constexpr std::array<std::string_view, 3> names{"enforce", "remind", "off"};
};

enum class SendOutcome { Sent, Retry, Refused, Credentials, Unconfirmed, Pending, Uploaded };
template <>
struct EnumNames<SendOutcome> {
    static constexpr std::array<std::string_view, 7> names{"sent",        "retry",   "refused", "credentials",
                                                           "unconfirmed", "pending", "uploaded"};
};

} // namespace lianxi
