// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/face_board.h"

#include <QPainter>
#include <QPainterPath>

namespace lianxi
{

namespace
{

constexpr int mostFaces = 256; ///< 9 MiB

} // namespace

FaceBoard::FaceBoard(MediaSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_faces(mostFaces)
{
}

QImage FaceBoard::face(const AvatarKey &avatar)
{
    if (!m_source || avatar.ref.isEmpty())
        return {};
    const MediaKey key = avatarMedia(avatar);
    const QByteArray name = key.source();
    if (const QImage *known = m_faces.object(name))
        return *known;
    m_faces.insert(name, new QImage);
    m_source->askPicture(this, key, {side, side}, [this, name](const MediaAnswer &answer) {
        if (answer.picture.isNull())
            return;
        m_faces.insert(name, new QImage(answer.picture));
        Q_EMIT changed();
    });
    return {};
}

void paintFace(QPainter &painter, const QRectF &circle, const QImage &face)
{
    const int side = std::min(face.width(), face.height());
    const QRectF middle((face.width() - side) / 2.0, (face.height() - side) / 2.0, side, side);
    QPainterPath round;
    round.addEllipse(circle);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipPath(round, Qt::IntersectClip);
    painter.drawImage(circle, face, middle);
    painter.restore();
}

/// First letters of a Latin name, last two characters of a Han one: how colleagues abbreviate each other.
QString initials(const QString &name)
{
    if (name.isEmpty())
        return {};
    if (name.at(0).script() == QChar::Script_Han)
        return name.right(2);
    QString out;
    int letters = 0;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts))
        if (letters++ < 2)
            out += word.left(word.at(0).isHighSurrogate() ? 2 : 1).toUpper();
    return out;
}

} // namespace lianxi
