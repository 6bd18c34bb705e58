// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_session.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::email;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Cursors = std::map<QByteArray, ImapCursor>;

ImapOptions options(bool startTls = false)
{
    ImapOptions options;
    options.login = {"care@brand.example", "secret", {}, "imap.brand.example", 993, "abcdefgh"};
    options.startTls = startTls;
    options.since = QDate(2026, 10, 1);
    return options;
}

/// A session and the server's side of it. Commands are told without their tags.
class Line
{
public:
    explicit Line(ImapOptions wanted = options(), Cursors cursors = {{"INBOX", {1, 6}}, {"Sent", {2, 3}}})
        : session(std::move(wanted), std::move(cursors))
    {
    }
    /// The server's words, lines cut at '|'. "$" is the tag of the client's last command. \return the client's answer.
    QByteArray say(QByteArray words)
    {
        words.replace("|", "\r\n").replace("$", m_tag);
        session.receive(words + "\r\n");
        return heard();
    }
    QByteArray heard()
    {
        const QByteArray out = session.takeOutput();
        if (!out.startsWith('L') || out.indexOf(' ') < 2)
            return out.trimmed();
        m_tag = out.first(out.indexOf(' '));
        return out.sliced(m_tag.size() + 1).trimmed();
    }
    QByteArray stored()
    {
        session.stored();
        return heard();
    }
    QByteArray quiet()
    {
        session.quiet();
        return heard();
    }
    QByteArray sent(const QByteArray &mail)
    {
        session.append(mail);
        return heard();
    }
    /// Logs in and selects; the inbox is next.
    QByteArray logIn(const QByteArray &capabilities = "IMAP4rev1 IDLE")
    {
        say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi");
        say("$ OK in");
        say("* CAPABILITY " + capabilities + "|$ OK");
        return say("* LIST (\\HasNoChildren \\Sent) \"/\" Sent|* LIST () \"/\" INBOX|$ OK");
    }
    /// Until IDLE stands, with nothing new.
    void rest()
    {
        QCOMPARE(logIn(), QByteArray("SELECT \"Sent\""));
        QCOMPARE(say(select(3, 2, 4)), QByteArray("SELECT \"INBOX\""));
        QCOMPARE(say(select(6, 1, 7)), QByteArray("IDLE"));
        QCOMPARE(say("+ idling"), QByteArray());
    }
    /// An answer to SELECT.
    static QByteArray select(int exists, int validity, int next)
    {
        return "* " + QByteArray::number(exists) + " EXISTS|* OK [UIDVALIDITY " + QByteArray::number(validity)
            + "]|* OK [UIDNEXT " + QByteArray::number(next) + "]|$ OK [READ-WRITE] done";
    }
    static QByteArray body(int uid, const QByteArray &bytes, int size, int from = 0)
    {
        return "* 1 FETCH (UID " + QByteArray::number(uid) + " FLAGS () RFC822.SIZE " + QByteArray::number(size)
            + " BODY[]<" + QByteArray::number(from) + "> {" + QByteArray::number(bytes.size()) + "}\r\n" + bytes
            + ")|$ OK";
    }
    ImapSession session;

private:
    QByteArray m_tag;
};

constexpr int piece = 1024 * 1024;

} // namespace

class TestImapSession : public QObject
{
    Q_OBJECT

    static QString ending(const Line &line) { return line.session.end() ? line.session.end()->reason : u"goes on"_s; }

private Q_SLOTS:
    // ---- how new mail is noticed ----

    void newMail_duringIdle_isFetched()
    {
        Line line;
        line.rest();
        QVERIFY(line.session.atRest());
        QCOMPARE(line.say("* 7 EXISTS"), QByteArray("DONE"));
        QCOMPARE(line.say("* 1 RECENT|$ OK"), QByteArray("SELECT \"Sent\""));
        QCOMPARE(line.say(Line::select(3, 2, 4)), QByteArray("SELECT \"INBOX\""));
        QCOMPARE(line.say(Line::select(7, 1, 8)), QByteArray("UID FETCH 7:* (UID RFC822.SIZE)"));
        QCOMPARE(line.say("* 7 FETCH (UID 7 RFC822.SIZE 2)|$ OK"),
                 QByteArray("UID FETCH 7 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.1048576>)"));
        QCOMPARE(line.say(Line::body(7, "hi", 2)), QByteArray());
        const auto page = line.session.takePage();
        QVERIFY(page);
        QCOMPARE(page->mails.size(), 1u);
        QCOMPARE(page->mails.front().bytes, QByteArray("hi"));
        QCOMPARE(page->next, (ImapCursor{1, 7}));
        QCOMPARE(line.stored(), QByteArray("IDLE"));
    }

