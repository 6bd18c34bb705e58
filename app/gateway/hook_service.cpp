// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/hook_service.h"

#include "app/channels/common/account.h"
#include "app/gateway/inbound.h"

#include <future>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype longestChannelId = 64;

GatewayReply plainReply(int status, const char *text)
{
    return {status, text, "text/plain; charset=utf-8"};
}

/// What a request that is not proven gets: the codec's status when it is a refusal, else the usual one.
GatewayReply refusal(const Inbound &inbound)
{
    if (inbound.reply.status >= 400)
        return inbound.reply;
    return inbound.verify == Verification::Malformed ? plainReply(400, "malformed") : plainReply(401, "not verified");
}

bool isChannelCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// Whether the platform calls one address for all accounts that an app speaks for. What a delivery says of the others
/// belongs to their channels; each proves it with its own secret.
bool sharesAddress(Platform platform)
{
    return platform == Platform::Facebook || platform == Platform::Instagram || platform == Platform::Whatsapp;
}

/// Without what a delivery says of another number of the same business.
Inbound ownPart(Inbound inbound, const ChannelAccount &account)
{
    const QString own = channels::accountText(account, "phone_number_id"_L1);
    std::erase_if(inbound.events, [&own](const PlatformEvent &event) {
        const QString of = event.more.value("channel"_L1).toString();
        return !own.isEmpty() && !of.isEmpty() && of != own;
    });
    return inbound;
}

} // namespace

std::optional<ChannelId> channelOfPath(QByteArrayView path)
{
    constexpr QByteArrayView prefix("/hooks/");
    if (!path.startsWith(prefix))
        return std::nullopt;
    const QByteArrayView rest = path.sliced(prefix.size());
    const qsizetype slash = rest.indexOf('/');
    const QByteArrayView id = slash < 0 ? rest : rest.first(slash);
    if (id.isEmpty() || id.size() > longestChannelId || !std::all_of(id.begin(), id.end(), isChannelCharacter))
        return std::nullopt;
    return ChannelId(QString::fromLatin1(id));
}

GatewayReply HookService::handle(const HttpRequest &request)
{
    const auto began = std::chrono::steady_clock::now();
    const std::optional<ChannelId> id = channelOfPath(request.path);
    const auto account = id ? m_parts.channels.account(*id) : std::nullopt;
    const auto configured = id ? m_parts.channels.channel(*id) : std::nullopt;
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec || !configured || configured->removed) {
        m_parts.health.refused(ChannelId(), u"unknown_channel"_s);
        return plainReply(404, "no such channel");
    }
    m_parts.health.received(*id);
    if (configured->paused) {
        m_parts.health.refused(*id, u"paused"_s);
        return plainReply(503, "paused");
    }
    const Inbound inbound = codec->receive(request, *account, m_parts.clock.now());
    switch (inbound.verify) {
    case Verification::Ok:
        return deliver(request, *account, *codec, inbound, began);
    case Verification::NotApplicable: // nothing to prove and nothing to store
        return inbound.reply;
    case Verification::BadSignature:
    case Verification::MissingSignature:
    case Verification::Stale:
    case Verification::Malformed:
        break;
    }
    m_parts.health.refused(*id, toText(inbound.verify));
    return refusal(inbound);
}

GatewayReply HookService::deliver(const HttpRequest &request, const ChannelAccount &account, const Codec &codec,
                                  const Inbound &inbound, std::chrono::steady_clock::time_point began)
{
    if (!sharesAddress(account.platform))
        return store(account.id, inbound, began);
    const GatewayReply reply = store(account.id, ownPart(inbound, account), began);
    if (reply.status >= 300 || request.method == "GET")
        return reply;
    for (const ChannelConfigured &other : m_parts.channels.channels()) {
        const bool sibling = other.platform == account.platform && other.channel != account.id;
        const auto known =
            sibling && !other.paused && !other.removed ? m_parts.channels.account(other.channel) : std::nullopt;
        if (!known)
            continue;
        const Inbound theirs = ownPart(codec.receive(request, *known, m_parts.clock.now()), *known);
        if (theirs.verify != Verification::Ok || theirs.events.empty())
            continue;
        m_parts.health.received(other.channel);
        // What is on the log already is a duplicate when the platform repeats the whole.
        if (const GatewayReply stored = store(other.channel, theirs, began); stored.status >= 300)
            return stored;
    }
    return reply;
}

GatewayReply HookService::store(const ChannelId &channel, const Inbound &inbound,
                                std::chrono::steady_clock::time_point began)
{
    const Instant now = m_parts.clock.now();
    Append append = inboundAppend(channel, inbound.events, m_parts.source, now);
    if (append.events.empty()) {
        passOn(channel, inbound.asks);
        return inbound.reply;
    }
    const AppendOutcome outcome = appendPatiently(std::move(append));
    const auto *accepted = std::get_if<Accepted>(&outcome);
    m_logReachable = accepted != nullptr;
    if (accepted) {
        const auto took = std::chrono::steady_clock::now() - began;
        m_parts.health.stored(channel, now, accepted->duplicate,
                              std::chrono::duration_cast<std::chrono::microseconds>(took));
        passOn(channel, inbound.asks);
        return inbound.reply;
    }
    m_parts.health.appendFailed(channel);
    return plainReply(503, "try again");
}

void HookService::passOn(const ChannelId &channel, const std::vector<PollAsk> &asks) const
{
    if (m_parts.ask && !asks.empty())
        m_parts.ask(channel, asks);
}

AppendOutcome HookService::appendPatiently(Append what)
{
    const auto promise = std::make_shared<std::promise<AppendOutcome>>();
    std::future<AppendOutcome> outcome = promise->get_future();
    m_parts.log.append(std::move(what), [promise](AppendOutcome result) { promise->set_value(std::move(result)); });
    // Accepted after this is harmless: the platform repeats, and the key makes the repetition a duplicate.
    if (outcome.wait_for(m_parts.logPatience) != std::future_status::ready)
        return Unavailable{{ErrorCode::Unavailable, u"the log did not answer in time"_s}};
    return outcome.get();
}

} // namespace lianxi
