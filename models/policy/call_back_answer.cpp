// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/call_back_answer.h"

#include "models/language/folding.h"
#include "models/language/personal_data.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Bare yeses. Folded; what stands around them (tone particles, punctuation, thanks) is taken away first.
constexpr std::array<QStringView, 24> yeses{
    u"好",  u"好的", u"可以", u"行",   u"要",         u"需要",        u"是",      u"是的",
    u"嗯",  u"嗯嗯", u"同意", u"回电", u"请回电",     u"给我回电",    u"打给我",  u"麻烦回电",
    u"yes", u"ok",   u"okay", u"sure", u"yes please", u"please call", u"call me", u"please do"};

bool isNumber(PersonalDataType type)
{
    return type == PersonalDataType::Mobile || type == PersonalDataType::Landline || type == PersonalDataType::Phone;
}

} // namespace

CallBackAnswer callBackAnswerIn(const QString &text)
{
    for (const PersonalSpan &span : findPersonalData(text)) {
        if (!isNumber(span.type))
            continue;
        const QString number = text.mid(span.start, span.end - span.start);
        return {true, maskPersonalData(number)};
    }
    QString bare;
    const QString folded = foldText(text);
    for (const QChar one : folded)
        bare += one.isLetterOrNumber() || one == u' ' ? one : u' ';
    bare = bare.simplified();
    for (const QStringView end : {u"谢谢", u"thanks", u"thank you", u"的吧", u"吧", u"啊", u"呀", u"哦", u"的"})
        if (bare.size() > end.size() && bare.endsWith(end))
            bare = bare.chopped(end.size()).trimmed();
    const bool yes = std::any_of(yeses.begin(), yeses.end(), [&bare](QStringView one) { return bare == one; });
    return {yes, {}};
}

} // namespace lianxi
