// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/routing_wiring.h"

#include "app/desk/team_shelf.h"
#include "app/desk/workspace.h"
#include "app/workstation/teaching_wiring.h"
#include "ui/settings/routing_page.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/team_page.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

std::chrono::seconds handlingOf(const Workspace &workspace)
{
    return std::chrono::seconds(std::llround(workspace.playbook().number(u"figures.staffing_handling_minutes") * 60));
}

std::vector<std::pair<ChannelId, QString>> channelNames(Workspace &workspace)
{
    std::vector<std::pair<ChannelId, QString>> names;
    for (const ChannelConfigured &channel : workspace.channels().channels())
        if (!channel.removed)
            names.emplace_back(channel.channel, channel.name);
    return names;
}

} // namespace

Roster::Source rosterOf(Workspace &workspace)
{
    using Members = Result<std::vector<Member>>;
    using Trial = Result<RoutingTrial>;
    return {[&workspace](const QObject *context, Roster::MembersDone done) {
                workspace.reader().ask<Members>(
                    context, [](sqlite::Database &db) { return members(db); }, std::move(done));
            },
            [&workspace](const MemberDescribed &member, DeskDone done) {
                workspace.desk().describeMember(member, std::move(done));
            },
            [&workspace](const QObject *context, const RoutingStandard &changed, const Roster::CancelFlag &cancelled,
                         Roster::TrialDone done) {
                workspace.reader().askSlow<Trial>(
                    context,
                    [changed, cancelled, clock = &workspace.clock()](sqlite::Database &db) {
                        return tryStandard(db, changed, clock->now(), [cancelled] { return !cancelled->load(); });
                    },
                    std::move(done));
            }};
}

std::function<void(const QObject *, qint64, std::function<void(const RoutingOfCase &)>)>
routingAsker(Workspace &workspace)
{
    return
        [&workspace](const QObject *context, qint64 caseRow, const std::function<void(const RoutingOfCase &)> &done) {
            workspace.reader().ask<Result<RoutingOfCase>>(
                context,
                [caseRow, handling = handlingOf(workspace), clock = &workspace.clock()](sqlite::Database &db) {
                    return routingOfCase(db, caseRow, handling, clock->now());
                },
                // A store that cannot be read says so itself; the line stays empty.
                [done](const Result<RoutingOfCase> &routing) { done(routing.value_or(RoutingOfCase())); });
        };
}

void offerRoutingPages(SettingsPage &settings, const RoutingPages &pages)
{
    settings.offer({u"team"_s, [] { return TeamPage::tr("Team"); },
                    [pages]() -> QWidget * {
                        Workspace &workspace = pages.workspace;
                        return new TeamPage(
                            {pages.roster, pages.theme, [&workspace] { return categoryChoices(workspace); },
                             [&workspace] { return channelNames(workspace); }, pages.queues, workspace.desk().me(),
                             [&workspace] { return workspace.desk().may(Right::DescribeMembers); }});
                    }});
    settings.offer({u"routing"_s, [] { return RoutingPage::tr("Routing"); },
                    [pages]() -> QWidget * {
                        auto *page = new RoutingPage({pages.shelf, pages.roster, pages.theme, pages.queues});
                        QObject::connect(page, &RoutingPage::caseRequested, page, pages.openCase);
                        return page;
                    }});
}

} // namespace lianxi
