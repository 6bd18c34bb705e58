// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/media_source.h"
#include "models/domain/views.h"

#include <QCache>
#include <QObject>

class QPainter;

namespace lianxi
{

/// People's pictures, small, for everything that shows who somebody is. Asks for those that are looked at and
/// remembers the last few hundred. View thread.
class FaceBoard final : public QObject
{
    Q_OBJECT
public:
    static constexpr int side = 96; ///< pixels of a remembered picture: the largest place for one, twice as dense
    /// `source` outlives the board; null: nobody has a picture.
    explicit FaceBoard(MediaSource *source, QObject *parent = nullptr);
    /// Null as long as there is none; one that nobody asked for is asked for.
    [[nodiscard]] QImage face(const AvatarKey &avatar);

Q_SIGNALS:
    /// A picture came.
    void changed();

private:
    MediaSource *m_source;
    QCache<QByteArray, QImage> m_faces; ///< by MediaKey::source(); null: asked for, or not to be had
};

/// The middle of `face`, round.
void paintFace(QPainter &painter, const QRectF &circle, const QImage &face);
/// One or two letters that stand for a name.
[[nodiscard]] QString initials(const QString &name);

} // namespace lianxi
