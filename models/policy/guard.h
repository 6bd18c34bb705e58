// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace lianxi
{

/// Everything about the case that a guard may look at. Filled from the projection; no guard reads anything else.
struct CaseContext {
    CaseId caseId;
    Surface surface = Surface::Private; ///< where the draft would go
    Platform platform = Platform::Import;
    ScriptMode scriptMode = ScriptMode::Enforce;
    bool firstHumanReply = true; ///< no person has answered in this case yet
    std::vector<ScriptStep> done; ///< steps already made
    bool followUpPlanned = false; ///< done, or scheduled with time and channel
    QString category; ///< what the customer wants; empty: not known
    QString minor; ///< "self" when the customer may be under age (MessageJudged::minor)
    bool consentOnRecord = false; ///< a guardian's consent that has not expired
    bool publicThreadOpen = false; ///< the case has a public thread
    bool privateThreadOpen = false;
    QStringList customerData; ///< the customer's own personal data known to the desk (names, phones …)
    QString lastCustomerText;
    QString answerLanguage; ///< what the channel answers in ("zh-CN", "en" …); empty: the customer's language
    QString agentName; ///< how the agent introduces themselves
    QString brand;
    /// Addresses of the brand's own channels: a number in one of them (https://wa.me/…) is the brand's, no person's.
    QStringList ownLinks;
    QString agentLanguage = QStringLiteral("zh"); ///< what verdicts speak: "zh", "en_US" …
};

/// A draft as it stands in the composer.
struct Draft {
    QString text;
    /// What the agent corrected about the script steps; absent: as judged.
    std::optional<std::vector<ScriptStep>> steps;
    AuthorKind author = AuthorKind::Agent; ///< System: a sentence of the playbook that the desk sends by itself
};

struct ReplaceText {
    QString text;
}; ///< put this instead of the draft
struct InsertText {
    QString text;
}; ///< put this at the start of the draft
struct OpenPrivate {
    QString invitation;
}; ///< send the invitation in public, open the private thread, link both
struct MarkStep {
    ScriptStep step;
}; ///< tick a script step
struct ScheduleFollowUp {
}; ///< open the follow-up form
struct RecordConsent {
}; ///< open the guardian form
using Remedy =
    std::variant<std::monostate, ReplaceText, InsertText, OpenPrivate, MarkStep, ScheduleFollowUp, RecordConsent>;

/// What one rule says about a draft.
struct Verdict {
    GuardLevel level = GuardLevel::Pass;
    QString rule; ///< e.g. "privacy.public.asks_for_data"
    QString reason; ///< a sentence for the agent, from the playbook, in the playbook's language
    QString remedyLabel;
    Remedy remedy;
    bool mayOverride = true; ///< with a reason; false: not even then
    qsizetype start = -1, end = -1; ///< the words it is about, UTF-16 offsets; -1: the whole draft
};

/// The answer to one draft: all that spoke, the hardest first, and what the draft does in the script.
struct GuardReport {
    std::vector<Verdict> verdicts;
    std::vector<ScriptStep> steps;
    [[nodiscard]] GuardLevel level() const;
    [[nodiscard]] const Verdict *hardest() const; ///< null when all pass
};

class Judge;
class Playbook;

/// Runs every script and privacy rule over a draft (rules.md §2, §3). Pure; ≤ 5 ms for a draft of 2,000 characters.
/// \param steps  who tells what the draft does in the script; null: the playbook's patterns.
[[nodiscard]] GuardReport checkDraft(const Draft &draft, const CaseContext &context, const Playbook &playbook,
                                     const Judge *steps = nullptr);
enum class Sentence;
/// A sentence of the playbook in the customer's language, placeholders filled.
[[nodiscard]] QString sentenceText(Sentence which, const CaseContext &context, const Playbook &playbook);
/// The line that invites from public to private, in the customer's language.
[[nodiscard]] QString invitationText(const CaseContext &context, const Playbook &playbook);
/// What stands against resolving the case; empty when nothing does (rules.md §2 rule 3).
[[nodiscard]] GuardReport checkResolve(const CaseContext &context, const Playbook &playbook);

} // namespace lianxi
