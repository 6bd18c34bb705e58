// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "ui/settings/reply_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// Writing canned replies and hints in the settings.
class TestRepliesPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<ItemPage> m_page;

    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void open(ItemPage *page)
    {
        m_page.reset(page);
        page->resize(900, 760);
        page->show();
        settle();
    }
    void openReplies()
    {
        open(makeRepliesPage(m_team->shelf, m_themes, [] {
            return std::vector<CategoryChoice>{{u"refund"_s, u"Refund"_s}};
        }));
    }
    void openHints()
    {
        open(makeHintsPage(m_team->shelf, [] { return std::vector<CategoryChoice>(); }));
    }
    void put(TeamItemKind kind, const QString &id, const QString &name, const QJsonObject &body)
    {
        TeamItemSaved saved;
        saved.kind = kind;
        saved.id = id;
        saved.name = name;
        saved.body = body;
        m_team->put(saved);
        settle();
    }
    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    void press(const QString &name) { part<QPushButton>(name)->click(); }
    /// What was saved last.
    [[nodiscard]] const TeamItemSaved &saved() { return m_team->saved.back().saved; }

private Q_SLOTS:
    void init() { m_team = std::make_unique<TeamBoard>(m_me); }
    void cleanup()
    {
        m_page.reset();
        m_team.reset();
    }

    void newReply_isWrittenAndSaved()
    {
        openReplies();
        QCOMPARE(accessibilityGaps(*m_page), QStringList());
        press(u"addReply"_s);
        QVERIFY(!part<QPushButton>(u"saveReply"_s)->isEnabled()); // there is no text yet
        part<QPlainTextEdit>(u"replyText"_s)->setPlainText(u"{customer}您好，退款已经到账。"_s);
        QTest::keyClicks(part<QLineEdit>(u"replyKeys"_s), u"tk"_s);
        QTest::keyClicks(part<QLineEdit>(u"conditionTags"_s), u"VIP, parent"_s);
        auto *surface = part<QComboBox>(u"conditionSurface"_s);
        surface->setCurrentIndex(1);
        Q_EMIT surface->activated(1);
        QVERIFY(part<QPushButton>(u"saveReply"_s)->isEnabled());
        press(u"saveReply"_s);
        settle();
        QCOMPARE(saved().kind, TeamItemKind::Reply);
        QCOMPARE(saved().owner, m_me);
        const Result<CannedReply> reply = fromReplyBody(saved().body);
        QVERIFY(reply);
        QCOMPARE(reply->text, u"{customer}您好，退款已经到账。"_s);
        QCOMPARE(reply->keys, u"tk"_s);
        QCOMPARE(reply->when.tags, (QStringList{u"VIP"_s, u"parent"_s}));
        QVERIFY(reply->when.surface == Surface::Private);
        QVERIFY(part<QPlainTextEdit>(u"replyText"_s)->isVisible()); // it stays shown
    }
    void mistakes_areSaidWhileTyping()
    {
        openReplies();
        press(u"addReply"_s);
        auto *said = part<PlainLabel>(u"replyMistake"_s);
        auto *text = part<QPlainTextEdit>(u"replyText"_s);
        text->setPlainText(u"{kunde} hello"_s);
        QVERIFY(said->isVisible() && said->fullText().contains(u"{kunde}"_s));
        text->setPlainText(QString(300, u'长'));
        QVERIFY(!said->isVisible());
        auto *form = part<QComboBox>(u"replyForm"_s);
        form->setCurrentIndex(static_cast<int>(ReplyForm::Card));
        Q_EMIT form->activated(form->currentIndex());
        QVERIFY(said->isVisible() && said->fullText().contains(QString::number(longestCardText)));
        QVERIFY(!part<QPushButton>(u"saveReply"_s)->isEnabled());
        QVERIFY(!part<QWidget>(u"cardPreview"_s)->isVisible());
        text->setPlainText(u"请按红色按钮"_s);
        QVERIFY(part<QWidget>(u"cardPreview"_s)->isVisible());
        QVERIFY(part<QWidget>(u"cardPreview"_s)->height() > 40);
    }
    void hint_offersTheTeamsReplies()
    {
        put(TeamItemKind::Reply, u"a"_s, u"安装三步"_s, toReplyBody({u"第一步"_s, {}, ReplyForm::Card, {}}));
        put(TeamItemKind::Reply, u"b"_s, u"电话安装"_s, toReplyBody({u"给您打电话"_s, {}, ReplyForm::Text, {}}));
        put(TeamItemKind::Hint, u"h"_s, u"老人"_s,
            toHintBody({{{}, {}, {u"老年人"_s}, {}}, u"慢一点"_s, {u"a"_s, u"gone"_s}}));
        openHints();
        QCOMPARE(accessibilityGaps(*m_page), QStringList());
        auto *replies = part<QListWidget>(u"hintReplies"_s);
        QCOMPARE(replies->count(), 3);
        QCOMPARE(replies->item(0)->checkState(), Qt::Checked);
        QCOMPARE(replies->item(1)->checkState(), Qt::Unchecked);
        QCOMPARE(replies->item(2)->checkState(), Qt::Checked); // it says that it is gone, and can be taken away
        replies->item(1)->setCheckState(Qt::Checked);
        replies->item(2)->setCheckState(Qt::Unchecked);
        press(u"saveHint"_s);
        settle();
        QCOMPARE(fromHintBody(saved().body)->replies, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(saved().owner.isEmpty());
    }
    void hint_withoutATag_cannotBeSaved()
    {
        openHints();
        press(u"addHint"_s);
        part<QPlainTextEdit>(u"hintWords"_s)->setPlainText(u"慢一点"_s);
        QVERIFY(part<PlainLabel>(u"hintMistake"_s)->isVisible());
        QVERIFY(!part<QPushButton>(u"saveHint"_s)->isEnabled());
        QTest::keyClicks(part<QLineEdit>(u"conditionTags"_s), u"elderly"_s);
        QVERIFY(!part<PlainLabel>(u"hintMistake"_s)->isVisible());
        QVERIFY(part<QPushButton>(u"saveHint"_s)->isEnabled());
    }
    void damaged_isShownAsSuch()
    {
        put(TeamItemKind::Reply, u"a"_s, u"坏"_s, {{"form"_L1, u"song"_s}});
        openReplies();
        QVERIFY(part<QListWidget>(u"replys"_s)->item(0)->text().contains(u"damaged"_s));
        QVERIFY(part<PlainLabel>(u"replyAnswer"_s)->isVisible());
    }
};

QTEST_MAIN(TestRepliesPage)
#include "tst_replies_page.moc"
