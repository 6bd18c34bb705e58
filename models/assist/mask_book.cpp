// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/mask_book.h"

#include "models/assist/loose_data.h"
#include "models/language/personal_data.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype shortestKnown = 2;

bool isLatinWord(QChar c)
{
    return c.unicode() < 0x250 && c.isLetterOrNumber();
}

/// A Latin name inside a longer word is another word; Chinese has no such borders.
bool standsAlone(const QString &text, qsizetype start, qsizetype end)
{
    const bool before = start > 0 && isLatinWord(text[start]) && isLatinWord(text[start - 1]);
    const bool after = end < text.size() && isLatinWord(text[end - 1]) && isLatinWord(text[end]);
    return !before && !after;
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

} // namespace

void MaskBook::addKnown(const QString &text, QLatin1StringView kind)
{
    const QString known = text.trimmed();
    const bool there = std::any_of(m_known.begin(), m_known.end(), [&](const Known &k) { return k.text == known; });
    if (known.size() >= shortestKnown && !there)
        m_known.push_back({known, kind});
}

void MaskBook::addPerson(const QString &name)
{
    const QString whole = name.trimmed();
    addKnown(whole, "PERSON"_L1);
    // 王小明 is also called 小明, John Smith John.
    if ((whole.size() == 3 || whole.size() == 4) && std::all_of(whole.begin(), whole.end(), isHan)) {
        addKnown(whole.last(2), "PERSON"_L1);
        return;
    }
    const QStringList parts = whole.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.size() > shortestKnown)
            addKnown(part, "PERSON"_L1);
    }
}

void MaskBook::findKnown(const QString &text, std::vector<Span> &spans) const
{
    for (const Known &known : m_known) {
        for (qsizetype at = text.indexOf(known.text, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(known.text, at + 1, Qt::CaseInsensitive)) {
            if (standsAlone(text, at, at + known.text.size()))
                spans.push_back({at, at + known.text.size(), known.kind});
        }
    }
}

std::vector<MaskBook::Span> MaskBook::spansOf(const QString &text) const
{
    std::vector<Span> spans;
    // What looks like a placeholder already would come back as somebody's data.
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!beginsPlaceholder(text[at]))
            continue;
        const PlaceholderMatch match = matchPlaceholder(QStringView(text).sliced(at));
        if (match.kind != PlaceholderMatch::Kind::Whole)
            continue;
        spans.push_back({at, at + match.length, "TEXT"_L1});
        at += match.length - 1;
    }
    for (const PersonalSpan &found : findPersonalData(text))
        spans.push_back({found.start, found.end, toText(found.type)});
    findKnown(text, spans);
    for (const LooseSpan &found : findLooseData(text))
        spans.push_back({found.start, found.end, found.kind});
    // A backslash before a bracket would be read as part of the placeholder.
    for (Span &span : spans) {
        while (span.start > 0 && text[span.start - 1] == u'\\')
            --span.start;
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.start < b.start; });
    std::vector<Span> joined; // overlapping ones become one
    for (const Span &span : spans) {
        if (joined.empty() || span.start >= joined.back().end)
            joined.push_back(span);
        else
            joined.back().end = std::max(joined.back().end, span.end);
    }
    return joined;
}

QString MaskBook::placeholderFor(const QString &value, QLatin1StringView kind)
{
    if (const auto known = m_names.constFind(value); known != m_names.constEnd())
        return u'[' + *known + u']';
    const QString name = QString(kind) + u'_' + QString::number(++m_last[kind]);
    m_names.insert(value, name);
    m_values.insert(name, value);
    return u'[' + name + u']';
}

QString MaskBook::mask(const QString &text)
{
    QString masked;
    qsizetype at = 0;
    for (const Span &span : spansOf(text)) {
        masked += QStringView(text).sliced(at, span.start - at);
        masked += placeholderFor(text.sliced(span.start, span.end - span.start), span.kind);
        at = span.end;
        ++m_pieces;
    }
    return masked + text.sliced(at);
}

const QString *MaskBook::valueOf(const QString &name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.constEnd() ? nullptr : &*found;
}

bool MaskBook::knowsKindOf(const QString &name) const
{
    return m_last.contains(name.left(name.lastIndexOf(u'_')));
}

QString Restorer::feed(QStringView part)
{
    m_held += part;
    return take(false);
}

QString Restorer::finish()
{
    return take(true);
}

QString Restorer::take(bool last)
{
    QString out;
    qsizetype at = 0;
    while (at < m_held.size()) {
        const auto next = std::find_if(m_held.cbegin() + at, m_held.cend(), beginsPlaceholder);
        const qsizetype plain = next - m_held.cbegin() - at;
        out += QStringView(m_held).sliced(at, plain);
        at += plain;
        if (at == m_held.size())
            break;
        const PlaceholderMatch match = matchPlaceholder(QStringView(m_held).sliced(at));
        if (match.kind == PlaceholderMatch::Kind::Partial && !last)
            break;
        const bool whole = match.kind == PlaceholderMatch::Kind::Whole;
        const QString *value = whole ? m_book.valueOf(match.name) : nullptr;
        if (value) {
            m_restored.push_back(
                {m_written + out.size(), value->size(), match.name.left(match.name.lastIndexOf(u'_'))});
            out += *value;
        } else {
            m_invented += whole && m_book.knowsKindOf(match.name) ? 1 : 0;
            out += QStringView(m_held).sliced(at, whole ? match.length : 1);
        }
        at += whole ? match.length : 1;
    }
    m_held.remove(0, at);
    m_written += out.size();
    return out;
}

} // namespace lianxi
