// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/split_text.h"

#include "app/channels/common/weighted_text.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

/// Length of the longest beginning of `text` that fits the limit.
qsizetype fitting(QStringView text, const ChannelLimits &limits)
{
    if (limits.unitsAreWeighted)
        return weightedFitting(text, limits.textUnits);
    if (!limits.unitsAreBytes)
        return std::min<qsizetype>(text.size(), limits.textUnits);
    qsizetype at = 0;
    for (int bytes = 0; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        // A surrogate counts half of the four bytes of its pair.
        bytes += c < 0x80 ? 1 : c < 0x800 || QChar::isSurrogate(c) ? 2 : 3;
        if (bytes > limits.textUnits)
            break;
    }
    return at;
}

/// Last cut of `kind` in (0, end], or 0.
qsizetype lastBoundary(const QString &text, qsizetype end, QTextBoundaryFinder::BoundaryType kind)
{
    QTextBoundaryFinder finder(kind, text);
    finder.setPosition(end);
    const qsizetype at = finder.isAtBoundary() ? end : finder.toPreviousBoundary();
    return at > 0 ? at : 0;
}

/// Position behind the last sentence end in the first `end` units; 0 when there is none.
qsizetype lastSentenceEnd(const QString &text, qsizetype end)
{
    static const QString ends = u"。！？；…!?;\n"_s;
    for (qsizetype at = end; at > 0; --at) {
        const QChar c = text[at - 1];
        if (ends.contains(c) || (c == u'.' && (at == text.size() || text[at].isSpace())))
            return at;
    }
    return 0;
}

} // namespace

int textLength(const QString &text, const ChannelLimits &limits)
{
    if (limits.unitsAreWeighted)
        return weightedLength(text);
    return static_cast<int>(limits.unitsAreBytes ? text.toUtf8().size() : text.size());
}

QStringList splitText(const QString &text, const ChannelLimits &limits)
{
    QStringList pieces;
    QString rest = text;
    while (limits.textUnits > 0 && textLength(rest, limits) > limits.textUnits) {
        const qsizetype fits = std::max<qsizetype>(fitting(rest, limits), 1);
        qsizetype cut = lastSentenceEnd(rest, fits);
        if (cut == 0)
            cut = rest.lastIndexOf(u' ', fits - 1) + 1;
        if (cut == 0)
            cut = lastBoundary(rest, fits, QTextBoundaryFinder::Grapheme);
        // A single character longer than the limit is cut, but never inside a surrogate pair.
        if (cut == 0)
            cut = fits > 1 && rest[fits - 1].isHighSurrogate() ? fits - 1 : fits;
        if (cut == 1 && rest.size() > 1 && rest[0].isHighSurrogate())
            cut = 2;
        pieces.append(rest.left(cut));
        rest.remove(0, cut);
    }
    if (!rest.isEmpty() || pieces.isEmpty())
        pieces.append(rest);
    return pieces;
}

std::vector<SendIntent> splitIntent(const SendIntent &intent, const ChannelLimits &limits)
{
    if (intent.op != "message"_L1)
        return {intent};
    const QStringList pieces = splitText(intent.text, limits);
    if (pieces.size() == 1)
        return {intent};
    std::vector<SendIntent> intents;
    for (qsizetype at = 0; at < pieces.size(); ++at) {
        SendIntent piece = intent;
        piece.text = pieces[at];
        if (at > 0) {
            piece.parts.clear();
            piece.replyTo.clear();
            if (!piece.sendKey.isEmpty())
                piece.sendKey += u'/' + QString::number(at + 1);
        }
        intents.push_back(std::move(piece));
    }
    return intents;
}

std::optional<SendPlan> refuseTooLong(const QString &text, const ChannelLimits &limits)
{
    const int length = textLength(text, limits);
    if (limits.textUnits == 0 || length <= limits.textUnits)
        return std::nullopt;
    return SendPlan{std::nullopt, SendOutcome::Refused, u"too_long"_s,
                    u"%1 of %2"_s.arg(QString::number(length), QString::number(limits.textUnits))};
}

} // namespace lianxi::channels
