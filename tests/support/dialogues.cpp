// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialogues.h"

namespace lianxi::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const ThreadId publicThread = ThreadId::derive("dialogue-public");
const ThreadId privateThread = ThreadId::derive("dialogue-private");

/// Writes a timeline line by line, each a little later than the one before.
class Script
{
public:
    Script(Instant start, QString customer)
        : m_at(start)
        , m_customer(std::move(customer))
    {
    }
    TimelineRow &in(Surface surface, const QString &text)
    {
        TimelineRow &row = add(surface, text);
        row.author = AuthorKind::Customer;
        row.authorName = m_customer;
        return row;
    }
    TimelineRow &out(Surface surface, const QString &text, DeliveryState state = DeliveryState::Read)
    {
        TimelineRow &row = add(surface, text);
        row.direction = Direction::Out;
        row.author = AuthorKind::Agent;
        row.agent = AgentId(u"lin"_s);
        row.authorName = u"林小夏"_s;
        row.delivery = state;
        return row;
    }
    TimelineRow &note(const QString &text, const QString &who = u"周明"_s)
    {
        TimelineRow &row = add(Surface::Private, text);
        row.kind = TimelineKind::Note;
        row.author = AuthorKind::Agent;
        row.authorName = who;
        return row;
    }
    TimelineRow &did(const QString &activity, const QString &who = u"林小夏"_s)
    {
        TimelineRow &row = add(Surface::Private, {});
        row.kind = TimelineKind::Activity;
        row.author = AuthorKind::Agent;
        row.authorName = who;
        row.activity = activity;
        return row;
    }
    void wait(std::chrono::milliseconds time) { m_at += time; }
    std::vector<TimelineRow> rows;

private:
    TimelineRow &add(Surface surface, const QString &text)
    {
        m_at += 40s;
        TimelineRow row;
        row.row = static_cast<qint64>(rows.size()) + 1;
        row.id = MessageId::derive("message-" + QByteArray::number(row.row));
        row.surface = surface;
        row.thread = surface == Surface::Public ? publicThread : privateThread;
        row.platform = surface == Surface::Public ? Platform::Weibo : Platform::WechatOa;
        row.channel = ChannelId(surface == Surface::Public ? u"weibo-1"_s : u"wechat-oa-1"_s);
        row.at = m_at;
        row.text = text;
        rows.push_back(row);
        return rows.back();
    }
    Instant m_at;
    QString m_customer;
};

ThreadRow threadOn(Platform platform, Surface surface, Instant lastInbound)
{
    ThreadRow thread;
    thread.id = surface == Surface::Public ? publicThread : privateThread;
    thread.platform = platform;
    thread.surface = surface;
    thread.channel = ChannelId(surface == Surface::Public ? u"weibo-1"_s : u"wechat-oa-1"_s);
    thread.channelName = surface == Surface::Public ? u"禾木家居官方微博"_s : u"禾木家居服务号"_s;
    thread.externalId = u"thread"_s;
    thread.personId = u"person"_s;
    thread.lastInboundAt = lastInbound;
    thread.sentSinceInbound = 2;
    thread.lastInboundPlatformId = u"5011"_s;
    return thread;
}

