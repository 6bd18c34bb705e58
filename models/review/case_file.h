// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/case_set.h"

#include <tl/expected.hpp>

namespace lianxi
{

/// What a case file is closed with.
struct CaseFileKey {
    /// How much work a guess at the passphrase costs. The defaults are libsodium's "moderate": 256 MiB, about a second.
    struct Cost {
        quint32 operations = 3;
        quint32 kibibytes = 262'144;
    };
    QString passphrase; ///< of a portable file; in Unicode's composed form (NFC)
    QByteArray secret; ///< of a file in the desk's own folder: 32 bytes, kept by the profile. Then no passphrase
    Cost cost = {};
};

/// Why a case file is not opened. Nothing of it is used then.
enum class CaseFileTrouble {
    Unreadable, ///< the disk did not give it
    NotACaseFile,
    Damaged, ///< bytes were changed, or are missing
    TooNew, ///< written by a later version
    WrongKey, ///< another passphrase, or a key that was destroyed
    Expired,
    ClockSetBack, ///< this machine's clock is earlier than it was, so that nobody knows whether it has expired
    Recalled,
};

/// What a machine knows about time and recalls.
struct CaseFileWorld {
    Instant now;
    Instant latestSeen; ///< the latest moment at which this machine looked at the file, or at any
    std::chrono::minutes slack{15}; ///< so much may a clock be set back
    bool recalled = false; ///< the desk knows that this file was; see caseFileId
};

using CaseFileResult = tl::expected<CaseSet, CaseFileTrouble>;
using CaseFileHeader = tl::expected<CaseSetHeader, CaseFileTrouble>;

/// The bytes of a file; README.md has their layout. InvalidInput (no key, or media beyond mostCaseFileBytes).
[[nodiscard]] Result<QByteArray> sealCaseSet(const CaseSet &set, const CaseFileKey &key);
/// The whole set, or the reason why there is none. Slow on purpose with a passphrase: never on the view thread.
/// \param recalled  asked with the id once it is known; empty: nothing is recalled.
[[nodiscard]] CaseFileResult openCaseSet(const QByteArray &bytes, const CaseFileKey &key, const CaseFileWorld &world,
                                         const std::function<bool(CaseFileId)> &recalled = {});

inline constexpr qsizetype mostCaseFileBytes = 1024LL * 1024 * 1024; ///< it is held in memory whole
inline constexpr int leastPassphrase = 10; ///< characters

} // namespace lianxi
