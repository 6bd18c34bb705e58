// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace lianxi
{

using Headers = QList<QPair<QByteArray, QByteArray>>; ///< in order, duplicates kept
/// First value of `name` (any case); empty when it is not there.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// A request as it arrived, or as it shall leave.
struct HttpRequest {
    QByteArray method = "POST";
    QString url; ///< outgoing: the whole address; incoming: empty
    QByteArray path; ///< incoming: without query, still percent-encoded
    /// Incoming: raw, without '?'. Outgoing: members that join the address only when it leaves, so that what they prove
    /// stays out of every address that is shown.
    QByteArray query;
    Headers headers;
    QByteArray body; ///< byte for byte: signatures are over these bytes
    /// Outgoing, to an address that somebody outside chose: leaves only to what anybody's machine can be behind, by the
    /// address that was looked at.
    bool publicOnly = false;
};

/// status 0: no answer came (`written` tells whether the request had left).
struct HttpResponse {
    int status = 0;
    Headers headers;
    QByteArray body;
    bool written = true;
};

} // namespace lianxi
