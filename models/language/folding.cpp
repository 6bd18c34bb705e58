// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folding.h"

#include <QVarLengthArray>

#include <array>
#include <memory>

namespace lianxi
{

namespace
{

constexpr char16_t traditionalSimplified[] =
#include "models/language/hant_hans.inc"
    ;

// What the table says of a unit that does not fold to one unit. Surrogates are free for it: none is ever a result.
constexpr char16_t needsNormalising = 0xD800; ///< expands, or is half of a pair
constexpr char16_t isInvisible = 0xD801;
constexpr char16_t joinsPrevious = 0xD802; ///< a mark or half of a syllable: normalised with what stands before it
constexpr bool isSimple(char16_t entry)
{
    return entry < 0xD800 || entry > 0xDFFF;
}

/// Marks folded together with one base; the Unicode Stream-Safe Text Format (UAX #15) allows 30.
constexpr qsizetype longestCluster = 32;

using Table = std::array<char16_t, 0x10000>;

bool invisible(char16_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool joins(char16_t c)
{
    const bool halfSyllable = c >= 0x1160 && c <= 0x11FF;
    const bool halfWidthVoicing = c == 0xFF9E || c == 0xFF9F;
    return halfSyllable || halfWidthVoicing || QChar(c).isMark();
}

QString normalised(const QString &text)
{
    const QString once = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    return once.normalized(QString::NormalizationForm_KC);
}

char16_t entryOf(char16_t c)
{
    if (QChar::isSurrogate(c))
        return needsNormalising;
    if (invisible(c))
        return isInvisible;
    if (joins(c))
        return joinsPrevious;
    const QChar unit(c);
    if (unit.isSpace() || unit.category() == QChar::Other_Control)
        return u' ';
    const QString result = normalised(QString(unit));
    if (result.size() != 1)
        return needsNormalising;
    return result.front().isSpace() ? u' ' : result.front().unicode();
}

std::unique_ptr<const Table> makeTable()
{
    auto table = std::make_unique<Table>();
    for (size_t i = 0; i < table->size(); ++i) {
        // Asking Qt about 50,000 ideographs, syllables and private characters that fold to themselves would take
        // most of the time.
        const bool itself =
            (i >= 0x3400 && i <= 0x9FFF) || (i >= 0xAC00 && i <= 0xD7A3) || (i >= 0xE000 && i <= 0xF8FF);
        (*table)[i] = itself ? static_cast<char16_t>(i) : entryOf(static_cast<char16_t>(i));
    }
    for (size_t i = 0; i + 1 < std::size(traditionalSimplified) - 1; i += 2)
        (*table)[traditionalSimplified[i]] = traditionalSimplified[i + 1];
    // Compatibility forms lead to characters that may have a simplified form themselves.
    for (char16_t &entry : *table) {
        if (isSimple(entry) && isSimple((*table)[entry]))
            entry = (*table)[entry];
    }
    return table;
}

const Table &table()
{
    static const std::unique_ptr<const Table> made = makeTable();
    return *made;
}

/// A cluster that is more than one unit, or becomes more than one.
QString foldCluster(QStringView cluster, const Table &table)
{
    QString result;
    for (const QChar unit : normalised(cluster.toString())) {
        const char16_t entry = table[unit.unicode()];
        if (isSimple(entry))
            result += QChar(entry);
        else if (entry != isInvisible)
            result += unit;
    }
    return result;
}

/// \return the end of the cluster that begins at `from`.
qsizetype clusterEnd(QStringView text, qsizetype from, const Table &table)
{
    qsizetype end = from + 1;
    if (text[from].isHighSurrogate() && end < text.size() && text[end].isLowSurrogate())
        ++end;
    const qsizetype limit = std::min(text.size(), from + longestCluster);
    while (end < limit && table[text[end].unicode()] == joinsPrevious)
        ++end;
    return end;
}

/// Calls put(unit, offset in `text`) for each unit of the folded text.
template <class Put>
void fold(QStringView text, Put &&put)
{
    const Table &folds = table();
    const qsizetype size = text.size();
    for (qsizetype i = 0; i < size;) {
        const char16_t entry = folds[text[i].unicode()];
        const bool alone = i + 1 == size || folds[text[i + 1].unicode()] != joinsPrevious;
        if (isSimple(entry) && alone) {
            put(QChar(entry), i++);
            continue;
        }
        if (entry == isInvisible) {
            ++i;
            continue;
        }
        const qsizetype end = clusterEnd(text, i, folds);
        const QStringView cluster = text.sliced(i, end - i);
        if (cluster.size() == 1 && cluster.front().isSurrogate()) {
            put(QChar(QChar::ReplacementCharacter), i); // half of a pair is no character
        } else {
            for (const QChar unit : foldCluster(cluster, folds))
                put(unit, i);
        }
        i = end;
    }
}

} // namespace

QString foldText(QStringView text)
{
    // Appending one by one to a QString costs more than the folding; only few texts become longer.
    QVarLengthArray<QChar, 256> units;
    units.reserve(text.size());
    fold(text, [&units](QChar unit, qsizetype) { units.append(unit); });
    return QString(units.constData(), units.size());
}

FoldedText foldTextWithOrigin(QStringView text)
{
    FoldedText result;
    result.text.reserve(text.size());
    result.origin.reserve(static_cast<size_t>(text.size()) + 1);
    fold(text, [&result](QChar unit, qsizetype at) {
        result.text += unit;
        result.origin.push_back(static_cast<int>(at));
    });
    result.origin.push_back(static_cast<int>(text.size()));
    return result;
}

std::pair<int, int> FoldedText::originalSpan(int from, int to) const
{
    if (from >= to)
        return {origin[static_cast<size_t>(from)], origin[static_cast<size_t>(from)]};
    const int last = origin[static_cast<size_t>(to - 1)];
    size_t after = static_cast<size_t>(to);
    while (after + 1 < origin.size() && origin[after] == last)
        ++after;
    return {origin[static_cast<size_t>(from)], origin[after]};
}

} // namespace lianxi
