// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/payloads.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

Event messageEvent()
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.eventKey = u"k"_s;
    event.text = u"我要退货 \"now\" \\ \n end"_s;
    return makeEvent(PlatformEventReceived{ChannelId(u"shop"_s), event}, u"/desk/front-1"_s,
                     fromMillis(1'788'224'400'123), EventId::derive("one"));
}

} // namespace

class TestEventEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encode_data()
    {
        QTest::addColumn<Event>("event");
        QTest::newRow("a message") << messageEvent();
        Event event = messageEvent();
        event.source = u"/desk/坐席\"1\\"_s;
        QTest::newRow("a source that must be escaped") << event;
        event = messageEvent();
        event.extensions = {{u"traceparent"_s, u"00-ab"_s}};
        QTest::newRow("an attribute that this version does not know") << event;
        event = messageEvent();
        event.type = EventType::Unknown;
        event.typeName = u"lianxi.later.v9"_s;
        QTest::newRow("a type that this version does not know") << event;
        event = messageEvent();
        event.data = {};
        QTest::newRow("no data") << event;
        event = messageEvent();
        event.time = Instant{};
        QTest::newRow("the first moment there is") << event;
    }
    /// Written by hand where it can be, byte for byte what Qt writes.
    void encode()
    {
        QFETCH(Event, event);
        const std::vector<Event> events{event, messageEvent()};
        QJsonArray array;
        for (const Event &one : events)
            array.append(toJson(one));
        QCOMPARE(encodeEvents(events), QJsonDocument(array).toJson(QJsonDocument::Compact));
        const Result<std::vector<Event>> decoded = decodeEvents(encodeEvents(events));
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == events);
    }
    void encode_nothing() { QCOMPARE(encodeEvents({}), QByteArray("[]")); }
};

QTEST_GUILESS_MAIN(TestEventEncoding)
#include "tst_event_encoding.moc"
