// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/workspace.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "app/rehearsal/rehearsal.h"
#include "app/rehearsal/score_sheet.h"
#include "app/rehearsal/self_play.h"

#include <QTemporaryDir>

#include <deque>
#include <map>

namespace lianxi
{

/// A desk of its own for a rehearsal: an encrypted profile in a temporary folder under a random passphrase that is kept
/// nowhere. Everything is gone with this object.
struct RehearsalHome {
    std::unique_ptr<QTemporaryDir> folder; ///< outlives the workspace in it
    std::unique_ptr<Workspace> workspace;
};
/// Errors as Profile::create and Workspace::open.
[[nodiscard]] Result<RehearsalHome> openRehearsalHome(const AgentProfile &me);

/// Simulated customers at a real workspace: sets up the invented channels, brings the customers' signed requests to the
/// gateway over loopback HTTP and, when asked, plays the agent as well. Lives on the view thread.
class RehearsalDesk : public QObject
{
    Q_OBJECT
public:
    struct Options {
        std::vector<Scenario> scenarios;
        std::chrono::milliseconds between{8000}; ///< from one customer's first words to the next one's
        double speed = 1; ///< 1 as people type, 0 at once
        bool selfPlay = false;
    };
    /// `workspace` outlives this and has its gateway and duty running.
    RehearsalDesk(Workspace &workspace, Options options, QObject *parent = nullptr);
    ~RehearsalDesk() override;

    /// Starts the simulated platforms and puts the channels on the log; began() follows when they are in force.
    /// Unavailable without gateway or free port.
    [[nodiscard]] Status start();
    [[nodiscard]] const Rehearsal &rehearsal() const { return m_rehearsal; }
    /// Null unless Options::selfPlay.
    [[nodiscard]] const SelfPlay *selfPlay() const { return m_selfPlay.get(); }
    /// How the gateway answered the platforms' requests: HTTP status and how often; 0: no answer.
    [[nodiscard]] const std::map<int, int> &answers() const { return m_answers; }
    /// Reads the projection and scores it. Answers on this thread unless `context` is gone by then.
    void askSheet(const QObject *context, std::function<void(Result<ScoreSheet>)> answer);

Q_SIGNALS:
    void began();
    /// The channels could not be set up; nothing was begun.
    void failed(const lianxi::Error &error);
    /// The self-play has played everything.
    void finished();

private:
    struct Visit {
        HttpRequest request;
        int attempts = 0;
    };
    void configure(const ChannelAccount &account);
    void onChanged(const ChangeSet &changes);
    void beginWhenReady();
    void knock(const ChannelId &channel, const HttpRequest &request);
    void visit(const ChannelId &channel);
    void onAnswer(const ChannelId &channel, int status);

    Workspace &m_workspace;
    Options m_options;
    TimerScheduler m_scheduler;
    HttpClient m_http;
    std::map<ChannelId, std::deque<Visit>> m_visits; ///< a platform's requests, one after the other
    std::map<int, int> m_answers;
    std::vector<ChannelId> m_channels;
    bool m_begun = false;
    std::unique_ptr<SelfPlay> m_selfPlay;
    Rehearsal m_rehearsal; ///< last: it goes first and calls back into the others until then
};

} // namespace lianxi
