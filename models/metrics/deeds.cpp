// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/deeds.h"

#include <set>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

Attainments attainments(std::span<const Promise> promises)
{
    Attainments all{};
    for (const Promise &promise : promises) {
        Attainment &clock = all.at(static_cast<size_t>(promise.kind));
        ++(promise.kept() ? clock.kept : clock.broken);
    }
    return all;
}

std::vector<Deed> privacyDeeds(std::span<const Deed> deeds)
{
    std::vector<Deed> found;
    std::set<std::tuple<qint64, QString, qint64>> overrides;
    for (const Deed &deed : deeds) {
        if (deed.kind != DeedKind::Guard || !deed.rule.startsWith("privacy."_L1))
            continue;
        if (deed.outcome == GuardOutcome::Overridden && !overrides.emplace(deed.caseRow, deed.rule, deed.words).second)
            continue;
        found.push_back(deed);
    }
    return found;
}

Interventions interventions(std::span<const Deed> deeds)
{
    Interventions counted;
    for (const Deed &deed : privacyDeeds(deeds)) {
        switch (deed.outcome) {
        case GuardOutcome::Reminded:
            ++counted.reminded;
            break;
        case GuardOutcome::Blocked:
            ++counted.blocked;
            break;
        case GuardOutcome::Overridden:
            ++counted.overridden;
            break;
        }
    }
    return counted;
}

Transfers transfers(std::span<const Deed> deeds)
{
    Transfers counted;
    for (const Deed &deed : deeds) {
        if (deed.kind != DeedKind::Transfer)
            continue;
        ++counted.all;
        counted.toSupervisor += deed.toSupervisor;
    }
    return counted;
}

Moves moves(std::span<const Deed> deeds)
{
    Moves counted;
    std::vector<std::chrono::milliseconds> took;
    for (const Deed &deed : deeds) {
        if (deed.kind != DeedKind::Move)
            continue;
        ++counted.invited;
        if (deed.took)
            took.push_back(*deed.took);
    }
    counted.arrived = std::ssize(took);
    counted.took = summarise(std::move(took));
    return counted;
}

} // namespace lianxi::metrics
