// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/face_mark.h"

#include <QPainter>

namespace lianxi
{

FaceMark::FaceMark(FaceBoard *faces, ThemeSource &theme, int side, QWidget *parent)
    : QWidget(parent)
    , m_faces(faces)
    , m_theme(theme)
{
    setFixedSize(side, side);
    if (faces)
        connect(faces, &FaceBoard::changed, this, qOverload<>(&QWidget::update));
}

void FaceMark::showPerson(const AvatarKey &avatar, const QString &name)
{
    m_avatar = avatar;
    m_letters = initials(name);
    update();
}

void FaceMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect());
    if (const QImage face = m_faces ? m_faces->face(m_avatar) : QImage(); !face.isNull()) {
        paintFace(painter, circle, face);
        return;
    }
    if (m_letters.isEmpty())
        return;
    const Theme &theme = m_theme.theme();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Badge));
    painter.drawEllipse(circle);
    painter.setPen(theme.color(ColorRole::Text));
    painter.setFont(theme.font(TextSize::Caption, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, m_letters);
}

} // namespace lianxi
