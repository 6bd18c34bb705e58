// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/owed_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "ui/owed/owed_page.h"

namespace lianxi
{

namespace
{
constexpr int mostOwed = 2'000; ///< rows; more than a team can be behind
}

OwedPage *makeOwedPage(Workspace &workspace, ThemeSource &themes)
{
    const auto ask = [&workspace](const QObject *context, std::function<void(std::vector<OwedRow>)> answer) {
        workspace.reader().ask<Result<std::vector<OwedRow>>>(
            context, [](sqlite::Database &db) { return owed(db, mostOwed); },
            [answer = std::move(answer)](Result<std::vector<OwedRow>> rows) {
                if (rows) // else what was known stays
                    answer(std::move(*rows));
            });
    };
    return new OwedPage(
        {workspace.desk(), workspace.clock(), themes, workspace.desk().me().id, QTimeZone::systemTimeZone(), ask});
}

} // namespace lianxi
