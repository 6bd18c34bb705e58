// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <memory>

namespace lianxi
{

/// Keeps every other program out as long as it lives. The operating system itself holds the lock and lets go when the
/// process ends, however it ends: a file whose mere existence locks would stay behind, and one that was killed before
/// its content was written would lock for ever.
class FolderLock
{
public:
    /// Busy (the detail tells the process, where that is known), Io. The file stays when the lock goes.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> take(const QString &file);
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    explicit FolderLock(qintptr handle)
        : m_handle(handle)
    {
    }
    qintptr m_handle; ///< of the operating system
};

} // namespace lianxi
