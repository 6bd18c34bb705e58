// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/channel_registry.h"

#include "app/profile/memory_secret_store.h"

#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

ChannelConfigured channelNamed(const QString &name)
{
    ChannelConfigured channel;
    channel.channel = ChannelId(name);
    channel.platform = Platform::Telegram;
    channel.name = name.toUpper();
    channel.settings = {{u"bot"_s, name}};
    return channel;
}

} // namespace

class TestChannelRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accountsCarryTheirSecrets()
    {
        MemorySecretStore store;
        ChannelRegistry registry(store);
        const ChannelId id(u"tg-1"_s);
        QVERIFY(!registry.account(id));
        QVERIFY(registry.updateSecrets(id, {{u"token"_s, u"t1"_s}})); // set up before it is on the log
        QVERIFY(!registry.account(id));
        registry.configure({channelNamed(u"tg-1"_s), channelNamed(u"tg-2"_s)});
        const auto account = registry.account(id);
        QVERIFY(account);
        QCOMPARE(account->platform, Platform::Telegram);
        QCOMPARE(account->settings, QJsonObject({{u"bot"_s, u"tg-1"_s}}));
        QCOMPARE(account->secrets, QJsonObject({{u"token"_s, u"t1"_s}}));
        QCOMPARE(registry.account(ChannelId(u"tg-2"_s))->secrets, QJsonObject());
        QCOMPARE(registry.channel(id)->name, u"TG-1"_s);
    }

    void updatesMergeInMemoryAndInTheStore()
    {
        MemorySecretStore store;
        const ChannelId id(u"tg-1"_s);
        {
            ChannelRegistry registry(store);
            registry.configure({channelNamed(u"tg-1"_s)});
            QVERIFY(registry.updateSecrets(id, {{u"token"_s, u"t1"_s}, {u"old"_s, 1}}));
            QVERIFY(registry.updateSecrets(id, {{u"token"_s, u"t2"_s}, {u"old"_s, QJsonValue::Null}}));
            QCOMPARE(registry.account(id)->secrets, QJsonObject({{u"token"_s, u"t2"_s}}));
        }
        ChannelRegistry again(store);
        again.configure({channelNamed(u"tg-1"_s)});
        QCOMPARE(again.account(id)->secrets, QJsonObject({{u"token"_s, u"t2"_s}}));
    }

    void configureReplacesTheList()
    {
        MemorySecretStore store;
        ChannelRegistry registry(store);
        registry.configure({channelNamed(u"b"_s), channelNamed(u"a"_s)});
        QCOMPARE(registry.channels().size(), size_t(2));
        QCOMPARE(registry.channels().front().channel.text(), u"a"_s);
        ChannelConfigured removed = channelNamed(u"a"_s);
        removed.removed = true;
        registry.configure({removed, channelNamed(u"c"_s)});
        QCOMPARE(registry.channels().size(), size_t(1));
        QVERIFY(!registry.account(ChannelId(u"a"_s)));
        QVERIFY(!registry.channel(ChannelId(u"b"_s)));
        QVERIFY(registry.account(ChannelId(u"c"_s)));
    }

    void damagedSecretsAreNotOverwritten()
    {
        MemorySecretStore store;
        const ChannelId id(u"tg-1"_s);
        QVERIFY(store.write(ChannelRegistry::secretName(id), "not json"));
        ChannelRegistry registry(store);
        registry.configure({channelNamed(u"tg-1"_s)});
        QCOMPARE(registry.account(id)->secrets, QJsonObject());
        QCOMPARE(registry.updateSecrets(id, {{u"token"_s, u"t"_s}}).error().code, ErrorCode::Corrupt);
        QCOMPARE(*store.read(ChannelRegistry::secretName(id)), QByteArray("not json"));
    }

    void noUpdateIsLostBetweenThreads()
    {
        MemorySecretStore store;
        ChannelRegistry registry(store);
        const ChannelId id(u"tg-1"_s);
        registry.configure({channelNamed(u"tg-1"_s)});
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i) {
                    static_cast<void>(registry.updateSecrets(id, {{u"%1-%2"_s.arg(t).arg(i), i}}));
                    registry.configure({channelNamed(u"tg-1"_s)});
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(registry.account(id)->secrets.size(), 400);
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestChannelRegistry)
#include "tst_channel_registry.moc"
