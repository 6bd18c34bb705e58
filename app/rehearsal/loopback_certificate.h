// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSslCertificate>
#include <QSslKey>

namespace lianxi
{

/// A certificate with its key, both in memory only.
struct OwnCertificate {
    QSslCertificate certificate;
    QSslKey key;
};
/// For a server at 127.0.0.1, good for a day, able to vouch for nobody else. Unavailable when OpenSSL refuses.
[[nodiscard]] Result<OwnCertificate> makeLoopbackCertificate();

} // namespace lianxi
