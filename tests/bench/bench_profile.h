// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/keychain.h"

#include <QString>

namespace lianxi::bench
{

/// Answers at once with the key of all generated stores; the system's own adds what its service takes.
class ReadyKeychain final : public Keychain
{
public:
    Result<QByteArray> read(const QString &name) override;
    Status write(const QString &, const QByteArray &) override { return {}; }
    Status remove(const QString &) override { return {}; }
};

/// The profile of a desk of that many cases below `folder`, made unless an earlier run left it there. It is a copy,
/// because a start writes into it.
[[nodiscard]] QString generatedProfile(const QString &folder, int cases);

} // namespace lianxi::bench
