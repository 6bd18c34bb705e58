// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Codec &codec = *codecFor(Platform::Whatsapp);
const ChannelAccount account{ChannelId(u"wa"_s),
                             Platform::Whatsapp,
                             {{u"phone_number_id"_s, u"1"_s}, {u"waba_id"_s, u"22"_s}},
                             {{u"access_token"_s, u"secret-token"_s}, {u"app_secret"_s, u"s"_s}}};
const Instant now{std::chrono::milliseconds(1'788'224'400'000)};

QJsonObject component(const char *type, const QString &text)
{
    return {{u"type"_s, QString::fromLatin1(type)}, {u"text"_s, text}};
}

const QJsonObject body = component("BODY", u"您好{{1}}，订单 {{2}} 已发出。"_s);

QJsonObject buttons(const QJsonObject &button)
{
    return {{u"type"_s, u"BUTTONS"_s}, {u"buttons"_s, QJsonArray{button}}};
}

QJsonObject one(const QJsonArray &components, const char *status = "APPROVED", const char *category = "UTILITY")
{
    return {{u"name"_s, u"a"_s},
            {u"language"_s, u"zh_CN"_s},
            {u"status"_s, QString::fromLatin1(status)},
            {u"category"_s, QString::fromLatin1(category)},
            {u"components"_s, components}};
}

HttpResponse page(const QJsonArray &templates)
{
    return {200, {}, QJsonDocument(QJsonObject{{u"data"_s, templates}}).toJson(QJsonDocument::Compact)};
}

std::vector<MessageTemplate> after(const QJsonArray &templates)
{
    const PollAnswer answer = codec.readPoll(u"templates"_s, page(templates), account, {}, now);
    return codec.templates({{u"templates"_s, answer.next}});
}

} // namespace

