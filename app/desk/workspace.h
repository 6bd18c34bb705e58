// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/desk/desk.h"
#include "app/desk/projector.h"
#include "app/desk/store_reader.h"
#include "app/profile/local_store.h"
#include "app/profile/profile.h"
#include "app/team/team_access.h"
#include "models/policy/playbook.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace lianxi
{

class AssistService;
class AttachmentStore;
class ChannelHealth;
struct ChannelTestResult;
class DraftKeeper;
class Duty;
enum class CourtesySign : int;
class Gateway;
class MediaService;
class MediaSource;
class OrderService;
class TeamJudge;
class TeamLog;
namespace team
{
struct TeamPlace;
}
class Teaching;

/// One running desk: profile, log, projection, readers, gateway, duty. The mains make one and hand its parts to what
/// needs them; nothing else knows the whole. Members are made in the order they depend on each other and go in reverse.
class Workspace : public QObject
{
    Q_OBJECT
public:
    struct Options {
        AgentProfile me; ///< empty: `who` tells from the profile's settings
        std::function<AgentProfile(const QJsonObject &settings)> who;
        QString gatewayAddress = QStringLiteral("127.0.0.1");
        quint16 gatewayPort = 0; ///< 0: any
        bool gateway = true; ///< receive and poll
        bool duty = true; ///< send, judge, wake
        QStringList playbooks; ///< a team's files over the shipped one
        /// Absent: the team that the profile belongs to, or this machine alone.
        std::optional<TeamAccess> team;
    };
    /// Opens everything; on failure nothing is left running. Errors as Profile::open, Projection::open, Gateway::start.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(std::unique_ptr<Profile> profile, Options options);
    ~Workspace() override;

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Log &log();
    /// The same log, when it is a team's; null otherwise.
    [[nodiscard]] TeamLog *team() { return m_team; }
    [[nodiscard]] Projector &projector() { return *m_projector; }
    [[nodiscard]] StoreReader &reader() { return *m_reader; }
    [[nodiscard]] Desk &desk() { return *m_desk; }
    [[nodiscard]] DraftKeeper &drafts() { return *m_drafts; }
    [[nodiscard]] MediaSource &media();
    [[nodiscard]] AttachmentStore &attachments() { return *m_attachments; }
    [[nodiscard]] LocalStore &local() { return *m_local; }
    [[nodiscard]] ChannelRegistry &channels() { return *m_channels; }
    [[nodiscard]] ChannelHealth &health() { return *m_health; }
    [[nodiscard]] Teaching &teaching() { return *m_teaching; }
    [[nodiscard]] TeamJudge &judge() { return *m_judge; }
    [[nodiscard]] AssistService &assist() { return *m_assist; }
    [[nodiscard]] const Playbook &playbook() const { return *m_playbook; }
    [[nodiscard]] const Profile &profile() const { return *m_profile; }
    /// Where customers' orders come from. Whatever is wrong with it, customers are answered all the same.
    [[nodiscard]] OrderService &orders() { return *m_orders; }
    /// 0 when the gateway does not run.
    [[nodiscard]] quint16 gatewayPort() const;
    /// What was wrong with a team's playbook; the shipped rules are in force then. Empty: nothing.
    [[nodiscard]] const QString &playbookTrouble() const { return m_playbookTrouble; }

    /// Runs one question on the list reader and waits for its answer: for opening only, before there is a view to hold
    /// up.
    template <class T>
    [[nodiscard]] T askAndWait(std::function<T(sqlite::Database &)> question)
    {
        return m_reader->askAndWait(question);
    }
    /// Sets up or changes a channel: secrets into the encrypted profile, the rest on the log.
    void configureChannel(const ChannelConfigured &channel, const QJsonObject &secrets, DeskDone done);
    /// Shows a case's customer that somebody has read, or is writing in `thread`. Best effort; see CourtesyService.
    void showCustomer(CourtesySign sign, qint64 caseRow, std::optional<ThreadId> thread = std::nullopt);
    /// Asks the platform who an account is, with `secrets` over the stored ones; nothing is saved. `done` runs here,
    /// unless `context` is gone by then.
    void testChannel(const ChannelConfigured &channel, const QJsonObject &secrets, const QObject *context,
                     std::function<void(ChannelTestResult)> done);

Q_SIGNALS:
    void changed(const lianxi::ChangeSet &changes);
    void rightsChanged(); ///< Desk::rights() says what now
    void troubled(const lianxi::Error &error);
    void teamChanged(); ///< standing(), pending() or returned() of team() changed

private:
    /// With the secrets that are stored, and these on top.
    [[nodiscard]] ChannelAccount accountOf(const ChannelConfigured &channel, const QJsonObject &secrets) const;
    void fetchArrived(const std::vector<qint64> &messages);
    explicit Workspace(std::unique_ptr<Profile> profile, Options options);
    [[nodiscard]] Status start();
    [[nodiscard]] Status openStores();
    [[nodiscard]] Status openLog();
    [[nodiscard]] Status openTeamLog();
    /// The profile has joined a team: what goes over its log is sealed.
    [[nodiscard]] bool isMember() const;
    [[nodiscard]] bool isTeams() const;
    [[nodiscard]] Projection::Options projectionOptions() const;
    [[nodiscard]] bool dropStaleProjection(const Projection::Options &projection) const;
    [[nodiscard]] Status loadChannels();
    void adoptPlaybook();
    using OrderQuestion = std::function<void(const std::vector<OrderKey> &, std::function<void(std::vector<Order>)>)>;
    [[nodiscard]] OrderQuestion orderQuestion();
    [[nodiscard]] Status startGateway();
    void learnRights();
    void follow(const ChangeSet &changes);

    SystemClock m_clock;
    Options m_options;
    QString m_playbookTrouble;
    std::unique_ptr<Profile> m_profile;
    std::shared_ptr<const Playbook> m_playbook;
    std::unique_ptr<AttachmentStore> m_attachments;
    std::unique_ptr<LocalStore> m_local;
    std::unique_ptr<ChannelRegistry> m_channels;
    std::unique_ptr<ChannelHealth> m_health;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<team::TeamPlace> m_place;
    TeamLog *m_team = nullptr; ///< m_log, or null
    std::atomic<bool> m_tellingTeam = false;
    std::unique_ptr<TeamJudge> m_judge; ///< the reader's threads use it
    std::unique_ptr<Projector> m_projector;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<DraftKeeper> m_drafts;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<OrderService> m_orders; ///< duty asks it
    std::unique_ptr<Duty> m_duty;
    std::unique_ptr<MediaService> m_media;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<Teaching> m_teaching;
    std::unique_ptr<AssistService> m_assist;
};

} // namespace lianxi
