// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <span>

namespace lianxi::channels
{

[[nodiscard]] SendAnswer answer(SendOutcome outcome, const QString &reason, const QString &detail = {});
/// What can be said from the transport alone: no answer, 429, 5xx, 413. nullopt when the body decides.
[[nodiscard]] std::optional<SendAnswer> transportAnswer(const HttpResponse &response);
/// For a body that cannot be read: unconfirmed under a 2xx (it may have worked), refused otherwise.
[[nodiscard]] SendAnswer unreadableAnswer(const HttpResponse &response);
/// "Retry-After" in seconds; nullopt when absent or a date.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterHeader(const Headers &headers);
/// "Retry-After" as seconds or as a date, at least 1 s and at most 24 h; nullopt when absent or neither of both.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterHeader(const Headers &headers, Instant now);
/// A poll's answer with the outcome of `answer` and no events.
[[nodiscard]] PollAnswer pollFailure(const SendAnswer &answer);

/// A webhook request that is not taken: 401 for signatures, 400 for what cannot be read.
[[nodiscard]] Inbound refuseInbound(Verification verify, const QString &reason);
/// A webhook request that is taken.
[[nodiscard]] Inbound acceptInbound(std::vector<PlatformEvent> events, const QByteArray &body = {});
/// A request that could not be planned.
[[nodiscard]] SendPlan refusePlan(SendOutcome outcome, const QString &reason);
/// A webhook request that is taken and answered in JSON.
[[nodiscard]] Inbound acceptJson(std::vector<PlatformEvent> events, const QJsonObject &body);
/// A POST of a JSON body.
[[nodiscard]] HttpRequest jsonPost(const QString &url, const QJsonObject &body);
/// A POST of a form.
[[nodiscard]] HttpRequest formPost(const QString &url, const QList<QPair<QByteArray, QString>> &fields);

/// A GET of `url`.
[[nodiscard]] HttpRequest getRequest(const QString &url);

/// What one of a platform's error codes means.
struct CodeMeaning {
    qint64 code;
    SendOutcome outcome;
    const char16_t *reason;
};
/// The answer of an error code with the platform's `words`; refused as "platform" when `known` does not name it.
[[nodiscard]] SendAnswer codeAnswer(std::span<const CodeMeaning> known, qint64 code, const QString &words);

} // namespace lianxi::channels
