// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/metrics/statistics.h"
#include "models/policy/service_table.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace lianxi::metrics
{

/// A run of customers' messages in one talk (a private thread, or a person's thread under a public post) until the
/// brand answers. Rows are numbers of the store.
struct Turn {
    Instant asked; ///< the run's first message
    std::optional<Instant> answered; ///< by whomever, a bot too
    std::optional<Instant> byPerson;
    qint64 caseRow = 0, channel = 0;
    qint64 agent = 0; ///< who answered as a person; 0: nobody, or elsewhere than in this product
    qint64 contact = 0; ///< the person who asked, after merges of contacts
    Surface surface = Surface::Private;
    bool firstOfTalk = false, firstOfCase = false;
    bool afterBot = false; ///< goes on with a run that only a bot has answered
};

/// What counts as an answer, and in which time it is measured.
struct ResponseOptions {
    bool bots = false; ///< a bot's reply is an answer; false: only a person's, however much a bot has said before
    std::optional<ServiceHours> hours; ///< only time inside these counts; absent: all time does
    std::shared_ptr<const ServiceTable> table = {}; ///< the same hours, quicker to ask; may be null
};
/// How long it was from one moment to another, as the options measure.
[[nodiscard]] std::chrono::milliseconds measured(Instant from, Instant to, const ResponseOptions &options);

/// How the brand answered.
struct ResponseFigures {
    qint64 threads = 0; ///< talks in which a customer wrote for the first time
    qint64 responded = 0; ///< of them, those that were answered
    qint64 unansweredTurns = 0;
    Waits firstResponse; ///< from the customer's first message to the answer, over `responded`
    Waits turnWait; ///< the same for every turn
    qint64 runs = 0; ///< turns, without those that go on with one that only a bot has answered
    qint64 botFirst = 0; ///< of them, those a bot answered before any person
    qint64 botOnly = 0; ///< of them, those only a bot has answered
    [[nodiscard]] double responseRate() const { return share(responded, threads); }
    friend bool operator==(const ResponseFigures &, const ResponseFigures &) = default;
};
[[nodiscard]] ResponseFigures responseFigures(std::span<const Turn> turns, const ResponseOptions &options);

/// The same for each key that `keyOf` gives a turn; every turn is counted under exactly one key.
template <class KeyOf>
[[nodiscard]] auto responseFiguresBy(std::span<const Turn> turns, const ResponseOptions &options, KeyOf &&keyOf)
{
    using Key = std::decay_t<decltype(keyOf(turns.front()))>;
    std::map<Key, std::vector<Turn>> groups;
    for (const Turn &turn : turns)
        groups[keyOf(turn)].push_back(turn);
    std::map<Key, ResponseFigures> figures;
    for (const auto &[key, group] : groups)
        figures.emplace(key, responseFigures(group, options));
    return figures;
}

} // namespace lianxi::metrics
