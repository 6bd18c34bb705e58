// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_mail.h"

#include "app/channels/common/account.h"
#include "app/channels/email/mail_events.h"
#include "app/channels/email/mail_writer.h"
#include "app/rehearsal/voice.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr qsizetype longestMail = 1024 * 1024; ///< bytes; the desk writes a few kilobytes
constexpr auto subject = u"Order question";

/// Lines of a connection; what is no whole line yet stays.
class Lines
{
public:
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    std::optional<QByteArray> next()
    {
        const qsizetype end = m_bytes.indexOf("\r\n");
        if (end < 0)
            return std::nullopt;
        const QByteArray line = m_bytes.left(end);
        m_bytes.remove(0, end + 2);
        return line;
    }
    /// Everything up to `mark`, which is taken off too.
    std::optional<QByteArray> nextUpTo(const QByteArray &mark)
    {
        const qsizetype end = m_bytes.indexOf(mark);
        if (end < 0)
            return std::nullopt;
        const QByteArray text = m_bytes.left(end);
        m_bytes.remove(0, end + mark.size());
        return text;
    }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    QByteArray m_bytes;
};

} // namespace

/// One reader of the mailbox.
class FakeMail::Imap : public QObject
{
public:
    Imap(FakeMail &mail, QSslSocket *socket)
        : QObject(socket)
        , m_mail(mail)
        , m_socket(socket)
    {
        connect(socket, &QSslSocket::readyRead, this, &Imap::read);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        m_mail.m_readers.push_back(this);
        say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN IDLE] ready");
        if (socket->bytesAvailable() > 0)
            read();
    }
    ~Imap() override { std::erase(m_mail.m_readers, this); }
    void tell()
    {
        if (m_idle)
            say("* " + QByteArray::number(m_mail.m_mails.size()) + " EXISTS");
    }

private:
    void say(const QByteArray &line) { m_socket->write(line + "\r\n"); }
    void done(const QByteArray &tag) { say(tag + " OK done"); }
    void read()
    {
        m_lines.add(m_socket->readAll());
        while (const auto line = m_lines.next())
            onLine(*line);
    }
    void onLine(const QByteArray &line)
    {
        if (m_idle) { // DONE
            m_idle = false;
            done(m_idleTag);
            return;
        }
        const QByteArrayList words = line.split(' ');
        const QByteArray tag = words.value(0), verb = words.value(1).toUpper();
        if (verb == "AUTHENTICATE") {
            m_loggedIn = m_mail.logsIn(QByteArray::fromBase64(words.value(3)));
            say(tag + (m_loggedIn ? " OK in" : " NO [AUTHENTICATIONFAILED] no"));
        } else if (verb == "CAPABILITY") {
            say("* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN IDLE");
            done(tag);
        } else if (!m_loggedIn) {
            say(tag + " NO log in first");
        } else if (verb == "LIST") {
            say("* LIST (\\HasNoChildren) \"/\" INBOX");
            done(tag);
        } else if (verb == "SELECT") {
            select(tag);
        } else if (verb == "UID" && words.value(2).toUpper() == "FETCH") {
            fetch(tag, words.value(3), line.contains("BODY.PEEK[]"));
        } else if (verb == "UID" && words.value(2).toUpper() == "SEARCH") {
            QByteArray found = "* SEARCH";
            for (size_t uid = 1; uid <= m_mail.m_mails.size(); ++uid)
                found += ' ' + QByteArray::number(uid);
            say(found);
            done(tag);
        } else if (verb == "IDLE") {
            m_idle = true;
            m_idleTag = tag;
            say("+ idling");
            m_mail.m_awaited = true;
            for (const QByteArray &mail : std::exchange(m_mail.m_waiting, {}))
                m_mail.arrive(mail);
        } else {
            say(tag + " BAD unknown");
            m_mail.m_host.complain(u"email: an unknown command"_s);
        }
    }
    void select(const QByteArray &tag)
    {
        const QByteArray count = QByteArray::number(m_mail.m_mails.size());
        say("* FLAGS (\\Seen)");
        say("* " + count + " EXISTS");
        say("* OK [UIDVALIDITY 1] valid");
        say("* OK [UIDNEXT " + QByteArray::number(m_mail.m_mails.size() + 1) + "] next");
        say(tag + " OK [READ-WRITE] selected");
    }
    /// "n" or "n:*"; the second always gives the last one.
    void fetch(const QByteArray &tag, const QByteArray &set, bool whole)
    {
        const size_t from = std::max<size_t>(set.split(':').front().toULongLong(), 1);
        const size_t last = set.contains(':') ? m_mail.m_mails.size() : std::min(from, m_mail.m_mails.size());
        for (size_t uid = std::min(from, last); uid >= 1 && uid <= last; ++uid) {
            const QByteArray &mail = m_mail.m_mails[uid - 1];
            const QByteArray number = QByteArray::number(uid), size = QByteArray::number(mail.size());
            QByteArray answer = "* " + number + " FETCH (UID " + number + " RFC822.SIZE " + size;
            if (whole)
                answer += " FLAGS () INTERNALDATE \""
                    + QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"dd-MMM-yyyy HH:mm:ss"_s).toLatin1()
                    + " +0000\" BODY[]<0> {" + size + "}\r\n" + mail;
            say(answer + ')');
        }
        done(tag);
    }

    FakeMail &m_mail;
    QSslSocket *m_socket; ///< parent
    Lines m_lines;
    bool m_loggedIn = false, m_idle = false;
    QByteArray m_idleTag;
};

