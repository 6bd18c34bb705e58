// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/sasl.h"

#include "app/channels/common/bytes.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace lianxi::email
{

namespace
{

/// Below: a server that would have the password guessed; above: one that would keep us busy (RFC 7677 asks for 4096).
constexpr int leastIterations = 4096, mostIterations = 1'000'000;

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// The value of attribute `name` in "r=…,s=…,i=…".
QByteArray attribute(const QByteArray &message, char name)
{
    for (const QByteArray &part : message.split(',')) {
        if (part.size() >= 2 && part[0] == name && part[1] == '=')
            return part.mid(2);
    }
    return {};
}

/// RFC 7613 for passwords, as far as it matters: compatibility forms are one.
QByteArray prepared(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KC).toUtf8();
}

QByteArray escapedName(QByteArray name)
{
    return name.replace('=', "=3D").replace(',', "=2C");
}

} // namespace

QByteArray saslName(SaslMechanism mechanism)
{
    switch (mechanism) {
    case SaslMechanism::Plain:
        return "PLAIN";
    case SaslMechanism::Login:
        return "LOGIN";
    case SaslMechanism::Xoauth2:
        return "XOAUTH2";
    case SaslMechanism::OauthBearer:
        return "OAUTHBEARER";
    case SaslMechanism::ScramSha256:
        return "SCRAM-SHA-256";
    }
    return {};
}

std::optional<SaslMechanism> chooseMechanism(const QByteArrayList &offered, const SaslLogin &login)
{
    using enum SaslMechanism;
    const auto first = [&offered](std::initializer_list<SaslMechanism> wanted) -> std::optional<SaslMechanism> {
        for (const SaslMechanism mechanism : wanted) {
            if (offered.contains(saslName(mechanism)))
                return mechanism;
        }
        return std::nullopt;
    };
    if (!login.token.isEmpty())
        return first({OauthBearer, Xoauth2});
    return first({ScramSha256, Plain, Login});
}

std::optional<QByteArray> SaslClient::initial()
{
    switch (m_mechanism) {
    case SaslMechanism::Plain:
        return '\0' + m_login.user + '\0' + m_login.password;
    case SaslMechanism::Login:
        return std::nullopt;
    case SaslMechanism::Xoauth2:
        return "user=" + m_login.user
            + "\x01"
              "auth=Bearer "
            + m_login.token + "\x01\x01";
    case SaslMechanism::OauthBearer:
        return "n,a=" + escapedName(m_login.user)
            + ",\x01"
              "host="
            + m_login.host + "\x01port=" + QByteArray::number(m_login.port)
            + "\x01"
              "auth=Bearer "
            + m_login.token + "\x01\x01";
    case SaslMechanism::ScramSha256:
        m_clientFirst = "n=" + escapedName(prepared(m_login.user)) + ",r=" + m_login.nonce;
        return "n,," + m_clientFirst;
    }
    return std::nullopt;
}

std::optional<QByteArray> SaslClient::answer(const QByteArray &challenge)
{
    const int step = m_step++;
    switch (m_mechanism) {
    case SaslMechanism::Plain:
        return step == 0 ? initial() : std::nullopt; // servers without initial responses ask with an empty line
    case SaslMechanism::Login:
        return step == 0 ? std::optional(m_login.user) : step == 1 ? std::optional(m_login.password) : std::nullopt;
    case SaslMechanism::Xoauth2:
    case SaslMechanism::OauthBearer:
        if (challenge.isEmpty())
            return step == 0 ? initial() : std::nullopt;
        // The reason of a refusal; the server says no after our empty answer.
        return m_mechanism == SaslMechanism::Xoauth2 ? QByteArray() : QByteArray("\x01");
    case SaslMechanism::ScramSha256:
        if (challenge.isEmpty())
            return step == 0 ? initial() : std::nullopt;
        if (m_serverSignature.isEmpty())
            return scramProof(challenge);
        finish(challenge);
        return m_proved ? std::optional(QByteArray()) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<QByteArray> SaslClient::scramProof(const QByteArray &serverFirst)
{
    const QByteArray nonce = attribute(serverFirst, 'r');
    const QByteArray salt = QByteArray::fromBase64(attribute(serverFirst, 's'));
    const int iterations = attribute(serverFirst, 'i').toInt();
    if (!nonce.startsWith(m_login.nonce) || nonce.size() <= m_login.nonce.size() || salt.isEmpty()
        || iterations < leastIterations || iterations > mostIterations || serverFirst.startsWith("m="))
        return std::nullopt;
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, prepared(m_login.password),
                                                                 salt, iterations, 32);
    const QByteArray clientKey = hmac(salted, "Client Key");
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256);
    const QByteArray withoutProof = "c=biws,r=" + nonce;
    const QByteArray exchange = m_clientFirst + ',' + serverFirst + ',' + withoutProof;
    QByteArray proof = hmac(storedKey, exchange);
    for (qsizetype at = 0; at < proof.size(); ++at)
        proof[at] = static_cast<char>(proof[at] ^ clientKey[at]);
    m_serverSignature = hmac(hmac(salted, "Server Key"), exchange);
    return withoutProof + ",p=" + proof.toBase64();
}

void SaslClient::finish(const QByteArray &serverFinal)
{
    if (m_mechanism == SaslMechanism::ScramSha256 && !m_serverSignature.isEmpty())
        m_proved = channels::equalConstantTime(m_serverSignature, QByteArray::fromBase64(attribute(serverFinal, 'v')));
}

} // namespace lianxi::email
