// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_request.h"

#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/recorded/recorded_mail.h"
#include "app/channels/recorded/recorded_store.h"
#include "app/channels/recorded/recorded_stream.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Headers headersFrom(const QJsonObject &json)
{
    Headers headers;
    for (auto it = json.begin(); it != json.end(); ++it)
        headers.append({it.key().toUtf8(), it.value().toString().toUtf8()});
    return headers;
}

HttpResponse responseOf(const RecordedCase &recorded)
{
    const QJsonObject json = recorded.meta.value("response"_L1).toObject();
    HttpResponse response;
    response.status = json.value("status"_L1).toInt(200);
    response.headers = headersFrom(json.value("headers"_L1).toObject());
    response.body = recorded.body;
    return response;
}

QJsonObject askedJson(const QJsonObject &request)
{
    QJsonObject json = request.value("json"_L1).toObject();
    if (json.isEmpty())
        json = request.value("body"_L1).toObject();
    return json;
}

/// The cursor that a recorded question was asked with: its body, else the members of its address.
QJsonObject askedCursor(const QJsonObject &request)
{
    QJsonObject cursor = askedJson(request);
    if (!cursor.isEmpty())
        return cursor;
    const QUrlQuery query(request.value("url"_L1).toString().section(u'?', 1));
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        cursor.insert(name, value);
    return cursor;
}

/// A poll's request as our poller would have made it, to find out which list it reads.
HttpRequest askedRequest(const QJsonObject &json)
{
    HttpRequest request;
    const QString endpoint = json.value("endpoint"_L1).toString();
    request.method = json.value("method"_L1).toString(endpoint.section(u' ', 0, 0)).toLatin1();
    request.url = json.value("url"_L1).toString(endpoint.section(u' ', 1));
    request.body = channels::writeJson(askedJson(json));
    // What else the record names about the question (item_id, cursor …) stood in its query.
    static const QStringList named{u"method"_s, u"endpoint"_s, u"url"_s, u"headers"_s, u"json"_s, u"body"_s};
    QList<QPair<QByteArray, QString>> query;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!named.contains(it.key()) && !it->isObject() && !it->isArray())
            query.append({it.key().toUtf8(), it->toVariant().toString()});
    }
    request.query = channels::formEncode(query);
    return request;
}

QJsonArray eventsJson(const std::vector<PlatformEvent> &events)
{
    QJsonArray array;
    for (const PlatformEvent &event : events) {
        QJsonObject json = toJson(event);
        if (!json.contains("sender"_L1)) // records say plainly that there is nobody
            json.insert("sender"_L1, QJsonObject());
        array.append(json);
    }
    return array;
}

