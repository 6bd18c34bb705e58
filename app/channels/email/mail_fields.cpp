// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_fields.h"

#include "app/channels/email/mime_words.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

/// The value cut at ',' and ';' outside quoted strings and <…>. A group's name ends with ':' and is dropped.
std::vector<QByteArray> mailboxTexts(const QByteArray &value)
{
    std::vector<QByteArray> texts(1);
    bool quoted = false, angle = false;
    for (qsizetype at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (quoted && c == '\\' && at + 1 < value.size()) {
            texts.back() += c;
            texts.back() += value[++at];
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '<' || c == '>'))
            angle = c == '<';
        if (!quoted && !angle && (c == ',' || c == ';')) {
            texts.emplace_back();
        } else if (!quoted && !angle && c == ':') {
            texts.back().clear();
        } else if (c != '\r' && c != '\n') {
            texts.back() += c;
        }
    }
    return texts;
}

/// A display name without its quotes and escapes, encoded words read.
QString displayName(QByteArrayView text)
{
    QByteArray bare;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == '"')
            continue;
        at += text[at] == '\\' && at + 1 < text.size() ? 1 : 0;
        bare += text[at];
    }
    return decodeWords(bare).simplified();
}

struct Zone {
    const char *name;
    int hours;
};
constexpr Zone zones[] = {{"UT", 0},   {"GMT", 0},  {"UTC", 0},  {"Z", 0},    {"EST", -5}, {"EDT", -4}, {"CST", -6},
                          {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"CET", 1},  {"CEST", 2}};

/// RFC 5322 §4.3: a zone that is not known means UTC.
std::chrono::minutes zoneOffset(const QString &zone)
{
    static const QRegularExpression digits(u"^([+-])(\\d{2}):?(\\d{2})$"_s);
    if (const auto match = digits.match(zone); match.hasMatch()) {
        const std::chrono::minutes offset(match.captured(2).toInt() * 60 + match.captured(3).toInt());
        return match.captured(1) == "-"_L1 ? -offset : offset;
    }
    const auto known = std::find_if(std::begin(zones), std::end(zones), [&zone](const Zone &z) {
        return zone.compare(QLatin1StringView(z.name), Qt::CaseInsensitive) == 0;
    });
    return std::chrono::hours(known == std::end(zones) ? 0 : known->hours);
}

constexpr std::array months{"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1,
                            "Jul"_L1, "Aug"_L1, "Sep"_L1, "Oct"_L1, "Nov"_L1, "Dec"_L1};
constexpr std::array days{"Mon"_L1, "Tue"_L1, "Wed"_L1, "Thu"_L1, "Fri"_L1, "Sat"_L1, "Sun"_L1};

int fullYear(const QString &digits)
{
    const int year = digits.toInt();
    if (digits.size() == 2)
        return year < 50 ? 2000 + year : 1900 + year;
    return digits.size() == 3 ? 1900 + year : year;
}

} // namespace

QString canonicalAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at < 1 || at + 1 >= address.size())
        return {};
    const QString host = address.mid(at + 1).toLower();
    const QString ascii = QString::fromLatin1(QUrl::toAce(host));
    return address.first(at).toLower() + u'@' + (ascii.isEmpty() ? host : ascii);
}

QString withoutTag(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@'), plus = address.indexOf(u'+');
    return plus > 0 && plus < at ? address.first(plus) + address.sliced(at) : address;
}

std::vector<Mailbox> readMailboxes(QByteArrayView value)
{
    std::vector<Mailbox> mailboxes;
    for (const QByteArray &text : mailboxTexts(withoutComments(value))) {
        const QByteArrayView view = QByteArrayView(text).trimmed();
        const qsizetype open = view.lastIndexOf('<');
        const qsizetype close = open < 0 ? -1 : view.indexOf('>', open);
        QByteArrayView address = view;
        if (open >= 0)
            address = view.sliced(open + 1, (close < 0 ? view.size() : close) - open - 1);
        if (const qsizetype route = open < 0 ? -1 : address.indexOf(':'); route >= 0) // <@relay:ann@host>
            address = address.sliced(route + 1);
        Mailbox mailbox;
        mailbox.address = canonicalAddress(decodeWords(address).trimmed());
        if (mailbox.address.isEmpty() || (open < 0 && mailbox.address.contains(u' ')))
            continue;
        mailbox.name = open > 0 ? displayName(view.first(open)) : QString();
        mailboxes.push_back(std::move(mailbox));
    }
    return mailboxes;
}

std::optional<Instant> readMailDate(QByteArrayView value)
{
    static const QRegularExpression form(
        u"^(?:[A-Za-z]+\\s*,?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*[\\s-]+(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{2})"
        u"(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*([+-]\\d{2}:?\\d{2}|[A-Za-z]+)?.*$"_s);
    const QString text = QString::fromLatin1(withoutComments(value)).simplified();
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto month = std::find_if(months.begin(), months.end(), [&match](QLatin1StringView name) {
        return match.captured(2).compare(name, Qt::CaseInsensitive) == 0;
    });
    const QDate date(fullYear(match.captured(3)), static_cast<int>(month - months.begin()) + 1,
                     match.captured(1).toInt());
    const int second = std::min(match.captured(6).toInt(), 59); // a leap second has no place of its own
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), second);
    if (month == months.end() || !date.isValid() || !time.isValid())
        return std::nullopt;
    return fromMillis(QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch()) - zoneOffset(match.captured(7));
}

QByteArray writeMailDate(Instant at)
{
    const QDateTime time = toDateTime(at);
    const auto name = [](const auto &names, int number) { return QString(names.at(static_cast<size_t>(number - 1))); };
    return (name(days, time.date().dayOfWeek()) + ", "_L1 + QString::number(time.date().day()) + u' '
            + name(months, time.date().month()) + time.toString(u" yyyy HH:mm:ss"_s) + " +0000"_L1)
        .toLatin1();
}

} // namespace lianxi::email
