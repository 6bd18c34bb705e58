// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/icon_mark.h"

#include <QStyle>

namespace lianxi
{

void restyle(QWidget &widget, const QString &kind)
{
    if (widget.property("kind").toString() == kind)
        return;
    widget.setProperty("kind", kind);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

} // namespace lianxi