void put(QJsonObject &json, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

void putOutcome(QJsonObject &json, SendOutcome outcome, const QString &reason,
                std::optional<std::chrono::seconds> retryAfter)
{
    json.insert("outcome"_L1, toText(outcome));
    put(json, "reason"_L1, reason);
    if (retryAfter)
        json.insert("retry_after_s"_L1, static_cast<qint64>(retryAfter->count()));
}

void putAnswer(QJsonObject &json, const SendAnswer &answer)
{
    for (auto it = answer.more.begin(); it != answer.more.end(); ++it)
        json.insert(it.key(), it.value());
    putOutcome(json, answer.outcome, answer.reason, answer.retryAfter);
    put(json, "message_id"_L1, answer.messageId);
    put(json, "detail"_L1, answer.detail);
}

QJsonObject decodeInbound(const RecordedCase &recorded, const Codec &codec,
                          std::vector<PlatformEvent> *events = nullptr)
{
    const Inbound inbound =
        codec.receive(recordedRequest(recorded), recordedAccount(recorded), recordedClock(recorded));
    if (events)
        *events = inbound.events;
    QJsonObject json{{"verify"_L1, toText(inbound.verify)},
                     {"reply"_L1,
                      QJsonObject{{"status"_L1, inbound.reply.status},
                                  {"body"_L1, QString::fromUtf8(inbound.reply.body)},
                                  {"content_type"_L1, QString::fromUtf8(inbound.reply.contentType)}}},
                     {"events"_L1, eventsJson(inbound.events)}};
    put(json, "reason"_L1, inbound.reason);
    QJsonArray asks;
    for (const PollAsk &ask : inbound.asks)
        asks.append(QJsonObject{{"list"_L1, ask.list}, {"hint"_L1, ask.hint}});
    if (!asks.isEmpty())
        json.insert("asks"_L1, asks);
    return json;
}

/// A poll that is none of the codec's lists is a question about one thing: a person, a file.
QJsonObject decodePoll(const RecordedCase &recorded, const Codec &codec, std::vector<PlatformEvent> *events = nullptr)
{
    const ChannelAccount account = recordedAccount(recorded);
    const QJsonObject asked = recorded.meta.value("request"_L1).toObject();
    const QString list = asked.isEmpty() ? QString() : codec.listOf(askedRequest(asked));
    const Instant now = recordedClock(recorded);
    QJsonObject json{{"verify"_L1, toText(Verification::NotApplicable)}};
    const PollAnswer answer = codec.readPoll(list, responseOf(recorded), account, askedCursor(asked), now);
    if (answer.reason == "unknown_list"_L1) {
        SendIntent question;
        question.op = u"lookup"_s;
        json.insert("events"_L1, QJsonArray());
        putAnswer(json, codec.readAnswer(responseOf(recorded), question, account, now));
        if (const Result<QJsonObject> token = codec.readToken(responseOf(recorded), now))
            json.insert("access_token"_L1, token->value("access_token"_L1));
        return json;
    }
    if (events)
        *events = answer.events;
    json.insert("events"_L1, eventsJson(answer.events));
    putOutcome(json, answer.outcome, answer.reason, answer.retryAfter);
    if (!answer.next.isEmpty())
        json.insert("next"_L1, answer.next);
    json.insert("pull_again"_L1, answer.more);
    return json;
}

Result<SendIntent> intentOf(const RecordedCase &recorded, const Codec &codec)
{
    QJsonObject json = recorded.meta.value("intent"_L1).toObject();
    const QString context = json.take("context_case"_L1).toString();
    if (context.isEmpty())
        return sendIntentFromJson(json);
    const Result<RecordedCase> answered = readRecordedCase(recorded.folder + u'/' + context + u".meta.json"_s);
    if (!answered)
        return tl::make_unexpected(answered.error());
    std::vector<PlatformEvent> events;
    decodeInbound(*answered, codec, &events);
    if (events.empty())
        return failure(ErrorCode::InvalidInput, u"the case it answers has no event"_s);
    SendIntent intent = codec.replyIntent(events.front(), json.take("text"_L1).toString());
    for (auto it = json.begin(); it != json.end(); ++it)
        intent.more.insert(it.key(), it.value());
    return intent;
}

/// A retry is the intent of an earlier case with the same key, at a later time.
Result<SendIntent> repeatedIntent(const RecordedCase &recorded, const Codec &codec)
{
    const QString key = recorded.meta["intent"_L1]["send_key"_L1].toString();
    const QDir folder(recorded.folder);
    const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const Result<RecordedCase> earlier = readRecordedCase(folder.filePath(file));
        if (!earlier || earlier->meta.value("kind"_L1) != "send"_L1)
            continue;
        const QJsonValue intent = earlier->meta["intent"_L1];
        if (intent["send_key"_L1] != key || intent["op"_L1] == "retry"_L1)
            continue;
        Result<SendIntent> again = intentOf(*earlier, codec);
        if (again)
            again->createdAt = recordedClock(*earlier);
        return again;
    }
    return failure(ErrorCode::InvalidInput, u"no case sends what this one repeats"_s);
}

/// How long the platform counts texts that are to be published; each is the first member of a list.
QJsonArray lengthsOf(const QJsonArray &samples, const Codec &codec)
{
    QJsonArray lengths;
    for (const QJsonValue &sample : samples)
        lengths.append(channels::textLength(sample[0].toString(), codec.limits(Surface::Public)));
    return lengths;
}

