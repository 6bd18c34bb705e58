// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/media_source.h"

#include <QCache>
#include <QObject>

namespace lianxi
{

/// How an attachment stands in the timeline.
struct PartLook {
    enum class State { Unknown, Loading, Ready, Failed, Refused };
    State state = State::Unknown;
    QImage picture; ///< Ready pictures
    QString reason; ///< Failed and Refused
};

/// Remembers the pictures of a conversation and asks for those that come into view. View thread; 64 MB at most, what
/// was seen longest ago is asked for again.
class MediaBoard final : public QObject
{
    Q_OBJECT
public:
    /// Room for a picture in the timeline, in device independent pixels; two pixels each are asked for.
    static constexpr QSize room{300, 240};
    /// `source` outlives the board; null: nothing is ever loaded.
    explicit MediaBoard(MediaSource *source, QObject *parent = nullptr);
    /// How it stands; a picture that nobody asked for is asked for.
    [[nodiscard]] PartLook look(const ChannelId &channel, const Part &part);
    /// Asks again for what failed.
    void retry(const ChannelId &channel, const Part &part);

Q_SIGNALS:
    void changed(const QByteArray &source);

private:
    void ask(const MediaKey &key);
    MediaSource *m_source;
    QCache<QByteArray, PartLook> m_looks; ///< by MediaKey::source(); cost in KiB
};

/// Shown as a picture in the timeline.
[[nodiscard]] bool isPicture(const Part &part);
/// There are bytes that can be had: not a place, a contact or a card.
[[nodiscard]] bool isFile(const Part &part);

} // namespace lianxi
