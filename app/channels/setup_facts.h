// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace lianxi
{

/// One field of a channel's setup page. Texts are sources of translation, context "ChannelFields".
struct SetupField {
    enum class Kind { Setting, Secret };
    const char *member; ///< of ChannelAccount::settings or secrets
    const char *label;
    const char *where; ///< where a person finds it
    Kind kind = Kind::Setting;
    bool required = true;
    const char *modes = nullptr; ///< names of modes, separated by blanks, that need it; null: all
};

/// A way in which a platform delivers.
struct SetupMode {
    const char *mode; ///< as settings "mode" names it
    const char *label;
    bool hook; ///< the platform calls our address
};

/// What a channel's setup page asks for. The data are static.
struct SetupFacts {
    std::span<const SetupField> fields;
    std::span<const SetupMode> modes; ///< the first is usual; empty: one way only
    bool hook = true; ///< without modes: the platform calls our address
    const char *note = nullptr; ///< what the platform does not allow, or what else is to be done there
};

} // namespace lianxi
