// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review_board.h"

#include "models/store/metric_queries.h"
#include "models/store/team_queries.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostWords = 500; ///< of coaching; more than one page shows

Status readCards(sqlite::Database &db, const AgentId &viewer, ReviewBoard &board)
{
    const Result<std::vector<TeamItem>> inForce = teamItems(db, TeamItemKind::ScoreCard, viewer);
    if (!inForce)
        return tl::unexpected(inForce.error());
    std::map<QString, int> newest;
    for (const TeamItem &item : *inForce) {
        const Result<ScoreCard> card = fromCardBody(item.saved.body);
        if (!card)
            continue;
        const CardKey key{item.saved.id, item.version};
        board.cards.emplace(key, *card);
        newest.emplace(key.id, key.version);
        if (board.usual.id.isEmpty())
            board.usual = key;
    }
    QSet<QString> missing; // cards of earlier versions, or removed since
    for (const ReviewRow &row : board.rows)
        if (row.givenAt && !row.card.isEmpty() && !board.cards.contains({row.card, row.version}))
            missing.insert(row.card);
    for (const QString &id : missing) {
        const Result<std::vector<TeamItem>> versions = teamItemVersions(db, TeamItemKind::ScoreCard, id);
        if (!versions)
            return tl::unexpected(versions.error());
        for (const TeamItem &item : *versions)
            if (const Result<ScoreCard> card = fromCardBody(item.saved.body))
                board.cards.emplace(CardKey{id, item.version}, *card);
    }
    const Result<std::vector<TeamItem>> plans = teamItems(db, TeamItemKind::Sampling, viewer);
    if (!plans)
        return tl::unexpected(plans.error());
    for (const TeamItem &item : *plans) {
        const Result<SamplingPlan> plan = fromPlanBody(item.saved.body);
        if (plan && newest.contains(plan->card))
            board.planCards.emplace(item.saved.id, CardKey{plan->card, newest.at(plan->card)});
        else if (plan && plan->card.isEmpty())
            board.planCards.emplace(item.saved.id, CardKey{});
    }
    return {};
}

} // namespace

CardKey ReviewBoard::cardOf(const ReviewRow &row) const
{
    if (row.givenAt)
        return {row.card, row.version};
    const auto planned = planCards.find(row.plan);
    return planned == planCards.end() ? usual : planned->second;
}

const ScoreCard &ReviewBoard::card(const CardKey &key, bool chinese) const
{
    const auto found = cards.find(key);
    return found == cards.end() ? shippedCard(chinese) : found->second;
}

std::optional<CardScore> ReviewBoard::scoreOfRow(const ReviewRow &row, bool chinese) const
{
    const CardKey key = cardOf(row);
    if (!row.givenAt || (!key.id.isEmpty() && !cards.contains(key)))
        return std::nullopt;
    return scoreOf(card(key, chinese), row.counting());
}

Result<ReviewBoard> readReviewBoard(sqlite::Database &db, const AgentId &viewer, bool lead)
{
    ReviewBoard board;
    Result<std::vector<ReviewRow>> rows = reviews(db, {});
    if (!rows)
        return tl::unexpected(rows.error());
    board.rows = visibleReviews(std::move(*rows), viewer, lead);
    if (const Status read = readCards(db, viewer, board); !read)
        return tl::unexpected(read.error());
    Result<std::vector<CoachingRow>> words = coaching(db, viewer, mostWords);
    if (!words)
        return tl::unexpected(words.error());
    board.words = std::move(*words);
    const Result<QHash<QString, QString>> names = agentNames(db);
    if (!names)
        return tl::unexpected(names.error());
    for (auto it = names->cbegin(); it != names->cend(); ++it)
        board.names.emplace(it.key(), it.value());
    if (!lead)
        return board;
    Result<std::vector<CaseFileRow>> files = caseFiles(db);
    if (!files)
        return tl::unexpected(files.error());
    board.files = std::move(*files);
    return board;
}

ComparedByCard comparedReviews(const std::vector<ReviewRow> &rows)
{
    std::map<ReviewId, const ReviewRow *> written;
    for (const ReviewRow &row : rows)
        if (row.givenAt)
            written.emplace(row.id, &row);
    std::map<CardKey, std::vector<ComparedReviews>> byCard;
    for (const auto &[id, row] : written) {
        const auto first = row->second.isNull() ? written.end() : written.find(row->second);
        if (first == written.end())
            continue;
        const CardKey key{row->card, row->version};
        if (CardKey{first->second->card, first->second->version} == key)
            byCard[key].push_back({first->first, id, first->second->scores, row->scores});
    }
    const auto most = std::max_element(byCard.begin(), byCard.end(),
                                       [](const auto &a, const auto &b) { return a.second.size() < b.second.size(); });
    return most == byCard.end() ? ComparedByCard{} : ComparedByCard{most->first, most->second};
}

std::vector<ScoredCase> scoredCases(const ReviewBoard &board)
{
    std::vector<ScoredCase> scored;
    for (const ReviewRow &row : board.rows) {
        if (!row.second.isNull())
            continue;
        const std::optional<CardScore> score = board.scoreOfRow(row, false);
        if (score && score->total)
            scored.push_back({row.agent, *row.givenAt, row.head.caseClass, *score->total});
    }
    return scored;
}

ReviewWeek lastWeek(Instant now)
{
    const QDate today = toDateTime(now).date();
    const QDate monday = today.addDays(1 - today.dayOfWeek() - 7);
    int year = 0;
    const int number = monday.weekNumber(&year);
    const Instant from = fromMillis(monday.startOfDay(Qt::UTC).toMSecsSinceEpoch());
    return {u"%1-W%2"_s.arg(year).arg(number, 2, 10, QLatin1Char('0')), from, from + std::chrono::days(7)};
}

std::vector<ReviewAssigned> assignmentsOf(const SamplingPlan &plan, const QString &planId, const ReviewWeek &week,
                                          const std::vector<SampleCandidate> &candidates, Instant now)
{
    std::vector<ReviewAssigned> wanted;
    for (const SampledReview &one : drawSample(plan, planId, week.name, candidates)) {
        ReviewAssigned assigned;
        assigned.caseId = one.caseId;
        assigned.review = one.review;
        assigned.agent = one.agent;
        assigned.reviewer = one.reviewer;
        assigned.plan = planId;
        assigned.why = toText(one.why);
        assigned.second = one.second;
        assigned.due = now + std::chrono::days(plan.dueDays);
        wanted.push_back(std::move(assigned));
    }
    return wanted;
}

} // namespace lianxi
