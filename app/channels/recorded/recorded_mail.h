// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/recorded/recorded_request.h"

namespace lianxi
{

/// Whether a recorded case of this kind is about e-mail's own ways: a fetched mail, an IMAP session, an SMTP answer.
[[nodiscard]] bool isMailKind(const RecordedCase &recorded);
/// decodeRecorded() for those. A send prints `mail` {headers, envelope} in place of `request`.
[[nodiscard]] QJsonObject decodeRecordedMail(const RecordedCase &recorded);
/// What came out of a recorded mail.
[[nodiscard]] std::vector<PlatformEvent> recordedMailEvents(const RecordedCase &recorded);

} // namespace lianxi
