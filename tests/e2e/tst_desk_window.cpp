// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/desk_window.h"

#include "app/rehearsal/fake_platform.h"
#include "models/store/queries.h"
#include "tests/support/customers.h"
#include "ui/conversation/forms.h"
#include "ui/inbox/case_list_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lianxi;
using namespace lianxi::test;

/// The real window over the real desk: customers come in over HTTP, an agent works with keys alone, answers arrive at
/// the platform.
class TestDeskWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    mutable std::mutex m_mutex;
    std::vector<PlatformDelivery> m_delivered; ///< guarded by m_mutex
    std::unique_ptr<FakePlatform> m_platform;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<DeskWindow> m_desk;
    std::vector<ChannelAccount> m_accounts;
    Knocker m_knocker;
    qint64 m_number = 100;

    [[nodiscard]] const ChannelAccount &account(Platform platform) const
    {
        return *std::ranges::find(m_accounts, platform, &ChannelAccount::platform);
    }
    [[nodiscard]] std::vector<PlatformDelivery> delivered() const
    {
        const std::lock_guard lock(m_mutex);
        return m_delivered;
    }
    [[nodiscard]] ConversationPanel &talk() { return m_desk->conversation(); }
    [[nodiscard]] CaseRow head() { return talk().view() ? talk().view()->head : CaseRow{}; }
    [[nodiscard]] GuardLine *guard() { return talk().composer().findChild<GuardLine *>(u"guardLine"_s); }
    /// The line above the composer that speaks when a case may not be closed.
    [[nodiscard]] GuardLine *resolveGuard()
    {
        const QList<GuardLine *> lines = talk().findChildren<GuardLine *>();
        const auto other = std::ranges::find_if(lines, [this](GuardLine *line) { return line != guard(); });
        return other == lines.end() ? nullptr : *other;
    }
    [[nodiscard]] CustomerLine line(const QString &text)
    {
        CustomerLine spoken;
        spoken.text = text;
        spoken.number = ++m_number;
        spoken.at = SystemClock().now();
        return spoken;
    }
    void writes(Platform platform, int customer, const QString &text)
    {
        const ChannelAccount &to = account(platform);
        QCOMPARE(m_knocker.knockAndWait(m_workspace->gatewayPort(), to.id,
                                        *pushOf(to, customerOf(to, customer), line(text))),
                 200);
    }
    /// One key, to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
        QVERIFY(to);
        QTest::keyClick(to, key, modifiers);
    }
    /// Tab until `target` has the focus.
    void tabTo(const QWidget *target)
    {
        QVERIFY(target && target->isVisible());
        for (int i = 0; i < 80 && QApplication::focusWidget() != target; ++i)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), target);
    }
    /// As a window manager does with a window that opens or comes back; the offscreen platform has none.
    static void activate(QWidget *window)
    {
        window->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), window);
    }
    /// As an input method hands over what was composed.
    void compose(const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(QApplication::focusWidget(), &event);
    }
    /// Moves down the inbox until the case of `platform` is shown.
    void choose(Platform platform)
    {
        for (int i = 0; i < 5 && head().platform != platform; ++i) {
            press(Qt::Key_Down, Qt::AltModifier);
            const qint64 chosen = m_desk->window().inbox().currentCase();
            QTRY_COMPARE(head().row, chosen);
        }
        QCOMPARE(head().platform, platform);
    }
    void sendsAndArrives(const QString &text)
    {
        const size_t before = delivered().size();
        tabTo(&talk().composer().edit());
        compose(text);
        QVERIFY2(!guard()->shown() || guard()->shown()->level != GuardLevel::Block,
                 guard()->shown() ? qPrintable(guard()->shown()->rule) : "");
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(talk().composer().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), before + 1, 20'000); // the undo window passes first
        QCOMPARE(delivered().back().text, text);
    }
    [[nodiscard]] bool hasEntry(TimelineKind kind, const QString &text)
    {
        const TimelineModel &model = talk().model();
        for (int i = 0; i < model.rowCount(); ++i) {
            if (model.entry(i).kind == kind && model.entry(i).text == text)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool hasActivity(const QString &name)
    {
        const TimelineModel &model = talk().model();
        for (int i = 0; i < model.rowCount(); ++i)
            if (model.entry(i).activity == name)
                return true;
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_delivered.clear();
        m_platform = std::make_unique<FakePlatform>([this](const PlatformDelivery &delivery) {
            const std::lock_guard lock(m_mutex);
            m_delivered.push_back(delivery);
        });
        QVERIFY(m_platform->start());
        m_accounts = shopAccounts(m_platform->base());
        for (const ChannelAccount &each : m_accounts)
            m_platform->addAccount(each);
        const ChannelAccount &weibo = account(Platform::Weibo);
        CustomerLine comment = line(u"你们家的茶什么时候发货"_s);
        comment.surface = Surface::Public;
        comment.postId = u"5012345000000001"_s;
        m_platform->addComment(pollItemOf(weibo, customerOf(weibo, 3), comment));

        auto profile = Profile::create(m_dir->filePath(u"profile"_s), KeyKeeping::Passphrase, u"three seats joined"_s);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
        QFile rules(m_dir->filePath(u"team.toml"_s)); // customers are asked at once
        QVERIFY(rules.open(QIODevice::WriteOnly) && rules.write("[survey]\ndelay_seconds = 1\n") > 0);
        rules.close();
        options.playbooks = {rules.fileName()};
        auto workspace = Workspace::open(std::move(*profile), options);
        QVERIFY(workspace);
        m_workspace = std::move(*workspace);
        m_surroundings = std::make_unique<Surroundings>();
        m_surroundings->take({}, [](const QJsonObject &) {});
        m_desk = std::make_unique<DeskWindow>(*m_workspace, *m_surroundings);
        m_desk->window().resize(1280, 800);
        m_desk->show();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    }
    void cleanup()
    {
        m_desk.reset();
        m_surroundings.reset();
        m_workspace.reset();
        m_platform.reset();
        m_dir.reset();
    }

    void aDayAtTheDesk_byKeysAlone();
};

void TestDeskWindow::aDayAtTheDesk_byKeysAlone()
{
    QElapsedTimer timer;
    for (ChannelAccount &each : m_accounts) {
        if (each.platform == Platform::Telegram)
            each.settings.insert("survey"_L1, true);
        std::optional<DeskResult> done;
        m_workspace->configureChannel(channelOf(each), each.secrets, [&](const DeskResult &given) { done = given; });
        QTRY_VERIFY(done && done->done());
        QTRY_VERIFY(m_workspace->channels().account(each.id));
    }
    CaseListModel &inbox = m_desk->window().inbox().cases();
    QTRY_COMPARE(inbox.rowCount(), 1); // the comment was polled

    timer.start();
    writes(Platform::Telegram, 1, u"我买的茶叶坏了，怎么办"_s);
    QTRY_COMPARE(inbox.rowCount(), 2);
    const qint64 visibleAfter = timer.elapsed();

    // In public: a question for an identity number is stopped, and its remedy invites to the private side.
    choose(Platform::Weibo);
    QCOMPARE(head().surface, Surface::Public);
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(head().assignee.text(), u"lin"_s);
    tabTo(&talk().composer().edit());
    compose(u"您好，我是客服林晓，请发一下您的身份证号码"_s);
    QVERIFY(guard()->shown());
    QCOMPARE(guard()->shown()->level, GuardLevel::Block);
    QCOMPARE(guard()->shown()->rule.section(u'.', 0, 1), u"privacy.public"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!talk().composer().isEmpty());
    tabTo(guard()->findChild<QPushButton *>(u"guardRemedy"_s));
    press(Qt::Key_Space);
    const QString invitation = talk().composer().state().text;
    QVERIFY2(!invitation.contains(u"身份证"_s), qPrintable(invitation));
    QVERIFY2(!guard()->shown() || guard()->shown()->level != GuardLevel::Block,
             guard()->shown() ? qPrintable(guard()->shown()->rule) : "");
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hasEntry(TimelineKind::Message, invitation));
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), size_t(1), 20'000);
    QCOMPARE(delivered().front().text, invitation);
    QCOMPARE(delivered().front().surface, Surface::Public);

    // A private note stays in the house.
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(talk().composer().state().note);
    tabTo(&talk().composer().edit());
    talk().composer().edit().selectAll();
    compose(u"等他私信"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(hasEntry(TimelineKind::Note, u"等他私信"_s));

    press(Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(talk().findChild<SnoozeForm *>());
    activate(talk().findChild<SnoozeForm *>());
    tabTo(talk().findChild<SnoozeForm *>()->findChild<QPushButton *>(u"confirm"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(inbox.rowCount(), 1); // asleep: it has left the open box
    activate(&m_desk->window());

    // In private: the four steps, then the end.
    choose(Platform::Telegram);
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(head().assignee.text(), u"lin"_s);
    sendsAndArrives(u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的茶叶吗？"_s);
    press(Qt::Key_E, Qt::ControlModifier); // no solution yet
    GuardLine *resolving = resolveGuard();
    QTRY_VERIFY(resolving && resolving->shown());
    QCOMPARE(head().state, CaseState::Open);
    press(Qt::Key_3, Qt::AltModifier); // given on the phone: marked by hand
    QTRY_VERIFY(head().scriptMask & (1 << static_cast<int>(ScriptStep::Solve)));
    press(Qt::Key_E, Qt::ControlModifier); // no follow-up yet: the remedy opens its form
    QTRY_VERIFY(resolving->shown() && resolving->shown()->rule == u"resolve.no_follow_up"_s);
    tabTo(resolving->findChild<QPushButton *>(u"guardRemedy"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(talk().findChild<FollowUpForm *>());
    auto *form = talk().findChild<FollowUpForm *>();
    activate(form);
    tabTo(form->findChild<QLineEdit *>(u"followUpPromise"_s));
    compose(u"明天问新茶到了没有"_s);
    tabTo(form->findChild<QPushButton *>(u"confirm"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(talk().view()->followUps.size(), size_t(1));
    activate(&m_desk->window());
    const qint64 ended = head().row;
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(inbox.rowCount(), 0); // done
    // The customer is asked how it was, and says so; that opens nothing.
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), size_t(3), 20'000);
    QVERIFY2(delivered().back().text.contains(u'5'), qPrintable(delivered().back().text));
    writes(Platform::Telegram, 1, u"5 谢谢林晓"_s);
    const auto score = [this, ended] {
        const auto view = m_workspace->reader().askAndWait<Result<CaseView>>(
            [ended](sqlite::Database &db) { return caseView(db, ended); });
        return view && !view->surveys.empty() ? view->surveys.front().score : -1;
    };
    QTRY_COMPARE(score(), 5);
    QCOMPARE(inbox.rowCount(), 0);
    // High-risk words are the supervisors' within a minute, and the rule is named.
    QElapsedTimer risk;
    risk.start();
    writes(Platform::WechatOa, 2, u"再不解决我就找记者曝光你们"_s);
    QTRY_COMPARE(inbox.rowCount(), 1);
    choose(Platform::WechatOa);
    QTRY_VERIFY(head().supervisor);
    QTRY_VERIFY(hasActivity(u"message.judged"_s));
    QVERIFY(risk.elapsed() < 60'000);
    QCOMPARE(m_platform->complaints(), QStringList());
    qInfo("webhook to row in %lld ms; the whole day in %lld s", visibleAfter, timer.elapsed() / 1000);
}

QTEST_MAIN(TestDeskWindow)
#include "tst_desk_window.moc"
