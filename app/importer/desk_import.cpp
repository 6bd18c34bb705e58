// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"
#include "app/importer/importer.h"
#include "app/importer/json_members.h"
#include "app/importer/table_reader.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using channels::idText;

constexpr auto formatName = "desk-import/1"_L1;
constexpr size_t keptRejects = 1000;
constexpr qint64 tickEvery = 1024;

/// What stands once in a file: who exported it, from where.
struct Head {
    Platform platform = Platform::Import;
    QString account;
    QString brand;
    JsonSpan messages;
};

Result<Head> readHead(const QByteArray &bytes)
{
    const std::optional<std::vector<JsonSpan>> members = jsonMembers(bytes);
    if (!members)
        return failure(ErrorCode::InvalidInput, u"not a JSON object"_s);
    Head head;
    QByteArray rest = "{";
    bool hasMessages = false;
    for (const JsonSpan &member : *members) {
        if (member.key == "messages") {
            head.messages = member;
            hasMessages = true;
            continue;
        }
        rest += (rest.size() > 1 ? "," : "") + ('"' + member.key.toByteArray() + "\":" + member.value.toByteArray());
    }
    const QJsonObject json = channels::readJsonObject(rest + '}').value_or(QJsonObject());
    if (json.value("format"_L1) != formatName)
        return failure(ErrorCode::InvalidInput, u"\"format\" must be \"%1\""_s.arg(formatName));
    const QString platform = json.value("platform"_L1).toString();
    const std::optional<Platform> known = fromText<Platform>(platform);
    if (!known)
        return failure(ErrorCode::InvalidInput, u"\"platform\" %1 is not known"_s.arg(platform));
    head.platform = *known;
    head.account = idText(json.value("account_id"_L1));
    if (head.account.isEmpty())
        return failure(ErrorCode::InvalidInput, u"\"account_id\" is missing"_s);
    head.brand = json.value("brand"_L1).toString(head.account);
    if (!hasMessages || !head.messages.value.startsWith('['))
        return failure(ErrorCode::InvalidInput, u"\"messages\" must be a list"_s);
    return head;
}