/// One submission.
class FakeMail::Smtp : public QObject
{
public:
    Smtp(FakeMail &mail, QSslSocket *socket)
        : QObject(socket)
        , m_mail(mail)
        , m_socket(socket)
    {
        connect(socket, &QSslSocket::readyRead, this, &Smtp::read);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        say("220 rehearsal ESMTP");
        if (socket->bytesAvailable() > 0)
            read();
    }

private:
    void say(const QByteArray &line) { m_socket->write(line + "\r\n"); }
    void read()
    {
        m_lines.add(m_socket->readAll());
        if (m_lines.size() > longestMail) {
            m_socket->abort();
            return;
        }
        for (;;) {
            const auto text = m_data ? m_lines.nextUpTo("\r\n.\r\n") : m_lines.next();
            if (!text)
                return;
            m_data ? take(*text) : onLine(*text);
        }
    }
    void onLine(const QByteArray &line)
    {
        const QByteArray verb = line.left(4).toUpper();
        if (verb == "EHLO") {
            say("250-rehearsal\r\n250-SIZE 1048576\r\n250 AUTH PLAIN");
        } else if (verb == "AUTH") {
            m_loggedIn = m_mail.logsIn(QByteArray::fromBase64(line.split(' ').value(2)));
            say(m_loggedIn ? "235 2.7.0 in" : "535 5.7.8 no");
        } else if (verb == "QUIT") {
            say("221 bye");
        } else if (!m_loggedIn) {
            say("530 5.7.0 log in first");
        } else if (verb == "MAIL") {
            m_from = address(line);
            say("250 2.1.0 good");
        } else if (verb == "RCPT") {
            m_to = address(line);
            const bool known = m_mail.m_host.knows(Platform::Email, QString::fromUtf8(m_to));
            if (!known)
                m_mail.m_host.complain(u"email: a mail to nobody"_s);
            say(known ? "250 2.1.5 good" : "550 5.1.1 nobody by this name");
        } else if (verb == "DATA") {
            m_data = true;
            say("354 go on");
        } else {
            say("502 5.5.1 unknown");
            m_mail.m_host.complain(u"email: an unknown command"_s);
        }
    }
    static QByteArray address(const QByteArray &line)
    {
        const qsizetype open = line.indexOf('<');
        return line.mid(open + 1, line.indexOf('>') - open - 1);
    }
    void take(QByteArray mail)
    {
        m_data = false;
        QByteArray answer;
        m_mail.submitted(m_from, m_to, mail.replace("\r\n..", "\r\n.") + "\r\n", answer);
        say(answer);
    }

