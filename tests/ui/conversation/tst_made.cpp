// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/said_parts.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/hint_bar.h"
#include "ui/conversation/later_form.h"
#include "ui/conversation/voice_recorder.h"

#include <QCheckBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// A microphone that hears what a test says.
class ScriptedInput final : public SoundInput
{
public:
    explicit ScriptedInput(bool there)
        : m_there(there)
    {
    }
    [[nodiscard]] bool isThere() const override { return m_there; }
    bool start() override { return opens; }
    void stop() override { }
    void say(int milliseconds)
    {
        QByteArray samples(soundInputRate * milliseconds / 1000 * 2, '\0');
        for (qsizetype i = 0; i + 1 < samples.size(); i += 2)
            qToLittleEndian(static_cast<qint16>(i % 4000), samples.data() + i);
        Q_EMIT heard(samples);
    }
    bool opens = true;

private:
    bool m_there;
};

} // namespace

/// Ready-made answers of the team, hints by tags, pictures and voices made out of words, messages that leave later,
/// insults as dots.
class TestMade : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<TeamReplies> m_replies;
    std::unique_ptr<MemoryMedia> m_media;
    std::unique_ptr<ConversationPanel> m_panel;
    QStringList m_spoken;
    ErrorCode m_speechFails = ErrorCode::Cancelled; ///< Cancelled: it does not fail

    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void putReply(const QString &id, const QString &name, const CannedReply &reply)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Reply;
        saved.id = id;
        saved.name = name;
        saved.body = toReplyBody(reply);
        m_team->put(saved);
        settle();
    }
    void putHint(const QString &name, const TagHint &hint)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Hint;
        saved.id = name;
        saved.name = name;
        saved.body = toHintBody(hint);
        m_team->put(saved);
        settle();
    }
    [[nodiscard]] Dialogue parcel() const { return lateParcel(m_world->clock.now()); }
    void show(Dialogue dialogue)
    {
        dialogue.view.head.sequence = 0;
        m_panel->showCase(0);
        m_panel->showCase(m_world->add(dialogue));
        m_world->store.deliver();
        settle();
    }
    void type(const QString &text) { m_panel->composer().edit().insertPlainText(text); }
    [[nodiscard]] HintBar *hint() { return m_panel->findChild<HintBar *>(u"hintBar"_s); }
    [[nodiscard]] std::vector<ReplyQueued> queued()
    {
        std::vector<ReplyQueued> replies;
        for (const Event &event : m_world->log.eventsOf(EventType::ReplyQueued))
            replies.push_back(*payloadOf<ReplyQueued>(event));
        return replies;
    }
    void press(const QString &name) { m_panel->findChild<QToolButton *>(name)->click(); }
    void choose(const QString &action)
    {
        for (QAction *one : m_panel->findChild<QToolButton *>(u"makeButton"_s)->findChild<QMenu *>()->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL("no such action");
    }

private Q_SLOTS:
    void init()
    {
        m_spoken.clear();
        m_speechFails = ErrorCode::Cancelled;
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_team = std::make_unique<TeamBoard>(m_world->desk->me().id);
        m_replies = std::make_unique<TeamReplies>(m_team->shelf);
        m_media = std::make_unique<MemoryMedia>();
        ConversationServices services = m_world->services();
        services.media = m_media.get();
        services.limits = [](Platform, Surface) {
            ChannelLimits limits;
            limits.textUnits = 600;
            limits.parts = {PartType::Image, PartType::Voice};
            return limits;
        };
        services.team = &m_team->shelf;
        services.replies = m_replies.get();
        services.offers.insert(services.offers.begin(), m_replies.get());
        services.readAloud = [this](const QObject *, const QString &text,
                                    const std::function<void(Result<QByteArray>)> &done) {
            m_spoken << text;
            if (m_speechFails == ErrorCode::Cancelled)
                done(QByteArray("mp3 bytes"));
            else
                done(failure(m_speechFails, {}));
        };
        m_panel = std::make_unique<ConversationPanel>(services);
        m_panel->resize(820, 860);
        m_panel->show();
        m_panel->setSoftens(true);
    }
    void cleanup()
    {
        m_panel.reset();
        m_replies.reset();
        m_team.reset();
        m_world.reset();
    }

    void ownReplies_areOfferedFirst_whereTheyFit()
    {
        putReply(u"a"_s, u"自我介绍（亲切）"_s, {u"{customer}，我是{agent}呀"_s, u"zwjs"_s, ReplyForm::Text, {}});
        putReply(u"b"_s, u"公开说明"_s, {u"公开"_s, u"zwjs"_s, ReplyForm::Text, {Surface::Public, {}, {}, {}}});
        putReply(u"c"_s, u"老人"_s, {u"慢慢来"_s, u"zwjs"_s, ReplyForm::Text, {{}, {}, {u"老年人"_s}, {}}});
        show(parcel());
        QTest::keyClicks(&m_panel->composer().edit(), u"/zwjs"_s);
        auto *list = m_panel->findChild<QListWidget *>(u"offers"_s);
        QCOMPARE(list->count(), 2); // this one and the shipped one
        QVERIFY(list->item(0)->text().contains(u"亲切"_s));
        QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return);
        QCOMPARE(m_panel->composer().state().text, u"晴天的小鹿妈妈，我是林小夏呀"_s);
    }

    void hint_standsThereForItsTags_untilPutAway()
    {
        putReply(u"card"_s, u"安装三步"_s, {u"第一步，对齐卡扣。"_s, {}, ReplyForm::Card, {}});
        putHint(u"宝妈"_s, {{{}, {}, {u"宝妈"_s}, {}}, u"说具体步骤，配图。"_s, {u"card"_s, u"gone"_s}});
        putHint(u"老人"_s, {{{}, {}, {u"老年人"_s}, {}}, u"慢一点。"_s, {}});
        Dialogue dialogue = parcel();
        dialogue.view.head.tags = {{TagFamily::Crowd, u"宝妈"_s, u"agent"_s, {}}};
        show(dialogue);
        QVERIFY(hint()->isVisible());
        QVERIFY(hint()->accessibleName().contains(u"说具体步骤"_s));
        QVERIFY(!hint()->accessibleName().contains(u"慢一点"_s));
        QVERIFY(hint()->findChild<QToolButton *>(u"hintOffer0"_s)->isVisible());
        QVERIFY(!hint()->findChild<QToolButton *>(u"hintOffer1"_s)->isVisible());
        QCOMPARE(accessibilityGaps(*hint()), QStringList());
        hint()->findChild<QToolButton *>(u"putHintAway"_s)->click();
        QVERIFY(!hint()->isVisible());
        type(u"x"_s);
        QVERIFY(!hint()->isVisible());
        dialogue.view.head.tags.clear();
        show(dialogue);
        QVERIFY(!hint()->isVisible());
    }
    void hint_isNotThereForNotes()
    {
        putHint(u"宝妈"_s, {{{}, {}, {u"宝妈"_s}, {}}, u"说具体步骤，配图。"_s, {}});
        Dialogue dialogue = parcel();
        dialogue.view.head.tags = {{TagFamily::Crowd, u"宝妈"_s, u"agent"_s, {}}};
        show(dialogue);
        m_panel->toggleNote();
        QVERIFY(!hint()->isVisible());
    }

    void card_isMadeFromTheHint_andItsWordsAreJudged()
    {
        putReply(u"card"_s, u"今晚"_s, {u"今晚绝对送到"_s, {}, ReplyForm::Card, {}}); // an absolute promise
        putHint(u"宝妈"_s, {{{}, {}, {u"宝妈"_s}, {}}, {}, {u"card"_s}});
        Dialogue dialogue = parcel();
        dialogue.view.head.tags = {{TagFamily::Crowd, u"宝妈"_s, u"agent"_s, {}}};
        show(dialogue);
        hint()->findChild<QToolButton *>(u"hintOffer0"_s)->click();
        QTRY_COMPARE(m_panel->composer().state().attachments.size(), size_t{1});
        const Part &part = m_panel->composer().state().attachments.front();
        QCOMPARE(part.type, PartType::Image);
        QCOMPARE(part.more.value(saidMember).toString(), u"今晚绝对送到"_s);
        auto *guard = m_panel->composer().findChild<GuardLine *>(u"guardLine"_s);
        QVERIFY(guard->shown());
        // Words in a picture are not changed by a remedy in the text field.
        QVERIFY(std::holds_alternative<std::monostate>(guard->shown()->remedy));
    }
    void card_thatAsksForDataInPublic_isRefusedByTheDesk()
    {
        Dialogue dialogue = parcel();
        show(dialogue);
        Reply reply;
        reply.caseView = *m_panel->view();
        reply.thread = reply.caseView.threads.at(1);
        QCOMPARE(reply.thread.surface, Surface::Public);
        Part card;
        card.type = PartType::Image;
        card.more.insert(saidMember, u"请发一下您的手机号和身份证号，好吗？"_s);
        reply.parts = {card};
        std::optional<DeskResult> result;
        m_world->desk->reply(reply, [&result](const DeskResult &ended) { result = ended; });
        QTRY_VERIFY(result.has_value());
        QCOMPARE(result->kind, DeskResult::Kind::Refused);
        QVERIFY(queued().empty());
    }
    void text_becomesACard_andGoesOutWithItsWords()
    {
        show(parcel());
        type(u"好的，我马上查"_s);
        choose(u"textToCard"_s);
        QTRY_COMPARE(m_panel->composer().state().attachments.size(), size_t{1});
        QVERIFY(m_panel->composer().state().text.isEmpty()); // it goes out in its other form
        QVERIFY(!m_media->files.isEmpty());
        QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(queued().size(), size_t{1});
        QCOMPARE(queued().front().parts.front().more.value(saidMember).toString(), u"好的，我马上查"_s);
    }
    void text_becomesAVoice()
    {
        show(parcel());
        type(u"您按一下红色按钮。"_s);
        choose(u"textToVoice"_s);
        QTRY_COMPARE(m_panel->composer().state().attachments.size(), size_t{1});
        QCOMPARE(m_spoken, QStringList{u"您按一下红色按钮。"_s});
        QCOMPARE(m_panel->composer().state().attachments.front().name, u"voice.mp3"_s);
        QCOMPARE(m_panel->composer().state().attachments.front().type, PartType::Voice);
        QVERIFY(m_panel->composer().state().text.isEmpty());
    }
    void voice_thatFails_keepsTheText()
    {
        show(parcel());
        type(u"您按一下红色按钮。"_s);
        m_speechFails = ErrorCode::InvalidInput;
        choose(u"textToVoice"_s);
        settle();
        QVERIFY(m_panel->notice().contains(u"minute"_s));
        m_speechFails = ErrorCode::Io;
        choose(u"textToVoice"_s);
        settle();
        QVERIFY(m_panel->notice().contains(u"speech program"_s));
        QCOMPARE(m_panel->composer().state().text, u"您按一下红色按钮。"_s);
        QVERIFY(m_panel->composer().state().attachments.empty());
    }

    void recorder_records_listens_andGivesASound()
    {
        auto owned = std::make_unique<ScriptedInput>(true);
        ScriptedInput *input = owned.get();
        auto *recorder = new VoiceRecorder(std::move(owned));
        QSignalSpy taken(recorder, &VoiceRecorder::taken);
        recorder->show();
        const auto button = [recorder](const QString &name) { return recorder->findChild<QPushButton *>(name); };
        QCOMPARE(accessibilityGaps(*recorder), QStringList());
        QVERIFY(!button(u"takeVoice"_s)->isEnabled());
        button(u"recordVoice"_s)->click();
        input->say(1500);
        input->say(500);
        QVERIFY(!button(u"takeVoice"_s)->isEnabled()); // not while it records
        button(u"recordVoice"_s)->click();
        QCOMPARE(recorder->sound().length(), 2000ms);
        button(u"recordVoice"_s)->click(); // again: the first one is forgotten
        input->say(61'000);
        QCOMPARE(recorder->sound().length(), 60'000ms);
        QVERIFY(recorder->findChild<PlainLabel *>(u"recorderWords"_s)->fullText().contains(u"minute"_s));
        button(u"takeVoice"_s)->click();
        QCOMPARE(taken.size(), 1);
        QVERIFY(taken.front().front().toByteArray().size() > 10'000);
    }
    void recorder_withoutAMicrophone_saysSo()
    {
        auto *recorder = new VoiceRecorder(std::make_unique<ScriptedInput>(false));
        recorder->show();
        QVERIFY(!recorder->findChild<QPushButton *>(u"recordVoice"_s)->isEnabled());
        QVERIFY(recorder->findChild<PlainLabel *>(u"recorderWords"_s)->fullText().contains(u"No microphone"_s));
        recorder->close();
        auto deaf = std::make_unique<ScriptedInput>(true);
        deaf->opens = false;
        auto *other = new VoiceRecorder(std::move(deaf));
        other->show();
        other->findChild<QPushButton *>(u"recordVoice"_s)->click();
        QVERIFY(other->findChild<PlainLabel *>(u"recorderWords"_s)->fullText().contains(u"cannot be opened"_s));
        other->close();
    }

    void later_isQueuedForItsMoment_heldBackUnlessSaidOtherwise()
    {
        show(parcel());
        type(u"好的，我马上查"_s);
        press(u"sendLater"_s);
        auto *form = m_panel->findChild<LaterForm *>();
        QVERIFY(form);
        QCOMPARE(accessibilityGaps(*form), QStringList());
        form->findChild<QComboBox *>(u"laterChoice"_s)->setCurrentIndex(1);
        const Instant at = form->at();
        QCOMPARE(toDateTime(at).toTimeZone(m_world->services().zone).time(), QTime(9, 0));
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(queued().size(), size_t{1});
        QVERIFY(queued().front().notBefore == at);
        QVERIFY(!queued().front().intent.value(heldBackMark).toObject().isEmpty());
        QTRY_VERIFY(m_panel->composer().isEmpty());

        type(u"明天见"_s);
        press(u"sendLater"_s);
        form = m_panel->findChildren<LaterForm *>().last();
        form->findChild<QCheckBox *>(u"laterHold"_s)->setChecked(false);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(queued().size(), size_t{2});
        QVERIFY(!queued().back().intent.contains(heldBackMark));
    }
    void note_isNeverSentLater()
    {
        show(parcel());
        m_panel->toggleNote();
        type(u"客户的手机号在订单里"_s);
        m_panel->openLaterForm();
        QVERIFY(!m_panel->findChild<LaterForm *>());
    }
    void later_waits_soTheCaseIsNotResolvedBeforeIt()
    {
        Dialogue dialogue = parcel();
        TimelineRow &waits = dialogue.timeline.back();
        waits.direction = Direction::Out;
        waits.delivery = DeliveryState::Queued;
        waits.notBefore = m_world->clock.now() + 20h;
        show(dialogue);
        m_panel->resolve();
        settle();
        QVERIFY(m_panel->notice().contains(u"still to leave"_s));
        QVERIFY(m_world->log.eventsOf(EventType::CaseResolved).empty());
    }
    void later_thanThePlatformTakes_isRefusedInTheForm()
    {
        const Instant now = m_world->clock.now();
        LaterForm form(now, QTimeZone::utc(), now + 2h, nullptr);
        auto *confirm = form.findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(confirm->isEnabled()); // in one hour
        form.findChild<QComboBox *>(u"laterChoice"_s)->setCurrentIndex(1);
        QVERIFY(!confirm->isEnabled());
        QVERIFY(!form.findChild<PlainLabel *>(u"laterTrouble"_s)->fullText().isEmpty());
        form.findChild<QDateTimeEdit *>(u"laterAt"_s)->setDateTime(toDateTime(now + 90min));
        QVERIFY(confirm->isEnabled());
        QCOMPARE(form.findChild<QComboBox *>(u"laterChoice"_s)->currentIndex(), 3);
    }
    void later_isTakenBackByItsOwnButton_notTheLastOne()
    {
        Dialogue dialogue = parcel();
        TimelineRow first = dialogue.timeline.back();
        first.id = MessageId::generate();
        first.delivery = DeliveryState::Queued;
        first.direction = Direction::Out;
        first.agent = m_world->desk->me().id;
        first.text = u"明天九点发"_s;
        first.notBefore = m_world->clock.now() + 20h;
        TimelineRow second = first;
        ++second.row;
        second.id = MessageId::generate();
        second.text = u"后天发"_s;
        second.notBefore = m_world->clock.now() + 40h;
        second.notBefore = first.notBefore; // "tomorrow at nine", both
        second.at = first.at + 5min;
        first.row = second.row++;
        dialogue.timeline.push_back(first);
        dialogue.timeline.push_back(second);
        show(dialogue);
        const int at = m_panel->model().positionOf(first.id);
        QVERIFY(at >= 0);
        QVERIFY(m_panel->timeline().box(at).statusWords.startsWith(u"Leaves at"_s));
        // The key takes back what was just sent, not what leaves tomorrow.
        m_world->clock.advance(1min);
        QTest::keyClick(&m_panel->composer().edit(), Qt::Key_Z, Qt::ControlModifier);
        settle();
        QVERIFY(m_world->log.eventsOf(EventType::ReplyWithdrawn).empty());
        // Nothing that is being written is overwritten.
        type(u"正在写"_s);
        Q_EMIT m_panel->timeline().undoRequested(first.id);
        settle();
        QVERIFY(m_world->log.eventsOf(EventType::ReplyWithdrawn).empty());
        m_panel->composer().clearText();
        Q_EMIT m_panel->timeline().undoRequested(first.id);
        QTRY_COMPARE(m_world->log.eventsOf(EventType::ReplyWithdrawn).size(), size_t{1});
        QCOMPARE(payloadOf<ReplyWithdrawn>(m_world->log.eventsOf(EventType::ReplyWithdrawn).front())->message,
                 first.id);
        QTRY_COMPARE(m_panel->composer().state().text, u"明天九点发"_s);
    }
    void heldBack_canBeWrittenAnew_butOverwritesNothing()
    {
        Dialogue dialogue = parcel();
        TimelineRow &held = dialogue.timeline.back();
        held.id = MessageId::generate();
        held.direction = Direction::Out;
        held.delivery = DeliveryState::Withdrawn;
        held.deliveryReason = u"reply.customer_wrote"_s;
        held.text = u"明天给您答复"_s;
        const MessageId id = held.id;
        show(dialogue);
        const int at = m_panel->model().positionOf(id);
        QVERIFY(m_panel->timeline().box(at).statusWords.contains(u"Held back"_s));
        type(u"正在写"_s);
        Q_EMIT m_panel->timeline().writeAnewRequested(id);
        QCOMPARE(m_panel->composer().state().text, u"正在写"_s);
        QVERIFY(!m_panel->notice().isEmpty());
        m_panel->composer().clearText();
        Q_EMIT m_panel->timeline().writeAnewRequested(id);
        QCOMPARE(m_panel->composer().state().text, u"明天给您答复"_s);
    }

    void insults_areDots_untilAskedFor()
    {
        Dialogue dialogue = parcel();
        TimelineRow &said = dialogue.timeline.front();
        QCOMPARE(said.direction, Direction::In);
        said.text = u"你们都是废物！我的包裹呢？"_s;
        const MessageId id = said.id;
        show(dialogue);
        const int at = m_panel->model().positionOf(id);
        QCOMPARE(m_panel->timeline().box(at).shown.text, u"你们都是●●！我的包裹呢？"_s);
        QVERIFY(m_panel->wasHard());
        m_panel->timeline().setCurrent(at);
        QTest::keyClick(&m_panel->timeline(), Qt::Key_Return);
        QCOMPARE(m_panel->timeline().box(at).shown.text, u"你们都是废物！我的包裹呢？"_s);
        QVERIFY(m_world->log.eventsOf(EventType::PrivacyRevealed).empty()); // no reason is asked for it
        show(parcel());
        m_panel->setSoftens(false);
        show(dialogue);
        QCOMPARE(m_panel->timeline().box(at).shown.text, u"你们都是废物！我的包裹呢？"_s);
    }
};

QTEST_MAIN(TestMade)
#include "tst_made.moc"
