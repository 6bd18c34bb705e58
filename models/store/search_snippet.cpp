// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_snippet.h"

#include "models/language/folding.h"

#include <algorithm>

namespace lianxi
{

namespace
{

using Spans = std::vector<std::pair<int, int>>;

/// Spans in order; those that touch or overlap become one.
Spans united(Spans spans)
{
    std::sort(spans.begin(), spans.end());
    Spans result;
    for (const auto &[from, to] : spans) {
        if (!result.empty() && from <= result.back().second)
            result.back().second = std::max(result.back().second, to);
        else
            result.emplace_back(from, to);
    }
    return result;
}

Spans marksIn(const QString &text, const std::vector<TextMatcher> &words)
{
    const FoldedText folded = foldTextWithOrigin(text);
    Spans spans;
    for (const TextMatcher &word : words) {
        for (const auto &[from, to] : word.places(folded.text))
            spans.push_back(folded.originalSpan(from, to));
    }
    return united(std::move(spans));
}

/// Not between the halves of a pair, nor before a mark that belongs to what stands in front.
qsizetype outsideCharacter(const QString &text, qsizetype at)
{
    while (at > 0 && at < text.size() && (text[at].isLowSurrogate() || text[at].isMark()))
        --at;
    return at;
}

} // namespace

Snippet makeSnippet(const QString &text, const std::vector<TextMatcher> &words, int length)
{
    QString line = text;
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; },
        QChar(u' '));
    const Spans marks = marksIn(line, words);
    const qsizetype lead = length / 4;
    qsizetype from = marks.empty() ? 0 : std::max<qsizetype>(0, marks.front().first - lead);
    if (line.size() - from < length)
        from = std::max<qsizetype>(0, line.size() - length);
    from = outsideCharacter(line, from);
    const qsizetype to = outsideCharacter(line, std::min<qsizetype>(line.size(), from + length));

    Snippet snippet;
    const bool cut = from > 0;
    snippet.text = (cut ? QString(QChar(u'…')) : QString()) + line.sliced(from, to - from);
    if (to < line.size())
        snippet.text += QChar(u'…');
    const int shift = static_cast<int>(from) - (cut ? 1 : 0);
    for (const auto &[start, end] : marks) {
        const int shownStart = std::max(start, static_cast<int>(from));
        const int shownEnd = std::min(end, static_cast<int>(to));
        if (shownStart < shownEnd)
            snippet.marks.emplace_back(shownStart - shift, shownEnd - shift);
    }
    return snippet;
}

} // namespace lianxi
