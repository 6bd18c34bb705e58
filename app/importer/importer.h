// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/event/log.h"
#include "models/event/payloads.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace lianxi
{

struct RejectedLine {
    qint64 line = 0;
    QString reason;
};

/// What an import did. Running it again on the same file stores nothing twice.
struct ImportReport {
    qint64 rows = 0; ///< data rows read
    qint64 events = 0; ///< handed to the log
    qint64 duplicates = 0; ///< events in batches the log had already
    qint64 rejected = 0;
    std::vector<RejectedLine> lines; ///< the first 1,000 rejected ones
    qint64 channels = 0;
    Sequence lastSequence = 0;
};

struct ImportProgress {
    qint64 done = 0, total = 0; ///< rows
};

/// Puts events of one import on the log: batches per channel, several under way at once, keyed so that a repeated
/// import is recognised. Not thread-safe; one import each.
class ImportWriter
{
public:
    ImportWriter(Log &log, const Clock &clock, QString source);
    ~ImportWriter();
    /// Configures the channel when this import has not met it yet.
    void channel(const ChannelConfigured &channel);
    void add(const ChannelId &channel, const PlatformEvent &event);
    /// The same for an event that came as JSON: `json` is what platformEventFromJson() read it from, and is kept as it
    /// came.
    void add(const ChannelId &channel, const PlatformEvent &event, QJsonObject json);
    /// Writes what is left and waits. \return the first failure of the log, if any.
    [[nodiscard]] Status finish(ImportReport &report);

private:
    struct Flight;
    void flush(const QString &channel, std::vector<Event> &events);
    Log &m_log;
    const Clock &m_clock;
    QString m_source;
    std::map<QString, std::vector<Event>> m_open; ///< sorted, so that two runs of one file write the same log
    std::set<QString> m_known;
    qint64 m_events = 0;
    std::shared_ptr<Flight> m_flight;
};

using ImportTick = std::function<void(const ImportProgress &)>;

/// Public customer-service threads on Twitter: tab-separated tweets with a brand column, or the original
/// comma-separated file; gzip too. A thread is a connected component of the reply graph, a channel is the brand.
/// Good rows are kept, bad ones reported with line and reason. Errors: those of readMaybeGzip, InvalidInput when
/// columns are missing, and the log's.
[[nodiscard]] Result<ImportReport> importTwcs(Log &log, const Clock &clock, const QString &file,
                                              const ImportTick &tick);

/// Our own format: one JSON object a line, the members of PlatformEvent plus "channel" (and, once per channel,
/// "platform", "brand", "channel_name").
[[nodiscard]] Result<ImportReport> importJsonl(Log &log, const Clock &clock, const QString &file,
                                               const ImportTick &tick);

/// Messages of a platform that lets no program read them ("desk-import/1"): one JSON object with "platform",
/// "account_id" and "messages". Goes to the channel among `known` that is set up for the account, else to one of its
/// own. A message that cannot be read is reported with the line on which it begins. Errors: those of readMaybeGzip,
/// InvalidInput when it is another file, and the log's.
[[nodiscard]] Result<ImportReport> importDeskFile(Log &log, const Clock &clock, const QString &file,
                                                  const std::vector<ChannelConfigured> &known, const ImportTick &tick);

/// Id of a platform event on the log: the same event always gets the same one.
[[nodiscard]] EventId platformEventId(const ChannelId &channel, const QString &eventKey);

} // namespace lianxi
