// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/token_keeper.h"

#include "models/domain/instant.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

std::optional<Instant> expiryOf(const ChannelAccount &account)
{
    for (const QJsonObject &members : {account.secrets, account.settings}) {
        if (const auto at = parseRfc3339(members.value("access_token_expires"_L1).toString()))
            return at;
    }
    return std::nullopt;
}

bool isGood(const ChannelAccount &account, Instant now)
{
    const std::optional<Instant> expires = expiryOf(account);
    return !account.secrets.value("access_token"_L1).toString().isEmpty()
        && (!expires || *expires - now > TokenKeeper::margin);
}

} // namespace

TokenKeeper::TokenKeeper(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

TokenKeeper::~TokenKeeper()
{
    m_post.close();
}

QString TokenKeeper::tokenOf(const ChannelId &channel) const
{
    const auto account = m_parts.channels.account(channel);
    return account ? account->secrets.value("access_token"_L1).toString() : QString();
}

void TokenKeeper::report(const ChannelAccount &account)
{
    m_parts.health.setTokenExpires(account.id, expiryOf(account));
}

void TokenKeeper::ensure(const ChannelId &channel, Done done)
{
    const auto account = m_parts.channels.account(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (account)
        report(*account);
    const auto request = codec && !isGood(*account, m_parts.clock.now()) ? codec->tokenRequest(*account) : std::nullopt;
    if (request)
        fetch(*account, *request, std::move(done));
    else
        done(Outcome::Ready);
}

void TokenKeeper::renew(const ChannelId &channel, const QString &token, Done done)
{
    const auto account = m_parts.channels.account(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    const auto request = codec ? codec->tokenRequest(*account) : std::nullopt;
    if (!request)
        done(Outcome::Refused);
    else if (const QString now = tokenOf(channel); !now.isEmpty() && now != token)
        done(Outcome::Ready);
    else
        fetch(*account, *request, std::move(done));
}

void TokenKeeper::fetch(const ChannelAccount &account, const HttpRequest &request, Done done)
{
    if (!checkDestination(request.url, account)) {
        done(Outcome::Refused);
        return;
    }
    const auto [waiting, first] = m_waiting.try_emplace(account.id);
    waiting->second.push_back(std::move(done));
    if (!first)
        return;
    m_parts.http.request(request, 30s, [this, id = account.id, post = m_post](HttpResponse response) {
        post([this, id, response = std::move(response)] { onAnswer(id, response); });
    });
}

void TokenKeeper::onAnswer(const ChannelId &channel, const HttpResponse &response)
{
    if (response.status == 0 || response.status == 429 || response.status >= 500) {
        tell(channel, Outcome::Unreachable);
        return;
    }
    const auto account = m_parts.channels.account(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    const Result<QJsonObject> fresh =
        codec ? codec->readToken(response, m_parts.clock.now()) : failure(ErrorCode::NotFound, u"no channel"_s);
    if (!fresh || !m_parts.channels.updateSecrets(channel, *fresh)) {
        tell(channel, Outcome::Refused);
        return;
    }
    if (const auto renewed = m_parts.channels.account(channel))
        report(*renewed);
    tell(channel, Outcome::Ready);
}

void TokenKeeper::tell(const ChannelId &channel, Outcome outcome)
{
    const auto waiting = m_waiting.extract(channel);
    if (waiting.empty())
        return;
    for (const Done &done : waiting.mapped())
        done(outcome);
}

} // namespace lianxi
