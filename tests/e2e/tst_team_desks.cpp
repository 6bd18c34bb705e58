// SPDX-License-Identifier: GPL-3.0-or-later
// Whole desks of one team on a real server: no gateway, no duty, only what agents do.
#include "app/desk/workspace.h"
#include "app/log/team_log.h"
#include "models/event/payloads.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"
#include "tests/support/nats_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

const QString passphrase = u"three seats joined"_s;

/// One agent's machine.
class AgentDesk
{
public:
    AgentDesk(QString id, QString name, QUrl server)
        : m_id(std::move(id))
        , m_name(std::move(name))
        , m_server(std::move(server))
    {
    }
    [[nodiscard]] Status open()
    {
        const QString folder = m_dir.filePath(u"profile"_s);
        Result<std::unique_ptr<Profile>> profile = Profile::exists(folder)
            ? Profile::open(folder, passphrase)
            : Profile::create(folder, KeyKeeping::Passphrase, passphrase);
        if (!profile)
            return tl::make_unexpected(profile.error());
        Workspace::Options options;
        options.me = {AgentId(m_id), m_name, {}, AuthorKind::Agent};
        options.gateway = options.duty = false;
        options.team.emplace();
        options.team->name = u"shop"_s;
        options.team->servers = {m_server.toString()};
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
        if (!opened)
            return tl::make_unexpected(opened.error());
        m_desk = std::move(*opened);
        return {};
    }
    void close() { m_desk.reset(); }
    [[nodiscard]] Workspace &workspace() { return *m_desk; }
    [[nodiscard]] TeamLog &log() { return *m_desk->team(); }
    [[nodiscard]] std::vector<CaseRow> cases()
    {
        return m_desk->askAndWait<std::vector<CaseRow>>([](sqlite::Database &db) {
            CaseFilter filter;
            filter.box = CaseFilter::Box::All;
            return firstCases(db, filter, 100).value_or(std::vector<CaseRow>{});
        });
    }
    [[nodiscard]] QStringList said(const CaseRow &row)
    {
        return m_desk->askAndWait<QStringList>([row](sqlite::Database &db) {
            QStringList texts;
            for (const TimelineRow &entry : timeline(db, row.row, 1000).value_or(std::vector<TimelineRow>{}))
                if (entry.kind == TimelineKind::Message)
                    texts.append(entry.text);
            return texts;
        });
    }
    /// What a gateway would put on the log.
    [[nodiscard]] AppendOutcome customerWrites(const QString &person, int number, const QString &text)
    {
        const PlatformEvent event = test::customerMessage(person, number, text, SystemClock().now());
        return appendAndWait(
            m_desk->log(),
            {channelSubject(ChannelId(u"w1"_s)), event.eventKey.toUtf8(), {test::received(u"w1"_s, event)}, {}, true});
    }

private:
    QString m_id, m_name;
    QUrl m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<Workspace> m_desk;
};

} // namespace

class TestTeamDesks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneWritesIt_allShowIt_andOneOfTwoGetsIt()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        AgentDesk lin(u"lin"_s, u"林晓"_s, server.url()), wang(u"wang"_s, u"王芳"_s, server.url());
        QVERIFY(lin.open() && wang.open());
        QTRY_VERIFY_WITH_TIMEOUT(lin.log().standing().caughtUp && wang.log().standing().caughtUp, 20'000);
        for (int person = 0; person < 10; ++person) {
            const AppendOutcome written = lin.customerWrites(u"p%1"_s.arg(person), person + 1, u"我的快递到哪了"_s);
            QVERIFY(std::holds_alternative<Accepted>(written));
        }
        QTRY_COMPARE_WITH_TIMEOUT(lin.cases().size(), size_t(10), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(wang.cases().size(), size_t(10), 20'000);
        for (const CaseRow &row : lin.cases()) {
            const std::vector<CaseRow> others = wang.cases();
            const auto same = std::ranges::find(others, row.id, &CaseRow::id);
            QVERIFY(same != others.end()); // without asking one another
            QCOMPARE(wang.said(*same), QStringList{u"我的快递到哪了"_s});
            std::optional<DeskResult> first, second;
            lin.workspace().desk().claim(row, [&](const DeskResult &result) { first = result; });
            wang.workspace().desk().claim(*same, [&](const DeskResult &result) { second = result; });
            QTRY_VERIFY_WITH_TIMEOUT(first && second, 20'000);
            QVERIFY(first->done() != second->done());
            const DeskResult &lost = first->done() ? *second : *first;
            QCOMPARE(lost.kind, DeskResult::Kind::LostRace);
            QCOMPARE(lost.winner, first->done() ? u"林晓"_s : u"王芳"_s);
        }
    }

    void withoutServer_theDeskOpensAndWrites_andHasItThereLater()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        AgentDesk lin(u"lin"_s, u"林晓"_s, server.url()), wang(u"wang"_s, u"王芳"_s, server.url());
        QVERIFY(lin.open() && wang.open());
        QVERIFY(std::holds_alternative<Accepted>(lin.customerWrites(u"p"_s, 1, u"在吗"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(lin.cases().size(), size_t(1), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(wang.cases().size(), size_t(1), 20'000);
        lin.close();
        server.stop();
        QVERIFY(lin.open());
        QCOMPARE(lin.cases().size(), size_t(1)); // what was there is there
        const AppendOutcome written = lin.customerWrites(u"p"_s, 2, u"还在吗"_s);
        QVERIFY(std::holds_alternative<Accepted>(written) && std::get<Accepted>(written).waiting);
        lin.close();
        QVERIFY(server.start());
        QVERIFY(lin.open());
        QTRY_COMPARE_WITH_TIMEOUT(wang.said(wang.cases().front()).size(), qsizetype(2), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(lin.said(lin.cases().front()), (QStringList{u"在吗"_s, u"还在吗"_s}), 20'000);
    }

    void profileOfAnotherTeam_doesNotOpen()
    {
        const QTemporaryDir folder;
        TeamLog::Options options;
        options.server.connection.servers = {QUrl(u"ws://127.0.0.1:9"_s)};
        options.server.stream.team = u"one"_s;
        options.file = folder.filePath(u"team.db"_s);
        options.key = sqlite::PageKey::generate();
        QVERIFY(TeamLog::open(options));
        options.server.stream.team = u"two"_s;
        const auto other = TeamLog::open(options);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::InvalidInput);
        QVERIFY(other.error().detail.contains(u"one"_s));
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestTeamDesks)
#include "tst_team_desks.moc"
