// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/sorted_keys.h"
#include "models/items/store_source.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

#include <list>
#include <unordered_map>
#include <vector>

namespace lianxi
{

/// The cases of one inbox view, in the order of its filter. Keeps 24 bytes a row, loads rows around what is looked at,
/// and changes one row at a time, so that a view keeps its selection and scroll position. View thread.
///
/// A row that is not loaded yet answers LoadedRole with false and no text; asking for it fetches its page.
class CaseListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< qint64, CaseRow::row
        LoadedRole, ///< bool
    };
    Q_ENUM(Role)

    static constexpr int pageSize = 64;
    static constexpr int cachedRows = 4096; ///< beyond these the rows longest unseen are forgotten
    static constexpr int burst = 512; ///< more changed cases at once than this: the keys are read again

    /// `source` outlives the model.
    explicit CaseListModel(StoreSource &source, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: the contact's name; the delegate takes the whole row from caseAt().
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// The row if it is loaded; else null and its page is fetched. Valid until the model changes.
    [[nodiscard]] const CaseRow *caseAt(int position) const;
    [[nodiscard]] qint64 caseRowAt(int position) const; ///< 0 outside
    /// Position of a case, -1 when it is not in this view.
    [[nodiscard]] int positionOf(qint64 caseRow) const;

    [[nodiscard]] const CaseFilter &filter() const { return m_filter; }
    /// Shows another view: the model is empty (and loading) until the answer comes.
    void setFilter(const CaseFilter &filter);
    /// Shows `rows` (already in order, all matching) at once, for the first paint; the whole list follows.
    void showFirstPage(const CaseFilter &filter, const std::vector<CaseRow> &rows);
    /// True until the keys of the whole view are known.
    [[nodiscard]] bool isLoading() const { return m_loading; }

    /// Fetches the changed cases and inserts, moves, updates or removes each. The first is asked for at once, what
    /// follows within a frame together.
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    void loadingChanged();

private:
    struct Cached {
        CaseRow row;
        std::list<qint64>::iterator age;
    };
    void fetchKeys();
    void takeKeys(std::vector<CaseKey> keys);
    void fetchPage(int position) const;
    void flushChanges();
    void searchAgain();
    void takeRows(const std::vector<qint64> &asked, const std::vector<CaseRow> &rows);
    void askFor(std::vector<qint64> rows) const;
    void place(const CaseRow &row);
    void insertRange(int at, std::vector<CaseKey>::const_iterator first, std::vector<CaseKey>::const_iterator last);
    void removeRange(int first, int count);
    void remember(const CaseRow &row) const;
    void mergeKeys(const std::vector<CaseKey> &keys);
    void update(const CaseRow &row, int position);

    StoreSource &m_source;
    CaseFilter m_filter;
    SortedKeys m_keys;
    mutable std::unordered_map<qint64, Cached> m_cache;
    mutable std::list<qint64> m_ages; ///< newest use first
    mutable QSet<qint64> m_asked; ///< rows on their way
    QSet<qint64> m_changed; ///< waiting for the next frame
    QTimer m_searching{this}; ///< runs after the store was searched because a case changed
    bool m_searchDue = false; ///< a case changed meanwhile
    QTimer m_frame{this}; ///< runs for a frame after the last question about changes
    quint64 m_generation = 0; ///< rises with the filter; answers to an older one are dropped
    bool m_loading = false;
};

} // namespace lianxi
