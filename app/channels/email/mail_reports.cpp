// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_events.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

const MimePart *findPart(const MimePart &part, std::initializer_list<QByteArrayView> types)
{
    for (const QByteArrayView type : types) {
        if (part.type.value == type)
            return &part;
    }
    for (const MimePart &child : part.children) {
        if (const MimePart *found = findPart(child, types))
            return found;
    }
    return nullptr;
}

/// The groups of fields of a report: the first about the whole message, then one a recipient.
std::vector<HeaderFields> fieldGroups(const QByteArray &bytes)
{
    std::vector<HeaderFields> groups;
    QByteArrayView rest(bytes);
    while (!rest.isEmpty() && groups.size() < 1000) {
        HeaderFields group;
        rest = rest.sliced(readHeaderFields(rest, group));
        if (!group.fields.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

enum class Action { None, Relayed, Delayed, Failed }; ///< in order of what decides

Action actionOf(const HeaderFields &group)
{
    const QByteArray action = withoutComments(group.value("Action")).trimmed().toLower();
    if (action == "failed")
        return Action::Failed;
    if (action == "delayed")
        return Action::Delayed;
    return action == "delivered" || action == "relayed" || action == "expanded" ? Action::Relayed : Action::None;
}

/// The enhanced status (RFC 3463) of a recipient: its own field, else the one in the other server's words.
QString statusOf(const HeaderFields &group)
{
    static const QRegularExpression code(u"\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b"_s);
    for (const char *field : {"Status", "Diagnostic-Code"}) {
        const auto match = code.match(QString::fromLatin1(group.value(field)));
        if (match.hasMatch())
            return match.captured(1);
    }
    return {};
}

QString failureReason(const QString &status)
{
    if (status.startsWith("5.1."_L1))
        return u"recipient_unknown"_s;
    return status == "5.2.2"_L1 ? u"recipient_unavailable"_s : u"bounced"_s;
}

QString firstId(QByteArrayView value)
{
    const QStringList ids = idsIn(value);
    return ids.isEmpty() ? QString() : ids.front();
}

/// Names the message that is spoken of: its thread as we would name it.
void speakOf(const HeaderFields &returned, PlatformEvent &event)
{
    event.target = firstId(returned.value("Message-ID"));
    const QString root = firstId(returned.value("References"));
    const QString parent = onlyIdIn(returned.value("In-Reply-To"));
    event.threadId = !root.isEmpty() ? root : !parent.isEmpty() ? parent : event.target;
}

bool readDeliveryStatus(const MimePart &mail, const MimePart &status, PlatformEvent &event)
{
    HeaderFields returned;
    if (const MimePart *original = findPart(
            mail,
            {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers", "message/partial"}))
        static_cast<void>(readHeaderFields(original->decoded(), returned));
    speakOf(returned, event);
    if (event.target.isEmpty()) {
        event.target = firstId(mail.headers.value("In-Reply-To"));
        event.threadId = event.target;
    }
    const std::vector<HeaderFields> groups = fieldGroups(status.decoded());
    const auto deciding = std::max_element(groups.begin(), groups.end(), [](const auto &a, const auto &b) {
        return actionOf(a) < actionOf(b); // the first of equals
    });
    if (deciding == groups.end() || event.target.isEmpty())
        return false;
    event.flags = {u"bounce"_s, u"automatic"_s};
    const QString code = statusOf(*deciding);
    switch (actionOf(*deciding)) {
    case Action::None:
        return false;
    case Action::Failed:
        event.kind = PlatformEventKind::Failed;
        event.more.insert("reason"_L1, failureReason(code));
        break;
    case Action::Delayed:
        event.kind = PlatformEventKind::System;
        event.what = u"delayed"_s;
        break;
    case Action::Relayed:
        event.kind = PlatformEventKind::Delivered;
        event.flags = {u"automatic"_s};
        break;
    }
    if (!code.isEmpty())
        event.more.insert("code"_L1, code);
    if (const QByteArray words = deciding->value("Diagnostic-Code"); !words.isEmpty())
        event.extra.insert("diagnostic"_L1, decodeWords(words).trimmed().left(500));
    return true;
}

bool readDisposition(const MimePart &mail, const MimePart &part, PlatformEvent &event)
{
    HeaderFields fields;
    static_cast<void>(readHeaderFields(part.decoded(), fields));
    QString target = firstId(fields.value("Original-Message-ID"));
    if (target.isEmpty())
        target = firstId(mail.headers.value("In-Reply-To"));
    const QByteArray disposition = withoutComments(fields.value("Disposition")).toLower();
    const QByteArray type = disposition.mid(disposition.indexOf(';') + 1).split('/').front().trimmed();
    if (target.isEmpty() || type.isEmpty())
        return false;
    event.target = target;
    const QString root = firstId(mail.headers.value("References"));
    event.threadId = root.isEmpty() ? target : root;
    event.flags = {u"automatic"_s};
    if (type == "displayed") {
        event.kind = PlatformEventKind::Read;
    } else {
        event.kind = PlatformEventKind::System;
        event.what = QString::fromLatin1(type);
    }
    return true;
}

} // namespace

bool readReport(const MimePart &mail, PlatformEvent &event)
{
    if (mail.type.value != "multipart/report")
        return false;
    const MimePart *status = findPart(mail, {"message/delivery-status", "message/global-delivery-status"});
    const MimePart *disposition =
        findPart(mail, {"message/disposition-notification", "message/global-disposition-notification"});
    PlatformEvent report = event;
    const bool read =
        status ? readDeliveryStatus(mail, *status, report) : disposition && readDisposition(mail, *disposition, report);
    if (read)
        event = std::move(report);
    return read;
}

} // namespace lianxi::email
