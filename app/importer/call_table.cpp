// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/call_table.h"

#include "app/importer/table_reader.h"
#include "app/orders/order_fields.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr qint64 largestTable = qint64(1) << 30;
constexpr qsizetype longestCell = 200;

/// What exchanges call the columns, in the order of CallColumn; the better name first.
const std::array<QStringList, callColumnCount> &knownTitles()
{
    static const std::array<QStringList, callColumnCount> titles{{
        {u"uniqueid"_s, u"call_id"_s, u"callid"_s, u"linkedid"_s, u"id"_s, u"通话id"_s, u"通话编号"_s, u"流水号"_s},
        {u"calldate"_s, u"start"_s, u"start_time"_s, u"starttime"_s, u"time"_s, u"date"_s, u"开始时间"_s, u"呼叫时间"_s,
         u"通话时间"_s, u"来电时间"_s, u"时间"_s},
        {u"src"_s, u"caller"_s, u"caller_number"_s, u"from"_s, u"source"_s, u"主叫号码"_s, u"主叫"_s, u"来电号码"_s},
        {u"dst"_s, u"called"_s, u"callee"_s, u"to"_s, u"destination"_s, u"called_number"_s, u"被叫号码"_s, u"被叫"_s},
        {u"direction"_s, u"call_type"_s, u"type"_s, u"呼叫方向"_s, u"方向"_s, u"呼叫类型"_s, u"通话类型"_s},
        {u"billsec"_s, u"talk_time"_s, u"seconds"_s, u"duration"_s, u"通话时长"_s, u"通话时长(秒)"_s,
         u"通话时长（秒）"_s, u"时长"_s, u"时长(秒)"_s},
        {u"disposition"_s, u"outcome"_s, u"status"_s, u"result"_s, u"接听状态"_s, u"呼叫结果"_s, u"通话状态"_s,
         u"状态"_s},
        {u"agent"_s, u"agent_name"_s, u"operator"_s, u"坐席"_s, u"坐席姓名"_s, u"客服"_s, u"接听人"_s},
        {u"recordingfile"_s, u"recording"_s, u"recording_file"_s, u"audio"_s, u"file"_s, u"录音文件"_s, u"录音"_s,
         u"录音文件名"_s},
    }};
    return titles;
}

QString outcomeOf(const QString &written, const std::optional<std::chrono::seconds> &length)
{
    static const std::pair<QLatin1StringView, QStringList> known[] = {
        {"answered"_L1, {u"answered"_s, u"answer"_s, u"ok"_s, u"已接听"_s, u"已接"_s, u"接通"_s, u"成功"_s}},
        {"missed"_L1,
         {u"no answer"_s, u"noanswer"_s, u"no_answer"_s, u"missed"_s, u"cancel"_s, u"未接听"_s, u"未接"_s,
          u"未接通"_s}},
        {"busy"_L1, {u"busy"_s, u"忙"_s, u"占线"_s, u"忙线"_s}},
        {"failed"_L1, {u"failed"_s, u"congestion"_s, u"chanunavail"_s, u"失败"_s}}};
    const QString word = written.trimmed().toLower();
    for (const auto &[outcome, words] : known)
        if (words.contains(word))
            return outcome;
    return length && *length > 0s ? u"answered"_s : u"missed"_s;
}

bool isExtension(const QString &number)
{
    return number.size() <= 6 && !number.isEmpty()
        && std::all_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
}

Direction directionOf(const QString &written, const CallLine &line)
{
    const QString word = written.trimmed().toLower();
    static const QStringList out{u"out"_s,  u"outbound"_s, u"outgoing"_s, u"呼出"_s,
                                 u"去电"_s, u"外呼"_s,     u"拨出"_s,     u"主叫"_s};
    static const QStringList in{u"in"_s, u"inbound"_s, u"incoming"_s, u"呼入"_s, u"来电"_s, u"进线"_s, u"被叫"_s};
    if (out.contains(word))
        return Direction::Out;
    if (in.contains(word))
        return Direction::In;
    // Who dials from an extension is one of us.
    return isExtension(line.caller) && !isExtension(line.called) ? Direction::Out : Direction::In;
}

std::optional<QString> decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text.left(longestCell).trimmed());
}

} // namespace

CallColumns callColumnsOf(const std::vector<QByteArray> &header)
{
    CallColumns columns;
    columns.fill(-1);
    QStringList written;
    for (const QByteArray &title : header)
        written << QString::fromUtf8(title).remove(QChar(0xfeff)).trimmed().toLower();
    for (size_t i = 0; i < callColumnCount; ++i)
        for (const QString &known : knownTitles().at(i)) {
            const qsizetype at = written.indexOf(known);
            if (columns.at(i) < 0 && at >= 0)
                columns.at(i) = static_cast<int>(at);
        }
    return columns;
}

