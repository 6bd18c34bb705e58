// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/review_wiring.h"

#include "app/desk/team_shelf.h"
#include "app/desk/workspace.h"
#include "app/review/review_desk.h"
#include "app/review/sample_draw.h"
#include "app/workstation/offline_wiring.h"
#include "models/store/queries.h"
#include "ui/review/card_editor.h"
#include "ui/review/plan_editor.h"
#include "ui/review/review_page.h"
#include "ui/review/story_editors.h"
#include "ui/settings/settings_page.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

void drawSamples(Workspace &workspace, ReviewDesk &desk, const QObject *context,
                 std::function<void(DeskResult, int)> done)
{
    using Wanted = Result<std::vector<ReviewAssigned>>;
    workspace.reader().askSlow<Wanted>(
        context,
        [me = desk.me().id, now = workspace.clock().now()](sqlite::Database &db) { return wantedReviews(db, me, now); },
        [&desk, done = std::move(done), keeper = QPointer<const QObject>(context)](Wanted wanted) {
            if (!wanted)
                return done({DeskResult::Kind::Unavailable, 0, {}, {}, wanted.error()}, 0);
            const auto count = static_cast<int>(wanted->size());
            desk.assignDrawn(std::move(*wanted), [done, count, keeper](const DeskResult &result) {
                if (keeper)
                    done(result, count);
            });
        });
}

} // namespace

std::unique_ptr<ReviewDesk> makeReviewDesk(Workspace &workspace)
{
    const auto days = static_cast<int>(workspace.playbook().number(u"review.appeal_days"));
    auto desk = std::make_unique<ReviewDesk>(workspace.log(), workspace.clock(), workspace.desk().me(),
                                             std::chrono::days(days));
    desk->setRights([&workspace] { return workspace.desk().rights(); });
    return desk;
}

ReviewPage *makeReviewPage(const ReviewParts &parts, ReviewDesk &desk)
{
    Workspace &workspace = parts.workspace;
    ReviewPage::Services services{
        {workspace.reader(), &workspace.media(), workspace.clock(), parts.themes, parts.finder},
        desk,
        workspace.playbook().number(u"review.good_kappa"),
        static_cast<int>(workspace.playbook().number(u"review.least_pairs")),
        [&workspace, &desk](const QObject *context, ReviewPage::Answer<std::optional<ReviewBoard>> answer) {
            workspace.reader().askSlow<Result<ReviewBoard>>(
                context,
                [me = desk.me().id, lead = desk.isLead()](sqlite::Database &db) {
                    return readReviewBoard(db, me, lead);
                },
                [answer = std::move(answer)](Result<ReviewBoard> board) {
                    answer(board ? std::optional(std::move(*board)) : std::nullopt);
                });
        },
        [&workspace](const QObject *context, qint64 caseRow, ReviewPage::Answer<Workmanship> answer) {
            workspace.reader().ask<Result<Workmanship>>(
                context, [caseRow](sqlite::Database &db) { return workmanship(db, caseRow); },
                [answer = std::move(answer)](const Result<Workmanship> &work) {
                    if (work)
                        answer(*work);
                });
        },
        [&workspace, &desk](const QObject *context, auto done) {
            drawSamples(workspace, desk, context, std::move(done));
        },
        {}};
    services.askShown = [&workspace, shown = parts.shownCase](const QObject *context, auto answer) {
        workspace.reader().ask<std::optional<CaseRow>>(
            context,
            [row = shown()](sqlite::Database &db) -> std::optional<CaseRow> {
                const Result<std::vector<CaseRow>> rows = caseRows(db, {row});
                return rows && !rows->empty() ? std::optional(rows->front()) : std::nullopt;
            },
            std::move(answer));
    };
    services.askCase = [&workspace](const QObject *context, const ReviewRow &row, CaseSetScope scope, auto answer) {
        askCaseSet(workspace, context, row, scope, std::move(answer));
    };
    services.savePdf = [&workspace](const QObject *context, const CaseSet &set, const QString &path, auto done) {
        saveCasePdf(workspace, context, set, path, std::move(done));
    };
    services.saveItem = [&workspace](const TeamItemSaved &item, DeskDone done) {
        workspace.desk().saveTeamItem(item, std::move(done));
    };
    services.recordPrint = [&workspace](const CaseRow &head, const QString &reason, DeskDone done) {
        workspace.desk().recordReveal(head, {}, u"print"_s, reason, std::move(done));
    };
    return new ReviewPage(std::move(services));
}

void offerReviewPages(SettingsPage &settings, const ReviewParts &parts)
{
    settings.offer({u"score-cards"_s, [] { return CardEditor::tr("Score cards"); },
                    [&shelf = parts.shelf]() -> QWidget * { return makeCardPage(shelf); }});
    const auto people = [others = parts.people, &workspace = parts.workspace] {
        std::vector<Colleague> all = others();
        const AgentProfile &me = workspace.desk().me();
        all.insert(all.begin(), {me.id, me.name});
        return all;
    };
    settings.offer({u"sampling"_s, [] { return PlanEditor::tr("Sampling plans"); },
                    [&shelf = parts.shelf, people]() -> QWidget * { return makePlanPage(shelf, people); }});
    settings.offer({u"knowledge"_s, [] { return ArticleEditor::tr("Knowledge"); },
                    [&shelf = parts.shelf]() -> QWidget * { return makeArticlePage(shelf); }});
    const auto save = [&workspace = parts.workspace](const QObject *context, const QString &path,
                                                     const QByteArray &words, std::function<void(bool)> done) {
        saveBytes(workspace, context, path, words,
                  [done = std::move(done)](const Status &saved) { done(saved.has_value()); });
    };
    settings.offer({u"rehearsals"_s, [] { return RehearsalEditor::tr("Rehearsals"); },
                    [&shelf = parts.shelf, save]() -> QWidget * { return makeRehearsalPage(shelf, save); }});
}

} // namespace lianxi
