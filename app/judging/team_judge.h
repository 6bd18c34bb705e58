// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/label_store.h"
#include "models/language/judgement.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace lianxi
{

/// A model that takes the place of the shipped ones for a task, in its languages ("zh", "en", or empty for every
/// language).
struct TeamModel {
    Task task = Task::Category;
    QString languages;
    std::shared_ptr<const LinearModel> model;
};

/// `shipped` with the team's models in the places that they are for.
[[nodiscard]] std::shared_ptr<const ModelSet> withTeamModels(const ModelSet &shipped,
                                                             const std::vector<TeamModel> &models);

/// The judge in force: the playbook's rules, the shipped models, and the team's where it has switched over.
/// Thread-safe; reads files when first asked and after reload(), so not for the view thread, except where said.
class TeamJudge
{
public:
    struct Parts {
        QString file; ///< of the label store; made when something is first written
        sqlite::PageKey key;
        std::shared_ptr<const Playbook> playbook;
    };
    explicit TeamJudge(Parts parts);

    [[nodiscard]] std::shared_ptr<const Judge> judge();
    /// The rules alone.
    [[nodiscard]] std::shared_ptr<const Judge> rules() const { return m_rules; }
    /// The judge in force but for one task, for which this model answers.
    [[nodiscard]] std::shared_ptr<const Judge> judgeWith(const TeamModel &model);
    /// What judges agents' drafts: the rules, and the team's model of script steps when there is one. Null until
    /// judge() was asked for. Any thread, never waits for a file.
    [[nodiscard]] std::shared_ptr<const Judge> draftJudge() const;
    /// The shipped models for a task; empty: the rules alone.
    [[nodiscard]] std::vector<std::shared_ptr<const LinearModel>> shippedFor(Task task);
    /// Something was switched: judge() reads anew.
    void reload();
    /// Tasks whose model in force could not be read; the shipped one answers.
    [[nodiscard]] std::set<Task> damaged();

    /// Opens the store, making it where there is none. Valid as long as this.
    [[nodiscard]] Result<LabelStore *> store();
    /// The same, null where nothing was ever written.
    [[nodiscard]] Result<LabelStore *> storeIfAny();

    /// What the team calls a category; empty: nothing of its own. Any thread, never waits for a file.
    [[nodiscard]] QString categoryTitle(const QString &id) const;
    /// All titles of the team's own, by id. Any thread, never waits for a file.
    [[nodiscard]] std::map<QString, QString> categoryTitles() const;
    /// Reads the titles anew.
    void reloadTitles();

private:
    void load(); ///< m_mutex is held
    [[nodiscard]] const ModelSet &shipped();
    [[nodiscard]] Result<LabelStore *> openStore(bool make);
    [[nodiscard]] std::vector<TeamModel> teamModels();

    Parts m_parts;
    std::shared_ptr<const Judge> m_rules;
    std::mutex m_mutex; ///< guards all below, and is held while files are read
    std::unique_ptr<LabelStore> m_store;
    std::shared_ptr<const ModelSet> m_shipped;
    std::vector<TeamModel> m_team;
    std::shared_ptr<const Judge> m_judge; ///< null: to be read
    std::set<Task> m_damaged;
    mutable std::mutex m_quick; ///< guards what views look at
    std::map<QString, QString> m_titles;
    std::shared_ptr<const Judge> m_draftJudge;
};

} // namespace lianxi
