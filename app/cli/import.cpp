// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/desk_files.h"
#include "app/importer/call_import.h"
#include "app/media/attachment_store.h"

#include <QJsonArray>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

QJsonObject toJson(const ImportReport &report)
{
    QJsonArray rejected;
    for (const RejectedLine &line : report.lines)
        rejected.append(QJsonObject{{"line"_L1, line.line}, {"reason"_L1, line.reason}});
    return {{"rows"_L1, report.rows},         {"events"_L1, report.events},     {"duplicates"_L1, report.duplicates},
            {"channels"_L1, report.channels}, {"rejected"_L1, report.rejected}, {"rejected_lines"_L1, rejected}};
}

void printReport(const ImportReport &report)
{
    print(u"%1 rows read, %2 messages on %3 channels, %4 known already, %5 rejected"_s.arg(report.rows)
              .arg(report.events)
              .arg(report.channels)
              .arg(report.duplicates)
              .arg(report.rejected));
    for (const RejectedLine &line : report.lines)
        printError(u"line %1: %2"_s.arg(line.line).arg(line.reason));
    if (report.rejected > static_cast<qint64>(report.lines.size()))
        printError(u"… and %1 more"_s.arg(report.rejected - static_cast<qint64>(report.lines.size())));
}

/// The columns by their titles, and those that were named over them.
Result<CallColumns> columnsOf(const CallTablePreview &preview, const QString &named)
{
    static const QStringList names{u"id"_s,      u"start"_s,   u"caller"_s, u"called"_s,   u"direction"_s,
                                   u"seconds"_s, u"outcome"_s, u"agent"_s,  u"recording"_s};
    CallColumns columns = preview.columns;
    for (const QString &pair : named.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype name = names.indexOf(pair.section(u'=', 0, 0).trimmed());
        const qsizetype title = preview.titles.indexOf(pair.section(u'=', 1).trimmed());
        if (name < 0 || title < 0)
            return failure(ErrorCode::InvalidInput, u"--columns: \"%1\" names no column"_s.arg(pair));
        columns.at(static_cast<size_t>(name)) = static_cast<int>(title);
    }
    return columns;
}

Result<ImportReport> importCallTable(DeskFiles &desk, const Clock &clock, const QCommandLineParser &parser,
                                     const QString &file, const ImportTick &tick)
{
    const Result<CallTablePreview> preview = previewCalls(file);
    if (!preview)
        return tl::unexpected(preview.error());
    const Result<CallColumns> columns = columnsOf(*preview, parser.value(u"columns"_s));
    if (!columns)
        return tl::unexpected(columns.error());
    const Result<std::vector<ChannelConfigured>> known = configuredChannels(*desk.store);
    if (!known)
        return tl::unexpected(known.error());
    CallImportOptions options;
    options.columns = *columns;
    options.recordings = parser.value(u"recordings"_s);
    if (const QString zone = parser.value(u"zone"_s); !zone.isEmpty())
        options.zone = QTimeZone(zone.toUtf8());
    if (!options.zone.isValid())
        return failure(ErrorCode::InvalidInput, u"--zone must be a time zone such as Asia/Shanghai"_s);
    if (!known->empty())
        options.brand = known->front().brand;
    options.hotline = ChannelId(parser.value(u"channel"_s));
    const std::vector<ChannelConfigured> hotlines = hotlinesOf(*known);
    const bool isKnown = std::any_of(hotlines.begin(), hotlines.end(), [&options](const ChannelConfigured &one) {
        return one.channel == options.hotline;
    });
    if (options.hotline.isEmpty() ? hotlines.size() > 1 : !isKnown) {
        QStringList names;
        for (const ChannelConfigured &one : hotlines)
            names << one.channel.text();
        return failure(ErrorCode::InvalidInput, u"--channel must name the hotline: %1"_s.arg(names.join(u", "_s)));
    }
    AttachmentStore attachments(desk.profile->folder() + u"/attachments"_s, desk.profile->attachmentKey(), clock);
    Result<CallImportReport> report = importCalls(*desk.log, clock, attachments, *known, file, options, tick);
    if (!report)
        return tl::unexpected(report.error());
    for (const CallComplaint &complaint : report->complaints)
        printError(toSentence(complaint));
    return std::move(report->import);
}

} // namespace

ExitCode import(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Imports conversations. Good lines are kept, bad ones reported; a second run of the same file stores nothing "
        u"twice.\n"
        "twcs: tweets of public customer service, tab- or comma-separated, gzip too.\n"
        "jsonl: one JSON object a line: the members of a platform event (kind, surface, direction, thread_id, "
        "message_id, sender, at, text, parts) and channel, platform, brand.\n"
        "calls: an exchange's call records (CSV), columns by their titles, with the audio files in --recordings.\n"
        "desk-import: what a company exports from platforms that no program may read: one JSON object with format \"desk-import/1\", platform, account_id and messages [{id, surface, kind, sender_id, sender_name, text, post_id or thread_id, parent_id, sent_at, direction, to_id, parts, link}]."_s);
    addProfileOptions(parser);
    parser.addOption({u"format"_s, u"twcs, jsonl, desk-import or calls."_s, u"format"_s});
    parser.addOption({u"recordings"_s, u"Folder with the recordings of calls."_s, u"folder"_s});
    parser.addOption({u"channel"_s, u"Hotline of the calls, where there are several."_s, u"id"_s});
    parser.addOption({u"zone"_s, u"Time zone of calls whose time is written without one."_s, u"zone"_s});
    parser.addOption({u"columns"_s,
                      u"Columns of calls that their titles do not tell: id, start, caller, called, direction, seconds, "
                      "outcome, agent or recording, each with the title, as in start=Zeit,caller=Von."_s,
                      u"columns"_s});
    parser.addPositionalArgument(u"file"_s, u"What to import."_s);
    if (const auto end = parse(parser, "import"_L1, arguments))
        return *end;
    const QString format = parser.value(u"format"_s);
    static const QStringList formats{u"twcs"_s, u"jsonl"_s, u"desk-import"_s, u"calls"_s};
    if (parser.positionalArguments().size() != 1 || !formats.contains(format)) {
        printError(u"import needs --format twcs, jsonl, desk-import or calls, and one file"_s);
        return ExitCode::WrongUse;
    }
    auto desk = openDesk(parser, Missing::Create);
    if (!desk)
        return desk.error();
    const SystemClock clock;
    const ImportTick tick = [](const ImportProgress &progress) {
        std::fprintf(stderr, "\r%lld of %lld", static_cast<long long>(progress.done),
                     static_cast<long long>(progress.total));
    };
    const QString file = parser.positionalArguments().constFirst();
    const auto run = [&]() -> Result<ImportReport> {
        if (format == "calls"_L1)
            return importCallTable(*desk, clock, parser, file, tick);
        if (format == "twcs"_L1)
            return importTwcs(*desk->log, clock, file, tick);
        if (format == "jsonl"_L1)
            return importJsonl(*desk->log, clock, file, tick);
        const Result<std::vector<ChannelConfigured>> known = configuredChannels(*desk->store);
        return known ? importDeskFile(*desk->log, clock, file, *known, tick) : tl::make_unexpected(known.error());
    };
    const Result<ImportReport> report = run();
    std::fprintf(stderr, "\r");
    if (!report)
        return fail(report.error());
    if (!desk->projector->waitFor(desk->log->lastSequence()))
        return fail({ErrorCode::Io, u"imported, but the store is not up to date; it catches up at the next start"_s});
    if (wantsJson(parser))
        printJson(toJson(*report));
    else
        printReport(*report);
    return ExitCode::Done;
}

} // namespace lianxi::cli
