// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/duty.h"

#include "app/automation/automation.h"
#include "app/automation/web_secret.h"
#include "app/bot/bot_service.h"
#include "app/desk/desk.h"
#include "app/desk/store_reader.h"
#include "app/duty/closed_notice.h"
#include "app/duty/courtesy.h"
#include "app/duty/gap_watch.h"
#include "app/duty/leaving.h"
#include "app/duty/profile_service.h"
#include "app/duty/sender.h"
#include "app/duty/triage_part.h"
#include "app/duty/waker.h"
#include "app/gateway/imap_runner.h"
#include "app/gateway/mail_client.h"
#include "app/gateway/poller.h"
#include "app/gateway/streamer.h"
#include "app/media/media_service.h"
#include "app/review/sample_duty.h"
#include "app/routing/desk_signs.h"
#include "app/routing/lost_desk_part.h"
#include "app/routing/peak_notice.h"
#include "app/routing/router.h"

#include <QRandomGenerator>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Name under which the desk remembers when somebody last listened.
const QString listenedName = u"duty/listened"_s;

double systemJitter()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

/// Everything that lives on the network thread.
class Duty::Worker : public QObject
{
public:
    explicit Worker(Parts parts)
        : m_parts(std::move(parts))
    {
        m_disk.setMaxThreadCount(1);
    }

    /// On the network thread: timers and sockets belong to the thread that makes them.
    void begin()
    {
        m_http = std::make_unique<HttpClient>();
        m_transport = std::make_unique<MailClient>(*m_http, [this](const QString &channel, const QByteArray &message) {
            if (m_mailboxes)
                m_mailboxes->keepSent(ChannelId(channel), message);
        });
        m_test = std::make_unique<ChannelTest>(*m_transport, codecFor, m_parts.clock);
        m_tokens = std::make_unique<TokenKeeper>(TokenKeeper::Parts{.channels = m_parts.channels,
                                                                    .health = m_parts.health,
                                                                    .clock = m_parts.clock,
                                                                    .http = *m_transport,
                                                                    .codecs = codecFor});
        m_sender = std::make_unique<ReplySender>(ReplySender::Parts{
            .log = m_parts.log,
            .channels = m_parts.channels,
            .health = m_parts.health,
            .clock = m_parts.clock,
            .scheduler = m_scheduler,
            .http = *m_transport,
            .tokens = *m_tokens,
            .codecs = codecFor,
            .askOutbox = [this](auto done) { askOutbox(std::move(done)); },
            .guard =
                [this](const OutboxRow &row) {
                    return checkLeaving(row, m_leaving->take(row.message), *m_parts.playbook);
                },
            .jitter = systemJitter,
            .source = m_parts.source,
            .askAttachment = [this](const QString &name, auto done) { askAttachment(name, std::move(done)); },
        });
        m_courtesy = std::make_unique<CourtesyService>(CourtesyService::Parts{.channels = m_parts.channels,
                                                                              .clock = m_parts.clock,
                                                                              .scheduler = m_scheduler,
                                                                              .http = *m_transport,
                                                                              .tokens = *m_tokens,
                                                                              .codecs = codecFor,
                                                                              .health = &m_parts.health});
        m_fetcher = std::make_unique<MediaFetcher>();
        m_downloader = std::make_unique<Downloader>(Downloader::Parts{.channels = m_parts.channels,
                                                                      .tokens = *m_tokens,
                                                                      .clock = m_parts.clock,
                                                                      .scheduler = m_scheduler,
                                                                      .fetcher = *m_fetcher,
                                                                      .mail = *m_transport,
                                                                      .codecs = codecFor,
                                                                      .jitter = systemJitter});
        if (m_parts.polls) {
            listen();
            makeProfiles();
            watchGaps();
        }
        m_sender->wake();
        makeAutomatic();
    }

