// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/corrections.h"
#include "app/judging/team_judge.h"
#include "app/workstation/desk_window.h"
#include "models/store/label_queries.h"
#include "tests/support/event_maker.h"
#include "ui/settings/judgement_page.h"
#include "ui/theme/plain_label.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// The page "Judgement" in the real window over a real desk: label by keys, train, switch over, and what comes next is
/// judged by the new model.
class TestTeachingPage : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DeskWindow> m_desk;
    int m_number = 0;

    [[nodiscard]] JudgementPage &page() { return m_desk->settings().judgement(); }
    template <class T>
    [[nodiscard]] T *part(const QString &name)
    {
        return page().findChild<T *>(name);
    }
    [[nodiscard]] QString text(const QString &name) { return part<PlainLabel>(name)->fullText(); }
    [[nodiscard]] static QString groupBuy(int i) { return u"拼团第 %1 单还差几个人成团，团长怎么联系"_s.arg(i); }
    [[nodiscard]] static QString membership(int i) { return u"会员第 %1 级的积分什么时候到账，怎么升级"_s.arg(i); }
    void writes(const QString &words)
    {
        ++m_number;
        const PlatformEvent event = customerMessage(u"anna"_s, m_number, words, m_workspace->clock().now());
        const AppendOutcome done =
            appendAndWait(m_workspace->log(), {u"lx.test.thread"_s, {}, {received(u"wechat-1"_s, event)}, {}});
        QVERIFY(std::holds_alternative<Accepted>(done));
        QVERIFY(m_workspace->projector().waitFor(std::get<Accepted>(done).sequence));
    }
    [[nodiscard]] QString category()
    {
        return m_workspace->askAndWait<QString>([](sqlite::Database &db) {
            CaseFilter filter;
            filter.box = CaseFilter::Box::All;
            const auto rows = firstCases(db, filter, 1);
            return rows && !rows->empty() ? rows->front().category : QString();
        });
    }
    void addCategory(const QString &name)
    {
        part<QLineEdit>(u"newLabelName"_s)->setText(name);
        part<QPushButton>(u"addLabel"_s)->click();
        QTRY_VERIFY(part<QPushButton>(u"label-"_s + name));
    }
    /// The key that stands on a label's button.
    [[nodiscard]] char keyOf(const QString &label)
    {
        return part<QPushButton>(u"label-"_s + label)->text().at(0).toLatin1();
    }
    void openPage()
    {
        m_desk->window().activateWindow(); // no window manager does it after a dialog
        QTRY_COMPARE(QApplication::activeWindow(), &m_desk->window());
        QTest::keyClick(&m_desk->window(), Qt::Key_Comma, Qt::ControlModifier);
        m_desk->settings().showTab(SettingsPage::Tab::Judgement);
        QTRY_VERIFY(page().isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto profile = Profile::create(m_folder->filePath(u"p"_s), KeyKeeping::Passphrase, u"long enough for a test"_s);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
        options.gateway = false;
        auto opened = Workspace::open(std::move(*profile), options);
        QVERIFY(opened);
        m_workspace = std::move(*opened);
        const Event set = eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"云杉"_s), m_workspace->clock().now());
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(m_workspace->log(), {u"lx.test.channel"_s, {}, {set}, std::nullopt})));
        m_surroundings = std::make_unique<Surroundings>();
        m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, u"en"_s}}}}, [](const QJsonObject &) {});
    }
    void cleanup()
    {
        m_desk.reset();
        m_workspace.reset();
        m_surroundings.reset();
        m_folder.reset();
    }
    void open()
    {
        m_desk = std::make_unique<DeskWindow>(*m_workspace, *m_surroundings);
        m_desk->show();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        openPage();
    }

    void labelsByKeys_train_switchOver_andTheNextMessageIsJudgedByIt()
    {
        for (int i = 0; i < 28; ++i) {
            writes(groupBuy(i));
            writes(membership(i));
        }
        open();
        QTRY_VERIFY(text(u"textToLabel"_s).contains(u"第"_s));
        QVERIFY(category() != u"团购"_s); // nothing shipped knows these
        addCategory(u"团购"_s);
        addCategory(u"会员"_s);
        auto *board = part<LabelBoard>(u"labelBoard"_s);
        board->setFocus();
        for (int i = 0; i < 56; ++i) {
            const QString shown = text(u"textToLabel"_s);
            QVERIFY2(shown.contains(u"第"_s), qPrintable(shown));
            QTest::keyClick(board, keyOf(shown.startsWith(u"拼团"_s) ? u"团购"_s : u"会员"_s));
        }
        QTRY_VERIFY(text(u"labelCounts"_s).contains(u"56"_s));
        part<QPushButton>(u"train"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(u"switchOver"_s)->isVisible(), 60'000);
        part<QPushButton>(u"switchOver"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(text(u"modelInForce"_s).contains(u"category.team.zh"_s), 20'000);
        writes(groupBuy(77));
        QTRY_COMPARE_WITH_TIMEOUT(category(), u"团购"_s, 20'000);
        part<QPushButton>(u"goBack"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!text(u"modelInForce"_s).contains(u"category.team.zh"_s), 20'000);
        QVERIFY(!part<QPushButton>(u"goBack"_s)->isEnabled());
    }
    void correctionsInACase_areLearntFrom_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English window") << u"en"_s;
        QTest::newRow("Chinese window") << u"zh_CN"_s;
    }
    void correctionsInACase_areLearntFrom()
    {
        QFETCH(const QString, language);
        m_surroundings->take({{u"window"_s, QJsonObject{{u"language"_s, language}}}}, [](const QJsonObject &) {});
        writes(u"上周买的茶壶到现在都没有消息，能查一下吗"_s);
        open();
        m_desk->showCase(1);
        QTRY_VERIFY(m_desk->conversation().view());
        const auto feelings = [this] {
            QTest::keyClick(&m_desk->window(), Qt::Key_J, Qt::ControlModifier);
            return m_desk->conversation().findChild<QComboBox *>(u"feeling"_s);
        };
        QComboBox *feeling = feelings();
        QVERIFY(feeling);
        for (int i = 1; i < feeling->count(); ++i)
            QVERIFY2(feelingOf(feeling->itemText(i)), qPrintable(feeling->itemText(i)));
        feeling->setCurrentIndex(4);
        auto *wanted = m_desk->conversation().findChild<QComboBox *>(u"category"_s);
        wanted->setCurrentIndex(wanted->findData(u"invoice"_s));
        m_desk->conversation().findChild<QDialog *>()->accept();
        QTRY_COMPARE(category(), u"invoice"_s);
        openPage();
        QTRY_VERIFY2(part<PlainLabel>(u"labelCounts"_s)->fullText().contains(u"1"_s),
                     qPrintable(text(u"labelCounts"_s)));
        const auto learnt = [this](Task task) {
            const auto rows = m_workspace->askAndWait<Result<std::vector<TaughtRow>>>(
                [this, task](sqlite::Database &db) { return corrections(db, *m_workspace->judge().rules(), task); });
            return rows && rows->size() == 1 ? rows->front().label : QString();
        };
        QCOMPARE(learnt(Task::Category), u"invoice"_s);
        QCOMPARE(learnt(Task::Emotion), u"angry"_s);
    }
    void undoneLabel_waitsAgain()
    {
        writes(u"拼团还差几个人"_s);
        open();
        QTRY_COMPARE(text(u"textToLabel"_s), u"拼团还差几个人"_s);
        QTest::keyClick(part<LabelBoard>(u"labelBoard"_s), Qt::Key_1);
        QTRY_VERIFY(!text(u"textToLabel"_s).contains(u"拼团"_s));
        QTest::keyClick(part<LabelBoard>(u"labelBoard"_s), Qt::Key_Backspace);
        QCOMPARE(text(u"textToLabel"_s), u"拼团还差几个人"_s);
        const auto given = [this] {
            const Result<LabelStore *> store = m_workspace->judge().store();
            return store ? std::ssize((*store)->labels(Task::Category).value_or(std::vector<LabelStore::Given>{})) : -1;
        };
        QTRY_COMPARE(given(), 0);
    }
    void fileWithOtherColumns_isTakenOverAfterAQuestion()
    {
        const QString name = m_folder->filePath(u"rows.tsv"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("问题\t类别\n发票抬头写错了\t发票\n不成行\n");
        file.close();
        open();
        part<QPushButton>(u"importRows"_s)->click();
        auto *dialog = page().findChild<QFileDialog *>(u"importDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(name);
        dialog->close();
        QTRY_VERIFY(part<QComboBox>(u"textColumn"_s)->isVisible());
        part<QPushButton>(u"importColumns"_s)->click();
        QTRY_VERIFY(text(u"judgementAnswer"_s).contains(u"line 3"_s));
        QTRY_VERIFY(text(u"labelCounts"_s).contains(u"From files: 1"_s));
    }
};

QTEST_MAIN(TestTeachingPage)
#include "tst_teaching_page.moc"
