// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/icon_engine.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

Theme::Theme(Tone tone, double scale, const std::array<QRgb, colorRoleCount> &colors)
    : m_tone(tone)
    , m_scale(std::clamp(scale, 0.8, 2.0))
{
    std::transform(colors.begin(), colors.end(), m_colors.begin(), [](QRgb rgb) { return QColor(rgb); });
}

Theme Theme::light(double scale)
{
    return Theme(Tone::Light, scale,
                 {0xfff3f5f8, 0xffffffff, 0xffffffff, 0xffeaedf2, 0xffd8dde4, 0xfff1f4f8, 0xffdfeafa, // grounds
                  0xff1a1f26, 0xff566070, 0xff1a5fb4, 0xffffffff, // text, accent
                  0xff8f4300, 0xfffff0df, 0xff0a6659, 0xffe0f3ef, 0xff6e5200, 0xfffff6cf, // surfaces, notes
                  0xffb3211a, 0xfffdebe9, 0xff845300, 0xfffff1d1, 0xff28663a, 0xffe5f3e8, // states
                  0xffd9e8fd, 0xffeef1f5, 0xffe4e9f0});
}

Theme Theme::dark(double scale)
{
    return Theme(Tone::Dark, scale, {0xff13161a, 0xff1a1e23, 0xff242a31, 0xff101317, 0xff333a43, 0xff22272e, 0xff213753,
                                     0xffe7eaee, 0xffa0aab7, 0xff86b4fb, 0xff0a1a31, 0xffffb979, 0xff3a2713, 0xff71d4c1,
                                     0xff11322d, 0xfff1d468, 0xff362e0e, 0xffff968d, 0xff431d1a, 0xffffc668, 0xff3a2b0c,
                                     0xff86d394, 0xff17331d, 0xff1e3a5e, 0xff272d35, 0xff2c333c});
}

const std::vector<std::pair<ColorRole, ColorRole>> &Theme::textPairs()
{
    using enum ColorRole;
    static const std::vector<std::pair<ColorRole, ColorRole>> pairs{
        {Text, Window},         {Text, Surface},        {Text, Raised},           {Text, Sunken},
        {Text, Hover},          {Text, Selection},      {Text, OwnBubble},        {Text, OtherBubble},
        {Text, Badge},          {Text, NoteBack},       {Text, PublicBack},       {Text, PrivateBack},
        {Text, DangerBack},     {Text, WarningBack},    {Text, CalmBack},         {TextMuted, Window},
        {TextMuted, Surface},   {TextMuted, Raised},    {TextMuted, Sunken},      {TextMuted, Hover},
        {TextMuted, Selection}, {TextMuted, OwnBubble}, {TextMuted, OtherBubble}, {TextMuted, Badge},
        {Accent, Window},       {Accent, Surface},      {Accent, Raised},         {Accent, Hover},
        {Accent, Selection},    {OnAccent, Accent},     {Surface, Danger},        {Public, PublicBack},
        {Public, Surface},      {Public, Selection},    {Public, Hover},          {Private, PrivateBack},
        {Private, Surface},     {Private, Selection},   {Private, Hover},         {Note, NoteBack},
        {Note, Surface},        {Danger, DangerBack},   {Danger, Surface},        {Danger, Selection},
        {Danger, Hover},        {Danger, Window},       {Warning, WarningBack},   {Warning, Surface},
        {Warning, Selection},   {Warning, Hover},       {Calm, CalmBack},         {Calm, Surface},
        {Calm, Selection},      {Calm, Hover},
    };
    return pairs;
}

QFont Theme::font(TextSize size, QFont::Weight weight) const
{
    // The platform's own size, so that the desktop's setting counts; families with Chinese glyphs lead.
    static const double platformSize = QFont().pointSizeF() > 0 ? QFont().pointSizeF() : 10.0;
    constexpr std::array<double, 4> factors{0.87, 1.0, 1.15, 1.6};
    QFont font;
    font.setFamilies({u"Noto Sans CJK SC"_s, u"Noto Sans SC"_s, u"PingFang SC"_s, u"Microsoft YaHei UI"_s,
                      u"sans-serif"_s, u"Noto Color Emoji"_s});
    font.setPointSizeF(std::max(9.0, platformSize) * factors.at(static_cast<size_t>(size)) * m_scale);
    font.setWeight(weight);
    return font;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole to, ColorRole from) { p.setColor(to, color(from)); };
    set(QPalette::Window, ColorRole::Window), set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Base, ColorRole::Surface), set(QPalette::AlternateBase, ColorRole::Sunken);
    set(QPalette::Text, ColorRole::Text), set(QPalette::PlaceholderText, ColorRole::TextMuted);
    set(QPalette::Button, ColorRole::Raised), set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::ToolTipBase, ColorRole::Raised), set(QPalette::ToolTipText, ColorRole::Text);
    set(QPalette::Highlight, ColorRole::Accent), set(QPalette::HighlightedText, ColorRole::OnAccent);
    set(QPalette::Link, ColorRole::Accent), set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::BrightText, ColorRole::Danger), set(QPalette::Mid, ColorRole::Border);
    set(QPalette::Light, ColorRole::Raised), set(QPalette::Midlight, ColorRole::Hover);
    set(QPalette::Dark, ColorRole::Border), set(QPalette::Shadow, ColorRole::Border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(ColorRole::TextMuted));
    return p;
}

QIcon Theme::icon(IconName name, ColorRole role) const
{
    return icon(name, color(role));
}

QIcon Theme::icon(IconName name, const QColor &color) const
{
    QColor disabled = this->color(ColorRole::TextMuted);
    disabled.setAlphaF(0.55F);
    return QIcon(new IconEngine(name, color, disabled)); // QIcon owns its engine
}

void Theme::paintIcon(QPainter &painter, const QRect &where, IconName name, const QColor &color) const
{
    drawIcon(painter, where, name, color);
}

ColorRole Theme::surfaceRole(Surface surface)
{
    return surface == Surface::Public ? ColorRole::Public : ColorRole::Private;
}

ColorRole Theme::surfaceBack(Surface surface)
{
    return surface == Surface::Public ? ColorRole::PublicBack : ColorRole::PrivateBack;
}

IconName Theme::surfaceIcon(Surface surface)
{
    return surface == Surface::Public ? IconName::Public : IconName::Private;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace lianxi
