// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_mail.h"

#include "app/channels/common/json_text.h"
#include "app/channels/email/email_codec.h"
#include "app/channels/email/imap_session.h"
#include "app/channels/email/mail_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QString kindOf(const RecordedCase &recorded)
{
    return recorded.meta.value("kind"_L1).toString();
}

void putOutcome(QJsonObject &json, SendOutcome outcome, const QString &reason)
{
    json.insert("outcome"_L1, toText(outcome));
    if (!reason.isEmpty())
        json.insert("reason"_L1, reason);
}

QJsonArray eventsJson(const std::vector<PlatformEvent> &events)
{
    QJsonArray array;
    for (const PlatformEvent &event : events)
        array.append(toJson(event));
    return array;
}

QJsonObject mailJson(const HttpRequest &request)
{
    email::HeaderFields fields;
    static_cast<void>(email::readHeaderFields(request.body, fields));
    QJsonObject headers;
    for (const email::HeaderField &field : fields.fields)
        headers.insert(QString::fromUtf8(field.name), QString::fromUtf8(field.value.trimmed().replace("\r\n", "")));
    QJsonArray to;
    for (const auto &[name, value] : request.headers) {
        if (name == email::envelopeTo)
            to.append(QString::fromUtf8(value));
    }
    const QString from = QString::fromUtf8(headerValue(request.headers, email::envelopeFrom));
    return {{"headers"_L1, headers}, {"envelope"_L1, QJsonObject{{"from"_L1, from}, {"to"_L1, to}}}};
}

/// Mechanisms with a login each and the initial response that must come out of it.
QJsonObject decodeSasl(const QJsonArray &vectors)
{
    using enum email::SaslMechanism;
    QJsonArray initials;
    bool asGiven = true;
    for (const QJsonValue &vector : vectors) {
        email::SaslLogin login{vector["user"_L1].toString().toUtf8(),
                               vector["password"_L1].toString().toUtf8(),
                               vector["token"_L1].toString().toUtf8(),
                               vector["host"_L1].toString().toUtf8(),
                               vector["port"_L1].toInt(),
                               {}};
        QByteArray initial;
        for (const email::SaslMechanism mechanism : {Plain, Login, Xoauth2, OauthBearer, ScramSha256}) {
            if (email::saslName(mechanism) == vector["mechanism"_L1].toString().toLatin1())
                initial = email::SaslClient(mechanism, login).initial().value_or(QByteArray()).toBase64();
        }
        initials.append(QString::fromLatin1(initial));
        asGiven &= initials.last() == vector["initial"_L1];
    }
    return {{"initial"_L1, asGiven ? QJsonValue("as given"_L1) : QJsonValue(initials)}};
}

QJsonObject decodeSend(const RecordedCase &recorded)
{
    const QJsonValue body = channels::readJson(recorded.body).value_or(QJsonValue());
    if (body.isArray() && !recorded.meta.contains("intent"_L1))
        return decodeSasl(body.toArray());
    const SendIntent intent = sendIntentFromJson(recorded.meta.value("intent"_L1).toObject());
    const SendPlan plan = EmailCodec().planSend(intent, recordedAccount(recorded), recordedClock(recorded));
    QJsonObject json;
    if (plan.request)
        json.insert("mail"_L1, mailJson(*plan.request));
    else
        putOutcome(json, plan.outcome, plan.reason);
    return json;
}

