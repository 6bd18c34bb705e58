// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/taught_row.h"
#include "models/store/sqlite.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lianxi
{

/// What this desk was taught about judging: labels, the team's own kinds of label, imported rows, and every model that
/// was ever in force. An encrypted file of its own in the profile, because labels and models tell of customers' words.
///
/// Labels of the desk's messages name the message only; its words stay in the store, where they can be erased.
/// Thread-safe; each call is one small synced write or read. Not for the view thread.
class LabelStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LabelStore>> open(const QString &file, const sqlite::PageKey &key);

    /// A label given by hand; the same message anew replaces it.
    [[nodiscard]] Status label(Task task, MessageId message, const QString &label, Instant now);
    [[nodiscard]] Status unlabel(Task task, MessageId message);
    struct Given {
        MessageId message;
        QString label;
        Instant at;
    };
    /// In the order they were given.
    [[nodiscard]] Result<std::vector<Given>> labels(Task task) const;

    /// Rows from elsewhere, whole or not at all. A text that is there already gets the label given now. \return how
    /// many texts are not there yet.
    [[nodiscard]] Result<int> import(Task task, const std::vector<TaughtRow> &rows);
    [[nodiscard]] Result<std::vector<TaughtRow>> imported(Task task) const;
    [[nodiscard]] Status forgetImported(Task task);

    /// A label of the team's own, or what the team calls a known one.
    struct Named {
        QString id, title;
        friend bool operator==(const Named &, const Named &) = default;
    };
    [[nodiscard]] Status name(Task task, const Named &label);
    [[nodiscard]] Result<std::vector<Named>> names(Task task) const;

    /// A trained model as it is kept.
    struct Kept {
        qint64 row = 0;
        Task task = Task::Category;
        QString languages; ///< "zh", "en", or empty for every language
        Instant made;
        QByteArray bytes; ///< as writeModel() made them
        QJsonObject report; ///< how it did, see Comparison
        QByteArray seen; ///< 8 bytes for each text it was trained on, see seenMark()
    };
    /// Of earlier models that never came into force only the report stays. \return the row.
    [[nodiscard]] Result<qint64> keep(const Kept &model);
    /// Newest first, without their bytes.
    [[nodiscard]] Result<std::vector<Kept>> kept(Task task) const;
    /// NotFound when there is none.
    [[nodiscard]] Result<Kept> model(qint64 row) const;

    /// The model in force; nullopt: the shipped one.
    [[nodiscard]] Result<std::optional<qint64>> inForce(Task task) const;
    /// NotFound when the model is not there, or no longer.
    [[nodiscard]] Status switchTo(Task task, qint64 model, Instant now);
    /// What was in force before comes into force again. NotFound when nothing was switched.
    [[nodiscard]] Status goBack(Task task);

private:
    explicit LabelStore(sqlite::Database db);
    mutable std::mutex m_mutex;
    mutable sqlite::Database m_db;
};

} // namespace lianxi
