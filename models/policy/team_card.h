// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lianxi
{

/// How somebody of the team is shown to customers and colleagues (S54): body of a TeamItemKind::Card whose id is the
/// agent's and whose name is theirs.
struct TeamCard {
    static constexpr qsizetype longestTitle = 40, longestSignature = 200; ///< characters
    static constexpr int photoSide = 256; ///< pixels
    static constexpr qsizetype largestPhoto = 48 * 1024; ///< bytes; it stands on the team's log

    QString title; ///< what they are: "after-sales, Shanghai"
    QString signature; ///< what they introduce themselves with; empty: the one of their desk's settings
    QByteArray photo; ///< JPEG of photoSide pixels at most; empty: none
    friend bool operator==(const TeamCard &, const TeamCard &) = default;
};

[[nodiscard]] QJsonObject toTeamCardBody(const TeamCard &card);
/// Any bytes may stand there. InvalidInput: text too long, or a photo that is too large or no JPEG.
[[nodiscard]] Result<TeamCard> fromTeamCardBody(const QJsonObject &body);

} // namespace lianxi
