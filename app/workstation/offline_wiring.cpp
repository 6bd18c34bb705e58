// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/offline_wiring.h"

#include "app/desk/workspace.h"
#include "app/profile/whole_file.h"
#include "app/review/case_packing.h"
#include "app/review/expiry_watch.h"
#include "app/review/review_desk.h"
#include "app/workstation/review_wiring.h"
#include "ui/review/case_print.h"
#include "ui/review/offline_words.h"
#include "ui/review/review_page.h"
#include "ui/review/taken_page.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Keeper = std::shared_ptr<CaseKeeper>;

template <class T>
void slowly(Workspace &workspace, const QObject *context, std::function<T()> what, std::function<void(T)> answer)
{
    slowly<T>(workspace.reader(), context, std::move(what), std::move(answer));
}

void slowlyDone(Workspace &workspace, const QObject *context, std::function<void()> what, std::function<void()> done)
{
    slowly<bool>(
        workspace, context,
        [what = std::move(what)] {
            what();
            return true;
        },
        [done = std::move(done)](bool) { done(); });
}

PackingParts packingParts(Workspace &workspace)
{
    return {workspace.reader(), workspace.media(), workspace.clock()};
}

std::vector<HandIn> judged(sqlite::Database &db, CaseKeeper &keeper, const AgentId &me)
{
    return judgeHandIns(db, me, keeper.results()).value_or(std::vector<HandIn>());
}

TakenPage::Services servicesOf(const ReviewParts &parts, ReviewDesk &desk, const Keeper &keeper, QObject *owner)
{
    Workspace &workspace = parts.workspace;
    const auto number = [&workspace](QStringView name) { return static_cast<int>(workspace.playbook().number(name)); };
    TakenWindow::Services window{
        workspace.clock(),
        parts.themes,
        parts.finder,
        QTimeZone::systemTimeZone(),
        desk.me().id,
        [&workspace, keeper](const QObject *context, const CaseKeeper::KeptResult &result,
                             std::function<void(Status)> done) {
            slowly<Status>(
                workspace, context, [keeper, result] { return keeper->keepResult(result); }, std::move(done));
        },
        [&workspace](const QObject *context, const CaseSet &set, const QString &path,
                     std::function<void(Status)> done) { saveCasePdf(workspace, context, set, path, std::move(done)); },
        [&workspace, keeper](const QObject *context, const CaseSetHeader &set, const QString &path,
                             std::function<void(Status)> done) {
            slowly<Status>(
                workspace, context, [keeper, set, path] { return keeper->saveResults(set, path); }, std::move(done));
        }};
    return {
        std::move(window),
        desk,
        {number(u"review.file_days"), number(u"review.file_most_days"), number(u"review.file_most_cases")},
        [&workspace, keeper](const QObject *context, auto answer) {
            workspace.reader().askSlow<std::vector<KeptSet>>(
                context,
                [keeper](sqlite::Database &db) {
                    sweepCases(db, *keeper); // what is shown is what there is
                    return keeper->kept();
                },
                std::move(answer));
        },
        [&workspace, keeper](const QObject *context, CaseFileId id, auto answer) {
            slowly<CaseFileResult>(
                workspace, context, [keeper, id] { return keeper->open(id); }, std::move(answer));
        },
        [&workspace, keeper](const QObject *context, const QString &path, const QString &passphrase, auto answer) {
            slowly<CaseFileResult>(
                workspace, context, [keeper, path, passphrase] { return keeper->openFile(path, passphrase); },
                std::move(answer));
        },
        [&workspace, &desk, keeper, owner](const QObject *context, const TakeAlong &wish, auto answer) {
            packCases(packingParts(workspace), desk, keeper, wish, owner,
                      [keep = QPointer<const QObject>(context), answer](const Result<int> &count) {
                          if (keep)
                              answer(count);
                      });
        },
        [&workspace, keeper](const QObject *context, CaseFileId id, auto done) {
            slowlyDone(
                workspace, context, [keeper, id] { keeper->destroy(id); }, std::move(done));
        },
        [&workspace, &desk, keeper](const QObject *context, auto answer) {
            workspace.reader().askSlow<std::vector<HandIn>>(
                context, [keeper, me = desk.me().id](sqlite::Database &db) { return judged(db, *keeper, me); },
                std::move(answer));
        },
        [&workspace, keeper](const QObject *context, const OfflineReview &result, auto done) {
            slowlyDone(
                workspace, context, [keeper, result] { keeper->forgetResult(result); }, std::move(done));
        },
        [&workspace, keeper](const QObject *context, auto answer) {
            slowly<std::vector<CaseKeeper::KeptResult>>(
                workspace, context, [keeper] { return keeper->results(); }, std::move(answer));
        },
        [&workspace, keeper](const QObject *context, const QString &path, auto answer) {
            slowly<tl::expected<TakenResults, ResultFileTrouble>>(
                workspace, context, [keeper, path] { return keeper->takeResults(path); }, std::move(answer));
        },
    };
}

} // namespace

