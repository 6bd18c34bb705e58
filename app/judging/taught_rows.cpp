// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/taught_rows.h"

#include "app/judging/corrections.h"
#include "models/language/folding.h"
#include "models/store/label_queries.h"

#include <QHash>
#include <QSet>

namespace lianxi
{

namespace
{

Result<std::vector<TaughtRow>> labelledByHand(sqlite::Database &db, const LabelStore &store, Task task)
{
    const Result<std::vector<LabelStore::Given>> given = store.labels(task);
    if (!given)
        return tl::unexpected(given.error());
    std::vector<MessageId> messages;
    QHash<MessageId, QString> labels;
    for (const LabelStore::Given &one : *given) {
        messages.push_back(one.message);
        labels.insert(one.message, one.label);
    }
    const Result<std::vector<CaseText>> texts = textsOf(db, messages);
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<TaughtRow> rows;
    for (const CaseText &text : *texts)
        rows.push_back({task, text.message, text.text, labels.value(text.message), text.at, LabelSource::Labelled});
    return rows;
}

} // namespace

Result<std::vector<TaughtRow>> taughtRows(sqlite::Database &db, const LabelStore *store, const Judge &rules, Task task,
                                          qint64 entries)
{
    std::vector<TaughtRow> all;
    if (store) {
        Result<std::vector<TaughtRow>> byHand = labelledByHand(db, *store, task);
        Result<std::vector<TaughtRow>> imported = store->imported(task);
        if (!byHand || !imported)
            return tl::unexpected(byHand ? imported.error() : byHand.error());
        all = std::move(*byHand);
        all.insert(all.end(), imported->begin(), imported->end());
    }
    const Result<std::vector<TaughtRow>> corrected = corrections(db, rules, task, entries);
    if (!corrected)
        return corrected;
    all.insert(all.end(), corrected->begin(), corrected->end());
    // Of a text that several people labelled, the newest label of the first source counts.
    std::ranges::stable_sort(all, [](const TaughtRow &a, const TaughtRow &b) {
        return std::tuple(a.source, b.at) < std::tuple(b.source, a.at);
    });
    QSet<QString> known;
    std::erase_if(all, [&known](const TaughtRow &row) {
        const QString folded = foldText(row.text);
        if (known.contains(folded))
            return true;
        known.insert(folded);
        return false;
    });
    std::ranges::stable_sort(all, {}, &TaughtRow::at);
    return all;
}

} // namespace lianxi
