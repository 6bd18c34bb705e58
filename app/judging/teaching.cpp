// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/teaching.h"

#include "app/desk/store_reader.h"
#include "models/language/answers.h"
#include "models/language/model_file.h"
#include "models/policy/playbook_data.h"
#include "models/store/label_queries.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype shownText = 600; ///< UTF-16 units of a text that waits for a label
constexpr qint64 entriesScanned = 300'000; ///< of all timelines, for corrections; the search waits meanwhile
constexpr qsizetype fingerprintDigits = 12;

/// The labels that a task has by itself, in the order of its page.
QStringList ownLabels(Task task, const Playbook &playbook)
{
    QStringList labels;
    switch (task) {
    case Task::Category:
        for (const auto &[id, section] : playbook.data().categories)
            labels << id;
        // What fits nowhere comes last.
        if (labels.removeOne(u"other"_s))
            labels << u"other"_s;
        return labels;
    case Task::Sentiment:
        return {u"negative"_s, u"neutral"_s, u"positive"_s};
    case Task::Emotion:
        return {u"angry"_s, u"happy"_s, u"sad"_s, u"fear"_s, u"surprise"_s, u"neutral"_s};
    case Task::Escalation:
        return {u"human"_s, u"media"_s, u"legal"_s, u"safety"_s, QString(restLabel)};
    case Task::Script:
        return {u"introduce"_s, u"confirm"_s, u"solve"_s, u"follow_up"_s, QString(restLabel)};
    case Task::PersonalData:
    case Task::AsksPersonalData:
    case Task::Minor:
    case Task::Money:
    case Task::Language:
    case Task::Topic:
        return {};
    }
    Q_UNREACHABLE();
}

ModelCard cardOf(const LinearModel::Parts &parts)
{
    ModelCard card;
    card.name = parts.name;
    card.version = parts.version;
    card.fingerprint =
        QString::fromLatin1(parts.fingerprint.toHex().first(std::min(fingerprintDigits, parts.fingerprint.size() * 2)));
    card.languages = languagesOfName(parts.name);
    card.crossValidated = parts.holdOut;
    return card;
}

} // namespace

