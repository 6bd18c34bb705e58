// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/desk_files.h"
#include "app/importer/importer.h"

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
        "desk-import: what a company exports from platforms that no program may read: one JSON object with format \"desk-import/1\", platform, account_id and messages [{id, surface, kind, sender_id, sender_name, text, post_id or thread_id, parent_id, sent_at, direction, to_id, parts, link}]."_s);
    addProfileOptions(parser);
    parser.addOption({u"format"_s, u"twcs, jsonl or desk-import."_s, u"format"_s});
    parser.addPositionalArgument(u"file"_s, u"What to import."_s);
    if (const auto end = parse(parser, "import"_L1, arguments))
        return *end;
    const QString format = parser.value(u"format"_s);
    static const QStringList formats{u"twcs"_s, u"jsonl"_s, u"desk-import"_s};
    if (parser.positionalArguments().size() != 1 || !formats.contains(format)) {
        printError(u"import needs --format twcs, jsonl or desk-import, and one file"_s);
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
