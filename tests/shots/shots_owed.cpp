// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "tests/support/memory_log.h"
#include "ui/owed/owed_page.h"

#include <QComboBox>
#include <QLocale>
#include <QTreeView>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a desk needs, living as long as the page.
struct Kit : QObject {
    explicit Kit(const Clock &clock)
        : desk(log, clock, *Playbook::shipped(), AgentProfile{AgentId(u"lin"_s), u"Lin"_s, {}, AuthorKind::Agent})
    {
    }
    MemoryLog log;
    Desk desk;
};

OwedRow row(OwedKind kind, Instant due, const QString &who, const QString &what, const QString &where,
            const QString &agent)
{
    OwedRow one;
    one.kind = kind;
    one.due = due;
    one.what = what;
    one.where = where;
    one.head.contactName = who;
    one.head.assigneeName = agent;
    one.head.assignee = AgentId(agent);
    one.followUp = FollowUpId::derive(what.toUtf8());
    return one;
}

std::vector<OwedRow> rows(Instant now, bool chinese)
{
    if (chinese)
        return {row(OwedKind::Call, now - 25min, u"王女士"_s, u"回电：洗衣机漏水，师傅上门时间"_s, {}, u"林晓"_s),
                row(OwedKind::Request, now + 15min, u"陈先生"_s, u"仓库还有 65 寸的挂架吗？"_s, u"仓储"_s, u"林晓"_s),
                row(OwedKind::Message, now + 2h, u"阳光宝妈（企业微信名字很长很长的一位客户）"_s,
                    u"退款到账后告诉她，并寄一张安装说明的大图；她说周末前一定要收到"_s, u"晨光客服 · 企业微信"_s,
                    u"周明"_s),
                row(OwedKind::Call, now + 23h, u"李先生"_s, u"13*****8000 高峰回电"_s, {}, {})};
    return {row(OwedKind::Call, now - 25min, u"Mrs Wang"_s, u"Call about the leak and when the engineer comes"_s, {},
                u"Lin"_s),
            row(OwedKind::Request, now + 15min, u"Mr Chen"_s, u"Is the 65 inch bracket in stock?"_s, u"Warehouse"_s,
                u"Lin"_s),
            row(OwedKind::Message, now + 2h, u"A customer whose name on WhatsApp is very long indeed"_s,
                u"Tell her when the refund has arrived, and send the large picture of how it is mounted"_s,
                u"Aurora on WhatsApp"_s, u"Zhou"_s),
            row(OwedKind::Call, now + 23h, u"Mr Li"_s, u"Asked to be called back in the peak"_s, {}, {})};
}

std::unique_ptr<QWidget> page(ShotWorld &world, bool empty)
{
    auto *kit = new Kit(world.clock);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const Instant now = world.clock.now();
    auto made = std::make_unique<OwedPage>(
        OwedPage::Services{kit->desk, world.clock, world.themes, AgentId(u"lin"_s), QTimeZone::utc(),
                           [now, chinese, empty](const QObject *, const auto &answer) {
                               answer(empty ? std::vector<OwedRow>() : rows(now, chinese));
                           }});
    QObject::connect(made.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    made->findChild<QComboBox *>(u"owedWhose"_s)->setCurrentIndex(1);
    Q_EMIT made->findChild<QComboBox *>(u"owedWhose"_s)->activated(1);
    made->apply([] {
        ChangeSet changes;
        changes.owed = true;
        return changes;
    }());
    return made;
}

const ShotGroup group({
    {u"owed"_s, QSize(1216, 560), [](ShotWorld &world) { return page(world, false); }},
    {u"owed-empty"_s, QSize(1216, 400), [](ShotWorld &world) { return page(world, true); }},
});

} // namespace
} // namespace lianxi::test
