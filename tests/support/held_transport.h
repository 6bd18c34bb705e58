// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_client.h"

#include <QCoreApplication>
#include <QTest>

namespace lianxi::test
{

/// What is done about an answer is handed on more than once.
inline void settle()
{
    for (int turn = 0; turn < 4; ++turn)
        QCoreApplication::processEvents();
}

/// A platform that answers when the test says.
class HeldTransport final : public HttpTransport
{
public:
    struct Held {
        HttpRequest request;
        Done done;
    };
    void request(const HttpRequest &request, std::chrono::milliseconds, Done done) override
    {
        held.push_back({request, std::move(done)});
    }
    /// Answers the oldest question, or the one whose address holds `to`.
    void answer(const HttpResponse &response, const QString &to = {})
    {
        const auto found = std::ranges::find_if(held, [&to](const Held &one) { return one.request.url.contains(to); });
        QVERIFY(found != held.end());
        Held first = std::move(*found);
        held.erase(found);
        first.done(response);
        settle();
    }
    [[nodiscard]] QStringList waiting() const
    {
        QStringList urls;
        for (const Held &one : held)
            urls << one.request.url;
        return urls;
    }
    std::vector<Held> held;
};

} // namespace lianxi::test
