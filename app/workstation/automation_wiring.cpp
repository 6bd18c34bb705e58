// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/automation_wiring.h"

#include "app/automation/automation.h"
#include "app/automation/web_secret.h"
#include "app/desk/workspace.h"
#include "ui/settings/automation_page.h"
#include "ui/settings/settings_page.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto activitySpan = std::chrono::hours(24 * 7);

std::function<void()> tryOut(Workspace &workspace, const QObject *context, const Rule &rule,
                             std::function<void(Result<DryRun>)> done)
{
    const auto cancelled = std::make_shared<std::atomic_bool>(false);
    workspace.reader().askSlow<Result<DryRun>>(
        context,
        [rule, cancelled, &workspace, now = workspace.clock().now()](sqlite::Database &db) {
            return dryRun(db, rule, workspace.playbook(), now, [cancelled] { return cancelled->load(); });
        },
        std::move(done));
    return [cancelled] { *cancelled = true; };
}

RuleBoard boardOf(Workspace &workspace, const RuleBoardParts &parts)
{
    RuleBoard board;
    board.colleagues = [&workspace, others = parts.colleagues] {
        std::vector<Colleague> all = others();
        const AgentProfile &me = workspace.desk().me();
        all.insert(all.begin(), {me.id, me.name});
        return all;
    };
    board.queues = parts.queues;
    board.categories = parts.categories;
    board.openCase = parts.openCase;
    board.askActivity = [&workspace](const QObject *context, auto done) {
        workspace.reader().askSlow<QHash<QString, RuleActivity>>(
            context,
            [since = workspace.clock().now() - activitySpan](sqlite::Database &db) {
                return ruleActivity(db, since).value_or(QHash<QString, RuleActivity>());
            },
            std::move(done));
    };
    board.dryRun = [&workspace](const QObject *context, const Rule &rule, auto done) {
        return tryOut(workspace, context, rule, std::move(done));
    };
    // The profile's store is a file of its own; its reads and writes are kept off the view thread as the others are.
    board.askSecret = [&workspace](const QObject *context, auto done) {
        workspace.reader().askSlow<QString>(
            context,
            [&workspace](sqlite::Database &) {
                return webSecretText(webKeyIn(workspace.local(), Automation::keyName));
            },
            std::move(done));
    };
    board.setSecret = [&workspace](const QObject *context, const QString &secret, auto done) {
        workspace.reader().askSlow<bool>(
            context,
            [&workspace, secret](sqlite::Database &) {
                const std::optional<QByteArray> key = webKeyFrom(secret);
                return key && workspace.local().write(Automation::keyName, *key).has_value();
            },
            std::move(done));
    };
    return board;
}

} // namespace

void offerAutomation(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes,
                     const RuleBoardParts &parts)
{
    settings.offer({u"automation"_s, [] { return AutomationPage::tr("Automation"); },
                    [&workspace, &shelf, &themes, parts]() -> QWidget * {
                        return new AutomationPage(shelf, themes, boardOf(workspace, parts), workspace.clock());
                    }});
}

} // namespace lianxi
