// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/event/review_payloads.h"

#include <tl/expected.hpp>

#include <vector>

namespace lianxi
{

/// A review written without a network, and how its case stood when it was taken along.
struct OfflineReview {
    CaseFileId file;
    ReviewGiven given;
    Instant lastAt;
    Sequence sequence = 0;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("file", s.file), f("given", s.given), f("last_at", s.lastAt), f("sequence", s.sequence);
    }
};
[[nodiscard]] bool operator==(const OfflineReview &a, const OfflineReview &b);

/// The two halves of what results travel back with: who has the case file can seal for its issuer, who issued it can
/// open.
struct AnswerKeys {
    QByteArray open, secret; ///< 32 bytes each
    [[nodiscard]] static AnswerKeys generate();
};

/// Why a file of results is not taken in. Nothing of it is used then.
enum class ResultFileTrouble {
    Unreadable, ///< the disk did not give it
    NotAResultFile,
    Damaged, ///< bytes were changed, or are missing
    TooNew, ///< written by a later version
    NotOurs, ///< for a case file that this desk did not issue, or whose key it no longer has
    Foreign, ///< it tells of reviews that were not in the case file
};

/// Results written into one case file at a desk that cannot hand them in (`.lxreviews`); README.md has the layout.
struct ResultFile {
    CaseFileId file;
    std::vector<OfflineReview> results;
};
/// \param open  the case file's answer key. InvalidInput: it is none, or there are no results.
[[nodiscard]] Result<QByteArray> sealResults(const ResultFile &results, const QByteArray &open);
/// \param keysOf  the keys made for a case file; nothing when this desk has not issued it.
[[nodiscard]] tl::expected<ResultFile, ResultFileTrouble>
openResults(const QByteArray &bytes, const std::function<std::optional<AnswerKeys>(CaseFileId)> &keysOf);

inline constexpr qint64 mostResultBytes = 64LL * 1024 * 1024; ///< it is held in memory whole

} // namespace lianxi
