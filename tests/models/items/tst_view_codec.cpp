// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/view_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestViewCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFilter_comesBackAsItWas();
    void whatBelongsToTheMoment_isNotKept();
    void damagedBody_isRefusedByItsMember_data();
    void damagedBody_isRefusedByItsMember();
    void anyBody_isReadOrRefused();

private:
    const AgentId m_me{u"lin"_s};
};

void TestViewCodec::everyFilter_comesBackAsItWas()
{
    for (int box = 0; box <= static_cast<int>(CaseFilter::Box::All); ++box) {
        for (const auto order : {CaseFilter::Order::TimeLeft, CaseFilter::Order::Newest}) {
            for (const QString &query : {QString(), u"tag:vip -退款 \"two words\""_s}) {
                CaseFilter filter;
                filter.box = static_cast<CaseFilter::Box>(box);
                filter.order = order;
                filter.agent = m_me;
                filter.query = query;
                QCOMPARE(*fromViewBody(toViewBody(filter), m_me), filter);
                filter.platform = Platform::Weibo;
                filter.surface = Surface::Public;
                filter.unreadOnly = true;
                QCOMPARE(*fromViewBody(toViewBody(filter), m_me), filter);
            }
        }
    }
}

void TestViewCodec::whatBelongsToTheMoment_isNotKept()
{
    CaseFilter filter;
    filter.box = CaseFilter::Box::Mine;
    filter.agent = AgentId(u"wang"_s);
    filter.only = std::vector<qint64>{1, 2};
    const Result<CaseFilter> opened = fromViewBody(toViewBody(filter), m_me);
    QVERIFY(opened);
    QCOMPARE(opened->agent, m_me); // "Mine" is whoever opens the view
    QVERIFY(!opened->only);
}

void TestViewCodec::damagedBody_isRefusedByItsMember_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("member");
    QTest::newRow("nothing at all") << QByteArray("{}") << u"box"_s;
    QTest::newRow("a box that this version does not know") << QByteArray(R"({"box":"tomorrow"})") << u"box"_s;
    QTest::newRow("a number for a box") << QByteArray(R"({"box":1})") << u"box"_s;
    QTest::newRow("a condition of a later version") << QByteArray(R"({"box":"open","mood":"bad"})") << u"mood"_s;
    QTest::newRow("an unknown platform") << QByteArray(R"({"box":"open","platform":"pigeon"})") << u"platform"_s;
    QTest::newRow("an unknown order") << QByteArray(R"({"box":"open","order":"best"})") << u"order"_s;
    QTest::newRow("a surface that is none") << QByteArray(R"({"box":"open","surface":null})") << u"surface"_s;
    QTest::newRow("unread in words") << QByteArray(R"({"box":"open","unread":"yes"})") << u"unread"_s;
    QTest::newRow("a query that is a list") << QByteArray(R"({"box":"open","query":["a"]})") << u"query"_s;
    QTest::newRow("a query without end") << QByteArray(R"({"box":"open","query":")" + QByteArray(5000, 'x') + R"("})")
                                         << u"query"_s;
}

void TestViewCodec::damagedBody_isRefusedByItsMember()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, member);
    const Result<CaseFilter> read = fromViewBody(QJsonDocument::fromJson(json).object(), m_me);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QCOMPARE(read.error().detail, member);
}

void TestViewCodec::anyBody_isReadOrRefused()
{
    QRandomGenerator random(20261122);
    const QStringList members{u"box"_s, u"order"_s, u"platform"_s, u"surface"_s, u"unread"_s, u"query"_s, u"x"_s};
    const QList<QJsonValue> values{u"open"_s,    u"newest"_s, u"weibo"_s, u"public"_s,  true,          7,
                                   QJsonValue(), u"mine"_s,   u"退款"_s,  QJsonArray(), QJsonObject(), {}};
    int usable = 0;
    for (int i = 0; i < 20'000; ++i) {
        QJsonObject body;
        for (int n = random.bounded(4); n > 0; --n)
            body.insert(members.at(random.bounded(members.size())), values.at(random.bounded(values.size())));
        const Result<CaseFilter> read = fromViewBody(body, m_me);
        if (!read)
            continue;
        ++usable;
        QCOMPARE(*fromViewBody(toViewBody(*read), m_me), *read); // what is read can be saved again
    }
    QVERIFY(usable > 100);
}

QTEST_GUILESS_MAIN(TestViewCodec)
#include "tst_view_codec.moc"
