// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/policy/sla.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QRect>
#include <QString>

#include <vector>

namespace lianxi
{

/// A small labelled mark in a case's row: an icon, a word, a colour. Never a colour alone.
struct RowChip {
    QRect rect;
    QString text;
    std::optional<IconName> icon;
    ColorRole ink = ColorRole::TextMuted;
    std::optional<ColorRole> ground; ///< absent: drawn without a ground
    QString tip;
};

/// Where everything of one case's row is and what it says, computed before anything is painted. Painting, tooltips and
/// tests read the same values.
struct CaseRowLayout {
    QRect ring; ///< the time left, around the platform's letters
    QString letters;
    double share = 1; ///< of the ring that is left
    std::optional<ClockColour> clock; ///< absent: no promise is running
    QRect name;
    QString nameText;
    QRect time;
    QString timeText; ///< time left or overrun; without a clock the age of the newest message
    QRect preview;
    QString previewText;
    QRect unread; ///< null when all is read
    QString unreadText;
    std::vector<RowChip> chips; ///< surface first
    bool strong = false; ///< something is unread
    bool overdue = false;
};

/// Height of every row for this theme, in pixels.
[[nodiscard]] int caseRowHeight(const Theme &theme);
/// \param rect  the row in the viewport.
[[nodiscard]] CaseRowLayout layoutCaseRow(const CaseRow &row, const QRect &rect, const Theme &theme, Instant now);

struct CaseRowState {
    bool current = false;
    bool hovered = false;
    bool focused = false; ///< the list has the keyboard focus
    QImage face = {}; ///< the customer's picture; null: there is none
    bool marked = false; ///< one of several that something is done with
};
void paintCaseRow(QPainter &painter, const QRect &rect, const CaseRowLayout &layout, const CaseRowState &state,
                  const Theme &theme);
/// A row that is not loaded yet: calm grey bars.
void paintPlaceholder(QPainter &painter, const QRect &rect, const Theme &theme);
/// The tooltip for a point, plain text; empty where there is nothing to say.
[[nodiscard]] QString caseRowTip(const CaseRowLayout &layout, const CaseRow &row, QPoint at, Instant now);
/// The whole row as a sentence: "李雷, WeChat, private, 2 unread, 12 minutes left".
[[nodiscard]] QString spokenCase(const CaseRow &row, Instant now);

/// "12m", "3h 20m", "2d": short, for a column; negative spans by their size.
[[nodiscard]] QString shortSpan(std::chrono::milliseconds span);
/// "12 minutes", "3 hours": for sentences.
[[nodiscard]] QString longSpan(std::chrono::milliseconds span);
[[nodiscard]] QString partName(PartType type);
/// The row's preview; a message without text begins with its kind in brackets, which is translated here.
[[nodiscard]] QString shownPreview(const QString &preview);
[[nodiscard]] QString caseClassName(CaseClass caseClass);
[[nodiscard]] QString priorityName(Priority priority);
[[nodiscard]] QString clockName(ClockKind kind);

} // namespace lianxi
