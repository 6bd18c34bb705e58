// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QJsonObject>

namespace lianxi
{

/// One recorded platform request or answer: what travelled, with which account, at which time, and what must come out.
struct RecordedCase {
    QString folder; ///< where the cases it names are
    QJsonObject meta; ///< as in the file
    QByteArray body; ///< byte for byte
};

/// Reads `<case>.meta.json` and the body file it names. Errors: NotFound, Corrupt (not JSON, or the body is not the one
/// whose digest was recorded).
[[nodiscard]] Result<RecordedCase> readRecordedCase(const QString &metaFile);

/// Whether this version can run such a case: there is a codec, and it is a request, an answer or a sequence of them.
[[nodiscard]] bool canDecode(const RecordedCase &recorded);

/// Runs the case through the platform's codec with the recorded clock and account.
/// \return platform, case and, as far as they apply: verify, reply, events, outcome, reason, retry_after_s,
/// message_id, request, next, stored_messages, texts_in_order. Errors: InvalidInput when !canDecode(), and those of
/// readRecordedCase() for cases it names.
[[nodiscard]] Result<QJsonObject> decodeRecorded(const RecordedCase &recorded);

/// The account of a case: its members sorted into settings and secrets. Secrets that only appear as <NAME> in the
/// recorded address are given as that text.
[[nodiscard]] ChannelAccount recordedAccount(const RecordedCase &recorded);
/// The request of a webhook or url_verify case.
[[nodiscard]] HttpRequest recordedRequest(const RecordedCase &recorded);
/// The recorded time to take as now; 1970 where the case names none.
[[nodiscard]] Instant recordedClock(const RecordedCase &recorded);

} // namespace lianxi
