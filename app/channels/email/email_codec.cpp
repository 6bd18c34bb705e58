// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/email_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/email/mail_events.h"
#include "app/channels/email/mail_fields.h"
#include "app/channels/email/mail_writer.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;
using namespace email;

namespace
{

constexpr qint64 largestMail = 25 * 1024 * 1024; ///< bytes; what the large providers take
constexpr qint64 largestFile = 18 * 1024 * 1024; ///< base64 makes four bytes of three
constexpr int mostFiles = 20;

QStringList textList(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array)
        list.append(one.toString());
    return list;
}

/// A message id without <>; empty for what cannot be one.
QString messageIdOf(const QString &text)
{
    const bool good = text.contains(u'@') && std::none_of(text.begin(), text.end(), [](QChar c) {
                          return c <= u' ' || c == QChar(0x7F) || c.isSpace() || c == u'<' || c == u'>';
                      });
    return good ? text : QString();
}

/// Why a mail must not be written; empty: it may.
QString refusal(const OutgoingMail &mail, const SendIntent &intent)
{
    if (intent.op != "message"_L1)
        return u"unsupported_op"_s;
    if (mail.to.isEmpty())
        return u"no_recipient"_s;
    QStringList headers{mail.subject, mail.fromName, mail.messageId, intent.replyTo, intent.threadId};
    headers += mail.references;
    const bool safe = isSafeAddress(mail.to) && isSafeAddress(mail.from)
        && std::all_of(headers.begin(), headers.end(), isSafeHeader) && !mail.messageId.contains(u' ');
    if (!safe)
        return u"bad_request"_s;
    return mail.text.isEmpty() && mail.attachments.empty() ? u"empty"_s : QString();
}

void addThread(const SendIntent &intent, OutgoingMail &mail)
{
    QString parent = messageIdOf(intent.replyTo);
    if (parent.isEmpty())
        parent = messageIdOf(intent.more.value("parent"_L1).toString());
    QStringList references = textList(intent.more.value("references"_L1));
    const QString root = messageIdOf(intent.threadId);
    if (references.isEmpty() && !root.isEmpty())
        references.append(root);
    if (parent.isEmpty())
        parent = references.isEmpty() ? QString() : references.back();
    if (parent.isEmpty())
        return;
    references.removeAll(parent);
    references.append(parent);
    mail.inReplyTo = parent;
    mail.references = shortenedReferences(references);
    mail.subject = replySubject(mail.subject);
}

/// The files beside the intent become attachments. \return false when a part's file is not there.
bool addParts(const SendIntent &intent, OutgoingMail &mail)
{
    size_t wanted = 0;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            mail.text = mail.text.isEmpty() ? part.text : mail.text;
        else
            ++wanted;
    }
    for (const MediaFile &file : intent.files) {
        QString name = file.name;
        name.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
        mail.attachments.push_back({name, file.mime.toLatin1(), file.bytes});
    }
    return intent.files.size() >= wanted;
}

Headers loginHeaders(const ChannelAccount &account)
{
    const SaslLogin login = loginOf(account);
    Headers headers{{loginUser, login.user}};
    if (login.token.isEmpty())
        headers.append({loginPassword, login.password});
    else
        headers.append({loginToken, login.token});
    return headers;
}

HttpRequest submission(const char *method, const ChannelAccount &account)
{
    HttpRequest request;
    request.method = method;
    request.url = smtpUrl(account);
    request.headers = loginHeaders(account);
    if (!accountText(account, "smtp_base"_L1).isEmpty())
        request.headers.emplaceBack(allowPrivate, "1");
    return request;
}

} // namespace

QString email::imapUrl(const ChannelAccount &account)
{
    const QString base = accountText(account, "imap_base"_L1);
    return base.isEmpty() ? accountText(account, "imap"_L1) : base;
}

QString email::smtpUrl(const ChannelAccount &account)
{
    const QString base = accountText(account, "smtp_base"_L1);
    return base.isEmpty() ? accountText(account, "smtp"_L1) : base;
}

SaslLogin email::loginOf(const ChannelAccount &account)
{
    SaslLogin login;
    login.user = accountBytes(account, "user"_L1);
    if (login.user.isEmpty())
        login.user = accountBytes(account, "address"_L1);
    login.password = accountBytes(account, "password"_L1);
    if (accountText(account, "mode"_L1) != "password"_L1 && !accountText(account, "mode"_L1).isEmpty())
        login.token = accountBytes(account, "access_token"_L1);
    return login;
}

SendPlan EmailCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    if (intent.op == "self"_L1) {
        return {submission(methodVerify, account), {}, {}, {}};
    }
    OutgoingMail mail;
    mail.from = canonicalAddress(accountText(account, "address"_L1));
    mail.fromName = accountText(account, "from_name"_L1);
    mail.to = intent.more.value("answer_to"_L1).toString(intent.to);
    mail.subject = intent.more.value("subject"_L1).toString();
    mail.text = intent.text;
    mail.automatic = intent.more.value("automatic"_L1).toBool();
    mail.date = now;
    const QString key = intent.sendKey.isEmpty() ? QString::number(toMillis(now)) : intent.sendKey;
    mail.messageId = key + u'@' + mail.from.section(u'@', -1);
    const bool complete = addParts(intent, mail);
    addThread(intent, mail);
    if (const QString reason = refusal(mail, intent); !reason.isEmpty())
        return refusePlan(SendOutcome::Refused, reason);
    if (!complete)
        return refusePlan(SendOutcome::Refused, u"upload_needed"_s);

    HttpRequest request = submission(methodMail, account);
    request.headers += {{envelopeFrom, mail.automatic ? QByteArray() : mail.from.toUtf8()},
                        {envelopeTo, mail.to.toUtf8()},
                        {sentBy, account.id.text().toUtf8()}};
    request.body = writeMail(mail);
    if (request.body.size() > largestMail) {
        SendPlan plan = refusePlan(SendOutcome::Refused, u"too_long"_s);
        plan.detail = u"%1/%2"_s.arg(request.body.size()).arg(largestMail);
        return plan;
    }
    return {request, {}, {}, {}};
}

SendIntent EmailCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    for (const auto name : {"subject"_L1, "references"_L1, "answer_to"_L1}) {
        if (event.more.contains(name))
            intent.more.insert(name, event.more.value(name));
    }
    intent.more.insert("parent"_L1, event.messageId);
    return intent;
}

ChannelLimits EmailCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.textUnits = 1'000'000;
    limits.parts = {PartType::Image, PartType::Voice, PartType::Audio, PartType::Video, PartType::File};
    for (const PartType type : limits.parts)
        limits.partLimits.push_back({type, largestFile});
    limits.textWithParts = true;
    limits.partsInMessage = mostFiles;
    return limits;
}

MediaPlan EmailCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    const QString base = imapUrl(account);
    if (part.ref.isEmpty() || !part.ref.contains("/;UID="_L1) || base.isEmpty())
        return {std::nullopt, false, u"no_media"_s};
    HttpRequest request;
    request.method = "GET";
    request.url = base + u'/' + part.ref;
    request.headers = loginHeaders(account);
    if (!accountText(account, "imap_base"_L1).isEmpty())
        request.headers.emplaceBack(allowPrivate, "1");
    return {request, false, {}};
}

SendPlan EmailCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &, const ChannelAccount &,
                                Instant) const
{
    return refusePlan(SendOutcome::Refused,
                      file.bytes.size() > largestFile ? u"too_long"_s : QString(uploadWithMessage));
}

} // namespace lianxi