    /// RFC 3501 §7: any data may come at any time.
    void newMail_toldBetweenSelectAndIdle_isFetched_data()
    {
        QTest::addColumn<QByteArray>("select");
        QTest::addColumn<bool>("news");
        const QByteArray head = "* 6 EXISTS|* OK [UIDVALIDITY 1]|* OK [UIDNEXT 7]|";
        QTest::newRow("nothing new") << QByteArray(head + "$ OK") << false;
        QTest::newRow("inside the answer to SELECT") << QByteArray(head + "* 7 EXISTS|$ OK") << true;
        QTest::newRow("inside it, the number first of all")
            << QByteArray("* OK [UIDNEXT 7]|* 6 EXISTS|* OK [UIDVALIDITY 1]|* 7 EXISTS|$ OK") << true;
        QTest::newRow("the number behind the count")
            << QByteArray("* OK [UIDVALIDITY 1]|* OK [UIDNEXT 7]|* 6 EXISTS|$ OK") << false;
    }
    void newMail_toldBetweenSelectAndIdle_isFetched()
    {
        QFETCH(QByteArray, select);
        QFETCH(bool, news);
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(select), QByteArray(news ? "UID FETCH 7:* (UID RFC822.SIZE)" : "IDLE"));
    }

    void newMail_toldBeforeIdleStands_endsItOnceItStands()
    {
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray("IDLE"));
        QCOMPARE(line.say("* 7 EXISTS"), QByteArray()); // RFC 2177: DONE only answers the continuation
        QCOMPARE(line.say("+ idling"), QByteArray("DONE"));
        QCOMPARE(line.say("* 8 EXISTS"), QByteArray()); // only once
        QCOMPARE(line.say("$ OK"), QByteArray("SELECT \"Sent\""));
    }

    void newMail_whileAnotherIsFetched_isFetchedToo()
    {
        Line line;
        line.rest();
        line.say("* 7 EXISTS");
        line.say("$ OK");
        line.say(Line::select(3, 2, 4));
        line.say(Line::select(7, 1, 8));
        line.say("* 7 FETCH (UID 7 RFC822.SIZE 2)|* 8 EXISTS|$ OK");
        line.say(Line::body(7, "hi", 2));
        QVERIFY(line.session.takePage());
        QCOMPARE(line.stored(), QByteArray("UID FETCH 8:* (UID RFC822.SIZE)"));
        // n:* names the last mail even when it is no new one.
        QCOMPARE(line.say("* 7 FETCH (UID 7 RFC822.SIZE 2)|$ OK"), QByteArray("IDLE"));
    }

    void newMail_whileAPageIsStored_isFetchedAfterIt()
    {
        Line line(options(), {{"INBOX", {1, 6}}});
        line.logIn("IMAP4rev1 IDLE");
        line.say(Line::select(3, 2, 4));
        QVERIFY(line.session.takePage()); // Sent begins here
        QCOMPARE(line.say("* 9 EXISTS"), QByteArray());
        QCOMPARE(line.quiet(), QByteArray()); // the log takes its time, nobody is to blame
        QVERIFY(!line.session.end());
        QCOMPARE(line.stored(), QByteArray("UID FETCH 4:* (UID RFC822.SIZE)"));
    }

    void serverThatTellsNothing_isAskedAgain()
    {
        Line line;
        line.rest();
        QCOMPARE(line.session.patience(), 120s);
        QCOMPARE(line.say("* OK Still here"), QByteArray());
        QVERIFY(line.session.atRest());
        QCOMPARE(line.quiet(), QByteArray("DONE"));
        QVERIFY(!line.session.atRest());
        QCOMPARE(line.session.patience(), 60s);
        line.say("$ OK");
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(7, 1, 8)), QByteArray("UID FETCH 7:* (UID RFC822.SIZE)"));
    }

    void serverThatEndsIdleItself_isAskedFromTimeToTime_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("at once") << QByteArrayList{"$ OK done"};
        QTest::newRow("after a while") << QByteArrayList{"+ idling", "$ OK done"};
        QTest::newRow("it does not know it after all") << QByteArrayList{"$ BAD unknown command"};
        QTest::newRow("it does not want to") << QByteArrayList{"$ NO not today"};
    }
    void serverThatEndsIdleItself_isAskedFromTimeToTime()
    {
        QFETCH(QByteArrayList, words);
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray("IDLE"));
        for (const QByteArray &word : words)
            QCOMPARE(line.say(word), QByteArray());
        QVERIFY(line.session.atRest());
        QCOMPARE(line.session.patience(), 60s);
        QCOMPARE(line.quiet(), QByteArray("SELECT \"Sent\""));
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray()); // no IDLE any more
        QVERIFY(line.session.atRest());
    }

    void serverWithoutIdle_isAskedFromTimeToTime()
    {
        Line line;
        line.logIn("IMAP4rev1");
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray());
        QVERIFY(line.session.atRest());
        QCOMPARE(line.session.patience(), 60s);
    }

    void serverThatDoesNotAnswer_isLeft_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("no greeting") << QByteArrayList{};
        QTest::newRow("no answer to the login") << QByteArrayList{"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi"};
    }
    void serverThatDoesNotAnswer_isLeft()
    {
        QFETCH(QByteArrayList, words);
        Line line;
        for (const QByteArray &word : words)
            line.say(word);
        QVERIFY(!line.session.atRest());
        QCOMPARE(line.session.patience(), 60s);
        line.quiet();
        QCOMPARE(ending(line), u"network"_s);
    }

    void idleThatNeverStands_isNoRest()
    {
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray("IDLE"));
        QCOMPARE(line.session.patience(), 60s);
        line.quiet();
        QCOMPARE(ending(line), u"network"_s);
    }

    void newChannel_beginsWithTheInbox()
    {
        Line line(options(), {});
        QCOMPARE(line.logIn(), QByteArray("SELECT \"INBOX\""));
        line.say(Line::select(6, 1, 7));
        auto page = line.session.takePage();
        QVERIFY(page && page->mails.empty());
        QCOMPARE(page->next, (ImapCursor{1, 6})); // what lies there was dealt with before
        QCOMPARE(line.stored(), QByteArray("SELECT \"Sent\""));
        line.say(Line::select(3, 2, 4));
        QVERIFY(line.session.takePage());
        QCOMPARE(line.stored(), QByteArray("SELECT \"INBOX\""));
        // What came meanwhile is new.
        QCOMPARE(line.say(Line::select(7, 1, 8)), QByteArray("UID FETCH 7:* (UID RFC822.SIZE)"));
    }

    // ---- mails ----

    void newNumbers_areReadAgain_fromSomeDaysBack()
    {
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        line.say(Line::select(6, 9, 7));
        const auto page = line.session.takePage();
        QVERIFY(page && page->rescan);
        QCOMPARE(page->next, (ImapCursor{9, 0}));
        QCOMPARE(line.stored(), QByteArray("UID SEARCH SINCE 1-Oct-2026"));
        QCOMPARE(line.say("* SEARCH 5 2|* SEARCH 4|$ OK"),
                 QByteArray("UID FETCH 2 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.1048576>)"));
    }

    /// The size that a server tells is a guess with some, and was the end of the matter with others.
    void pieces_data()
    {
        QTest::addColumn<int>("told");
        QTest::addColumn<QList<int>>("sizes");
        QTest::newRow("as told") << piece + 10 << QList<int>{piece, 10};
        QTest::newRow("exactly a piece") << piece << QList<int>{piece, 0};
        QTest::newRow("told too small") << 100 << QList<int>{piece, 20};
        QTest::newRow("told too large") << 3 * piece << QList<int>{50, 0};
        QTest::newRow("told as nothing") << 0 << QList<int>{50};
        QTest::newRow("a server that gives all at once") << 3 * piece << QList<int>{3 * piece};
    }
    void pieces()
    {
        QFETCH(int, told);
        QFETCH(QList<int>, sizes);
        Line line;
        line.rest();
        line.say("* 7 EXISTS");
        line.say("$ OK");
        line.say(Line::select(3, 2, 4));
        line.say(Line::select(7, 1, 8));
        line.say("* 7 FETCH (UID 7 RFC822.SIZE " + QByteArray::number(told) + ")|$ OK");
        int had = 0;
        for (const int size : sizes) {
            QVERIFY(!line.session.takePage());
            const QByteArray next = line.say(Line::body(7, QByteArray(size, 'x'), told, had));
            had += size;
            const QByteArray asked = "BODY.PEEK[]<" + QByteArray::number(had) + ".1048576>";
            if (!next.isEmpty())
                QVERIFY2(next.contains(asked), next);
        }
        const auto page = line.session.takePage();
        QVERIFY(page);
        QCOMPARE(page->mails.size(), 1u);
        QCOMPARE(page->mails.front().bytes.size(), qsizetype(had));
    }

    void moreThanAsked_isNotKept()
    {
        Line line;
        line.rest();
        line.say("* 7 EXISTS");
        line.say("$ OK");
        line.say(Line::select(3, 2, 4));
        line.say(Line::select(7, 1, 8));
        line.say("* 7 FETCH (UID 7 RFC822.SIZE 2)|$ OK");
        QByteArray flood;
        for (int n = 0; n < 5; ++n)
            flood += "* 7 FETCH (UID 7 BODY[]<0> \"hi\")|* 8 FETCH (UID 8 BODY[]<0> \"no\")|";
        line.say(flood + "$ OK");
        const auto page = line.session.takePage();
        QVERIFY(page);
        QCOMPARE(page->mails.size(), 1u);
        QCOMPARE(page->mails.front().bytes, QByteArray("hi"));
    }

    void mailThatWasTakenAway_isPassedOver()
    {
        Line line;
        line.rest();
        line.say("* 8 EXISTS");
        line.say("$ OK");
        line.say(Line::select(3, 2, 4));
        line.say(Line::select(8, 1, 9));
        line.say("* 7 FETCH (UID 7 RFC822.SIZE 2)|* 8 FETCH (UID 8 RFC822.SIZE 2)|$ OK");
        QVERIFY(line.say("* 7 EXPUNGE|$ OK").startsWith("UID FETCH 8 "));
        line.say(Line::body(8, "hi", 2));
        const auto page = line.session.takePage();
        QVERIFY(page);
        QCOMPARE(page->mails.size(), 1u);
        QCOMPARE(page->next, (ImapCursor{1, 8}));
    }

    void section_isFetchedInPieces_andAlone()
    {
        ImapOptions wanted = options();
        wanted.section = ImapSection{"INBOX", {1, 7}, "2"};
        Line line(wanted, {});
        line.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi");
        line.say("$ OK in");
        QCOMPARE(line.say("* CAPABILITY IMAP4rev1 IDLE|$ OK"), QByteArray("EXAMINE \"INBOX\""));
        QCOMPARE(line.say(Line::select(6, 1, 7)),
                 QByteArray("UID FETCH 7 (UID BODY.PEEK[2.MIME] BODY.PEEK[2]<0.1048576>)"));
        const QByteArray first(piece, 'a');
        QCOMPARE(line.say("* 1 FETCH (UID 7 BODY[2.MIME] \"X: y\" BODY[2]<0> {" + QByteArray::number(piece) + "}\r\n"
                          + first + ")|$ OK"),
                 QByteArray("UID FETCH 7 (UID BODY.PEEK[2]<1048576.1048576>)"));
        line.say("* 1 FETCH (UID 7 BODY[2]<1048576> \"b\")|* 1 FETCH (UID 7 BODY[2]<1048576> \"b\")|$ OK");
        QCOMPARE(line.session.end()->outcome, SendOutcome::Sent);
        QVERIFY(line.session.sectionBody() == first + "b");
        QCOMPARE(line.session.sectionHeader(), QByteArray("X: y"));
    }

    void section_ofAnotherTime_isNotGiven()
    {
        ImapOptions wanted = options();
        wanted.section = ImapSection{"INBOX", {1, 7}, "2"};
        Line line(wanted, {});
        line.say("* PREAUTH [CAPABILITY IMAP4rev1] hi");
        line.say(Line::select(6, 2, 7));
        QCOMPARE(line.session.end()->outcome, SendOutcome::Refused);
        QCOMPARE(ending(line), u"no_media"_s);
    }

    // ---- copies of what was sent ----

    void copies_arePutIntoSent_eachOnce()
    {
        Line line;
        line.rest();
        QCOMPARE(line.sent("one\r\n"), QByteArray("DONE"));
        QCOMPARE(line.sent("second\r\n"), QByteArray());
        QCOMPARE(line.say("$ OK"), QByteArray("APPEND \"Sent\" (\\Seen) {5}"));
        QCOMPARE(line.say("+ go"), QByteArray("one"));
        QCOMPARE(line.say("+ go"), QByteArray()); // nothing more was announced
        // The server does not want the first; the second is not its business.
        QCOMPARE(line.say("$ NO [OVERQUOTA] full"), QByteArray("APPEND \"Sent\" (\\Seen) {8}"));
        QCOMPARE(line.say("+ go"), QByteArray("second"));
        QCOMPARE(line.say("$ OK"), QByteArray("SELECT \"Sent\""));
    }

    void copies_waitForIdleToStand()
    {
        Line line;
        line.logIn();
        line.say(Line::select(3, 2, 4));
        QCOMPARE(line.say(Line::select(6, 1, 7)), QByteArray("IDLE"));
        QCOMPARE(line.sent("one\r\n"), QByteArray());
        QCOMPARE(line.say("+ idling"), QByteArray("DONE"));
        QCOMPARE(line.say("$ OK"), QByteArray("APPEND \"Sent\" (\\Seen) {5}"));
    }

    // ---- logging in ----

    void startTls_isNotToBeTalkedOutOf_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("not offered, and refused") << QByteArray("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi")
                                                  << QByteArray("STARTTLS") << QByteArray("$ BAD what");
        QTest::newRow("offered, and refused") << QByteArray("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi")
                                              << QByteArray("STARTTLS") << QByteArray("$ NO later");
        QTest::newRow("logged in by somebody in between")
            << QByteArray("* PREAUTH [CAPABILITY IMAP4rev1] in") << QByteArray() << QByteArray("* OK");
    }
    void startTls_isNotToBeTalkedOutOf()
    {
        QFETCH(QByteArray, greeting);
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, answer);
        Line line(options(true));
        QCOMPARE(line.say(greeting), asked);
        QCOMPARE(line.say(answer), QByteArray());
        QVERIFY(!line.session.wantsTls());
        QVERIFY(line.session.end());
        QCOMPARE(line.session.end()->outcome, SendOutcome::Refused);
        QCOMPARE(ending(line), u"configuration"_s);
    }

    void whatWasSaidBeforeTls_doesNotCountAfterIt()
    {
        Line line(options(true));
        QCOMPARE(line.say("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR] hi"), QByteArray("STARTTLS"));
        // Somebody in between has put answers behind the server's own, one of them not finished.
        QCOMPARE(line.say("$ OK go|* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR|L2 OK done|L3 OK in|* PREAUTH x"),
                 QByteArray());
        QVERIFY(line.session.wantsTls());
        line.session.encrypted();
        QCOMPARE(line.heard(), QByteArray("CAPABILITY"));
        // Neither its offers nor its answers are left: the real server's decide.
        QVERIFY(line.say("* CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-256 SASL-IR|$ OK")
                    .startsWith("AUTHENTICATE SCRAM-SHA-256 "));
    }

    void login_data()
    {
        QTest::addColumn<QByteArray>("capabilities");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("with the first answer") << QByteArray("AUTH=PLAIN SASL-IR") << QByteArray("secret")
                                               << QByteArray("AUTHENTICATE PLAIN AGNhcmVAYnJhbmQuZXhhbXBsZQBzZWNyZXQ=");
        QTest::newRow("without it") << QByteArray("AUTH=PLAIN") << QByteArray("secret")
                                    << QByteArray("AUTHENTICATE PLAIN");
        QTest::newRow("an old server") << QByteArray("IMAP4") << QByteArray("secret")
                                       << QByteArray("LOGIN \"care@brand.example\" \"secret\"");
        QTest::newRow("an old server that forbids it")
            << QByteArray("IMAP4 LOGINDISABLED") << QByteArray("secret") << QByteArray();
        QTest::newRow("a password that would end the quotes")
            << QByteArray("IMAP4") << QByteArray("a\" b\r\nL9 LOGOUT") << QByteArray();
    }
    void login()
    {
        QFETCH(QByteArray, capabilities);
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, command);
        ImapOptions wanted = options();
        wanted.login.password = password;
        Line line(wanted);
        QCOMPARE(line.say("* OK [CAPABILITY IMAP4rev1 " + capabilities + "] hi"), command);
        if (command.isEmpty())
            QCOMPARE(ending(line), u"configuration"_s);
    }

    void endings_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<SendOutcome>("outcome");
        QTest::addColumn<QString>("reason");
        const QByteArray hi = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi";
        QTest::newRow("BYE for a greeting") << QByteArrayList{"* BYE too many"} << SendOutcome::Retry << u"server"_s;
        QTest::newRow("another protocol")
            << QByteArrayList{"220 smtp.example ESMTP"} << SendOutcome::Retry << u"server"_s;
        QTest::newRow("a wrong password")
            << QByteArrayList{hi, "$ NO [AUTHENTICATIONFAILED] no"} << SendOutcome::Credentials << u"password"_s;
        QTest::newRow("a wrong password, told without a code")
            << QByteArrayList{hi, "$ NO no"} << SendOutcome::Credentials << u"password"_s;
        QTest::newRow("no place for another")
            << QByteArrayList{hi, "$ NO [LIMIT] too many"} << SendOutcome::Retry << u"rate"_s;
        QTest::newRow("out of order for now")
            << QByteArrayList{hi, "$ NO [UNAVAILABLE] later"} << SendOutcome::Retry << u"server"_s;
        QTest::newRow("BYE during the login") << QByteArrayList{hi, "* BYE gone"} << SendOutcome::Retry << u"server"_s;
        QTest::newRow("a line without an end")
            << QByteArrayList{hi, QByteArray(maxImapLine + 1, 'x')} << SendOutcome::Retry << u"server"_s;
        QTest::newRow("a literal over the limit")
            << QByteArrayList{hi, "* X {99999999}"} << SendOutcome::Retry << u"server"_s;
    }
    void endings()
    {
        QFETCH(QByteArrayList, words);
        Line line;
        for (const QByteArray &word : words)
            line.say(word);
        QVERIFY(line.session.end());
        QTEST(line.session.end()->outcome, "outcome");
        QTEST(line.session.end()->reason, "reason");
    }

    void byeDuringIdle_endsIt()
    {
        Line line;
        line.rest();
        line.say("* BYE [UNAVAILABLE] shutting down");
        QCOMPARE(ending(line), u"server"_s);
        QVERIFY(!line.session.atRest());
    }

    void serverThatProvesNothing_isNotBelieved()
    {
        Line line;
        QVERIFY(line.say("* OK [CAPABILITY AUTH=SCRAM-SHA-256 SASL-IR] hi").startsWith("AUTHENTICATE SCRAM"));
        line.say("$ OK come in");
        QCOMPARE(line.session.end()->outcome, SendOutcome::Refused);
    }

    void answersNobodyAskedFor_areNoise()
    {
        Line line;
        line.rest();
        QCOMPARE(
            line.say(
                "L1 OK again|L99 NO never asked|+ go on|* 5 FETCH (UID 99 BODY[] \"x\")|* SEARCH 1 2 3|* nonsense"),
            QByteArray());
        QVERIFY(line.session.atRest());
        QVERIFY(!line.session.takePage());
    }

    void folderNames_areWrittenAsImapWantsThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("ASCII") << u"Sent Items"_s << QByteArray("Sent Items");
        QTest::newRow("ampersand") << u"A&B"_s << QByteArray("A&-B");
        QTest::newRow("Chinese (RFC 3501)")
            << u"~peter/mail/台北/日本語"_s << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        QTest::newRow("a pair of surrogates") << u"📦"_s << QByteArray("&2D3c5g-");
        QTest::newRow("a line end") << u"a\r\nb"_s << QByteArray("a&AA0ACg-b");
    }
    void folderNames_areWrittenAsImapWantsThem()
    {
        QFETCH(QString, name);
        QTEST(encodeFolderName(name), "written");
    }
};

QTEST_GUILESS_MAIN(TestImapSession)
#include "tst_imap_session.moc"
