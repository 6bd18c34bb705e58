// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/case_facts.h"

#include <QJsonObject>

#include <array>
#include <chrono>
#include <optional>

namespace lianxi
{

/// How often one rule spoke. A reminder or block counts each time the agent was shown it or it was applied.
struct GuardCount {
    QString rule;
    int reminded = 0, blocked = 0, overridden = 0;
    friend bool operator==(const GuardCount &, const GuardCount &) = default;
};

/// How one scenario went.
struct ScenarioScore {
    QString id, titleZh, titleEn, aimZh, aimEn;
    qint64 caseRow = 0; ///< the newest case of the customer; 0: the customer has not arrived
    std::array<bool, EnumNames<ScriptStep>::names.size()> steps{};
    std::vector<GuardCount> guards; ///< by rule
    std::optional<std::chrono::milliseconds> firstResponse; ///< first customer's words to first human words
    int received = 0, sent = 0; ///< messages; withdrawn ones are not counted
    bool resolved = false;
    bool unanswered = false; ///< the customer wrote last, and the case is not resolved
    QStringList written; ///< what the agent wrote, in order
    QStringList model; ///< what the model solution writes, to compare
    [[nodiscard]] bool arrived() const { return caseRow != 0; }
    [[nodiscard]] bool allSteps() const;
    friend bool operator==(const ScenarioScore &, const ScenarioScore &) = default;
};

/// How a rehearsal went. Definitions: script adherence is resolved cases with all four steps ÷ resolved cases; the
/// response time is natural time.
struct ScoreSheet {
    std::vector<ScenarioScore> scenarios; ///< in the order of the scenarios
    int arrived = 0, resolved = 0, unanswered = 0, adherent = 0;
    std::vector<GuardCount> guards; ///< of all scenarios, by rule
    std::optional<std::chrono::milliseconds> medianResponse, longestResponse; ///< of the answered ones
    [[nodiscard]] GuardCount allGuards() const; ///< sums; without a rule's name
    friend bool operator==(const ScoreSheet &, const ScoreSheet &) = default;
};

/// Pure: the scenarios against what the projection holds. Cases with nobody from a scenario are left out.
[[nodiscard]] ScoreSheet scoreSheet(const std::vector<Scenario> &scenarios, const std::vector<CaseFacts> &cases);

/// For a terminal. `language` begins with "en" for English; everything else is Chinese.
[[nodiscard]] QString toText(const ScoreSheet &sheet, QStringView language);
[[nodiscard]] QJsonObject toJson(const ScoreSheet &sheet);

} // namespace lianxi
