// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data.h"

#include "models/language/line_breaks.h"
#include "models/language/personal_data_words.h"

#include <algorithm>

namespace lianxi
{

namespace personal
{

bool Scan::before(int at, int reach, std::initializer_list<QStringView> words) const
{
    const int from = std::max(0, at - reach);
    const QStringView window = text().mid(from, at - from);
    return std::any_of(words.begin(), words.end(), [&](QStringView word) { return window.contains(word); });
}

bool Scan::after(int at, int reach, std::initializer_list<QStringView> words) const
{
    const QStringView window = text().mid(at, reach);
    return std::any_of(words.begin(), words.end(), [&](QStringView word) { return window.contains(word); });
}

namespace
{

/// How many characters at each end stay readable.
std::pair<int, int> visibleEnds(PersonalDataType type, int length)
{
    switch (type) {
    case PersonalDataType::Mobile:
    case PersonalDataType::Phone:
    case PersonalDataType::Landline:
        return length > 8 ? std::pair(3, 4) : std::pair(0, 2);
    case PersonalDataType::CnId:
    case PersonalDataType::BankCard:
    case PersonalDataType::Iban:
        return {0, 4};
    case PersonalDataType::Person:
    case PersonalDataType::Email:
    case PersonalDataType::Wechat:
    case PersonalDataType::Passport:
        return {1, 0};
    case PersonalDataType::Plate:
        return {2, 1};
    case PersonalDataType::Qq:
        return {2, 0};
    case PersonalDataType::Address:
    case PersonalDataType::UsSsn:
    case PersonalDataType::Ip:
    case PersonalDataType::BirthDate:
        return {0, 0};
    }
    return {0, 0};
}

/// Keeps the most certain, then the longest, of spans that overlap.
void settle(std::vector<PersonalSpan> &spans)
{
    std::stable_sort(spans.begin(), spans.end(), [](const PersonalSpan &a, const PersonalSpan &b) {
        return a.start != b.start ? a.start < b.start : a.end > b.end;
    });
    std::vector<PersonalSpan> kept;
    for (const PersonalSpan &span : spans) {
        if (kept.empty() || span.start >= kept.back().end) {
            kept.push_back(span);
            continue;
        }
        PersonalSpan &last = kept.back();
        const bool inside = span.end <= last.end;
        if (!inside && span.confidence > last.confidence)
            last = span;
    }
    spans = std::move(kept);
}

} // namespace

} // namespace personal

std::vector<PersonalSpan> findPersonalData(QStringView text)
{
    personal::Scan scan{text, foldLines(text), {}, false};
    const personal::Words words = personal::wordsOf(scan);
    personal::findCodes(scan);
    personal::findNumbers(scan);
    personal::findNames(scan);
    personal::findAddresses(scan, words);
    personal::findPeople(scan, words);
    for (PersonalSpan &span : scan.found)
        std::tie(span.start, span.end) = scan.folded.originalSpan(span.start, span.end);
    personal::settle(scan.found);
    return std::move(scan.found);
}

QString maskPersonalData(const QString &text, const std::vector<PersonalSpan> &spans)
{
    QString masked = text;
    for (const PersonalSpan &span : spans) {
        const int start = std::clamp(span.start, 0, static_cast<int>(text.size()));
        int end = std::clamp(span.end, start, static_cast<int>(text.size()));
        if (span.type == PersonalDataType::Email) // the domain alone names nobody
            if (const auto domain = text.indexOf(u'@', start); domain >= 0 && domain < end)
                end = static_cast<int>(domain);
        const auto [front, back] = personal::visibleEnds(span.type, end - start);
        const bool enough = end - start > front + back;
        for (int i = enough ? start + front : start; i < (enough ? end - back : end); ++i)
            if (masked[i].isLetterOrNumber() || masked[i].isSurrogate())
                masked[i] = u'*';
    }
    return masked;
}

QString maskPersonalData(const QString &text)
{
    return maskPersonalData(text, findPersonalData(text));
}

} // namespace lianxi
