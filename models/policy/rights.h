// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

namespace lianxi
{

/// What not everybody of a team may do.
enum class Right {
    WorkCases, ///< answer, tag, note, resolve
    TakeOver, ///< a case that a colleague has in hand
    Whisper, ///< a word into a colleague's case that only they see
    EditTeamItems, ///< what the whole team goes by: rules, flows, replies, views for all, score cards
    EditOthersCards, ///< how a colleague is shown to customers
    DescribeMembers, ///< who belongs to the team, what they are and take
    Review, ///< draw samples, judge cases, write coaching notes
    DecideAppeals,
    TakeCasesAlong, ///< issue and recall case files
    ConfigureChannels,
    EraseContacts,
};
inline constexpr int rightCount = 11;

/// Pure; the table is in rights.cpp.
[[nodiscard]] bool may(TeamRole role, Right right);

/// Who may save what belongs to the whole team.
[[nodiscard]] Right rightToSave(TeamItemKind kind);

/// What one person may do.
struct Rights {
    TeamRole role = TeamRole::Administrator;
    /// False while nobody of the team is described as administrator: then there is nobody who could give rights, and
    /// everybody may do everything.
    bool limited = false;
    [[nodiscard]] bool may(Right right) const { return !limited || lianxi::may(role, right); }
    friend bool operator==(const Rights &, const Rights &) = default;
};

} // namespace lianxi
