// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"

namespace lianxi
{

// What a team writes down and who belongs to it. To teamSubject(), memberSubject(), or
// ownSubject() for what belongs to one person.

/// Something of a TeamItemKind. Every saving is a version of its own; the last one on the log is in force,
/// and an earlier one comes back by being saved again.
struct TeamItemSaved {
    static constexpr EventType type = EventType::TeamItemSaved;
    TeamItemKind kind = TeamItemKind::View;
    QString id; ///< stays when the name changes
    QString name;
    QJsonObject body;
    AgentId owner; ///< whose it is alone; empty: the whole team's
    bool removed = false;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("kind", s.kind), f("id", s.id), f("name", s.name), f("body", s.body), f("owner", s.owner);
        f("removed", s.removed), f("by", s.by);
    }
};

/// What somebody of the team can do; the routing goes by it.
struct MemberDescribed {
    static constexpr EventType type = EventType::MemberDescribed;
    AgentId agent;
    QString name;
    QStringList queues; ///< skills and departments whose work they take; empty: work of no queue only
    QJsonObject skills; ///< category to how well, 0 to 100; not named: 50
    QStringList languages; ///< BCP 47; empty: every language
    QStringList channels; ///< ids; empty: every channel
    int capacity = 5; ///< open cases at a time
    TeamRole role = TeamRole::Agent;
    bool removed = false;
    Actor by;
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("agent", s.agent), f("name", s.name), f("queues", s.queues), f("skills", s.skills);
        f("languages", s.languages), f("channels", s.channels), f("capacity", s.capacity), f("removed", s.removed);
        f("role", s.role), f("by", s.by);
    }
};

/// PresenceChanged::reason: a pause that somebody asked for after a hard case (S108).
inline constexpr QLatin1StringView pauseAfterHardCase{"hard_case"};

struct PresenceChanged {
    static constexpr EventType type = EventType::PresenceChanged;
    Actor by; ///< who it is about
    Presence presence = Presence::Offline;
    QString reason = {}; ///< of an absence: pauseAfterHardCase, or empty
    template <class Self, class F>
    static void fields(Self &s, F &&f)
    {
        f("by", s.by), f("presence", s.presence), f("reason", s.reason);
    }
};

} // namespace lianxi
