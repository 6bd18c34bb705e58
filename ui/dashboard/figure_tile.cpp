// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/figure_tile.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace lianxi
{

using namespace Qt::StringLiterals;

FigureTile::FigureTile(ThemeSource &themes, QWidget *parent)
    : QAbstractButton(parent)
    , m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void FigureTile::setFace(const Face &face)
{
    m_face = face;
    QStringList spoken{face.title, face.value, face.detail};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
    setAccessibleDescription(face.definition);
    setToolTip(Qt::convertFromPlainText(face.definition));
    update();
}

void FigureTile::sayDefinition()
{
    QToolTip::showText(mapToGlobal(QPoint(0, height())), Qt::convertFromPlainText(m_face.definition), this, {}, 60'000);
}

void FigureTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question)
        sayDefinition();
    else
        QAbstractButton::keyPressEvent(event);
}

QSize FigureTile::sizeHint() const
{
    const Theme &theme = m_themes.theme();
    const int caption = QFontMetrics(theme.font(TextSize::Caption)).height();
    const int value = QFontMetrics(theme.font(TextSize::Headline)).height();
    return {theme.scaled(140), 2 * caption + value + 2 * Theme::small + 2 * Theme::tiny};
}

QSize FigureTile::minimumSizeHint() const
{
    return {m_themes.theme().scaled(100), sizeHint().height()};
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_themes.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool raised = underMouse() || isDown();
    painter.setBrush(theme.color(raised ? ColorRole::Hover : ColorRole::Surface));
    painter.setPen(QPen(theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Border), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radius, Theme::radius);
    const QRect inside = rect().adjusted(Theme::medium, Theme::small, -Theme::small, -Theme::small);
    const auto write = [&](const QFont &font, ColorRole role, int flags, const QString &text) {
        painter.setFont(font);
        painter.setPen(theme.color(role));
        painter.drawText(inside, flags, QFontMetrics(font).elidedText(text, Qt::ElideRight, inside.width()));
    };
    write(theme.font(TextSize::Caption), ColorRole::TextMuted, Qt::AlignTop | Qt::AlignLeft, m_face.title);
    write(theme.font(TextSize::Headline, QFont::DemiBold), m_face.colour, Qt::AlignVCenter | Qt::AlignLeft,
          m_face.value);
    write(theme.font(TextSize::Caption), ColorRole::TextMuted, Qt::AlignBottom | Qt::AlignLeft, m_face.detail);
}

FlowGrid::FlowGrid(ThemeSource &themes, int least, int most, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_least(least)
    , m_most(most)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::medium);
    connect(&themes, &ThemeSource::changed, this, [this] { arrange(false); });
}

void FlowGrid::add(QWidget *widget)
{
    m_widgets.push_back(widget);
    arrange(true);
}

void FlowGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(false);
}

void FlowGrid::arrange(bool always)
{
    const int fit = std::clamp(width() / std::max(1, m_themes.theme().scaled(m_least)), 1, m_most);
    // Rows of the same length look better than a long one and a rest.
    const int count = std::max(1, static_cast<int>(m_widgets.size()));
    const int rows = (count + fit - 1) / fit;
    const int columns = std::max(1, (count + rows - 1) / rows);
    if (!always && columns == m_columns)
        return;
    auto *grid = static_cast<QGridLayout *>(layout());
    for (int column = 0; column < m_columns; ++column)
        grid->setColumnStretch(column, 0);
    m_columns = columns;
    for (size_t i = 0; i < m_widgets.size(); ++i)
        grid->addWidget(m_widgets[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
}

} // namespace lianxi
