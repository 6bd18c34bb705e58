// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/team/roster.h"

#include <QByteArrayList>

namespace lianxi::team
{

/// What a client may say to the engine and hear from it: NATS subjects. Everything else is refused by the engine.
struct Permissions {
    QByteArrayList publish, subscribe;
};

/// Pure; the table is in README.md. `team` is the stream's (StreamOptions::team).
[[nodiscard]] Permissions permissionsOf(const QString &team, const Member &member);

/// Whether an event of this kind may stand on this subject. The engine knows subjects and not what is sealed: without
/// this an agent would write the team's rules into a case.
[[nodiscard]] bool mayStand(const QString &subject, const Event &event);

} // namespace lianxi::team
