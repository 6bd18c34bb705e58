// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"

namespace lianxi
{

// What reviewers think of a case, what the agent says to that, and which cases left as files. Written to
// reviewSubject(case), without a case to that of the team; an agent's appeal to workSubject(case), where agents may
// write.

/// Somebody is to review a case.
struct ReviewAssigned {
    static constexpr EventType type = EventType::ReviewAssigned;
    CaseId caseId;
    ReviewId review;
    AgentId agent; ///< whose work is reviewed
    AgentId reviewer;
    QString plan; ///< TeamItemSaved::id of the sampling plan; empty: chosen by hand
    QString why; ///< what made the plan take it, for people
    ReviewId second; ///< the review of the same case that this one is compared with, unseen; null: it is the first
    std::optional<Instant> due;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("review", s.review), f("agent", s.agent), f("reviewer", s.reviewer), f("plan", s.plan);
        f("why", s.why), f("second", s.second), f("due", s.due), f("by", s.by);
    }
};

/// One question of the score card and its answer.
struct CriterionScore {
    QString criterion; ///< id on the card
    std::optional<int> points; ///< absent: does not apply to this case
    QString words;
    bool automatic = false; ///< counted from what the desk kept, not judged
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("criterion", s.criterion), f("points", s.points), f("words", s.words), f("automatic", s.automatic);
    }
    friend bool operator==(const CriterionScore &, const CriterionScore &) = default;
};

/// Words about a place in the conversation.
struct ReviewRemark {
    MessageId message;
    QString text;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("message", s.message), f("text", s.text);
    }
    friend bool operator==(const ReviewRemark &, const ReviewRemark &) = default;
};

/// A review is written. The same id again replaces it, until the agent has appealed.
struct ReviewGiven {
    static constexpr EventType type = EventType::ReviewGiven;
    CaseId caseId;
    ReviewId review;
    AgentId agent;
    Actor by;
    QString card; ///< TeamItemSaved::id
    int version = 0; ///< of the card
    std::vector<CriterionScore> scores;
    std::vector<ReviewRemark> remarks;
    QString comment;
    bool offline = false; ///< written without a network; `at` says when
    Instant at;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("review", s.review), f("agent", s.agent), f("by", s.by), f("card", s.card);
        f("version", s.version), f("scores", s.scores), f("remarks", s.remarks), f("comment", s.comment);
        f("offline", s.offline), f("at", s.at);
    }
};

/// The agent sees it differently.
struct ReviewAppealed {
    static constexpr EventType type = EventType::ReviewAppealed;
    CaseId caseId;
    ReviewId review;
    Actor by;
    QString words;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("review", s.review), f("by", s.by), f("words", s.words);
    }
};

struct AppealDecided {
    static constexpr EventType type = EventType::AppealDecided;
    CaseId caseId;
    ReviewId review;
    Actor by;
    bool upheld = false; ///< the agent was right
    std::vector<CriterionScore> scores; ///< what counts from now on; empty: as they were
    QString words;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("review", s.review), f("by", s.by), f("upheld", s.upheld), f("scores", s.scores);
        f("words", s.words);
    }
};

/// A word to an agent about their work, for the two of them.
struct CoachingNoted {
    static constexpr EventType type = EventType::CoachingNoted;
    CaseId caseId; ///< none: about no single case
    ReviewId review; ///< none: about no review
    AgentId agent;
    Actor by;
    QString text;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("review", s.review), f("agent", s.agent), f("by", s.by), f("text", s.text);
    }
};

/// Cases left as a file (.lxcase), or into a reviewer's offline set.
struct CaseFileIssued {
    static constexpr EventType type = EventType::CaseFileIssued;
    CaseFileId file;
    std::vector<CaseId> cases;
    Actor by;
    AgentId reviewer; ///< whose name is on every page of it
    Instant expires;
    bool masked = true; ///< without personal data
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("file", s.file), f("cases", s.cases), f("by", s.by), f("reviewer", s.reviewer), f("expires", s.expires);
        f("masked", s.masked);
    }
};

/// It may not be read any more.
struct CaseFileRecalled {
    static constexpr EventType type = EventType::CaseFileRecalled;
    CaseFileId file;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("file", s.file), f("by", s.by);
    }
};

} // namespace lianxi
