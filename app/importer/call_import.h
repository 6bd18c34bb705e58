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
    ChannelId hotline; ///< whose calls they are; empty: the only one there is, else a channel of their own
    QString brand; ///< of that own channel
    /// Asked after every few lines; false ends it with Cancelled. What was brought in stays.
    std::function<bool()> goOn = {};
};

/// Why a line of the table, or its recording, was left out.
enum class CallTrouble {
    NotUtf8,
    TooFewColumns,
    NoTime,
    NoNumbers,
    NoLength,
    Internal, ///< a call between colleagues
    NoSuchRecording, ///< this and what follows: the call is there, its recording is not
    UnreadableRecording,
    NotAudio,
    TooLarge,
};
struct CallComplaint {
    qint64 line = 0;
    CallTrouble trouble = CallTrouble::NoTime;
    QString about; ///< the recording's name
    friend bool operator==(const CallComplaint &, const CallComplaint &) = default;
};
/// For scripts: "line 7: no time that can be read".
[[nodiscard]] QString toSentence(const CallComplaint &complaint);

struct CallImportReport {
    ImportReport import; ///< `rows` are calls
    qint64 recordings = 0; ///< found and kept
    qint64 missingRecordings = 0;
    std::vector<CallComplaint> complaints; ///< the first 1,000, by line
};

/// What CallRecord members of an event's `more` are called.
inline constexpr QLatin1StringView callHistory{"history"}; ///< true: told afterwards, nobody waits
inline constexpr QLatin1StringView callSeconds{"seconds"};
inline constexpr QLatin1StringView callAgent{"agent"};

/// The hotlines among `known` to which calls can be brought in.
[[nodiscard]] std::vector<ChannelConfigured> hotlinesOf(const std::vector<ChannelConfigured> &known);

/// Brings in calls that were made elsewhere, with their recordings: to a hotline among `known`, so that a caller is
/// the same contact, else to a channel of their own. A call is told as the hotline tells it: ringing, answered,
/// recorded, ended. Bad lines are reported, good ones kept; the same table twice adds nothing. Errors: those of
/// readMaybeGzip, InvalidInput when a needed column is missing, the log's and the attachment store's.
[[nodiscard]] Result<CallImportReport> importCalls(Log &log, const Clock &clock, AttachmentStore &attachments,
                                                   const std::vector<ChannelConfigured> &known, const QString &file,
                                                   const CallImportOptions &options, const ImportTick &tick);

} // namespace lianxi
