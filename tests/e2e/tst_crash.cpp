// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workspace.h"
#include "app/log/verify_log.h"
#include "app/rehearsal/fake_platform.h"
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "models/store/search_index.h"
#include "tests/support/customers.h"
#include "tests/support/file_keychain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <deque>
#include <future>
#include <mutex>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lianxi;
using namespace lianxi::test;

namespace
{

constexpr int kills = 200;
constexpr auto between = 10ms; ///< two webhooks
constexpr int messagesPerCustomer = 3; ///< below every platform's limit of answers

QString numberIn(const QString &text)
{
    static const QRegularExpression pattern(u"K[0-9]{5}"_s);
    return pattern.match(text).captured();
}

/// What the platforms were given, by number; filled from their server's threads.
class Deliveries
{
public:
    void count(const QString &number)
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts[number];
    }
    [[nodiscard]] QHash<QString, int> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_counts;
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, int> m_counts;
};

/// A message that a platform brings until it is told 200.
struct Said {
    size_t account = 0;
    int customer = 0;
    CustomerLine line;
    bool acknowledged = false;
    bool underWay = false;
};

QString listed(const QStringList &some)
{
    return u"%1: %2"_s.arg(some.size()).arg(some.mid(0, 10).join(u' '));
}

} // namespace

/// A desk that is killed at any moment, under load, hundreds of times: what was acknowledged is there, nothing is
/// doubled, nothing left the machine without being on record.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedAtAnyMoment_losesNothingAndDoublesNothing();

private:
    void prepareProfile();
    void beginLife();
    void readLines();
    void speak();
    void knock(const QString &number);
    void lifeEnded();
    void checkInbound(sqlite::Database &db);
    void checkOutbound(sqlite::Database &db);
    void checkJudged(Log &log);
    void checkFiles(Workspace &desk, sqlite::Database &db);
    [[nodiscard]] std::vector<TimelineRow> messages(sqlite::Database &db, Direction direction) const;
    [[nodiscard]] int between0And(int limit) { return std::uniform_int_distribution<int>(0, limit)(m_random); }

    QTemporaryDir m_dir;
    std::mt19937 m_random{20261122};
    Deliveries m_deliveries;
    std::unique_ptr<FakePlatform> m_platform;
    std::unique_ptr<FileKeychain> m_keychain;
    std::vector<ChannelAccount> m_accounts;
    Knocker m_knocker;
    QTimer m_speaker, m_killer;
    std::unique_ptr<QProcess> m_desk;
    quint16 m_port = 0;
    QMap<QString, Said> m_said;
    std::deque<QString> m_toBring; ///< said, not acknowledged
    QStringList m_comments, m_queued, m_strange;
    std::vector<int> m_startTimes; ///< ms until the gateway answers
    int m_kills = 0, m_killedWhileStarting = 0, m_redelivered = 0;
    bool m_lastLife = false, m_quiet = false;
};

void TestCrash::initTestCase()
{
    m_platform = std::make_unique<FakePlatform>(
        [this](const PlatformDelivery &delivery) { m_deliveries.count(numberIn(delivery.text)); });
    QVERIFY(m_platform->start());
    m_accounts = shopAccounts(m_platform->base());
    for (const ChannelAccount &account : m_accounts)
        m_platform->addAccount(account);
    m_keychain = std::make_unique<FileKeychain>(m_dir.filePath(u"keychain"_s));
    prepareProfile();
    connect(&m_speaker, &QTimer::timeout, this, &TestCrash::speak);
    m_killer.setSingleShot(true);
    connect(&m_killer, &QTimer::timeout, this, [this] {
        ++m_kills;
        m_killedWhileStarting += m_port == 0;
        m_desk->kill();
    });
}

void TestCrash::prepareProfile()
{
    auto profile = Profile::create(m_dir.filePath(u"profile"_s), KeyKeeping::Keychain, {}, m_keychain.get());
    QVERIFY(profile);
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
    options.gateway = options.duty = false;
    auto desk = Workspace::open(std::move(*profile), options);
    QVERIFY(desk);
    for (const ChannelAccount &account : m_accounts) {
        std::optional<DeskResult> done;
        (*desk)->configureChannel(channelOf(account), account.secrets, [&](const DeskResult &given) { done = given; });
        QTRY_VERIFY(done && done->done());
    }
}

