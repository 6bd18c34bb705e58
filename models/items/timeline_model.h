// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/items/store_source.h"

#include <QAbstractListModel>
#include <QDate>
#include <QTimeZone>

#include <span>

namespace lianxi
{

/// Where an entry stands among its neighbours; decides separators, names and spacing.
struct TimelineShape {
    QDate day; ///< local day of the entry
    bool startsDay = false; ///< a day separator goes above
    bool startsGroup = true; ///< another author, lane or a pause: the name goes above
    friend bool operator==(const TimelineShape &, const TimelineShape &) = default;
};

/// Pure. \param before the entry above, null for the first one loaded.
/// Entries of one author in one thread less than five minutes apart form a group.
[[nodiscard]] TimelineShape shapeOf(const TimelineRow *before, const TimelineRow &entry, const QTimeZone &zone);

/// The timeline of one case, oldest first, as a window that grows upwards on demand. While the same case is shown
/// there is no reset: rows come and change one range at a time, so a view keeps its place.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< qint64
        KindRole, ///< TimelineKind as int
        SurfaceRole, ///< Surface as int
        DirectionRole, ///< Direction as int
        DeliveryRole, ///< DeliveryState as int
        AuthorRole, ///< QString
        AtRole, ///< QDateTime, UTC
        DayRole, ///< QDate, local; valid only where a day begins
        StartsGroupRole, ///< bool
    };
    Q_ENUM(Role)

    /// Entries asked for at a time.
    static constexpr int pageSize = 60;

    /// `source` outlives the model.
    explicit TimelineModel(StoreSource &source, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Valid until the model changes.
    [[nodiscard]] const TimelineRow &entry(int position) const { return m_rows.at(static_cast<size_t>(position)); }
    /// All that is loaded, oldest first. Valid until the model changes.
    [[nodiscard]] std::span<const TimelineRow> entries() const { return m_rows; }
    [[nodiscard]] TimelineShape shape(int position) const;
    /// \return -1 when no such message is loaded.
    [[nodiscard]] int positionOf(const MessageId &id) const;
    [[nodiscard]] qint64 caseRow() const { return m_case; }
    [[nodiscard]] bool canLoadOlder() const { return m_mayHaveOlder; }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    /// The zone in which days begin; the machine's own unless set.
    void setZone(const QTimeZone &zone);

    /// Shows another case; 0 shows none. The same case again changes nothing.
    void showCase(qint64 caseRow);
    /// Reads again what is loaded when the case is among the changed ones.
    void apply(const ChangeSet &changes);
    /// Asks for the page above; nothing happens while one is under way or when there is none.
    void loadOlder();

Q_SIGNALS:
    /// The first page of a case is there.
    void caseShown(qint64 caseRow);
    /// A page was put on top.
    void olderLoaded();

private:
    void refresh();
    void merge(std::vector<TimelineRow> fresh, int limit);
    void mergeTail(const std::vector<TimelineRow> &fresh);
    void prepend(std::vector<TimelineRow> older);
    void removeRange(int first, int last);
    void announce(int first, int last);

    StoreSource &m_source;
    std::vector<TimelineRow> m_rows;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    qint64 m_case = 0;
    int m_visit = 0; ///< rises with every case shown: answers to earlier visits are dropped
    bool m_mayHaveOlder = false;
    bool m_loadingOlder = false;
    bool m_refreshing = false;
    bool m_refreshAgain = false;
};

} // namespace lianxi