    void makeAutomatic()
    {
        const auto add = [this](std::unique_ptr<DutyPart> part) { m_automatic.push_back(std::move(part)); };
        add(std::make_unique<TriagePart>(
            TriagePart::Parts{.log = m_parts.log,
                              .reader = m_parts.reader,
                              .clock = m_parts.clock,
                              .scheduler = m_scheduler,
                              .judge = judgeInForce(),
                              .source = m_parts.source,
                              .judgedUpTo = m_parts.memory.read(Duty::judgedName).value_or(QByteArray()).toLongLong(),
                              .keepPlace = [this](qint64 row) { keepPlace(Duty::judgedName, row); },
                              .jitter = systemJitter}));
        add(std::make_unique<Waker>(Waker::Parts{
            m_parts.log, m_parts.reader, m_parts.clock, m_scheduler,
            std::chrono::seconds(std::llround(m_parts.playbook->number(u"transfer.offer_seconds"))), m_parts.source}));
        auto bot = std::make_unique<BotService>(BotService::Parts{.log = m_parts.log,
                                                                  .reader = m_parts.reader,
                                                                  .clock = m_parts.clock,
                                                                  .scheduler = m_scheduler,
                                                                  .playbook = m_parts.playbook,
                                                                  .judge = judgeInForce(),
                                                                  .source = m_parts.source,
                                                                  .askOrders = m_parts.askOrders});
        const auto botSpeaks = [bot = bot.get()](const ChannelId &channel, const QJsonObject &settings) {
            return bot->speaks(channel, settings);
        };
        add(std::make_unique<ClosedNotice>(ClosedNotice::Parts{m_parts.log, m_parts.reader, m_parts.clock,
                                                               m_parts.playbook, m_parts.source, botSpeaks}));
        add(std::move(bot));
        addRouting(botSpeaks);
        addAutomation();
        for (const auto &part : m_automatic)
            part->begin();
    }

    void addRouting(const std::function<bool(const ChannelId &, const QJsonObject &)> &botSpeaks)
    {
        m_automatic.push_back(std::make_unique<Router>(
            Router::Parts{m_parts.log, m_parts.reader, m_parts.clock, m_scheduler, m_parts.source, botSpeaks}));
        m_automatic.push_back(std::make_unique<PeakNotice>(PeakNotice::Parts{
            m_parts.log, m_parts.reader, m_parts.clock, m_scheduler, m_parts.playbook, m_parts.source, botSpeaks}));
        if (m_parts.me.isEmpty())
            return;
        const std::chrono::seconds grace(std::llround(m_parts.playbook->number(u"transfer.lost_desk_seconds")));
        m_signs = std::make_unique<DeskSigns>(
            DeskSigns::Parts{m_parts.memory, m_parts.clock, m_scheduler, m_parts.me, grace});
        m_automatic.push_back(std::make_unique<SampleDuty>(
            SampleDuty::Parts{m_parts.log, m_parts.reader, m_parts.clock, m_scheduler, m_parts.me, m_parts.source}));
        m_automatic.push_back(std::make_unique<LostDeskPart>(LostDeskPart::Parts{
            m_parts.log, m_parts.reader, m_parts.clock, m_scheduler, grace, [this] { return m_signs->left(); },
            [this](const AgentId &agent) { m_signs->settle(agent); }, m_parts.source}));
    }

    void addAutomation()
    {
        m_automatic.push_back(std::make_unique<Automation>(Automation::Parts{
            .log = m_parts.log,
            .reader = m_parts.reader,
            .clock = m_parts.clock,
            .scheduler = m_scheduler,
            .http = *m_http,
            .playbook = m_parts.playbook,
            .source = m_parts.source,
            .kept = m_parts.memory.read(Automation::stateName).value_or(QByteArray()),
            .keep =
                [this](const QByteArray &state) {
                    if (!m_parts.memory.write(Automation::stateName, state))
                        qWarning("automation: its place could not be kept");
                },
            .key = [this] { return webKeyIn(m_parts.memory, Automation::keyName); },
            .jitter = systemJitter,
        }));
    }

    void watchGaps()
    {
        m_gaps = std::make_unique<GapWatch>(
            GapWatch::Parts{
                .clock = m_parts.clock,
                .scheduler = m_scheduler,
                .keep =
                    [this](Instant now) {
                        if (!m_parts.memory.write(listenedName, toRfc3339(now).toLatin1()))
                            qWarning("duty: it could not be kept that somebody listens");
                    },
                .onGap = [this](Instant from, Instant until) { m_poller->catchUp(from, until); },
            },
            parseRfc3339(QString::fromLatin1(m_parts.memory.read(listenedName).value_or(QByteArray()))));
    }

