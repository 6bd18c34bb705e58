// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/event/team_payloads.h"
#include "models/policy/routing_trial.h"
#include "models/store/routing_queries.h"
#include "models/store/team_queries.h"

#include <atomic>
#include <memory>

namespace lianxi
{

/// How a changed standard would have treated past cases.
struct RoutingTrial {
    int looked = 0; ///< cases
    bool more = false; ///< there were more than are looked at
    std::vector<PastCase> cases; ///< those that differ
    std::vector<RoutingDecision> before, after; ///< of each
    bool compared = false; ///< with the standard in force; else with what happened
};

/// How one case stands with the routing.
struct RoutingOfCase {
    bool on = false; ///< the team's standard routes
    QueuePlace place;
    std::optional<RoutingDecision> decision; ///< what the standard says at this moment; absent: no such case
};

/// Who belongs to the team, as the views show it: read when first asked for, and again when the store says that
/// something changed. View thread.
class Roster final : public QObject
{
    Q_OBJECT
public:
    using MembersDone = std::function<void(Result<std::vector<Member>>)>;
    using TrialDone = std::function<void(Result<RoutingTrial>)>;
    using CancelFlag = std::shared_ptr<std::atomic_bool>;
    /// How the roster reads and writes. Answers come later on the view thread, and not at all when `context` is gone.
    struct Source {
        std::function<void(const QObject *context, MembersDone done)> members;
        std::function<void(const MemberDescribed &member, DeskDone done)> describe;
        /// Tries a standard over last week's cases; ends early with Cancelled once `cancelled` is true.
        std::function<void(const QObject *context, const RoutingStandard &changed, CancelFlag cancelled,
                           TrialDone done)>
            tryOut;
    };
    explicit Roster(Source source, QObject *parent = nullptr);

    /// Reads the members and keeps them up to date from here on; asked for again it does nothing.
    void watch();
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    void apply(const ChangeSet &changes);
    /// Writes a description; it is on the roster once the store has it.
    void describe(const MemberDescribed &member, DeskDone done);
    void tryOut(const QObject *context, const RoutingStandard &changed, const CancelFlag &cancelled, TrialDone done);

Q_SIGNALS:
    void changed();

private:
    void read();
    Source m_source;
    std::vector<Member> m_members;
    bool m_watched = false, m_asking = false, m_again = false;
};

/// What is wrong with a member's description, and where.
enum class MemberMistake {
    IdMissing,
    BadId, ///< not letters, digits, ".", "-", "_"
    IdTaken,
    NameMissing,
    BadLanguage, ///< not a language tag such as "zh-CN"
    RoleTooHigh, ///< only an administrator makes or changes one
    LocksOut, ///< afterwards whoever saves it could not change the team any more, or there is no administrator left
};
/// Pure. \param known  the others.
[[nodiscard]] std::vector<MemberMistake> mistakesOf(const MemberDescribed &member, const std::vector<Member> &known);

/// What is wrong with who may do what, when `me` saves it. Pure. \param all  the team as it is.
[[nodiscard]] std::optional<MemberMistake> roleMistake(const MemberDescribed &member, const std::vector<Member> &all,
                                                       const AgentId &me);

inline constexpr int mostTried = 5'000; ///< past cases of one trial
inline constexpr std::chrono::days triedDays{7};

/// What Source::tryOut does; reads only.
[[nodiscard]] Result<RoutingTrial> tryStandard(sqlite::Database &db, const RoutingStandard &changed, Instant now,
                                               const std::function<bool()> &goOn);
/// \param handling  playbook: figures.staffing_handling_minutes.
[[nodiscard]] Result<RoutingOfCase> routingOfCase(sqlite::Database &db, qint64 caseRow, std::chrono::seconds handling,
                                                  Instant now);

} // namespace lianxi
