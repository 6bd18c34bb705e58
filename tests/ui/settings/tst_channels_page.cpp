// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/gateway/channel_test.h"
#include "tests/support/manual_clock.h"
#include "ui/settings/account_audit.h"
#include "ui/settings/channel_words.h"
#include "ui/settings/channels_page.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestChannelsPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    ManualClock m_clock;

    [[nodiscard]] static ChannelConfigured channel(const QString &id, ChannelPurpose purpose = ChannelPurpose::Service)
    {
        ChannelConfigured made;
        made.channel = ChannelId(id);
        made.platform = Platform::Telegram;
        made.name = id;
        made.brand = u"brand"_s;
        made.purpose = purpose;
        return made;
    }
    [[nodiscard]] std::unique_ptr<ChannelsPage> page() const
    {
        auto made =
            std::make_unique<ChannelsPage>(const_cast<ThemeSource &>(m_themes), u"https://desk.example"_s, m_clock);
        made->setChannels({channel(u"a"_s), channel(u"b"_s)});
        return made;
    }
    static void click(ChannelsPage &page, const QString &name) { page.findChild<QAbstractButton *>(name)->click(); }

private Q_SLOTS:
    void everyReasonOfTheChannelsHasASentence()
    {
        QFile readme(QStringLiteral(LIANXI_TEST_DIR "/../app/channels/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        static const QRegularExpression row(u"^\\| ((?:`[a-z_]+`(?:, )?)+) \\| .+ \\|$"_s,
                                            QRegularExpression::MultilineOption);
        static const QRegularExpression word(u"`([a-z_]+)`"_s);
        int seen = 0;
        for (auto rows = row.globalMatch(text.mid(text.indexOf("| reason |"_L1))); rows.hasNext();)
            for (auto names = word.globalMatch(rows.next().captured(1)); names.hasNext(); ++seen) {
                const QString name = names.next().captured(1);
                QVERIFY2(ChannelWords::reason(name) != name, qPrintable(name));
            }
        QVERIFY(seen > 40);
        QCOMPARE(ChannelWords::reason(u"never_heard_of"_s), u"never_heard_of"_s);
    }
    void troubleIsToldInWords()
    {
        const auto shown = page();
        ChannelFacts facts;
        facts.trouble = u"reconnect"_s;
        facts.troubleSince = m_clock.now() - std::chrono::minutes(5);
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        const QString told = shown->findChild<PlainLabel *>(u"channelTrouble"_s)->fullText();
        QVERIFY2(told.contains(u"Change"_s) && told.contains(u"5 "_s), qPrintable(told));
        QVERIFY(shown->findChild<QListWidget *>(u"channels"_s)->item(0)->text().contains(u"Failing"_s));
    }
    void whatThePlatformAllows_isSaid_andWarnedOf()
    {
        const auto shown = page();
        const Instant now = m_clock.now();
        const auto texts = [&shown] {
            QStringList all;
            const auto labels = shown->findChild<QWidget *>(u"channelCard"_s)->findChildren<PlainLabel *>();
            for (const PlainLabel *label : labels)
                all << label->fullText() + u'|' + label->property("kind").toString();
            return all;
        };
        ChannelFacts facts;
        facts.received = 5;
        const RateBudget messages{
            {RateSubject::Messages, RatePeriod::Window}, 15, 9, 40, now + std::chrono::minutes(9), now, false};
        const RateBudget comments{
            {RateSubject::PublicReplies, RatePeriod::Hour}, 50, 7, 86, now + std::chrono::minutes(30), now, true};
        facts.rates = {messages};
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        QVERIFY2(texts().contains(u"Allowed: private messages|muted"_s), qPrintable(texts().join(u'\n')));
        QVERIFY2(texts().contains(u"9 of 15 left, full again in 9 minute(s)|"_s), qPrintable(texts().join(u'\n')));
        auto *list = shown->findChild<QListWidget *>(u"channels"_s);
        QVERIFY(list->item(0)->text().contains(u"Working"_s));

        facts.rates = {messages, comments};
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        QVERIFY2(texts().contains(u"7 of 50 left, full again in 30 minute(s) (counted here)|warning"_s),
                 qPrintable(texts().join(u'\n')));
        QVERIFY2(list->item(0)->text().contains(u"public replies an hour"_s), qPrintable(list->item(0)->text()));

        facts.rates.front().left = 0;
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        QVERIFY2(texts().contains(u"used up, full again in 9 minute(s)|danger"_s), qPrintable(texts().join(u'\n')));
        m_clock.advance(std::chrono::minutes(9)); // it is full again, whatever was told
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        QVERIFY(!texts().join(u'\n').contains(u"used up"_s));
        facts.rates = {comments};
        facts.rates.front().left.reset();
        facts.rates.front().limit.reset();
        shown->setFacts({{ChannelId(u"a"_s), facts}});
        QVERIFY2(texts().join(u'\n').contains(u"86 % used"_s), qPrintable(texts().join(u'\n')));
    }
    void whatStandsInTheWindow_isTheWorst()
    {
        const Instant now = m_clock.now();
        const std::vector<ChannelConfigured> channels{channel(u"a"_s), channel(u"b"_s)};
        std::map<ChannelId, ChannelFacts> facts;
        QVERIFY(ChannelWords::standing(channels, facts, now).sentence.isEmpty());
        facts[ChannelId(u"a"_s)].rates = {{{}, 10, 1, 90, now + std::chrono::minutes(5), now, false}};
        QVERIFY(ChannelWords::standing(channels, facts, now).sentence.contains(u"Channel a"_s));
        QVERIFY(!ChannelWords::standing(channels, facts, now).failing);
        facts[ChannelId(u"b"_s)].trouble = u"reconnect"_s;
        facts[ChannelId(u"b"_s)].troubleSince = now - std::chrono::seconds(30);
        QVERIFY(!ChannelWords::standing(channels, facts, now).failing); // it may pass by itself
        facts[ChannelId(u"b"_s)].troubleSince = now - std::chrono::minutes(3);
        QVERIFY(ChannelWords::standing(channels, facts, now).failing);
        QVERIFY(ChannelWords::standing(channels, facts, now).sentence.startsWith(u"Channel b is failing"_s));
    }
    void whatIsTypedSurvivesFiguresAndClicks()
    {
        const auto shown = page();
        click(*shown, u"editChannel"_s);
        auto *name = shown->findChild<QLineEdit *>(u"channelName"_s);
        name->setText(u"typed"_s);
        shown->setFacts({});
        shown->setChannels({channel(u"a"_s), channel(u"b"_s), channel(u"c"_s)});
        QVERIFY(!shown->findChild<QListWidget *>(u"channels"_s)->isEnabled());
        QCOMPARE(name->text(), u"typed"_s);
        click(*shown, u"cancelChannel"_s);
        QVERIFY(shown->findChild<QListWidget *>(u"channels"_s)->isEnabled());
    }
    void serviceHoursMustBeATime()
    {
        const auto shown = page();
        QSignalSpy saved(shown.get(), &ChannelsPage::channelSaved);
        click(*shown, u"editChannel"_s);
        auto *hours = shown->findChild<QLineEdit *>(u"serviceHours"_s);
        for (const QString &wrong : {u"9-21"_s, u"09:00"_s, u"25:00-26:00"_s, u"morning"_s}) {
            hours->setText(wrong);
            click(*shown, u"saveChannel"_s);
            QCOMPARE(saved.count(), 0);
        }
        hours->setText(u"09:00 - 21:30"_s);
        click(*shown, u"saveChannel"_s);
        QCOMPARE(saved.count(), 1);
        const auto setup = saved.first().first().value<ChannelSetup>();
        QCOMPARE(setup.channel.settings.value(u"service_hours"_s).toString(), u"09:00 - 21:30"_s);
    }
    void platformsGetThePublicAddress()
    {
        const auto shown = page();
        QSignalSpy told(shown.get(), &ChannelsPage::publicBaseChanged);
        shown->setPublicBase({});
        click(*shown, u"addChannel"_s);
        auto *platform = shown->findChild<QComboBox *>(u"platform"_s);
        platform->setCurrentIndex(platform->findData(static_cast<int>(Platform::WechatOa)));
        auto *base = shown->findChild<QLineEdit *>(u"publicAddress"_s);
        auto *address = shown->findChild<QLineEdit *>(u"hookAddress"_s);
        QVERIFY(!base->isHidden());
        QCOMPARE(address->text(), u"https://desk.example/hooks/wechat-oa-1"_s); // this machine's own
        for (const QString &wrong : {u"http://shop.example"_s, u"shop.example"_s, u"https://"_s,
                                     u"https://a:b@c.example"_s, u"https://c.example/?x=1"_s}) {
            base->setText(wrong);
            Q_EMIT base->editingFinished();
            QCOMPARE(told.count(), 0);
            QCOMPARE(address->text(), u"https://desk.example/hooks/wechat-oa-1"_s);
        }
        base->setText(u" https://shop.example:8443/lianxi/ "_s);
        Q_EMIT base->editingFinished();
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.first().first().toString(), u"https://shop.example:8443/lianxi"_s);
        QCOMPARE(address->text(), u"https://shop.example:8443/lianxi/hooks/wechat-oa-1"_s);
        platform->setCurrentIndex(platform->findData(static_cast<int>(Platform::Email)));
        QVERIFY(base->parentWidget()->isHidden()); // a mailbox is asked
        platform->setCurrentIndex(platform->findData(static_cast<int>(Platform::Line)));
        QCOMPARE(address->text(), u"https://shop.example:8443/lianxi/hooks/line-1"_s); // it holds for all
    }
    void theLinkIntoPrivateMustBeAPublicAddress()
    {
        const auto shown = page();
        QSignalSpy saved(shown.get(), &ChannelsPage::channelSaved);
        click(*shown, u"editChannel"_s);
        auto *link = shown->findChild<QLineEdit *>(u"privateLink"_s);
        for (const QString &wrong : {u"http://wa.me/49"_s, u"wa.me/49"_s, u"https:///x"_s, u"javascript:alert(1)"_s,
                                     u"https://a:b@wa.me/"_s}) {
            link->setText(wrong);
            click(*shown, u"saveChannel"_s);
            QCOMPARE(saved.count(), 0);
        }
        link->setText(u" https://t.me/spruce_bot?start=help "_s);
        click(*shown, u"saveChannel"_s);
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.first().first().value<ChannelSetup>().channel.settings.value(u"private_link"_s).toString(),
                 u"https://t.me/spruce_bot?start=help"_s);
    }
    void theLinkIntoPrivateMayHoldTheBrandsNumber()
    {
        const auto shown = page();
        QSignalSpy saved(shown.get(), &ChannelsPage::channelSaved);
        click(*shown, u"editChannel"_s);
        shown->findChild<QLineEdit *>(u"privateLink"_s)->setText(u"https://wa.me/4915112345678"_s);
        click(*shown, u"saveChannel"_s);
        QCOMPARE(saved.count(), 1);
    }
    void signsToCustomers_areOfferedWhereThePlatformHasThem_data()
    {
        QTest::addColumn<Platform>("platform");
        QTest::addColumn<bool>("marks");
        QTest::addColumn<bool>("writing");
        QTest::newRow("both") << Platform::Facebook << true << true;
        QTest::newRow("writing only") << Platform::WechatOa << false << true;
        QTest::newRow("none") << Platform::Weibo << false << false;
    }
    void signsToCustomers_areOfferedWhereThePlatformHasThem()
    {
        QFETCH(const Platform, platform);
        QFETCH(const bool, marks);
        QFETCH(const bool, writing);
        const auto shown = page();
        QSignalSpy saved(shown.get(), &ChannelsPage::channelSaved);
        ChannelConfigured one = channel(u"one"_s);
        one.platform = platform;
        one.settings.insert(u"send_typing"_s, false);
        for (const SetupField &field : codecFor(platform)->setup().fields)
            one.settings.insert(QString::fromLatin1(field.member), u"x"_s);
        shown->setChannels({one});
        click(*shown, u"editChannel"_s);
        auto *read = shown->findChild<QCheckBox *>(u"sendReadMarks"_s);
        auto *type = shown->findChild<QCheckBox *>(u"sendTyping"_s);
        QCOMPARE(read->isVisibleTo(shown.get()), marks);
        QCOMPARE(type->isVisibleTo(shown.get()), writing);
        QVERIFY(read->isChecked() && !type->isChecked());
        read->setChecked(false);
        click(*shown, u"saveChannel"_s);
        QCOMPARE(saved.count(), 1);
        const QJsonObject settings = saved.first().first().value<ChannelSetup>().channel.settings;
        QCOMPARE(settings.contains(u"send_read_marks"_s), marks);
        QCOMPARE(settings.value(u"send_read_marks"_s).toBool(), false);
        QCOMPARE(settings.value(u"send_typing"_s), QJsonValue(false));
    }
    void theLinkIntoPrivate_isAskedForWherePeopleReadAlong()
    {
        const auto shown = page();
        ChannelConfigured mail = channel(u"mail"_s);
        mail.platform = Platform::Email;
        shown->setChannels({mail});
        click(*shown, u"editChannel"_s);
        QVERIFY(!shown->findChild<QLineEdit *>(u"privateLink"_s)->isVisibleTo(shown.get()));
    }
    void theLiveTestAnswersInTheForm()
    {
        const auto shown = page();
        QSignalSpy wanted(shown.get(), &ChannelsPage::testWanted);
        click(*shown, u"editChannel"_s);
        click(*shown, u"testChannel"_s);
        QCOMPARE(wanted.count(), 1);
        auto *button = shown->findChild<QAbstractButton *>(u"testChannel"_s);
        QVERIFY(!button->isEnabled()); // one question at a time
        ChannelTestResult result;
        result.reason = u"token"_s;
        result.detail = u"Unauthorized"_s;
        shown->showTest(result);
        QVERIFY(button->isEnabled());
        const QString told = shown->findChild<PlainLabel *>(u"testAnswer"_s)->fullText();
        QVERIFY2(told.contains(u"Unauthorized"_s) && told.contains(u"access token"_s), qPrintable(told));
    }
    void theThreeBusiestServiceAccountsAreEntrances()
    {
        AccountTable table(m_themes);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::vector<ChannelConfigured> channels{channel(u"quiet"_s), channel(u"ads"_s, ChannelPurpose::Marketing),
                                                      channel(u"one"_s),   channel(u"two"_s),
                                                      channel(u"three"_s), channel(u"four"_s)};
        table.set(channels,
                  {{ChannelId(u"ads"_s), 900, 0, 1, {}},
                   {ChannelId(u"two"_s), 50, 0, 1, {}},
                   {ChannelId(u"one"_s), 70, 0, 1, {}},
                   {ChannelId(u"four"_s), 3, 0, 1, {}},
                   {ChannelId(u"three"_s), 5, 0, 1, {}}},
                  m_clock.now());
        QCOMPARE(table.rowCount(), 6);
        QStringList starred;
        QStringList order;
        for (int row = 0; row < table.rowCount(); ++row) {
            const QModelIndex name = table.index(row, AccountTable::Account);
            order += name.data().toString();
            if (name.data(Qt::DecorationRole).isValid())
                starred += name.data().toString();
        }
        QCOMPARE(order, QStringList({u"ads"_s, u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"quiet"_s}));
        QCOMPARE(starred, QStringList({u"one"_s, u"two"_s, u"three"_s}));
    }
};

QTEST_MAIN(TestChannelsPage)
#include "tst_channels_page.moc"
