// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/importer.h"
#include "app/importer/table_reader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr size_t keptRejects = 1000;
constexpr qint64 tickEvery = 4096;

struct Line {
    ChannelConfigured channel;
    PlatformEvent event;
    QJsonObject json; ///< of the event
};

Result<Line> readLine(const QByteArray &bytes)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return failure(ErrorCode::InvalidInput,
                       u"no JSON object (column %1: %2)"_s.arg(problem.offset + 1).arg(problem.errorString()));
    QJsonObject json = document.object();
    Line line;
    line.channel.channel = ChannelId(json.take("channel"_L1).toString());
    if (line.channel.channel.isEmpty())
        return failure(ErrorCode::InvalidInput, u"\"channel\" is missing"_s);
    const QString platform = json.take("platform"_L1).toString(u"import"_s);
    const std::optional<Platform> known = fromText<Platform>(platform);
    if (!known)
        return failure(ErrorCode::InvalidInput, u"\"platform\" %1 is not known"_s.arg(platform));
    line.channel.platform = *known;
    line.channel.brand = json.take("brand"_L1).toString();
    line.channel.name = json.take("channel_name"_L1).toString(line.channel.channel.text());
    Result<PlatformEvent> event = platformEventFromJson(json);
    if (!event)
        return tl::make_unexpected(event.error());
    if (event->kind == PlatformEventKind::Message && (event->threadId.isEmpty() || !event->at))
        return failure(ErrorCode::InvalidInput, u"a message needs \"thread_id\" and \"at\""_s);
    if (event->eventKey.isEmpty() && event->messageId.isEmpty())
        return failure(ErrorCode::InvalidInput, u"\"event_key\" or \"message_id\" is needed to recognise a repeat"_s);
    if (event->eventKey.isEmpty()) {
        event->eventKey = u"message:"_s + event->messageId;
        json.insert("event_key"_L1, event->eventKey);
    }
    line.event = std::move(*event);
    line.json = std::move(json);
    return line;
}

} // namespace

Result<ImportReport> importJsonl(Log &log, const Clock &clock, const QString &file, const ImportTick &tick)
{
    const Result<QByteArray> bytes = readMaybeGzip(file);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    ImportReport report;
    ImportWriter writer(log, clock, u"/import/jsonl"_s);
    qint64 number = 0;
    const qint64 total = bytes->count('\n');
    for (qsizetype at = 0; at < bytes->size();) {
        qsizetype end = bytes->indexOf('\n', at);
        end = end < 0 ? bytes->size() : end;
        const QByteArray text = bytes->mid(at, end - at).trimmed();
        at = end + 1;
        ++number;
        if (text.isEmpty())
            continue;
        ++report.rows;
        if (const Result<Line> line = readLine(text)) {
            writer.channel(line->channel);
            writer.add(line->channel.channel, line->event, line->json);
        } else {
            ++report.rejected;
            if (report.lines.size() < keptRejects)
                report.lines.push_back({number, line.error().detail});
        }
        if (report.rows % tickEvery == 0 && tick)
            tick({number, total});
    }
    if (const Status done = writer.finish(report); !done)
        return tl::make_unexpected(done.error());
    return report;
}

} // namespace lianxi
