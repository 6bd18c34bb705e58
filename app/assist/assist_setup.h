// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_kinds.h"
#include "models/domain/instant.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace lianxi
{

/// Which endpoint writes, and by what key. Kept whole in the profile's encrypted secret store.
struct AssistSetup {
    bool on = false;
    QString base; ///< as the provider's page names it, e.g. https://api.example.com/v1
    QString model;
    QByteArray key; ///< may be empty: models on one's own machine ask for none
    friend bool operator==(const AssistSetup &, const AssistSetup &) = default;
};

/// What a view may know of it: all but the key.
struct AssistSetupView {
    bool on = false;
    QString base, model;
    bool hasKey = false;
    friend bool operator==(const AssistSetupView &, const AssistSetupView &) = default;
};

/// How the help has been doing.
struct AssistStanding {
    AssistTrouble trouble = AssistTrouble::None; ///< of the newest request
    std::optional<Instant> at; ///< when that was; nothing asked yet: absent
    std::optional<Instant> againAt; ///< the help rests until then
    bool resting = false; ///< no help is offered: until `againAt`, or until a setup is saved
    friend bool operator==(const AssistStanding &, const AssistStanding &) = default;
};

/// The secret's name in the store.
inline constexpr QLatin1StringView assistSecret{"assist"};
[[nodiscard]] QByteArray toBytes(const AssistSetup &setup);
/// What cannot be read is the same as nothing set up.
[[nodiscard]] AssistSetup assistSetupFrom(const QByteArray &bytes);
[[nodiscard]] AssistSetupView viewOf(const AssistSetup &setup);

/// Where requests go: `base` with /chat/completions behind it, unless it is there already. nullopt unless the address
/// is https, or http to this machine itself; one with a user name, a query or a fragment is none.
[[nodiscard]] std::optional<QUrl> completionsAddress(const QString &base);

/// `wanted` as it is to be stored: an empty key keeps the stored one, but only for the same origin: what belongs to one
/// server is not shown to another.
[[nodiscard]] AssistSetup withStoredKey(AssistSetup wanted, const AssistSetup &stored);

/// How long no help is offered after a trouble. \param inARow  troubles without a success between them, 1 for the
/// first. \return 0: not at all, the next request may do better; nullopt: until a setup is saved, the same one
/// included.
[[nodiscard]] std::optional<std::chrono::seconds> restAfter(AssistTrouble trouble, int inARow);

} // namespace lianxi
