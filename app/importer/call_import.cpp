// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/call_import.h"

#include "app/channels/asterisk/asterisk_number.h"
#include "app/channels/media_plan.h"
#include "app/importer/table_reader.h"
#include "app/media/attachment_store.h"
#include "app/media/file_kind.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 largestTable = qint64(1) << 30;
constexpr qsizetype tickEvery = 256;
constexpr std::chrono::milliseconds tickPause{500};
constexpr size_t keptComplaints = 1000;

/// Audio files of a folder by name, and by name without its ending.
class Recordings
{
public:
    explicit Recordings(const QString &folder)
    {
        if (folder.isEmpty())
            return;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            const QFileInfo info = files.fileInfo();
            add(info.fileName(), info.filePath());
            add(info.completeBaseName(), info.filePath());
        }
    }
    /// Whatever path the table names: only the file's name counts, and only in the folder that was chosen.
    [[nodiscard]] QString find(const CallLine &line) const
    {
        const QString name = QString(line.recording).replace(u'\\', u'/').section(u'/', -1);
        const QString found = name.isEmpty() ? QString() : m_files.value(name);
        return name.isEmpty() ? m_files.value(line.id) : found;
    }

private:
    /// A name that two files have names neither: a recording must not come to somebody else's call.
    void add(const QString &name, const QString &path)
    {
        if (const auto known = m_files.find(name); known != m_files.end())
            *known = *known == path ? path : QString();
        else
            m_files.insert(name, path);
    }
    QHash<QString, QString> m_files;
};

/// What a call is known by. An exchange's own ids say when the call began and are never used again, and name the call
/// that the hotline's channel saw; a number that some program counted up may begin anew next month.
QString nameOf(const CallLine &line)
{
    static const QRegularExpression exchanges(u"^([A-Za-z0-9]+-)?[0-9]{9,}\\.[0-9]+$"_s);
    if (exchanges.match(line.id).hasMatch())
        return line.id;
    return u"%1@%2 %3 %4"_s.arg(line.id, toRfc3339(line.start), line.caller, line.called);
}

const ChannelId importChannel(u"calls-import"_s);

// The reasons of callLine() come first among ours.
static_assert(static_cast<int>(CallTrouble::NotUtf8) == static_cast<int>(CallLineFault::NotUtf8)
              && static_cast<int>(CallTrouble::NoLength) == static_cast<int>(CallLineFault::NoLength));

class CallImporter
{
public:
    CallImporter(Log &log, const Clock &clock, AttachmentStore &attachments,
                 const std::vector<ChannelConfigured> &known, const CallImportOptions &options)
        : m_attachments(attachments)
        , m_options(options)
        , m_recordings(options.recordings)
        , m_writer(log, clock, u"/import/calls"_s)
    {
        const std::vector<ChannelConfigured> hotlines = hotlinesOf(known);
        // Of several, one is chosen: a call of another brand's line would be another customer's case.
        const auto hotline = options.hotline.isEmpty() && hotlines.size() == 1
            ? hotlines.begin()
            : std::find_if(hotlines.begin(), hotlines.end(),
                           [&options](const ChannelConfigured &one) { return one.channel == options.hotline; });
        if (hotline != hotlines.end()) {
            m_channel = hotline->channel;
            m_account.settings = hotline->settings;
            m_account.platform = Platform::Asterisk;
            return;
        }
        ChannelConfigured own;
        own.channel = importChannel;
        own.platform = Platform::Asterisk; // so that one number is one person, wherever the call came from
        own.name = u"Imported calls"_s;
        own.brand = options.brand;
        own.paused = true; // nobody connects to it
        m_channel = own.channel;
        m_account.platform = Platform::Asterisk;
        m_writer.channel(own);
    }
    Status take(const std::vector<QByteArrayView> &fields, qint64 at)
    {
        ++m_report.import.rows;
        const auto line = callLine(fields, m_options.columns, m_options.zone);
        if (!line) {
            reject(at, static_cast<CallTrouble>(line.error()));
            return {};
        }
        const asterisk::CallerNumber person =
            asterisk::callerNumber(line->direction == Direction::In ? line->caller : line->called, m_account);
        if (person.internal) {
            reject(at, CallTrouble::Internal);
            return {};
        }
        tell(*line, person);
        return keepRecording(*line, person, at);
    }
    Result<CallImportReport> finish()
    {
        const Status done = m_writer.finish(m_report.import);
        if (!done)
            return tl::unexpected(done.error());
        return std::move(m_report);
    }

private:
    void reject(qint64 at, CallTrouble why)
    {
        ++m_report.import.rejected;
        note({at, why, {}});
    }
    void note(const CallComplaint &complaint)
    {
        if (m_report.complaints.size() < keptComplaints)
            m_report.complaints.push_back(complaint);
    }
    PlatformEvent eventOf(const CallLine &line, const asterisk::CallerNumber &person, const char *phase, Instant at)
    {
        PlatformEvent event;
        event.kind = PlatformEventKind::Call;
        event.surface = Surface::Private;
        event.direction = line.direction;
        event.threadId = nameOf(line);
        event.phase = QLatin1StringView(phase);
        event.eventKey = u"cdr:"_s + QLatin1StringView(phase) + u':' + event.threadId;
        event.at = at;
        event.sender.id = person.number;
        event.more.insert(callHistory, true);
        if (person.anonymous)
            event.more.insert("anonymous"_L1, true);
        if (!line.agent.isEmpty())
            event.more.insert(callAgent, line.agent);
        return event;
    }
    [[nodiscard]] static Instant endOf(const CallLine &line)
    {
        return line.start + line.length.value_or(std::chrono::seconds(0));
    }
    void tell(const CallLine &line, const asterisk::CallerNumber &person)
    {
        m_writer.add(m_channel, eventOf(line, person, "ringing", line.start));
        if (line.outcome == "answered"_L1)
            m_writer.add(m_channel, eventOf(line, person, "answered", line.start));
        PlatformEvent ended = eventOf(line, person, "ended", endOf(line));
        ended.more.insert("outcome"_L1, line.outcome);
        if (line.length)
            ended.more.insert(callSeconds, static_cast<qint64>(line.length->count()));
        m_writer.add(m_channel, ended);
    }
    Status keepRecording(const CallLine &line, const asterisk::CallerNumber &person, qint64 at)
    {
        const QString path = m_recordings.find(line);
        if (path.isEmpty()) {
            if (!line.recording.isEmpty())
                complain(at, CallTrouble::NoSuchRecording, line.recording);
            return {};
        }
        const QString name = QFileInfo(path).fileName();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            complain(at, CallTrouble::UnreadableRecording, name);
            return {};
        }
        if (file.size() > AttachmentStore::Limits().fileBytes) { // before it is held in memory whole
            complain(at, CallTrouble::TooLarge, name);
            return {};
        }
        const QByteArray bytes = file.readAll();
        const FileKind kind = fileKindOf(bytes);
        if (bytes.isEmpty() || kind.family != FileKind::Family::Audio) {
            complain(at, CallTrouble::NotAudio, name);
            return {};
        }
        const Result<AttachmentId> id = m_attachments.put(bytes, kind.mime, AttachmentStore::Keep::Sent);
        if (!id && id.error().code == ErrorCode::InvalidInput) {
            complain(at, CallTrouble::TooLarge, name);
            return {};
        }
        if (!id)
            return tl::unexpected(id.error());
        Part voice;
        voice.type = PartType::Voice;
        voice.name = name;
        voice.mime = kind.mime;
        voice.bytes = bytes.size();
        if (line.length)
            voice.seconds = static_cast<double>(line.length->count());
        voice.more.insert(localAttachment, id->text());
        PlatformEvent recorded = eventOf(line, person, "recorded", endOf(line));
        recorded.parts.push_back(voice);
        m_writer.add(m_channel, recorded);
        ++m_report.recordings;
        return {};
    }
    void complain(qint64 at, CallTrouble why, const QString &about)
    {
        ++m_report.missingRecordings;
        note({at, why, about});
    }

    AttachmentStore &m_attachments;
    const CallImportOptions &m_options;
    Recordings m_recordings;
    ImportWriter m_writer;
    ChannelId m_channel;
    ChannelAccount m_account;
    CallImportReport m_report;
};

} // namespace

