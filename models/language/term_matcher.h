// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace lianxi
{

/// Finds every occurrence of thousands of terms in one pass (Aho and Corasick, 1975), in time linear in text and hits.
/// Immutable; any thread.
class TermMatcher
{
public:
    struct Hit {
        int term = 0; ///< index in the list given
        int start = 0, end = 0;
    };
    TermMatcher() = default;
    /// \param terms  folded (foldText). A Latin word or number matches only where a word or number begins and ends;
    /// a '*' at its end lets it go on.
    explicit TermMatcher(const std::vector<QString> &terms);
    /// Hits in `foldedText`, by their end.
    [[nodiscard]] std::vector<Hit> find(QStringView foldedText) const;

private:
    struct Edge {
        char16_t unit = 0;
        int node = 0;
    };
    struct Node {
        int fail = 0;
        int term = -1; ///< the term that ends here
        int shorter = 0; ///< the next node down the failure links where a term ends; 0: none
        int firstEdge = 0; ///< edges of a node lie together, by unit
        int edges = 0;
    };
    struct Term {
        int length = 0;
        bool wordStart = false, wordEnd = false;
    };
    [[nodiscard]] int step(int node, char16_t unit) const;
    [[nodiscard]] bool standsAlone(const Term &term, QStringView text, qsizetype end) const;
    void build(const std::vector<QString> &terms);

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<int> m_first; ///< the root's edges, by unit
    std::vector<Term> m_terms;
};

} // namespace lianxi
