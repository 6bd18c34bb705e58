// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/sampling.h"

#include "models/event/fields.h"

#include <QSet>

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int bodyVersion = 1;

/// A place in the draw: as good as random, and the same everywhere. Ids by name are SHA-1.
quint64 lot(const QByteArray &what, CaseId id)
{
    return ReviewId::derive(what + id.toBytes()).head();
}

int percentOf(const SamplingPlan &plan, SampleReason reason)
{
    switch (reason) {
    case SampleReason::Override:
        return plan.overridePercent;
    case SampleReason::Risk:
        return plan.riskPercent;
    case SampleReason::Complaint:
        return plan.complaintPercent;
    case SampleReason::NewStaff:
        return plan.newPercent;
    case SampleReason::Chance:
        return plan.percent;
    }
    return 0;
}

bool isOf(const SamplingPlan &plan, SampleReason reason, const SampleCandidate &one)
{
    switch (reason) {
    case SampleReason::Override:
        return one.overridden;
    case SampleReason::Risk:
        return one.risk;
    case SampleReason::Complaint:
        return one.complaint;
    case SampleReason::NewStaff:
        return one.resolved - one.agentSince < std::chrono::days(plan.newDays);
    case SampleReason::Chance:
        return true;
    }
    return false;
}

/// One agent's cases, each once, in the order of the draw.
using Drawn = std::vector<const SampleCandidate *>;

Drawn inDrawOrder(const std::vector<const SampleCandidate *> &cases, const QByteArray &seed)
{
    std::map<std::pair<quint64, QByteArray>, const SampleCandidate *> byLot;
    for (const SampleCandidate *one : cases)
        byLot.emplace(std::pair(lot(seed, one->id), one->id.toBytes()), one);
    Drawn ordered;
    for (const auto &[place, one] : byLot)
        ordered.push_back(one);
    return ordered;
}

/// What is taken of one agent, and why.
std::vector<std::pair<const SampleCandidate *, SampleReason>> takenOf(const SamplingPlan &plan, const Drawn &cases)
{
    std::set<const SampleCandidate *> taken;
    std::vector<std::pair<const SampleCandidate *, SampleReason>> result;
    for (size_t i = 0; i < EnumNames<SampleReason>::names.size(); ++i) {
        const auto reason = static_cast<SampleReason>(i);
        Drawn kind;
        std::copy_if(cases.begin(), cases.end(), std::back_inserter(kind),
                     [&](const SampleCandidate *one) { return isOf(plan, reason, *one); });
        const size_t wanted = (kind.size() * static_cast<size_t>(percentOf(plan, reason)) + 99) / 100;
        // The same order for every reason: a case that was taken for one counts for the next as well.
        for (size_t k = 0; k < wanted; ++k)
            if (taken.insert(kind.at(k)).second)
                result.emplace_back(kind.at(k), reason);
    }
    return result;
}

} // namespace

std::vector<PlanMistake> mistakesOf(const SamplingPlan &plan)
{
    std::vector<PlanMistake> found;
    const std::array percents{plan.percent,          plan.newPercent,      plan.riskPercent,
                              plan.complaintPercent, plan.overridePercent, plan.secondPercent};
    if (std::any_of(percents.begin(), percents.end(), [](int percent) { return percent < 0 || percent > 100; }))
        found.push_back(PlanMistake::BadPercent);
    if (std::all_of(percents.begin(), percents.end() - 1, [](int percent) { return percent == 0; }))
        found.push_back(PlanMistake::DrawsNothing);
    if (plan.newDays < 0 || plan.newDays > longestPlanDays || plan.dueDays < 1 || plan.dueDays > longestPlanDays)
        found.push_back(PlanMistake::BadDays);
    const QSet<QString> people(plan.reviewers.begin(), plan.reviewers.end());
    if (people.isEmpty())
        found.push_back(PlanMistake::NoReviewer);
    else if (people.size() == 1 && plan.secondPercent > 0)
        found.push_back(PlanMistake::OneReviewer);
    if (plan.reviewers.size() > mostReviewers)
        found.push_back(PlanMistake::TooManyReviewers);
    if (people.contains(QString()))
        found.push_back(PlanMistake::NameMissing);
    return found;
}

QJsonObject toPlanBody(const SamplingPlan &plan)
{
    QJsonObject body = fields::write(plan).toObject();
    body.insert("v"_L1, bodyVersion);
    return body;
}

Result<SamplingPlan> fromPlanBody(const QJsonObject &body)
{
    if (body.value("v"_L1).toDouble() > bodyVersion)
        return failure(ErrorCode::TooNew, u"v"_s);
    SamplingPlan plan;
    fields::Reader reader{body};
    SamplingPlan::fields(plan, reader);
    if (reader.bad)
        return failure(ErrorCode::Corrupt, QString::fromLatin1(reader.bad));
    if (toPlanBody(plan) != body)
        return failure(ErrorCode::Corrupt, u"a plan's members"_s);
    if (!mistakesOf(plan).empty())
        return failure(ErrorCode::Corrupt, u"a mistake"_s);
    return plan;
}

std::vector<SampledReview> drawSample(const SamplingPlan &plan, const QString &planId, const QString &week,
                                      const std::vector<SampleCandidate> &candidates)
{
    if (!plan.on)
        return {};
    const QByteArray seed = "sample\n" + planId.toUtf8() + '\n' + week.toUtf8() + '\n';
    std::map<QString, std::vector<const SampleCandidate *>> byAgent;
    for (const SampleCandidate &one : candidates)
        if (!one.agent.isEmpty())
            byAgent[one.agent.text()].push_back(&one);
    std::vector<SampledReview> drawn;
    for (const auto &[agent, cases] : byAgent) {
        QStringList others = plan.reviewers;
        others.removeAll(agent);
        others.removeDuplicates();
        others.sort();
        if (others.isEmpty())
            continue;
        for (const auto &[one, why] : takenOf(plan, inDrawOrder(cases, seed))) {
            if (one->reviewed)
                continue;
            const auto turn =
                static_cast<qsizetype>(lot("who\n" + seed, one->id) % static_cast<quint64>(others.size()));
            SampledReview first{ReviewId::derive("1\n" + seed + one->id.toBytes()),
                                one->id,
                                one->agent,
                                AgentId(others.at(turn)),
                                why,
                                {}};
            drawn.push_back(first);
            if (others.size() < 2 || lot("second\n" + seed, one->id) % 100 >= static_cast<quint64>(plan.secondPercent))
                continue;
            SampledReview second = first;
            second.review = ReviewId::derive("2\n" + seed + one->id.toBytes());
            second.reviewer = AgentId(others.at((turn + 1) % others.size()));
            second.second = first.review;
            drawn.push_back(second);
        }
    }
    return drawn;
}

} // namespace lianxi
