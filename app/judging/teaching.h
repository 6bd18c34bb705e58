// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/taught_rows.h"
#include "app/judging/teaching_view.h"
#include "app/judging/team_judge.h"
#include "models/store/label_queries.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>

namespace lianxi
{

class StoreReader;

/// Teaching the desk what messages mean: labelling, importing, training, comparing, switching over. Lives on the view
/// thread and never works there: questions go to the store's search thread, the rest to two threads of its own, one of
/// them for training alone, so that labelling goes on meanwhile.
class Teaching final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        TeamJudge &judge;
        StoreReader &reader;
        const Clock &clock;
        std::shared_ptr<const Playbook> playbook;
    };
    explicit Teaching(Parts parts, QObject *parent = nullptr);
    ~Teaching() override; ///< stops a training and waits for it

    /// Asks for a task anew; viewChanged() answers.
    void look(Task task);
    void label(Task task, MessageId message, const QString &label);
    void unlabel(Task task, MessageId message);
    /// Adds a category, or calls a known one otherwise. An empty id makes one of the title.
    void nameLabel(Task task, const QString &id, const QString &title);
    /// Takes labelled rows over from a file; imported() answers.
    void importRows(Task task, const QString &file, const QString &textColumn, const QString &labelColumn);

    /// Forgets all rows that came from files; what was learnt from them stays in its models.
    void forgetImported(Task task);

    /// Trains on everything labelled but a part that is put aside; trained() answers.
    void train(Task task, Split split);
    void cancelTraining() { m_stop = true; }
    /// Examines a model file, as `lianxi-cli train` or another desk made it, beside the one in force; trained()
    /// answers.
    void loadModel(Task task, const QString &file);
    /// A model that trained() named comes into force.
    void switchOver(Task task, qint64 model);
    /// What was in force before comes into force again.
    void goBack(Task task);

Q_SIGNALS:
    void viewChanged(const lianxi::TeachingView &view);
    void progressed(int percent); ///< of the work at most
    /// After trained() or troubled(): the next training or model may come.
    void trainingEnded();
    void trained(lianxi::Task task, const lianxi::ModelCard &candidate);
    void imported(const lianxi::RowsImported &report);
    void troubled(const lianxi::TeachingProblem &problem);
    /// Another judge is in force: TeamJudge::judge().
    void judgeChanged();

private:
    using Job = std::function<void()>;
    struct Read {
        std::vector<CaseText> texts;
        std::vector<TaughtRow> rows;
    };
    [[nodiscard]] static Result<Read> read(sqlite::Database &db, TeamJudge &judge, Task task, int limit);
    void ask(Task task, std::function<void(Result<Read>)> then);
    void post(Job job); ///< from any thread to this object's
    void complain(TeachingProblem problem); ///< any thread
    /// On the work thread: writes to the store, or complains. \return whether it was written.
    bool written(const std::function<Status(LabelStore &)> &what);
    /// The same from the view thread; `then` follows on the work thread once it is written.
    void write(std::function<Status(LabelStore &)> what, Job then = {});
    /// Reads a task's rows and does `work` with them on the thread for training, one at a time.
    void trainWith(Task task, std::function<void(const std::vector<TaughtRow> &)> work);
    [[nodiscard]] TeachingView viewOf(Task task, const Read &found);
    [[nodiscard]] std::vector<LabelChoice> labelsOf(Task task, const std::vector<TaughtRow> &rows);
    [[nodiscard]] std::vector<WaitingText> waitingOf(Task task, const Read &found);
    void takeModels(TeachingView &view);
    void takeFile(Task task, const QString &file, const QString &textColumn, const QString &labelColumn);
    void teach(Task task, Split split, const std::vector<TaughtRow> &rows);
    void examineFile(Task task, const QString &file, const std::vector<TaughtRow> &rows);
    void offer(Task task, const QString &languages, LinearModel model, const SplitRows &parts, QByteArray seen);
    void endTraining();
    void takeOver(Task task);
    [[nodiscard]] static ModelCard keptCard(const LabelStore::Kept &kept);
    [[nodiscard]] std::optional<QString> knownLabel(Task task, const std::vector<LabelChoice> &choices,
                                                    const QString &label) const;
    [[nodiscard]] std::set<QByteArray> seenByForce(Task task);
    [[nodiscard]] quint32 nextVersion(Task task);

    Parts m_parts;
    TeachingRules m_rules;
    std::atomic<bool> m_stop = false;
    bool m_training = false;
    QThreadPool m_work, m_trainer; ///< one thread each
};

} // namespace lianxi