/// A case without an intent lists texts to be counted, or addresses that nothing may go to.
QJsonObject decodeSamples(const RecordedCase &recorded, const Codec &codec)
{
    QJsonObject json;
    const QJsonArray samples = channels::readJson(recorded.body).value_or(QJsonValue()).toArray();
    if (samples.first().isArray())
        return {{"weighted_length"_L1, lengthsOf(samples, codec)}};
    for (const QJsonValue &address : samples) {
        ChannelAccount account = recordedAccount(recorded);
        account.settings.insert("address"_L1, address);
        SendIntent intent;
        intent.to = intent.text = intent.sendKey = u"recorded"_s;
        const SendPlan plan = codec.planSend(intent, account, recordedClock(recorded));
        if (plan.request)
            return {{"request"_L1, QJsonObject{{"url"_L1, plan.request->url}}}};
        putOutcome(json, plan.outcome, plan.reason, {});
    }
    return json;
}

/// A list of texts, each with its length in the platform's own way of counting.
QJsonObject decodeLengths(const RecordedCase &recorded, const Codec &codec)
{
    QJsonArray lengths;
    const QJsonArray samples = channels::readJson(recorded.body).value_or(QJsonValue()).toArray();
    for (const QJsonValue &sample : samples)
        lengths.append(QJsonArray{sample[0], codec.textLength(sample[0].toString())});
    return {{"lengths"_L1, lengths}};
}

/// Some records hold the members of the query beside an address without it.
void takeQueryApart(QJsonObject &request)
{
    const QString url = request.value("url"_L1).toString();
    QJsonObject query;
    const QUrlQuery fields(url.section(u'?', 1));
    const auto items = fields.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        query.insert(name, value);
    request.insert("url"_L1, url.section(u'?', 0, 0));
    request.insert("query"_L1, query);
}

Result<QJsonObject> decodeSend(const RecordedCase &recorded, const Codec &codec)
{
    if (recorded.meta["expect"_L1].toObject().contains("length"_L1))
        return decodeLengths(recorded, codec);
    if (!recorded.meta.contains("intent"_L1))
        return decodeSamples(recorded, codec);
    const bool again = recorded.meta["intent"_L1]["op"_L1] == "retry"_L1;
    const Result<SendIntent> intent = again ? repeatedIntent(recorded, codec) : intentOf(recorded, codec);
    if (!intent)
        return tl::make_unexpected(intent.error());
    const SendPlan plan = codec.planSend(*intent, recordedAccount(recorded), recordedClock(recorded));
    QJsonObject json;
    if (!plan.request) {
        putOutcome(json, plan.outcome, plan.reason, {});
        put(json, "detail"_L1, plan.detail);
        return json;
    }
    QJsonObject headers;
    for (const auto &[name, value] : plan.request->headers)
        headers.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    QJsonObject request{{"method"_L1, QString::fromLatin1(plan.request->method)},
                        {"url"_L1, plan.request->url},
                        {"query"_L1, QString::fromLatin1(plan.request->query)},
                        {"headers"_L1, headers},
                        {"body"_L1, QString::fromUtf8(plan.request->body)}};
    if (recorded.meta["request"_L1]["query"_L1].isObject())
        takeQueryApart(request);
    json.insert("request"_L1, request);
    return json;
}

/// The session of a stream case.
RecordedSession sessionOf(const RecordedCase &recorded, const Codec &codec)
{
    const QJsonArray frames = channels::readJson(recorded.body).value_or(QJsonValue()).toArray();
    return playSession(frames, codec, recordedAccount(recorded), recordedClock(recorded));
}