class TestWhatsappTemplates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theList_isAskedHourly_whereTheAccountIsKnown()
    {
        const auto polls = codec.polls(account, {});
        QCOMPARE(polls.size(), size_t(1));
        QCOMPARE(polls.front().interval, std::chrono::seconds(1h));
        QVERIFY(polls.front().request.url.startsWith(u"https://graph.facebook.com/"_s));
        QVERIFY(polls.front().request.url.contains(u"/22/message_templates?"_s));
        QVERIFY(!polls.front().request.url.contains(u"secret-token"_s));
        QCOMPARE(codec.listOf(polls.front().request), polls.front().list);
        ChannelAccount unknown = account;
        unknown.settings.remove(u"waba_id"_s);
        QVERIFY(codec.polls(unknown, {}).empty());
    }

    void onlyWhatAPersonCanFillIn_isOffered_data()
    {
        QTest::addColumn<QJsonObject>("found");
        QTest::addColumn<bool>("offered");
        const QJsonObject fixedLink{{u"type"_s, u"URL"_s}, {u"url"_s, u"https://a.example"_s}};
        const QJsonObject openLink{{u"type"_s, u"URL"_s}, {u"url"_s, u"https://a.example/{{1}}"_s}};
        const QJsonObject quickReply{{u"type"_s, u"QUICK_REPLY"_s}, {u"text"_s, u"好"_s}};
        const QJsonObject flow{{u"type"_s, u"FLOW"_s}};
        const QJsonObject picture{{u"type"_s, u"HEADER"_s}, {u"format"_s, u"IMAGE"_s}};
        QTest::newRow("a body") << one({body}) << true;
        QTest::newRow("header, body and footer in words")
            << one({component("HEADER", u"禾木"_s), body, component("FOOTER", u"谢谢"_s)}) << true;
        QTest::newRow("a quick reply") << one({body, buttons(quickReply)}) << true;
        QTest::newRow("a fixed address") << one({body, buttons(fixedLink)}) << true;
        QTest::newRow("not approved") << one({body}, "REJECTED") << false;
        QTest::newRow("a code for logging in") << one({body}, "APPROVED", "AUTHENTICATION") << false;
        QTest::newRow("a picture above it") << one({picture, body}) << false;
        QTest::newRow("a header with a blank") << one({component("HEADER", u"{{1}}"_s), body}) << false;
        QTest::newRow("a button that wants a value") << one({body, buttons(openLink)}) << false;
        QTest::newRow("a button nobody knows") << one({body, buttons(flow)}) << false;
        QTest::newRow("nothing in it") << one({}) << false;
    }

    void onlyWhatAPersonCanFillIn_isOffered()
    {
        QFETCH(QJsonObject, found);
        QTEST(after({found}).size() == 1, "offered");
    }

    void whatWasRead_isStoredOnlyWhenItChanged()
    {
        const PollAnswer first = codec.readPoll(u"templates"_s, page({one({body})}), account, {}, now);
        QVERIFY(!first.next.isEmpty());
        QVERIFY(codec.readPoll(u"templates"_s, page({one({body})}), account, first.next, now).next.isEmpty());
        QVERIFY(!codec.readPoll(u"templates"_s, page({}), account, first.next, now).next.isEmpty());
    }

    void trouble_isNamed_andStoresNothing()
    {
        const QJsonObject error{{u"error"_s, QJsonObject{{u"message"_s, u"Permissions error"_s}, {u"code"_s, 200}}}};
        const HttpResponse refused{400, {}, QJsonDocument(error).toJson()};
        const PollAnswer answer = codec.readPoll(u"templates"_s, refused, account, {}, now);
        QVERIFY(answer.outcome != SendOutcome::Sent);
        QVERIFY(!answer.reason.isEmpty());
        QVERIFY(answer.next.isEmpty());
        const PollAnswer nonsense = codec.readPoll(u"templates"_s, {200, {}, "[]"}, account, {}, now);
        QCOMPARE(nonsense.outcome, SendOutcome::Retry);
    }

    void blanks_areFilledInTheirOrder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("sent");
        QTest::newRow("numbered") << u"{{1}}的订单 {{2}}"_s << QStringList{u"李雷"_s, u"A1"_s} << u"李雷的订单 A1"_s
                                  << u"李雷|A1"_s;
        QTest::newRow("numbered, the second first")
            << u"订单 {{2}}，{{1}}"_s << QStringList{u"A1"_s, u"李雷"_s} << u"订单 A1，李雷"_s << u"李雷|A1"_s;
        QTest::newRow("the same twice") << u"{{1}}，{{1}}"_s << QStringList{u"好"_s} << u"好，好"_s << u"好"_s;
        QTest::newRow("named") << u"{{name}}：{{order}}"_s << QStringList{u"李雷"_s, u"A1"_s} << u"李雷：A1"_s
                               << u"name=李雷|order=A1"_s;
        QTest::newRow("none") << u"您好"_s << QStringList() << u"您好"_s << QString();
        QTest::newRow("a value that looks like a blank")
            << u"{{1}} {{2}}"_s << QStringList{u"{{2}}"_s, u"x"_s} << u"{{2}} x"_s << u"{{2}}|x"_s;
    }

    void blanks_areFilledInTheirOrder()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, values);
        const MessageTemplate filled{u"t"_s, u"zh_CN"_s, text, blanksOf(text)};
        QTEST(filledIn(filled, values), "read");
        const QJsonObject intent = codec.templateIntent(filled, values);
        QStringList sent;
        for (const QJsonValue &parameter : intent["components"_L1][0]["parameters"_L1].toArray()) {
            const QString name = parameter["parameter_name"_L1].toString();
            sent << (name.isEmpty() ? QString() : name + u'=') + parameter["text"_L1].toString();
        }
        QTEST(sent.join(u'|'), "sent");
    }
};

QTEST_GUILESS_MAIN(TestWhatsappTemplates)
#include "tst_whatsapp_templates.moc"
