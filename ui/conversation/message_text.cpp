// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/message_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int softDots = 2; // the same for every word: how long it was is no matter

struct ControlName {
    char16_t character;
    const char16_t *name;
};
// Unicode standard annex 9: every character whose only effect is to change the order of what stands around it.
constexpr ControlName reordering[] = {
    {0x061C, u"ALM"}, {0x200E, u"LRM"}, {0x200F, u"RLM"}, {0x202A, u"LRE"}, {0x202B, u"RLE"}, {0x202C, u"PDF"},
    {0x202D, u"LRO"}, {0x202E, u"RLO"}, {0x2066, u"LRI"}, {0x2067, u"RLI"}, {0x2068, u"FSI"}, {0x2069, u"PDI"},
};

/// Empty for an ordinary character.
QString nameOfControl(QChar c)
{
    const auto found = std::find_if(std::begin(reordering), std::end(reordering),
                                    [c](const ControlName &known) { return known.character == c.unicode(); });
    if (found != std::end(reordering))
        return u"[%1]"_s.arg(QStringView(found->name));
    const bool space = c == u'\n' || c == u'\t' || c == u'\r';
    if (c.unicode() < 0x20 && !space)
        return QString(QChar(static_cast<char16_t>(0x2400 + c.unicode()))); // the "control pictures" block
    return {};
}

void appendVisible(ShownText &shown, QStringView plain)
{
    for (const QChar c : plain) {
        if (const QString name = nameOfControl(c); !name.isEmpty()) {
            shown.spans.push_back({TextSpan::Kind::Control, shown.text.size(), name.size(), {}});
            shown.text += name;
        } else if (c != u'\r') {
            shown.text += c;
        }
    }
}

void appendPlain(ShownText &shown, QStringView plain)
{
    static const QRegularExpression address(uR"(https?://[^\s<>"'，。；！？、（）【】「」《》]+)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    qsizetype done = 0;
    for (auto hits = address.globalMatch(plain); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        const std::optional<QUrl> url = openableLink(hit.captured());
        if (!url)
            continue;
        appendVisible(shown, plain.sliced(done, hit.capturedStart() - done));
        const qsizetype start = shown.text.size();
        appendVisible(shown, hit.capturedView());
        const QString host = hostInPlainLetters(*url);
        if (!hit.captured().contains(host, Qt::CaseInsensitive))
            shown.text += u" (%1)"_s.arg(host);
        std::erase_if(shown.spans, [start](const TextSpan &span) { return span.start >= start; });
        shown.spans.push_back(
            {TextSpan::Kind::Link, start, shown.text.size() - start, url->toString(QUrl::FullyEncoded)});
        done = hit.capturedEnd();
    }
    appendVisible(shown, plain.sliced(done));
}

} // namespace

QString maskedForm(QStringView data)
{
    constexpr qsizetype whole = 3;
    if (data.size() <= whole)
        return data.first(std::min<qsizetype>(1, data.size())).toString()
            + QString(std::max<qsizetype>(2, data.size() - 1), u'*');
    const qsizetype head = data.size() >= 11 ? 3 : 1;
    const qsizetype tail = data.size() >= 11 ? 4 : (data.size() >= 6 ? 1 : 0);
    return data.first(head).toString() + u"****"_s + data.last(tail).toString();
}

ShownText showText(const QString &original, const std::vector<MaskSpan> &masked)
{
    ShownText shown;
    std::vector<MaskSpan> inOrder = masked;
    std::sort(inOrder.begin(), inOrder.end(), [](const MaskSpan &a, const MaskSpan &b) { return a.start < b.start; });
    qsizetype done = 0;
    for (const MaskSpan &span : inOrder) {
        const qsizetype start = std::max(span.start, done);
        const qsizetype end = std::min(span.start + span.length, original.size());
        if (start >= end)
            continue;
        appendPlain(shown, QStringView(original).sliced(done, start - done));
        const bool rough = span.kind == roughWords;
        const QString cover =
            rough ? QString(softDots, u'●') : maskedForm(QStringView(original).sliced(start, end - start));
        shown.spans.push_back(
            {rough ? TextSpan::Kind::Softened : TextSpan::Kind::Masked, shown.text.size(), cover.size(), span.kind});
        shown.text += cover;
        done = end;
    }
    appendPlain(shown, QStringView(original).sliced(done));
    return shown;
}

std::optional<QUrl> openableLink(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    const QString scheme = url.scheme();
    if (scheme != "http"_L1 && scheme != "https"_L1)
        return std::nullopt;
    return url;
}

QString hostInPlainLetters(const QUrl &url)
{
    return QString::fromLatin1(QUrl::toAce(url.host()));
}

} // namespace lianxi