/// Plays cases in order against an empty store.
Result<QJsonObject> decodeSequence(const RecordedCase &recorded, const Codec &codec)
{
    std::vector<std::vector<PlatformEvent>> steps;
    Instant now{};
    const QJsonArray names = recorded.meta.value("steps"_L1).toArray();
    for (const QJsonValue &name : names) {
        const Result<RecordedCase> one = readRecordedCase(recorded.folder + u'/' + name.toString() + u".meta.json"_s);
        if (!one)
            return tl::make_unexpected(one.error());
        now = std::max(now, recordedClock(*one));
        if (isMailKind(*one))
            steps.push_back(recordedMailEvents(*one));
        else if (one->meta.value("kind"_L1) == "poll"_L1)
            decodePoll(*one, codec, &steps.emplace_back());
        else if (one->meta.value("kind"_L1) == "stream"_L1)
            steps.push_back(sessionOf(*one, codec).events);
        else
            decodeInbound(*one, codec, &steps.emplace_back());
    }
    const Result<StoredTexts> stored = storedTexts(steps, now);
    if (!stored)
        return tl::make_unexpected(stored.error());
    return QJsonObject{{"stored_messages"_L1, stored->rows},
                       {"texts_in_order"_L1, QJsonArray::fromStringList(stored->texts)}};
}

/// A record that names no account shows it in the request that must come out: "<ACCESS_TOKEN>" stands for a secret, and
/// an `open_id` in the query is the account that speaks.
void fillFromAddress(ChannelAccount &account, const QJsonObject &request)
{
    static const QRegularExpression placeholder(u"<([A-Za-z_]+)>"_s);
    const QString url = request.value("url"_L1).toString();
    QString address = url;
    const QJsonObject headers = request.value("headers"_L1).toObject();
    for (const QJsonValue &header : headers)
        address += u' ' + header.toString();
    for (auto match = placeholder.globalMatch(address); match.hasNext();) {
        const QString name = match.next().captured(1);
        if (channels::accountText(account, QLatin1StringView(name.toLower().toLatin1())).isEmpty())
            account.secrets.insert(name.toLower(), name);
    }
    const QByteArray speaker = channels::QueryFields(url.section(u'?', 1).toUtf8()).value("open_id");
    if (!speaker.isEmpty() && channels::accountText(account, "account_id"_L1).isEmpty())
        account.settings.insert("account_id"_L1, QString::fromUtf8(speaker));
}

/// Some records name the token only where it is used.
void fillFromBearer(ChannelAccount &account, const RecordedCase &recorded)
{
    const QString kind = recorded.meta.value("kind"_L1).toString();
    const QString bearer = recorded.meta["request"_L1]["headers"_L1]["Authorization"_L1].toString();
    const bool ours = kind == "send"_L1 || kind == "poll"_L1;
    if (ours && bearer.startsWith("Bearer "_L1) && channels::accountText(account, "access_token"_L1).isEmpty())
        account.secrets.insert("access_token"_L1, bearer.sliced(7));
}

const Codec *codecOf(const RecordedCase &recorded)
{
    const auto platform = fromText<Platform>(recorded.meta.value("platform"_L1).toString());
    return platform ? codecFor(*platform) : nullptr;
}

} // namespace

Result<RecordedCase> readRecordedCase(const QString &metaFile)
{
    QFile file(metaFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, metaFile + u": "_s + file.errorString());
    RecordedCase recorded;
    recorded.folder = QFileInfo(metaFile).path();
    const std::optional<QJsonObject> meta = channels::readJsonObject(file.readAll());
    if (!meta)
        return failure(ErrorCode::Corrupt, metaFile + u": not a JSON object"_s);
    recorded.meta = *meta;
    const QString bodyName = recorded.meta.value("body_file"_L1).toString();
    if (bodyName.isEmpty())
        return recorded;
    QFile body(recorded.folder + u'/' + bodyName);
    if (!body.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, body.fileName() + u": "_s + body.errorString());
    recorded.body = body.readAll();
    const QString digest = recorded.meta.value("body_sha256"_L1).toString();
    const QByteArray actual = QCryptographicHash::hash(recorded.body, QCryptographicHash::Sha256).toHex();
    if (!digest.isEmpty() && digest.toLatin1() != actual)
        return failure(ErrorCode::Corrupt, body.fileName() + u": not the bytes that were recorded"_s);
    return recorded;
}

