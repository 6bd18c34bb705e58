// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/team_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "app/judging/team_judge.h"
#include "app/media/card_photo.h"
#include "app/workstation/teaching_wiring.h"
#include "ui/bot/bot_editor.h"
#include "ui/settings/card_page.h"
#include "ui/settings/reply_editor.h"
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

/// A picture is read and written anew on the searching thread.
CardBoard cardBoard(Workspace &workspace, const std::function<std::vector<Colleague>()> &colleagues)
{
    CardBoard board;
    board.me = workspace.desk().me();
    board.colleagues = colleagues;
    board.isLead = [&workspace] { return workspace.desk().may(Right::EditOthersCards); };
    board.readPhoto = [&workspace](const QObject *context, const QString &file, auto done) {
        workspace.reader().askSlow<Result<QByteArray>>(
            context,
            [file](sqlite::Database &) { return cardPhotoOf(file, TeamCard::photoSide, TeamCard::largestPhoto); },
            std::move(done));
    };
    return board;
}

} // namespace

void offerTeamPages(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes,
                    std::function<std::vector<Colleague>()> colleagues)
{
    settings.offer({u"card"_s, [] { return CardPage::tr("Agent card"); },
                    [&workspace, &shelf, &themes, colleagues = std::move(colleagues)]() -> QWidget * {
                        return new CardPage(shelf, cardBoard(workspace, colleagues), themes);
                    }});
    const auto categories = [&workspace] { return categoryChoices(workspace); };
    settings.offer({u"replies"_s, [] { return ReplyEditor::tr("Canned replies"); },
                    [&shelf, &themes, categories] { return makeRepliesPage(shelf, themes, categories); }});
    settings.offer({u"hints"_s, [] { return HintEditor::tr("Hints"); },
                    [&shelf, categories] { return makeHintsPage(shelf, categories); }});
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
