// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/team_judge.h"

#include "app/judging/comparison.h"
#include "models/language/model_file.h"
#include "models/policy/playbook.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Whether a team's model answers wherever the shipped one would.
bool replaces(const TeamModel &team, const LinearModel &shipped)
{
    return shipped.parts().task == toText(team.task)
        && (team.languages.isEmpty() || languagesOfName(shipped.parts().name) == team.languages);
}

} // namespace

std::shared_ptr<const ModelSet> withTeamModels(const ModelSet &shipped, const std::vector<TeamModel> &models)
{
    auto set = std::make_shared<ModelSet>();
    for (const std::shared_ptr<const LinearModel> &model : shipped.all())
        if (std::ranges::none_of(models, [&model](const TeamModel &team) { return replaces(team, *model); }))
            set->add(model);
    for (const TeamModel &team : models)
        set->add(team.model);
    return set;
}

TeamJudge::TeamJudge(Parts parts)
    : m_parts(std::move(parts))
    , m_rules(std::make_shared<const RuleJudge>(m_parts.playbook))
{
}

std::shared_ptr<const Judge> TeamJudge::judge()
{
    const std::lock_guard lock(m_mutex);
    if (!m_judge)
        load();
    return m_judge;
}

std::shared_ptr<const Judge> TeamJudge::judgeWith(const TeamModel &model)
{
    const std::lock_guard lock(m_mutex);
    if (!m_judge)
        load();
    std::vector<TeamModel> models = m_team;
    std::erase_if(models, [&model](const TeamModel &known) { return known.task == model.task; });
    models.push_back(model);
    return std::make_shared<const TrainedJudge>(m_rules, withTeamModels(shipped(), models));
}

std::shared_ptr<const Judge> TeamJudge::draftJudge() const
{
    const std::lock_guard lock(m_quick);
    return m_draftJudge;
}

std::vector<std::shared_ptr<const LinearModel>> TeamJudge::shippedFor(Task task)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<const LinearModel>> models;
    for (const std::shared_ptr<const LinearModel> &model : shipped().all())
        if (model->parts().task == toText(task))
            models.push_back(model);
    return models;
}

void TeamJudge::reload()
{
    const std::lock_guard lock(m_mutex);
    m_judge.reset();
    m_team.clear();
    m_damaged.clear();
}

std::set<Task> TeamJudge::damaged()
{
    const std::lock_guard lock(m_mutex);
    return m_damaged;
}

Result<LabelStore *> TeamJudge::store()
{
    const std::lock_guard lock(m_mutex);
    return openStore(true);
}

Result<LabelStore *> TeamJudge::storeIfAny()
{
    const std::lock_guard lock(m_mutex);
    return openStore(false);
}

Result<LabelStore *> TeamJudge::openStore(bool make)
{
    if (!m_store && (make || QFileInfo::exists(m_parts.file))) {
        Result<std::unique_ptr<LabelStore>> opened = LabelStore::open(m_parts.file, m_parts.key);
        if (!opened)
            return tl::unexpected(opened.error());
        m_store = std::move(*opened);
    }
    return m_store.get();
}

const ModelSet &TeamJudge::shipped()
{
    if (!m_shipped) {
        Result<std::shared_ptr<const ModelSet>> models = ModelSet::shipped();
        if (!models)
            qWarning("judging: the shipped models cannot be read, the rules judge alone");
        m_shipped = models ? std::move(*models) : std::make_shared<const ModelSet>();
    }
    return *m_shipped;
}

std::vector<TeamModel> TeamJudge::teamModels()
{
    const Result<LabelStore *> store = openStore(false);
    if (!store)
        qWarning("judging: the team's models cannot be read, the shipped ones judge");
    std::vector<TeamModel> models;
    if (!store || !*store)
        return models;
    for (const Task task : teachableTasks) {
        const Result<std::optional<qint64>> row = (*store)->inForce(task);
        if (row && !*row)
            continue;
        const Result<LabelStore::Kept> kept =
            row ? (*store)->model(**row) : Result<LabelStore::Kept>(tl::unexpected(row.error()));
        Result<LinearModel> model = kept ? readModel(kept->bytes) : Result<LinearModel>(tl::unexpected(kept.error()));
        if (!model) {
            qWarning("judging: the team's model for a task cannot be read, the shipped one judges");
            m_damaged.insert(task);
            continue;
        }
        models.push_back({task, kept->languages, std::make_shared<const LinearModel>(std::move(*model))});
    }
    return models;
}

void TeamJudge::load()
{
    m_damaged.clear();
    m_team = teamModels();
    m_judge = shipped().isEmpty() && m_team.empty()
        ? m_rules
        : std::make_shared<const TrainedJudge>(m_rules, withTeamModels(shipped(), m_team));
    std::vector<TeamModel> script = m_team;
    std::erase_if(script, [](const TeamModel &model) { return model.task != Task::Script; });
    const std::lock_guard lock(m_quick);
    m_draftJudge =
        script.empty() ? nullptr : std::make_shared<const TrainedJudge>(m_rules, withTeamModels(ModelSet(), script));
}

QString TeamJudge::categoryTitle(const QString &id) const
{
    const std::lock_guard lock(m_quick);
    const auto found = m_titles.find(id);
    return found == m_titles.end() ? QString() : found->second;
}

std::map<QString, QString> TeamJudge::categoryTitles() const
{
    const std::lock_guard lock(m_quick);
    return m_titles;
}

void TeamJudge::reloadTitles()
{
    const Result<LabelStore *> store = storeIfAny();
    std::map<QString, QString> titles;
    if (store && *store)
        for (const LabelStore::Named &named :
             (*store)->names(Task::Category).value_or(std::vector<LabelStore::Named>()))
            titles[named.id] = named.title;
    const std::lock_guard lock(m_quick);
    m_titles = std::move(titles);
}

} // namespace lianxi
