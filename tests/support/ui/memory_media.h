// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/media_source.h"

#include <QHash>

namespace lianxi::test
{

/// Attachments in memory, by Part::ref; decoded by the real decoder. What is not there is refused as "expired".
class MemoryMedia final : public MediaSource
{
public:
    QHash<QString, QByteArray> files;
    QHash<QString, QString> failing; ///< ref → why it fails
    QStringList asked, saved;
    void askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done) override;
    void askFile(const QObject *context, const MediaKey &key, Done done) override;
    void save(const QObject *context, const MediaKey &key, const QString &path, Done done) override;
    void attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done) override;
    void attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                     std::function<void(Result<Part>)> done) override;
    void attachPicture(const QObject *context, const QImage &picture, std::function<void(Result<Part>)> done) override;
};

/// A made-up photograph: a parcel with a torn corner on a wooden floor, or a lamp in front of a wall.
[[nodiscard]] QByteArray parcelPhoto();
[[nodiscard]] QByteArray lampPhoto();

} // namespace lianxi::test
