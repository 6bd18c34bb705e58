// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/policy/playbook.h"
#include "models/policy/queue_wait.h"
#include "models/store/peak_query.h"

namespace lianxi
{

/// Tells customers who will wait long how long, and offers to call them back; books the call-back of whoever wants one.
/// Once in each case, in private, within the service hours, where the channel's setting "peak_notice" says so. Lives on
/// the duty thread.
class PeakNotice final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        std::shared_ptr<const Playbook> playbook;
        QString source;
        /// Whether a bot answers first in this channel: its customers wait for nobody yet. Empty: there is none.
        std::function<bool(const ChannelId &channel, const QJsonObject &settings)> botSpeaks = {};
    };
    explicit PeakNotice(Parts parts);
    ~PeakNotice() override;
    void begin() override { look(); }
    void follow(const ChangeSet &changes) override;

    /// Somebody who waits, and how long still.
    struct Waiting {
        PeakSubject subject;
        QueuePlace place;
    };

private:
    void look();
    void lookAt(Instant when);
    void tell(const Waiting &waiting);
    void answer(const PeakSubject &subject);
    void say(const PeakSubject &subject, MessageId message, const QByteArray &once, const QString &text,
             std::vector<Event> before);
    Parts m_parts;
    QObject m_context; ///< posts end with it
    ThreadPost m_post;
    bool m_looking = false, m_lookAgain = false;
    std::optional<Instant> m_ripe; ///< when it looks again by itself
};

/// The notice, or nullopt: nobody serves, the wait is shorter than the playbook's call_back.offer_at_wait_minutes, or
/// nothing can be said of it.
[[nodiscard]] std::optional<QString> peakNotice(const PeakSubject &subject, const QueuePlace &place,
                                                const Playbook &playbook, Instant now);

/// What a customer's answer to the notice leads to.
struct CallBackBooking {
    std::optional<Instant> due; ///< when somebody is to call; absent: nobody wants that
    QString promise; ///< for the call-back list; the number is masked
    QString answer; ///< to the customer
};
[[nodiscard]] CallBackBooking callBackBooking(const PeakSubject &subject, const Playbook &playbook, Instant now);

} // namespace lianxi
