// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tokens.h"

#include <algorithm>

namespace lianxi
{

namespace
{

constexpr qsizetype longestToken = 64; ///< UTF-16 units; what is longer is found by its beginning
constexpr qsizetype tailDigits = 4; ///< people read the last four digits of a phone or order number
constexpr qsizetype longNumber = 8;

enum class Kind { Unspaced, Word, Symbol, Other };

struct CodePoint {
    char32_t value = 0;
    qsizetype units = 1;
};

CodePoint codePointAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2};
    return {c.unicode(), 1};
}

bool isSymbol(char32_t c)
{
    const bool skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
    const QChar::Category category = QChar::category(c);
    return (category == QChar::Symbol_Other || category == QChar::Other_PrivateUse || (c >= 0x1F000 && c <= 0x1FAFF))
        && !skinTone;
}

Kind kindOf(char32_t c)
{
    if (isUnspaced(c))
        return Kind::Unspaced;
    if (isWordCharacter(c))
        return Kind::Word;
    return isSymbol(c) ? Kind::Symbol : Kind::Other;
}

bool isJoiner(QChar c)
{
    return c == u'-' || c == u'_';
}

/// A stretch of one kind: unspaced characters, one word with its joiners, or one symbol.
struct Run {
    Kind kind = Kind::Other;
    QStringView text;
};

qsizetype wordEnd(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size()) {
        const CodePoint c = codePointAt(text, end);
        if (kindOf(c.value) == Kind::Word) {
            end += c.units;
        } else if (end > from && isJoiner(text[end]) && end + 1 < text.size()
                   && kindOf(codePointAt(text, end + 1).value) == Kind::Word) {
            ++end;
        } else {
            break;
        }
    }
    return end;
}

qsizetype unspacedEnd(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size()) {
        const CodePoint c = codePointAt(text, end);
        if (kindOf(c.value) != Kind::Unspaced)
            break;
        end += c.units;
    }
    return end;
}

/// Calls run(Run) for each stretch, in order; stops when it returns false.
template <class F>
bool forEachRun(QStringView text, F &&run)
{
    for (qsizetype at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        const Kind kind = kindOf(c.value);
        qsizetype end = at + c.units;
        switch (kind) {
        case Kind::Unspaced:
            end = unspacedEnd(text, at);
            break;
        case Kind::Word:
            end = wordEnd(text, at);
            break;
        case Kind::Symbol:
        case Kind::Other:
            break;
        }
        if (kind != Kind::Other && !run(Run{kind, text.sliced(at, end - at)}))
            return false;
        at = end;
    }
    return true;
}

using Emit = std::function<bool(QStringView)>;

bool emitSingles(QStringView run, const Emit &emit)
{
    for (qsizetype at = 0; at < run.size();) {
        const qsizetype units = codePointAt(run, at).units;
        if (!emit(run.sliced(at, units)))
            return false;
        at += units;
    }
    return true;
}

bool emitPairs(QStringView run, const Emit &emit)
{
    for (qsizetype at = 0; at < run.size();) {
        const qsizetype first = codePointAt(run, at).units;
        if (at + first >= run.size())
            break;
        if (!emit(run.sliced(at, first + codePointAt(run, at + first).units)))
            return false;
        at += first;
    }
    return true;
}

std::vector<QStringView> partsOf(QStringView run)
{
    std::vector<QStringView> parts;
    qsizetype from = 0;
    for (qsizetype at = 0; at <= run.size(); ++at) {
        if (at == run.size() || isJoiner(run[at])) {
            parts.push_back(run.sliced(from, at - from));
            from = at + 1;
        }
    }
    return parts;
}

QString withoutJoiners(QStringView run)
{
    QString whole;
    for (const QChar c : run) {
        if (!isJoiner(c))
            whole += c;
    }
    return whole;
}

bool emitWord(QStringView word, const Emit &emit)
{
    if (!emit(word.first(std::min(word.size(), longestToken))))
        return false;
    const bool number = std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
    return !number || word.size() < longNumber || emit(word.last(tailDigits));
}

/// "lx" and "2026" of "lx2026".
bool emitKinds(QStringView part, const Emit &emit)
{
    qsizetype from = 0;
    for (qsizetype at = 1; at <= part.size(); ++at) {
        if (at < part.size() && part[at].isDigit() == part[at - 1].isDigit())
            continue;
        if (from == 0 && at == part.size())
            return true; // one kind only
        if (!emitWord(part.sliced(from, at - from), emit))
            return false;
        from = at;
    }
    return true;
}

bool emitWords(QStringView run, const Emit &emit)
{
    const std::vector<QStringView> parts = partsOf(run);
    if (parts.size() > 1 && !emitWord(withoutJoiners(run), emit))
        return false;
    for (const QStringView part : parts) {
        if (!emitWord(part, emit) || !emitKinds(part, emit))
            return false;
    }
    return true;
}

} // namespace

bool isUnspaced(char32_t c)
{
    if (c < 0x0E00)
        return false;
    if (c >= 0x4E00 && c <= 0x9FFF) // ideographs: most of what comes
        return true;
    return c <= 0x0EFF // Thai, Lao
        || (c >= 0x1000 && c <= 0x109F) // Myanmar
        || (c >= 0x1780 && c <= 0x17DD) // Khmer
        || (c >= 0x2E80 && c <= 0x2FDF) // radicals
        || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x309D && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x312F)
        || (c >= 0x31A0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return !isUnspaced(c) && (QChar::isLetterOrNumber(c) || QChar::isMark(c));
}

bool forEachToken(QStringView folded, const Emit &token)
{
    return forEachRun(folded, [&token](const Run &run) {
        switch (run.kind) {
        case Kind::Unspaced:
            return emitSingles(run.text, token) && emitPairs(run.text, token);
        case Kind::Word:
            return emitWords(run.text, token);
        case Kind::Symbol:
            return token(run.text);
        case Kind::Other:
            return true;
        }
        Q_UNREACHABLE();
    });
}

TokenDemand tokensNeeded(QStringView folded)
{
    TokenDemand demand;
    const Emit add = [&demand](QStringView token) {
        if (!demand.all.contains(token))
            demand.all += token.toString();
        return true;
    };
    forEachRun(folded, [&](const Run &run) {
        const bool everything = run.text.size() == folded.size();
        switch (run.kind) {
        case Kind::Unspaced: {
            const qsizetype first = codePointAt(run.text, 0).units;
            const bool single = first == run.text.size();
            const bool pair = !single && first + codePointAt(run.text, first).units == run.text.size();
            demand.exact = everything && (single || pair);
            return single ? add(run.text) : emitPairs(run.text, add);
        }
        case Kind::Word: {
            const std::vector<QStringView> parts = partsOf(run.text);
            for (const QStringView part : parts)
                add(part.first(std::min(part.size(), longestToken)));
            demand.exact = everything && parts.size() == 1 && run.text.size() <= longestToken;
            if (everything && parts.size() > 1)
                demand.orWhole = withoutJoiners(run.text).left(longestToken);
            return true;
        }
        case Kind::Symbol:
            demand.exact = everything;
            return add(run.text);
        case Kind::Other:
            return true;
        }
        Q_UNREACHABLE();
    });
    return demand;
}

} // namespace lianxi
