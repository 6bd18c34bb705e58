// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

/// Ways to write after a platform's reply window has closed.
enum class LateWay {
    Template, ///< a text that the platform has approved, with blanks filled in
    HumanAgent, ///< a person's own words, marked as such
    Permitted, ///< a few own words to customers who allowed being written to
};

template <>
struct EnumNames<LateWay> {
    static constexpr std::array<std::string_view, 3> names{"template", "human_agent", "permitted"};
};

/// What may still be sent after the reply window has closed.
struct LateReply {
    LateWay way = LateWay::Template;
    std::optional<std::chrono::hours> until; ///< after the customer's last message; none: always
    QJsonObject more; ///< goes into SendIntent::more
    friend bool operator==(const LateReply &, const LateReply &) = default;
};

/// A text that the platform has approved, with blanks.
struct MessageTemplate {
    QString name, language;
    QString text; ///< {{1}}, {{2}} … or {{word}} where a value goes
    QStringList blanks; ///< what stands between the braces, in the order of `text`, each once
    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

/// The blanks of a text.
[[nodiscard]] QStringList blanksOf(const QString &text);
/// The text with `values` in the places of its blanks, one for each in order; blanks without a value stay.
[[nodiscard]] QString filledIn(const MessageTemplate &of, const QStringList &values);

} // namespace lianxi
