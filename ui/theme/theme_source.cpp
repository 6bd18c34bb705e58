// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_source.h"

#include <QApplication>
#include <QStyleFactory>

namespace lianxi
{

using namespace Qt::StringLiterals;

ThemeSource::ThemeSource(QObject *parent)
    : QObject(parent)
    // Read before our own palette replaces the desktop's.
    , m_systemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
}

void ThemeSource::set(Choice choice, double scale)
{
    m_choice = choice;
    const bool dark = choice == Choice::Dark || (choice == Choice::System && m_systemDark);
    m_theme = dark ? Theme::dark(scale) : Theme::light(scale);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); // takes ownership
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.baseFont());
    qApp->setStyleSheet(m_theme.styleSheet());
    Q_EMIT changed();
}

} // namespace lianxi
