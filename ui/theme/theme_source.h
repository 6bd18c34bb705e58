// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace lianxi
{

/// Holds the theme in force and tells widgets when it changes. One per window system connection, made by the main and
/// handed to every widget that paints; outlives them.
class ThemeSource final : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };
    explicit ThemeSource(QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] Choice choice() const { return m_choice; }
    /// Also sets the application's style, palette, font and style sheet.
    void set(Choice choice, double scale = 1.0);

Q_SIGNALS:
    /// After the application has taken over the new theme.
    void changed();

private:
    Choice m_choice = Choice::System;
    bool m_systemDark = false;
    Theme m_theme = Theme::light();
};

} // namespace lianxi
