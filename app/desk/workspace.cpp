// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workspace.h"

#include "app/assist/assist_service.h"
#include "app/duty/duty.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/gateway.h"
#include "app/judging/teaching.h"
#include "app/log/team_log.h"
#include "app/media/attachment_store.h"
#include "app/media/media_service.h"
#include "app/orders/order_service.h"
#include "app/profile/draft_keeper.h"
#include "app/team/team_place.h"
#include "models/store/team_queries.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <future>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto arrivedLately = std::chrono::hours(48); // platforms with the shortest lives keep a file for three days

/// The rules in force, and what was wrong with the team's.
struct Rules {
    std::shared_ptr<const Playbook> playbook;
    QString trouble;
};

Rules loadRules(const QStringList &team)
{
    if (team.isEmpty())
        return {Playbook::shipped(), {}};
    Result<std::shared_ptr<const Playbook>> loaded = Playbook::load(QStringList{u":/playbooks/lianxi.toml"_s} + team);
    return loaded ? Rules{std::move(*loaded), {}} : Rules{Playbook::shipped(), loaded.error().detail};
}

} // namespace

Workspace::Workspace(std::unique_ptr<Profile> profile, Options options)
    : m_options(std::move(options))
    , m_profile(std::move(profile))
{
}

Workspace::~Workspace()
{
    m_assist.reset();
    m_teaching.reset();
    // The gateway first: nothing new comes in while the rest winds down.
    m_gateway.reset();
    m_media.reset();
    m_duty.reset();
}

MediaSource &Workspace::media()
{
    return *m_media;
}

Log &Workspace::log()
{
    return *m_log;
}
quint16 Workspace::gatewayPort() const
{
    return m_gateway ? m_gateway->port() : quint16{0};
}

Result<std::unique_ptr<Workspace>> Workspace::open(std::unique_ptr<Profile> profile, Options options)
{
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(profile), std::move(options)));
    if (const Status started = workspace->start(); !started)
        return tl::make_unexpected(started.error());
    return workspace;
}

Status Workspace::start()
{
    // Reading the rules takes as long as opening the stores, so it is done meanwhile.
    std::future<Rules> rules = std::async(std::launch::async, loadRules, m_options.playbooks);
    const Status opened = openStores();
    Rules read = rules.get();
    m_playbook = std::move(read.playbook);
    m_playbookTrouble = std::move(read.trouble);
    if (!opened)
        return opened;
    if (m_options.me.id.isEmpty() && m_options.who)
        m_options.me = m_options.who(m_local->settings());
    if (isMember() && m_options.me.role != AuthorKind::System)
        m_options.me.id = m_place->agent; // as the team knows them
    if (const Status loaded = loadChannels(); !loaded)
        return loaded;
    m_judge = std::make_unique<TeamJudge>(TeamJudge::Parts{m_profile->labelFile(), m_profile->labelKey(), m_playbook});
    m_desk = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, m_options.me);
    connect(m_projector.get(), &Projector::changed, this, &Workspace::follow);
    if (m_options.me.role != AuthorKind::System) { // a machine does what its channels and rules say
        const auto people = askAndWait<Result<std::vector<Member>>>([](sqlite::Database &db) { return members(db); });
        // A store that cannot be read gives nobody anything.
        m_desk->setRights(people ? rightsOf(*people, m_options.me.id) : Rights{TeamRole::Agent, true});
    }
    // Whose rules the team goes by is not for everybody's start to say.
    if (m_desk->may(Right::EditTeamItems))
        adoptPlaybook();
    m_desk->setStepJudge([judge = m_judge.get()] { return judge->draftJudge(); });
    connect(m_projector.get(), &Projector::troubled, this, &Workspace::troubled);
    connect(m_reader.get(), &StoreReader::troubled, this, &Workspace::troubled);
    m_orders = std::make_unique<OrderService>(OrderService::Parts{*m_local, m_clock, m_profile->ordersConfig(),
                                                                  m_profile->ordersFile(), m_profile->ordersKey()});
    if (m_options.duty) {
        m_duty = std::make_unique<Duty>(Duty::Parts{*m_log, *m_reader, *m_channels, *m_health, m_clock, *m_local,
                                                    m_playbook, u"/duty/"_s + m_options.me.id.text(), m_options.gateway,
                                                    m_attachments.get(),
                                                    [judge = m_judge.get()] {
                                                        judge->reloadTitles();
                                                        return judge->judge();
                                                    },
                                                    m_options.me.id, orderQuestion()});
    }
    m_teaching = std::make_unique<Teaching>(Teaching::Parts{*m_judge, *m_reader, m_clock, m_playbook});
    if (m_duty)
        connect(m_teaching.get(), &Teaching::judgeChanged, this, [this] { m_duty->judgeChanged(); });
    const Actor me{m_options.me.role, m_options.me.id, m_options.me.name};
    m_assist = std::make_unique<AssistService>(
        AssistService::Parts{*m_log, m_clock, *m_local, me, u"/desk/"_s + m_options.me.id.text(), {}});
    MediaService::Fetch fetch;
    if (m_duty)
        fetch = [duty = m_duty.get()](const ChannelId &channel, const Part &part, qint64 most, Downloader::Done done) {
            duty->fetchMedia(channel, part, most, std::move(done));
        };
    const auto face = static_cast<qint64>(m_playbook->number(u"profiles.picture_kilobytes")) * 1024;
    m_media = std::make_unique<MediaService>(*m_attachments, std::move(fetch), face);
    return m_options.gateway ? startGateway() : Status{};
}

