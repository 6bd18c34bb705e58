// SPDX-License-Identifier: GPL-3.0-or-later
// Why a message or an action was not taken, in sentences for people.
#include "ui/conversation/words.h"

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

QString ConversationWords::failure(const QString &reason)
{
    static constexpr std::pair<QLatin1StringView, const char *> sentences[] = {
        {"window_closed"_L1, QT_TR_NOOP("The customer wrote too long ago; the platform no longer accepts a reply.")},
        {"quota"_L1, QT_TR_NOOP("The platform's number of messages is used up.")},
        {"too_long"_L1, QT_TR_NOOP("The message is longer than the platform allows.")},
        {"token"_L1, QT_TR_NOOP("The channel's access has expired; an administrator must renew it.")},
        {"credentials"_L1, QT_TR_NOOP("The channel's access was refused; an administrator must renew it.")},
        {"rate"_L1, QT_TR_NOOP("The platform asked us to slow down.")},
        {"server"_L1, QT_TR_NOOP("The platform has trouble of its own.")},
        {"network"_L1, QT_TR_NOOP("The platform could not be reached.")},
        {"recipient_blocked"_L1, QT_TR_NOOP("The customer no longer receives messages from this account.")},
        {"recipient_unknown"_L1, QT_TR_NOOP("The platform does not know this customer any more.")},
        {"content"_L1, QT_TR_NOOP("The platform refused the wording.")},
        {"rejected"_L1, QT_TR_NOOP("The platform refused the wording.")},
        {"url_not_allowed"_L1, QT_TR_NOOP("The text holds a web address that is not registered with the platform.")},
        {"under_audit"_L1, QT_TR_NOOP("The platform looks at the message before it delivers it.")},
        {"answer_in_app"_L1,
         QT_TR_NOOP(
             "This platform takes no answers from programs; answer in its own app and note here what was said.")},
        {"wrong_context_message"_L1,
         QT_TR_NOOP("The message that is answered is not this customer's newest; answer that one.")},
        {"platform_policy_active"_L1,
         QT_TR_NOOP(
             "A workbench of the platform answers for this account; an administrator must switch it off there.")},
        {"recipient_unavailable"_L1, QT_TR_NOOP("The platform does not deliver to this customer.")},
        {"account_not_entitled"_L1, QT_TR_NOOP("Only a verified business account may do this.")},
        {"account_restricted"_L1, QT_TR_NOOP("The platform has restricted this account.")},
        {"configuration_error"_L1,
         QT_TR_NOOP("The channel's settings do not fit together; an administrator must check them.")},
        {"third_person_mentioned"_L1,
         QT_TR_NOOP("The text names somebody else, who could then read it. Leave the second @name out.")},
        {"no_recipient"_L1, QT_TR_NOOP("Nobody is named who could read it.")},
        {"no_conversation"_L1, QT_TR_NOOP("The customer must write first.")},
        {"wrong_state"_L1,
         QT_TR_NOOP("A colleague on the platform holds this conversation; ask them to hand it back.")},
        {"code_used_up"_L1, QT_TR_NOOP("The time for a greeting is over.")},
        {"employee_only"_L1, QT_TR_NOOP("The platform lets only the employee write to this customer.")},
        {"agent_unknown"_L1,
         QT_TR_NOOP("No app of the platform is set up that could send; an administrator must check the settings.")},
        {"desk_unknown"_L1,
         QT_TR_NOOP("The platform does not know this desk account; an administrator must check the settings.")},
        {"ip_not_allowed"_L1,
         QT_TR_NOOP("The platform does not allow this machine's address; an administrator must add it there.")},
        {"thread_owned_by_other_app"_L1,
         QT_TR_NOOP("Another program answers this conversation; take it over on the platform first.")},
        {"private_reply_not_possible"_L1,
         QT_TR_NOOP("The platform takes one private answer to a comment, within seven days.")},
        {"template"_L1,
         QT_TR_NOOP("The platform has not approved this template, or its blanks are not filled rightly.")},
        {"opted_out"_L1, QT_TR_NOOP("The customer no longer wants marketing messages.")},
        {"marketing_limit"_L1, QT_TR_NOOP("The platform lets this customer receive no more marketing messages today.")},
        {"experiment"_L1, QT_TR_NOOP("The platform keeps this message back in a trial of its own.")},
        {"needs_phone_number"_L1, QT_TR_NOOP("This message needs the customer's phone number, which is not known.")},
        {"pair_rate"_L1, QT_TR_NOOP("Too many messages to this customer; it is tried again.")},
        {"bad_request"_L1, QT_TR_NOOP("The platform did not understand the message.")},
        {"duplicate"_L1, QT_TR_NOOP("The platform says this was sent already.")},
        {"permission"_L1, QT_TR_NOOP("The channel is not allowed to do this.")},
        {"address_not_allowed"_L1, QT_TR_NOOP("The address for answers is missing, not https, or inside the network.")},
        {"endpoint_gone"_L1, QT_TR_NOOP("The other side no longer takes answers at its address.")},
        {"redirect"_L1, QT_TR_NOOP("The other side redirects to another address, which is never followed.")},
        {"signature"_L1,
         QT_TR_NOOP("The other side does not accept our signature; an administrator must check the secret.")},
        {"reply_token_expired"_L1, QT_TR_NOOP("The free reply is no longer possible; the message goes out as a push.")},
        {"encrypted_chat"_L1,
         QT_TR_NOOP("This chat is end-to-end encrypted; answer it in X itself and note here what was said.")},
        {"guard"_L1, QT_TR_NOOP("A privacy or script rule stopped it.")},
        {"no_answer"_L1, QT_TR_NOOP("The platform did not answer; the message may have arrived.")},
        {"piece_before"_L1, QT_TR_NOOP("The part before it was not sent, so this one was held back.")},
        {"attachment_gone"_L1, QT_TR_NOOP("The attachment is no longer on this machine. Attach it again.")},
        {"too_large"_L1, QT_TR_NOOP("The attachment is larger than the platform allows.")},
        {"no_upload"_L1, QT_TR_NOOP("This platform takes no attachments from programs.")},
        {"unsupported_part"_L1, QT_TR_NOOP("This platform cannot send that kind of attachment.")},
        {"upload"_L1, QT_TR_NOOP("The platform did not take the attachment.")},
        {"target_gone"_L1, QT_TR_NOOP("What this was about is no longer there.")},
        {"restarted"_L1, QT_TR_NOOP("The program ended while sending; the message may have arrived.")},
    };
    const auto known = std::find_if(std::begin(sentences), std::end(sentences),
                                    [&reason](const auto &pair) { return pair.first == reason; });
    if (known != std::end(sentences))
        return tr(known->second);
    return reason.isEmpty() ? tr("The platform gave no reason.") : tr("The platform's reason: %1").arg(reason);
}

} // namespace lianxi