std::vector<ChannelConfigured> hotlinesOf(const std::vector<ChannelConfigured> &known)
{
    std::vector<ChannelConfigured> hotlines;
    std::copy_if(known.begin(), known.end(), std::back_inserter(hotlines), [](const ChannelConfigured &channel) {
        return channel.platform == Platform::Asterisk && !channel.removed && channel.channel != importChannel;
    });
    return hotlines;
}

QString toSentence(const CallComplaint &complaint)
{
    QString why;
    switch (complaint.trouble) {
    case CallTrouble::NotUtf8:
    case CallTrouble::TooFewColumns:
    case CallTrouble::NoTime:
    case CallTrouble::NoNumbers:
    case CallTrouble::NoLength:
        why = toSentence(static_cast<CallLineFault>(complaint.trouble));
        break;
    case CallTrouble::Internal:
        why = u"a call between colleagues"_s;
        break;
    case CallTrouble::NoSuchRecording:
        why = u"no recording \"%1\" in the folder, or several of that name"_s.arg(complaint.about);
        break;
    case CallTrouble::UnreadableRecording:
        why = u"\"%1\" cannot be read"_s.arg(complaint.about);
        break;
    case CallTrouble::NotAudio:
        why = u"\"%1\" is no audio file"_s.arg(complaint.about);
        break;
    case CallTrouble::TooLarge:
        why = u"\"%1\" is too large"_s.arg(complaint.about);
        break;
    }
    return u"line %1: %2"_s.arg(complaint.line).arg(why);
}

Result<CallImportReport> importCalls(Log &log, const Clock &clock, AttachmentStore &attachments,
                                     const std::vector<ChannelConfigured> &known, const QString &file,
                                     const CallImportOptions &options, const ImportTick &tick)
{
    if (!missingCallColumns(options.columns).empty())
        return failure(ErrorCode::InvalidInput, u"the table needs columns for time, caller and called"_s);
    const Result<QByteArray> bytes = readMaybeGzip(file, largestTable);
    if (!bytes)
        return tl::unexpected(bytes.error());
    TableReader reader(*bytes);
    CallImporter importer(log, clock, attachments, known, options);
    std::vector<QByteArrayView> fields;
    qint64 rows = 0;
    QElapsedTimer sinceTick;
    sinceTick.start();
    while (reader.next(fields)) {
        if (const Status taken = importer.take(fields, reader.line()); !taken)
            return tl::unexpected(taken.error());
        // A line may have a recording of a hundred megabytes: progress goes by time as well.
        if (tick && (++rows % tickEvery == 0 || sinceTick.elapsed() > tickPause.count())) {
            tick({reader.offset(), bytes->size()});
            sinceTick.start();
        }
        if (options.goOn && !options.goOn()) {
            const Result<CallImportReport> kept = importer.finish();
            return kept ? failure(ErrorCode::Cancelled, u"stopped; what was brought in stays"_s)
                        : tl::make_unexpected(kept.error());
        }
    }
    return importer.finish();
}

} // namespace lianxi
