// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <deque>
#include <vector>

namespace lianxi
{

/// What many posts speak of.
struct RankedTopic {
    struct Part {
        QString text; ///< folded
        int posts = 0; ///< that have both words
    };
    QString text; ///< folded
    int posts = 0; ///< that have it
    double share = 0; ///< of all posts kept, 0 to 1
    std::vector<Part> parts; ///< what is said with it more than anyway: its sub-problems
};

/// Words and phrases of the latest posts, ranked by how many posts have them.
///
/// Needs no dictionary: a run of characters is a phrase when its characters keep together, its neighbours change, and
/// it neither begins nor ends with a function word. Adding costs next to nothing, ranking half a second for a thousand
/// posts: not on the view thread. Not for several threads at once.
class TopicRanking
{
public:
    /// \param keep  posts; older ones are forgotten.
    explicit TopicRanking(size_t keep = 2000)
        : m_keep(keep)
    {
    }
    void add(const QString &text);
    [[nodiscard]] size_t posts() const { return m_posts.size(); }
    /// At most `most` topics with `parts` parts each; none that fewer than `least` posts have.
    [[nodiscard]] std::vector<RankedTopic> rank(size_t most, size_t parts = 3, int least = 3) const;

private:
    size_t m_keep;
    std::deque<QString> m_posts; ///< folded
};

} // namespace lianxi