bool canDecode(const RecordedCase &recorded)
{
    static const QStringList kinds{u"webhook"_s,     u"url_verify"_s, u"poll"_s,  u"send"_s,
                                   u"send_result"_s, u"sequence"_s,   u"stream"_s};
    const QString kind = recorded.meta.value("kind"_L1).toString();
    const bool imap = kind == "stream"_L1 && recorded.meta.value("platform"_L1) == toText(Platform::Email);
    return codecOf(recorded) && (isMailKind(recorded) || (kinds.contains(kind) && !imap));
}

Result<QJsonObject> decodeRecorded(const RecordedCase &recorded)
{
    const Codec *codec = codecOf(recorded);
    if (!codec || !canDecode(recorded))
        return failure(ErrorCode::InvalidInput, u"no codec for this platform and kind"_s);
    const QString kind = recorded.meta.value("kind"_L1).toString();
    Result<QJsonObject> json = QJsonObject();
    if (isMailKind(recorded)) {
        json = decodeRecordedMail(recorded);
    } else if (kind == "poll"_L1) {
        json = decodePoll(recorded, *codec);
    } else if (kind == "send"_L1) {
        json = decodeSend(recorded, *codec);
    } else if (kind == "send_result"_L1) {
        const Result<SendIntent> intent = intentOf(recorded, *codec);
        if (!intent)
            return tl::make_unexpected(intent.error());
        putAnswer(*json,
                  codec->readAnswer(responseOf(recorded), *intent, recordedAccount(recorded), recordedClock(recorded)));
    } else if (kind == "sequence"_L1) {
        json = decodeSequence(recorded, *codec);
    } else if (kind == "stream"_L1) {
        json = toJson(sessionOf(recorded, *codec));
    } else {
        json = decodeInbound(recorded, *codec);
    }
    if (json) {
        json->insert("platform"_L1, recorded.meta.value("platform"_L1));
        json->insert("case"_L1, recorded.meta.value("case"_L1));
    }
    return json;
}

ChannelAccount recordedAccount(const RecordedCase &recorded)
{
    ChannelAccount account;
    account.platform = fromText<Platform>(recorded.meta.value("platform"_L1).toString()).value_or(Platform::Import);
    account.id = ChannelId(u"recorded"_s);
    channels::mergeAccountMembers(account, recorded.meta.value("account"_L1).toObject());
    if (recorded.meta.value("mode"_L1).isString())
        account.settings.insert("mode"_L1, recorded.meta.value("mode"_L1));
    // Where an account delivers to an address of its own, the recorded request alone names it.
    const QJsonValue url = recorded.meta["request"_L1]["url"_L1];
    if (account.platform == Platform::GenericWebhook && !account.settings.contains("address"_L1) && url.isString())
        account.settings.insert("address"_L1, url);
    fillFromAddress(account, recorded.meta["expect"_L1]["request"_L1].toObject());
    fillFromAddress(account, recorded.meta["request"_L1].toObject());
    fillFromBearer(account, recorded);
    // The body of a WeCom message names the app that speaks.
    const QString agent =
        channels::idText(channels::readJsonObject(recorded.body).value_or(QJsonObject()).value("agentid"_L1));
    if (recorded.meta.value("kind"_L1) == "send"_L1 && !agent.isEmpty()
        && channels::accountText(account, "agent_id"_L1).isEmpty())
        account.settings.insert("agent_id"_L1, agent);
    return account;
}

HttpRequest recordedRequest(const RecordedCase &recorded)
{
    const QJsonObject json = recorded.meta.value("request"_L1).toObject();
    HttpRequest request;
    request.method = json.value("method"_L1).toString().toLatin1();
    request.path = json.value("path"_L1).toString().toUtf8();
    request.query = json.value("query"_L1).toString().toUtf8();
    request.headers = headersFrom(json.value("headers"_L1).toObject());
    request.body = recorded.body;
    return request;
}

Instant recordedClock(const RecordedCase &recorded)
{
    return parseRfc3339(recorded.meta.value("clock"_L1).toString()).value_or(Instant());
}

} // namespace lianxi
