// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "models/domain/ids.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

#include <memory>
#include <mutex>

namespace lianxi
{

/// What belongs to this desk alone and is on no log: drafts, settings, secrets. An encrypted file of its own.
/// Thread-safe; each call is one small synced write or read. Views call it through a worker, not directly.
class LocalStore final : public SecretStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LocalStore>> open(const QString &file, const sqlite::PageKey &key);

    /// NotFound when there is none.
    [[nodiscard]] Result<QByteArray> read(const QString &name) const override;
    [[nodiscard]] Status write(const QString &name, const QByteArray &secret) override;
    /// Removing what is not there is no error.
    [[nodiscard]] Status remove(const QString &name) override;

    /// What isEmptyDraft() removes the draft. `extra` keeps mode, thread, script corrections, attachments ("parts").
    [[nodiscard]] Status saveDraft(CaseId id, const QString &text, const QJsonObject &extra);
    struct SavedDraft {
        CaseId id;
        QString text;
        QJsonObject extra;
    };
    [[nodiscard]] Result<std::optional<SavedDraft>> draft(CaseId id) const;
    [[nodiscard]] Result<std::vector<SavedDraft>> drafts() const;

    /// Empty when there are none or they cannot be read (which is logged): the program then runs on its defaults.
    [[nodiscard]] QJsonObject settings() const;
    /// Replaces all of them.
    [[nodiscard]] Status saveSettings(const QJsonObject &settings);

private:
    explicit LocalStore(sqlite::Database db);
    mutable std::mutex m_mutex;
    mutable sqlite::Database m_db;
};

/// Neither words nor attachments: nothing to keep.
[[nodiscard]] inline bool isEmptyDraft(const QString &text, const QJsonObject &extra)
{
    return text.isEmpty() && !extra.contains(QLatin1StringView("parts"));
}

} // namespace lianxi
