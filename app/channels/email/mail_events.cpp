// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_events.h"

#include "app/channels/common/account.h"
#include "app/channels/email/mail_fields.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

constexpr int maxReferences = 50; ///< kept for answering; first and last ones
constexpr int maxReaders = 50;

constexpr Instant earliestDate{std::chrono::seconds(631'152'000)}; ///< 1990-01-01

/// The Date where it can be believed, else when the mail arrived.
Instant timeOf(const HeaderFields &headers, std::optional<Instant> arrived, Instant now)
{
    const std::optional<Instant> written = readMailDate(headers.value("Date"));
    const Instant reference = arrived.value_or(now);
    const bool credible = written && *written >= earliestDate && *written <= reference + std::chrono::hours(24);
    return credible ? *written : reference;
}

/// First word of a value, lower case, comments and parameters left out.
QByteArray firstWord(const QByteArray &value)
{
    const QByteArray text = withoutComments(value).trimmed().toLower();
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == ';' || c == ' ' || c == '\t'; });
    return text.first(end - text.begin());
}

bool isAutomatic(const HeaderFields &headers)
{
    const QByteArray submitted = firstWord(headers.value("Auto-Submitted"));
    if (!submitted.isEmpty() && submitted != "no")
        return true;
    const QByteArray precedence = firstWord(headers.value("Precedence"));
    for (const char *mass : {"bulk", "list", "junk", "auto_reply"}) {
        if (precedence == mass)
            return true;
    }
    return headers.contains("List-Id") || headers.contains("X-Autoreply") || headers.contains("X-Autorespond");
}

/// Sent by a mail server, not by a person: nothing may answer it.
bool isFromServer(const HeaderFields &headers, const QString &from)
{
    const QString local = from.section(u'@', 0, 0);
    const bool emptyPath = headers.contains("Return-Path")
        && withoutComments(headers.value("Return-Path")).replace(" ", "").startsWith("<>");
    return emptyPath || local == "mailer-daemon"_L1 || local == "postmaster"_L1;
}

/// Where the mail is, as in an IMAP address (RFC 5092); empty when it came without a mailbox.
QString pathOf(const FetchedMail &mail)
{
    if (mail.mailbox.isEmpty() || mail.uid <= 0)
        return {};
    return QString::fromLatin1(QUrl::toPercentEncoding(mail.mailbox)) + ";UIDVALIDITY="_L1
        + QString::number(mail.uidValidity) + "/;UID="_L1 + QString::number(mail.uid);
}

