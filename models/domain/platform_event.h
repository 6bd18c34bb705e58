// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace lianxi
{

/// One piece of a message. Members that do not apply are empty.
struct Part {
    PartType type = PartType::Text;
    QString text; ///< Text only
    QString ref; ///< the platform's media id or address; never opened by a view
    QString name; ///< file name as the sender wrote it; for showing only
    QString mime;
    QString title; ///< Location, Card
    std::optional<qint64> bytes;
    std::optional<double> seconds;
    std::optional<int> width, height;
    std::optional<double> lat, lon; ///< WGS84 degrees (China: as the platform gave them)
    QJsonObject more; ///< members of this part that have no field above, kept as they came
    friend bool operator==(const Part &, const Part &) = default;
};

/// The person (or account) an event comes from.
struct Sender {
    QString id; ///< the platform's key of the person; empty when the platform does not say
    QString name; ///< display name
    QString handle; ///< @name, without the @
    QString alias; ///< a second key for the same person on this platform (for example a union id)
    friend bool operator==(const Sender &, const Sender &) = default;
};

/// What a platform told us, in the product's words: the output of every channel codec, and the `data` of the
/// `lianxi.platform.*` log events. Field meanings are those of the channel packs' recorded requests.
struct PlatformEvent {
    PlatformEventKind kind = PlatformEventKind::Unknown;
    Surface surface = Surface::Private;
    Direction direction = Direction::In;
    QString account; ///< the brand's side, in the platform's key
    QString eventKey; ///< seeing it twice must change nothing
    QString messageId; ///< always text: many exceed 2^53
    QString threadId;
    QString target; ///< the message an edit, delete, reaction or receipt speaks of
    QString watermark; ///< receipts: everything up to here
    Sender sender;
    std::optional<Instant> at;
    QString text;
    QString newText; ///< Edit
    std::vector<Part> parts;
    QString replyTo;
    QString payload; ///< Postback
    QString what; ///< System, Follow: what happened
    QString phase; ///< Call
    QStringList flags;
    QJsonObject extra; ///< the platform's own, for support
    QJsonObject
        more; ///< further members beside the fields above (album, emoji, reply_token …), written back as they are
    friend bool operator==(const PlatformEvent &, const PlatformEvent &) = default;
};

[[nodiscard]] QJsonObject toJson(const Part &part);
[[nodiscard]] QJsonObject toJson(const PlatformEvent &event);
/// Unknown members go to `more`; an unknown part type becomes a Card titled with the type. \return InvalidInput
/// when kind, surface or direction are missing or unknown.
[[nodiscard]] Result<PlatformEvent> platformEventFromJson(const QJsonObject &json);
[[nodiscard]] Part partFromJson(const QJsonObject &json);
[[nodiscard]] std::vector<Part> partsFromJson(const QJsonArray &json);

} // namespace lianxi
