// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/metrics/response.h"

#include <array>
#include <span>
#include <vector>

namespace lianxi::metrics
{

/// When which customer began to wait for an answer: what tells whether somebody came again.
class Contacts
{
public:
    struct Entry {
        qint64 contact = 0;
        Instant at;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };
    Contacts() = default;
    explicit Contacts(std::vector<Entry> entries);
    /// Within (after, until].
    [[nodiscard]] bool cameBetween(qint64 contact, Instant after, Instant until) const;

private:
    std::vector<Entry> m_entries; ///< sorted
};

struct ResolutionOptions {
    ResponseOptions time; ///< `bots` is not looked at
    Instant now; ///< cases whose window is not over yet are left out of first contact resolution
    std::chrono::milliseconds window = std::chrono::hours(48); ///< playbook: figures.first_contact_window_hours
};

/// How cases ended, of cases that customers opened in the period.
struct ResolutionFigures {
    qint64 cases = 0;
    qint64 resolved = 0; ///< at least once
    qint64 reopened = 0; ///< of them, those that were open again afterwards
    qint64 reopenings = 0;
    Waits first; ///< from the customer's first message to the first time it was resolved
    Waits full; ///< to the last time, of those that are resolved
    qint64 decided = 0; ///< resolved, and the window after the first time is over
    qint64 atFirstContact = 0; ///< of them: resolved once, and the person did not come again within the window
    [[nodiscard]] double firstContactRate() const { return share(atFirstContact, decided); }
    [[nodiscard]] double reopenRate() const { return share(reopened, resolved); }
    friend bool operator==(const ResolutionFigures &, const ResolutionFigures &) = default;
};
[[nodiscard]] ResolutionFigures resolutionFigures(std::span<const CaseFact> cases, const Contacts &contacts,
                                                  const ResolutionOptions &options);

[[nodiscard]] int reopeningsOf(const CaseFact &fact);
/// Whether first contact resolution can be told, and if so whether it came about.
[[nodiscard]] std::optional<bool> atFirstContact(const CaseFact &fact, const Contacts &contacts,
                                                 const ResolutionOptions &options);

/// Script adherence: of the cases that people answered and that are resolved.
struct ScriptFigures {
    qint64 closed = 0;
    qint64 adherent = 0; ///< of them, those with all four steps
    std::array<qint64, EnumNames<ScriptStep>::names.size()> steps{}; ///< of them, those with each step
    [[nodiscard]] double adherence() const { return share(adherent, closed); }
    friend bool operator==(const ScriptFigures &, const ScriptFigures &) = default;
};
[[nodiscard]] bool isClosedByPeople(const CaseFact &fact);
[[nodiscard]] bool isAdherent(const CaseFact &fact);
[[nodiscard]] ScriptFigures scriptFigures(std::span<const CaseFact> cases);

} // namespace lianxi::metrics
