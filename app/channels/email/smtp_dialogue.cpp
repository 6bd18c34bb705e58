// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/smtp_dialogue.h"

namespace lianxi::email
{

namespace
{

constexpr qsizetype longestReply = 64 * 1024;

bool needsUtf8(const QByteArray &address)
{
    return std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
}

} // namespace

QByteArray dotStuffed(const QByteArray &message)
{
    QByteArray bytes;
    bytes.reserve(message.size() + 64);
    bool lineStart = true;
    for (const char c : message) {
        if (lineStart && c == '.')
            bytes += '.';
        bytes += c;
        lineStart = c == '\n';
    }
    if (!bytes.endsWith("\r\n"))
        bytes += "\r\n";
    return bytes + ".\r\n";
}

void SmtpDialogue::receive(QByteArrayView bytes)
{
    m_buffer += bytes.toByteArray();
    while (!m_result && !m_wantsTls) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0)
            break;
        const QByteArray line = m_buffer.first(end).trimmed();
        m_buffer.remove(0, end + 1);
        bool good = false;
        const int code = line.first(std::min<qsizetype>(3, line.size())).toInt(&good);
        if (!good || code < 200 || code > 599) {
            broken();
            return;
        }
        m_reply.code = code;
        m_reply.lines.append(line.mid(4));
        if (line.size() > 3 && line[3] == '-')
            continue;
        onReply(std::exchange(m_reply, {}));
    }
    if (m_buffer.size() > longestReply || m_reply.lines.size() > 1000)
        broken();
}

void SmtpDialogue::encrypted()
{
    m_wantsTls = false;
    m_encrypted = true;
    // What came in the clear behind the answer to STARTTLS was not said by the server.
    m_buffer.clear();
    m_reply = {};
    m_mechanisms.clear();
    m_extensions.clear();
    send(Step::Ehlo, "EHLO [127.0.0.1]");
}

void SmtpDialogue::broken()
{
    if (!m_result)
        finish(0, {});
}

void SmtpDialogue::onReply(const Reply &reply)
{
    const int kind = reply.code / 100;
    switch (m_step) {
    case Step::Greeting:
        kind == 2 ? send(Step::Ehlo, "EHLO [127.0.0.1]") : finish(reply);
        return;
    case Step::Ehlo:
        kind == 2 ? onEhlo(reply) : finish(reply);
        return;
    case Step::StartTls:
        if (kind == 2)
            m_wantsTls = true;
        else
            finish(530, "5.7.10 the server offers no STARTTLS");
        return;
    case Step::Auth:
        onAuth(reply);
        return;
    case Step::Mail:
        kind == 2 ? nextRecipient() : finish(reply);
        return;
    case Step::Rcpt:
        kind == 2 ? nextRecipient() : finish(reply);
        return;
    case Step::Data:
        if (kind != 3) {
            finish(reply);
            return;
        }
        m_step = Step::Message;
        m_output += dotStuffed(m_job.message);
        m_dotLeft = true;
        return;
    case Step::Message:
        finish(reply);
        return;
    }
}

void SmtpDialogue::onEhlo(const Reply &reply)
{
    for (const QByteArray &line : reply.lines) {
        const QByteArrayList words = line.toUpper().simplified().split(' ');
        m_extensions.insert(words.front());
        if (words.front() == "SIZE" && words.size() > 1)
            m_sizeLimit = words[1].toLongLong();
        if (words.front() == "AUTH")
            m_mechanisms.insert(words.begin() + 1, words.end());
    }
    if (m_job.startTls && !m_encrypted)
        send(Step::StartTls, "STARTTLS");
    else
        logIn();
}

void SmtpDialogue::logIn()
{
    const std::optional<SaslMechanism> mechanism =
        chooseMechanism(QByteArrayList(m_mechanisms.begin(), m_mechanisms.end()), m_job.login);
    if (!mechanism) {
        if (m_mechanisms.empty()) // some servers of one's own know their clients by address
            beginMail();
        else
            finish(538, "5.7.11 no way to log in that both sides know");
        return;
    }
    m_sasl.emplace(*mechanism, m_job.login);
    const std::optional<QByteArray> initial = m_sasl->initial();
    QByteArray line = "AUTH " + saslName(*mechanism);
    if (initial)
        line += ' ' + (initial->isEmpty() ? QByteArray("=") : initial->toBase64());
    send(Step::Auth, line);
}

void SmtpDialogue::onAuth(const Reply &reply)
{
    if (reply.code == 334) {
        const std::optional<QByteArray> answer = m_sasl->answer(QByteArray::fromBase64(reply.lines.join()));
        send(Step::Auth, answer ? answer->toBase64() : QByteArray("*"));
        return;
    }
    if (reply.code / 100 != 2) {
        // "authentication cancelled" after an impostor's challenge is no matter of the password
        finish(reply);
        return;
    }
    if (!m_sasl->serverProved())
        m_sasl->finish(QByteArray::fromBase64(reply.lines.join().split(' ').back()));
    if (!m_sasl->serverProved())
        finish(530, "5.7.8 the server did not prove that it knows the password");
    else if (m_job.verifyOnly)
        finish(reply);
    else
        beginMail();
}

void SmtpDialogue::beginMail()
{
    if (m_job.verifyOnly) {
        finish(250, "2.0.0 the server asks for no login");
        return;
    }
    if (m_sizeLimit > 0 && m_job.message.size() > m_sizeLimit) {
        m_step = Step::Mail;
        finish(552, "5.3.4 larger than the server's limit of " + QByteArray::number(m_sizeLimit));
        return;
    }
    const bool utf8 = needsUtf8(m_job.from) || std::any_of(m_job.to.begin(), m_job.to.end(), needsUtf8);
    if (utf8 && m_extensions.count("SMTPUTF8") == 0) {
        m_step = Step::Rcpt;
        finish(553, "5.6.7 the server does not take addresses with such characters");
        return;
    }
    QByteArray line = "MAIL FROM:<" + m_job.from + '>';
    if (m_extensions.count("SIZE") > 0)
        line += " SIZE=" + QByteArray::number(m_job.message.size());
    if (utf8)
        line += " SMTPUTF8";
    send(Step::Mail, line);
}

void SmtpDialogue::nextRecipient()
{
    if (m_recipient < m_job.to.size())
        send(Step::Rcpt, "RCPT TO:<" + m_job.to[m_recipient++] + '>');
    else
        send(Step::Data, "DATA");
}

void SmtpDialogue::send(Step step, const QByteArray &line)
{
    m_step = step;
    m_output += line + "\r\n";
}

void SmtpDialogue::finish(const Reply &reply)
{
    finish(reply.code, reply.lines.join(' '));
}

void SmtpDialogue::finish(int code, const QByteArray &text)
{
    m_result = SmtpResult{code, text, stageName(), m_dotLeft};
    if (code != 0)
        m_output += "QUIT\r\n";
}

QByteArray SmtpDialogue::stageName() const
{
    switch (m_step) {
    case Step::Greeting:
        return "CONNECT";
    case Step::Ehlo:
        return "EHLO";
    case Step::StartTls:
        return "STARTTLS";
    case Step::Auth:
        return "AUTH";
    case Step::Mail:
        return "MAIL";
    case Step::Rcpt:
        return "RCPT";
    case Step::Data:
    case Step::Message:
        return "DATA";
    }
    return {};
}

} // namespace lianxi::email
