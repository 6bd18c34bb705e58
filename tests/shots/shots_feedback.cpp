// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/memory_log.h"
#include "ui/feedback/feedback_forms.h"
#include "ui/feedback/feedback_page.h"

#include <QLocale>
#include <QTreeView>

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

/// What a desk needs, living as long as the page.
struct Kit : QObject {
    explicit Kit(const Clock &clock)
        : desk(log, clock, *Playbook::shipped(), AgentProfile{AgentId(u"lin"_s), u"Lin"_s, {}, AuthorKind::Agent})
    {
    }
    MemoryLog log;
    Desk desk;
};

std::vector<FeedbackRow> rows(Instant now)
{
    std::vector<FeedbackRow> all;
    const auto add = [&](Instant at, FeedbackKind kind, const QString &who, const QString &about, const QString &text) {
        FeedbackRow one;
        one.at = at;
        one.kind = kind;
        one.head.contactName = who;
        one.head.row = static_cast<qint64>(all.size()) + 1;
        one.about = about;
        one.text = text;
        one.id = FeedbackId::derive(text.toUtf8());
        all.push_back(one);
    };
    using K = FeedbackKind;
    const bool zh = chinese();
    const QString seat = zh ? u"儿童安全座椅"_s : u"Child seat"_s, pump = zh ? u"吸奶器 Pro"_s : u"Breast pump Pro"_s,
                  delivery = zh ? u"送货与安装（大件，含山区和海岛）"_s : u"Delivery and mounting of large goods"_s;
    add(now - 1h, K::Defect, zh ? u"王女士"_s : u"Mrs Wang"_s, seat,
        zh ? u"卡扣断了，只用了三天"_s : u"The buckle broke after three days"_s);
    add(now - 5h, K::Defect, zh ? u"陈先生"_s : u"Mr Chen"_s, seat,
        zh ? u"卡扣按不下去，孩子差点解不开"_s : u"The buckle cannot be pressed"_s);
    add(now - 26h, K::Defect, zh ? u"阳光宝妈（企业微信名字很长很长）"_s : u"A customer with a very long name"_s, seat,
        zh ? u"座椅有异味，晾了一周还是有，问是不是材料的问题，希望能有检测报告"_s
           : u"It smells even after a week in the open air; she asks for a report on the material"_s);
    all.back().department = zh ? u"产品"_s : u"Product"_s;
    add(now - 50h, K::Service, zh ? u"李先生"_s : u"Mr Li"_s, delivery,
        zh ? u"师傅迟到两小时，也没打电话"_s : u"The engineer came two hours late without a call"_s);
    add(now - 70h, K::Praise, zh ? u"小雨"_s : u"Ben"_s, delivery,
        zh ? u"安装师傅很耐心"_s : u"The engineer was very patient"_s);
    add(now - 100h, K::Wish, zh ? u"赵小姐"_s : u"Miss Zhao"_s, pump,
        zh ? u"希望有静音模式"_s : u"Wants a silent mode"_s);
    all.back().department = zh ? u"产品"_s : u"Product"_s;
    all.back().outcome = zh ? u"明年三月的新款会有静音模式"_s : u"The next model in March will have one"_s;
    add(now - 24h * 9, K::Wish, zh ? u"周女士"_s : u"Mrs Zhou"_s, pump, zh ? u"配件太贵"_s : u"Parts cost too much"_s);
    add(now - 24h * 10, K::Wish, zh ? u"吴女士"_s : u"Mrs Wu"_s, pump,
        zh ? u"想要小号的罩杯"_s : u"Wants a smaller cup"_s);
    return all;
}

std::unique_ptr<FeedbackPage> page(ShotWorld &world, bool empty)
{
    auto *kit = new Kit(world.clock);
    const Instant now = world.clock.now();
    auto made = std::make_unique<FeedbackPage>(FeedbackPage::Services{
        kit->desk, world.clock, world.themes, QTimeZone::utc(),
        [now, empty](const QObject *, const auto &answer) { answer(empty ? std::vector<FeedbackRow>() : rows(now)); }});
    QObject::connect(made.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    ChangeSet changes;
    changes.owed = true;
    made->apply(changes);
    return made;
}

const ShotGroup group({
    {u"feedback"_s, QSize(1216, 560),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = page(world, false);
         made->resize(1216, 560);
         made->show();
         auto *table = made->findChild<QTreeView *>(u"feedback"_s);
         table->setCurrentIndex(table->model()->index(0, 0));
         return made;
     }},
    {u"feedback-empty"_s, QSize(1216, 400),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world, true); }},
    {u"feedback-form"_s, QSize(460, 520),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         FeedbackNoted said;
         said.text = chinese() ? u"卡扣断了，请打 13812345678 找我"_s : u"The buckle broke, call me at 13812345678"_s;
         auto form = std::make_unique<FeedbackForm>(said, QStringList{chinese() ? u"儿童安全座椅"_s : u"Child seat"_s},
                                                    nullptr);
         form->setAttribute(Qt::WA_DeleteOnClose, false);
         return form;
     }},
});

} // namespace
} // namespace lianxi::test
