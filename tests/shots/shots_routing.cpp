// SPDX-License-Identifier: GPL-3.0-or-later
// The team, its written standard, who could take a case, and the question to whoever touches nothing.
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/roster_board.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/settings/routing_page.h"
#include "ui/settings/team_page.h"
#include "ui/shell/presence_button.h"
#include "ui/team/routing_form.h"

#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::test
{
namespace
{

bool chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

MemberDescribed described(const QString &id, const QString &name, const QStringList &queues, int capacity)
{
    MemberDescribed member;
    member.agent = AgentId(id);
    member.name = name;
    member.queues = queues;
    member.capacity = capacity;
    member.languages = QStringList{u"zh-CN"_s, u"en"_s};
    member.channels = QStringList{u"wx"_s};
    member.skills = {{"refund"_L1, 90}, {"logistics"_L1, 70}};
    return member;
}

void fill(RosterBoard &board)
{
    board.put(described(u"wangfang"_s, u"王芳"_s, {u"售后"_s, u"退款"_s}, 6));
    board.put(described(u"liming"_s, u"李明"_s, {u"售后"_s}, 5), Presence::Finishing);
    board.put(described(u"chen"_s, u"陈思远（欧阳小组）"_s, {u"英语"_s, u"退款"_s}, 4), Presence::Away);
    board.put(described(u"lin"_s, u"林小雨"_s, {}, 5), Presence::Offline);
    for (Member &member : board.members)
        member.openCases = static_cast<int>(member.described.name.size());
}

std::vector<CategoryChoice> categories()
{
    return {{u"refund"_s, chinese() ? u"退款退货"_s : u"Refunds and returns"_s},
            {u"logistics"_s, chinese() ? u"物流配送"_s : u"Delivery"_s},
            {u"fault"_s, chinese() ? u"产品故障"_s : u"Faults"_s},
            {u"price"_s, chinese() ? u"价格与优惠"_s : u"Prices and discounts"_s}};
}

/// Events of what the pages asked for.
void settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

std::unique_ptr<QWidget> team(ShotWorld &world, bool wrong)
{
    auto *board = new RosterBoard;
    fill(*board);
    auto page = std::make_unique<TeamPage>(TeamPage::Services{board->roster, world.themes, categories,
                                                              [] {
                                                                  return std::vector<std::pair<ChannelId, QString>>{
                                                                      {ChannelId(u"wx"_s), u"云杉微信客服"_s},
                                                                      {ChannelId(u"wb"_s), u"云杉微博"_s},
                                                                      {ChannelId(u"tg"_s), u"Spruce Telegram"_s}};
                                                              },
                                                              [] {
                                                                  return QStringList{u"售后"_s, u"退款"_s, u"英语"_s};
                                                              },
                                                              AgentProfile{world.me, u"Lin"_s, {}}});
    QObject::connect(page.get(), &QObject::destroyed, board, &QObject::deleteLater);
    settle();
    if (wrong)
        page->findChild<QLineEdit *>(u"memberLanguages"_s)->setText(u"中文, en"_s);
    return page;
}

RoutingStandard standard()
{
    RoutingStandard made;
    made.on = true;
    const auto add = [&made](const QString &name, const QString &query, const QString &queue, int skill) {
        RoutingRule rule;
        rule.name = name;
        rule.when.box = CaseFilter::Box::All;
        rule.when.query = query;
        rule.queue = queue;
        rule.skill = skill;
        made.rules.push_back(rule);
    };
    add(chinese() ? u"生气的退款客户"_s : u"Angry about a refund"_s, u"category:refund emotion:negative"_s, u"退款"_s,
        80);
    made.rules.back().priority = Priority::High;
    add(chinese() ? u"退款"_s : u"Refunds"_s, u"category:refund"_s, u"退款"_s, 0);
    add(chinese() ? u"海外平台"_s : u"Platforms abroad"_s, {}, u"英语"_s, 0);
    made.rules.back().when.platform = Platform::Telegram;
    add(chinese() ? u"直播间"_s : u"Live streams"_s, u"tag:直播"_s, u"直播"_s, 0);
    return made;
}

RoutingStanding standing(const QString &name, std::optional<NotChosen> why, int load)
{
    RoutingStanding one;
    one.agent = AgentId(name);
    one.name = name;
    one.why = why;
    one.presence = why == NotChosen::Absent ? Presence::Away : Presence::Online;
    one.skill = 90;
    one.load = load;
    one.capacity = 5;
    one.familiar = !why;
    return one;
}

RoutingTrial trial(Instant now)
{
    RoutingTrial tried;
    tried.looked = 412;
    tried.compared = true;
    for (int i = 0; i < 6; ++i) {
        PastCase past;
        past.subject.row = i + 1;
        past.subject.waitingSince = now - std::chrono::hours(9 * i + 2);
        past.customer =
            QStringList{u"小鹿妈妈"_s, u"Tom Becker"_s, u"爱吃西瓜的猫"_s, u"周先生"_s, u"阿珍"_s, u"深圳老王"_s}.at(i);
        RoutingDecision before, after;
        before.queue = u"售后"_s;
        before.to = AgentId(u"liming"_s);
        before.toName = u"李明"_s;
        after.queue = u"退款"_s;
        after.rule = standard().rules.at(static_cast<size_t>(i % 2)).name;
        if (i % 3 != 2) {
            after.to = AgentId(u"wangfang"_s);
            after.toName = u"王芳"_s;
            after.standings = {standing(u"王芳"_s, std::nullopt, i), standing(u"陈思远"_s, NotChosen::Lower, 2)};
        } else {
            after.standings = {standing(u"王芳"_s, NotChosen::Full, 5), standing(u"陈思远"_s, NotChosen::Absent, 0)};
        }
        tried.cases.push_back(past);
        tried.before.push_back(before);
        tried.after.push_back(after);
    }
    return tried;
}

std::unique_ptr<QWidget> routing(ShotWorld &world, bool tries, bool wrong)
{
    auto *board = new RosterBoard;
    fill(*board);
    auto *shelf = new TeamBoard(world.me);
    auto page =
        std::make_unique<RoutingPage>(RoutingPage::Services{shelf->shelf, board->roster, world.themes,
                                                            [] {
                                                                return QStringList{u"售后"_s, u"退款"_s, u"英语"_s};
                                                            },
                                                            QTimeZone("Asia/Shanghai")});
    QObject::connect(page.get(), &QObject::destroyed, board, &QObject::deleteLater);
    QObject::connect(page.get(), &QObject::destroyed, shelf, &QObject::deleteLater);
    TeamItemSaved item;
    item.kind = TeamItemKind::Routing;
    item.id = routingItemId;
    item.body = toRoutingBody(standard());
    shelf->put(item);
    settle();
    if (wrong) {
        auto *query = page->findChild<QLineEdit *>(u"ruleQuery"_s);
        query->setText(u"mood:bad"_s);
        Q_EMIT query->textEdited(query->text());
    }
    if (tries) {
        board->trial = trial(world.clock.now());
        page->findChild<QPushButton *>(u"tryRouting"_s)->click();
        board->answerTrial();
    }
    return page;
}

RoutingOfCase waiting()
{
    RoutingOfCase of;
    of.on = true;
    of.place = {u"退款"_s, 3, {7, 3600s, 2, 0, 480s}, 26min};
    RoutingDecision decision;
    decision.queue = u"退款"_s;
    decision.rule = standard().rules.front().name;
    decision.standings = {standing(u"王芳"_s, NotChosen::Full, 5), standing(u"李明"_s, NotChosen::OtherQueue, 2),
                          standing(u"陈思远（欧阳小组）"_s, NotChosen::Absent, 1)};
    of.decision = decision;
    return of;
}

class WaitingCase final : public QWidget
{
public:
    explicit WaitingCase(ShotWorld &world)
        : talk(world.themes)
    {
        ConversationServices services = talk.services();
        services.askRouting = [](const QObject *, qint64, const std::function<void(const RoutingOfCase &)> &done) {
            done(waiting());
        };
        panel = new ConversationPanel(services, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(panel);
        Dialogue dialogue = lateParcel(talk.clock.now());
        dialogue.view.head.assignee = AgentId();
        dialogue.view.head.assigneeName.clear();
        dialogue.view.head.queue = u"退款"_s;
        dialogue.view.head.waitingForUs = true;
        TimelineRow line;
        line.row = 900;
        line.kind = TimelineKind::Activity;
        line.author = AuthorKind::System;
        line.at = talk.clock.now() - 1min;
        line.activity = u"case.routed"_s;
        line.details = {{"to"_L1, u"wangfang"_s},
                        {"to_name"_L1, u"王芳"_s},
                        {"queue"_L1, u"退款"_s},
                        {"rule"_L1, standard().rules.front().name},
                        {"why"_L1, whyText({90, 1, 5, 3, true, true, 2})}};
        dialogue.timeline.push_back(line);
        panel->showCase(talk.add(dialogue));
        talk.store.deliver();
    }
    ConversationWorld talk;
    ConversationPanel *panel = nullptr;
};

std::unique_ptr<QWidget> presence(ShotWorld &world)
{
    auto side = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(side.get());
    auto *bar = new PresenceBar(world.themes, side.get());
    column->addWidget(bar);
    auto *line = new QHBoxLayout;
    for (const Presence one :
         {Presence::Online, Presence::Busy, Presence::Finishing, Presence::Away, Presence::Offline}) {
        auto *button = new PresenceButton(world.themes, side.get());
        button->showPresence(one);
        button->setFixedWidth(world.themes.theme().scaled(64));
        line->addWidget(button);
    }
    line->addStretch();
    column->addLayout(line);
    column->addStretch();
    bar->ask(12min);
    return side;
}

const ShotGroup group({
    {u"settings-team"_s, QSize(940, 720), [](ShotWorld &world) { return team(world, false); }},
    {u"settings-team-wrong"_s, QSize(940, 720), [](ShotWorld &world) { return team(world, true); }},
    {u"settings-routing"_s, QSize(1000, 820), [](ShotWorld &world) { return routing(world, false, false); }},
    {u"settings-routing-wrong"_s, QSize(1000, 820), [](ShotWorld &world) { return routing(world, false, true); }},
    {u"settings-routing-trial"_s, QSize(1000, 980), [](ShotWorld &world) { return routing(world, true, false); }},
    {u"routing-form"_s, QSize(520, 360),
     [](ShotWorld &) -> std::unique_ptr<QWidget> { return std::make_unique<RoutingForm>(waiting(), nullptr); }},
    {u"conversation-waiting"_s, QSize(680, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<WaitingCase>(world); }},
    {u"presence"_s, QSize(820, 140), presence},
});

} // namespace
} // namespace lianxi::test