std::vector<CallColumn> missingCallColumns(const CallColumns &columns)
{
    std::vector<CallColumn> missing;
    for (const CallColumn needed : {CallColumn::Start, CallColumn::Caller, CallColumn::Called})
        if (columns.at(static_cast<size_t>(needed)) < 0)
            missing.push_back(needed);
    return missing;
}

QString toSentence(CallLineFault fault)
{
    switch (fault) {
    case CallLineFault::NotUtf8:
        return u"not UTF-8; save the table as UTF-8"_s;
    case CallLineFault::TooFewColumns:
        return u"too few columns"_s;
    case CallLineFault::NoTime:
        return u"no time that can be read"_s;
    case CallLineFault::NoNumbers:
        return u"neither caller nor called number"_s;
    case CallLineFault::NoLength:
        return u"no length that can be read"_s;
    }
    Q_UNREACHABLE();
}

std::optional<std::chrono::seconds> callLength(const QString &written)
{
    static const QRegularExpression clock(u"^(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})$"_s);
    static const QRegularExpression chinese(
        u"^(?:(\\d+)\\s*(?:小时|时))?\\s*(?:(\\d+)\\s*分钟?)?\\s*(?:(\\d+)\\s*秒)?$"_s);
    const QString text = written.trimmed();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    constexpr double longest = 24 * 3600.0; ///< no call is longer
    if (isNumber)
        return number < 0 || number > longest ? std::nullopt
                                              : std::optional(std::chrono::seconds(static_cast<qint64>(number)));
    for (const QRegularExpression &form : {clock, chinese}) {
        const QRegularExpressionMatch match = form.match(text);
        if (!text.isEmpty() && match.hasMatch())
            return std::chrono::hours(match.captured(1).toInt()) + std::chrono::minutes(match.captured(2).toInt())
                + std::chrono::seconds(match.captured(3).toInt());
    }
    return std::nullopt;
}

tl::expected<CallLine, CallLineFault> callLine(const std::vector<QByteArrayView> &fields, const CallColumns &columns,
                                               const QTimeZone &zone)
{
    std::array<QString, callColumnCount> cells;
    for (size_t i = 0; i < callColumnCount; ++i) {
        const int at = columns.at(i);
        if (at < 0)
            continue;
        if (static_cast<size_t>(at) >= fields.size())
            return tl::unexpected(CallLineFault::TooFewColumns);
        const std::optional<QString> cell = decoded(fields[static_cast<size_t>(at)]);
        if (!cell)
            return tl::unexpected(CallLineFault::NotUtf8);
        cells.at(i) = *cell;
    }
    const auto cell = [&cells](CallColumn column) { return cells.at(static_cast<size_t>(column)); };
    CallLine line;
    const std::optional<Instant> start = momentFrom(cell(CallColumn::Start), zone);
    if (!start)
        return tl::unexpected(CallLineFault::NoTime);
    line.start = *start;
    line.caller = cell(CallColumn::Caller);
    line.called = cell(CallColumn::Called);
    if (line.caller.isEmpty() && line.called.isEmpty())
        return tl::unexpected(CallLineFault::NoNumbers);
    const QString written = cell(CallColumn::Seconds);
    line.length = callLength(written);
    if (!written.isEmpty() && !line.length)
        return tl::unexpected(CallLineFault::NoLength);
    line.outcome = outcomeOf(cell(CallColumn::Outcome), line.length);
    line.direction = directionOf(cell(CallColumn::Direction), line);
    line.agent = cell(CallColumn::Agent);
    line.recording = cell(CallColumn::Recording);
    line.id = cell(CallColumn::Id);
    if (line.id.isEmpty())
        line.id = QString::fromLatin1(
            QCryptographicHash::hash(
                (QStringList{toRfc3339(line.start), line.caller, line.called, written}.join(u'\n')).toUtf8(),
                QCryptographicHash::Sha256)
                .toHex()
                .first(24));
    return line;
}

Result<CallTablePreview> previewCalls(const QString &file, int lines)
{
    const Result<QByteArray> bytes = readMaybeGzip(file, largestTable);
    if (!bytes)
        return tl::unexpected(bytes.error());
    TableReader reader(*bytes);
    CallTablePreview preview;
    for (const QByteArray &title : reader.header())
        preview.titles << QString::fromUtf8(title).remove(QChar(0xfeff)).trimmed().left(longestCell);
    if (preview.titles.size() < 3)
        return failure(ErrorCode::InvalidInput, u"no table: its first line has fewer than three titles"_s);
    std::vector<QByteArrayView> fields;
    while (static_cast<int>(preview.lines.size()) < lines && reader.next(fields)) {
        QStringList cells;
        for (const QByteArrayView field : fields)
            cells << QString::fromUtf8(field).left(longestCell).trimmed();
        preview.lines.push_back(cells);
    }
    preview.columns = callColumnsOf(reader.header());
    return preview;
}

} // namespace lianxi