    void makeProfiles()
    {
        m_profiles = std::make_unique<ProfileService>(
            ProfileService::Parts{
                .log = m_parts.log,
                .channels = m_parts.channels,
                .clock = m_parts.clock,
                .scheduler = m_scheduler,
                .http = *m_transport,
                .tokens = *m_tokens,
                .codecs = codecFor,
                .rules = ProfileService::Rules::of(*m_parts.playbook),
                .askPeople =
                    [this](const UnknownSince &since, auto done) {
                        m_parts.reader.askForDuty(
                            [since, done = std::move(done)](sqlite::Database &db) { done(unknownPeople(db, since)); });
                    },
                .keepPlace = [this](qint64 row) { keepPlace(Duty::profiledName, row); },
                .fetchPicture = [this](const AvatarKey &avatar) { fetchPicture(avatarMedia(avatar)); },
                .jitter = systemJitter,
                .source = m_parts.source,
                .health = &m_parts.health,
            },
            m_parts.memory.read(Duty::profiledName).value_or(QByteArray()).toLongLong());
        m_profiles->wake();
    }

    /// Pollers and streams share what they know of a channel: how far it is read, and whether a stream stands.
    void listen()
    {
        const auto askStored = [this](const ChannelId &channel, auto done) { askCursors(channel, std::move(done)); };
        const auto acknowledge = [this](const ChannelId &channel, const std::vector<SendIntent> &presses) {
            m_courtesy->acknowledge(channel, presses);
        };
        m_poller = std::make_unique<Poller>(Poller::Parts{
            .log = m_parts.log,
            .channels = m_parts.channels,
            .health = m_parts.health,
            .clock = m_parts.clock,
            .scheduler = m_scheduler,
            .http = *m_transport,
            .tokens = *m_tokens,
            .codecs = codecFor,
            .askCursors = askStored,
            .jitter = systemJitter,
            .source = m_parts.source,
            .cursorMoved =
                [this](const ChannelId &channel, const QJsonObject &cursor) {
                    if (m_streamer)
                        m_streamer->noteCursor(channel, cursor);
                },
            .acknowledge = acknowledge,
        });
        m_streamer = std::make_unique<Streamer>(Streamer::Parts{
            .log = m_parts.log,
            .channels = m_parts.channels,
            .health = m_parts.health,
            .clock = m_parts.clock,
            .scheduler = m_scheduler,
            .tokens = *m_tokens,
            .codecs = codecFor,
            .askCursors = askStored,
            .stands = [this](const ChannelId &channel, bool stands) { m_poller->streamStands(channel, stands); },
            .cursorMoved = [this](const ChannelId &channel,
                                  const QJsonObject &cursor) { m_poller->noteCursor(channel, cursor); },
            .jitter = systemJitter,
            .source = m_parts.source,
            .acknowledge = acknowledge,
        });
        m_mailboxes = std::make_unique<ImapRunner>(ImapRunner::Parts{
            .log = m_parts.log,
            .channels = m_parts.channels,
            .health = m_parts.health,
            .clock = m_parts.clock,
            .scheduler = m_scheduler,
            .tokens = *m_tokens,
            .askCursors = askStored,
            .jitter = systemJitter,
            .source = m_parts.source,
        });
        m_poller->refresh();
        m_streamer->refresh();
        m_mailboxes->refresh();
    }

    void end()
    {
        m_post.close(); // answers of the reader that are still to come are dropped
        m_gaps.reset();
        m_automatic.clear();
        m_signs.reset();
        m_streamer.reset();
        m_mailboxes.reset();
        m_poller.reset();
        m_profiles.reset();
        m_courtesy.reset();
        m_sender.reset();
        m_test.reset();
        m_downloader.reset();
        m_fetcher.reset();
        m_tokens.reset();
        m_transport.reset();
        m_http.reset();
        m_disk.waitForDone();
        // This object and its timers go with the thread they live on.
        delete this;
    }

