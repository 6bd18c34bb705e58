// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/queue_wait.h"
#include "models/policy/routing.h"

#include <QCoreApplication>

namespace lianxi
{

/// What routing and presence are called, in the language of the window. View thread.
class RoutingWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::RoutingWords)
public:
    [[nodiscard]] static QString presence(Presence presence);
    [[nodiscard]] static QString role(TeamRole role);
    /// What it means for whoever chooses it.
    [[nodiscard]] static QString presenceHint(Presence presence);
    /// CaseRouted::why as a sentence; text that is none of ours is people's own and stays.
    [[nodiscard]] static QString why(const QString &text);
    [[nodiscard]] static QString facts(const RoutingFacts &facts);
    /// "full: 5 of 5 in hand".
    [[nodiscard]] static QString reason(const RoutingStanding &standing);
    /// In one line why nobody was chosen: "2 are full, 1 is not online".
    [[nodiscard]] static QString nobody(const RoutingDecision &decision);
    [[nodiscard]] static QString mistake(const RoutingMistake &mistake);
    /// "place 3 · about 12 min"; empty: it waits for nobody.
    [[nodiscard]] static QString place(const QueuePlace &place);
    /// How the wait was reckoned, with the numbers.
    [[nodiscard]] static QString formula(const QueuePlace &place);
    /// Who is to do it: the name, or that nobody is.
    [[nodiscard]] static QString person(const AgentId &agent, const QString &name);
    [[nodiscard]] static QString queue(const QString &queue);
};

} // namespace lianxi
