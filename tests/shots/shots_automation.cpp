// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "ui/settings/automation_page.h"
#include "ui/settings/dry_run_form.h"
#include "ui/settings/rule_editor.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

Rule refunds()
{
    Rule rule;
    rule.order = 1;
    rule.trigger = RuleTrigger::Unanswered;
    rule.length = 15min;
    rule.conditions.box = CaseFilter::Box::Unassigned;
    rule.conditions.surface = Surface::Private;
    rule.conditions.query = chinese() ? u"退款 -tag:VIP"_s : u"refund -tag:VIP"_s;
    rule.steps = {{.deed = RuleDeed::Tag, .text = chinese() ? u"退款等待"_s : u"refund waits"_s},
                  {.deed = RuleDeed::Priority, .priority = Priority::High},
                  {.deed = RuleDeed::Reply,
                   .text = chinese() ? u"{customer}，您好！您的退款已有人在跟进，请稍候。"_s
                                     : u"Dear {customer}, somebody is looking into your refund."_s},
                  {.deed = RuleDeed::Wait, .length = 30min},
                  {.deed = RuleDeed::Notify,
                   .text = chinese() ? u"工单 {number} 仍无人处理"_s : u"Nobody has taken case {number} yet"_s,
                   .people = {u"mei"_s}}};
    return rule;
}

/// What the page works with, living as long as the page.
struct RuleKit : QObject {
    explicit RuleKit(ShotWorld &world)
        : team(world.me)
    {
        board.colleagues = [] {
            return chinese() ? std::vector<Colleague>{{AgentId(u"lin"_s), u"林晓"_s}, {AgentId(u"mei"_s), u"梅雪"_s}}
                             : std::vector<Colleague>{{AgentId(u"lin"_s), u"Lin"_s}, {AgentId(u"mei"_s), u"Mei"_s}};
        };
        board.queues = [] { return QStringList{chinese() ? u"退款组"_s : u"refunds"_s}; };
        board.categories = [] { return std::vector<CategoryChoice>(); };
        board.askActivity = [&world](const QObject *, const auto &done) {
            done({{u"a"_s, RuleActivity{37, world.clock.now() - 22min}},
                  {u"b"_s, RuleActivity{4, world.clock.now() - 26h}}});
        };
        board.dryRun = [&world](const QObject *, const Rule &, const auto &done) {
            DryRun found;
            found.begun = 41;
            const Instant now = world.clock.now();
            found.rows = {{1,
                           chinese() ? u"张三丰"_s : u"Anna Bell"_s,
                           Platform::WechatOa,
                           now - 40min,
                           2,
                           {u"tag:"_s + (chinese() ? u"退款等待"_s : u"refund waits"_s), u"priority:high"_s, u"reply"_s,
                            u"wait:30"_s, u"notify:"_s + (chinese() ? u"梅雪"_s : u"Mei"_s)},
                           {}},
                          {2,
                           chinese() ? u"小雨"_s : u"Ben"_s,
                           Platform::Weibo,
                           now - 3h,
                           1,
                           {u"priority:high"_s},
                           u"reply:no_private"_s},
                          {3, chinese() ? u"陈小姐"_s : u"Carla"_s, Platform::Telegram, now - 50h, 1, {}, {}}};
            done(found);
            return [] {};
        };
        board.openCase = [](qint64) {};
    }
    TeamBoard team;
    RuleBoard board;
};

std::unique_ptr<AutomationPage> page(ShotWorld &world)
{
    auto *kit = new RuleKit(world);
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Rule;
    saved.id = u"a"_s;
    saved.name = chinese() ? u"退款无人接"_s : u"Refunds nobody takes"_s;
    saved.body = toRuleBody(refunds());
    kit->team.put(saved);
    Rule media;
    media.order = 2;
    media.trigger = RuleTrigger::MessageJudged;
    media.conditions.query = u"emotion:negative"_s;
    media.steps = {{.deed = RuleDeed::Supervisor}};
    saved.id = u"b"_s;
    saved.name = chinese() ? u"负面情绪转主管"_s : u"Anger to the supervisors"_s;
    saved.body = toRuleBody(media);
    kit->team.put(saved);
    media.on = false;
    media.order = 3;
    saved.id = u"c"_s;
    saved.name = chinese() ? u"夜间问候"_s : u"Greeting at night"_s;
    saved.body = toRuleBody(media);
    kit->team.put(saved);
    auto shown = std::make_unique<AutomationPage>(kit->team.shelf, world.themes, kit->board, world.clock);
    QObject::connect(shown.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    shown->findChild<QListWidget *>(u"ruleSteps"_s)->setCurrentRow(2);
    return shown;
}

const ShotGroup group({
    {u"settings-automation"_s, QSize(940, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world); }},
    {u"settings-automation-wrong"_s, QSize(940, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = page(world);
         shown->findChild<QLineEdit *>(u"ruleQuery"_s)->setText(u"foo:bar"_s);
         shown->findChild<QPlainTextEdit *>(u"ruleText"_s)->setPlainText(u"{custmer} …"_s);
         return shown;
     }},
    {u"settings-automation-try"_s, QSize(760, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto *kit = new RuleKit(world);
         auto form = std::make_unique<DryRunForm>(
             kit->board, refunds(), chinese() ? u"退款无人接"_s : u"Refunds nobody takes"_s, QTimeZone::utc(), nullptr);
         QObject::connect(form.get(), &QObject::destroyed, kit, &QObject::deleteLater);
         form->setAttribute(Qt::WA_DeleteOnClose, false);
         return form;
     }},
});

} // namespace
} // namespace lianxi::test
