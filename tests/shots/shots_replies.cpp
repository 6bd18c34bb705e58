// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_picture.h"
#include "models/policy/playbook.h"
#include "models/policy/said_parts.h"
#include "tests/shots/shots.h"
#include "tests/support/memory_log.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/later_form.h"
#include "ui/conversation/voice_recorder.h"
#include "ui/settings/reply_editor.h"
#include "ui/shell/presence_button.h"
#include "ui/watch/watch_page.h"

#include <QBuffer>
#include <QListWidget>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

namespace lianxi::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

bool chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

QString say(const QString &zh, const QString &en)
{
    return chinese() ? zh : en;
}

void settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

QString steps()
{
    return say(u"第一步：把卡扣对准座椅缝。\n\n第二步：用力往下压，听到“咔”一声。\n\n第三步：拉一拉，不动就好了。"_s,
               u"Step one: hold the clip against the gap of the seat.\n\nStep two: push down until it clicks.\n\n"
               "Step three: pull. It must not move."_s);
}

/// What the team has written down.
void fill(TeamBoard &team)
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Reply;
    saved.id = u"card"_s;
    saved.name = say(u"安全座椅安装三步"_s, u"Child seat in three steps"_s);
    saved.body =
        toReplyBody({steps(),
                     say(u"anzhuang az"_s, u"seat"_s),
                     ReplyForm::Card,
                     {Surface::Private, {}, {say(u"宝妈"_s, u"Parent"_s), say(u"老年人"_s, u"Elderly"_s)}, {}}});
    team.put(saved);
    saved.id = u"voice"_s;
    saved.name = say(u"安装说明（语音）"_s, u"How it is mounted (voice)"_s);
    saved.body = toReplyBody(
        {say(u"您好，安装很简单，一共三步。"_s, u"It takes only three steps."_s), {}, ReplyForm::Voice, {}});
    team.put(saved);
    saved.id = u"tip"_s;
    saved.name = say(u"出行小贴士"_s, u"A tip for the road"_s);
    saved.owner = team.shelf.me();
    saved.body = toReplyBody({say(u"{customer}，长途出行建议每两小时让宝宝下车活动一下哦。"_s,
                                  u"{customer}, on long trips let the little one out every two hours."_s),
                              {},
                              ReplyForm::Text,
                              {{}, {}, {say(u"宝妈"_s, u"Parent"_s)}, {say(u"投诉"_s, u"Complaint"_s)}}});
    team.put(saved);
    saved = {};
    saved.kind = TeamItemKind::Hint;
    saved.id = u"h"_s;
    saved.name = say(u"宝妈与老人"_s, u"Parents and elderly"_s);
    saved.body = toHintBody({{{}, {}, {say(u"宝妈"_s, u"Parent"_s)}, {}},
                             say(u"说具体步骤，配图；先问宝宝多大。"_s,
                                 u"Give exact steps with a picture; ask first how old the child is."_s),
                             {u"card"_s, u"voice"_s, u"tip"_s}});
    team.put(saved);
}

