// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/picture_viewer.h"
#include "ui/conversation/template_form.h"
#include "ui/conversation/words.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// One conversation on `platform`, in which the customer wrote `ago`.
Dialogue talk(Platform platform, Surface surface, Instant now, std::chrono::seconds ago)
{
    Dialogue dialogue = lateParcel(now);
    ThreadRow thread = dialogue.view.threads.front();
    thread.platform = platform;
    thread.surface = surface;
    thread.lastInboundAt = now - ago;
    thread.lastInboundPlatformId = u"c7"_s;
    thread.sentSinceInbound = 1;
    dialogue.view.threads = {thread};
    dialogue.view.head.sequence = 0;
    for (TimelineRow &row : dialogue.timeline) {
        row.platform = platform;
        row.surface = surface;
        row.thread = thread.id;
    }
    return dialogue;
}

const MessageTemplate orderUpdate{u"order_update"_s, u"zh_CN"_s, u"{{1}}您好，订单 {{2}} 已发出。"_s, {u"1"_s, u"2"_s}};

} // namespace

/// What may be sent, and how: the reply window, the move to private, attachments, and what is done to messages.
class TestComposer : public QObject
{
    Q_OBJECT

    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<MemoryMedia> m_media;
    std::unique_ptr<ConversationPanel> m_panel;
    int m_limitsAsked = 0, m_privacyAsked = 0;

