// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/hook_service.h"

#include "app/channels/common/account.h"
#include "app/gateway/inbound.h"
#include "app/gateway/patience.h"

#include <shared_mutex>

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
    if (!sharesAddress(account.platform))
        return inbound;
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

/// What one request tells one channel.
struct HookService::Push {
    ChannelId channel;
    Inbound inbound;
    std::vector<SendIntent> presses; ///< what acknowledges its buttons
};

/// Waits for the log's answers on behalf of the requests.
class HookService::Keeper : public std::enable_shared_from_this<Keeper>
{
public:
    explicit Keeper(const Parts &parts)
        : m_parts(parts)
        , m_patience(std::make_unique<Patience>(parts.logPatience))
    {
    }
    /// Puts all pushes of a request on the log; answers when the last is durable.
    void store(const std::vector<Push> &pushes, GatewayReply reply, Answer answer,
               std::chrono::steady_clock::time_point began);
    /// Waits for whoever answers at this moment; later answers of the log are thrown away.
    void close();
    [[nodiscard]] bool logReachable() const { return m_logReachable; }

private:
    /// A request whose events are on their way.
    struct Request {
        GatewayReply reply;
        Answer answer;
        std::chrono::steady_clock::time_point began;
        Instant now;
        Patience::Ticket ticket;
        std::atomic<size_t> left{0}; ///< pushes without an answer
        std::atomic<bool> failed{false};
    };
    /// What is done about a push once it is durable.
    struct Next {
        ChannelId channel;
        std::vector<PollAsk> asks;
        std::vector<SendIntent> presses;
    };
    void outcome(Request &request, const Next &next, const AppendOutcome &outcome);
    void passOn(const Next &next) const;

    const Parts m_parts;
    std::atomic<bool> m_logReachable{true};
    std::shared_mutex m_gate; ///< shared while an answer of the log is dealt with
    bool m_closed = false; ///< guarded by m_gate
    std::unique_ptr<Patience> m_patience; ///< gone once closed
};

void HookService::Keeper::store(const std::vector<Push> &pushes, GatewayReply reply, Answer answer,
                                std::chrono::steady_clock::time_point began)
{
    const Instant now = m_parts.clock.now();
    std::vector<std::pair<const Push *, Append>> appends;
    for (const Push &push : pushes) {
        Append append = inboundAppend(push.channel, push.inbound.events, m_parts.source, now);
        if (append.events.empty())
            passOn({push.channel, push.inbound.asks, {}});
        else
            appends.emplace_back(&push, std::move(append));
    }
    if (appends.empty())
        return answer(std::move(reply));
    const auto request = std::make_shared<Request>();
    request->reply = std::move(reply);
    request->answer = std::move(answer);
    request->began = began;
    request->now = now;
    request->left = appends.size();
    // What is accepted after this is harmless: the platform repeats, and the key makes the repetition a duplicate.
    request->ticket = m_patience->begin([this, request, channel = pushes.front().channel] {
        m_logReachable = false;
        m_parts.health.appendFailed(channel);
        request->answer(plainReply(503, "try again"));
    });
    for (auto &[push, append] : appends) {
        m_parts.log.append(
            std::move(append),
            [keeper = shared_from_this(), request, next = Next{push->channel, push->inbound.asks, push->presses}](
                const AppendOutcome &outcome) { keeper->outcome(*request, next, outcome); });
    }
}

void HookService::Keeper::outcome(Request &request, const Next &next, const AppendOutcome &outcome)
{
    const std::shared_lock open(m_gate);
    if (m_closed)
        return;
    const auto *accepted = std::get_if<Accepted>(&outcome);
    m_logReachable = accepted && !accepted->waiting; // kept here, and a balancer should know
    if (accepted) {
        const auto took = std::chrono::steady_clock::now() - request.began;
        m_parts.health.stored(next.channel, request.now, accepted->duplicate,
                              std::chrono::duration_cast<std::chrono::microseconds>(took));
        passOn(next);
    } else {
        m_parts.health.appendFailed(next.channel);
        request.failed = true;
    }
    if (--request.left == 0 && m_patience->settle(request.ticket))
        request.answer(request.failed ? plainReply(503, "try again") : std::move(request.reply));
}

void HookService::Keeper::passOn(const Next &next) const
{
    if (m_parts.ask && !next.asks.empty())
        m_parts.ask(next.channel, next.asks);
    if (m_parts.acknowledge && !next.presses.empty())
        m_parts.acknowledge(next.channel, next.presses);
}

void HookService::Keeper::close()
{
    {
        const std::unique_lock all(m_gate);
        m_closed = true;
    }
    m_patience.reset();
}

HookService::HookService(Parts parts)
    : m_parts(std::move(parts))
    , m_keeper(std::make_shared<Keeper>(m_parts))
{
}

HookService::~HookService()
{
    m_keeper->close();
}

bool HookService::logReachable() const
{
    return m_keeper->logReachable();
}

void HookService::handle(const HttpRequest &request, Answer answer)
{
    const auto began = std::chrono::steady_clock::now();
    const std::optional<ChannelId> id = channelOfPath(request.path);
    const auto account = id ? m_parts.channels.account(*id) : std::nullopt;
    const auto configured = id ? m_parts.channels.channel(*id) : std::nullopt;
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec || !configured || configured->removed) {
        m_parts.health.refused(ChannelId(), u"unknown_channel"_s);
        return answer(plainReply(404, "no such channel"));
    }
    m_parts.health.received(*id);
    if (configured->paused) {
        m_parts.health.refused(*id, u"paused"_s);
        return answer(plainReply(503, "paused"));
    }
    Inbound inbound = codec->receive(request, *account, m_parts.clock.now());
    switch (inbound.verify) {
    case Verification::Ok: {
        GatewayReply reply = inbound.reply;
        std::vector<Push> pushes;
        if (sharesAddress(account->platform) && request.method != "GET")
            pushes = ofSiblings(request, *account, *codec);
        pushes.insert(pushes.begin(), {*id, ownPart(std::move(inbound), *account), {}});
        for (Push &push : pushes)
            push.presses = acknowledgements(*codec, push.inbound.events);
        return m_keeper->store(pushes, std::move(reply), std::move(answer), began);
    }
    case Verification::NotApplicable: // nothing to prove and nothing to store
        return answer(std::move(inbound.reply));
    case Verification::BadSignature:
    case Verification::MissingSignature:
    case Verification::Stale:
    case Verification::Malformed:
        break;
    }
    m_parts.health.refused(*id, toText(inbound.verify));
    answer(refusal(inbound));
}

/// What a delivery to an address that accounts share says of the other accounts, as far as their own secrets prove it.
std::vector<HookService::Push> HookService::ofSiblings(const HttpRequest &request, const ChannelAccount &account,
                                                       const Codec &codec) const
{
    std::vector<Push> pushes;
    for (const ChannelConfigured &other : m_parts.channels.channels()) {
        const bool sibling = other.platform == account.platform && other.channel != account.id;
        const auto known =
            sibling && !other.paused && !other.removed ? m_parts.channels.account(other.channel) : std::nullopt;
        if (!known)
            continue;
        Inbound theirs = ownPart(codec.receive(request, *known, m_parts.clock.now()), *known);
        if (theirs.verify != Verification::Ok || theirs.events.empty())
            continue;
        m_parts.health.received(other.channel);
        pushes.push_back({other.channel, std::move(theirs), {}});
    }
    return pushes;
}

} // namespace lianxi
