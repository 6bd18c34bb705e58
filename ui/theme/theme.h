// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "ui/theme/icon_name.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

#include <array>
#include <utility>
#include <vector>

namespace lianxi
{

/// What a colour is for. A role named XBack is the ground that the role X is written on.
enum class ColorRole {
    Window,
    Surface,
    Raised,
    Sunken,
    Border,
    Hover,
    Selection,
    Text,
    TextMuted,
    Accent,
    OnAccent,
    Public,
    PublicBack,
    Private,
    PrivateBack,
    Note,
    NoteBack,
    Danger,
    DangerBack,
    Warning,
    WarningBack,
    Calm,
    CalmBack,
    OwnBubble,
    OtherBubble,
    Badge,
};
constexpr int colorRoleCount = static_cast<int>(ColorRole::Badge) + 1;

/// Text sizes, as factors of the application's font.
enum class TextSize { Caption, Body, Title, Headline };

/// How everything looks: colours by role, spacing, fonts, icons. A value; cheap to copy. View thread only (fonts).
class Theme
{
public:
    enum class Tone { Light, Dark };

    // Spacing and corner radius, in device independent pixels.
    static constexpr int tiny = 4, small = 8, medium = 12, large = 16, huge = 24;
    static constexpr int radius = 8;
    static constexpr int radiusSmall = 4;

    /// \param scale  of all text, 1.0 is the application's font (0.8 to 2.0).
    [[nodiscard]] static Theme light(double scale = 1.0);
    [[nodiscard]] static Theme dark(double scale = 1.0);

    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] QColor color(ColorRole role) const { return m_colors.at(static_cast<size_t>(role)); }
    /// The pairs of text and ground that views may use; each has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
    [[nodiscard]] static const std::vector<std::pair<ColorRole, ColorRole>> &textPairs();

    /// `pixels` grown with the text, for row heights and icon sizes.
    [[nodiscard]] int scaled(int pixels) const { return qRound(pixels * m_scale); }
    /// The base font with `size`; families that have Chinese first.
    [[nodiscard]] QFont font(TextSize size, QFont::Weight weight = QFont::Normal) const;
    /// The whole application's font for this theme.
    [[nodiscard]] QFont baseFont() const { return font(TextSize::Body); }

    [[nodiscard]] QPalette palette() const;
    /// Style sheet of the application. Widgets choose a variant by the dynamic property "kind": on QPushButton
    /// "primary", "danger", "quiet" or "link"; on QToolButton "tab" or "chip"; on QFrame "card", "note", "public",
    /// "private", "warning", "danger"; on QLabel "muted", "title", "headline", "caption".
    [[nodiscard]] QString styleSheet() const;

    /// One of our line icons in a colour; greyed when disabled.
    [[nodiscard]] QIcon icon(IconName name, ColorRole color = ColorRole::Text) const;
    [[nodiscard]] QIcon icon(IconName name, const QColor &color) const;
    /// Paints an icon without going through a pixmap of another size.
    void paintIcon(QPainter &painter, const QRect &where, IconName name, const QColor &color) const;

    /// The colour of the word and mark of a surface, and of its ground.
    [[nodiscard]] static ColorRole surfaceRole(Surface surface);
    [[nodiscard]] static ColorRole surfaceBack(Surface surface);
    [[nodiscard]] static IconName surfaceIcon(Surface surface);
    friend bool operator==(const Theme &, const Theme &) = default;

private:
    Theme(Tone tone, double scale, const std::array<QRgb, colorRoleCount> &colors);
    Tone m_tone;
    double m_scale;
    std::array<QColor, colorRoleCount> m_colors;
};

/// One or two letters for a platform's neutral badge ("WX", "WB"); no trademark is drawn.
[[nodiscard]] QString platformLetters(Platform platform);
/// A platform's name for people, translated where it has a Chinese name.
[[nodiscard]] QString platformName(Platform platform);
/// "private" or "public", for people.
[[nodiscard]] QString surfaceName(Surface surface);

/// Relation of luminances, 1 to 21 (WCAG 2.2, "contrast ratio").
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace lianxi