CaseView caseFor(const QString &name, Instant now)
{
    CaseView view;
    CaseRow &head = view.head;
    head.row = 7;
    head.id = CaseId::derive("dialogue-case");
    head.contact = ContactId::derive("dialogue-contact");
    head.contactName = name;
    head.channel = ChannelId(u"wechat-oa-1"_s);
    head.platform = Platform::WechatOa;
    head.caseClass = CaseClass::General;
    head.priority = Priority::High;
    head.category = u"物流延误"_s;
    head.emotion = u"negative"_s;
    head.assignee = AgentId(u"lin"_s);
    head.assigneeName = u"林小夏"_s;
    head.waitingForUs = true;
    head.clock = RunningClock{ClockKind::NextResponse, now - 48min, now + 12min};
    head.openedAt = now - 26h;
    head.lastAt = now - 2min;
    head.sequence = 11;
    head.scriptMask = 0b0011;
    head.tags = {{TagFamily::Crowd, u"宝妈"_s, u"agent"_s, now},
                 {TagFamily::Scene, u"儿童安全座椅安装"_s, u"rule"_s, now},
                 {TagFamily::Emotion, u"着急"_s, u"rule"_s, now}};
    view.clocks = {*head.clock, RunningClock{ClockKind::Calm, now - 30min, now + 90min}};
    view.threads = {threadOn(Platform::WechatOa, Surface::Private, now - 2min),
                    threadOn(Platform::Weibo, Surface::Public, now - 26h)};
    view.humanReplied = true;
    view.lastCustomerText = u"什么时候能到？"_s;
    view.customerData = {u"13800138000"_s};
    view.brand = u"禾木家居"_s;
    return view;
}

ContactView contactFor(const CaseView &view, const std::vector<TimelineRow> &timeline, Instant now)
{
    ContactView contact;
    contact.id = view.head.contact;
    contact.name = view.head.contactName;
    contact.identities = {
        {Platform::WechatOa, ChannelId(u"wechat-oa-1"_s), u"oYz-31"_s, u"晴天小鹿"_s, {}, {}},
        {Platform::Weibo, ChannelId(u"weibo-1"_s), u"5120077"_s, u"晴天的小鹿妈妈"_s, u"qingtian_deer"_s, {}}};
    contact.cases = {view.head};
    CaseRow older = view.head;
    older.row = 3;
    older.state = CaseState::Resolved;
    older.category = u"发票补开"_s;
    older.openedAt = now - 24h * 40;
    older.lastAt = now - 24h * 39;
    older.clock.reset();
    contact.cases.push_back(older);
    for (auto row = timeline.rbegin(); row != timeline.rend(); ++row) {
        if (row->kind == TimelineKind::Note)
            contact.notes.push_back(*row);
    }
    return contact;
}

Dialogue finish(CaseView view, std::vector<TimelineRow> rows, Instant now)
{
    ContactView contact = contactFor(view, rows, now);
    return {std::move(view), std::move(rows), std::move(contact)};
}

} // namespace

Dialogue lateParcel(Instant now)
{
    Script s(now - 26h, u"晴天的小鹿妈妈"_s);
    s.in(Surface::Public, u"买的安全座椅五天了还没到！订单是用 13800138000 下的，你们到底发没发货？"_s);
    s.out(Surface::Public, u"非常抱歉让您久等了。为保障您的信息安全，请移步私信沟通，我们马上为您核实。"_s,
          DeliveryState::Sent);
    s.did(u"move.invited"_s);
    s.wait(25h + 10min);
    s.in(Surface::Private, u"我是微博上问座椅的，你们让我来私信"_s);
    s.did(u"case.claimed"_s);
    s.out(Surface::Private, u"您好，我是禾木家居的客服林小夏，很抱歉这次让您等了这么久。"_s);
    s.out(Surface::Private, u"跟您确认一下：您 11 月 16 日买的儿童安全座椅，物流停在了嘉兴，到今天没有更新，对吗？"_s);
    TimelineRow &yes = s.in(Surface::Private, u"对的。周六要带孩子回老家，没有座椅走不了高速"_s);
    yes.replyTo = MessageId::derive("message-7");
    yes.replyPreview = u"跟您确认一下：您 11 月 16 日买的儿童安全座椅，物流停在了嘉兴……"_s;
    Part shot;
    shot.type = PartType::Image;
    shot.name = u"物流截图.jpg"_s;
    shot.width = 1080;
    shot.height = 1920;
    shot.bytes = 348000;
    s.in(Surface::Private, {}).parts = {shot};
    s.note(u"嘉兴分拨中心爆仓，快递说最早周五晚。上海仓还有两台现货，可以改发同城闪送，运费我们出。"_s);
    TimelineRow &failed =
        s.out(Surface::Private, u"我们从上海仓给您改发一台，今天晚上闪送到家，运费由我们承担，您看可以吗？"_s,
              DeliveryState::Failed);
    failed.deliveryReason = u"network"_s;
    s.in(Surface::Private, u"什么时候能到？"_s).reactions = {};
    TimelineRow &queued =
        s.out(Surface::Private, u"预计今晚 20:00 前送到，骑手取货后我把电话发给您。"_s, DeliveryState::Queued);
    queued.at = now - 3s;
    queued.notBefore = now + 7s;
    return finish(caseFor(u"晴天的小鹿妈妈"_s, now), std::move(s.rows), now);
}

