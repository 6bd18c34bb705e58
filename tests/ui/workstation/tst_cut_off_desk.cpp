// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desk of a team whose cable is cut: it goes on, and what lost a race comes back as a draft.
#include "app/log/team_log.h"
#include "app/workstation/desk_window.h"

#include "tests/support/cut_line.h"
#include "tests/support/event_maker.h"
#include "tests/support/nats_server.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/waiting_bar.h"
#include "ui/shell/came_back_bar.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestCutOffDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NatsServer> m_server;
    std::unique_ptr<CutLine> m_line; ///< between Lin and the server
    std::unique_ptr<Workspace> m_lin, m_wang;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<DeskWindow> m_desk; ///< Lin's
    int m_number = 0;
    static constexpr int patience = 20'000;

    std::unique_ptr<Workspace> open(const QString &id, const QString &name, const QUrl &server)
    {
        const QString folder = m_folder->filePath(id), passphrase = u"three seats joined"_s;
        Result<std::unique_ptr<Profile>> profile = Profile::exists(folder)
            ? Profile::open(folder, passphrase)
            : Profile::create(folder, KeyKeeping::Passphrase, passphrase);
        if (!profile)
            qFatal("%s", qPrintable(profile.error().detail));
        Workspace::Options options;
        options.me = {AgentId(id), name, {}, AuthorKind::Agent};
        options.gateway = options.duty = false;
        options.team.emplace();
        options.team->name = u"shop"_s;
        options.team->servers = {server.toString()};
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    void openDesk()
    {
        m_lin = open(u"lin"_s, u"林晓"_s, m_line->url());
        m_surroundings = std::make_unique<Surroundings>();
        m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, u"en"_s}}}}, [](const QJsonObject &) {});
        m_desk = std::make_unique<DeskWindow>(*m_lin, *m_surroundings);
        m_desk->show();
    }
    static std::vector<CaseRow> casesOf(Workspace &workspace)
    {
        return workspace.askAndWait<std::vector<CaseRow>>([](sqlite::Database &db) {
            CaseFilter all;
            all.box = CaseFilter::Box::All;
            return firstCases(db, all, 10).value_or(std::vector<CaseRow>());
        });
    }
    template <class P>
    void tell(const P &payload, const QString &subject)
    {
        const AppendOutcome outcome = appendAndWait(m_wang->log(),
                                                    {subject,
                                                     QByteArray::number(++m_number),
                                                     {makeEvent(payload, u"/test"_s, m_wang->clock().now())},
                                                     std::nullopt});
        QVERIFY(std::holds_alternative<Accepted>(outcome));
    }
    void write(const QString &person)
    {
        ++m_number;
        const PlatformEvent event = customerMessage(person, m_number, u"我的快递到哪了"_s, m_wang->clock().now());
        const AppendOutcome outcome = appendAndWait(
            m_wang->log(),
            {channelSubject(ChannelId(u"w1"_s)), event.eventKey.toUtf8(), {received(u"w1"_s, event)}, std::nullopt});
        QVERIFY(std::holds_alternative<Accepted>(outcome));
    }
    [[nodiscard]] QString banner() const
    {
        const auto *frame = m_desk->window().findChild<QWidget *>(u"banner"_s);
        return frame->isHidden() ? QString()
                                 : m_desk->window().findChild<PlainLabel *>(u"connectionText"_s)->fullText();
    }
    [[nodiscard]] WaitingBar *waiting() const
    {
        return m_desk->conversation().findChild<WaitingBar *>(u"waitingBar"_s);
    }
    [[nodiscard]] QString text() const { return m_desk->conversation().composer().state().text; }
    void say(const QString &words)
    {
        m_desk->conversation().composer().insertWords(words);
        m_desk->conversation().send(false);
    }
    void showFirst()
    {
        write(u"anna"_s);
        QTRY_COMPARE_WITH_TIMEOUT(casesOf(*m_lin).size(), size_t(1), patience);
        QTRY_COMPARE_WITH_TIMEOUT(casesOf(*m_wang).size(), size_t(1), patience);
        m_desk->showCase(casesOf(*m_lin).front().row);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->conversation().view() && m_desk->conversation().composer().thread(), patience);
        QTRY_COMPARE(banner(), QString());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<NatsServer>();
        QVERIFY(m_server->start());
        m_line = std::make_unique<CutLine>(m_server->url());
        m_wang = open(u"wang"_s, u"王芳"_s, m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(m_wang->team()->standing().caughtUp, patience);
        ChannelConfigured page = channel(u"w1"_s, Platform::WechatOa, u"云杉"_s);
        page.scriptMode = ScriptMode::Off; // what is said here needs no introduction
        tell(page, setupSubject(page.channel));
        openDesk();
        QTRY_VERIFY_WITH_TIMEOUT(m_lin->team()->standing().caughtUp, patience);
    }
    void cleanup()
    {
        m_desk.reset();
        m_lin.reset();
        m_wang.reset();
        m_surroundings.reset();
        m_line.reset();
        m_server.reset();
    }

    void cutOff_goesOn_andSendsWhenItIsBack()
    {
        showFirst();
        m_line->cut();
        QTRY_VERIFY_WITH_TIMEOUT(banner().contains(u"No connection to the team"_s), patience);
        say(u"您好，马上给您查"_s);
        QTRY_VERIFY_WITH_TIMEOUT(waiting()->isVisible(), patience);
        QVERIFY(text().isEmpty()); // said, and not lost
        QTRY_VERIFY(banner().contains(u"One thing waits"_s));
        // A restart in between loses nothing either.
        m_desk.reset();
        m_lin.reset();
        openDesk();
        m_desk->showCase(casesOf(*m_lin).front().row);
        QTRY_VERIFY_WITH_TIMEOUT(waiting()->isVisible(), patience);
        m_line->mend();
        QTRY_VERIFY_WITH_TIMEOUT(waiting()->isHidden(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(banner(), QString(), patience);
        const auto heard = [this] {
            return m_wang->askAndWait<QStringList>([row = casesOf(*m_wang).front().row](sqlite::Database &db) {
                QStringList texts;
                for (const TimelineRow &line : timeline(db, row, 100).value_or(std::vector<TimelineRow>()))
                    if (line.kind == TimelineKind::Message && line.direction == Direction::Out)
                        texts << line.text;
                return texts;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(heard(), QStringList{u"您好，马上给您查"_s}, patience); // once
    }

    void lostRace_comesBackAsADraft_withWhoWasFirst()
    {
        showFirst();
        m_line->cut();
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), patience);
        say(u"我来处理"_s);
        QTRY_VERIFY_WITH_TIMEOUT(waiting()->isVisible(), patience);
        std::optional<DeskResult> claimed;
        m_wang->desk().claim(casesOf(*m_wang).front(), [&claimed](const DeskResult &result) { claimed = result; });
        QTRY_VERIFY_WITH_TIMEOUT(claimed && claimed->done(), patience);
        m_line->mend();
        QTRY_COMPARE_WITH_TIMEOUT(text(), u"我来处理"_s, patience);
        QVERIFY2(m_desk->conversation().notice().contains(u"王芳"_s), qPrintable(m_desk->conversation().notice()));
        auto *bar = m_desk->window().findChild<CameBackBar *>(u"cameBackBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(waiting()->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(m_lin->team()->returned().empty(), patience); // safe on disk: forgotten by the log
        QCOMPARE(casesOf(*m_lin).front().assignee.text(), u"wang"_s);
        // Opened again after a restart the draft is there, and says why.
        m_desk.reset();
        m_lin.reset();
        openDesk();
        m_desk->showCase(casesOf(*m_lin).front().row);
        QTRY_COMPARE_WITH_TIMEOUT(text(), u"我来处理"_s, patience);
        QVERIFY(m_desk->conversation().notice().contains(u"王芳"_s));
    }

    void claimWithoutConnection_isRefusedAtOnce_andSaysSo()
    {
        showFirst();
        m_line->cut();
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), patience);
        std::optional<DeskResult> claimed;
        m_lin->desk().claim(casesOf(*m_lin).front(), [&claimed](const DeskResult &result) { claimed = result; });
        QTRY_VERIFY_WITH_TIMEOUT(claimed, patience);
        QCOMPARE(claimed->kind, DeskResult::Kind::Unavailable);
        QVERIFY(!claimed->waiting);
    }
};

QTEST_MAIN(TestCutOffDesk)
#include "tst_cut_off_desk.moc"
