// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/store/watch_query.h"

#include <QAbstractItemModel>

namespace lianxi
{

/// The team and what each of them has in hand: people, and below each their open cases. Words are the view's.
class WatchModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Who, What, Due, Feeling };
    static constexpr int columns = 4;
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(const WatchedAgent &, Instant now)> presence;
        std::function<QString(const WatchedAgent &)> load;
        std::function<QString(const CaseRow &)> about;
        std::function<QString(Instant due, Instant now)> due;
        std::function<QString(const CaseRow &)> feeling;
    };
    explicit WatchModel(const Clock &clock, QObject *parent = nullptr);

    void setWords(Words words);
    /// The same people with the same cases keep their places, so that what is open or chosen stays so.
    void setTeam(std::vector<WatchedAgent> team);
    [[nodiscard]] const std::vector<WatchedAgent> &team() const { return m_team; }
    /// Time has passed.
    void tick();
    /// When something becomes late next; nullopt: nothing will.
    [[nodiscard]] std::optional<Instant> nextLate() const;
    /// Null: `index` is a person, or nothing.
    [[nodiscard]] const CaseRow *caseAt(const QModelIndex &index) const;
    /// Whose line it is, or whose case.
    [[nodiscard]] const WatchedAgent *agentAt(const QModelIndex &index) const;
    [[nodiscard]] bool isLate(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString personText(const WatchedAgent &agent, int column) const;
    [[nodiscard]] QString caseText(const CaseRow &row, int column) const;

    const Clock &m_clock;
    Words m_words;
    std::vector<WatchedAgent> m_team;
};

} // namespace lianxi
