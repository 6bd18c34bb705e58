// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "models/domain/views.h"

#include <QSet>

namespace lianxi
{

/// What a rule tells a server of the team's.
struct WebCall {
    QString id; ///< the same on every attempt: the receiver knows a repetition by it
    QString url;
    QByteArray body;
    int attempt = 0; ///< attempts that failed
    Instant next; ///< not before
    CaseId caseId;
    QString rule;
    int version = 0;
    QString name; ///< of the rule
    friend bool operator==(const WebCall &, const WebCall &) = default;
};

/// Brings web calls to their servers: signed, repeated with pauses, given up visibly. Each is brought at least once;
/// its id tells a repetition. At most `atOnce` are under way. Lives on the thread that makes it.
class WebCalls final : public QObject
{
public:
    static constexpr int atOnce = 4;
    struct Parts {
        HttpTransport &http;
        const Clock &clock;
        Scheduler &scheduler;
        std::function<double()> jitter; ///< 0 to 1
        std::function<QByteArray()>
            key; ///< what signs; asked for at each attempt. Empty: there is none, nothing leaves
        int attempts = 12;
        std::chrono::seconds patience{15};
        std::function<void()> changed; ///< calls() is another: it is to be kept
        std::function<void(const WebCall &, const QString &why)> gaveUp; ///< "http_500", "network" …
    };
    explicit WebCalls(Parts parts, QObject *parent = nullptr);
    /// Takes up what an earlier life left.
    void load(std::vector<WebCall> calls);
    /// A call whose id is there already changes nothing.
    void add(const WebCall &call);
    [[nodiscard]] const std::vector<WebCall> &calls() const { return m_calls; }

private:
    void pump();
    void start(WebCall &call);
    void onAnswer(const QString &id, const HttpResponse &response);
    void fail(WebCall &call, const QString &why, std::optional<std::chrono::seconds> named);
    void end(const QString &id);
    [[nodiscard]] WebCall *find(const QString &id);

    Parts m_parts;
    std::vector<WebCall> m_calls;
    QSet<QString> m_underWay;
    std::optional<Instant> m_timer;
    ThreadPost m_post;

public:
    ~WebCalls() override; ///< calls under way are brought again by the next life
};

/// The body: what happened, and the case without anybody's personal data.
[[nodiscard]] QByteArray webCallBody(const CaseView &view, const WebCall &call, const QStringList &did, Instant at);

} // namespace lianxi
