// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/store/consent_query.h"

namespace lianxi
{

/// Wakes snoozed cases when their time has come, takes back what somebody was given and did not accept in time, and
/// ends guardians' consents that have run out. To the second: one timer for the next of them, nothing is polled. Lives
/// on the duty thread.
class Waker final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        std::chrono::seconds offerTime; ///< how long whoever was given a case may take to accept it
        QString source;
    };
    explicit Waker(Parts parts);
    ~Waker() override;
    void begin() override { look(); }
    void follow(const ChangeSet &changes) override;
    /// Looks which case is due next.
    void look();

private:
    struct Waiting {
        std::vector<SnoozedCase> snoozed;
        std::vector<OfferedCase> offered;
        std::vector<ExpiringConsent> consents;
        bool whole = true; ///< the store could be read
    };
    void onWaiting(const Waiting &waiting);
    void wakeAt(Instant due);
    void onAppended(const AppendOutcome &outcome);
    /// A conflict means that somebody worked on the case meanwhile: nothing is left to do.
    template <class P>
    void append(CaseId caseId, Sequence seen, const P &what);
    Parts m_parts;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    bool m_looking = false, m_lookAgain = false;
    std::optional<Instant> m_timer; ///< when the pending timer fires
};

} // namespace lianxi