std::vector<Mailbox> recipients(const HeaderFields &headers)
{
    std::vector<Mailbox> all;
    for (const HeaderField &field : headers.fields) {
        if (field.name.compare("To", Qt::CaseInsensitive) != 0 && field.name.compare("Cc", Qt::CaseInsensitive) != 0)
            continue;
        std::vector<Mailbox> some = readMailboxes(field.value);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

void readPeople(const HeaderFields &headers, const ChannelAccount &account, PlatformEvent &event)
{
    const std::vector<Mailbox> from = readMailboxes(headers.value("From"));
    if (!from.empty())
        event.sender = {from.front().address, from.front().name, {}, {}};
    const std::optional<bool> proven = authenticated(headers, account);
    if (proven)
        event.more.insert("authenticated"_L1, *proven);
    // Whoever forges our own address is a stranger, not the brand.
    if (isOwnAddress(account, event.sender.id) && proven != std::optional(false))
        event.direction = Direction::Out;
    const std::vector<Mailbox> replyTo = readMailboxes(headers.value("Reply-To"));
    if (!replyTo.empty())
        event.more.insert("answer_to"_L1, replyTo.front().address);

    QStringList others;
    for (const Mailbox &mailbox : recipients(headers)) {
        if (!isOwnAddress(account, mailbox.address) && mailbox.address != event.sender.id
            && !others.contains(mailbox.address))
            others.append(mailbox.address);
    }
    const bool out = event.direction == Direction::Out;
    if (out && !others.isEmpty())
        event.more.insert("to"_L1, others.front());
    if (others.size() > (out ? 1 : 0)) {
        event.flags.append(u"group"_s);
        event.more.insert("readers"_L1,
                          QJsonArray::fromStringList(others.first(std::min<qsizetype>(others.size(), maxReaders))));
    }
}

void readThread(const HeaderFields &headers, PlatformEvent &event)
{
    QStringList references = idsIn(headers.value("References"));
    const QStringList answered = idsIn(headers.value("In-Reply-To"));
    const QString alone = onlyIdIn(headers.value("In-Reply-To"));
    if (!answered.isEmpty())
        event.replyTo = answered.front();
    else if (!references.isEmpty())
        event.replyTo = references.back();
    if (!references.isEmpty())
        event.threadId = references.front();
    else if (!alone.isEmpty())
        event.threadId = alone;
    else
        event.threadId = event.messageId.isEmpty() ? event.eventKey : event.messageId;
    if (references.size() > maxReferences)
        references = references.first(1) + references.last(maxReferences - 1);
    if (!references.isEmpty())
        event.more.insert("references"_L1, QJsonArray::fromStringList(references));
}

} // namespace

bool isOwnAddress(const ChannelAccount &account, const QString &address)
{
    if (address.isEmpty())
        return false;
    const auto equals = [bare = withoutTag(address), &address](const QString &own) {
        const QString ours = canonicalAddress(own);
        return !ours.isEmpty() && (ours == address || ours == bare);
    };
    if (equals(channels::accountText(account, "address"_L1)))
        return true;
    const QJsonValue aliases = account.settings.value("aliases"_L1);
    const QJsonArray list = aliases.toArray();
    if (std::any_of(list.begin(), list.end(), [&equals](const QJsonValue &own) { return equals(own.toString()); }))
        return true;
    const QStringList written = aliases.toString().split(u',');
    return std::any_of(written.begin(), written.end(), [&equals](const QString &own) { return equals(own.trimmed()); });
}

bool isOwnMessageId(const ChannelAccount &account, const QString &id)
{
    const QString own = canonicalAddress(channels::accountText(account, "address"_L1));
    const QString key = id.section(u'@', 0, 0);
    return !own.isEmpty() && id.section(u'@', 1).toLower() == own.section(u'@', 1)
        && (!QUuid::fromString(key).isNull() || key.startsWith("lx-"_L1));
}

std::optional<bool> authenticated(const HeaderFields &headers, const ChannelAccount &account)
{
    const QByteArray ours = channels::accountBytes(account, "authserv_id"_L1).toLower();
    if (ours.isEmpty())
        return std::nullopt;
    for (const HeaderField &field : headers.fields) {
        if (field.name.compare("Authentication-Results", Qt::CaseInsensitive) != 0)
            continue;
        if (firstWord(field.value) != ours)
            continue;
        // Only the topmost of our server counts: what is below may have come with the mail.
        const QList<QByteArray> results = withoutComments(field.value).toLower().split(';');
        for (const QByteArray &result : results) {
            const QByteArray text = result.simplified().replace(" = ", "=").replace("= ", "=").replace(" =", "=");
            if (text.startsWith("dmarc=pass"))
                return true;
            if (text.startsWith("dmarc=fail"))
                return false;
        }
        return std::nullopt;
    }
    return std::nullopt;
}

PlatformEvent eventOf(const FetchedMail &mail, const ChannelAccount &account, Instant now)
{
    const MimePart root = readMime(mail.bytes);
    const HeaderFields &headers = root.headers;
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.account = channels::accountText(account, "address"_L1);
    const QStringList ids = idsIn(headers.value("Message-ID"));
    event.messageId = ids.isEmpty() ? QString() : ids.front();
    event.eventKey = ids.isEmpty()
        ? "h:"_L1 + QString::fromLatin1(QCryptographicHash::hash(mail.bytes, QCryptographicHash::Sha256).toHex())
        : "m:"_L1 + event.messageId;
    event.at = timeOf(headers, mail.internalDate, now);
    if (!mail.mailbox.isEmpty())
        event.extra = {{"mailbox"_L1, mail.mailbox}, {"uid"_L1, mail.uid}};
    if (readReport(root, event)) {
        event.messageId.clear();
        return event;
    }
    readPeople(headers, account, event);
    readThread(headers, event);
    if (const QString subject = decodeWords(headers.value("Subject")).trimmed(); !subject.isEmpty())
        event.more.insert("subject"_L1, subject);
    readContent(root, pathOf(mail), event);
    if (event.direction == Direction::Out) {
        if (!isOwnMessageId(account, event.messageId))
            event.flags.append(u"other_client"_s);
    } else if (isFromServer(headers, event.sender.id)) {
        event.flags += {u"automatic"_s, u"bounce"_s};
        return event;
    }
    if (isAutomatic(headers))
        event.flags.append(u"automatic"_s);
    return event;
}

} // namespace lianxi::email
