// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/watch_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "app/workstation/teaching_wiring.h"
#include "ui/watch/watch_page.h"

namespace lianxi
{

namespace
{
constexpr int mostWatched = 2'000; ///< open cases in hand; more than a team can hold
}

WatchPage *makeWatchPage(Workspace &workspace, ThemeSource &themes)
{
    WatchPage::Services services{workspace.desk(), workspace.clock(), themes};
    services.ask = [&workspace](const QObject *context, std::function<void(std::vector<WatchedAgent>)> answer) {
        workspace.reader().askSlow<Result<std::vector<WatchedAgent>>>(
            context, [](sqlite::Database &db) { return watchedTeam(db, mostWatched); },
            [answer = std::move(answer)](Result<std::vector<WatchedAgent>> team) {
                answer(team ? std::move(*team) : std::vector<WatchedAgent>());
            });
    };
    services.categoryName = [&workspace](const QString &id) { return categoryTitle(workspace, id); };
    return new WatchPage(std::move(services));
}

} // namespace lianxi
