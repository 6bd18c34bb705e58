// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/playbook.h"
#include "tests/support/dialogues.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_log.h"
#include "ui/conversation/canned_replies.h"
#include "ui/conversation/services.h"

#include <map>

namespace lianxi::test
{

/// Drafts in memory.
class MemoryDrafts final : public DraftStore
{
public:
    std::map<CaseId, LocalStore::SavedDraft> drafts;
    void save(CaseId id, const QString &text, const QJsonObject &extra) override;
    void ask(CaseId id, QObject *context, std::function<void(std::optional<LocalStore::SavedDraft>)> answer) override;
};

/// Everything a conversation works with, in memory: a desk over a log, sample dialogues, guards that a test can read.
class ConversationWorld
{
public:
    /// Outlives this.
    explicit ConversationWorld(ThemeSource &theme);
    [[nodiscard]] ConversationServices services();
    /// Puts a dialogue in and gives its case row.
    qint64 add(const Dialogue &dialogue);

    ManualClock clock;
    MemoryStoreSource store;
    MemoryLog log;
    MemoryDrafts drafts;
    std::vector<MessageTemplate> templates;
    std::shared_ptr<const Playbook> playbook;
    CannedReplies canned;
    std::unique_ptr<Desk> desk;
    ThemeSource &theme;
};

/// A guard for tests: blocks phone words on a public surface with an invitation as remedy, reminds of absolute promises
/// with a replacement, and sees an introduction in "我是", a question as confirmation, "给您" as a solution.
[[nodiscard]] GuardReport plainGuard(const Draft &draft, const CaseContext &context);
/// Finds eleven-digit numbers.
[[nodiscard]] std::vector<MaskSpan> findPhones(const QString &text);

} // namespace lianxi::test
