// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace lianxi
{

/// Why a case is reviewed. A case that has several is taken for the first of them that draws it.
enum class SampleReason {
    Override, ///< a guard was overridden (rules.md §2)
    Risk, ///< it came to the supervisors
    Complaint, ///< its class is a complaint, or the customer was not content
    NewStaff, ///< of somebody who has not been here long
    Chance,
};
template <>
struct EnumNames<SampleReason> {
    static constexpr std::array<std::string_view, 5> names{"override", "risk", "complaint", "new_staff", "chance"};
};

/// Which of each agent's finished cases are reviewed, how, and by whom. Percentages are of one agent's cases of a kind
/// within a week.
struct SamplingPlan {
    bool on = true;
    int percent = 5; ///< of all cases
    int newPercent = 20, newDays = 60; ///< while the agent's first case is not longer ago
    int riskPercent = 50, complaintPercent = 30, overridePercent = 100;
    int secondPercent = 10; ///< of the drawn: a second reviewer judges them without seeing the first
    int dueDays = 7; ///< from the draw on
    QString card; ///< TeamItemSaved::id; empty: the shipped one
    QStringList reviewers; ///< ids of agents; nobody reviews their own work
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("on", s.on), f("percent", s.percent), f("new_percent", s.newPercent), f("new_days", s.newDays);
        f("risk_percent", s.riskPercent), f("complaint_percent", s.complaintPercent);
        f("override_percent", s.overridePercent), f("second_percent", s.secondPercent), f("due_days", s.dueDays);
        f("card", s.card), f("reviewers", s.reviewers);
    }
    friend bool operator==(const SamplingPlan &, const SamplingPlan &) = default;
};

enum class PlanMistake {
    BadPercent, ///< below 0 or over 100
    DrawsNothing, ///< every percentage is 0
    BadDays,
    NoReviewer,
    OneReviewer, ///< a second review needs a second person
    TooManyReviewers,
    NameMissing, ///< an empty id among the reviewers
};
inline constexpr int mostReviewers = 50, longestPlanDays = 366;
/// All that is wrong. Empty: it can be saved. Pure.
[[nodiscard]] std::vector<PlanMistake> mistakesOf(const SamplingPlan &plan);

/// The body of a TeamItemSaved of kind Sampling.
[[nodiscard]] QJsonObject toPlanBody(const SamplingPlan &plan);
/// Errors as fromCardBody().
[[nodiscard]] Result<SamplingPlan> fromPlanBody(const QJsonObject &body);

/// A finished case, as the store knows it.
struct SampleCandidate {
    qint64 caseRow = 0;
    CaseId id;
    AgentId agent; ///< whose it was when it was resolved
    Instant resolved;
    Instant agentSince; ///< of the agent's first case
    bool risk = false, complaint = false, overridden = false;
    bool reviewed = false; ///< somebody is to review it already, or has
    friend bool operator==(const SampleCandidate &, const SampleCandidate &) = default;
};

/// A review that the plan asks for.
struct SampledReview {
    ReviewId review; ///< follows from plan, case and place: every desk that draws gives the same
    CaseId caseId;
    AgentId agent, reviewer;
    SampleReason why = SampleReason::Chance;
    ReviewId second; ///< the first review, of a second one
    friend bool operator==(const SampledReview &, const SampledReview &) = default;
};

/// Draws. What is drawn follows from plan, its id, the week and the set of cases: not from their order, nor from a
/// desk. Of an agent's n cases of a kind it takes ⌈percent·n/100⌉, counted over all cases of that week, those that were
/// reviewed meanwhile included, so that drawing twice asks for nothing more. A higher percentage draws the same cases
/// and others. Agents without a reviewer other than themselves are left out. Pure.
/// \param week  any name of the period, the same on every desk, e.g. "2026-W48".
[[nodiscard]] std::vector<SampledReview> drawSample(const SamplingPlan &plan, const QString &planId,
                                                    const QString &week,
                                                    const std::vector<SampleCandidate> &candidates);

} // namespace lianxi
