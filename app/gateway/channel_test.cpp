// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/channel_test.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

struct ChannelTest::Run {
    ChannelAccount account;
    const Codec *codec = nullptr;
    ChannelTestResult result;
    Done done;
    SendIntent question;
};

ChannelTest::ChannelTest(HttpTransport &http, CodecLookup codecs, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_codecs(std::move(codecs))
    , m_clock(clock)
{
}

ChannelTest::~ChannelTest()
{
    m_post.close();
}

void ChannelTest::run(const ChannelAccount &account, Done done)
{
    auto run = std::make_shared<Run>();
    run->account = account;
    run->codec = m_codecs(account.platform);
    run->done = std::move(done);
    run->question.op = u"self"_s;
    if (run->codec)
        askToken(run);
    else
        finish(run, u"no_test"_s);
}

bool ChannelTest::hasAddress(const ChannelAccount &account)
{
    return account.settings.value("mode"_L1) == "webhook"_L1
        && !account.settings.value("webhook_url"_L1).toString().isEmpty();
}

void ChannelTest::announce(const ChannelAccount &account, Done done)
{
    auto run = std::make_shared<Run>();
    run->account = account;
    run->codec = m_codecs(account.platform);
    run->done = std::move(done);
    if (run->codec && hasAddress(account))
        askHook(run, u"set_webhook"_s);
    else
        finish(run, u"no_test"_s);
}

void ChannelTest::finish(const std::shared_ptr<Run> &run, const QString &reason, const QString &detail)
{
    run->result.ok = reason.isEmpty();
    run->result.reason = reason;
    run->result.detail = detail;
    run->done(run->result);
}

void ChannelTest::ask(const std::shared_ptr<Run> &run, const HttpRequest &request,
                      void (ChannelTest::*next)(const std::shared_ptr<Run> &, const HttpResponse &))
{
    if (!checkDestination(request.url, run->account)) {
        finish(run, u"address"_s);
        return;
    }
    m_http.request(request, 20s, [this, run, next, post = m_post](HttpResponse response) {
        post([this, run, next, response = std::move(response)] {
            if (response.status == 0)
                finish(run, u"network"_s);
            else
                (this->*next)(run, response);
        });
    });
}

void ChannelTest::askToken(const std::shared_ptr<Run> &run)
{
    if (const std::optional<HttpRequest> request = run->codec->tokenRequest(run->account))
        ask(run, *request, &ChannelTest::onToken);
    else
        askSelf(run);
}

void ChannelTest::onToken(const std::shared_ptr<Run> &run, const HttpResponse &response)
{
    const Result<QJsonObject> fresh = run->codec->readToken(response, m_clock.now());
    if (!fresh) {
        finish(run, u"token"_s, fresh.error().detail);
        return;
    }
    for (auto member = fresh->begin(); member != fresh->end(); ++member)
        run->account.secrets.insert(member.key(), member.value());
    run->result.secrets = *fresh;
    askSelf(run);
}

void ChannelTest::askSelf(const std::shared_ptr<Run> &run)
{
    const SendPlan plan = run->codec->planSend(run->question, run->account, m_clock.now());
    if (plan.request)
        ask(run, *plan.request, &ChannelTest::onSelf);
    else if (plan.reason != "unsupported_op"_L1)
        finish(run, plan.reason, plan.detail);
    else // a token that was given is an answer too
        finish(run, run->result.secrets.isEmpty() ? u"no_test"_s : QString());
}

void ChannelTest::onSelf(const std::shared_ptr<Run> &run, const HttpResponse &response)
{
    const SendAnswer answer = run->codec->readAnswer(response, run->question, run->account, m_clock.now());
    if (answer.outcome != SendOutcome::Sent) {
        finish(run, answer.reason.isEmpty() ? u"refused"_s : answer.reason, answer.detail);
        return;
    }
    run->result.name = answer.more.value("profile"_L1)["name"_L1].toString();
    if (hasAddress(run->account))
        askHook(run, u"hook_state"_s);
    else
        finish(run, {});
}

void ChannelTest::askHook(const std::shared_ptr<Run> &run, const QString &op)
{
    run->question.op = op;
    const SendPlan plan = run->codec->planSend(run->question, run->account, m_clock.now());
    if (plan.request)
        ask(run, *plan.request, &ChannelTest::onHook);
    else
        finish(run, plan.reason, plan.detail);
}

void ChannelTest::onHook(const std::shared_ptr<Run> &run, const HttpResponse &response)
{
    const SendAnswer answer = run->codec->readAnswer(response, run->question, run->account, m_clock.now());
    if (answer.outcome == SendOutcome::Sent)
        finish(run, {});
    else
        finish(run, answer.reason.isEmpty() ? u"refused"_s : answer.reason, answer.detail);
}

} // namespace lianxi
