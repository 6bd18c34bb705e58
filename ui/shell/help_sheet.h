// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/commands.h"

#include <QDialog>

namespace lianxi
{

/// All commands with the keys in force, by group; made anew each time it opens.
class HelpSheet final : public QDialog
{
    Q_OBJECT
public:
    explicit HelpSheet(const Shortcuts &shortcuts, QWidget *parent = nullptr);
};

} // namespace lianxi