/// A conversation with a hint, insults softened, a message held back, one that leaves tomorrow, a card on its way out.
class HintTalk final : public QWidget
{
public:
    explicit HintTalk(ThemeSource &theme)
        : world(theme)
        , team(world.desk->me().id)
        , replies(team.shelf)
    {
        fill(team);
        settle();
        const Instant now = world.clock.now();
        Dialogue dialogue = lateParcel(now);
        dialogue.view.head.tags = {{TagFamily::Crowd, say(u"宝妈"_s, u"Parent"_s), u"agent"_s, {}}};
        TimelineRow line = dialogue.timeline.back();
        const auto add = [&](Direction direction, const QString &text) -> TimelineRow & {
            line.row += 1;
            line.id = MessageId::generate();
            line.direction = direction;
            line.author = direction == Direction::In ? AuthorKind::Customer : AuthorKind::Agent;
            line.agent = direction == Direction::In ? AgentId() : world.desk->me().id;
            line.authorName = direction == Direction::In ? dialogue.view.head.contactName : world.desk->me().name;
            line.delivery = direction == Direction::In ? DeliveryState::Received : DeliveryState::Queued;
            line.deliveryReason.clear();
            line.retryAt.reset();
            line.notBefore.reset();
            line.text = text;
            line.at = now - 6min;
            dialogue.timeline.push_back(line);
            return dialogue.timeline.back();
        };
        TimelineRow &held =
            add(Direction::Out, say(u"明天上午我再给您确认一次。"_s, u"I ask once more tomorrow morning."_s));
        held.delivery = DeliveryState::Withdrawn;
        held.deliveryReason = u"reply.customer_wrote"_s;
        add(Direction::In, say(u"你们都是废物！到底什么时候到？"_s, u"You are all idiots! When does it come?"_s));
        TimelineRow &later =
            add(Direction::Out, say(u"早上好，包裹今天到您那里。"_s, u"Good morning, it arrives today."_s));
        later.notBefore = now + 18h;
        ConversationServices services = world.services();
        services.media = &media;
        services.limits = [](Platform, Surface) {
            ChannelLimits limits;
            limits.textUnits = 600;
            limits.parts = {PartType::Image, PartType::Voice};
            return limits;
        };
        services.team = &team.shelf;
        services.replies = &replies;
        services.readAloud = [](const QObject *, const QString &, const auto &) {};
        panel = new ConversationPanel(services, this);
        panel->setSoftens(true);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(panel);
        panel->showCase(world.add(dialogue));
        for (int i = 0; i < 3; ++i)
            world.store.deliver();
        settle();
        panel->composer().edit().setPlainText(
            say(u"图片里是安装的三个步骤，您看看清楚吗？"_s, u"The picture shows the three steps. Can you read it?"_s));
        Part card;
        card.type = PartType::Image;
        card.name = u"picture.png"_s;
        card.bytes = 61'000;
        panel->composer().takeMade(card, steps());
    }
    ConversationWorld world;
    TeamBoard team;
    TeamReplies replies;
    MemoryMedia media;
    ConversationPanel *panel;
};

/// A page over its own team.
struct Kit : QObject {
    explicit Kit(ShotWorld &world)
        : team(world.me)
        , desk(log, world.clock, *Playbook::shipped(), AgentProfile{AgentId(u"lin"_s), u"Lin"_s, {}, AuthorKind::Agent})
    {
        fill(team);
        settle();
    }
    TeamBoard team;
    MemoryLog log;
    Desk desk;
};

