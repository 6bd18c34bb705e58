// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/whatsapp/whatsapp_errors.h"

#include <algorithm>
#include <iterator>

namespace lianxi::whatsapp
{

namespace
{

struct Known {
    int code;
    SendOutcome outcome;
    const char16_t *reason;
};
constexpr Known known[] = {
    {131047, SendOutcome::Refused, u"window_closed"},
    {131026, SendOutcome::Refused, u"recipient_unknown"}, // not on WhatsApp, old app or blocked: it is not told which
    {131050, SendOutcome::Refused, u"opted_out"},
    {131049, SendOutcome::Refused, u"marketing_limit"}, // not again before 24 hours
    {130472, SendOutcome::Refused, u"experiment"},
    {131051, SendOutcome::Refused, u"bad_request"},
    {131052, SendOutcome::Refused, u"bad_request"},
    {131053, SendOutcome::Refused, u"bad_request"},
    {131008, SendOutcome::Refused, u"bad_request"},
    {131009, SendOutcome::Refused, u"bad_request"},
    {100, SendOutcome::Refused, u"bad_request"},
    {33, SendOutcome::Refused, u"bad_request"},
    {132000, SendOutcome::Refused, u"template"},
    {132001, SendOutcome::Refused, u"template"},
    {132005, SendOutcome::Refused, u"template"},
    {132007, SendOutcome::Refused, u"template"},
    {132012, SendOutcome::Refused, u"template"},
    {132015, SendOutcome::Refused, u"template"},
    {132016, SendOutcome::Refused, u"template"},
    {131062, SendOutcome::Refused, u"needs_phone_number"},
    {368, SendOutcome::Refused, u"account_restricted"},
    {131031, SendOutcome::Refused, u"account_restricted"},
    {130497, SendOutcome::Refused, u"account_restricted"},
    {0, SendOutcome::Credentials, u"token"},
    {190, SendOutcome::Credentials, u"token"},
    {3, SendOutcome::Credentials, u"permission"},
    {10, SendOutcome::Credentials, u"permission"},
    {131005, SendOutcome::Credentials, u"permission"},
    {130429, SendOutcome::Retry, u"rate"},
    {80007, SendOutcome::Retry, u"rate"},
    {4, SendOutcome::Retry, u"rate"},
    {131048, SendOutcome::Retry, u"rate"},
    {131056, SendOutcome::Retry, u"pair_rate"},
    {131057, SendOutcome::Retry, u"server"},
    {131000, SendOutcome::Retry, u"server"},
    {131016, SendOutcome::Retry, u"server"},
    {1, SendOutcome::Retry, u"server"},
    {2, SendOutcome::Retry, u"server"},
};

} // namespace

std::optional<meta::Meaning> meaningOf(int code, int)
{
    const auto found =
        std::find_if(std::begin(known), std::end(known), [code](const Known &k) { return k.code == code; });
    if (found != std::end(known))
        return meta::Meaning{found->outcome, QString::fromUtf16(found->reason)};
    if (code >= 200 && code <= 299)
        return meta::Meaning{SendOutcome::Credentials, QStringLiteral("permission")};
    return std::nullopt;
}

} // namespace lianxi::whatsapp