    Composer &composer() { return m_panel->composer(); }
    template <class W>
    W *part(const QString &name)
    {
        return composer().findChild<W *>(name);
    }
    QString lateWords() { return part<PlainLabel>(u"lateWords"_s)->fullText(); }
    QString limits() { return part<PlainLabel>(u"limits"_s)->fullText(); }
    bool sendable() { return part<QPushButton>(u"send"_s)->isEnabled(); }
    void show(const Dialogue &dialogue)
    {
        m_panel->showCase(0); // all of these are the same case
        m_panel->showCase(m_world->add(dialogue));
        m_world->store.deliver();
        QCoreApplication::processEvents();
    }
    void showTalk(Platform platform, std::chrono::seconds ago, Surface surface = Surface::Private)
    {
        show(talk(platform, surface, m_world->clock.now(), ago));
    }
    void type(const QString &text) { composer().edit().insertPlainText(text); }
    void press(QPushButton *button)
    {
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    std::vector<ReplyQueued> queued()
    {
        std::vector<ReplyQueued> found;
        for (const Event &event : m_world->log.eventsOf(EventType::ReplyQueued))
            found.push_back(*payloadOf<ReplyQueued>(event));
        return found;
    }
    void send() { QTest::keyClick(&composer().edit(), Qt::Key_Return, Qt::ControlModifier); }
    void drop(const QMimeData &data)
    {
        QWidget *field = composer().edit().viewport();
        QDragEnterEvent enter({20, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped({20, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &dropped);
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_media = std::make_unique<MemoryMedia>();
        m_limitsAsked = m_privacyAsked = 0;
        ConversationServices services = m_world->services();
        services.media = m_media.get();
        services.limits = [this, of = services.limits](Platform platform, Surface surface) {
            ++m_limitsAsked;
            return of(platform, surface);
        };
        services.answersPrivately = [this, of = services.answersPrivately](const ThreadRow &thread) {
            ++m_privacyAsked;
            return of(thread);
        };
        services.privateLink = [](const ThreadRow &) { return u"https://t.me/spruce_bot"_s; };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(760, 820);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_media.reset();
        m_world.reset();
    }

    void openWindow_countsTimeAndMessages()
    {
        showTalk(Platform::WechatOa, 2h);
        QVERIFY(!part<QWidget>(u"lateBar"_s)->isVisible());
        QVERIFY2(limits().contains(u"4 of 5"_s), qPrintable(limits()));
        QVERIFY2(limits().contains(u"46 h 00 min"_s), qPrintable(limits()));
    }

    void theCountdown_runsByItself_andClosesTheWindow()
    {
        showTalk(Platform::WechatOa, 48h - 2s);
        type(u"好的"_s);
        QVERIFY(sendable());
        QVERIFY2(limits().contains(u"2 s"_s), qPrintable(limits()));
        m_world->clock.advance(2s);
        QTRY_VERIFY(part<QWidget>(u"lateBar"_s)->isVisible()); // no key was pressed
        QVERIFY(!sendable());
    }

    void closedWindow_withoutAWay_saysWhatTheCustomerMustDo_andKeepsTheText()
    {
        showTalk(Platform::WechatOa, 50h);
        type(u"还在吗"_s);
        QVERIFY2(lateWords().contains(u"48 hour"_s), qPrintable(lateWords()));
        QVERIFY2(lateWords().contains(u"customer must write first"_s), qPrintable(lateWords()));
        QVERIFY(!sendable());
        send(); // by key neither
        QCoreApplication::processEvents();
        QVERIFY(queued().empty());
        QCOMPARE(composer().state().text, u"还在吗"_s);
    }

    void usedUpMessages_areSaid()
    {
        Dialogue dialogue = talk(Platform::WechatOa, Surface::Private, m_world->clock.now(), 2h);
        dialogue.view.threads.front().sentSinceInbound = 5;
        show(dialogue);
        type(u"好的"_s);
        QVERIFY(part<QWidget>(u"lateBar"_s)->isVisible());
        QVERIFY2(lateWords().contains(u'5'), qPrintable(lateWords()));
        QVERIFY(!sendable());
    }

    void humanAgentTag_isOfferedForSevenDays_andGoesIntoTheMessage_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::newRow("Messenger") << Platform::Facebook;
        QTest::newRow("Instagram") << Platform::Instagram;
    }

    void humanAgentTag_isOfferedForSevenDays_andGoesIntoTheMessage()
    {
        QFETCH(Platform, platform);
        showTalk(platform, 30h);
        type(u"给您补发了"_s);
        QVERIFY(!sendable());
        press(part<QPushButton>(u"late_human_agent"_s));
        QVERIFY(sendable());
        QVERIFY2(lateWords().contains(u"Possible until"_s), qPrintable(lateWords()));
        send();
        QTRY_COMPARE(queued().size(), size_t(1));
        QCOMPARE(queued().front().intent.value("by"_L1).toString(), u"person"_s);
        QTRY_VERIFY(!composer().state().late); // the next message is asked about again
        showTalk(platform, 8 * 24h);
        QTRY_VERIFY(!part<QPushButton>(u"late_human_agent"_s));
        QVERIFY2(lateWords().contains(u"customer must write first"_s), qPrintable(lateWords()));
    }

    void theChosenWay_isKeptWithTheDraft_andFallsAwayWhenTheCustomerWrites()
    {
        const Dialogue dialogue = talk(Platform::Facebook, Surface::Private, m_world->clock.now(), 30h);
        show(dialogue);
        type(u"给您补发了"_s);
        press(part<QPushButton>(u"late_human_agent"_s));
        const auto saved = m_world->drafts.drafts.at(dialogue.view.head.id);
        QCOMPARE(draftState(saved.text, saved.extra).late, composer().state().late);
        CaseView fresh = dialogue.view;
        fresh.threads.front().lastInboundAt = m_world->clock.now();
        composer().setView(fresh);
        QVERIFY(!composer().state().late);
        QVERIFY(!part<QWidget>(u"lateBar"_s)->isVisible());
        QVERIFY(sendable());
    }

    void template_isChosen_filledIn_andSentAsApproved()
    {
        m_world->templates = {{u"greeting"_s, u"zh_CN"_s, u"您好"_s, {}}, orderUpdate};
        showTalk(Platform::Whatsapp, 30h);
        press(part<QPushButton>(u"late_template"_s));
        QTRY_VERIFY(m_panel->findChild<TemplateForm *>());
        auto *form = m_panel->findChild<TemplateForm *>();
        form->findChild<QLineEdit *>(u"templateFind"_s)->setText(u"order"_s);
        auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(!confirm->isEnabled()); // blanks
        form->findChild<QLineEdit *>(u"blank_1"_s)->setText(u"李雷"_s);
        form->findChild<QLineEdit *>(u"blank_2"_s)->setText(u"A1"_s);
        QCOMPARE(form->findChild<QPlainTextEdit *>(u"templatePreview"_s)->toPlainText(),
                 u"李雷您好，订单 A1 已发出。"_s);
        QCOMPARE(accessibilityGaps(*form), QStringList());
        press(confirm);
        QCOMPARE(composer().state().text, u"李雷您好，订单 A1 已发出。"_s);
        QVERIFY(composer().edit().isReadOnly());
        QVERIFY(sendable());
        press(part<QPushButton>(u"send"_s));
        QTRY_COMPARE(queued().size(), size_t(1));
        const QJsonObject intent = queued().front().intent;
        QCOMPARE(intent.value("op"_L1).toString(), u"template"_s);
        QCOMPARE(intent.value("template"_L1).toString(), u"order_update"_s);
        QCOMPARE(intent["components"_L1][0]["parameters"_L1][0]["text"_L1].toString(), u"李雷"_s);
        QCOMPARE(queued().front().text, u"李雷您好，订单 A1 已发出。"_s);
        QTRY_VERIFY(composer().isEmpty());
        QVERIFY(!composer().edit().isReadOnly());
    }

    void otherWordsThanTheTemplates_areNoTemplate()
    {
        m_world->templates = {{u"promise"_s, u"zh_CN"_s, u"今晚绝对送到"_s, {}}};
        showTalk(Platform::Whatsapp, 30h);
        press(part<QPushButton>(u"late_template"_s));
        QTRY_VERIFY(m_panel->findChild<TemplateForm *>());
        press(m_panel->findChild<TemplateForm *>()->findChild<QPushButton *>(u"confirm"_s));
        QVERIFY(sendable());
        press(part<QPushButton>(u"guardRemedy"_s)); // changes the words
        QVERIFY(!composer().state().late);
        QVERIFY(!sendable());
        QVERIFY(!composer().edit().isReadOnly());
    }

    void noTemplates_isSaid()
    {
        showTalk(Platform::Whatsapp, 30h);
        press(part<QPushButton>(u"late_template"_s));
        QTRY_VERIFY(m_panel->findChild<TemplateForm *>());
        QVERIFY(!m_panel->findChild<TemplateForm *>()->findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    }

    void continueInPrivate_isOfferedInPublicOnly()
    {
        showTalk(Platform::Facebook, 1h, Surface::Public);
        QVERIFY(part<QToolButton>(u"moveToPrivate"_s)->isVisible());
        showTalk(Platform::Facebook, 1h, Surface::Private);
        QVERIFY(!part<QToolButton>(u"moveToPrivate"_s)->isVisible());
    }

    void continueInPrivate_sendsBothHalves_whereThePlatformCarriesThem()
    {
        showTalk(Platform::Facebook, 1h, Surface::Public);
        type(u"请告诉我您的订单号"_s);
        QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
        QCOMPARE(composer().state().text, u"请移步私信沟通。"_s);
        auto *aside = part<QPlainTextEdit>(u"privateText"_s);
        QVERIFY(aside->isVisible());
        QCOMPARE(aside->toPlainText(), u"请告诉我您的订单号"_s);
        QVERIFY(!part<QToolButton>(u"moveToPrivate"_s)->isVisible());
        send();
        QTRY_COMPARE(queued().size(), size_t(2));
        QCOMPARE(queued().front().surface, Surface::Public);
        QCOMPARE(queued().front().text, u"请移步私信沟通。"_s);
        QCOMPARE(queued().back().surface, Surface::Private);
        QCOMPARE(queued().back().text, u"请告诉我您的订单号"_s);
        QCOMPARE(queued().back().intent.value("op"_L1).toString(), QString(privateAnswerOp));
        QCOMPARE(m_world->log.eventsOf(EventType::MoveInvited).size(), size_t(1));
        QTRY_VERIFY(composer().isEmpty());
    }

    void continueInPrivate_keepsTheWords_whereThePlatformHasNoWay()
    {
        showTalk(Platform::Weibo, 1h, Surface::Public);
        type(u"请告诉我您的订单号"_s);
        QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
        QVERIFY(part<QPlainTextEdit>(u"privateText"_s)->isVisible());
        send();
        QTRY_COMPARE(queued().size(), size_t(1));
        QCOMPARE(queued().front().surface, Surface::Public);
        QCOMPARE(queued().front().text, u"请移步私信沟通。\nhttps://t.me/spruce_bot"_s);
    }

    void theLinkIntoPrivate_goesAlongAsAQrCode_whereThePlatformTakesPictures()
    {
        ConversationServices services = m_world->services();
        services.media = m_media.get();
        services.limits = [](Platform platform, Surface surface) { return codecFor(platform)->limits(surface); };
        services.privateLink = [](const ThreadRow &) { return u"https://t.me/spruce_bot"_s; };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(760, 820);
        m_panel->show();
        auto *code = part<QToolButton>(u"codeOfLink"_s);
        for (const Platform platform : {Platform::Weibo, Platform::Facebook}) { // no pictures; no need of a link
            showTalk(platform, 1h, Surface::Public);
            QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
            QVERIFY(!code->isVisible());
        }
        showTalk(Platform::Mastodon, 1h, Surface::Public);
        composer().clearText();
        QVERIFY(!code->isVisible()); // nobody is invited yet
        QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
        QVERIFY(code->isVisible());
        QTest::mouseClick(code, Qt::LeftButton);
        QTRY_COMPARE(composer().state().attachments.size(), size_t(1));
        QCOMPARE(composer().state().attachments.front().type, PartType::Image);
        QVERIFY(!code->isVisible()); // one is enough
        QVERIFY(sendable());
        QTest::mouseClick(part<QToolButton>(u"removeAttachment0"_s), Qt::LeftButton);
        QVERIFY(code->isVisible());
        QTest::mouseClick(code, Qt::LeftButton);
        QTRY_COMPARE(composer().state().attachments.size(), size_t(1));
        send();
        QTRY_VERIFY(!queued().empty());
        QCOMPARE(queued().front().surface, Surface::Public);
        const auto withPicture = std::ranges::count_if(queued(), [](const ReplyQueued &reply) {
            return std::ranges::any_of(reply.parts, [](const Part &sent) { return sent.type == PartType::Image; });
        });
        QCOMPARE(withPicture, 1);
    }

    void guards_speakTheWindowsLanguage_andInviteInTheChannels()
    {
        CaseContext asked;
        ConversationServices services = m_world->services();
        services.invitation = [&asked](const CaseContext &context) {
            asked = context;
            return u"…"_s;
        };
        services.answerLanguage = [](const ThreadRow &) { return u"en"_s; };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(760, 820);
        m_panel->show();
        showTalk(Platform::Weibo, 1h, Surface::Public);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
        QLocale::setDefault(before);
        QCOMPARE(asked.answerLanguage, u"en"_s);
        QCOMPARE(asked.agentLanguage, u"en_US"_s);
    }

    void aKeystroke_asksThePlatformNothing()
    {
        showTalk(Platform::Facebook, 1h, Surface::Public);
        QTest::mouseClick(part<QToolButton>(u"moveToPrivate"_s), Qt::LeftButton);
        const int limitsAsked = m_limitsAsked, privacyAsked = m_privacyAsked;
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&composer().edit(), Qt::Key_A);
        QCOMPARE(m_limitsAsked, limitsAsked);
        QCOMPARE(m_privacyAsked, privacyAsked);
    }

    void files_comeByDropAndPaste_andGoOutAgain()
    {
        showTalk(Platform::Facebook, 1h);
        m_media->files = {{u"/tmp/a.png"_s, parcelPhoto()}, {u"/tmp/b.pdf"_s, "pdf"}};
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(u"/tmp/a.png"_s), QUrl::fromLocalFile(u"/tmp/b.pdf"_s)});
        drop(files);
        QTRY_COMPARE(composer().state().attachments.size(), size_t(2));
        QVERIFY(part<QWidget>(u"attachments"_s)->isVisible());
        QVERIFY(part<QWidget>(u"attachment1"_s));
        auto *picture = new QMimeData;
        picture->setImageData(QImage(8, 8, QImage::Format_RGB32));
        QApplication::clipboard()->setMimeData(picture);
        composer().edit().paste();
        QTRY_COMPARE(composer().state().attachments.size(), size_t(3));
        QCOMPARE(composer().state().text, QString());
        QVERIFY(sendable());
        QTest::mouseClick(part<QToolButton>(u"removeAttachment1"_s), Qt::LeftButton);
        QCOMPARE(composer().state().attachments.size(), size_t(2));
        QCOMPARE(composer().state().attachments.front().name, u"a.png"_s);
        send();
        QTRY_VERIFY(!queued().empty());
        QCOMPARE(queued().front().parts.front().name, u"a.png"_s);
        QTRY_VERIFY(!part<QWidget>(u"attachments"_s)->isVisible());
    }

    void aFileThatCannotBeRead_isSaid()
    {
        showTalk(Platform::Facebook, 1h);
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(u"/tmp/gone.pdf"_s)});
        drop(files);
        QTRY_VERIFY(!m_panel->notice().isEmpty());
        QVERIFY(composer().state().attachments.empty());
    }

    void whatTheChannelDoesNotTake_isSaid_andHoldsTheMessage_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<QString>("path");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("too big for Instagram") << Platform::Instagram << u"/tmp/a.png"_s << qint64(9'000'000);
        QTest::newRow("no files on Douyin") << Platform::Douyin << u"/tmp/b.pdf"_s << qint64(9);
    }

    void whatTheChannelDoesNotTake_isSaid_andHoldsTheMessage()
    {
        QFETCH(Platform, platform);
        QFETCH(QString, path);
        QFETCH(qint64, bytes);
        showTalk(platform, 1h);
        m_media->files = {{path, QByteArray(bytes, 'x')}};
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(path)});
        drop(files);
        QTRY_COMPARE(composer().state().attachments.size(), size_t(1));
        QVERIFY(!sendable());
        QCOMPARE(part<QWidget>(u"attachment0"_s)->property("kind").toString(), u"danger"_s);
        send();
        QCoreApplication::processEvents();
        QVERIFY(queued().empty());
        QTest::mouseClick(part<QToolButton>(u"removeAttachment0"_s), Qt::LeftButton);
        type(u"好的"_s);
        QVERIFY(sendable());
    }

    void viewer_showsZoomsAndSaves()
    {
        Dialogue dialogue = talk(Platform::Facebook, Surface::Private, m_world->clock.now(), 1h);
        m_media->files = {{u"media-1"_s, parcelPhoto()}};
        Part photo;
        photo.type = PartType::Image;
        photo.ref = u"media-1"_s;
        photo.name = u"裂缝.jpg"_s;
        dialogue.timeline.back().parts = {photo};
        dialogue.timeline.back().direction = Direction::In;
        show(dialogue);
        m_panel->timeline().jumpToEnd();
        m_panel->timeline().setCurrent(m_panel->timeline().entryCount() - 1);
        (void)m_panel->timeline().grab(); // asks for the picture
        QTRY_VERIFY(!m_panel->timeline().box(m_panel->timeline().current()).parts.front().look.picture.isNull());
        m_panel->timeline().setFocus();
        QTest::keyClick(&m_panel->timeline(), Qt::Key_Return);
        auto *viewer = m_panel->findChild<PictureViewer *>();
        QVERIFY(viewer);
        QTRY_VERIFY(viewer->zoom() < 1); // it has come, and is larger than the window
        const qreal fitted = viewer->zoom();
        QTest::keyClick(viewer, Qt::Key_Plus);
        QVERIFY(viewer->zoom() > fitted);
        QCOMPARE(accessibilityGaps(*viewer), QStringList());
    }

    void comment_isHiddenByTheMenu_whereThePlatformCan_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QList<MessageAction>>("offered");
        using A = MessageAction;
        QTest::newRow("Facebook") << Platform::Facebook << QStringList() << QList<A>{A::Hide, A::Like, A::Delete};
        QTest::newRow("hidden and liked on Facebook")
            << Platform::Facebook << QStringList{u"hidden"_s, u"liked"_s} << QList<A>{A::Unhide, A::Unlike, A::Delete};
        QTest::newRow("Instagram") << Platform::Instagram << QStringList() << QList<A>{A::Hide, A::Delete};
        QTest::newRow("Weibo has none") << Platform::Weibo << QStringList() << QList<A>();
    }

    void comment_isHiddenByTheMenu_whereThePlatformCan()
    {
        QFETCH(Platform, platform);
        QFETCH(QStringList, flags);
        QFETCH(QList<MessageAction>, offered);
        Dialogue dialogue = talk(platform, Surface::Public, m_world->clock.now(), 1h);
        TimelineRow &comment = dialogue.timeline.back();
        comment.kind = TimelineKind::Message;
        comment.direction = Direction::In;
        comment.platformMessageId = u"c7"_s;
        comment.flags = flags;
        show(dialogue);
        m_panel->timeline().setCurrent(m_panel->timeline().entryCount() - 1);
        QStringList wanted, found;
        for (const MessageAction action : offered)
            wanted << ConversationWords::action(action);
        QMenu menu;
        m_panel->timeline().fillMenu(menu, m_panel->timeline().current());
        const QList<QAction *> entries = menu.actions();
        for (const QAction *entry : entries) {
            for (size_t i = 0; i < EnumNames<MessageAction>::names.size(); ++i)
                if (entry->text() == ConversationWords::action(static_cast<MessageAction>(i)))
                    found << entry->text();
        }
        QCOMPARE(found, wanted);
        m_panel->actOnCurrent(MessageAction::Hide, MessageAction::Unhide);
        if (offered.isEmpty()) {
            QVERIFY(!m_panel->notice().isEmpty());
            return;
        }
        QTRY_COMPARE(m_world->log.eventsOf(EventType::ActionQueued).size(), size_t(1));
        const auto queued = payloadOf<ActionQueued>(m_world->log.eventsOf(EventType::ActionQueued).front());
        QCOMPARE(queued->what, offered.front());
        QCOMPARE(queued->target, comment.id);
    }

    void deleting_asksFirst()
    {
        Dialogue dialogue = talk(Platform::Facebook, Surface::Public, m_world->clock.now(), 1h);
        dialogue.timeline.back().direction = Direction::In;
        dialogue.timeline.back().platformMessageId = u"c7"_s;
        show(dialogue);
        m_panel->timeline().setCurrent(m_panel->timeline().entryCount() - 1);
        m_panel->actOnCurrent(MessageAction::Delete, MessageAction::Delete);
        QVERIFY(m_world->log.eventsOf(EventType::ActionQueued).empty());
        auto *form = m_panel->findChild<DeleteForm *>();
        QVERIFY(form);
        QVERIFY(form->findChild<QPushButton *>(u"cancel"_s)->hasFocus() || !form->isActiveWindow());
        press(form->findChild<QPushButton *>(u"confirm"_s));
        QTRY_COMPARE(m_world->log.eventsOf(EventType::ActionQueued).size(), size_t(1));
    }

    void whatBecameOfAnAction_isSaidInWords()
    {
        TimelineRow line;
        line.kind = TimelineKind::Activity;
        line.activity = u"action.queued"_s;
        line.author = AuthorKind::Agent;
        line.authorName = u"林晓"_s;
        line.replyPreview = u"垃圾品牌，退钱"_s;
        line.details = {{u"what"_s, u"hide"_s}};
        line.delivery = DeliveryState::Queued;
        QVERIFY(ConversationWords::activity(line).contains(u"on its way"_s));
        line.delivery = DeliveryState::Sent;
        QCOMPARE(ConversationWords::activity(line), u"林晓 hid “垃圾品牌，退钱” from others"_s);
        line.delivery = DeliveryState::Failed;
        line.deliveryReason = u"permission"_s;
        QVERIFY(ConversationWords::activity(line).contains(u"not allowed"_s));
    }
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
