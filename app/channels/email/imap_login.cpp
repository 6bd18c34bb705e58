// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_session.h"

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

bool isPlain(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

} // namespace

void ImapSession::onGreeting(const ImapResponse &response)
{
    m_command = Command::None;
    if (response.tag != "*" || response.status.isEmpty() || response.status == "BYE") {
        if (response.tag == "*" && response.status.isEmpty())
            onUntagged(response); // a recorded session may begin in the middle
        else
            refused(response);
        return;
    }
    if (response.code.startsWith("CAPABILITY "))
        readCapabilities(response.code.mid(11));
    if (m_options.startTls && !m_encrypted) {
        // Logged in before TLS: somebody in between speaks, not the server.
        if (response.status == "PREAUTH")
            finish(SendOutcome::Refused, u"configuration"_s);
        else
            send(Command::StartTls, "STARTTLS");
        return;
    }
    m_loggedIn = response.status == "PREAUTH";
    if (m_capabilities.empty())
        send(Command::Capability, "CAPABILITY");
    else
        m_loggedIn ? afterLogin() : logIn();
}

void ImapSession::readCapabilities(const QByteArray &list)
{
    m_capabilities.clear();
    for (const QByteArray &name : list.toUpper().split(' '))
        m_capabilities.insert(name);
}

void ImapSession::logIn()
{
    QByteArrayList offered;
    for (const QByteArray &capability : m_capabilities) {
        if (capability.startsWith("AUTH="))
            offered.append(capability.mid(5));
    }
    const std::optional<SaslMechanism> mechanism = chooseMechanism(offered, m_options.login);
    if (!mechanism) {
        const SaslLogin &login = m_options.login;
        const bool possible = login.token.isEmpty() && isPlain(login.user) && isPlain(login.password)
            && !m_capabilities.contains("LOGINDISABLED");
        if (possible)
            send(Command::Login, "LOGIN \"" + login.user + "\" \"" + login.password + '"');
        else
            finish(SendOutcome::Refused, u"configuration"_s);
        return;
    }
    m_sasl.emplace(*mechanism, m_options.login);
    QByteArray command = "AUTHENTICATE " + saslName(*mechanism);
    if (m_capabilities.contains("SASL-IR")) {
        if (const std::optional<QByteArray> initial = m_sasl->initial())
            command += ' ' + (initial->isEmpty() ? QByteArray("=") : initial->toBase64());
    }
    send(Command::Login, command);
}

void ImapSession::onLoginChallenge(const ImapResponse &response)
{
    const std::optional<QByteArray> answer =
        m_sasl ? m_sasl->answer(QByteArray::fromBase64(response.text)) : std::nullopt;
    m_output += (answer ? answer->toBase64() : QByteArray("*")) + "\r\n";
}

void ImapSession::onLogin(const ImapResponse &)
{
    if (m_sasl && !m_sasl->serverProved()) {
        finish(SendOutcome::Refused, u"configuration"_s);
        return;
    }
    m_loggedIn = true;
    // What a server can do often changes with the login.
    send(Command::Capability, "CAPABILITY");
}

void ImapSession::afterLogin()
{
    if (m_capabilities.contains("ID")) // some providers refuse SELECT to programs without a name
        send(Command::Id, "ID (\"name\" \"lianxi\" \"version\" \"1\")");
    else
        onDone(Command::Id, {});
}

void ImapSession::refused(const ImapResponse &response)
{
    const QByteArray code = response.code.split(' ').front().toUpper();
    const bool byToken = !m_options.login.token.isEmpty();
    const bool loggingIn = m_command == Command::Login;
    if (code == "ALERT")
        m_alert = QString::fromUtf8(response.text).left(500);
    if (code == "AUTHENTICATIONFAILED" || code == "AUTHORIZATIONFAILED" || code == "EXPIRED")
        finish(SendOutcome::Credentials, byToken ? u"token"_s : u"password"_s);
    else if (code == "PRIVACYREQUIRED" || code == "CONTACTADMIN" || code == "NOPERM" || code == "NONEXISTENT"
             || m_command == Command::StartTls)
        finish(SendOutcome::Refused, u"configuration"_s);
    else if (code == "UNAVAILABLE" || code == "INUSE" || code == "SERVERBUG" || response.status == "BYE")
        finish(SendOutcome::Retry, u"server"_s);
    else if (code == "LIMIT" || response.text.toLower().contains("throttled"))
        finish(SendOutcome::Retry, u"rate"_s);
    else if (loggingIn && response.status == "NO")
        finish(SendOutcome::Credentials, byToken ? u"token"_s : u"password"_s);
    else
        finish(SendOutcome::Retry, u"server"_s);
}

} // namespace lianxi::email
