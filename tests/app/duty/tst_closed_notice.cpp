// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/closed_notice.h"

#include <QTest>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestClosedNotice : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Playbook> m_playbook = Playbook::shipped(); // Mon–Fri 9:00–18:00 in Shanghai

    static Instant at(const char *text) { return *parseRfc3339(QString::fromLatin1(text)); }
    NoticeSubject subject(Instant when, const QString &text, const QJsonObject &settings = {}) const
    {
        NoticeSubject asked;
        asked.at = when;
        asked.text = text;
        asked.settings = settings;
        return asked;
    }

private Q_SLOTS:
    void saysWhenSomebodyServes_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hours");
        QTest::addColumn<QString>("opens"); // empty: open
        QTest::newRow("in the evening") << u"2026-09-01T12:00:00Z"_s << u"在吗"_s << QString()
                                        << u"9月2日 周三 09:00"_s;
        QTest::newRow("at noon") << u"2026-09-01T04:00:00Z"_s << u"在吗"_s << QString() << QString();
        QTest::newRow("over the weekend")
            << u"2026-09-04T12:00:00Z"_s << u"hello?"_s << QString() << u"Mon 7 Sep 09:00"_s;
        QTest::newRow("the channel's own hours")
            << u"2026-09-01T12:00:00Z"_s << u"在吗"_s << u"20:30-23:00"_s << u"9月1日 周二 20:30"_s;
        QTest::newRow("to the second") << u"2026-09-01T00:59:59Z"_s << u"在吗"_s << QString() << u"9月1日 周二 09:00"_s;
        QTest::newRow("at the second") << u"2026-09-01T01:00:00Z"_s << u"在吗"_s << QString() << QString();
        QTest::newRow("the channel's language")
            << u"2026-09-01T12:00:00Z"_s << u"在吗"_s << u"en"_s << u"Wed 2 Sep 09:00"_s;
    }
    void saysWhenSomebodyServes()
    {
        QFETCH(QString, now);
        QFETCH(QString, text);
        QFETCH(QString, hours);
        QFETCH(QString, opens);
        QJsonObject settings;
        settings.insert(hours == "en"_L1 ? "language"_L1 : "service_hours"_L1, hours);
        const Instant when = *parseRfc3339(now);
        const auto notice = closedNotice(subject(when, text, settings), *m_playbook, when);
        QCOMPARE(notice.has_value(), !opens.isEmpty());
        if (notice)
            QVERIFY2(notice->text.contains(opens) && !notice->text.contains(u'{'), qPrintable(notice->text));
    }
    void whoWroteLongAgo_isToldNothing()
    {
        const Instant evening = at("2026-09-01T12:00:00Z");
        QVERIFY(closedNotice(subject(evening - 9min, u"在吗"_s), *m_playbook, evening));
        QVERIFY(!closedNotice(subject(evening - 11min, u"在吗"_s), *m_playbook, evening));
    }
};

QTEST_GUILESS_MAIN(TestClosedNotice)
#include "tst_closed_notice.moc"