void TestCrash::beginLife()
{
    m_desk = std::make_unique<QProcess>();
    m_desk->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_desk.get(), &QProcess::readyReadStandardOutput, this, &TestCrash::readLines);
    connect(m_desk.get(), &QProcess::finished, this, &TestCrash::lifeEnded, Qt::QueuedConnection);
    m_desk->start(QString::fromLocal8Bit(LIANXI_CRASH_DESK),
                  {m_dir.filePath(u"profile"_s), m_dir.filePath(u"keychain"_s)});
    if (!m_lastLife && m_kills % 10 == 9) // one in ten dies while it starts
        m_killer.start(between0And(60));
}

void TestCrash::readLines()
{
    while (m_desk->canReadLine()) {
        const QList<QByteArray> words = m_desk->readLine().trimmed().split(' ');
        if (words.front() == "queued") {
            m_queued.append(QString::fromLatin1(words.at(1)));
        } else if (words.front() == "up") {
            m_port = static_cast<quint16>(words.at(1).toUInt());
            m_startTimes.push_back(words.at(2).toInt());
            if (!m_lastLife)
                // Looking at what waits takes the longer the more it is: a life must reach its first request.
                m_killer.start(20
                               + between0And(130 + static_cast<int>(m_queued.size() - m_deliveries.all().size()) / 4));
        } else {
            m_strange.append(QString::fromLatin1(words.join(' ')));
        }
    }
}

void TestCrash::lifeEnded()
{
    readLines();
    m_killer.stop();
    m_port = 0;
    if (m_desk->exitStatus() == QProcess::NormalExit && !(m_lastLife && m_desk->exitCode() == 0))
        m_strange.append(u"the desk ended by itself with %1"_s.arg(m_desk->exitCode()));
    if (m_lastLife && m_quiet)
        return;
    m_lastLife = m_kills >= kills;
    beginLife();
}

