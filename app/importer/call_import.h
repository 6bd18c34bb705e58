// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importer/call_table.h"
#include "app/importer/importer.h"

namespace lianxi
{

class AttachmentStore;

/// How a table of calls is brought in.
struct CallImportOptions {
    CallColumns columns{}; ///< callColumnsOf(), or chosen by hand
    QString recordings; ///< folder with the audio files, searched with those in it; empty: none
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of times without one
    QString brand; ///< whose calls they are, where no hotline is set up
};

struct CallImportReport {
    ImportReport import; ///< `rows` are calls; `lines` the ones that were left out
    qint64 recordings = 0; ///< found and kept
    std::vector<RejectedLine> withoutRecording; ///< calls that are there, whose audio is not; the first 1,000
    qint64 missingRecordings = 0;
};

/// What CallRecord members of an event's `more` are called.
inline constexpr QLatin1StringView callHistory{"history"}; ///< true: told afterwards, nobody waits
inline constexpr QLatin1StringView callSeconds{"seconds"};
inline constexpr QLatin1StringView callAgent{"agent"};

/// Brings in calls that were made elsewhere, with their recordings: to the hotline among `known`, so that a caller is
/// the same contact, else to a channel of their own. A call is told as the hotline tells it: ringing, answered,
/// recorded, ended. Bad lines are reported, good ones kept; the same table twice adds nothing. Errors: those of
/// readMaybeGzip, InvalidInput when a needed column is missing, the log's and the attachment store's.
[[nodiscard]] Result<CallImportReport> importCalls(Log &log, const Clock &clock, AttachmentStore &attachments,
                                                   const std::vector<ChannelConfigured> &known, const QString &file,
                                                   const CallImportOptions &options, const ImportTick &tick);

} // namespace lianxi
