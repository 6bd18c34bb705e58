// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workstation/desk_window.h"
#include "ui/settings/channel_form.h"

#include <QString>

#include <memory>
#include <optional>

namespace lianxi
{

/// What the command line asks for.
struct StartOptions {
    QString profile;
    QString passphraseFile;
    quint16 gatewayPort = 0;
    QStringList playbooks;
    QString team; ///< file with [team]; empty: this machine alone
    bool rehearsal = false;
    QStringList platforms; ///< of the rehearsal: a short case on each of these, or "all"; empty: the usual run
    bool selfPlay = false; ///< the rehearsal plays the agent's part too
    QString pictures; ///< folder: take pictures of the rehearsal, print what happened, end
    double speed = 1;
    Language::Choice language = Language::Choice::System; ///< until the profile's own is known
};

/// Opens the profile with what is needed from a person: the first-run assistant, the passphrase. \return null when the
/// person gave up.
[[nodiscard]] std::unique_ptr<Profile> openProfileWithPerson(const StartOptions &options, Surroundings &surroundings,
                                                             std::optional<ChannelSetup> &firstChannel,
                                                             bool &wantsRehearsal);
/// Who sits here, from the profile's settings; the user's name on this machine until they say.
[[nodiscard]] AgentProfile agentOf(const QJsonObject &settings);

} // namespace lianxi
