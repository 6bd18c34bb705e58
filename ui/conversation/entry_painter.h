// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/entry_box.h"
#include "ui/theme/theme.h"

class QPainter;

namespace lianxi
{

/// What the pointer, the keyboard and the mouse selection add to an entry's looks.
struct EntryLook {
    bool current = false; ///< the keyboard stands here and the view has the focus
    QPoint pointer = {-1, -1}; ///< relative to the entry
    qsizetype selectionStart = 0, selectionEnd = 0; ///< in the shown text; equal: nothing selected
};

/// Paints one laid-out entry with its top left corner at the painter's origin.
void paintEntry(QPainter &painter, const TimelineRow &entry, const EntryBox &box, const EntryLook &look,
                const BoxContext &context, const Theme &theme);

/// The icon of a delivery state, and its colour.
[[nodiscard]] std::pair<IconName, ColorRole> deliveryIcon(DeliveryState state);
[[nodiscard]] IconName partIcon(PartType type);

} // namespace lianxi
