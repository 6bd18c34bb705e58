// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>
#include <vector>

namespace lianxi
{

/// A piece of personal data in a text, UTF-16 offsets.
struct MaskSpan {
    qsizetype start = 0, length = 0;
    QString kind; ///< "phone", "id_card" …: what PrivacyRevealed::kind says
};
/// Finds personal data in a text; called on the view thread, must be fast.
using PersonalDataFinder = std::function<std::vector<MaskSpan>(const QString &)>;

/// A piece of the shown text that is not plain words.
struct TextSpan {
    enum class Kind { Link, Masked, Softened, Control };
    Kind kind = Kind::Link;
    qsizetype start = 0, length = 0; ///< in ShownText::text
    QString value; ///< Link: the address; Masked: the kind of data
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// What a bubble shows for a customer's text.
struct ShownText {
    QString text;
    std::vector<TextSpan> spans; ///< by position, not overlapping
    friend bool operator==(const ShownText &, const ShownText &) = default;
};

/// Makes a text safe to look at: personal data masked, characters that reorder or hide text replaced by their names in
/// brackets, http and https addresses found and their foreign-script hosts spelled out. Pure.
[[nodiscard]] ShownText showText(const QString &original, const std::vector<MaskSpan> &masked);

/// MaskSpan::kind of words that insult the reader: dots stand for them, and showing them needs no reason.
inline constexpr QLatin1StringView roughWords{"rough"};

/// "138****5678": the ends of long data stay, so that two can be told apart.
[[nodiscard]] QString maskedForm(QStringView data);

/// \return the address when it may be offered to the browser: http or https, a host, no user name; else nullopt.
[[nodiscard]] std::optional<QUrl> openableLink(const QString &address);
/// The host as the network sees it: foreign scripts in punycode.
[[nodiscard]] QString hostInPlainLetters(const QUrl &url);

} // namespace lianxi
