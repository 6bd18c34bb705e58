// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/email/sasl.h"

#include <set>

namespace lianxi::email
{

struct SmtpJob {
    SaslLogin login;
    bool startTls = false; ///< the connection begins in the clear
    bool verifyOnly = false; ///< log in and leave
    QByteArray from; ///< empty: <>
    QByteArrayList to;
    QByteArray message; ///< CRLF line ends
};

/// What became of it. code 0: the server broke off or said nonsense.
struct SmtpResult {
    int code = 0;
    QByteArray text; ///< of all lines, joined by blanks
    QByteArray stage; ///< CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA
    bool written = false; ///< the final dot had left: the message may have been taken
};

/// One submission (RFC 5321, 6409, 4954, 3207, 1870, 6531) as a state machine without I/O. The transport calls
/// receive() and encrypted(), and looks at takeOutput(), wantsTls() and result() after each.
class SmtpDialogue
{
public:
    explicit SmtpDialogue(SmtpJob job)
        : m_job(std::move(job))
    {
    }
    void receive(QByteArrayView bytes);
    void encrypted();
    /// The line broke, or the server said nothing for too long.
    void broken();

    [[nodiscard]] QByteArray takeOutput() { return std::exchange(m_output, {}); }
    [[nodiscard]] bool wantsTls() const { return m_wantsTls; }
    [[nodiscard]] const std::optional<SmtpResult> &result() const { return m_result; }

private:
    enum class Step { Greeting, Ehlo, StartTls, Auth, Mail, Rcpt, Data, Message };
    struct Reply {
        int code = 0;
        QByteArrayList lines; ///< without the code
    };

    void onReply(const Reply &reply);
    void onEhlo(const Reply &reply);
    void logIn();
    void onAuth(const Reply &reply);
    void beginMail();
    void nextRecipient();
    void send(Step step, const QByteArray &line);
    void finish(const Reply &reply);
    void finish(int code, const QByteArray &text);
    [[nodiscard]] QByteArray stageName() const;

    SmtpJob m_job;
    QByteArray m_buffer, m_output;
    Reply m_reply; ///< lines so far
    Step m_step = Step::Greeting;
    bool m_wantsTls = false, m_encrypted = false, m_dotLeft = false;
    std::set<QByteArray> m_mechanisms, m_extensions; ///< upper case
    qint64 m_sizeLimit = 0; ///< 0: none told
    std::optional<SaslClient> m_sasl;
    qsizetype m_recipient = 0;
    std::optional<SmtpResult> m_result;
};

/// The message as it goes over the line: dots doubled, the final dot behind it.
[[nodiscard]] QByteArray dotStuffed(const QByteArray &message);

} // namespace lianxi::email