std::unique_ptr<QWidget> settingsPage(ShotWorld &world, bool hints)
{
    auto *kit = new Kit(world);
    const auto categories = [] { return std::vector<CategoryChoice>{{u"refund"_s, say(u"退款"_s, u"Refund"_s)}}; };
    std::unique_ptr<ItemPage> page(hints ? makeHintsPage(kit->team.shelf, categories)
                                         : makeRepliesPage(kit->team.shelf, world.themes, categories));
    kit->setParent(nullptr);
    QObject::connect(page.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    settle();
    page->choose(hints ? u"h"_s : u"card"_s);
    return page;
}

WatchedAgent watched(const QString &id, const QString &name, Presence presence, Instant since, int capacity)
{
    return {AgentId(id), name, presence, since, capacity, {}};
}

std::unique_ptr<QWidget> watch(ShotWorld &world, bool empty)
{
    auto *kit = new Kit(world);
    const Instant now = world.clock.now();
    std::vector<WatchedAgent> team;
    if (!empty) {
        team = {watched(u"lin"_s, say(u"林小夏"_s, u"Lin Xiaoxia"_s), Presence::Online, now - 2h, 5),
                watched(u"wang"_s, say(u"王芳"_s, u"Wang Fang"_s), Presence::Finishing, now - 12min, 4),
                watched(u"zhou"_s, say(u"周明"_s, u"Zhou Ming"_s), Presence::Away, now - 9min, 5)};
        qint64 row = 0;
        const auto add = [&](size_t who, const QString &customer, const QString &said, std::chrono::minutes left,
                             CaseClass caseClass, bool upset) {
            CaseRow one;
            one.row = ++row;
            one.contactName = customer;
            one.preview = said;
            one.caseClass = caseClass;
            one.waitingForUs = left < 60min;
            one.emotion = upset ? u"negative"_s : u"neutral"_s;
            one.clock = RunningClock{ClockKind::NextResponse, now - 1h, now + left};
            team.at(who).cases.push_back(one);
        };
        add(0, say(u"陈先生"_s, u"Mr Chen"_s),
            say(u"三天了还没人联系我，我要投诉到 12315"_s, u"Three days and nobody has called. I go to the press."_s),
            -7min, CaseClass::Incident, true);
        add(0, say(u"晴天的小鹿妈妈"_s, u"A customer with a very long display name indeed"_s),
            say(u"今天能到吗"_s, u"Does it come today?"_s), 18min, CaseClass::Normal, false);
        add(1, say(u"李女士"_s, u"Mrs Li"_s), say(u"退款什么时候到账？"_s, u"When does the refund arrive?"_s), 2h,
            CaseClass::Complex, false);
    }
    auto page =
        std::make_unique<WatchPage>(WatchPage::Services{kit->desk, world.clock, world.themes, QTimeZone::utc(),
                                                        [team](const QObject *, const auto &answer) { answer(team); }});
    QObject::connect(page.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    ChangeSet changes;
    changes.team = true;
    page->show();
    page->apply(changes);
    settle();
    auto *tree = page->findChild<QTreeView *>(u"watchedTeam"_s);
    if (!empty)
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    return page;
}

/// A microphone that has heard something.
class HeardInput final : public SoundInput
{
public:
    [[nodiscard]] bool isThere() const override { return true; }
    bool start() override { return true; }
    void stop() override { }
};

std::unique_ptr<QWidget> recorder(ShotWorld &)
{
    auto input = std::make_unique<HeardInput>();
    HeardInput *heard = input.get();
    auto made = std::make_unique<VoiceRecorder>(std::move(input));
    made->setAttribute(Qt::WA_DeleteOnClose, false);
    made->findChild<QPushButton *>(u"recordVoice"_s)->click();
    QByteArray samples(soundInputRate * 7 * 2, '\0');
    for (qsizetype i = 1; i < samples.size(); i += 2)
        samples[i] = static_cast<char>(i % 60);
    Q_EMIT heard->heard(samples);
    return made;
}

std::unique_ptr<QWidget> card(ShotWorld &)
{
    class Picture final : public QWidget
    {
    public:
        Picture()
            : m_card(
                cardPicture(say(u"禾木家居"_s, u"Hemu Home"_s), steps()).scaledToWidth(420, Qt::SmoothTransformation))
        {
            setFixedSize(m_card.size());
        }

    protected:
        void paintEvent(QPaintEvent *) override { QPainter(this).drawImage(0, 0, m_card); }

    private:
        QImage m_card;
    };
    return std::make_unique<Picture>();
}

const ShotGroup group({
    {u"conversation-hint"_s, QSize(760, 880),
     [](ShotWorld &world) { return std::make_unique<HintTalk>(world.themes); }},
    {u"settings-replies"_s, QSize(900, 760), [](ShotWorld &world) { return settingsPage(world, false); }},
    {u"settings-hints"_s, QSize(900, 700), [](ShotWorld &world) { return settingsPage(world, true); }},
    {u"watch"_s, QSize(1100, 520), [](ShotWorld &world) { return watch(world, false); }},
    {u"watch-empty"_s, QSize(1100, 320), [](ShotWorld &world) { return watch(world, true); }},
    {u"form-later"_s, QSize(420, 220),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         const Instant now = world.clock.now();
         auto form = std::make_unique<LaterForm>(now, QTimeZone::systemTimeZone(), now + 8h, nullptr);
         form->setAttribute(Qt::WA_DeleteOnClose, false);
         form->findChild<QComboBox *>(u"laterChoice"_s)->setCurrentIndex(1);
         return form;
     }},
    {u"form-recorder"_s, QSize(440, 160), recorder},
    {u"card"_s, QSize(420, 600), card},
    {u"pause-offer"_s, QSize(900, 60),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto bar = std::make_unique<PresenceBar>(world.themes);
         bar->offerPause(10min);
         return bar;
     }},
});

} // namespace
} // namespace lianxi::test
