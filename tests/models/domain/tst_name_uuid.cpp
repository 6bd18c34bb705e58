// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/name_uuid.h"
#include "models/domain/utf8.h"

#include <QTest>

#include <random>

using namespace lianxi;

/// Both stand for a function of Qt, and must give what that gives.
class TestNameUuid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void uuidOfName_everyLengthAroundABlock_isQts()
    {
        std::mt19937 random(1);
        const QUuid space = QUuid::fromString(QStringLiteral("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        QByteArray name;
        for (int length = 0; length < 300; ++length) {
            QCOMPARE(uuidOfName(space, name), QUuid::createUuidV5(space, name));
            name.append(static_cast<char>(random() % 256));
        }
    }

    void uuidOfName_aKnownName_hasItsKnownNumber()
    {
        const QUuid dns = QUuid::fromString(QStringLiteral("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        QCOMPARE(uuidOfName(dns, "www.example.com").toString(QUuid::WithoutBraces),
                 QStringLiteral("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    void writeUtf8_anyUnits_isQts()
    {
        struct Range {
            quint32 first, size;
        };
        constexpr Range ranges[] = {{0, 0x80}, {0x80, 0x780}, {0x800, 0xC000}, {0xD800, 0x800}, {0xE000, 0x2000}};
        std::mt19937 random(2);
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (auto n = random() % 12; n > 0; --n) {
                const Range &range = ranges[random() % std::size(ranges)];
                text += QChar(static_cast<char16_t>(range.first + random() % range.size));
            }
            QCOMPARE(ShortUtf8(text).view().toByteArray(), text.toUtf8());
        }
    }
};

QTEST_GUILESS_MAIN(TestNameUuid)
#include "tst_name_uuid.moc"