Teaching::Teaching(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_rules(TeachingRules::of(*m_parts.playbook))
{
    m_work.setMaxThreadCount(1);
    m_trainer.setMaxThreadCount(1);
}

Teaching::~Teaching()
{
    m_stop = true;
    m_trainer.waitForDone();
    m_work.waitForDone();
}

void Teaching::post(Job job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

void Teaching::complain(TeachingProblem problem)
{
    post([this, problem = std::move(problem)] { Q_EMIT troubled(problem); });
}

Result<Teaching::Read> Teaching::read(sqlite::Database &db, TeamJudge &judge, Task task, int limit)
{
    const Result<LabelStore *> store = judge.storeIfAny();
    if (!store)
        return tl::unexpected(store.error());
    Result<std::vector<CaseText>> texts = newestTexts(db, writerOf(task), limit);
    if (!texts)
        return tl::unexpected(texts.error());
    Result<std::vector<TaughtRow>> rows = taughtRows(db, *store, *judge.rules(), task, entriesScanned);
    if (!rows)
        return tl::unexpected(rows.error());
    return Read{std::move(*texts), std::move(*rows)};
}

void Teaching::ask(Task task, std::function<void(Result<Read>)> then)
{
    const auto question = [task, judge = &m_parts.judge, limit = m_rules.lookedAt](sqlite::Database &db) {
        return read(db, *judge, task, limit);
    };
    // Behind what is being written, so that the answer knows of it.
    m_work.start([this, question, then = std::move(then)] {
        post([this, question, then] { m_parts.reader.askSlow<Result<Read>>(this, question, then); });
    });
}

void Teaching::look(Task task)
{
    ask(task, [this, task](const Result<Read> &found) {
        if (!found)
            return complain({TeachingTrouble::NotRead, 0, 0, {found.error().detail}});
        m_work.start([this, task, found = *found] {
            const TeachingView view = viewOf(task, found);
            post([this, view] { Q_EMIT viewChanged(view); });
        });
    });
}

TeachingView Teaching::viewOf(Task task, const Read &found)
{
    TeachingView view;
    view.task = task;
    view.rules = m_rules;
    view.labels = labelsOf(task, found.rows);
    for (const TaughtRow &row : found.rows)
        ++view.rows.at(static_cast<size_t>(row.source));
    view.waiting = waitingOf(task, found);
    takeModels(view);
    return view;
}

std::vector<LabelChoice> Teaching::labelsOf(Task task, const std::vector<TaughtRow> &rows)
{
    std::vector<LabelChoice> choices;
    const QStringList known = ownLabels(task, *m_parts.playbook);
    for (const QString &id : known)
        choices.push_back({id, {}, false, 0});
    const auto at = [&choices](const QString &id) -> LabelChoice & {
        const auto found = std::ranges::find(choices, id, &LabelChoice::id);
        return found == choices.end() ? choices.emplace_back(LabelChoice{id, {}, true, 0}) : *found;
    };
    const Result<LabelStore *> store = m_parts.judge.storeIfAny();
    if (store && *store)
        for (const LabelStore::Named &named : (*store)->names(task).value_or(std::vector<LabelStore::Named>()))
            at(named.id).title = named.title;
    for (const TaughtRow &row : rows)
        for (const QString &label : hasSeveralLabels(task) ? row.label.split(u'+') : QStringList(row.label))
            ++at(label).rows;
    return choices;
}

std::vector<WaitingText> Teaching::waitingOf(Task task, const Read &found)
{
    QSet<QString> known;
    for (const TaughtRow &row : found.rows)
        known.insert(foldText(row.text));
    const std::shared_ptr<const Judge> judge = m_parts.judge.judge();
    std::vector<WaitingText> waiting;
    for (const CaseText &text : found.texts) {
        const QString folded = foldText(text.text);
        if (known.contains(folded))
            continue;
        known.insert(folded); // the same words are asked about once
        const Answer answer = answerOf(task, text.text, judge->judge(text.text));
        waiting.push_back({text.message, text.text, answer.label, answer.score, text.at});
    }
    std::ranges::stable_sort(waiting, {}, &WaitingText::sure);
    if (std::ssize(waiting) > m_rules.shown)
        waiting.resize(static_cast<size_t>(m_rules.shown));
    for (WaitingText &text : waiting)
        text.text = maskPersonalData(text.text).left(shownText);
    return waiting;
}

void Teaching::takeModels(TeachingView &view)
{
    const std::shared_ptr<const Judge> loaded = m_parts.judge.judge(); // damage is known once it is read
    view.damaged = m_parts.judge.damaged().contains(view.task);
    const Result<LabelStore *> store = m_parts.judge.storeIfAny();
    std::optional<qint64> row;
    if (store && *store)
        row = (*store)->inForce(view.task).value_or(std::nullopt);
    view.mayGoBack = row.has_value();
    QString team;
    if (row && !view.damaged) {
        if (const Result<LabelStore::Kept> kept = (*store)->model(*row)) {
            view.inForce.push_back(keptCard(*kept));
            team = kept->languages;
            if (team.isEmpty())
                return;
        }
    }
    for (const std::shared_ptr<const LinearModel> &model : m_parts.judge.shippedFor(view.task)) {
        const ModelCard card = cardOf(model->parts());
        if (view.inForce.empty() || card.languages != team)
            view.inForce.push_back(card);
    }
}

bool Teaching::written(const std::function<Status(LabelStore &)> &what)
{
    const Result<LabelStore *> store = m_parts.judge.store();
    const Status done = store ? what(**store) : Status(tl::unexpected(store.error()));
    if (!done)
        complain({TeachingTrouble::NotWritten, 0, 0, {done.error().detail}});
    return done.has_value();
}

void Teaching::write(std::function<Status(LabelStore &)> what, Job then)
{
    m_work.start([this, what = std::move(what), then = std::move(then)] {
        if (written(what) && then)
            then();
    });
}

void Teaching::label(Task task, MessageId message, const QString &label)
{
    write([task, message, label, now = m_parts.clock.now()](LabelStore &store) {
        return store.label(task, message, label, now);
    });
}

void Teaching::unlabel(Task task, MessageId message)
{
    write([task, message](LabelStore &store) { return store.unlabel(task, message); });
}

void Teaching::forgetImported(Task task)
{
    write([task](LabelStore &store) { return store.forgetImported(task); },
          [this, task] { post([this, task] { look(task); }); });
}

void Teaching::nameLabel(Task task, const QString &id, const QString &title)
{
    m_work.start([this, task, id, title = title.simplified()] {
        const auto same = [&](const LabelChoice &choice) {
            return choice.id != id && (choice.id == title || choice.title == title);
        };
        bool taken = title.isEmpty() || title.contains(u'+');
        for (const LabelChoice &choice : labelsOf(task, {}))
            taken = taken || same(choice)
                || (choice.id != id && choice.title.isEmpty()
                    && (m_parts.playbook->categoryLabel(choice.id, u"zh") == title
                        || m_parts.playbook->categoryLabel(choice.id, u"en") == title));
        if (taken)
            return complain({TeachingTrouble::LabelTaken, 0, 0, {title}});
        if (!written([&](LabelStore &store) { return store.name(task, {id.isEmpty() ? title : id, title}); }))
            return;
        m_parts.judge.reloadTitles();
        post([this, task] { look(task); });
    });
}

void Teaching::switchOver(Task task, qint64 model)
{
    write([task, model, now = m_parts.clock.now()](LabelStore &store) { return store.switchTo(task, model, now); },
          [this, task] { takeOver(task); });
}

void Teaching::goBack(Task task)
{
    write([task](LabelStore &store) { return store.goBack(task); }, [this, task] { takeOver(task); });
}

void Teaching::takeOver(Task task)
{
    m_parts.judge.reload();
    const std::shared_ptr<const Judge> read = m_parts.judge.judge(); // here, so that nobody else waits for the files
    post([this, task] {
        Q_EMIT judgeChanged();
        look(task);
    });
}

ModelCard Teaching::keptCard(const LabelStore::Kept &kept)
{
    ModelCard card;
    if (const Result<LinearModel> model = readModel(kept.bytes))
        card = cardOf(model->parts());
    card.row = kept.row;
    card.made = kept.made;
    card.languages = kept.languages;
    card.compared = comparisonFromJson(kept.report);
    return card;
}

} // namespace lianxi
