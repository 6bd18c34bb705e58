// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/channels/rates/rate_budget.h"

namespace lianxi
{

/// What a platform's answer to `request` tells of its counts: headers, quotas in bodies, codes of a limit that is
/// reached. Pure; any bytes may come. Empty where nothing is told.
/// Source of header and code names: the platforms' own documents, listed in README.md.
[[nodiscard]] std::vector<RateReading> readRates(Platform platform, const HttpRequest &request,
                                                 const HttpResponse &response, Instant now);

/// A limit that a platform documents and whose rest no answer tells.
struct DocumentedLimit {
    RateKey key;
    qint64 limit = 0;
    friend bool operator==(const DocumentedLimit &, const DocumentedLimit &) = default;
};
/// The documented limits that `request` counts against. Pure.
[[nodiscard]] std::vector<DocumentedLimit> countsAgainst(const ChannelAccount &account, const HttpRequest &request);

} // namespace lianxi
