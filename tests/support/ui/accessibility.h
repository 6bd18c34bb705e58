// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace lianxi::test
{

/// Walks every widget below `root` and tells what a screen reader or a keyboard user would miss: focusable widgets
/// without an accessible name, without an object name, or labels that would read markup. Empty: nothing missing.
/// Widgets that Qt makes inside its own controls (objectName "qt_…", viewports, spin box editors) are passed over.
[[nodiscard]] QStringList accessibilityGaps(QWidget &root);

/// Whether Tab, from the first focusable widget, comes past every focusable visible widget. \return the missed ones.
[[nodiscard]] QStringList unreachableByTab(QWidget &root);

} // namespace lianxi::test
