// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/survey_answer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int most = 5;
constexpr qsizetype longestAnswer = 500;
constexpr int goodEnough = 4; ///< with words as well: nobody waits for anything

/// What people write instead of a number. The longest that fits counts: "不满意" holds "满意".
constexpr std::pair<QStringView, int> phrases[] = {
    {u"非常满意", 5},  {u"很满意", 5},    {u"五星好评", 5},     {u"满意", 4},       {u"一般", 3},
    {u"不满意", 2},    {u"不太满意", 2},  {u"很不满意", 1},     {u"非常不满意", 1}, {u"very satisfied", 5},
    {u"very good", 5}, {u"excellent", 5}, {u"satisfied", 4},    {u"good", 4},       {u"okay", 3},
    {u"ok", 3},        {u"poor", 2},      {u"dissatisfied", 2}, {u"very poor", 1},  {u"very dissatisfied", 1},
    {u"very bad", 1},  {u"bad", 2},
};

struct Scored {
    int score = 0;
    qsizetype length = 0; ///< of what told it
};

std::optional<Scored> number(const QString &text)
{
    static const QRegularExpression form(
        u"^([1-5一二三四五])\\s*(?:分|颗星|星|/\\s*5|(?:stars?|points?)\\b|out of 5)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QChar digit = match.captured(1).front();
    const auto chinese = static_cast<int>(u"一二三四五"_s.indexOf(digit));
    // A bare 一 begins too many sentences.
    if (chinese >= 0 && match.capturedLength() == 1 && text.size() > 1)
        return std::nullopt;
    return Scored{chinese >= 0 ? chinese + 1 : digit.digitValue(), match.capturedLength()};
}

std::optional<Scored> stars(const QString &text)
{
    int full = 0;
    qsizetype at = 0;
    for (; at < text.size(); ++at) {
        const QChar one = text.at(at);
        if (one == u'★' || one == u'⭐' || one == u'*')
            ++full;
        else if (one.isHighSurrogate() && QStringView(text).sliced(at).startsWith(u"🌟"_s)) {
            ++full;
            ++at;
        } else if (one != u'☆' && one != QChar(0xfe0f) && one != u' ')
            break;
    }
    return full >= 1 && full <= most ? std::optional(Scored{full, at}) : std::nullopt;
}

std::optional<Scored> phrase(const QString &text)
{
    std::optional<Scored> best;
    for (const auto &[words, score] : phrases)
        if (text.startsWith(words, Qt::CaseInsensitive) && (!best || words.size() > best->length))
            best = Scored{score, words.size()};
    return best;
}

/// The score stands alone, or a sign ends it: what follows is about something else than how many.
bool endsThere(QStringView rest)
{
    if (rest.isEmpty())
        return true;
    // "5 谢谢" is a score; "5 个都坏了" is not.
    const QStringView after = rest.trimmed();
    for (const QStringView thanks : {QStringView(u"谢"), QStringView(u"感谢"), QStringView(u"多谢"),
                                     QStringView(u"辛苦"), QStringView(u"thank"), QStringView(u"thx")})
        if (after.startsWith(thanks, Qt::CaseInsensitive))
            return true;
    const QChar sign = rest.front();
    const bool parts = u",，.。!！;；:：~～\n、"_s.contains(sign);
    return parts && (rest.size() == 1 || !rest.at(1).isDigit());
}

} // namespace

std::optional<SurveyAnswer> surveyAnswerIn(const QString &text)
{
    QString plain = text.trimmed();
    for (QChar &one : plain)
        if (one >= u'０' && one <= u'９')
            one = QChar(u'0' + one.digitValue());
    if (plain.isEmpty() || plain.size() > longestAnswer)
        return std::nullopt;
    std::optional<Scored> found;
    for (const auto &read : {number, stars, phrase}) {
        const std::optional<Scored> scored = read(plain);
        if (!found && scored && endsThere(QStringView(plain).sliced(scored->length)))
            found = scored;
    }
    if (!found)
        return std::nullopt;
    static const QRegularExpression signs(u"^[,，.。!！;；:：~～\\s、]+"_s);
    return SurveyAnswer{found->score, plain.sliced(found->length).remove(signs).trimmed()};
}

bool asksForMore(const SurveyAnswer &answer)
{
    return !answer.words.isEmpty() && answer.score < goodEnough;
}

} // namespace lianxi
