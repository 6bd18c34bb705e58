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

HttpResponse page(const QByteArray &templates)
{
    return {200, {{"Content-Type", "application/json"}}, R"({"data":[)" + templates + "]}"};
}

QByteArray one(const QByteArray &name, const QByteArray &components, const QByteArray &status = "APPROVED",
               const QByteArray &category = "UTILITY")
{
    return R"({"name":")" + name + R"(","language":"zh_CN","status":")" + status + R"(","category":")" + category
        + R"(","components":[)" + components + "]}";
}

const QByteArray body = R"({"type":"BODY","text":"您好{{1}}，订单 {{2}} 已发出。"})";

std::vector<MessageTemplate> after(const QByteArray &templates)
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
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<bool>("offered");
        const auto row = [](const char *name, const QByteArray &found, bool offered) {
            QTest::newRow(name) << found << offered;
        };
        row("a body", one("a", body), true);
        row("header, body and footer in words",
            one("a",
                R"({"type":"HEADER","format":"TEXT","text":"禾木"},)" + body + R"(,{"type":"FOOTER","text":"谢谢"})"),
            true);
        row("quick replies and a fixed address",
            one("a",
                body
                    + R"(,{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"好"},{"type":"URL","url":"https://a.example"}]})"),
            true);
        row("not approved", one("a", body, "REJECTED"), false);
        row("a code for logging in", one("a", body, "APPROVED", "AUTHENTICATION"), false);
        row("a picture above it", one("a", R"({"type":"HEADER","format":"IMAGE"},)" + body), false);
        row("a header with a blank", one("a", R"({"type":"HEADER","format":"TEXT","text":"{{1}}"},)" + body), false);
        row("a button that wants a value",
            one("a", body + R"(,{"type":"BUTTONS","buttons":[{"type":"URL","url":"https://a.example/{{1}}"}]})"),
            false);
        row("a button nobody knows", one("a", body + R"(,{"type":"BUTTONS","buttons":[{"type":"FLOW"}]})"), false);
        row("no body at all", one("a", ""), false);
    }

    void onlyWhatAPersonCanFillIn_isOffered()
    {
        QFETCH(QByteArray, found);
        QTEST(after(found).size() == 1, "offered");
    }

    void whatWasRead_isStoredOnlyWhenItChanged()
    {
        const PollAnswer first = codec.readPoll(u"templates"_s, page(one("a", body)), account, {}, now);
        QVERIFY(!first.next.isEmpty());
        QVERIFY(codec.readPoll(u"templates"_s, page(one("a", body)), account, first.next, now).next.isEmpty());
        QVERIFY(!codec.readPoll(u"templates"_s, page({}), account, first.next, now).next.isEmpty());
    }

    void trouble_isNamed_andStoresNothing()
    {
        const HttpResponse refused{
            400, {}, R"({"error":{"message":"(#200) Permissions error","type":"OAuthException","code":200}})"};
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
