// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/channel_test.h"
#include "tests/shots/shots.h"
#include "ui/settings/channels_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

const QString hookBase = u"https://desk.example.com"_s;

ChannelConfigured channel(const QString &id, Platform platform, const QString &name)
{
    ChannelConfigured made;
    made.channel = ChannelId(id);
    made.platform = platform;
    made.name = name;
    made.brand = u"云杉"_s;
    return made;
}

std::vector<ChannelConfigured> someChannels()
{
    std::vector<ChannelConfigured> list{
        channel(u"wechat-oa-1"_s, Platform::WechatOa, u"云杉服务号"_s),
        channel(u"weibo-1"_s, Platform::Weibo, u"云杉客服"_s),
        channel(u"telegram-1"_s, Platform::Telegram, u"Spruce Support"_s),
        channel(u"weibo-2"_s, Platform::Weibo, u"云杉新品速递——每天一条好物推荐与直播预告"_s),
    };
    list.at(2).paused = true;
    list.at(3).purpose = ChannelPurpose::Marketing;
    return list;
}

std::map<ChannelId, ChannelFacts> someFacts(Instant now)
{
    std::map<ChannelId, ChannelFacts> facts;
    ChannelFacts &wechat = facts[ChannelId(u"wechat-oa-1"_s)];
    wechat.received = 18'204;
    wechat.duplicates = 311;
    wechat.sent = 9'127;
    wechat.lastEvent = now - std::chrono::seconds(40);
    wechat.tokenExpires = now + std::chrono::minutes(97);
    wechat.gap =
        ListeningGap{now - std::chrono::hours(9), now - std::chrono::minutes(65), true, now - std::chrono::minutes(64)};
    for (int i = 0; i < 100; ++i)
        wechat.latency.add(std::chrono::microseconds(3'000 + 40 * i));
    wechat.rates = {
        {{RateSubject::Messages, RatePeriod::Day}, 500'000, 490'873, 1, now + std::chrono::hours(9), now, true}};
    ChannelFacts &weibo = facts[ChannelId(u"weibo-1"_s)];
    weibo.received = 412;
    weibo.sent = 96;
    weibo.lastEvent = now - std::chrono::hours(3);
    weibo.trouble = u"reconnect"_s;
    weibo.troubleSince = now - std::chrono::minutes(52);
    weibo.tokenExpires = now - std::chrono::minutes(52);
    weibo.refused = {{u"bad_signature"_s, 14}, {u"stale"_s, 2}};
    weibo.appendFailures = 3;
    ChannelFacts &news = facts[ChannelId(u"weibo-2"_s)];
    news.received = 1'904;
    news.sent = 53;
    news.lastEvent = now - std::chrono::minutes(2);
    news.rates = {
        {{RateSubject::Calls, RatePeriod::Hour}, {}, 0, {}, now + std::chrono::minutes(26), now, false},
        {{RateSubject::PublicReplies, RatePeriod::Hour}, 60, 7, 88, now + std::chrono::minutes(26), now, true},
        {{RateSubject::Messages, RatePeriod::Month}, 1000, 640, 36, {}, now, false},
    };
    return facts;
}

std::unique_ptr<ChannelsPage> page(ShotWorld &world)
{
    auto made = std::make_unique<ChannelsPage>(world.themes, hookBase, world.clock);
    made->setChannels(someChannels());
    made->setFacts(someFacts(world.clock.now()));
    made->setPublicBase({});
    return made;
}

std::unique_ptr<QWidget> health(ShotWorld &world, int row)
{
    auto made = page(world);
    made->findChild<QListWidget *>(u"channels"_s)->setCurrentRow(row);
    return made;
}

std::unique_ptr<QWidget> audit(ShotWorld &world)
{
    auto made = page(world);
    const Instant now = world.clock.now();
    made->findChild<QAbstractButton *>(u"showAudit"_s)->click();
    made->setActivity({{ChannelId(u"wechat-oa-1"_s), 15'420, 9'130, 6'204, now - std::chrono::seconds(40)},
                       {ChannelId(u"weibo-2"_s), 2'310, 12, 1'902, now - std::chrono::hours(1)},
                       {ChannelId(u"weibo-1"_s), 410, 96, 288, now - std::chrono::hours(3)}});
    return made;
}

std::unique_ptr<QWidget> setup(ShotWorld &world, Platform platform)
{
    auto made = page(world);
    made->findChild<QAbstractButton *>(u"addChannel"_s)->click();
    auto *choice = made->findChild<QComboBox *>(u"platform"_s);
    choice->setCurrentIndex(choice->findData(static_cast<int>(platform)));
    made->findChild<QLineEdit *>(u"channelName"_s)->setText(platformName(platform));
    made->findChild<QLineEdit *>(u"brand"_s)->setText(u"云杉"_s);
    return made;
}

std::unique_ptr<QWidget> testedSetup(ShotWorld &world)
{
    auto made = setup(world, Platform::Weibo);
    ChannelTestResult result;
    result.reason = u"token"_s;
    result.detail = u"expired_token (21327)"_s;
    static_cast<ChannelsPage *>(made.get())->showTest(result);
    return made;
}

std::vector<Shot> shots()
{
    const QSize size(1080, 860);
    std::vector<Shot> list{
        {u"channels-ok"_s, size, [](ShotWorld &world) { return health(world, 0); }},
        {u"channels-failing"_s, size, [](ShotWorld &world) { return health(world, 1); }},
        {u"channels-paused"_s, size, [](ShotWorld &world) { return health(world, 2); }},
        {u"channels-limits"_s, size, [](ShotWorld &world) { return health(world, 3); }},
        {u"channels-audit"_s, size, audit},
        {u"channels-tested"_s, size, testedSetup},
        {u"channels-empty"_s, QSize(1080, 480),
         [](ShotWorld &world) -> std::unique_ptr<QWidget> {
             return std::make_unique<ChannelsPage>(world.themes, hookBase, world.clock);
         }},
    };
    for (const Platform platform : ChannelForm::platforms())
        list.push_back(
            {u"setup-"_s + toText(platform), size, [platform](ShotWorld &world) { return setup(world, platform); }});
    return list;
}

const ShotGroup group(shots());

} // namespace
} // namespace lianxi::test
