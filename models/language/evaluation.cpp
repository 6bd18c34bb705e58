// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/evaluation.h"

#include <algorithm>

namespace lianxi
{

namespace
{

double share(int part, int whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

double f1Of(int hits, int said, int rows)
{
    return share(2 * hits, said + rows);
}

} // namespace

void IndexedConfusion::add(size_t truth, size_t said)
{
    ++m_rows;
    ++m_true[truth];
    ++m_said[said];
    m_hits[truth] += truth == said ? 1 : 0;
}

double IndexedConfusion::accuracy() const
{
    int right = 0;
    for (const int hits : m_hits)
        right += hits;
    return share(right, m_rows);
}

double IndexedConfusion::macroF1() const
{
    double sum = 0;
    int labels = 0;
    for (size_t k = 0; k < m_hits.size(); ++k)
        if (m_said[k] + m_true[k] > 0) {
            sum += f1Of(m_hits[k], m_said[k], m_true[k]);
            ++labels;
        }
    return labels == 0 ? 0 : sum / labels;
}

double Confusion::Line::precision() const
{
    return share(hits, said);
}
double Confusion::Line::recall() const
{
    return share(hits, rows);
}
double Confusion::Line::f1() const
{
    return f1Of(hits, said, rows);
}

void Confusion::add(const QString &truth, const QString &said)
{
    ++m_rows;
    ++m_lines[truth].rows;
    ++m_lines[said].said;
    ++m_cells[{truth, said}];
    if (truth == said) {
        ++m_lines[truth].hits;
        ++m_right;
    }
}

void Confusion::addSeveral(const QStringList &truth, const QStringList &said)
{
    ++m_rows;
    bool right = truth.size() == said.size();
    for (const QString &label : truth) {
        ++m_lines[label].rows;
        if (said.contains(label))
            ++m_lines[label].hits;
        else
            right = false;
    }
    for (const QString &label : said)
        ++m_lines[label].said;
    m_right += right ? 1 : 0;
}

double Confusion::accuracy() const
{
    return share(m_right, m_rows);
}

double Confusion::macroF1() const
{
    double sum = 0;
    int labels = 0;
    for (const auto &[label, line] : m_lines)
        if (line.rows + line.said > 0) {
            sum += line.f1();
            ++labels;
        }
    return labels == 0 ? 0 : sum / labels;
}

Evaluation evaluate(const LinearModel &model, const std::vector<LabelledRow> &rows)
{
    Evaluation result;
    const LinearModel::Parts &parts = model.parts();
    for (const LabelledRow &row : rows) {
        const Classified said = model.classify(row.text, row.other);
        if (parts.several) {
            const auto split = [&](const QString &label) {
                QStringList labels = label.split(u'+', Qt::SkipEmptyParts);
                labels.removeAll(parts.rest);
                return labels;
            };
            result.all.addSeveral(split(row.label), split(said.label));
            continue;
        }
        result.all.add(row.label, said.rejected ? parts.rest : said.label);
        if (parts.labels.contains(row.label)) {
            const bool right = said.label == row.label;
            ++result.inScope;
            result.inScopeRight += right ? 1 : 0;
            result.inScopeKept += right && !said.rejected ? 1 : 0;
        } else {
            ++result.outOfScope;
            result.outOfScopeRejected += said.rejected ? 1 : 0;
        }
    }
    return result;
}

double ClusterMatch::f1() const
{
    return f1Of(both, size, posts);
}

ClusterMatch bestCluster(const std::set<QString> &issue, const std::map<QString, quint64> &groups)
{
    std::map<quint64, ClusterMatch> matches;
    for (const auto &[post, group] : groups) {
        ClusterMatch &match = matches[group];
        ++match.size;
        match.both += issue.contains(post) ? 1 : 0;
    }
    ClusterMatch best;
    best.posts = static_cast<int>(issue.size());
    for (auto &[group, match] : matches) {
        match.posts = best.posts;
        if (match.f1() > best.f1())
            best = match;
    }
    return best;
}

} // namespace lianxi
