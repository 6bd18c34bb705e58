// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"

namespace lianxi
{

// Who is to do the work of a case, what customers thought of it, and what the desk did by itself.

/// ConsentWithdrawn::reason where nobody withdrew it: its time is over.
inline constexpr QLatin1StringView consentExpired{"expired"};

/// Whoever was given a case takes it, or does not. Written to the case's own subject.
struct TransferAnswered {
    static constexpr EventType type = EventType::TransferAnswered;
    CaseId caseId;
    Actor by; ///< System: nobody answered in time
    bool accepted = false; ///< false: back to who gave it, or to the queue
    QString reason;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("by", s.by), f("accepted", s.accepted), f("reason", s.reason);
    }
};

/// The routing gave a case to somebody, or found nobody to give it to.
struct CaseRouted {
    static constexpr EventType type = EventType::CaseRouted;
    CaseId caseId;
    AgentId to; ///< empty: it waits in `queue`
    QString toName, queue;
    QString rule; ///< which routing rule chose the queue; empty: none
    QString why; ///< the decision, for people
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("to", s.to), f("to_name", s.toName), f("queue", s.queue), f("rule", s.rule);
        f("why", s.why);
    }
};

/// The customer was asked how it was. The question itself is a reply like any other.
struct SurveySent {
    static constexpr EventType type = EventType::SurveySent;
    CaseId caseId;
    MessageId message; ///< the question
    ThreadId thread;
    AgentId agent; ///< whose work is judged
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("message", s.message), f("thread", s.thread), f("agent", s.agent), f("by", s.by);
    }
};

struct SurveyAnswered {
    static constexpr EventType type = EventType::SurveyAnswered;
    CaseId caseId;
    MessageId question; ///< SurveySent::message
    MessageId answer; ///< the customer's message
    int score = 0; ///< 1 (bad) to 5 (good)
    QString words; ///< beside the score
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("question", s.question), f("answer", s.answer), f("score", s.score);
        f("words", s.words);
    }
};

/// Somebody wants to be told what happens in a case, or no longer.
struct CaseWatched {
    static constexpr EventType type = EventType::CaseWatched;
    CaseId caseId;
    AgentId agent; ///< who is told
    QString name;
    bool watching = true;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("agent", s.agent), f("name", s.name), f("watching", s.watching), f("by", s.by);
    }
};

/// Another department is to do or to say something that the case needs. The same id again is another text or date.
struct RequestMade {
    static constexpr EventType type = EventType::RequestMade;
    CaseId caseId;
    RequestId request;
    Actor by;
    QString department;
    QString text;
    Instant due;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("request", s.request), f("by", s.by), f("department", s.department), f("text", s.text);
        f("due", s.due);
    }
};

struct RequestAnswered {
    static constexpr EventType type = EventType::RequestAnswered;
    CaseId caseId;
    RequestId request;
    Actor by;
    QString text;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("request", s.request), f("by", s.by), f("text", s.text);
    }
};

/// A customer's word that somebody who makes the product or the service should hear. The same id again is another
/// wording.
struct FeedbackNoted {
    static constexpr EventType type = EventType::FeedbackNoted;
    CaseId caseId;
    FeedbackId feedback;
    Actor by;
    MessageId message; ///< where it was said; none: on the phone
    FeedbackKind kind = FeedbackKind::Defect;
    QString about; ///< product or part of the service
    QString text; ///< for people who do not know the case: without personal data
    bool removed = false;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("feedback", s.feedback), f("by", s.by), f("message", s.message), f("kind", s.kind);
        f("about", s.about), f("text", s.text), f("removed", s.removed);
    }
};

/// What became of it.
struct FeedbackHandled {
    static constexpr EventType type = EventType::FeedbackHandled;
    CaseId caseId;
    FeedbackId feedback;
    Actor by;
    QString department; ///< whom it was handed to; empty: nobody, it is dealt with
    QString outcome; ///< empty: not known yet
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("feedback", s.feedback), f("by", s.by), f("department", s.department);
        f("outcome", s.outcome);
    }
};

/// A rule of the team's found its conditions met.
struct RuleRan {
    static constexpr EventType type = EventType::RuleRan;
    CaseId caseId;
    QString rule; ///< TeamItemSaved::id
    int version = 0;
    QString name;
    QStringList did; ///< what it did, for people
    QString trouble; ///< what it could not do, and why
    QJsonObject rest = {}; ///< what is still to be done, and what led here; for the desks, not for people
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("rule", s.rule), f("version", s.version), f("name", s.name), f("did", s.did);
        f("trouble", s.trouble), f("rest", s.rest);
    }
};

/// Where the bot's conversation with a customer stands.
struct BotStepped {
    static constexpr EventType type = EventType::BotStepped;
    CaseId caseId;
    QString flow; ///< TeamItemSaved::id
    int version = 0;
    QString state;
    QJsonObject known; ///< what the customer has told, by name
    int misses = 0; ///< answers in a row that the bot did not understand
    QString ended; ///< why the bot no longer speaks (BotEnd); empty: it goes on
    MessageId after; ///< the customer's newest message that it has heard
    std::optional<Instant> personBy; ///< when somebody has to have taken the case over; absent: nobody has to
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("case", s.caseId), f("flow", s.flow), f("version", s.version), f("state", s.state), f("known", s.known);
        f("misses", s.misses), f("ended", s.ended), f("after", s.after), f("person_by", s.personBy);
    }
};

} // namespace lianxi
