// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/channel_words.h"

#include "ui/settings/rate_words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono;

std::pair<IconName, ColorRole> channelMark(ChannelState state)
{
    switch (state) {
    case ChannelState::Unknown:
        break;
    case ChannelState::Ok:
        return {IconName::Check, ColorRole::Calm};
    case ChannelState::Tight:
        return {IconName::Warning, ColorRole::Warning};
    case ChannelState::Paused:
        return {IconName::Pause, ColorRole::TextMuted};
    case ChannelState::Failing:
        return {IconName::Warning, ColorRole::Danger};
    }
    return {IconName::Clock, ColorRole::TextMuted};
}

ChannelState ChannelWords::state(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now)
{
    if (channel.paused || facts.paused)
        return ChannelState::Paused;
    if (!facts.trouble.isEmpty())
        return ChannelState::Failing;
    if (tightest(facts.rates, now))
        return ChannelState::Tight;
    return facts.received + facts.sent > 0 ? ChannelState::Ok : ChannelState::Unknown;
}

QString ChannelWords::line(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now)
{
    switch (state(channel, facts, now)) {
    case ChannelState::Unknown:
        return tr("Nothing received yet");
    case ChannelState::Ok:
        return tr("Working");
    case ChannelState::Tight:
        if (const RateBudget *budget = tightest(facts.rates, now))
            return RateWords::warning(*budget, now);
        return tr("Working");
    case ChannelState::Paused:
        return tr("Paused");
    case ChannelState::Failing:
        return tr("Failing: %1").arg(reason(facts.trouble));
    }
    return {};
}

ChannelsStanding ChannelWords::standing(const std::vector<ChannelConfigured> &channels,
                                        const std::map<ChannelId, ChannelFacts> &facts, Instant now)
{
    constexpr auto longEnough = 2min; // what passes by itself is not worth a look
    ChannelsStanding tight;
    for (const ChannelConfigured &channel : channels) {
        const auto known = facts.find(channel.channel);
        if (channel.removed || known == facts.end())
            continue;
        const ChannelState is = state(channel, known->second, now);
        const std::optional<Instant> &since = known->second.troubleSince;
        if (is == ChannelState::Failing && since && now - *since >= longEnough)
            return {tr("Channel %1 is failing: %2").arg(channel.name, reason(known->second.trouble)), true};
        if (is == ChannelState::Tight && tight.sentence.isEmpty())
            tight.sentence = tr("Channel %1: %2").arg(channel.name, line(channel, known->second, now));
    }
    return tight;
}