Dialogue everyKind(Instant now)
{
    Script s(now - 90min, u"欧阳慕容·呼伦贝尔大草原上最最最爱做手工木头小玩具的老奶奶本人 Grandma of the Grassland"_s);
    s.in(Surface::Private,
         u"价目见 https://www.hemu-home.example/price?id=42 还有 https://аррӏе.com/login 这个是你们的吗"_s);
    s.in(Surface::Private, u"Invoice \u202Egpj.exe and <b>bold</b> <img src=canary.png>"_s).editedAt = now;
    Part voice;
    voice.type = PartType::Voice;
    voice.seconds = 14;
    Part file;
    file.type = PartType::File;
    file.name = u"装箱清单-最终版(3).xlsx"_s;
    file.bytes = 90112;
    Part place;
    place.type = PartType::Location;
    place.title = u"上海市静安区南京西路 1266 号"_s;
    place.lat = 31.2290;
    place.lon = 121.4547;
    Part video;
    video.type = PartType::Video;
    video.name = u"晃动.mp4"_s;
    video.seconds = 8;
    Part card;
    card.type = PartType::Card;
    card.title = u"miniprogrampage"_s;
    s.in(Surface::Private, {}).parts = {voice, file, place};
    s.in(Surface::Private, u"座椅会晃"_s).parts = {video};
    s.in(Surface::Private, {}).parts = {card};
    s.out(Surface::Private, u"收到，谢谢您的视频。"_s, DeliveryState::Delivered).reactions = {u"👍"_s, u"🙏"_s};
    TimelineRow &unconfirmed =
        s.out(Surface::Private, u"师傅明天上午 10 点上门检查，可以吗？"_s, DeliveryState::Unconfirmed);
    unconfirmed.deliveryReason = u"no_answer"_s;
    TimelineRow &deleted = s.in(Surface::Public, u"垃圾品牌，退钱"_s);
    deleted.deleted = true;
    s.note(u"奶奶听力不好，请用短句，字打大一点。"_s);
    TimelineRow &tagged = s.did(u"case.tagged"_s);
    tagged.details = {{u"tag"_s, u"长辈"_s}};
    s.out(Surface::Private, u"这条撤回了"_s, DeliveryState::Withdrawn);
    CaseView view = caseFor(s.rows.front().authorName, now);
    return finish(std::move(view), std::move(s.rows), now);
}

Dialogue longTalk(Instant now, int count)
{
    Script s(now - 48h, u"老陈"_s);
    for (int i = 0; i < count; ++i) {
        const QString text = u"第 %1 句"_s.arg(i + 1) + QString(i % 7 * 20, u'话');
        if (i % 3 == 2)
            s.out(Surface::Private, text);
        else
            s.in(i % 11 == 0 ? Surface::Public : Surface::Private, text);
    }
    return finish(caseFor(u"老陈"_s, now), std::move(s.rows), now);
}

void put(MemoryStoreSource &store, const Dialogue &dialogue)
{
    store.cases[dialogue.view.head.row] = dialogue.view;
    store.timelines[dialogue.view.head.row] = dialogue.timeline;
    store.contacts[dialogue.contact.id] = dialogue.contact;
}

} // namespace lianxi::test
