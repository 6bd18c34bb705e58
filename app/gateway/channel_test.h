// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec_lookup.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"

#include <functional>

namespace lianxi
{

/// What the live test of a channel's setup found.
struct ChannelTestResult {
    bool ok = false;
    QString reason; ///< short name (app/channels/README.md) of what is wrong; "no_test": there was nothing to ask
    QString detail; ///< the platform's words, without secrets
    QString name; ///< who the platform says the account is
    QJsonObject secrets; ///< fresh members (an access token …), worth keeping when the channel is saved
};

/// Asks a platform who an account is: first for a token where there is one to fetch, then by the codec's op "self".
/// Nothing is stored and no message is sent. Lives on the network thread.
class ChannelTest final : public QObject
{
public:
    using Done = std::function<void(ChannelTestResult)>;
    /// All outlive this.
    ChannelTest(HttpTransport &http, CodecLookup codecs, const Clock &clock, QObject *parent = nullptr);
    ~ChannelTest() override; ///< a test under way ends without its `done`
    /// `done` is called once, on this thread.
    void run(const ChannelAccount &account, Done done);
    /// Tells the platform the public address at which it shall call a channel whose settings name one ("webhook_url").
    /// Without one there is nothing to tell: "no_test".
    void announce(const ChannelAccount &account, Done done);
    /// Whether announce() has something to tell.
    [[nodiscard]] static bool hasAddress(const ChannelAccount &account);

private:
    struct Run;
    void askToken(const std::shared_ptr<Run> &run);
    void onToken(const std::shared_ptr<Run> &run, const HttpResponse &response);
    void askSelf(const std::shared_ptr<Run> &run);
    void onSelf(const std::shared_ptr<Run> &run, const HttpResponse &response);
    void askHook(const std::shared_ptr<Run> &run, const QString &op);
    void onHook(const std::shared_ptr<Run> &run, const HttpResponse &response);
    void ask(const std::shared_ptr<Run> &run, const HttpRequest &request,
             void (ChannelTest::*next)(const std::shared_ptr<Run> &, const HttpResponse &));
    static void finish(const std::shared_ptr<Run> &run, const QString &reason, const QString &detail = {});

    HttpTransport &m_http;
    CodecLookup m_codecs;
    const Clock &m_clock;
    ThreadPost m_post{this};
};

} // namespace lianxi
