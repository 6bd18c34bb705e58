// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/draft_keeper.h"
#include "ui/conversation/services.h"

namespace lianxi
{

/// Drafts in the profile's encrypted file. `keeper` outlives this.
class KeeperDrafts final : public DraftStore
{
public:
    explicit KeeperDrafts(DraftKeeper &keeper)
        : m_keeper(keeper)
    {
    }
    void save(CaseId id, const QString &text, const QJsonObject &extra) override { m_keeper.save(id, text, extra); }
    void ask(CaseId id, QObject *context, std::function<void(std::optional<LocalStore::SavedDraft>)> answer) override
    {
        m_keeper.ask(id, context, std::move(answer));
    }

private:
    DraftKeeper &m_keeper;
};

} // namespace lianxi