    void fetchMedia(const ChannelId &channel, const Part &part, qint64 mostBytes, Downloader::Done done)
    {
        m_downloader->fetch(channel, part, mostBytes, std::move(done));
    }

    void follow(const ChangeSet &changes)
    {
        if (changes.outbox)
            m_sender->wake();
        if (changes.channels && m_poller) {
            m_poller->refresh();
            m_streamer->refresh();
            m_mailboxes->refresh();
            m_profiles->channelsChanged();
        }
        if (!changes.messages.empty() && m_profiles)
            m_profiles->wake();
        for (const auto &part : m_automatic)
            part->follow(changes);
        for (const AvatarKey &picture : changes.erasedPictures)
            erasePicture(picture);
    }

    void acknowledge(const ChannelId &channel, const std::vector<SendIntent> &presses)
    {
        m_courtesy->acknowledge(channel, presses);
    }
    void show(CourtesySign sign, qint64 caseRow, std::optional<ThreadId> thread)
    {
        m_parts.reader.askForDuty([this, sign, caseRow, thread, post = m_post](sqlite::Database &db) {
            auto subjects = courtesySubjects(db, caseRow);
            post([this, sign, thread, subjects = std::move(subjects)] {
                for (const CourtesySubject &subject : subjects.value_or(std::vector<CourtesySubject>())) {
                    if (!thread || subject.thread == *thread)
                        m_courtesy->show(sign, subject);
                }
            });
        });
    }

    void judgeChanged()
    {
        const std::shared_ptr<const Judge> judge = judgeInForce();
        for (const auto &part : m_automatic)
            part->setJudge(judge);
    }

    void askNow(const ChannelId &channel, const std::vector<PollAsk> &asks)
    {
        if (m_poller)
            m_poller->askNow(channel, asks);
    }
    void announce(const ChannelAccount &account)
    {
        if (!ChannelTest::hasAddress(account))
            return;
        m_test->announce(account, [this, id = account.id](const ChannelTestResult &result) {
            if (result.ok)
                m_parts.health.recovered(id);
            else
                m_parts.health.trouble(id, result.reason, m_parts.clock.now());
        });
    }
    void test(const ChannelAccount &account, ChannelTest::Done done) { m_test->run(account, std::move(done)); }

private:
    [[nodiscard]] std::shared_ptr<const Judge> judgeInForce() const
    {
        return m_parts.judge ? m_parts.judge() : shippedJudge(m_parts.playbook);
    }

    void askOutbox(std::function<void(ReplySender::Outbox)> done)
    {
        // The reader may run this after the worker has ended: it holds what it fills.
        m_parts.reader.askForDuty([leaving = m_leaving, done = std::move(done)](sqlite::Database &db) {
            ReplySender::Outbox rows = outbox(db);
            leaving->clear();
            QHash<qint64, CaseView> views; // several messages of a case wait together
            for (const OutboxRow &row : rows ? *rows : std::vector<OutboxRow>{}) {
                if (!views.contains(row.caseRow)) {
                    Result<CaseView> view = caseView(db, row.caseRow);
                    if (!view) { // nothing leaves that cannot be judged
                        rows = tl::make_unexpected(view.error());
                        break;
                    }
                    views.insert(row.caseRow, std::move(*view));
                }
                leaving->put(row.message, views.value(row.caseRow));
            }
            done(std::move(rows));
        });
    }

    void askAttachment(const QString &name, std::function<void(Result<QByteArray>)> done)
    {
        if (!m_parts.attachments) {
            done(failure(ErrorCode::NotFound, u"this process keeps no attachments"_s));
            return;
        }
        // Decrypting a large file would hold up the answers of platforms.
        m_disk.start([store = m_parts.attachments, name, done = std::move(done)] {
            const AttachmentId id(name);
            if (const Status kept = store->keep(id, AttachmentStore::Keep::Sent); !kept)
                done(tl::unexpected(kept.error()));
            else
                done(store->read(id));
        });
    }

