// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"

namespace lianxi::test
{

using namespace Qt::StringLiterals;

namespace
{

struct Sketch {
    const char16_t *name;
    const char16_t *preview;
    Platform platform;
    Surface surface;
    CaseClass caseClass;
    Priority priority;
    const char16_t *emotion;
    int unread;
    int minutesLeft; ///< 9999: no clock
    int minutesAgo; ///< newest message
    const char16_t *assignee;
    CaseState state = CaseState::Open;
    bool supervisor = false;
};

constexpr auto pri = Surface::Private;
constexpr auto pub = Surface::Public;
using P = Platform;
using C = CaseClass;

constexpr Sketch sketches[] = {
    {u"李雷", u"订单 2026****0417 三天没动了，帮我看看到哪儿了？", P::WechatOa, pri, C::Normal, Priority::Normal,
     u"neutral", 2, 12, 3, u""},
    {u"王秀英", u"你们到底管不管！再不处理我就找媒体曝光！", P::Weibo, pub, C::Incident, Priority::Urgent, u"negative",
     4, -7, 2, u"", CaseState::Open, true},
    {u"欧阳诸葛慕容尉迟长孙宇文司徒先生（深圳南山科技园店常客）",
     u"收到的杯子边上有一道裂纹，照片发你了，这个能换吗还是要退回去重新下单", P::Weibo, pri, C::Complex, Priority::High,
     u"negative", 1, 38, 9, u"lin"},
    {u"Emma Thompson", u"Hi! Is the travel adapter included in the box, or do I need to order it separately?",
     P::Telegram, pri, C::Normal, Priority::Normal, u"neutral", 1, 44, 6, u"lin"},
    {u"สมชาย ใจดี", u"สวัสดีครับ สินค้าจะถึงเมื่อไหร่ครับ ขอบคุณมาก", P::Telegram, pri, C::Normal, Priority::Normal, u"positive", 1,
     52, 8, u""},
    {u"小鹿乱撞🦌✨", u"谢谢谢谢！！已经收到啦，超级喜欢 🥰🥰", P::Xiaohongshu, pri,
     C::Normal, Priority::Low, u"positive", 0, 9999, 26, u"lin"},
    {u"陈大爷", u"姑娘，我不会弄那个退款，手机上找不着", P::WechatOa, pri, C::Normal, Priority::High, u"neutral", 3, 4,
     5, u""},
    {u"Kaito", u"Where is my refund? It has been 9 days.", P::X, pub, C::General, Priority::High, u"negative", 1, 66,
     54, u"may"},
    {u"赵敏", u"直播间说好的赠品没有，主播说找客服", P::Douyin, pri, C::General, Priority::High, u"negative", 2, 21, 11,
     u"lin"},
    {u"直播间用户8273", u"什么时候发货", P::Douyin, pub, C::Normal, Priority::Normal, u"neutral", 1, 29, 31, u""},
    {u"周杰", u"我的电话是 138****5678，你们打给我", P::Weibo, pub, C::Normal, Priority::Normal, u"neutral", 1, 33, 27,
     u""},
    {u"林小姐", u"[图片]", P::WecomKf, pri, C::Complex, Priority::Normal, u"neutral", 1, 160, 14, u"lin"},
    {u"孙悦", u"[语音 0:42]", P::WechatOa, pri, C::Normal, Priority::Normal, u"", 1, 41, 19, u""},
    {u"黃家豪", u"請問香港可以送貨嗎？運費點計？", P::Whatsapp, pri, C::Normal, Priority::Normal, u"neutral", 1, 47, 13,
     u""},
    {u"吴磊", u"食物中毒了，全家都在医院，你们说怎么办", P::WechatOa, pri, C::Crisis, Priority::Urgent, u"negative", 5,
     -2, 1, u"", CaseState::Open, true},
    {u"郑爽快", u"好的，那我等你们回电", P::Asterisk, pri, C::Urgent, Priority::High, u"neutral", 0, 8, 22, u"lin"},
    {u"Hannah Müller-Schönberg", u"Danke, ich warte auf Ihre Antwort per E-Mail.", P::Email, pri, C::Complex,
     Priority::Normal, u"neutral", 0, 205, 45, u"may"},
    {u"冯绍峰的小号", u"转发微博：这家店的售后……", P::Weibo, pub, C::General, Priority::Normal, u"negative", 1, 88, 30,
     u""},
    {u"蒋老师", u"学校要开发票，抬头怎么改？", P::WecomKf, pri, C::Normal, Priority::Normal, u"neutral", 0, 55, 17,
     u"lin"},
    {u"12岁的小明", u"我用妈妈手机买的，可以退吗", P::Kuaishou, pri, C::Normal, Priority::High, u"neutral", 1, 15, 12,
     u""},
    {u"沈佳宜", u"嗯嗯明白了，谢谢", P::WechatOa, pri, C::Normal, Priority::Normal, u"positive", 0, 9999, 70, u"lin"},
    {u"韩梅梅", u"尺码不对，想换大一号的", P::Qq, pri, C::Normal, Priority::Normal, u"neutral", 1, 36, 24, u"may"},
    {u"Ana Lucía", u"¿Hacen envíos a México?", P::Instagram, pub, C::Normal, Priority::Low, u"neutral", 1, 58, 16, u""},
    {u"田中 優子", u"ありがとうございます。確認します。", P::Line, pri, C::Normal, Priority::Normal, u"positive", 0,
     9999, 95, u"may"},
    {u"@toot_fan", u"@brand any news on the firmware fix?", P::Mastodon, pub, C::Normal, Priority::Normal, u"neutral",
     1, 49, 21, u""},
    {u"杨过", u"一样的问题第三次了，没人给我解决", P::WechatOa, pri, C::General, Priority::Urgent, u"negative", 2, 2, 4,
     u"lin"},
    {u"网页访客 4417", u"有人在吗", P::Chatwoot, pri, C::Normal, Priority::Normal, u"", 1, 57, 7, u""},
    {u"朱丽叶", u"明天上午十点之后给我回电话就行", P::WechatOa, pri, C::Complex, Priority::Normal, u"neutral", 0, 9999,
     130, u"lin", CaseState::Snoozed},
    {u"秦岚", u"等仓库确认", P::Weibo, pri, C::Complex, Priority::Normal, u"neutral", 0, 140, 150, u"may",
     CaseState::Snoozed},
    {u"许诺", u"已经退款成功，谢谢处理", P::WechatOa, pri, C::Normal, Priority::Normal, u"positive", 0, 9999, 300,
     u"lin", CaseState::Resolved},
    {u"何以琛", u"OK", P::Telegram, pri, C::Normal, Priority::Normal, u"neutral", 0, 9999, 1500, u"may",
     CaseState::Resolved},
    {u"吕布", u"没问题了", P::Weibo, pub, C::Normal, Priority::Low, u"positive", 0, 9999, 2900, u"lin",
     CaseState::Resolved},
    {u"Samuel O'Connor", u"Box arrived crushed, see the photo attached — who do I talk to?", P::Facebook, pub,
     C::General, Priority::High, u"negative", 2, 71, 18, u""},
    {u"施阿姨", u"保修卡丢了还能修吗", P::WecomKf, pri, C::Normal, Priority::Normal, u"neutral", 1, 39, 28, u""},
    {u"张伟", u"可以加个微信吗，公开说不方便", P::Weibo, pub, C::Normal, Priority::Normal, u"neutral", 1, 45, 15, u""},
    {u"孔令辉", u"发错颜色了", P::Douyin, pri, C::Normal, Priority::Normal, u"neutral", 1, 54, 10, u""},
    {u"曹操", u"说曹操曹操到 😂", P::Qq, pri, C::Normal, Priority::Low, u"positive", 0, 9999, 200, u"may"},
    {u"<b>Robert</b>", u"<img src=\"/etc/passwd\"> please <i>render</i> me", P::GenericWebhook, pri, C::Normal,
     Priority::Normal, u"neutral", 1, 51, 20, u""},
    {u"严谨", u"按照消费者权益保护法第二十四条，请书面答复", P::Email, pri, C::Incident, Priority::High, u"neutral", 1,
     19, 41, u"", CaseState::Open, true},
    {u"", u"(导入的旧对话)", P::Import, pri, C::Normal, Priority::Low, u"", 0, 9999, 4000, u""},
};

} // namespace

std::vector<CaseRow> busyAfternoon(Instant now, const AgentId &me)
{
    using std::chrono::minutes;
    std::vector<CaseRow> rows;
    for (const Sketch &sketch : sketches) {
        CaseRow row;
        row.row = static_cast<qint64>(rows.size()) + 1;
        row.id = CaseId::derive(QByteArray::number(row.row));
        row.contact = ContactId::derive(QByteArray::number(row.row));
        row.contactName = QString::fromUtf16(sketch.name);
        row.preview = QString::fromUtf16(sketch.preview);
        row.channel = ChannelId(QString(toText(sketch.platform)) + u"-1"_s);
        row.platform = sketch.platform;
        row.surface = sketch.surface;
        row.state = sketch.state;
        row.caseClass = sketch.caseClass;
        row.priority = sketch.priority;
        row.emotion = QString::fromUtf16(sketch.emotion);
        row.unread = sketch.unread;
        row.waitingForUs = sketch.unread > 0;
        row.supervisor = sketch.supervisor;
        const QString assignee = QString::fromUtf16(sketch.assignee);
        row.assignee = assignee == u"lin"_s ? me : AgentId(assignee);
        row.assigneeName = assignee == u"lin"_s ? u"林晓"_s : assignee == u"may"_s ? u"May Chen"_s : QString();
        row.lastAt = now - minutes(sketch.minutesAgo);
        row.openedAt = row.lastAt - minutes(30);
        if (sketch.minutesLeft != 9999) {
            const ClockKind kind = sketch.caseClass == CaseClass::Complex ? ClockKind::Plan : ClockKind::FirstResponse;
            const minutes promise(sketch.caseClass == CaseClass::Complex       ? 240
                                      : sketch.caseClass == CaseClass::General ? 120
                                                                               : 60);
            const Instant due = now + minutes(sketch.minutesLeft);
            row.clock = RunningClock{kind, due - promise, due};
        }
        if (sketch.state == CaseState::Snoozed)
            row.snoozedUntil = now + minutes(95);
        row.sequence = row.row;
        rows.push_back(row);
    }
    return rows;
}

Counters countersOf(const std::vector<CaseRow> &rows, const AgentId &me)
{
    Counters counted;
    for (const CaseRow &row : rows) {
        const bool open = row.state == CaseState::Open;
        counted.open += open ? 1 : 0;
        counted.unassigned += open && row.assignee.isEmpty() ? 1 : 0;
        counted.mine += open && row.assignee == me ? 1 : 0;
        counted.supervisor += row.state != CaseState::Resolved && row.supervisor ? 1 : 0;
        counted.snoozed += row.state == CaseState::Snoozed ? 1 : 0;
        counted.resolved += row.state == CaseState::Resolved ? 1 : 0;
        counted.unreadCases += row.unread > 0 ? 1 : 0;
    }
    return counted;
}

} // namespace lianxi::test