void saveBytes(Workspace &workspace, const QObject *context, const QString &path, const QByteArray &bytes,
               std::function<void(Status)> done)
{
    slowly<Status>(
        workspace, context, [path, bytes] { return writeWholeFile(path, bytes); }, std::move(done));
}

void saveCasePdf(Workspace &workspace, const QObject *context, const CaseSet &set, const QString &path,
                 std::function<void(Status)> done)
{
    slowly<Status>(
        workspace, context,
        [set, path, now = workspace.clock().now()]() -> Status {
            const QByteArray pdf = casePdf({set, set.cases.front(), now});
            return pdf.isEmpty() ? Status(failure(ErrorCode::Io, u"pdf"_s)) : writeWholeFile(path, pdf);
        },
        std::move(done));
}

void askCaseSet(Workspace &workspace, const QObject *context, const ReviewRow &row, CaseSetScope scope,
                std::function<void(Result<CaseSet>)> answer)
{
    const AgentProfile &me = workspace.desk().me();
    TakeAlong wish;
    wish.title = OfflineWords::paperTitle(row);
    wish.reviewer = me.id;
    wish.reviewerName = wish.issuedBy = me.name;
    wish.lead = me.role == AuthorKind::Supervisor;
    workspace.reader().askSlow<Result<CaseSet>>(
        context,
        [wish, row, scope, now = workspace.clock().now()](sqlite::Database &db) {
            Result<CaseSet> set = caseSetOf(db, wish, {row}, now);
            if (set && scope == CaseSetScope::Masked)
                maskCaseSet(*set);
            return set;
        },
        [&workspace, scope, answer = std::move(answer),
         context = QPointer<const QObject>(context)](Result<CaseSet> set) {
            if (!set || scope != CaseSetScope::Whole)
                return answer(std::move(set));
            gatherMedia(packingParts(workspace), std::move(*set), &workspace, [answer, context](CaseSet gathered) {
                if (context)
                    answer(std::move(gathered));
            });
        });
}

std::unique_ptr<ExpiryWatch> makeExpiryWatch(Workspace &workspace, Scheduler &scheduler)
{
    const auto slack = static_cast<int>(workspace.playbook().number(u"review.clock_slack_minutes"));
    auto keeper = std::make_shared<CaseKeeper>(workspace.profile().folder() + u"/taken"_s, workspace.local(),
                                               workspace.clock(), std::chrono::minutes(slack));
    auto watch = std::make_unique<ExpiryWatch>(workspace.reader(), std::move(keeper), scheduler);
    QObject::connect(&workspace, &Workspace::changed, watch.get(), &ExpiryWatch::follow);
    return watch;
}

void addTakenPage(ReviewPage &page, const ReviewParts &parts, ReviewDesk &desk, ExpiryWatch &watch)
{
    auto *taken = new TakenPage(servicesOf(parts, desk, watch.keeper(), &page));
    page.addTab(taken, &TakenPage::title);
    QObject::connect(&page, &ReviewPage::boardShown, taken, [&page, taken] { taken->showBoard(page.board()); });
    QObject::connect(&watch, &ExpiryWatch::swept, taken, [taken] {
        if (taken->isVisible() || taken->window())
            taken->readSets();
    });
    QObject::connect(&parts.workspace, &Workspace::rightsChanged, taken, &TakenPage::takeRights);
    QObject::connect(&parts.workspace, &Workspace::changed, taken, [taken](const ChangeSet &changes) {
        if (taken->isVisible())
            taken->apply(changes);
    });
}

} // namespace lianxi
