// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/rights.h"

namespace lianxi
{

bool may(TeamRole role, Right right)
{
    if (role == TeamRole::Administrator)
        return true;
    switch (right) {
    case Right::WorkCases:
        return role == TeamRole::Agent || role == TeamRole::Lead || role == TeamRole::Gateway;
    case Right::TakeOver:
    case Right::Whisper:
    case Right::EditTeamItems:
    case Right::EditOthersCards:
    case Right::DescribeMembers:
    case Right::DecideAppeals:
        return role == TeamRole::Lead;
    case Right::Review:
    case Right::TakeCasesAlong:
        return role == TeamRole::Lead || role == TeamRole::Reviewer;
    case Right::ConfigureChannels:
        return role == TeamRole::Gateway;
    case Right::EraseContacts:
        return false;
    }
    return false;
}

Right rightToSave(TeamItemKind kind)
{
    switch (kind) {
    case TeamItemKind::Card:
        return Right::EditOthersCards;
    case TeamItemKind::ScoreCard:
    case TeamItemKind::Sampling:
    case TeamItemKind::Article:
    case TeamItemKind::Scenario:
        return Right::Review;
    default:
        return Right::EditTeamItems;
    }
}

} // namespace lianxi
