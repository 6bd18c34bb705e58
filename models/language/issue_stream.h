// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lianxi
{

/// A post on its way through an IssueStream.
struct StreamPost {
    QString title; ///< counts more than the text; may be empty
    QString text;
};

/// Where a post went.
struct Placement {
    quint64 group = 0; ///< 0: there is nothing to read in the post
    bool opened = false; ///< the post is the group's first
    double likeness = 0; ///< to the group before, 0 to 1; 0 for a group's first post
    QStringList why; ///< words of the post that the group had already, the most telling first
    std::vector<quint64> absorbed; ///< groups that turned out to be this one: their posts belong to `group`
};

/// Puts posts that tell of the same issue, in whatever words, into one group, as they arrive.
///
/// A group is the mean of its posts: weights of runs of two and three characters or words, by how seldom the stream has
/// them. A post joins the group it is most like, or opens one; groups that have grown alike become one. The same posts
/// in the same order give the same groups. Not for several threads at once. About a millisecond a post.
class IssueStream
{
public:
    /// Measured on a stream of citizens' messages, see README.md.
    struct Limits {
        double join = 0.125; ///< likeness from which a post belongs to a group
        double merge = 0.25; ///< likeness from which two groups are one
        size_t groups = 4096; ///< kept; those that have waited longest for a post are forgotten
        size_t terms = 400'000; ///< whose frequency is known; beyond, what is old counts half and what is rare is lost
    };
    /// What is known of a group.
    struct Group {
        quint64 id = 0;
        int posts = 0;
        QString headline; ///< title or beginning of the post that was most like the group
    };

    IssueStream()
        : IssueStream(Limits())
    {
    }
    explicit IssueStream(const Limits &limits)
        : m_limits(limits)
    {
    }
    [[nodiscard]] Placement add(const StreamPost &post);
    /// None when the group was absorbed or forgotten.
    [[nodiscard]] std::optional<Group> group(quint64 id) const;
    /// The largest groups, largest first.
    [[nodiscard]] std::vector<Group> largest(size_t most) const;
    [[nodiscard]] size_t groups() const { return m_slotOf.size(); }

private:
    struct Term {
        quint32 key = 0;
        float weight = 0;
        friend bool operator<(const Term &a, const Term &b) { return a.key < b.key; }
    };
    using Terms = std::vector<Term>; ///< by key
    struct Known {
        Group group;
        Terms sum; ///< of the posts' unit vectors, the heaviest terms only
        double square = 0; ///< of `sum`
        double typical = -1; ///< likeness of the headline's post
        quint64 lastPost = 0;
        bool used = false;
    };
    struct Match {
        size_t slot = 0;
        double likeness = 0;
    };

    [[nodiscard]] static double squareOf(const Term &term);
    [[nodiscard]] static bool heavier(const Term &a, const Term &b);
    [[nodiscard]] static double sizeOf(const Known &known);
    [[nodiscard]] double rarity(quint32 key) const;
    [[nodiscard]] Terms unitOf(const std::unordered_map<quint32, float> &counts) const;
    [[nodiscard]] std::optional<Match> nearest(const Terms &terms, std::optional<size_t> except) const;
    [[nodiscard]] std::vector<quint64> absorbAlike(size_t slot);
    size_t open();
    void forgetLongestWaiting();
    void release(size_t slot);
    void dropHolder(quint32 key, size_t slot); ///< the group in `slot` has the term no more
    void put(size_t slot, const Terms &terms);
    void learn(const std::unordered_map<quint32, float> &counts);

    Limits m_limits;
    quint64 m_posts = 0, m_lastId = 0;
    double m_seen = 0; ///< posts that m_frequency counts
    std::unordered_map<quint32, float> m_frequency; ///< posts by term
    std::unordered_map<quint32, std::vector<quint32>> m_holders; ///< slots by term
    std::deque<Known> m_known;
    std::vector<size_t> m_free;
    std::unordered_map<quint64, size_t> m_slotOf; ///< by id
};

} // namespace lianxi