/// How duty asks for orders: the service answers on its own thread.
Workspace::OrderQuestion Workspace::orderQuestion()
{
    OrderService *orders = m_orders.get();
    return [orders](const std::vector<OrderKey> &keys, std::function<void(std::vector<Order>)> done) {
        QMetaObject::invokeMethod(orders, [orders, keys, done = std::move(done)] {
            orders->askOrders(orders, keys, [done](const OrderAnswer &answer) {
                if (!answer.asking)
                    done(answer.orders);
            });
        });
    };
}

Status Workspace::openStores()
{
    Result<std::unique_ptr<LocalStore>> local = LocalStore::open(m_profile->localFile(), m_profile->localKey());
    if (!local)
        return tl::make_unexpected(local.error());
    m_local = std::move(*local);
    m_drafts = std::make_unique<DraftKeeper>(*m_local);
    m_attachments =
        std::make_unique<AttachmentStore>(m_profile->folder() + u"/attachments"_s, m_profile->attachmentKey(), m_clock);
    m_channels = std::make_unique<ChannelRegistry>(*m_local);
    m_health = std::make_unique<ChannelHealth>();
    Result<team::TeamPlace> place = team::readPlace(*m_local);
    if (!place)
        return tl::make_unexpected(place.error());
    m_place = std::make_unique<team::TeamPlace>(std::move(*place));
    // A member's desk leaves receiving, sending and routing to the team's gateways.
    if (isMember() && m_options.me.role != AuthorKind::System)
        m_options.gateway = m_options.duty = false;
    if (const Status opened = isMember() || m_options.team ? openTeamLog() : openLog(); !opened)
        return opened;
    const Projection::Options projection = projectionOptions();
    const bool refold = dropStaleProjection(projection);
    Result<std::unique_ptr<Projector>> projector = Projector::start(*m_log, projection);
    if (!projector)
        return tl::make_unexpected(projector.error());
    m_projector = std::move(*projector);
    if (refold)
        m_team->refolded();
    Result<std::unique_ptr<StoreReader>> reader = StoreReader::open(projection.file, *projection.key, m_clock);
    if (!reader)
        return tl::make_unexpected(reader.error());
    m_reader = std::move(*reader);
    return {};
}

void Workspace::adoptPlaybook()
{
    // Keyed by content: the same numbers are adopted once, whoever starts first.
    const PlaybookAdopted adopted{
        m_playbook->name(), m_playbook->version(), m_playbook->foldRules(), {AuthorKind::System, {}, {}}};
    const QByteArray content = QJsonDocument(adopted.rules).toJson(QJsonDocument::Compact);
    const QByteArray key =
        "playbook:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().first(32);
    Append what{teamSubject(),
                key,
                {makeEvent(adopted, u"/desk/"_s + m_options.me.id.text(), m_clock.now())},
                std::nullopt,
                true};
    // Not waited for: it comes before everything that this desk appends later. The log answers before it is closed,
    // and this object goes after the log.
    m_log->append(std::move(what), [this](const AppendOutcome &outcome) {
        if (const auto *down = std::get_if<Unavailable>(&outcome))
            QMetaObject::invokeMethod(
                this, [this, error = down->error] { Q_EMIT troubled(error); }, Qt::QueuedConnection);
    });
}

Status Workspace::loadChannels()
{
    using List = Result<std::vector<ChannelConfigured>>;
    List list = askAndWait<List>([](sqlite::Database &db) { return configuredChannels(db); });
    if (!list)
        return tl::make_unexpected(list.error());
    m_channels->configure(*list);
    return {};
}

Status Workspace::startGateway()
{
    m_gateway = std::make_unique<Gateway>(HookService::Parts{.log = *m_log,
                                                             .channels = *m_channels,
                                                             .health = *m_health,
                                                             .clock = m_clock,
                                                             .codecs = codecFor,
                                                             .source = u"/gateway/"_s + m_options.me.id.text(),
                                                             .ask =
                                                                 [this](const ChannelId &channel, const auto &asks) {
                                                                     if (m_duty)
                                                                         m_duty->askNow(channel, asks);
                                                                 },
                                                             .acknowledge =
                                                                 [this](const ChannelId &channel, const auto &presses) {
                                                                     if (m_duty)
                                                                         m_duty->acknowledge(channel, presses);
                                                                 }},
                                          Gateway::Options{m_options.gatewayAddress, m_options.gatewayPort, {}});
    return m_gateway->start();
}