/// The channel of a file whose account is not set up.
ChannelConfigured ownChannel(const Head &head)
{
    QString name = head.account;
    for (QChar &c : name) {
        const bool allowed =
            (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
        c = allowed ? c : QChar(u'-');
    }
    // Two accounts that differ only in what a channel's id cannot hold stay two.
    if (name != head.account)
        name += u'-'
            + QString::fromLatin1(
                    QCryptographicHash::hash(head.account.toUtf8(), QCryptographicHash::Sha256).toHex().first(8));
    ChannelConfigured channel;
    channel.channel = ChannelId(toText(head.platform) + u'-' + name);
    channel.platform = head.platform;
    channel.name = head.account;
    channel.account = head.account;
    channel.brand = head.brand;
    channel.settings = {{"mode"_L1, "import"_L1}, {"account_id"_L1, head.account}};
    return channel;
}

/// The channel that a file belongs to. One of its own is put on the log first, in a record of its own, so that the
/// records of the messages are the same when the file is read again.
Result<ChannelId> channelOf(const Head &head, const std::vector<ChannelConfigured> &known, Log &log, const Clock &clock)
{
    const auto found = std::find_if(known.begin(), known.end(), [&head](const ChannelConfigured &channel) {
        return !channel.removed && channel.platform == head.platform && channel.account == head.account;
    });
    if (found != known.end())
        return found->channel;
    const ChannelConfigured channel = ownChannel(head);
    ImportWriter writer(log, clock, u"/import/desk"_s);
    writer.channel(channel);
    ImportReport report;
    const Status done = writer.finish(report);
    return done ? Result<ChannelId>(channel.channel) : tl::make_unexpected(done.error());
}

Part partOf(QJsonObject json)
{
    if (const QString url = json.take("url"_L1).toString(); !url.isEmpty())
        json.insert("ref"_L1, url);
    return partFromJson(json);
}

void fillParts(PlatformEvent &event, const QJsonObject &row, const QString &kind)
{
    const QJsonArray parts = row.value("parts"_L1).toArray();
    for (const QJsonValue &part : parts)
        event.parts.push_back(partOf(part.toObject()));
    static const QStringList words{u"text"_s, u"comment"_s, u"comment_reply"_s, u"mention"_s, u"review"_s};
    if (words.contains(kind) || !event.parts.empty())
        return;
    if (const auto type = fromText<PartType>(kind); type && *type != PartType::Text) {
        Part part;
        part.type = *type;
        part.ref = row.value("url"_L1).toString();
        event.parts.push_back(part);
    } else {
        event.flags.append(u"unsupported"_s);
        event.extra.insert("kind"_L1, kind);
    }
}

/// Where a message stands: under a post, or in the conversation with one person.
Status place(PlatformEvent &event, const QJsonObject &row)
{
    const QString person = event.direction == Direction::In ? event.sender.id : idText(row.value("to_id"_L1));
    const QString thread = idText(row.value("thread_id"_L1)), post = idText(row.value("post_id"_L1));
    if (event.surface == Surface::Public)
        event.threadId = post.isEmpty() ? thread : post;
    else
        event.threadId = thread.isEmpty() ? person : thread;
    if (event.threadId.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       event.surface == Surface::Public ? u"\"post_id\" is missing"_s : u"\"thread_id\" is missing"_s);
    if (event.direction == Direction::Out && !person.isEmpty())
        event.more.insert("to"_L1, person);
    return {};
}

Result<PlatformEvent> eventOf(const QByteArray &bytes, const Head &head)
{
    const std::optional<QJsonObject> row = channels::readJsonObject(bytes);
    if (!row)
        return failure(ErrorCode::InvalidInput, u"no JSON object"_s);
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.account = head.account;
    event.messageId = idText(row->value("id"_L1));
    if (event.messageId.isEmpty())
        return failure(ErrorCode::InvalidInput, u"\"id\" is missing"_s);
    event.eventKey = u"%1:import:%2"_s.arg(toText(head.platform), event.messageId);
    const QString kind = row->value("kind"_L1).toString(u"text"_s);
    // Without a word about it a message is treated as if everybody could read it: the careful choice.
    const auto surface = fromText<Surface>(row->value("surface"_L1).toString(toText(Surface::Public)));
    const auto direction = fromText<Direction>(row->value("direction"_L1).toString(toText(Direction::In)));
    if (!surface || !direction)
        return failure(ErrorCode::InvalidInput,
                       !surface ? u"\"surface\" must be private or public"_s : u"\"direction\" must be in or out"_s);
    event.surface = *surface;
    event.direction = *direction;
    event.sender = {idText(row->value("sender_id"_L1)), row->value("sender_name"_L1).toString(), {}, {}};
    if (event.sender.id.isEmpty() && event.direction == Direction::In)
        return failure(ErrorCode::InvalidInput, u"\"sender_id\" is missing"_s);
    event.at = parseRfc3339(row->value("sent_at"_L1).toString());
    if (!event.at)
        return failure(ErrorCode::InvalidInput, u"\"sent_at\" is missing or no time with an offset"_s);
    if (const Status placed = place(event, *row); !placed)
        return tl::make_unexpected(placed.error());
    event.text = row->value("text"_L1).toString();
    event.replyTo = idText(row->value("parent_id"_L1));
    if (kind == "mention"_L1)
        event.flags.append(u"mention"_s);
    fillParts(event, *row, kind);
    // Where a person finds the message in the platform's own app.
    if (const QString link = row->value("link"_L1).toString(); !link.isEmpty())
        event.extra.insert("link"_L1, link);
    return event;
}

} // namespace

Result<ImportReport> importDeskFile(Log &log, const Clock &clock, const QString &file,
                                    const std::vector<ChannelConfigured> &known, const ImportTick &tick)
{
    const Result<QByteArray> bytes = readMaybeGzip(file);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    const Result<Head> head = readHead(*bytes);
    if (!head)
        return tl::make_unexpected(head.error());
    const Result<ChannelId> channel = channelOf(*head, known, log, clock);
    if (!channel)
        return tl::make_unexpected(channel.error());
    const std::vector<JsonSpan> rows =
        jsonMembers(head->messages.value, head->messages.line).value_or(std::vector<JsonSpan>());
    ImportReport report;
    ImportWriter writer(log, clock, u"/import/desk"_s);
    for (const JsonSpan &row : rows) {
        ++report.rows;
        const Result<PlatformEvent> event = row.whole
            ? eventOf(row.value.toByteArray(), *head)
            : Result<PlatformEvent>(failure(ErrorCode::InvalidInput, u"the file ends in the middle of a message"_s));
        if (event) {
            writer.add(*channel, *event);
        } else {
            ++report.rejected;
            if (report.lines.size() < keptRejects)
                report.lines.push_back({row.line, event.error().detail});
        }
        if (report.rows % tickEvery == 0 && tick)
            tick({report.rows, static_cast<qint64>(rows.size())});
    }
    if (const Status done = writer.finish(report); !done)
        return tl::make_unexpected(done.error());
    report.channels = 1;
    return report;
}

} // namespace lianxi