    /// A person's picture, before its address is used up.
    void fetchPicture(const MediaKey &key)
    {
        if (!m_parts.attachments)
            return;
        const auto most = static_cast<qint64>(m_parts.playbook->number(u"profiles.picture_kilobytes")) * 1024;
        m_downloader->fetch(key.channel, key.part, most, [this, key](const Downloaded &downloaded) {
            if (!downloaded.reason.isEmpty())
                return;
            m_disk.start([store = m_parts.attachments, key, bytes = downloaded.bytes] {
                if (!keepMedia(*store, key, bytes))
                    qWarning("profiles: a picture could not be kept");
            });
        });
    }

    /// Somebody took back the right to it.
    void erasePicture(const AvatarKey &picture)
    {
        if (!m_parts.attachments)
            return;
        m_disk.start([store = m_parts.attachments, source = avatarMedia(picture).source()] {
            if (!store->drop(source))
                qWarning("profiles: a picture could not be erased");
        });
    }

    void keepPlace(const QString &name, qint64 row)
    {
        if (const Status stored = m_parts.memory.write(name, QByteArray::number(row)); !stored)
            qWarning("duty: a place could not be kept; messages may be looked at again");
    }

    void askCursors(const ChannelId &channel, Poller::CursorsDone done)
    {
        m_parts.reader.askForDuty([channel, done = std::move(done)](sqlite::Database &db) {
            done(cursors(db, channel).value_or(QHash<QString, QJsonObject>()));
        });
    }

    Parts m_parts;
    TimerScheduler m_scheduler;
    std::shared_ptr<LeavingCases> m_leaving = std::make_shared<LeavingCases>();
    QThreadPool m_disk; ///< reads attachments
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<MailClient> m_transport; ///< of all that leaves
    std::unique_ptr<ChannelTest> m_test;
    std::unique_ptr<TokenKeeper> m_tokens;
    std::unique_ptr<MediaFetcher> m_fetcher;
    std::unique_ptr<Downloader> m_downloader;
    std::unique_ptr<ReplySender> m_sender;
    std::unique_ptr<CourtesyService> m_courtesy;
    std::unique_ptr<GapWatch> m_gaps;
    std::unique_ptr<ProfileService> m_profiles;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<ImapRunner> m_mailboxes;
    std::unique_ptr<Streamer> m_streamer;
    std::unique_ptr<DeskSigns> m_signs;
    std::vector<std::unique_ptr<DutyPart>> m_automatic; ///< what is done on the log alone
    ThreadPost m_post{this};
};

Duty::Duty(Parts parts)
    : m_worker(new Worker(std::move(parts)))
{
    m_thread.setObjectName(u"lianxi-duty"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->begin(); }, Qt::QueuedConnection);
}

Duty::~Duty()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Duty::fetchMedia(const ChannelId &channel, const Part &part, qint64 mostBytes,
                      std::function<void(Downloaded)> done)
{
    QMetaObject::invokeMethod(
        m_worker, [=, worker = m_worker] { worker->fetchMedia(channel, part, mostBytes, done); }, Qt::QueuedConnection);
}

void Duty::follow(const ChangeSet &changes)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, changes] { worker->follow(changes); }, Qt::QueuedConnection);
}

void Duty::askNow(const ChannelId &channel, const std::vector<PollAsk> &asks)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, channel, asks] { worker->askNow(channel, asks); }, Qt::QueuedConnection);
}

void Duty::judgeChanged()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->judgeChanged(); }, Qt::QueuedConnection);
}

void Duty::acknowledge(const ChannelId &channel, const std::vector<SendIntent> &presses)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, channel, presses] { worker->acknowledge(channel, presses); },
        Qt::QueuedConnection);
}

void Duty::show(CourtesySign sign, qint64 caseRow, std::optional<ThreadId> thread)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, sign, caseRow, thread] { worker->show(sign, caseRow, thread); },
        Qt::QueuedConnection);
}

void Duty::announce(const ChannelAccount &account)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, account] { worker->announce(account); }, Qt::QueuedConnection);
}

void Duty::test(const ChannelAccount &account, ChannelTest::Done done)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, account, done = std::move(done)] { worker->test(account, done); },
        Qt::QueuedConnection);
}

} // namespace lianxi
