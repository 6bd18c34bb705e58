// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/platform_event.h"
#include "models/domain/result.h"
#include "models/domain/views.h"

#include <QImage>
#include <QSize>

#include <functional>

class QObject;

namespace lianxi
{

/// Which attachment: a part of a message on a channel.
struct MediaKey {
    ChannelId channel;
    Part part;
    /// Names it within this desk: by our own store's name, else by where the platform keeps it.
    [[nodiscard]] QByteArray source() const;
};

/// Member of Part::more of a person's picture: an https address in `ref` is fetched as it is on every platform.
inline constexpr QLatin1StringView avatarPart{"avatar"};
/// A person's picture as an attachment.
[[nodiscard]] MediaKey avatarMedia(const AvatarKey &avatar);

/// What became of a wish for an attachment.
struct MediaAnswer {
    enum class State {
        Ready,
        Failed, ///< asking again may help
        Refused, ///< it will not be had: `reason` says why
    };
    State state = State::Failed;
    QString reason; ///< no_media, expired, too_large, wrong_type, private_address, network …
    QByteArray bytes; ///< askFile
    QImage picture; ///< askPicture: at most as large as asked for
    QSize fullSize; ///< of the picture as it was sent
    qint64 size = 0; ///< of the file
    bool runs = false; ///< opening such a file would run it
};

/// Where views get attachments from. Called on the view thread, returns at once; each answer comes there once, later,
/// unless `context` is gone by then.
class MediaSource
{
public:
    using Done = std::function<void(const MediaAnswer &)>;
    virtual ~MediaSource() = default;
    virtual void askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done) = 0;
    virtual void askFile(const QObject *context, const MediaKey &key, Done done) = 0;
    /// Writes it, decrypted, to a place that a person chose.
    virtual void save(const QObject *context, const MediaKey &key, const QString &path, Done done) = 0;
    /// Takes a file into the store and gives the part that a message carries. NotFound, InvalidInput (empty, a folder
    /// or too large), DiskFull, Io.
    virtual void attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done) = 0;
    /// The same of a file that this program made.
    virtual void attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                             std::function<void(Result<Part>)> done) = 0;
    /// The same of a picture from the clipboard.
    virtual void attachPicture(const QObject *context, const QImage &picture,
                               std::function<void(Result<Part>)> done) = 0;
};

} // namespace lianxi
