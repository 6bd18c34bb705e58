// SPDX-License-Identifier: GPL-3.0-or-later
// Who a customer was made of, who else they may be, and the forms that decide it.
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/contact/people_forms.h"
#include "ui/conversation/case_forms.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::test
{
namespace
{

const std::vector<MergeEvidence> evidence{{MergeEvidence::Kind::Phone, u"138****5678"_s, true},
                                          {MergeEvidence::Kind::Order, u"202******2345"_s, false}};

ContactView somebodyElse(Instant now)
{
    ContactView other;
    other.id = ContactId::derive("other");
    other.name = u"Deer 小鹿妈妈的日常碎碎念"_s;
    other.identities = {
        {Platform::Whatsapp, ChannelId(u"wa"_s), u"8613800005678"_s, u"Deer"_s, {}, {}},
        {Platform::Weibo, ChannelId(u"weibo"_s), u"56"_s, u"小鹿妈妈的日常碎碎念"_s, u"deer_mama"_s, {}}};
    CaseRow row;
    row.id = CaseId::derive("77");
    row.row = 77;
    row.contact = other.id;
    row.preview = u"请问安装师傅什么时候能上门？"_s;
    row.lastAt = now - 26h;
    other.cases = {row, row};
    other.cases.back().state = CaseState::Resolved;
    return other;
}

/// What a shop said an hour ago; it does not answer now.
class Shelf final : public OrderBoard
{
public:
    explicit Shelf(Instant now)
    {
        Order first;
        first.source = u"ERP"_s;
        first.number = u"2026083100417"_s;
        first.state = u"已发货"_s;
        first.total = u"¥ 1,299.00"_s;
        first.placed = now - 50h;
        first.items = {{u"云杉儿童安全座椅 0-4 岁 蓝色 ISOFIX 硬接口"_s, u"1"_s}, {u"安装垫"_s, u"2"_s}};
        first.parcels = {{u"顺丰"_s, u"SF1087264410023"_s, u"已到达嘉兴分拨中心"_s, now - 20h}};
        first.asOf = now - 1h;
        Order second = first;
        second.number = u"2026072300032"_s;
        second.state = u"已签收"_s;
        second.total = u"¥ 59.00"_s;
        second.placed = now - 950h;
        second.items = {{u"遮阳帘"_s, u"1"_s}};
        second.parcels.clear();
        answer = {{first, second}, {{u"ERP"_s, {ErrorCode::Unavailable, {}}}}, false};
    }
    void askOrders(const QObject *, const std::vector<OrderKey> &,
                   std::function<void(const OrderAnswer &)> told) override
    {
        told(answer);
    }
    OrderAnswer answer;
};

class Column final : public QWidget
{
public:
    explicit Column(ShotWorld &world)
        : talk(world.themes)
        , shelf(talk.clock.now())
    {
        const Dialogue dialogue = lateParcel(talk.clock.now());
        talk.add(dialogue);
        const ContactView other = somebodyElse(talk.clock.now());
        PersonView &person = talk.store.people[dialogue.contact.id];
        person.contact = dialogue.contact.id;
        person.merges = {{dialogue.contact.id, ContactId::derive("merged"), u"鹿鹿（抖音）"_s, MergeWay::Person,
                          u"林小夏"_s, u"电话回访时本人确认"_s, talk.clock.now() - 72h}};
        person.candidates = {{other.id, other.name, evidence}};
        ConversationServices services = talk.services();
        services.orders = &shelf;
        auto *contact = new ContactPanel(services, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(contact);
        contact->showContact(dialogue.contact.id);
        contact->showCase(dialogue.view);
        talk.store.deliver();
    }
    ConversationWorld talk;
    Shelf shelf;
};

const ShotGroup group({
    {u"people-column"_s, QSize(300, 1280),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<Column>(world); }},
    {u"people-merge"_s, QSize(600, 480),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return std::make_unique<MergeForm>(lateParcel(world.clock.now()).contact, somebodyElse(world.clock.now()),
                                            evidence, nullptr);
     }},
    {u"people-split"_s, QSize(420, 200),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         const ContactMerge merge{{}, {}, u"鹿鹿（抖音）"_s, MergeWay::Person, {}, {}, world.clock.now()};
         return std::make_unique<SplitForm>(merge, u"小鹿"_s, nullptr);
     }},
    {u"case-merge"_s, QSize(540, 460),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         const Dialogue dialogue = lateParcel(world.clock.now());
         CaseRow resolved = dialogue.view.head;
         resolved.state = CaseState::Resolved;
         resolved.platform = Platform::Weibo;
         resolved.lastAt -= 96h;
         resolved.preview = u"安全座椅的扣子少了一个，说明书里写的是四个，麻烦给补一个，地址还是上次那个"_s;
         return std::make_unique<MergeCaseForm>(std::vector{dialogue.view.head, resolved}, QTimeZone::utc(), nullptr);
     }},
    {u"case-part"_s, QSize(540, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return std::make_unique<PartCaseForm>(lateParcel(world.clock.now()).view, QTimeZone::utc(), nullptr);
     }},
});

} // namespace
} // namespace lianxi::test
