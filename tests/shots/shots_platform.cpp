// SPDX-License-Identifier: GPL-3.0-or-later
// What the platform allows: replies after its window has closed, and what is done to comments.
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/template_form.h"

#include <QVBoxLayout>

namespace lianxi::test
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// The parcel's conversation on another platform, in which the customer wrote `ago`.
Dialogue talkOn(Platform platform, Surface surface, Instant now, std::chrono::seconds ago)
{
    Dialogue made = lateParcel(now);
    ThreadRow thread = made.view.threads.front();
    thread.platform = platform;
    thread.surface = surface;
    thread.lastInboundAt = now - ago;
    thread.sentSinceInbound = 1;
    made.view.threads = {thread};
    std::erase_if(made.timeline, [](const TimelineRow &row) {
        return row.kind != TimelineKind::Message || row.surface == Surface::Public
            || row.delivery == DeliveryState::Queued || row.delivery == DeliveryState::Failed;
    });
    for (TimelineRow &row : made.timeline) {
        row.platform = platform;
        row.surface = surface;
        row.thread = thread.id;
        row.at -= ago;
    }
    return made;
}

/// Comments under a post: one hidden, one liked, and what was done to them.
Dialogue comments(Instant now)
{
    Dialogue made = talkOn(Platform::Facebook, Surface::Public, now, 0s);
    TimelineRow line = made.timeline.front();
    made.timeline.clear();
    const auto comment = [&](const QString &text, const QStringList &flags, bool deleted) {
        line.row = static_cast<qint64>(made.timeline.size()) + 1;
        line.id = MessageId::derive("comment-" + QByteArray::number(line.row));
        line.kind = TimelineKind::Message;
        line.direction = Direction::In;
        line.author = AuthorKind::Customer;
        line.authorName = made.view.head.contactName;
        line.platformMessageId = u"c%1"_s.arg(line.row);
        line.at = now - std::chrono::minutes(30 - 3 * line.row);
        line.text = text;
        line.flags = flags;
        line.deleted = deleted;
        line.delivery = DeliveryState::Received;
        line.parts.clear();
        line.replyPreview.clear();
        made.timeline.push_back(line);
    };
    const auto done = [&](const QString &what, const QString &about, DeliveryState state, const QString &reason) {
        TimelineRow act = line;
        act.row = static_cast<qint64>(made.timeline.size()) + 1;
        act.id = MessageId::derive("act-" + QByteArray::number(act.row));
        act.kind = TimelineKind::Activity;
        act.direction = Direction::Out;
        act.author = AuthorKind::Agent;
        act.authorName = u"林小夏"_s;
        act.activity = u"action.queued"_s;
        act.details = {{u"what"_s, what}};
        act.replyPreview = about;
        act.delivery = state;
        act.deliveryReason = reason;
        act.at = line.at + 1min;
        made.timeline.push_back(act);
    };
    comment(u"我的电话是 13800138000，打给我"_s, {u"hidden"_s}, false);
    done(u"hide"_s, u"我的电话是 138****8000，打给我"_s, DeliveryState::Sent, {});
    comment(u"灯很漂亮，谢谢店家"_s, {u"liked"_s}, false);
    comment(u"垃圾品牌，退钱"_s, {}, true);
    comment(u"什么时候能到？"_s, {}, false);
    done(u"like"_s, u"什么时候能到？"_s, DeliveryState::Queued, {});
    done(u"hide"_s, u"垃圾品牌，退钱"_s, DeliveryState::Failed, u"permission"_s);
    return made;
}

/// A call to the hotline, as far as `phases` tell.
Dialogue hotline(Instant now, const QStringList &phases)
{
    Dialogue made = talkOn(Platform::Asterisk, Surface::Private, now, 0s);
    TimelineRow line = made.timeline.front();
    made.timeline.clear();
    line.kind = TimelineKind::Activity;
    line.activity = u"platform.call"_s;
    line.direction = Direction::In;
    line.authorName.clear();
    for (const QString &phase : phases) {
        line.row = static_cast<qint64>(made.timeline.size()) + 1;
        line.id = MessageId::derive("call-" + QByteArray::number(line.row));
        line.at = now - std::chrono::minutes(6) + std::chrono::seconds(20 * line.row);
        line.details = {{u"phase"_s, phase},
                        {u"digit"_s, u"2"_s},
                        {u"outcome"_s, u"answered"_s},
                        {u"sender"_s, QJsonObject{{u"id"_s, u"+8613900001234"_s}}}};
        made.timeline.push_back(line);
    }
    return made;
}

