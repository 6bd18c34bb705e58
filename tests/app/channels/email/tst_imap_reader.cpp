// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_reader.h"

#include <QTest>

using namespace lianxi::email;

class TestImapReader : public QObject
{
    Q_OBJECT

    static std::vector<ImapResponse> all(ImapReader &reader)
    {
        std::vector<ImapResponse> responses;
        while (auto response = reader.next())
            responses.push_back(std::move(*response));
        return responses;
    }
    /// The reader after `count` times `piece`, or as soon as it is broken.
    static bool breaks(const QByteArray &piece, qsizetype count)
    {
        ImapReader reader;
        for (qsizetype n = 0; n < count && !reader.broken(); ++n) {
            reader.add(piece);
            (void)reader.next();
        }
        return reader.broken();
    }

private Q_SLOTS:
    void response_isTheSameHoweverItIsCut()
    {
        const QByteArray text =
            "* OK [UIDNEXT 7100] hi\r\n"
            "* 3 FETCH (UID 7 BODY[HEADER.FIELDS (DATE)] {11}\r\n)\r\nL1 OK {9}FLAGS (\\Seen) X NIL)\r\n"
            "+ idling\r\n\r\nL1 NO \r\n";
        const auto check = [](const std::vector<ImapResponse> &responses) {
            QCOMPARE(responses.size(), 4u);
            QCOMPARE(responses[0].status, QByteArray("OK"));
            QCOMPARE(responses[0].code, QByteArray("UIDNEXT 7100"));
            QCOMPARE(responses[0].text, QByteArray("hi"));
            const std::vector<ImapValue> &list = responses[1].values.at(2).list;
            QCOMPARE(list.size(), 8u);
            QCOMPARE(list[1].number(), 7);
            QCOMPARE(list[2].text, QByteArray("BODY[HEADER.FIELDS (DATE)]"));
            QCOMPARE(list[3].text, QByteArray(")\r\nL1 OK {9"));
            QCOMPARE(list[3].kind, ImapValue::Kind::String);
            QCOMPARE(list[5].list.at(0).text, QByteArray("\\Seen"));
            QCOMPARE(list[7].kind, ImapValue::Kind::Nil);
            QCOMPARE(responses[2].tag, QByteArray("+"));
            QCOMPARE(responses[2].text, QByteArray("idling"));
            QCOMPARE(responses[3].status, QByteArray("NO"));
        };
        QByteArray bytes = text;
        bytes.replace("{9}FLAGS", "{9FLAGS"); // the literal's last byte is the brace
        ImapReader whole;
        whole.add(bytes);
        check(all(whole));
        for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
            ImapReader halves;
            halves.add(bytes.first(cut));
            std::vector<ImapResponse> responses = all(halves);
            halves.add(bytes.sliced(cut));
            for (ImapResponse &response : all(halves))
                responses.push_back(std::move(response));
            check(responses);
        }
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArrayList>("texts");
        QTest::newRow("escapes in quotes")
            << QByteArray("* LIST () \"/\" \"a \\\"b\\\\\"") << QByteArrayList{"LIST", "", "/", "a \"b\\"};
        QTest::newRow("quotes that never end") << QByteArray("* X \"abc") << QByteArrayList{"X", "abc\r\n"};
        QTest::newRow("a list that never ends") << QByteArray("* X (a (b") << QByteArrayList{"X", ""};
        QTest::newRow("brackets that close too much") << QByteArray("* X a)) b") << QByteArrayList{"X", "a", "b"};
        QTest::newRow("a length that is none") << QByteArray("* X {-1}") << QByteArrayList{"X", "{-1}"};
        QTest::newRow("a length beyond all numbers")
            << QByteArray("* X {99999999999999999999}") << QByteArrayList{"X", "{99999999999999999999}"};
        QTest::newRow("a literal in the middle") << QByteArray("* X {2}\r\n{} b") << QByteArrayList{"X", "{}", "b"};
        QTest::newRow("a literal sent without waiting")
            << QByteArray("* X {2+}\r\nab c") << QByteArrayList{"X", "ab", "c"};
        QTest::newRow("an empty literal") << QByteArray("* X {0}\r\n c") << QByteArrayList{"X", "", "c"};
    }
    void values()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArrayList, texts);
        ImapReader reader;
        reader.add(line + "\r\n");
        const auto response = reader.next();
        QVERIFY(response);
        QByteArrayList got;
        for (const ImapValue &value : response->values)
            got.append(value.text);
        QCOMPARE(got, texts);
    }

    void deepNesting_isReadWithoutHarm()
    {
        ImapReader reader;
        reader.add("* X " + QByteArray(500'000, '(') + QByteArray(400'000, ')') + "\r\n* OK next\r\n");
        QVERIFY(reader.next());
        const auto next = reader.next();
        QVERIFY(next);
        QCOMPARE(next->text, QByteArray("next"));
    }

    void whatNoServerSays_endsTheReading()
    {
        QVERIFY(!breaks("* " + QByteArray(maxImapLine - 100, 'x') + "\r\n", 20));
        QVERIFY2(breaks(QByteArray(64 * 1024, 'x'), 20), "a line without an end");
        QVERIFY2(breaks("* 1 FETCH (BODY[] {" + QByteArray::number(maxImapLiteral + 1) + "}\r\n", 1),
                 "a literal over the limit");
        QVERIFY(!breaks("* 1 FETCH (BODY[] {" + QByteArray::number(maxImapLiteral) + "}\r\n", 1));
        const QByteArray literal = "{1000000}\r\n" + QByteArray(1'000'000, 'x');
        QVERIFY2(breaks(literal, 20), "literals without an end");
    }

    void brokenReader_staysBroken()
    {
        ImapReader reader;
        reader.add("* X {999999999}\r\n");
        QVERIFY(!reader.next());
        QVERIFY(reader.broken());
        reader.add("* OK fine\r\n");
        QVERIFY(!reader.next());
    }

    void clear_forgetsWhatWasNotTaken()
    {
        ImapReader reader;
        reader.add("L1 OK go\r\n* CAPABILITY AUTH=PLAIN\r\nL2 OK half");
        QVERIFY(reader.next());
        reader.clear();
        QVERIFY(!reader.next());
        reader.add("* BYE\r\n");
        QCOMPARE(reader.next()->status, QByteArray("BYE"));
    }
};

QTEST_GUILESS_MAIN(TestImapReader)
#include "tst_imap_reader.moc"
