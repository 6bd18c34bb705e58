// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace lianxi::email
{

enum class SaslMechanism { Plain, Login, Xoauth2, OauthBearer, ScramSha256 };

/// Who logs in where.
struct SaslLogin {
    QByteArray user, password, token; ///< UTF-8; a token is preferred where there is one
    QByteArray host;
    int port = 0;
    QByteArray nonce; ///< for SCRAM: printable ASCII without a comma that nobody can guess
};

[[nodiscard]] QByteArray saslName(SaslMechanism mechanism);
/// The best of what a server offers that the login can do; nullopt when there is none.
[[nodiscard]] std::optional<SaslMechanism> chooseMechanism(const QByteArrayList &offered, const SaslLogin &login);

/// One authentication: answers of the client to challenges of the server, not yet in base64.
class SaslClient
{
public:
    SaslClient(SaslMechanism mechanism, SaslLogin login)
        : m_mechanism(mechanism)
        , m_login(std::move(login))
    {
    }
    [[nodiscard]] SaslMechanism mechanism() const { return m_mechanism; }
    /// What goes with the command itself; nullopt for LOGIN, which is asked.
    [[nodiscard]] std::optional<QByteArray> initial();
    /// nullopt: what the server says cannot be right, the authentication must be broken off.
    [[nodiscard]] std::optional<QByteArray> answer(const QByteArray &challenge);
    /// Whether the server has proved that it knows the password, where the mechanism has such a proof. A server's
    /// success must not be believed before.
    [[nodiscard]] bool serverProved() const { return m_mechanism != SaslMechanism::ScramSha256 || m_proved; }
    /// The server's last words inside its success (RFC 9051 §6.2.2 with SASL-IR servers).
    void finish(const QByteArray &serverFinal);

private:
    [[nodiscard]] std::optional<QByteArray> scramProof(const QByteArray &serverFirst);

    SaslMechanism m_mechanism;
    SaslLogin m_login;
    int m_step = 0;
    QByteArray m_clientFirst, m_serverSignature;
    bool m_proved = false;
};

} // namespace lianxi::email
