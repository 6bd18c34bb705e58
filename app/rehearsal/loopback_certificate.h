// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <memory>

namespace lianxi
{

/// A certificate with its key, both in memory only.
struct OwnCertificate {
    QSslCertificate certificate;
    QSslKey key;
};
/// For a server at 127.0.0.1, good for a day, able to vouch for nobody else. Unavailable when OpenSSL refuses.
[[nodiscard]] Result<OwnCertificate> makeLoopbackCertificate();

/// One such certificate, trusted by this program as long as this lives, beside the system's own. One for all servers:
/// two that name the same address are taken for each other.
class LoopbackTrust
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LoopbackTrust>> make();
    ~LoopbackTrust();
    LoopbackTrust(const LoopbackTrust &) = delete;
    LoopbackTrust &operator=(const LoopbackTrust &) = delete;
    /// What a server needs to prove itself.
    [[nodiscard]] QSslConfiguration serving() const;

private:
    explicit LoopbackTrust(OwnCertificate own);
    OwnCertificate m_own;
    QSslConfiguration m_before; ///< to be put back
};

} // namespace lianxi