/// What this desk may do follows from the team's members; asked anew whenever they change.
void Workspace::learnRights()
{
    using People = Result<std::vector<Member>>;
    m_reader->ask<People>(
        this, [](sqlite::Database &db) { return members(db); },
        [this](const People &people) {
            const Rights rights = people ? rightsOf(*people, m_options.me.id) : m_desk->rights();
            if (rights == m_desk->rights())
                return;
            m_desk->setRights(rights);
            Q_EMIT rightsChanged();
        });
}

void Workspace::follow(const ChangeSet &changes)
{
    if (changes.team && m_options.me.role != AuthorKind::System)
        learnRights();
    if (changes.channels) {
        using List = Result<std::vector<ChannelConfigured>>;
        m_reader->ask<List>(
            this, [](sqlite::Database &db) { return configuredChannels(db); },
            [this, changes](const List &list) {
                if (list)
                    m_channels->configure(*list);
                if (m_duty)
                    m_duty->follow(changes);
            });
    } else if (m_duty) {
        m_duty->follow(changes);
    }
    if (m_duty && !changes.messages.empty())
        fetchArrived(changes.messages);
    Q_EMIT changed(changes);
}

// Platforms keep files for days, evidence is wanted for years; small pictures are fetched while they are there. A desk
// that folds anew or catches up after a long time leaves the old ones to the reader's wish.
void Workspace::fetchArrived(const std::vector<qint64> &messages)
{
    using Keys = std::vector<MediaKey>;
    m_reader->askSlow<Keys>(
        this,
        [messages, since = m_clock.now() - arrivedLately](sqlite::Database &db) {
            Keys keys;
            for (const TimelineRow &row : timelineRows(db, messages).value_or(std::vector<TimelineRow>())) {
                if (row.at < since)
                    continue;
                for (const Part &part : row.parts) {
                    if (part.type == PartType::Image && row.platform != Platform::Import && !part.ref.isEmpty())
                        keys.push_back({row.channel, part});
                }
            }
            return keys;
        },
        [this](const Keys &keys) { m_media->fetchAtArrival(keys); });
}

void Workspace::configureChannel(const ChannelConfigured &channel, const QJsonObject &secrets, DeskDone done)
{
    if (!m_desk->may(Right::ConfigureChannels)) {
        m_desk->configureChannel(channel, std::move(done)); // says so
        return;
    }
    // The secrets first: a channel that is on the log without them would refuse its first webhooks.
    if (!secrets.isEmpty()) {
        if (const Status stored = m_channels->updateSecrets(channel.channel, secrets); !stored) {
            done({DeskResult::Kind::Unavailable, 0, {}, {}, stored.error()});
            return;
        }
    }
    // A daemon says the same at every start; only a change belongs on the log.
    if (const std::optional<ChannelConfigured> known = m_channels->channel(channel.channel);
        known && fields::write(*known) == fields::write(channel)) {
        done({});
        return;
    }
    m_desk->configureChannel(channel, [this, channel, secrets, done = std::move(done)](const DeskResult &result) {
        if (result.done() && m_duty && !channel.paused && !channel.removed)
            m_duty->announce(accountOf(channel, secrets));
        done(result);
    });
}

void Workspace::showCustomer(CourtesySign sign, qint64 caseRow, std::optional<ThreadId> thread)
{
    if (m_duty)
        m_duty->show(sign, caseRow, thread);
}

ChannelAccount Workspace::accountOf(const ChannelConfigured &channel, const QJsonObject &secrets) const
{
    ChannelAccount account = m_channels->account(channel.channel).value_or(ChannelAccount{});
    account.id = channel.channel;
    account.platform = channel.platform;
    account.settings = channel.settings;
    for (auto member = secrets.begin(); member != secrets.end(); ++member)
        account.secrets.insert(member.key(), member.value());
    return account;
}

void Workspace::testChannel(const ChannelConfigured &channel, const QJsonObject &secrets, const QObject *context,
                            std::function<void(ChannelTestResult)> done)
{
    const ChannelAccount account = accountOf(channel, secrets);
    if (!m_duty) {
        ChannelTestResult nothing;
        nothing.reason = u"no_test"_s;
        done(nothing);
        return;
    }
    // The network thread ends before this object does; the asker is looked at only where it lives.
    m_duty->test(account, [this, keeper = QPointer<const QObject>(context), done = std::move(done)](auto result) {
        QMetaObject::invokeMethod(
            this,
            [keeper, done, result = std::move(result)] {
                if (keeper)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace lianxi
