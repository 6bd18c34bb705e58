// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/stream_socket.h"
#include "app/gateway/token_keeper.h"
#include "models/event/log.h"

#include <map>

namespace lianxi
{

/// Listens to the platforms that speak over a WebSocket, one session a channel. What a frame brought and how far the
/// session has come is one record. A session that dies is opened again with back-off; nothing is replayed, so whoever
/// polls is told when a session stands, and asks for what came before. Lives on the network thread.
class Streamer final : public QObject
{
public:
    using CursorsDone = std::function<void(QHash<QString, QJsonObject>)>;
    struct Parts {
        Log &log;
        ChannelRegistry &channels; ///< outlives the streamer
        ChannelHealth &health;
        const Clock &clock;
        Scheduler &scheduler;
        TokenKeeper &tokens;
        CodecLookup codecs;
        /// Reads a channel's stored cursors and calls back, on any thread, once.
        std::function<void(const ChannelId &, CursorsDone)> askCursors;
        /// A session stands (again): catch up by polling. Or it does not stand any more: polling is all there is.
        std::function<void(const ChannelId &, bool stands)> stands;
        /// The cursor `streamCursor` of a channel moved; it is on its way to the log.
        std::function<void(const ChannelId &, const QJsonObject &)> cursorMoved;
        std::function<double()> jitter; ///< 0 ≤ x < 1
        QString source;
        /// Takes what acknowledges the buttons that were heard, once they are durable.
        std::function<void(const ChannelId &, const std::vector<SendIntent> &)> acknowledge{};
    };
    explicit Streamer(Parts parts, QObject *parent = nullptr);
    ~Streamer() override;
    /// Reads the registry again: opens sessions of new channels, lets those of removed and paused ones end. Any thread.
    void refresh();
    /// A poll moved the cursor that it shares with the stream.
    void noteCursor(const ChannelId &channel, const QJsonObject &cursor);

private:
    struct Run; ///< one channel in operation
    using RunPointer = std::shared_ptr<Run>;
    void apply();
    void start(const ChannelConfigured &channel);
    void stop(Run &run);
    void open(const RunPointer &run);
    [[nodiscard]] TokenKeeper::Done ifStill(const RunPointer &run, const TokenKeeper::Done &what);
    void onToken(const RunPointer &run, TokenKeeper::Outcome outcome, bool renewed);
    void connectTo(const RunPointer &run);
    void onOpened(const RunPointer &run);
    void onFrame(const RunPointer &run, const QByteArray &frame);
    void onEnded(const RunPointer &run, StreamSocket::Ending ending);
    void watch(const RunPointer &run);
    void look(const RunPointer &run);
    void take(const RunPointer &run, const StreamInput &input);
    void end(const RunPointer &run, const StreamStep &step);
    void dropSocket(Run &run);
    void again(const RunPointer &run, std::chrono::milliseconds wait);
    void keep(const RunPointer &run, StreamStep &step);
    void store(const RunPointer &run);
    void onStored(const RunPointer &run, const AppendOutcome &outcome);

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, RunPointer> m_runs;
};

} // namespace lianxi