/// A customer says something new, or the platform brings again what was not acknowledged, or what was.
void TestCrash::speak()
{
    if (m_port == 0)
        return;
    if (!m_said.isEmpty() && between0And(19) == 0) { // a platform that missed our 200
        ++m_redelivered;
        knock(std::next(m_said.begin(), between0And(static_cast<int>(m_said.size()) - 1)).key());
        return;
    }
    if (m_toBring.empty()) {
        if (m_lastLife)
            return;
        const int count = static_cast<int>(m_said.size() + m_comments.size()) + 1;
        const QString number = u"K%1"_s.arg(count, 5, 10, '0'_L1);
        Said said;
        said.account = static_cast<size_t>(count) % m_accounts.size();
        said.customer = count / messagesPerCustomer / static_cast<int>(m_accounts.size());
        said.line.text = u"我买的茶叶 %1 什么时候到"_s.arg(number);
        said.line.number = count;
        said.line.at = SystemClock().now();
        if (count % 40 == 0) { // waits on the platform for a desk that asks
            const ChannelAccount &weibo = m_accounts.at(1);
            said.line.surface = Surface::Public;
            said.line.postId = u"5012345000000001"_s;
            m_platform->addComment(pollItemOf(weibo, customerOf(weibo, 90'000 + count), said.line));
            m_comments.append(number);
            return;
        }
        m_said.insert(number, said);
        m_toBring.push_back(number);
    }
    const QString number = m_toBring.front();
    m_toBring.pop_front();
    knock(number);
}

void TestCrash::knock(const QString &number)
{
    Said &said = m_said[number];
    if (said.underWay)
        return;
    said.underWay = true;
    const ChannelAccount &account = m_accounts.at(said.account);
    const HttpRequest request = *pushOf(account, customerOf(account, said.customer), said.line);
    m_knocker.knock(m_port, account.id, request, [this, number](int status) {
        Said &answered = m_said[number];
        answered.underWay = false;
        if (status == 200)
            answered.acknowledged = true;
        else if (status != 0 && status != 503) // a killed desk does not answer, one with a slow disk asks for patience
            m_strange.append(u"%1 was answered %2"_s.arg(number).arg(status));
        if (!answered.acknowledged)
            m_toBring.push_back(number);
    });
}

void TestCrash::killedAtAnyMoment_losesNothingAndDoublesNothing()
{
    QElapsedTimer timer;
    timer.start();
    m_speaker.start(between);
    beginLife();
    QTRY_VERIFY_WITH_TIMEOUT(m_lastLife && m_port != 0, 240'000);
    const auto allAcknowledged = [this] {
        return std::ranges::all_of(m_said, [](const Said &said) { return said.acknowledged && !said.underWay; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allAcknowledged(), 30'000);
    m_speaker.stop();
    m_quiet = true;
    m_desk->write("end\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state(), QProcess::NotRunning, 60'000);
    QCoreApplication::processEvents();
    QCOMPARE(m_strange, QStringList());
    QVERIFY(m_kills >= kills);

    auto profile = Profile::open(m_dir.filePath(u"profile"_s), {}, m_keychain.get());
    QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
    Workspace::Options options;
    options.me = {AgentId(u"check"_s), u"check"_s, {}, AuthorKind::Agent};
    options.gateway = options.duty = false;
    auto desk = Workspace::open(std::move(*profile), options);
    QVERIFY(desk);
    QVERIFY((*desk)->projector().waitFor((*desk)->log().lastSequence()));
    sqlite::OpenOptions reading;
    reading.mode = sqlite::OpenMode::ReadOnly;
    reading.key = (*desk)->profile().projectionKey();
    auto db = sqlite::Database::open((*desk)->profile().projectionFile(), reading);
    QVERIFY(db);
    checkInbound(*db);
    checkOutbound(*db);
    checkJudged((*desk)->log());
    checkFiles(**desk, *db);
    std::ranges::sort(m_startTimes);
    qInfo("%d kills (%d while starting) in %lld s; %lld webhooks and %lld comments, %d brought again; %lld replies, %d "
          "requests at the platforms; start to gateway %d ms (median), %d ms (most); %lld records",
          m_kills, m_killedWhileStarting, timer.elapsed() / 1000, static_cast<long long>(m_said.size()),
          static_cast<long long>(m_comments.size()), m_redelivered, static_cast<long long>(m_queued.size()),
          m_platform->requests(), m_startTimes.at(m_startTimes.size() / 2), m_startTimes.back(),
          static_cast<long long>((*desk)->log().lastSequence()));
}

std::vector<TimelineRow> TestCrash::messages(sqlite::Database &db, Direction direction) const
{
    std::vector<TimelineRow> found;
    CaseFilter filter;
    filter.box = CaseFilter::Box::All;
    const std::vector<CaseRow> rows = firstCases(db, filter, 1'000'000).value_or(std::vector<CaseRow>{});
    for (const CaseRow &row : rows) {
        const auto entries = timeline(db, row.row, 10'000).value_or(std::vector<TimelineRow>{});
        std::ranges::copy_if(entries, std::back_inserter(found), [direction](const TimelineRow &entry) {
            return entry.kind == TimelineKind::Message && entry.direction == direction;
        });
    }
    return found;
}

void TestCrash::checkInbound(sqlite::Database &db)
{
    QHash<QString, int> stored;
    for (const TimelineRow &row : messages(db, Direction::In))
        ++stored[numberIn(row.text)];
    QStringList lost, doubled;
    const QStringList said = m_said.keys() + m_comments;
    for (const QString &number : said) {
        if (stored.value(number) == 0)
            lost.append(number);
        if (stored.value(number) > 1)
            doubled.append(number);
    }
    QVERIFY2(lost.isEmpty(), qPrintable(u"lost "_s + listed(lost)));
    QVERIFY2(doubled.isEmpty(), qPrintable(u"doubled "_s + listed(doubled)));
    QCOMPARE(stored.size(), said.size());
    QCOMPARE(storeStats(db)->unreadable, 0);
}

void TestCrash::checkOutbound(sqlite::Database &db)
{
    const QHash<QString, int> delivered = m_deliveries.all();
    QHash<QString, QList<DeliveryState>> stored;
    for (const TimelineRow &row : messages(db, Direction::Out))
        stored[numberIn(row.text)].append(row.delivery);
    QStringList unanswered, twice, lost, unsettled;
    int unconfirmed = 0, unconfirmedArrived = 0;
    const QStringList said = m_said.keys() + m_comments;
    for (const QString &number : said) {
        const QList<DeliveryState> states = stored.value(number);
        const int arrived = delivered.value(number);
        if (states.size() != 1)
            unanswered.append(u"%1(%2)"_s.arg(number).arg(states.size()));
        if (arrived > 1)
            twice.append(number);
        const DeliveryState state = states.value(0);
        if (state == DeliveryState::Unconfirmed) {
            ++unconfirmed;
            unconfirmedArrived += arrived;
        } else if (state != DeliveryState::Sent) {
            unsettled.append(u"%1(%2)"_s.arg(number).arg(static_cast<int>(state)));
        } else if (arrived != 1) {
            lost.append(number);
        }
    }
    QStringList forgotten;
    for (const QString &number : std::as_const(m_queued)) {
        if (!stored.contains(number))
            forgotten.append(number);
    }
    QVERIFY2(twice.isEmpty(), qPrintable(u"delivered twice "_s + listed(twice)));
    QVERIFY2(forgotten.isEmpty(), qPrintable(u"queued and forgotten "_s + listed(forgotten)));
    QVERIFY2(lost.isEmpty(), qPrintable(u"shown as sent, never arrived "_s + listed(lost)));
    QVERIFY2(unsettled.isEmpty(), qPrintable(u"neither sent nor unconfirmed "_s + listed(unsettled)));
    QVERIFY2(unanswered.isEmpty(), qPrintable(u"not answered exactly once "_s + listed(unanswered)));
    QCOMPARE(m_platform->complaints(), QStringList());
    const qsizetype sent = said.size() - unconfirmed;
    QVERIFY2(sent > 0 && unconfirmed > 0, "the kills met nothing on its way, or everything");
    qInfo("%lld replies sent, %d unconfirmed, %d of those arrived", static_cast<long long>(sent), unconfirmed,
          unconfirmedArrived);
}

void TestCrash::checkJudged(Log &log)
{
    QHash<QString, int> judged;
    const Sequence last = log.lastSequence();
    std::promise<void> done;
    const auto subscription = log.follow(0, [&](const std::vector<Record> &records) {
        for (const Record &record : records) {
            for (const Event &event : record.events) {
                if (event.type == EventType::MessageJudged)
                    ++judged[payloadOf<MessageJudged>(event)->message.toString()];
            }
            if (record.sequence == last)
                done.set_value();
        }
        return true;
    });
    done.get_future().wait();
    QCOMPARE(judged.size(), m_said.size() + m_comments.size());
    QVERIFY(std::ranges::all_of(judged, [](int times) { return times == 1; }));
}

void TestCrash::checkFiles(Workspace &desk, sqlite::Database &db)
{
    Projection::Options options;
    options.file = m_dir.filePath(u"again.db"_s);
    options.key = desk.profile().projectionKey();
    const auto again = Projector::start(desk.log(), options);
    QVERIFY(again && (*again)->waitFor(desk.log().lastSequence()));
    sqlite::OpenOptions opening;
    opening.mode = sqlite::OpenMode::ReadOnly;
    opening.key = options.key;
    auto replayed = sqlite::Database::open(options.file, opening);
    QVERIFY(replayed);
    const auto before = tableDigests(db), after = tableDigests(*replayed);
    QVERIFY(before && after);
    QCOMPARE(*after, *before);

    const Result<Sequence> records = verifyLog(desk.profile().logFile(), desk.profile().logKey());
    QVERIFY2(records, records ? "" : qPrintable(records.error().detail));
    QCOMPARE(*records, desk.log().lastSequence());
    auto check = db.prepare("PRAGMA integrity_check");
    QVERIFY(check && check->step());
    QCOMPARE(check->text(0), u"ok"_s);
    opening.mode = sqlite::OpenMode::ReadWrite;
    auto writable = sqlite::Database::open(desk.profile().projectionFile(), opening);
    QVERIFY(writable && registerTokenizer(*writable));
    auto index = SearchIndex::open(*writable);
    QVERIFY(index);
    const Status indexed = index->verify();
    QVERIFY2(indexed, indexed ? "" : qPrintable(indexed.error().detail));
    QCOMPARE(filesHolding(desk.profile().folder(), {u"我买的茶叶"_s, u"的茶叶吗"_s, u"林晓"_s, u"testShopToken01"_s}),
             QStringList());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