QString ChannelWords::reason(const QString &name)
{
    // clang-format off
    static constexpr std::pair<QLatin1StringView, const char *> sentences[] = {
        {"bad_signature"_L1,
         QT_TR_NOOP("The request was not signed with this channel's secret. Check the token on the platform's page.")},
        {"missing_signature"_L1,
         QT_TR_NOOP("The request carries no signature. It did not come from the platform.")},
        {"downgrade"_L1,
         QT_TR_NOOP("An unencrypted request came to a channel in encrypted mode. Check the mode on the platform's page.")},
        {"not_configured"_L1,
         QT_TR_NOOP("This channel has no secret yet, so nothing can be verified.")},
        {"stale"_L1,
         QT_TR_NOOP("The request is older or newer than ten minutes. Check this machine's clock.")},
        {"unreadable_body"_L1,
         QT_TR_NOOP("The request is well signed but cannot be read.")},
        {"missing_fields"_L1,
         QT_TR_NOOP("The request is well signed but cannot be read.")},
        {"no_echo"_L1,
         QT_TR_NOOP("The request is well signed but cannot be read.")},
        {"bad_key"_L1,
         QT_TR_NOOP("The encrypted request does not open. Check the encryption key.")},
        {"bad_ciphertext"_L1,
         QT_TR_NOOP("The encrypted request does not open. Check the encryption key.")},
        {"wrong_receive_id"_L1,
         QT_TR_NOOP("The encrypted request is meant for another account. Check the app id.")},
        {"other_account"_L1,
         QT_TR_NOOP("The request speaks of an account that is not set up here; it was acknowledged and left alone.")},
        {"no_webhook"_L1,
         QT_TR_NOOP("This platform does not call; it is asked.")},
        {"token"_L1,
         QT_TR_NOOP("The access token is no longer valid. Refresh it or connect again.")},
        {"revoked"_L1,
         QT_TR_NOOP("Somebody took this program's access back. Connect again.")},
        {"ip_not_allowed"_L1,
         QT_TR_NOOP("The platform does not allow this machine's address. Add it to the allow list.")},
        {"window_closed"_L1,
         QT_TR_NOOP("The customer's last message is too long ago; the platform allows no reply until they write again.")},
        {"quota"_L1,
         QT_TR_NOOP("The number of replies the platform allows is used up until the customer writes again.")},
        {"rate"_L1,
         QT_TR_NOOP("Too fast for the platform; it is tried again.")},
        {"server"_L1,
         QT_TR_NOOP("The platform is busy; it is tried again.")},
        {"network"_L1,
         QT_TR_NOOP("The platform could not be reached; it is tried again.")},
        {"no_answer"_L1,
         QT_TR_NOOP("It is not known whether the message arrived. Look before sending again.")},
        {"unreadable_answer"_L1,
         QT_TR_NOOP("It is not known whether the message arrived. Look before sending again.")},
        {"too_long"_L1,
         QT_TR_NOOP("The text is longer than the platform allows.")},
        {"duplicate"_L1,
         QT_TR_NOOP("The platform refuses the same text twice.")},
        {"empty"_L1,
         QT_TR_NOOP("There is nothing to send.")},
        {"recipient_unknown"_L1,
         QT_TR_NOOP("The platform does not know this person.")},
        {"no_recipient"_L1,
         QT_TR_NOOP("The platform does not know this person.")},
        {"recipient_blocked"_L1,
         QT_TR_NOOP("The customer does not accept messages from this account.")},
        {"not_following"_L1,
         QT_TR_NOOP("The customer does not follow this account, so it may not write.")},
        {"no_conversation"_L1,
         QT_TR_NOOP("The customer must write first.")},
        {"not_member"_L1,
         QT_TR_NOOP("This account was removed from the group.")},
        {"no_permission"_L1,
         QT_TR_NOOP("The account lacks the right to do this.")},
        {"account_restricted"_L1,
         QT_TR_NOOP("The platform has restricted this account.")},
        {"target_gone"_L1,
         QT_TR_NOOP("The message or comment is no longer there.")},
        {"no_target"_L1,
         QT_TR_NOOP("The message or comment is no longer there.")},
        {"quote_gone"_L1,
         QT_TR_NOOP("The message or comment is no longer there.")},
        {"already_replied"_L1,
         QT_TR_NOOP("This comment already has the account's one reply.")},
        {"comments_closed"_L1,
         QT_TR_NOOP("The author of the post allows no comments.")},
        {"application_replaced"_L1,
         QT_TR_NOOP("Another program took this application over, and only one may listen. Stop the other one, then pause and resume this channel.")},
        {"taken_over"_L1,
         QT_TR_NOOP("Another program took this channel's stream over. Stop it, then pause and resume this channel.")},
        {"silence"_L1,
         QT_TR_NOOP("The connection went silent; it is opened again.")},
        {"oversized"_L1,
         QT_TR_NOOP("The platform sent more at once than anything of it needs; the connection is opened again.")},
        {"log"_L1,
         QT_TR_NOOP("Nothing can be stored at present, so nothing is taken. Check the disk.")},
        {"password"_L1,
         QT_TR_NOOP("User or password is wrong. Check both in the settings.")},
        {"agent_unknown"_L1,
         QT_TR_NOOP("No app is set up that could send. Check the app's number.")},
        {"desk_unknown"_L1,
         QT_TR_NOOP("The platform does not know this desk account. Check its id and whether this secret may answer for it.")},
        {"wrong_product"_L1,
         QT_TR_NOOP("The desk account belongs to another product of the platform.")},
        {"pull_without_token"_L1,
         QT_TR_NOOP("The platform no longer takes a push's token; it is asked without.")},
        {"wrong_state"_L1,
         QT_TR_NOOP("The conversation is in somebody else's hands on the platform.")},
        {"code_used_up"_L1,
         QT_TR_NOOP("The greeting's time of 20 seconds is over, or it was sent.")},
        {"employee_only"_L1,
         QT_TR_NOOP("The platform lets only the employee write to this customer.")},
        {"no_servicer"_L1,
         QT_TR_NOOP("Nobody by this name answers at this desk account.")},
        {"bad_media"_L1,
         QT_TR_NOOP("The platform no longer has this file. Attach it again.")},
        {"upload_needed"_L1,
         QT_TR_NOOP("The file must be given to the platform first.")},
        {"unsupported_part"_L1,
         QT_TR_NOOP("This platform cannot send that; send text and attachments one after the other.")},
        {"one_part_only"_L1,
         QT_TR_NOOP("This platform cannot send that; send text and attachments one after the other.")},
        {"mixed_content"_L1,
         QT_TR_NOOP("This platform cannot send that; send text and attachments one after the other.")},
        {"unsupported_op"_L1,
         QT_TR_NOOP("This platform cannot send that; send text and attachments one after the other.")},
        {"thread_moved"_L1,
         QT_TR_NOOP("The group has a new address; the message goes there.")},
        {"webhook_active"_L1,
         QT_TR_NOOP("The bot sends its messages elsewhere (a webhook is set). Remove it to receive here.")},
        {"second_poller"_L1,
         QT_TR_NOOP("Another program reads this bot's messages. Only one may.")},
        {"unknown_list"_L1,
         QT_TR_NOOP("The platform answered something else than was asked.")},
        {"platform"_L1,
         QT_TR_NOOP("The platform refused; its own words are beside this.")},
        {"foreign_app"_L1,
         QT_TR_NOOP("The request names another app. Check which app the platform calls this address for.")},
        {"account_not_entitled"_L1,
         QT_TR_NOOP("Only a verified business account may do this.")},
        {"configuration_error"_L1,
         QT_TR_NOOP("Ids or secrets of this channel do not fit together. Check the settings.")},
        {"rejected"_L1,
         QT_TR_NOOP("The platform refuses the wording.")},
        {"url_not_allowed"_L1,
         QT_TR_NOOP("The text holds a web address that is not registered with the platform.")},
        {"under_audit"_L1,
         QT_TR_NOOP("The platform looks at the message before it delivers it.")},
        {"answer_in_app"_L1,
         QT_TR_NOOP("This platform takes no answers from programs. Answer in its own app and note here what was said.")},
        {"wrong_context_message"_L1,
         QT_TR_NOOP("The message that is answered is none of this customer's. Answer their newest one.")},
        {"platform_policy_active"_L1,
         QT_TR_NOOP("A workbench of the platform answers this account's messages. Switch it off there first.")},
        {"recipient_unavailable"_L1,
         QT_TR_NOOP("The platform does not deliver to this person.")},
        {"reconnect"_L1,
         QT_TR_NOOP("The platform no longer accepts this channel's access. Choose Change, enter a fresh token or secret and save.")},
        {"refused"_L1,
         QT_TR_NOOP("The platform refuses what it is asked. Test the connection to see its own words.")},
        {"address"_L1,
         QT_TR_NOOP("The address is not one of the platform's. Check the channel's server address.")},
        {"append"_L1,
         QT_TR_NOOP("The messages could not be written. Make room on the disk; the platform keeps them and sends them again.")},
        {"content"_L1,
         QT_TR_NOOP("The platform refused the wording.")},
        {"permission"_L1,
         QT_TR_NOOP("The account lacks the right to do this. Give it on the platform's page.")},
        {"credentials"_L1,
         QT_TR_NOOP("The platform does not accept this channel's access. Enter it again.")},
        {"bad_request"_L1,
         QT_TR_NOOP("The platform did not understand the request. Its own words are beside this.")},
        {"wrong_account"_L1,
         QT_TR_NOOP("The access belongs to another account than the one entered. Check the ids, or enter the access of this account.")},
        {"thread_owned_by_other_app"_L1,
         QT_TR_NOOP("Another program answers this account's conversations. Take them over on the platform's page.")},
        {"address_not_allowed"_L1,
         QT_TR_NOOP("The address for answers is missing, not https, or inside the network. Correct it, or allow the inside address.")},
        {"endpoint_gone"_L1,
         QT_TR_NOOP("The other side no longer takes answers at its address. Ask it for the current one.")},
        {"redirect"_L1,
         QT_TR_NOOP("The other side redirects to another address, which is never followed. Enter the address it really uses.")},
        {"signature"_L1,
         QT_TR_NOOP("The other side does not accept our signature. Check that both have the same secret, and its order.")},
        {"reply_token_expired"_L1,
         QT_TR_NOOP("The free reply was no longer possible; the message goes out as a push.")},
        {"encrypted_chat"_L1,
         QT_TR_NOOP("This chat is end-to-end encrypted; it can only be answered in X itself.")},
        {"recipient_unavailable"_L1,
         QT_TR_NOOP("The customer does not accept messages from this account.")},
        {"rejected"_L1,
         QT_TR_NOOP("The other side refused; its own words are beside this.")},
        {"password"_L1,
         QT_TR_NOOP("The mail server refuses user name and password. Many providers want an app password or authorisation code.")},
        {"configuration"_L1,
         QT_TR_NOOP("The mail server wants something else first: another kind of login, or rights. Check its address and the provider's settings.")},
        {"certificate"_L1,
         QT_TR_NOOP("The mail server's certificate cannot be trusted, so no password was sent. Check the server's name, or its certificate.")},
        {"alert"_L1,
         QT_TR_NOOP("The provider has a message for you; sign in to the mailbox on its web page to read it.")},
        {"policy"_L1,
         QT_TR_NOOP("The mail was refused by the other side's rules against spam. Check SPF, DKIM and DMARC of your domain.")},
        {"bounced"_L1,
         QT_TR_NOOP("The mail came back as undeliverable.")},
        {"log"_L1,
         QT_TR_NOOP("This desk's own store could not take what arrived; it is read again.")},
        {"no_test"_L1,
         QT_TR_NOOP("This platform offers nothing to ask. Send a message to the account and see whether it arrives here.")},
        {"private_reply_not_possible"_L1,
         QT_TR_NOOP("The platform takes one private answer to a comment, within seven days.")},
        {"template"_L1,
         QT_TR_NOOP("The platform has not approved this template, or its blanks are not filled rightly.")},
        {"opted_out"_L1,
         QT_TR_NOOP("The customer no longer wants marketing messages.")},
        {"marketing_limit"_L1,
         QT_TR_NOOP("The platform lets this customer receive no more marketing messages today.")},
        {"experiment"_L1,
         QT_TR_NOOP("The platform keeps this message back in a trial of its own.")},
        {"needs_phone_number"_L1,
         QT_TR_NOOP("This message needs the customer's phone number, which is not known.")},
        {"pair_rate"_L1,
         QT_TR_NOOP("Too many messages to this customer; it is tried again.")},
        {"third_person_mentioned"_L1,
         QT_TR_NOOP("A private text names somebody else, who could then read it.")},
        {"too_large"_L1,
         QT_TR_NOOP("The file is larger than the platform allows.")},
        {"attachment_gone"_L1,
         QT_TR_NOOP("The attachment is no longer on this machine.")},
        {"webhook_address"_L1,
         QT_TR_NOOP("The platform calls only a public https address on port 443, 80, 88 or 8443. Correct the public address.")},
        {"webhook_secret"_L1,
         QT_TR_NOOP("The secret of the webhook may have 1 to 256 letters, digits, underscores and hyphens.")},
        {"webhook_elsewhere"_L1,
         QT_TR_NOOP("The platform does not call this channel's public address yet. Save the channel; it is told then.")},
        {"webhook_failing"_L1,
         QT_TR_NOOP("The platform could not deliver to the public address. Check that it leads here.")},
        {"piece_before"_L1,
         QT_TR_NOOP("The part before it was not sent, so this one was held back.")},
        {"no_upload"_L1,
         QT_TR_NOOP("This platform takes no attachments from programs.")},
    };
    // clang-format on
    const auto known = std::ranges::find_if(sentences, [&name](const auto &pair) { return name == pair.first; });
    return known == std::end(sentences) ? name : tr(known->second);
}

