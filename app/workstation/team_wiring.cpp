// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/team_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "app/judging/team_judge.h"
#include "app/workstation/teaching_wiring.h"
#include "ui/bot/bot_editor.h"
#include "ui/settings/settings_page.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// By the judge that the bot at work has. It may read files, so a reader's thread asks it.
BotChat::Judging judging(Workspace &workspace)
{
    return [&workspace](const QObject *context, const QString &text, std::function<void(const Judgement &)> done) {
        const QPointer<const QObject> asker(context);
        const auto answer = [asker, done = std::move(done)](const Judgement &judged) {
            if (asker)
                done(judged);
        };
        workspace.reader().askForDuty([&workspace, text, answer](sqlite::Database &) {
            const Judgement judged = workspace.judge().judge()->judge(text);
            QMetaObject::invokeMethod(
                &workspace, [answer, judged] { answer(judged); }, Qt::QueuedConnection);
        });
    };
}

} // namespace

void offerTeamPages(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes)
{
    settings.offerMacros(shelf, [&workspace] { return categoryChoices(workspace); });
    settings.offer({u"bots"_s, [] { return BotEditor::tr("Bots"); },
                    [&workspace, &shelf, &themes] {
                        return makeBotPage(shelf,
                                           {themes, [&workspace] { return categoryChoices(workspace); },
                                            [&workspace] { return workspace.channels().channels(); },
                                            judging(workspace)});
                    }});
}

} // namespace lianxi