    FakeMail &m_mail;
    QSslSocket *m_socket; ///< parent
    Lines m_lines;
    bool m_loggedIn = false, m_data = false;
    QByteArray m_from, m_to;
};

FakeMail::FakeMail(FakeHost &host, QObject *parent)
    : QObject(parent)
    , m_host(host)
{
    const auto serve = [this](QSslServer &server, auto make) {
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server, make] {
            while (auto *socket = qobject_cast<QSslSocket *>(server.nextPendingConnection()))
                make(socket);
        });
    };
    serve(m_imap, [this](QSslSocket *socket) { new Imap(*this, socket); });
    serve(m_smtp, [this](QSslSocket *socket) { new Smtp(*this, socket); });
}

FakeMail::~FakeMail()
{
    m_readers.clear();
    for (QSslServer *server : {&m_imap, &m_smtp})
        qDeleteAll(server->findChildren<QSslSocket *>());
}

Status FakeMail::start(const LoopbackTrust &trust)
{
    for (QSslServer *server : {&m_imap, &m_smtp}) {
        server->setSslConfiguration(trust.serving());
        if (!server->listen(QHostAddress::LocalHost))
            return failure(ErrorCode::Unavailable, u"no port on the loopback address"_s);
    }
    return {};
}

QString FakeMail::imapUrl() const
{
    return u"imaps://127.0.0.1:%1"_s.arg(m_imap.serverPort());
}

QString FakeMail::smtpUrl() const
{
    return u"submissions://127.0.0.1:%1"_s.arg(m_smtp.serverPort());
}

void FakeMail::say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    email::OutgoingMail mail;
    mail.from = customer.id;
    mail.fromName = customer.name;
    mail.to = accountText(account, "address"_L1);
    mail.subject = QString::fromUtf16(subject);
    mail.messageId = messageIdOf(Platform::Email, line);
    // A person's mails follow one another.
    mail.references = QStringList{u"first-of-%1"_s.arg(customer.id)};
    mail.inReplyTo = mail.references.front();
    mail.text = line.text;
    mail.date = line.at;
    m_awaited ? arrive(email::writeMail(mail)) : m_waiting.push_back(email::writeMail(mail));
}

void FakeMail::arrive(const QByteArray &mail)
{
    m_mails.push_back(mail);
    for (Imap *reader : m_readers)
        reader->tell();
}

bool FakeMail::logsIn(const QByteArray &plain) const
{
    const QByteArrayList pieces = plain.split('\0');
    const auto account = m_host.account(Platform::Email, "address"_L1, QString::fromUtf8(pieces.value(1)));
    const bool good = account && pieces.size() == 3 && pieces[2] == accountBytes(*account, "password"_L1);
    if (!good)
        m_host.complain(u"email: a login with a wrong user or password"_s);
    return good;
}

void FakeMail::submitted(const QByteArray &from, const QByteArray &to, const QByteArray &mail, QByteArray &answer)
{
    email::FetchedMail read;
    read.bytes = mail;
    const auto account = m_host.account(Platform::Email, "address"_L1, QString::fromUtf8(from));
    const PlatformEvent event = email::eventOf(read, account.value_or(ChannelAccount{}), SystemClock().now());
    const auto said = m_host.said(Platform::Email, event.replyTo);
    if (!account || event.sender.id != QString::fromUtf8(from) || event.text.isEmpty()) {
        m_host.complain(u"email: a mail from somebody else, or without words"_s);
        answer = "550 5.7.1 not your address";
    } else if (!said || said->personId != QString::fromUtf8(to)) {
        m_host.complain(u"email: an answer that names no mail of this customer"_s);
        answer = "550 5.7.1 answers nothing";
    } else {
        answer = "250 2.0.0 taken";
        // The same mail once more is shown once.
        if (m_host.isFirst(Platform::Email, event.messageId))
            m_host.deliver({Platform::Email, said->personId, {}, event.text, Surface::Private});
    }
}

} // namespace lianxi
