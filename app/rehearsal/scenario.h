// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/customer_voice.h"
#include "models/domain/kinds.h"

#include <QStringList>

#include <chrono>
#include <vector>

namespace lianxi
{

/// One turn of a simulated customer.
struct ScenarioTurn {
    CustomerLine line; ///< number and at are filled in when it is spoken
    bool waitsForReply = false; ///< spoken only after an answer has arrived
    QStringList needs; ///< words of which the answer must hold one; empty: any answer
    QString impatient; ///< said instead, once, when the answer holds none of them
    std::chrono::milliseconds pause{1500}; ///< thinking time before it is spoken
};

/// One line of the model solution: what a good agent does. Shown in the score sheet, played by the self-play.
struct ModelLine {
    enum class Kind {
        Reply, ///< a reply that passes the guards
        Spoken, ///< said on the telephone: the agent marks by hand which steps it was
        Blocked, ///< a typical mistake: the guards must stop it
        Invite, ///< move from public to private
        Consent, ///< record a guardian's consent
        FollowUp, ///< schedule the follow-up
        Resolve,
    };
    Kind kind = Kind::Reply;
    QString text;
    QString rule; ///< Blocked: the rule that must speak
};

/// A training case, read from a file in resources/rehearsal or a team's folder.
struct Scenario {
    QString id; ///< file name without ending
    QString titleZh, titleEn, aimZh, aimEn;
    Platform platform = Platform::WechatOa;
    RehearsalCustomer customer;
    std::vector<ScenarioTurn> turns;
    std::vector<ModelLine> model;
};

/// How many turns the customer says before they wait for one more answer, after `answers` of them have arrived.
[[nodiscard]] size_t turnsSaid(const Scenario &scenario, size_t answers);
/// Puts names in place of {agent} and {brand}.
[[nodiscard]] QString filledIn(QString text, const QString &agent, const QString &brand);

/// \return InvalidInput with "file:line: what is wrong, what is allowed".
[[nodiscard]] Result<Scenario> readScenario(const QString &file);
/// All of a folder, by name; the first mistake ends it.
[[nodiscard]] Result<std::vector<Scenario>> readScenarios(const QString &folder);
/// The same case on another platform: with a customer of that platform, the `number`-th, and an id of its own.
[[nodiscard]] Scenario playedOn(Scenario scenario, Platform platform, int number);
/// One short case on each of these platforms, by the scenarios that `folder` holds for any platform: greeting,
/// greeting-en and hotline; with `publicly` also public-comment where customers comment. Errors as readScenario().
[[nodiscard]] Result<std::vector<Scenario>> scenariosFor(const std::vector<Platform> &platforms, const QString &folder,
                                                         bool publicly);

} // namespace lianxi
