// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/store/feedback_query.h"

#include <QAbstractTableModel>

#include <chrono>
#include <span>

namespace lianxi
{

/// How often one thing is spoken of in one way. Cases are counted, not words: who says it twice in a case counts once.
struct FeedbackGroup {
    QString about; ///< as it was written last
    FeedbackKind kind = FeedbackKind::Defect;
    int recent = 0; ///< cases of the period that ends now
    int before = 0; ///< cases of the period of the same length before it
    [[nodiscard]] int rise() const { return recent - before; }
    friend bool operator==(const FeedbackGroup &, const FeedbackGroup &) = default;
};

/// Whether two names mean the same thing: letters' size and blanks do not count.
[[nodiscard]] QString feedbackTopicKey(const QString &about);
/// What was said in the last two periods, what rises most first, then what is said most. Pure. S52, S121.
[[nodiscard]] std::vector<FeedbackGroup> feedbackGroups(std::span<const FeedbackRow> rows, Instant now,
                                                        std::chrono::milliseconds period);

enum class FeedbackStage { Open, HandedOn, Known };
[[nodiscard]] FeedbackStage stageOf(const FeedbackRow &row);

/// The groups as a table. Words are the view's.
class FeedbackGroupModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { About, Kind, Recent, Before };
    static constexpr int columns = 4;
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(FeedbackKind)> kind;
        QString noTopic; ///< where nothing was said about what
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setWords(Words words);
    /// What is equal changes nothing.
    void setGroups(std::vector<FeedbackGroup> groups);
    [[nodiscard]] const FeedbackGroup &group(int row) const { return m_groups.at(static_cast<size_t>(row)); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Words m_words;
    std::vector<FeedbackGroup> m_groups;
};

/// What customers said, as a table, the newest first. Words and dates are the view's.
class FeedbackModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { At, Customer, About, Text, State };
    static constexpr int columns = 5;
    /// Which rows are shown.
    struct Choice {
        std::optional<FeedbackKind> kind;
        std::optional<FeedbackStage> stage;
        std::optional<QString> topic; ///< feedbackTopicKey()
        std::optional<Instant> since;
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(Instant)> when;
        std::function<QString(const FeedbackRow &)> about, state;
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setWords(Words words);
    void setRows(std::vector<FeedbackRow> rows);
    void setChoice(const Choice &choice);
    [[nodiscard]] const std::vector<FeedbackRow> &all() const { return m_rows; }
    [[nodiscard]] const FeedbackRow &row(int row) const { return m_rows.at(m_shown.at(static_cast<size_t>(row))); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isShown(const FeedbackRow &row) const;
    void choose();
    Words m_words;
    Choice m_choice;
    std::vector<FeedbackRow> m_rows;
    std::vector<size_t> m_shown;
};

} // namespace lianxi
