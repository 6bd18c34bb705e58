// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace lianxi
{

/// First line of a file that holds a passphrase or another secret. NotFound when it cannot be read; InvalidInput when
/// it is empty or larger than 64 KiB. The detail names the file, never its content.
[[nodiscard]] Result<QString> readSecretFile(const QString &file);

} // namespace lianxi
