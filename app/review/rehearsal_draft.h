// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/article.h"

namespace lianxi
{

/// What a rehearsal made from a case is called, and what is to be learned from it.
struct RehearsalDraft {
    QString title, aim;
    Platform platform = Platform::WechatOa; ///< of the case; one that cannot be played becomes WeChat
};

/// The case as a training scenario in the form of app/rehearsal/README.md: the customer's lines as turns, the team's as
/// the model solution. What readScenario() refuses cannot come out: lines are cut where they are too long. Empty: one
/// of the two said nothing. Pure.
[[nodiscard]] QString scenarioToml(const RehearsalDraft &draft, const std::vector<AnonymousLine> &talk);

/// The body of a TeamItemSaved of kind Scenario, and back; empty when it is damaged or of a later version.
[[nodiscard]] QJsonObject toScenarioBody(const QString &toml);
[[nodiscard]] QString fromScenarioBody(const QJsonObject &body);

} // namespace lianxi
