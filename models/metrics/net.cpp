// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/net.h"

#include <algorithm>

namespace lianxi::metrics
{

namespace
{

struct Wait {
    Instant from, to;
};

/// When the customer waited for a person because of this turn; nullopt: they did not.
std::optional<Wait> waitOf(const Turn &turn, TurnsByCase::Turns turns, const CaseFact &fact)
{
    if (!turn.answered) {
        const bool early = fact.firstResolved && turn.asked < *fact.firstResolved;
        return Wait{turn.asked, early ? *fact.firstResolved : *fact.resolved};
    }
    const auto byPerson = [&turn](const Turn *other) { return other->byPerson == turn.answered; };
    if (std::any_of(turns.begin(), turns.end(), byPerson))
        return Wait{turn.asked, *turn.answered};
    if (!turn.byPerson)
        return std::nullopt; // a bot's answer was all
    const bool wroteAgain = std::any_of(turns.begin(), turns.end(), [&turn](const Turn *other) {
        return other->afterBot && other->asked > *turn.answered && other->asked < *turn.byPerson;
    });
    return wroteAgain ? std::nullopt : std::optional(Wait{*turn.answered, *turn.byPerson});
}

} // namespace

TurnsByCase::TurnsByCase(std::span<const Turn> turns, std::span<const Turn> later)
{
    m_turns.reserve(turns.size() + later.size());
    for (const std::span<const Turn> list : {turns, later})
        for (const Turn &turn : list)
            m_turns.push_back(&turn);
    const auto before = [](const Turn *a, const Turn *b) {
        return a->caseRow != b->caseRow ? a->caseRow < b->caseRow : a->asked < b->asked;
    };
    if (!std::is_sorted(m_turns.begin(), m_turns.end(), before))
        std::sort(m_turns.begin(), m_turns.end(), before);
    // Rows of a period lie close together: each is found at once instead of being looked for.
    constexpr size_t farApart = 16;
    if (m_turns.empty())
        return;
    m_first = m_turns.front()->caseRow;
    const auto rows = static_cast<size_t>(m_turns.back()->caseRow - m_first) + 1;
    if (rows > farApart * m_turns.size())
        return;
    m_begins.assign(rows + 1, 0);
    for (const Turn *turn : m_turns)
        ++m_begins[static_cast<size_t>(turn->caseRow - m_first) + 1];
    for (size_t row = 1; row <= rows; ++row)
        m_begins[row] += m_begins[row - 1];
}

TurnsByCase::Turns TurnsByCase::of(qint64 caseRow) const
{
    if (!m_begins.empty()) {
        const qint64 row = caseRow - m_first;
        if (row < 0 || row + 1 >= std::ssize(m_begins))
            return {};
        const size_t at = static_cast<size_t>(row);
        return Turns(m_turns).subspan(m_begins[at], m_begins[at + 1] - m_begins[at]);
    }
    // Not std::ranges' equal_range: Clang 14 cannot read GCC 12's subrange, which that gives back.
    const auto rowOf = [](const Turn *turn) { return turn->caseRow; };
    return {std::ranges::lower_bound(m_turns, caseRow, {}, rowOf),
            std::ranges::upper_bound(m_turns, caseRow, {}, rowOf)};
}

std::optional<std::chrono::milliseconds> netResolution(const CaseFact &fact, TurnsByCase::Turns turns,
                                                       const ResponseOptions &options)
{
    if (!fact.resolved)
        return std::nullopt;
    const auto cut = [&fact](const Wait &wait) {
        return Wait{std::max(wait.from, fact.asked), std::min(wait.to, *fact.resolved)};
    };
    if (turns.size() == 1) { // nearly all cases, without a list
        const std::optional<Wait> only = waitOf(*turns.front(), turns, fact);
        const Wait wait = only ? cut(*only) : Wait{};
        return wait.from < wait.to ? measured(wait.from, wait.to, options) : std::chrono::milliseconds(0);
    }
    std::vector<Wait> waits;
    for (const Turn *turn : turns)
        if (const std::optional<Wait> wait = waitOf(*turn, turns, fact))
            waits.push_back(cut(*wait));
    std::ranges::sort(waits, {}, &Wait::from);
    std::chrono::milliseconds net{0};
    Instant counted = fact.asked; // several conversations of a case may wait at the same time
    for (const Wait &wait : waits) {
        if (wait.to <= counted || wait.to <= wait.from)
            continue;
        net += measured(std::max(wait.from, counted), wait.to, options);
        counted = wait.to;
    }
    return net;
}

} // namespace lianxi::metrics
