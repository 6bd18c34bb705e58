// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/mastodon/mastodon_api.h"

#include "app/channels/common/account.h"
#include "app/channels/mastodon/mastodon_events.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace lianxi::mastodon
{

namespace
{

constexpr int addressLength = 23;

const QRegularExpression &mentionPattern()
{
    static const QRegularExpression pattern(
        u"(?<![=/\\w])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)(@\\w+(?:[.-]+\\w+)*)?"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

const QRegularExpression &addressPattern()
{
    // Ends before punctuation that belongs to the sentence and before letters of scripts written without blanks.
    static const QRegularExpression pattern(
        u"(?<![a-z0-9@#$])https?://[a-z0-9.-]+(?::[0-9]+)?(?:[/?#](?:[a-z0-9!*';:=+,.$/%#\\[\\]_~@|&?()-]*[a-z0-9=#/+_&)-])?)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// Whether what lies on both sides of a boundary is one picture: Unicode's rule for emoji joined by U+200D.
bool joined(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text[at - 1] == u'\u200d' && text[at].unicode() >= 0x2190;
}

int clusters(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary())
        count += joined(text, at) ? 0 : 1;
    return count;
}

} // namespace

QString baseOf(const ChannelAccount &account)
{
    const QString own = channels::apiBase(account, {});
    const QString instance = instanceOf(account);
    return !own.isEmpty() || instance.isEmpty() ? own : u"https://"_s + instance;
}

QString streamingBaseOf(const ChannelAccount &account)
{
    QString base = channels::accountText(account, "streaming"_L1);
    if (base.isEmpty())
        base = baseOf(account);
    else if (!base.contains("://"_L1))
        base.prepend("wss://"_L1);
    while (base.endsWith(u'/'))
        base.chop(1);
    if (base.startsWith("http"_L1))
        base.replace(0, 4, u"ws"_s);
    return base;
}

HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path)
{
    HttpRequest request;
    request.method = method;
    request.url = baseOf(account) + path;
    request.headers = {{"Authorization", "Bearer " + channels::accountBytes(account, "access_token"_L1)}};
    return request;
}

int lengthOf(const QString &text)
{
    QString counted = text;
    counted.replace(addressPattern(), QString(addressLength, u'x'));
    counted.replace(mentionPattern(), u"@\\1"_s);
    return clusters(counted);
}

QStringList mentionsIn(const QString &text)
{
    QStringList found;
    for (auto match = mentionPattern().globalMatch(text); match.hasNext();)
        found.append(match.next().captured(0).sliced(1));
    return found;
}

} // namespace lianxi::mastodon
