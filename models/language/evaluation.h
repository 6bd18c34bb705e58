// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/training.h"

#include <map>
#include <set>

namespace lianxi
{

/// Counts of right and wrong labels by number.
class IndexedConfusion
{
public:
    explicit IndexedConfusion(size_t labels)
        : m_hits(labels)
        , m_said(labels)
        , m_true(labels)
    {
    }
    void add(size_t truth, size_t said);
    [[nodiscard]] double accuracy() const;
    /// Mean of the F1 of every label that is true or was said at least once.
    [[nodiscard]] double macroF1() const;

private:
    std::vector<int> m_hits, m_said, m_true;
    int m_rows = 0;
};

/// Counts of right and wrong labels by name.
class Confusion
{
public:
    struct Line {
        int rows = 0; ///< that have the label
        int said = 0, hits = 0;
        [[nodiscard]] double precision() const;
        [[nodiscard]] double recall() const;
        [[nodiscard]] double f1() const;
    };
    void add(const QString &truth, const QString &said);
    /// Labels that do not exclude each other: right when both sets are the same.
    void addSeveral(const QStringList &truth, const QStringList &said);
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] double accuracy() const;
    /// Mean of the F1 of every label that is true or was said at least once.
    [[nodiscard]] double macroF1() const;
    [[nodiscard]] const std::map<QString, Line> &lines() const { return m_lines; }
    /// How often rows with the first label were given the second; only of labels that exclude each other.
    [[nodiscard]] const std::map<std::pair<QString, QString>, int> &cells() const { return m_cells; }

private:
    int m_rows = 0, m_right = 0;
    std::map<QString, Line> m_lines;
    std::map<std::pair<QString, QString>, int> m_cells;
};

/// What a model does on rows.
struct Evaluation {
    Confusion all; ///< rejected rows count as the model's rest label, "" when it has none
    int inScope = 0, inScopeRight = 0; ///< rows whose label the model knows; right without rejecting any
    int inScopeKept = 0; ///< of those right, how many were not rejected
    int outOfScope = 0, outOfScopeRejected = 0; ///< the other rows
};
[[nodiscard]] Evaluation evaluate(const LinearModel &model, const std::vector<LabelledRow> &rows);

/// The group that holds an issue's posts best.
struct ClusterMatch {
    int posts = 0; ///< of the issue
    int size = 0, both = 0; ///< of the group; posts that are in both
    [[nodiscard]] double f1() const;
};
/// \param groups  by post.
[[nodiscard]] ClusterMatch bestCluster(const std::set<QString> &issue, const std::map<QString, quint64> &groups);

} // namespace lianxi
