// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/mail_client.h"

#include "app/channels/email/email_codec.h"
#include "app/channels/email/imap_session.h"
#include "app/channels/email/smtp_dialogue.h"
#include "app/gateway/mail_socket.h"

#include <QRandomGenerator>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// A message with attachments takes its time on a slow line.
constexpr std::chrono::milliseconds perMegabyte{20'000};

email::SaslLogin loginFrom(const HttpRequest &request, const QUrl &server)
{
    email::SaslLogin login;
    login.user = headerValue(request.headers, email::loginUser);
    login.password = headerValue(request.headers, email::loginPassword);
    login.token = headerValue(request.headers, email::loginToken);
    login.host = server.host().toLatin1();
    login.port = MailSocket::portOf(server);
    login.nonce = QByteArray::number(QRandomGenerator::system()->generate64(), 36)
        + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return login;
}

bool mayBePrivate(const HttpRequest &request)
{
    return headerValue(request.headers, email::allowPrivate) == "1";
}

email::SmtpJob jobFrom(const HttpRequest &request, const QUrl &server)
{
    email::SmtpJob job;
    job.login = loginFrom(request, server);
    job.startTls = !MailSocket::isImplicitTls(server);
    job.verifyOnly = request.method == email::methodVerify;
    job.from = headerValue(request.headers, email::envelopeFrom);
    for (const auto &[name, value] : request.headers) {
        if (name == email::envelopeTo)
            job.to.append(value);
    }
    job.message = request.body;
    return job;
}

/// "/INBOX;UIDVALIDITY=1/;UID=7/;SECTION=2"
std::optional<email::ImapSection> sectionOf(const QString &url)
{
    const QString path = url.section(u'/', 3);
    const auto value = [&path](const QString &name) {
        return path.section(u';' + name + u'=', 1).section(u'/', 0, 0).section(u';', 0, 0);
    };
    email::ImapSection section;
    section.folder = QByteArray::fromPercentEncoding(path.section(u";UIDVALIDITY="_s, 0, 0).toLatin1());
    section.mail = {value(u"UIDVALIDITY"_s).toLongLong(), value(u"UID"_s).toLongLong()};
    section.section = value(u"SECTION"_s).toLatin1();
    const bool numbered = !section.section.isEmpty()
        && std::all_of(section.section.begin(), section.section.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (section.folder.isEmpty() || section.mail.uid <= 0 || !numbered)
        return std::nullopt;
    return section;
}

} // namespace

/// One mail on its way; goes away by itself.
class MailClient::Submission final : public QObject
{
public:
    Submission(const HttpRequest &request, Done done, Sent sent, QObject *parent)
        : QObject(parent)
        , m_request(request)
        , m_server(request.url)
        , m_dialogue(jobFrom(request, m_server))
        , m_done(std::move(done))
        , m_sent(std::move(sent))
        , m_socket({[] {},
                    [this] {
                        m_dialogue.encrypted();
                        look();
                    },
                    [this](const QByteArray &bytes) {
                        m_dialogue.receive(bytes);
                        look();
                    },
                    [this](const QString &) {
                        m_dialogue.broken();
                        look();
                    }})
    {
    }
    void begin(std::chrono::milliseconds timeout)
    {
        QTimer::singleShot(timeout + perMegabyte * (m_request.body.size() / (1024 * 1024)), this, [this] {
            m_dialogue.broken();
            look();
        });
        m_socket.open(m_server, mayBePrivate(m_request));
    }

private:
    void look()
    {
        if (m_over)
            return;
        m_socket.write(m_dialogue.takeOutput());
        if (m_dialogue.wantsTls())
            m_socket.startTls();
        if (!m_dialogue.result())
            return;
        m_over = true;
        const email::SmtpResult &result = *m_dialogue.result();
        HttpResponse response{result.code, {{email::stageHeader, result.stage}}, result.text, result.written};
        if (m_sent && result.written && result.code / 100 == 2)
            m_sent(QString::fromUtf8(headerValue(m_request.headers, email::sentBy)), m_request.body);
        m_socket.close();
        deleteLater();
        m_done(std::move(response));
    }

    HttpRequest m_request;
    QUrl m_server;
    email::SmtpDialogue m_dialogue;
    Done m_done;
    Sent m_sent;
    bool m_over = false;
    MailSocket m_socket;
};

/// One part of one mail; goes away by itself.
class MailClient::Fetch final : public QObject
{
public:
    Fetch(const HttpRequest &request, const email::ImapSection &section, Done done, QObject *parent)
        : QObject(parent)
        , m_server(request.url)
        , m_allowPrivate(mayBePrivate(request))
        , m_session(options(request, section, m_server), {})
        , m_done(std::move(done))
        , m_socket({[] {},
                    [this] {
                        m_session.encrypted();
                        look();
                    },
                    [this](const QByteArray &bytes) {
                        m_session.receive(bytes);
                        look();
                    },
                    [this](const QString &) {
                        answer({0, {}, {}, false});
                    }})
    {
    }
    void begin(std::chrono::milliseconds timeout)
    {
        QTimer::singleShot(timeout, this, [this] { answer({0, {}, {}, false}); });
        m_socket.open(m_server, m_allowPrivate);
    }

private:
    static email::ImapOptions options(const HttpRequest &request, const email::ImapSection &section, const QUrl &server)
    {
        email::ImapOptions options;
        options.login = loginFrom(request, server);
        options.startTls = !MailSocket::isImplicitTls(server);
        options.section = section;
        return options;
    }
    void look()
    {
        m_socket.write(m_session.takeOutput());
        if (m_session.wantsTls())
            m_socket.startTls();
        if (!m_session.end())
            return;
        switch (m_session.end()->outcome) {
        case SendOutcome::Sent:
            answer({200, {}, decoded(), true});
            return;
        case SendOutcome::Credentials:
            answer({401, {}, {}, true});
            return;
        case SendOutcome::Refused:
            answer({404, {}, {}, true});
            return;
        case SendOutcome::Retry:
        case SendOutcome::Unconfirmed:
        case SendOutcome::Pending:
        case SendOutcome::Uploaded:
            answer({503, {}, {}, true});
            return;
        }
    }
    [[nodiscard]] QByteArray decoded() const
    {
        email::MimePart part;
        static_cast<void>(email::readHeaderFields(m_session.sectionHeader(), part.headers));
        part.body = m_session.sectionBody();
        return part.decoded();
    }
    void answer(HttpResponse response)
    {
        if (std::exchange(m_over, true))
            return;
        m_socket.close();
        deleteLater();
        m_done(std::move(response));
    }

    QUrl m_server;
    bool m_allowPrivate;
    email::ImapSession m_session;
    Done m_done;
    bool m_over = false;
    MailSocket m_socket;
};

MailClient::MailClient(HttpTransport &http, Sent sent, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_sent(std::move(sent))
{
}

MailClient::~MailClient() = default;

void MailClient::request(const HttpRequest &request, std::chrono::milliseconds timeout, Done done)
{
    if (request.url.startsWith("submission://"_L1) || request.url.startsWith("submissions://"_L1)) {
        auto *submission = new Submission(request, std::move(done), m_sent, this); // owned by this
        submission->begin(timeout);
    } else if (request.url.startsWith("imap://"_L1) || request.url.startsWith("imaps://"_L1)) {
        const std::optional<email::ImapSection> section = sectionOf(request.url);
        if (!section) {
            QTimer::singleShot(0, this, [done = std::move(done)] { done({404, {}, {}, true}); });
            return;
        }
        auto *fetch = new Fetch(request, *section, std::move(done), this); // owned by this
        fetch->begin(timeout);
    } else {
        m_http.request(request, timeout, std::move(done));
    }
}

} // namespace lianxi