/// {"stage","code","text"}: where the dialogue was, and what the server said last; code 0: the line broke.
QJsonObject decodeAnswer(const RecordedCase &recorded)
{
    const QJsonObject said = channels::readJsonObject(recorded.body).value_or(QJsonObject());
    HttpResponse response;
    response.status = said.value("code"_L1).toInt();
    response.body = said.value("text"_L1).toString().toUtf8();
    response.written = said.value("stage"_L1) == "DATA"_L1;
    const SendIntent intent = sendIntentFromJson(recorded.meta.value("intent"_L1).toObject());
    const SendAnswer answer =
        EmailCodec().readAnswer(response, intent, recordedAccount(recorded), recordedClock(recorded));
    QJsonObject json;
    putOutcome(json, answer.outcome, answer.reason);
    if (answer.retryAfter)
        json.insert("retry_after_s"_L1, static_cast<qint64>(answer.retryAfter->count()));
    if (!answer.messageId.isEmpty())
        json.insert("message_id"_L1, answer.messageId);
    return json;
}

/// Recorded sessions go on where this mailbox was left, unless they name a cursor.
constexpr email::ImapCursor recordedCursor{1'754'380'800, 7099};

QJsonObject decodeStream(const RecordedCase &recorded)
{
    const QJsonObject cursor = recorded.meta.value("cursor"_L1).toObject();
    email::ImapOptions options;
    options.since = toDateTime(recordedClock(recorded)).date().addDays(-30);
    email::ImapSession session(options,
                               {{"INBOX",
                                 {cursor.value("uidvalidity"_L1).toInteger(recordedCursor.uidValidity),
                                  cursor.value("uid"_L1).toInteger(recordedCursor.uid)}}});
    QJsonObject json;
    std::vector<PlatformEvent> events;
    const QJsonArray lines = channels::readJson(recorded.body).value_or(QJsonValue()).toArray();
    for (const QJsonValue &line : lines) {
        const QByteArray text = line["text"_L1].toString().toUtf8();
        if (line["dir"_L1] == "out"_L1)
            session.replayCommand(text);
        else
            session.receive(text + "\r\n");
        const std::optional<email::ImapPage> page = session.takePage();
        if (!page)
            continue;
        for (const email::FetchedMail &mail : page->mails)
            events.push_back(email::eventOf(mail, recordedAccount(recorded), recordedClock(recorded)));
        if (page->rescan)
            json.insert("rescan"_L1, true);
    }
    json.insert("events"_L1, eventsJson(events));
    if (session.end()) {
        putOutcome(json, session.end()->outcome, session.end()->reason);
        return json;
    }
    for (const auto &[folder, at] : session.cursors())
        json.insert("next"_L1,
                    QJsonObject{{"folder"_L1, QString::fromUtf8(folder)},
                                {"uidvalidity"_L1, at.uidValidity},
                                {"uid"_L1, at.uid}});
    return json;
}

} // namespace

bool isMailKind(const RecordedCase &recorded)
{
    static const QStringList kinds{u"mail"_s, u"stream"_s, u"send"_s, u"send_result"_s};
    return recorded.meta.value("platform"_L1) == toText(Platform::Email) && kinds.contains(kindOf(recorded));
}

std::vector<PlatformEvent> recordedMailEvents(const RecordedCase &recorded)
{
    const QJsonObject imap = recorded.meta.value("imap"_L1).toObject();
    email::FetchedMail mail;
    mail.mailbox = imap.value("mailbox"_L1).toString();
    mail.uidValidity = imap.value("uidvalidity"_L1).toInteger();
    mail.uid = imap.value("uid"_L1).toInteger();
    mail.internalDate = parseRfc3339(imap.value("internaldate"_L1).toString());
    mail.bytes = recorded.body;
    return {email::eventOf(mail, recordedAccount(recorded), recordedClock(recorded))};
}

QJsonObject decodeRecordedMail(const RecordedCase &recorded)
{
    const QString kind = kindOf(recorded);
    if (kind == "send"_L1)
        return decodeSend(recorded);
    if (kind == "send_result"_L1)
        return decodeAnswer(recorded);
    if (kind == "stream"_L1)
        return decodeStream(recorded);
    return {{"verify"_L1, toText(Verification::NotApplicable)},
            {"events"_L1, eventsJson(recordedMailEvents(recorded))}};
}

} // namespace lianxi
