// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_ledger.h"

#include <cstddef>
#include <cstdint>

using namespace lianxi;

namespace
{

constexpr Instant now{std::chrono::milliseconds(1'788'224'400'000)};

/// Lines "name: value" up to an empty one, then the body.
HttpResponse answerOf(const QByteArray &bytes, int status)
{
    HttpResponse response;
    response.status = status;
    const qsizetype end = bytes.indexOf("\n\n");
    const QList<QByteArray> lines = bytes.left(end < 0 ? bytes.size() : end).split('\n');
    for (const QByteArray &line : lines)
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            response.headers.emplace_back(line.left(colon), line.mid(colon + 1));
    if (end >= 0)
        response.body = bytes.mid(end + 2);
    return response;
}

} // namespace

/// Any bytes as a platform's answer: what is told makes sense, or is not told.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const auto platform = static_cast<Platform>(data[0] % EnumNames<Platform>::names.size());
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 3, static_cast<qsizetype>(size) - 3);
    HttpRequest request;
    request.method = data[1] & 1 ? "POST" : "GET";
    request.url = QStringLiteral("https://api.example/2/") + QString::fromUtf8(bytes.left(data[1]));
    constexpr int statuses[] = {200, 201, 400, 403, 429, 500};
    const HttpResponse response = answerOf(bytes, statuses[data[2] % std::size(statuses)]);
    const std::vector<RateReading> readings = readRates(platform, request, response, now);
    RateLedger ledger;
    ledger.told(readings, now);
    for (const RateBudget &budget : ledger.budgets()) {
        const bool sane = budget.left.value_or(0) >= 0 && budget.limit.value_or(0) >= 0
            && budget.usedPercent.value_or(0) >= 0 && budget.usedPercent.value_or(0) <= 100
            && budget.until.value_or(now) >= now;
        if (!sane)
            __builtin_trap();
    }
    return 0;
}
