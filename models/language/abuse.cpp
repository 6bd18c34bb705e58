// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/abuse.h"

#include "models/language/folding.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lianxi
{

Result<AbuseFinder> AbuseFinder::fromText(const QByteArray &text)
{
    AbuseFinder finder;
    std::vector<QString> terms;
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ++number;
        QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const bool harmless = line.startsWith(u'!');
        const QString term = foldText(harmless ? line.sliced(1) : line).trimmed();
        if (term.isEmpty() || term == "*"_L1)
            return failure(ErrorCode::InvalidInput, u"abuse words: line %1 holds no word"_s.arg(number));
        terms.push_back(term);
        finder.m_harmless.push_back(harmless);
    }
    finder.m_matcher = TermMatcher(terms);
    return finder;
}

const AbuseFinder &AbuseFinder::shipped()
{
    static const AbuseFinder finder = [] {
        QFile file(u":/words/abuse.txt"_s);
        return file.open(QIODevice::ReadOnly) ? fromText(file.readAll()).value_or(AbuseFinder()) : AbuseFinder();
    }();
    return finder;
}

/// Part of a code or number ("SB2023"): no word.
static bool isInCode(const QString &text, int start, int end)
{
    const auto isCode = [&text](int i) {
        return i >= 0 && i < text.size() && (text.at(i).isDigit() || text.at(i) == u'_' || text.at(i) == u'-');
    };
    const bool latin = text.at(start).script() == QChar::Script_Latin;
    return latin && (isCode(start - 1) || isCode(end));
}

std::vector<AbuseFinder::Span> AbuseFinder::find(const QString &text) const
{
    const FoldedText folded = foldTextWithOrigin(text);
    const std::vector<TermMatcher::Hit> hits = m_matcher.find(folded.text);
    std::vector<Span> spans;
    for (const TermMatcher::Hit &hit : hits) {
        if (m_harmless.at(static_cast<size_t>(hit.term)))
            continue;
        const bool covered = std::any_of(hits.begin(), hits.end(), [&](const TermMatcher::Hit &other) {
            return m_harmless.at(static_cast<size_t>(other.term)) && other.start <= hit.start && other.end >= hit.end;
        });
        if (covered || isInCode(folded.text, hit.start, hit.end))
            continue;
        const auto [start, end] = folded.originalSpan(hit.start, hit.end);
        spans.push_back({start, end});
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.start < b.start; });
    std::vector<Span> apart;
    for (const Span &span : spans) {
        if (!apart.empty() && span.start < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

QString softened(const QString &line)
{
    QString soft = line;
    const std::vector<AbuseFinder::Span> spans = AbuseFinder::shipped().find(line);
    for (auto span = spans.rbegin(); span != spans.rend(); ++span)
        soft.replace(span->start, span->end - span->start, u"●●"_s);
    return soft;
}

} // namespace lianxi