class Talk final : public QWidget
{
public:
    Talk(ThemeSource &theme, const std::function<Dialogue(Instant)> &dialogue, const QString &text)
        : world(theme)
        , panel(new ConversationPanel(world.services(), this))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(panel);
        panel->showCase(world.add(dialogue(world.clock.now())));
        world.store.deliver();
        QCoreApplication::processEvents();
        panel->composer().edit().setPlainText(text);
    }
    ConversationWorld world;
    ConversationPanel *panel;
};

std::function<std::unique_ptr<QWidget>(ShotWorld &)> late(Platform platform, std::chrono::seconds ago,
                                                          const QString &press)
{
    return [=](ShotWorld &world) {
        auto made = std::make_unique<Talk>(
            world.themes, [=](Instant now) { return talkOn(platform, Surface::Private, now, ago); },
            u"给您补发的包裹已经出库，请问您方便今晚收货吗？"_s);
        if (auto *button = made->findChild<QPushButton *>(press))
            button->click();
        return made;
    };
}

std::vector<MessageTemplate> templates()
{
    return {{u"order_update"_s, u"zh_CN"_s, u"{{1}}您好，您的订单 {{2}} 已发出，请留意收货。"_s, {u"1"_s, u"2"_s}},
            {u"callback"_s, u"zh_CN"_s, u"您好，我们想就您反馈的问题与您联系，请回复本消息。"_s, {}},
            {u"order_update"_s, u"en"_s, u"Hello {{1}}, your order {{2}} is on its way."_s, {u"1"_s, u"2"_s}}};
}

std::unique_ptr<QWidget> templateChosen(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(
        world.themes, [](Instant now) { return talkOn(Platform::Whatsapp, Surface::Private, now, 30h); }, QString());
    made->panel->composer().takeTemplate({LateWay::Template, u"order_update"_s, {}, {}},
                                         filledIn(templates().front(), {u"晴天的小鹿妈妈"_s, u"LX2026110701"_s}));
    return made;
}

std::unique_ptr<QWidget> templateForm(ShotWorld &)
{
    auto made = std::make_unique<TemplateForm>(templates(), nullptr);
    made->findChild<QLineEdit *>(u"blank_1"_s)->setText(u"晴天的小鹿妈妈"_s);
    return made;
}

std::unique_ptr<QWidget> commentActions(ShotWorld &world)
{
    return std::make_unique<Talk>(world.themes, comments, QString());
}

std::function<std::unique_ptr<QWidget>(ShotWorld &)> call(const QStringList &phases)
{
    return [phases](ShotWorld &world) {
        return std::make_unique<Talk>(
            world.themes, [phases](Instant now) { return hotline(now, phases); }, QString());
    };
}

std::unique_ptr<QWidget> callForm(ShotWorld &)
{
    return std::make_unique<CallForm>(MessageAction::TransferCall, u"8001"_s, nullptr);
}

const ShotGroup group({
    {u"call-ringing"_s, QSize(700, 480), call({u"ringing"_s, u"key"_s})},
    {u"call-held"_s, QSize(700, 520), call({u"ringing"_s, u"answered"_s, u"recording_started"_s, u"hold"_s})},
    {u"call-over"_s, QSize(700, 520), call({u"ringing"_s, u"answered"_s, u"ended"_s})},
    {u"form-call"_s, QSize(420, 200), callForm},
    {u"late-human-agent"_s, QSize(700, 560), late(Platform::Facebook, 30h, {})},
    {u"late-human-agent-chosen"_s, QSize(700, 560), late(Platform::Facebook, 30h, u"late_human_agent"_s)},
    {u"late-nothing-left"_s, QSize(700, 560), late(Platform::WechatOa, 50h, {})},
    {u"late-permitted"_s, QSize(700, 560), late(Platform::Douyin, 60h, u"late_permitted"_s)},
    {u"late-template"_s, QSize(700, 560), late(Platform::Whatsapp, 30h, {})},
    {u"late-template-chosen"_s, QSize(700, 560), templateChosen},
    {u"form-template"_s, QSize(560, 640), templateForm},
    {u"comment-actions"_s, QSize(700, 720), commentActions},
});

} // namespace

} // namespace lianxi::test
