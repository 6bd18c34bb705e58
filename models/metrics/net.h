// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/metrics/response.h"

#include <span>
#include <vector>

namespace lianxi::metrics
{

/// Turns by their case, in order of time. What it was made of outlives it.
class TurnsByCase
{
public:
    using Turns = std::span<const Turn *const>;
    /// \param later  turns after the period that may belong to its cases.
    explicit TurnsByCase(std::span<const Turn> turns, std::span<const Turn> later = {});
    [[nodiscard]] Turns of(qint64 caseRow) const;

private:
    std::vector<const Turn *> m_turns;
    qint64 m_first = 0; ///< the lowest row
    std::vector<quint32> m_begins; ///< where each row from there on begins, and the end; empty: rows lie far apart
};

/// How long a resolved case took of the house's people: the full time without what the bot took and without the times
/// in which the customer was to speak. That is, the times in which a customer waited for a person, each moment once:
/// from a message to a person's answer; after a bot's answer only where the customer wrote nothing more, or wrote again
/// and the bot said nothing to it. What nobody answered ends when the case is resolved. \return nullopt where the case
/// is not resolved.
[[nodiscard]] std::optional<std::chrono::milliseconds> netResolution(const CaseFact &fact, TurnsByCase::Turns turns,
                                                                     const ResponseOptions &options);

} // namespace lianxi::metrics
