// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi
{

/// What a customer says to the offer of a call-back.
struct CallBackAnswer {
    bool wants = false;
    QString number; ///< masked; empty: they named none
    friend bool operator==(const CallBackAnswer &, const CallBackAnswer &) = default;
};
/// A telephone number wants one, and so does a bare yes; anything longer is a message like any other. Pure.
[[nodiscard]] CallBackAnswer callBackAnswerIn(const QString &text);

} // namespace lianxi
