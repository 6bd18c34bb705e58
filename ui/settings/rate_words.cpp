// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rate_words.h"

#include "ui/settings/channel_words.h"

#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString nameOf(RateSubject subject)
{
    switch (subject) {
    case RateSubject::Calls:
        return RateWords::tr("calls");
    case RateSubject::AppCalls:
        return RateWords::tr("calls of the whole app");
    case RateSubject::Messages:
        return RateWords::tr("private messages");
    case RateSubject::PublicReplies:
        return RateWords::tr("public replies");
    case RateSubject::PrivateAnswers:
        return RateWords::tr("private answers to comments");
    case RateSubject::ReadingMessages:
        return RateWords::tr("reading messages");
    case RateSubject::ReadingMentions:
        return RateWords::tr("reading mentions");
    case RateSubject::Profiles:
        return RateWords::tr("looking up profiles");
    case RateSubject::Uploads:
        return RateWords::tr("uploads");
    case RateSubject::Removals:
        return RateWords::tr("removals");
    case RateSubject::Mails:
        return RateWords::tr("mails");
    }
    return {};
}

} // namespace

QString RateWords::subject(const RateKey &key)
{
    const QString name = nameOf(key.subject);
    switch (key.period) {
    case RatePeriod::Window:
        return name;
    case RatePeriod::Minute:
        return tr("%1 a minute").arg(name);
    case RatePeriod::Hour:
        return tr("%1 an hour").arg(name);
    case RatePeriod::Day:
        return tr("%1 a day").arg(name);
    case RatePeriod::Month:
        return tr("%1 a month").arg(name);
    }
    return name;
}

QString RateWords::rest(const RateBudget &budget, Instant now)
{
    const QLocale locale;
    QString said;
    if (isUsedUp(budget))
        said = tr("used up");
    else if (budget.left && budget.limit)
        said = tr("%1 of %2 left").arg(locale.toString(*budget.left), locale.toString(*budget.limit));
    else if (budget.left)
        said = tr("%1 left").arg(locale.toString(*budget.left));
    else
        said = tr("%1 % used").arg(locale.toString(budget.usedPercent.value_or(0)));
    if (budget.until && *budget.until > now)
        said = tr("%1, full again %2").arg(said, ChannelWords::expiry(budget.until, now));
    return budget.counted ? tr("%1 (counted here)").arg(said) : said;
}

QString RateWords::warning(const RateBudget &budget, Instant now)
{
    return isUsedUp(budget) ? tr("The platform's limit: %1 %2").arg(subject(budget.key), rest(budget, now))
                            : tr("Near the platform's limit: %1, %2").arg(subject(budget.key), rest(budget, now));
}

} // namespace lianxi
