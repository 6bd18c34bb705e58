// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/term_matcher.h"

#include <algorithm>
#include <map>

namespace lianxi
{

namespace
{

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Whether a word or number goes on from `a` to `b`.
bool goesOn(QChar a, QChar b)
{
    return (isLetter(a) && isLetter(b)) || (isDigit(a) && isDigit(b));
}

} // namespace

TermMatcher::TermMatcher(const std::vector<QString> &terms)
{
    std::vector<QString> bare;
    bare.reserve(terms.size());
    for (const QString &term : terms) {
        const bool open = term.size() > 1 && term.endsWith(u'*');
        bare.push_back(open ? term.chopped(1) : term);
        m_terms.push_back({static_cast<int>(bare.back().size()), true, !open});
    }
    build(bare);
}

void TermMatcher::build(const std::vector<QString> &terms)
{
    std::vector<std::map<char16_t, int>> trie(1);
    std::vector<int> ends(1, -1);
    for (size_t i = 0; i < terms.size(); ++i) {
        int node = 0;
        for (const QChar unit : terms[i]) {
            const auto [edge, fresh] =
                trie[static_cast<size_t>(node)].try_emplace(unit.unicode(), static_cast<int>(trie.size()));
            node = edge->second;
            if (fresh) {
                trie.emplace_back();
                ends.push_back(-1);
            }
        }
        if (node != 0)
            ends[static_cast<size_t>(node)] = static_cast<int>(i);
    }
    m_nodes.resize(trie.size());
    m_first.assign(0x10000, 0);
    for (size_t i = 0; i < trie.size(); ++i) {
        m_nodes[i].term = ends[i];
        m_nodes[i].firstEdge = static_cast<int>(m_edges.size());
        m_nodes[i].edges = static_cast<int>(trie[i].size());
        for (const auto &[unit, node] : trie[i])
            m_edges.push_back({unit, node});
    }
    for (const auto &[unit, node] : trie.front())
        m_first[unit] = node;
    std::vector<int> queue;
    for (const auto &edge : trie.front())
        queue.push_back(edge.second);
    for (size_t i = 0; i < queue.size(); ++i) {
        const auto parent = static_cast<size_t>(queue[i]);
        for (const auto &[unit, node] : trie[parent]) {
            const int fail = step(m_nodes[parent].fail, unit);
            Node &child = m_nodes[static_cast<size_t>(node)];
            child.fail = fail;
            const Node &target = m_nodes[static_cast<size_t>(fail)];
            child.shorter = target.term >= 0 ? fail : target.shorter;
            queue.push_back(node);
        }
    }
}

int TermMatcher::step(int node, char16_t unit) const
{
    while (node != 0) {
        const Node &at = m_nodes[static_cast<size_t>(node)];
        const auto first = m_edges.begin() + at.firstEdge, last = first + at.edges;
        const auto edge = std::lower_bound(first, last, unit, [](const Edge &e, char16_t u) { return e.unit < u; });
        if (edge != last && edge->unit == unit)
            return edge->node;
        node = at.fail;
    }
    return m_first[unit];
}

bool TermMatcher::standsAlone(const Term &term, QStringView text, qsizetype end) const
{
    const qsizetype start = end - term.length;
    if (term.wordStart && start > 0 && goesOn(text[start - 1], text[start]))
        return false;
    return !term.wordEnd || end == text.size() || !goesOn(text[end - 1], text[end]);
}

std::vector<TermMatcher::Hit> TermMatcher::find(QStringView foldedText) const
{
    std::vector<Hit> hits;
    if (m_nodes.size() < 2)
        return hits;
    int node = 0;
    for (qsizetype i = 0; i < foldedText.size(); ++i) {
        node = step(node, foldedText[i].unicode());
        const Node &here = m_nodes[static_cast<size_t>(node)];
        for (int at = here.term >= 0 ? node : here.shorter; at != 0; at = m_nodes[static_cast<size_t>(at)].shorter) {
            const int id = m_nodes[static_cast<size_t>(at)].term;
            const Term &term = m_terms[static_cast<size_t>(id)];
            if (standsAlone(term, foldedText, i + 1))
                hits.push_back({id, static_cast<int>(i) + 1 - term.length, static_cast<int>(i) + 1});
        }
    }
    return hits;
}

} // namespace lianxi
