// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec_lookup.h"
#include "app/gateway/token_keeper.h"
#include "app/media/media_fetcher.h"

#include <deque>

namespace lianxi
{

/// What a download gave: bytes, or why there are none.
struct Downloaded {
    QByteArray bytes;
    QString reason; ///< empty: it worked
    bool mayHelp = false; ///< asking again later may help
};

/// Fetches attachments by the platform's plan: the request (to a mailbox too), the second one where the first names an
/// address, a fresh token once where the first was refused, and again after a pause while the network or the platform
/// is not well. At most four at once, the newest wish first: it is what somebody looks at. Lives on the network thread.
class Downloader final : public QObject
{
public:
    using Done = std::function<void(Downloaded)>;
    struct Parts {
        ChannelRegistry &channels;
        TokenKeeper &tokens; ///< outlives the downloader
        const Clock &clock;
        Scheduler &scheduler;
        MediaFetcher &fetcher; ///< outlives the downloader
        HttpTransport &mail; ///< fetches parts of mails from a channel's own mailbox; outlives the downloader
        CodecLookup codecs;
        std::function<double()> jitter; ///< 0 ≤ x < 1
    };
    explicit Downloader(Parts parts, QObject *parent = nullptr);
    /// `done` is called once, later or at once.
    void fetch(const ChannelId &channel, const Part &part, qint64 mostBytes, Done done);

private:
    struct Job;
    using Way = std::shared_ptr<Job>;
    void startNext();
    void plan(const Way &way);
    void ask(const Way &way, const HttpRequest &request, bool givesAddress);
    void askMailbox(const Way &way, const HttpRequest &request);
    void onMail(const Way &way, const HttpResponse &response);
    void onAnswer(const Way &way, const Fetched &fetched, bool givesAddress);
    void onBytes(const Way &way, const HttpResponse &response);
    void trouble(const Way &way, const HttpResponse &response);
    void onToken(const Way &way, TokenKeeper::Outcome outcome);
    void again(const Way &way, const QString &reason, std::optional<std::chrono::seconds> named);
    void finish(const Way &way, Downloaded downloaded);

    Parts m_parts;
    std::deque<Way> m_waiting;
    int m_running = 0;
};

} // namespace lianxi
