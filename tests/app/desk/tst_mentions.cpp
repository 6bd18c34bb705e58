// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/mentions.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestMentions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("called");
        QTest::newRow("by id") << u"@lin please look"_s << u"lin"_s << true;
        QTest::newRow("in capitals") << u"ask @LIN"_s << u"lin"_s << true;
        QTest::newRow("Chinese words follow at once") << u"麻烦@林晓看一下"_s << u"林晓"_s << true;
        QTest::newRow("a longer id") << u"@linda please"_s << u"lin"_s << false;
        QTest::newRow("a longer id with a number") << u"@lin2 please"_s << u"lin"_s << false;
        QTest::newRow("a longer id, then this one") << u"@linda and @lin, please"_s << u"lin"_s << true;
        QTest::newRow("no sign") << u"lin knows"_s << u"lin"_s << false;
        QTest::newRow("nobody") << u"a@ b"_s << QString() << false;
    }
    void calls()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, name);
        QTEST(mentions(text, name), "called");
    }
};

QTEST_GUILESS_MAIN(TestMentions)
#include "tst_mentions.moc"
