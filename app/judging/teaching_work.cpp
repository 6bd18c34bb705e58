// SPDX-License-Identifier: GPL-3.0-or-later
// What Teaching does on its own threads: rows from files, training, comparing.
#include "app/desk/store_reader.h"
#include "app/judging/teaching.h"
#include "models/language/model_file.h"
#include "models/policy/playbook.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 largestModel = 64 << 20; ///< bytes
constexpr int waysTried = 10; ///< two kinds of ways, five strengths each, see training.cpp
constexpr int rounds = 5; ///< of cross-validation

QStringList labelsIn(const std::vector<TaughtRow> &rows)
{
    std::set<QString> labels;
    for (const TaughtRow &row : rows)
        labels.insert(row.label);
    return {labels.begin(), labels.end()};
}

QByteArray joinedMarks(const std::vector<TaughtRow> &rows)
{
    QByteArray marks;
    for (const TaughtRow &row : rows)
        marks += seenMark(row.text);
    return marks;
}

TeachingProblem problemOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return {TeachingTrouble::Cancelled, 0, 0, {}};
    case ErrorCode::InvalidInput:
        return {TeachingTrouble::OneLabel, 0, 0, {}};
    case ErrorCode::Corrupt:
    case ErrorCode::TooNew:
        return {TeachingTrouble::Damaged, 0, 0, {}};
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::WrongKey:
    case ErrorCode::Busy:
    case ErrorCode::DiskFull:
    case ErrorCode::Io:
    case ErrorCode::Network:
    case ErrorCode::Protocol:
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed:
    case ErrorCode::Unavailable:
        return {TeachingTrouble::NotRead, 0, 0, {error.detail}};
    }
    Q_UNREACHABLE();
}

} // namespace

void Teaching::importRows(Task task, const QString &file, const QString &textColumn, const QString &labelColumn)
{
    m_work.start([=, this] { takeFile(task, file, textColumn, labelColumn); });
}

void Teaching::takeFile(Task task, const QString &file, const QString &textColumn, const QString &labelColumn)
{
    Result<RowFile> read = readRowFile(file, textColumn, labelColumn);
    if (!read)
        return complain({TeachingTrouble::NotRead, 0, 0, {read.error().detail}});
    if (!read->hasColumns)
        return complain({TeachingTrouble::MissingColumn, 0, 0, read->columns});
    RowsImported report;
    report.rejected = std::move(read->rejected);
    const std::vector<LabelChoice> choices = labelsOf(task, {});
    std::vector<TaughtRow> rows;
    for (const RowFile::Row &row : read->rows) {
        const std::optional<QString> label = knownLabel(task, choices, row.label);
        if (!label) {
            report.rejected.push_back({row.line, RejectedWhy::UnknownLabel});
            continue;
        }
        if (std::ranges::none_of(choices, [&](const LabelChoice &choice) { return choice.id == *label; })
            && !hasSeveralLabels(task) && !report.newLabels.contains(*label))
            report.newLabels << *label;
        rows.push_back({task, {}, row.text, *label, m_parts.clock.now(), LabelSource::Imported});
    }
    std::ranges::stable_sort(report.rejected, {}, &RejectedRow::line);
    if (!rows.empty()) {
        const Result<LabelStore *> store = m_parts.judge.store();
        const Result<int> taken = store ? (*store)->import(task, rows) : Result<int>(tl::unexpected(store.error()));
        if (!taken)
            return complain({TeachingTrouble::NotWritten, 0, 0, {taken.error().detail}});
        report.taken = *taken;
        report.known = static_cast<int>(rows.size()) - *taken;
        for (const QString &label : report.newLabels)
            if (const Status named = (*store)->name(task, {label, label}); !named)
                return complain({TeachingTrouble::NotWritten, 0, 0, {named.error().detail}});
        m_parts.judge.reloadTitles();
    }
    post([this, task, report] {
        Q_EMIT imported(report);
        look(task);
    });
}

/// A label of a file as the task knows it: by id, or as people call it. A category may be one that nobody knew.
std::optional<QString> Teaching::knownLabel(Task task, const std::vector<LabelChoice> &choices,
                                            const QString &label) const
{
    const auto single = [&](const QString &word) -> std::optional<QString> {
        for (const LabelChoice &choice : choices) {
            const bool called = task == Task::Category
                && (m_parts.playbook->categoryLabel(choice.id, u"zh") == word
                    || m_parts.playbook->categoryLabel(choice.id, u"en") == word);
            if (choice.id == word || choice.title == word || called)
                return choice.id;
        }
        return std::nullopt;
    };
    if (!hasSeveralLabels(task)) {
        const std::optional<QString> known = single(label);
        return known || task != Task::Category || label.contains(u'+') ? known : label;
    }
    // One order for all, so that the same set is the same label.
    QStringList found;
    const QStringList words = label.split(u'+');
    for (const LabelChoice &choice : choices)
        if (std::ranges::any_of(words, [&](const QString &word) { return single(word.trimmed()) == choice.id; }))
            found << choice.id;
    if (found.size() != words.size() || (found.size() > 1 && found.contains(QString(restLabel))))
        return std::nullopt;
    return found.join(u'+');
}

void Teaching::train(Task task, Split split)
{
    trainWith(task, [this, task, split](const std::vector<TaughtRow> &rows) { teach(task, split, rows); });
}

