// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_number.h"

#include "app/channels/common/account.h"

using namespace Qt::StringLiterals;

namespace lianxi::asterisk
{

namespace
{

constexpr qsizetype shortestExtension = 3, longestExtension = 6, shortestNational = 7; ///< digits

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isWithheld(const QString &number)
{
    static constexpr std::array words{
        "anonymous"_L1, "restricted"_L1, "unavailable"_L1, "private"_L1, "withheld"_L1, "unknown"_L1, "<unknown>"_L1,
    };
    return number.isEmpty() || std::any_of(words.begin(), words.end(), [&number](QLatin1StringView word) {
               return number.compare(word, Qt::CaseInsensitive) == 0;
           });
}

/// The user part of a SIP address, without what people put between digits.
QString plain(QString number)
{
    number = number.trimmed();
    for (const auto scheme : {"sip:"_L1, "sips:"_L1}) {
        if (number.startsWith(scheme, Qt::CaseInsensitive))
            number = number.sliced(scheme.size()).section(u'@', 0, 0);
    }
    number.removeIf([](QChar c) { return c.isSpace() || u"-.()"_s.contains(c); });
    return number;
}

} // namespace

CallerNumber callerNumber(const QString &written, const ChannelAccount &account)
{
    const QString number = plain(written);
    CallerNumber caller;
    if (isWithheld(number)) {
        caller.anonymous = true;
        return caller;
    }
    caller.number = number;
    if (number.startsWith(u'+') || !isDigits(number))
        return caller;
    if (number.startsWith("00"_L1)) {
        caller.number = u'+' + number.sliced(2);
        return caller;
    }
    if (number.size() >= shortestExtension && number.size() <= longestExtension) {
        caller.internal = true;
        return caller;
    }
    const QString country = channels::accountText(account, "country_code"_L1);
    const QString trunk = channels::accountText(account, "trunk_prefix"_L1);
    if (country.isEmpty())
        return caller;
    if (!trunk.isEmpty() && number.startsWith(trunk) && number.size() > trunk.size())
        caller.number = u'+' + country + number.sliced(trunk.size());
    else if (number.size() >= shortestNational)
        caller.number = u'+' + country + number;
    return caller;
}

} // namespace lianxi::asterisk