QString ChannelWords::purpose(ChannelPurpose purpose)
{
    switch (purpose) {
    case ChannelPurpose::Service:
        return tr("Customer service");
    case ChannelPurpose::Marketing:
        return tr("Marketing");
    }
    return {};
}

QString ChannelWords::span(milliseconds length)
{
    const auto whole = [](auto count) { return static_cast<int>(count.count()); };
    if (length < 1min)
        return tr("%n second(s)", nullptr, std::max(1, whole(duration_cast<seconds>(length))));
    if (length < 1h)
        return tr("%n minute(s)", nullptr, whole(duration_cast<minutes>(length)));
    if (length < 48h)
        return tr("%n hour(s)", nullptr, whole(duration_cast<hours>(length)));
    return tr("%n day(s)", nullptr, whole(duration_cast<days>(length)));
}

QString ChannelWords::ago(const std::optional<Instant> &at, Instant now)
{
    return at ? tr("%1 ago").arg(span(std::max<milliseconds>(now - *at, 0ms))) : u"–"_s;
}

QString ChannelWords::gap(const ListeningGap &gap, Instant now)
{
    const QString length = span(gap.until - gap.from), since = ago(gap.until, now);
    if (!gap.asks)
        return tr("%1, until %2. This platform has nothing to ask for; what it could not deliver it delivers again by "
                  "itself, or not at all.")
            .arg(length, since);
    return gap.caughtUp ? tr("%1, until %2. What the platform kept has been read.").arg(length, since)
                        : tr("%1, until %2. What the platform kept is being asked for.").arg(length, since);
}

QString ChannelWords::expiry(const std::optional<Instant> &at, Instant now)
{
    if (!at)
        return u"–"_s;
    return *at > now ? tr("in %1").arg(span(*at - now)) : tr("expired %1 ago").arg(span(now - *at));
}

} // namespace lianxi