void Teaching::trainWith(Task task, std::function<void(const std::vector<TaughtRow> &)> work)
{
    if (std::exchange(m_training, true))
        return; // the solver takes one at a time
    m_stop = false;
    ask(task, [this, work = std::move(work)](const Result<Read> &found) {
        m_trainer.start([this, work, found] {
            if (found)
                work(found->rows);
            else
                complain({TeachingTrouble::NotRead, 0, 0, {found.error().detail}});
            post([this] { endTraining(); });
        });
    });
}

void Teaching::endTraining()
{
    m_training = false;
    Q_EMIT trainingEnded();
}

void Teaching::teach(Task task, Split split, const std::vector<TaughtRow> &all)
{
    const QString languages = languagesOf(all, m_rules.leastRows);
    std::vector<TaughtRow> rows = all;
    std::erase_if(rows, [&](const TaughtRow &row) { return !isFor(languages, row.text); });
    if (std::ssize(rows) < m_rules.leastRows)
        return complain({TeachingTrouble::TooFewRows, static_cast<int>(rows.size()), m_rules.leastRows, {}});
    const SplitRows parts = splitRows(rows, split, m_rules);
    if (labelsIn(parts.training).size() < 2)
        return complain({TeachingTrouble::OneLabel, 0, 0, labelsIn(parts.training)});
    if (parts.aside.empty())
        return complain({TeachingTrouble::NothingAside, 0, 0, {}});
    const auto outputs = static_cast<int>(labelsIn(parts.training).size());
    int asked = 0, told = -1;
    const int most = (waysTried * rounds + 2) * (outputs == 2 ? 1 : outputs);
    const auto stop = [&] {
        const int percent = std::min(99, 100 * ++asked / most);
        if (percent != std::exchange(told, percent))
            post([this, percent] { Q_EMIT progressed(percent); });
        return m_stop.load();
    };
    Result<Trained> made =
        lianxi::train(labelledRows(parts.training), teachingOptions(task, languages, nextVersion(task)), stop);
    if (!made)
        return complain(problemOf(made.error()));
    offer(task, languages, std::move(made->model), parts, joinedMarks(parts.training));
}

void Teaching::loadModel(Task task, const QString &file)
{
    trainWith(task, [this, task, file](const std::vector<TaughtRow> &rows) { examineFile(task, file, rows); });
}

void Teaching::examineFile(Task task, const QString &file, const std::vector<TaughtRow> &rows)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return complain({TeachingTrouble::NotRead, 0, 0, {in.errorString()}});
    if (in.size() > largestModel)
        return complain({TeachingTrouble::Damaged, 0, 0, {}});
    Result<LinearModel> model = readModel(in.readAll());
    if (!model)
        return complain(problemOf(model.error()));
    if (model->parts().task != toText(task))
        return complain({TeachingTrouble::WrongTask, 0, 0, {model->parts().task}});
    const QString languages = languagesOfName(model->parts().name);
    SplitRows parts{{}, rows}; // nothing here taught it
    std::erase_if(parts.aside, [&](const TaughtRow &row) { return !isFor(languages, row.text); });
    if (parts.aside.empty())
        return complain({TeachingTrouble::NothingAside, 0, 0, {}});
    offer(task, languages, std::move(*model), parts, {});
}

void Teaching::offer(Task task, const QString &languages, LinearModel model, const SplitRows &parts, QByteArray seen)
{
    Comparison compared;
    compared.trainedOn = static_cast<int>(parts.training.size());
    const std::set<QByteArray> known = seenByForce(task);
    std::vector<TaughtRow> aside = parts.aside;
    std::erase_if(aside, [&known](const TaughtRow &row) { return known.contains(seenMark(row.text)); });
    compared.leftOut = static_cast<int>(parts.aside.size() - aside.size());
    if (aside.empty())
        return complain({TeachingTrouble::NothingAside, compared.leftOut, 0, {}});
    const auto shared = std::make_shared<const LinearModel>(std::move(model));
    compared.candidate = examine(*m_parts.judge.judgeWith({task, languages, shared}), task, aside);
    compared.inForce = examine(*m_parts.judge.judge(), task, aside);
    const Result<LabelStore *> store = m_parts.judge.store();
    LabelStore::Kept kept{
        0, task, languages, m_parts.clock.now(), writeModel(*shared), toJson(compared), std::move(seen)};
    const Result<qint64> row = store ? (*store)->keep(kept) : Result<qint64>(tl::unexpected(store.error()));
    if (!row)
        return complain({TeachingTrouble::NotWritten, 0, 0, {row.error().detail}});
    kept.row = *row;
    post([this, task, card = keptCard(kept)] { Q_EMIT trained(task, card); });
}

std::set<QByteArray> Teaching::seenByForce(Task task)
{
    const Result<LabelStore *> store = m_parts.judge.storeIfAny();
    if (!store || !*store)
        return {};
    const std::optional<qint64> row = (*store)->inForce(task).value_or(std::nullopt);
    const Result<LabelStore::Kept> kept = row ? (*store)->model(*row) : failure(ErrorCode::NotFound, {});
    return kept ? seenMarks(kept->seen) : std::set<QByteArray>();
}

quint32 Teaching::nextVersion(Task task)
{
    const Result<LabelStore *> store = m_parts.judge.storeIfAny();
    if (!store || !*store)
        return 1;
    const Result<std::vector<LabelStore::Kept>> kept = (*store)->kept(task);
    return kept ? static_cast<quint32>(kept->size()) + 1 : 1;
}

} // namespace lianxi
