// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/dashboard_wiring.h"

#include "app/dashboard/brief_keeper.h"
#include "app/dashboard/measure.h"
#include "app/desk/workspace.h"
#include "app/profile/local_store.h"
#include "app/workstation/teaching_wiring.h"
#include "models/store/metric_queries.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/report.h"

#include <QDir>
#include <QRegularExpression>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// What of a job is remembered on this machine: the last time that was dealt with.
QString markOf(const BriefKeeper::Job &job)
{
    return u"brief/"_s + job.id;
}

bool isMade(const LocalStore &local, const BriefKeeper::Job &job)
{
    const Result<QByteArray> known = job.always ? failure(ErrorCode::NotFound, {}) : local.read(markOf(job));
    const std::optional<Instant> last = known ? parseRfc3339(QString::fromUtf8(*known)) : std::nullopt;
    return last && *last >= job.due;
}

/// "Daily brief 2026-11-22.pdf", without what a file's name may not hold.
QString fileOf(const BriefKeeper::Job &job, const Report &report, const QString &ending)
{
    static const QRegularExpression forbidden(u"[\\\\/:*?\"<>|\\x00-\\x1f]"_s);
    QString name = job.name;
    name.replace(forbidden, u"_"_s);
    return QDir(job.brief.folder).filePath(u"%1 %2.%3"_s.arg(name.trimmed(), report.period, ending));
}

/// Why nothing was written; empty: it was.
QString writeBrief(LocalStore &local, const BriefKeeper::Job &job, const Report &report)
{
    for (const auto &[wanted, ending] : {std::pair(job.brief.pdf, u"pdf"_s), {job.brief.html, u"html"_s}})
        if (const Status saved = wanted ? saveReport(fileOf(job, report, ending), report) : Status(); !saved)
            return saved.error().detail;
    if (!job.always)
        if (const Status marked = local.write(markOf(job), toRfc3339(job.due).toUtf8()); !marked)
            return marked.error().detail;
    return {};
}

struct BriefAnswer {
    bool isMade = false;
    Result<BriefFacts> facts = failure(ErrorCode::NotFound, {});
};

} // namespace

std::unique_ptr<BriefKeeper> makeBriefKeeper(Workspace &workspace, TeamShelf &shelf, Scheduler &scheduler)
{
    const DashboardRules rules = dashboardRules(workspace.playbook());
    const int problems = qRound(workspace.playbook().number(u"listening.brief_problems"_s));
    const QByteArray timeZone = workspace.playbook().serviceHours().timeZone;
    const auto pool = std::make_shared<QThreadPool>(); // waits for what is being written when the keeper goes
    const auto make = [&workspace, rules, problems, timeZone, pool](const BriefKeeper::Job &job,
                                                                    BriefKeeper::Done done) {
        using Answer = std::shared_ptr<const BriefAnswer>;
        workspace.reader().askSlow<Answer>(
            &workspace,
            [job, rules, timeZone, &local = workspace.local(),
             now = workspace.clock().now()](sqlite::Database &db) -> Answer {
                auto answer = std::make_shared<BriefAnswer>();
                answer->isMade = isMade(local, job);
                if (!answer->isMade)
                    answer->facts = readBrief(db, briefQuery(job.brief, job.due, ZoneOffsets(timeZone)), rules, now);
                return answer;
            },
            [&workspace, job, done, problems, pool](const Answer &answer) {
                if (answer->isMade)
                    return done({});
                if (!answer->facts)
                    return done(answer->facts.error().detail);
                const DashboardFigures &figures = answer->facts->figures;
                const PlotNames names{figures.agents,
                                      figures.channels,
                                      [&workspace](const QString &id) { return categoryTitle(workspace, id); },
                                      {}};
                auto report = std::make_shared<const Report>(
                    briefReport(job.name, *answer->facts, names, problems, workspace.clock().now()));
                pool->start([report, job, done, &workspace] {
                    const QString trouble = writeBrief(workspace.local(), job, *report);
                    QMetaObject::invokeMethod(
                        &workspace, [done, trouble] { done(trouble); }, Qt::QueuedConnection);
                });
            });
    };
    return std::make_unique<BriefKeeper>(
        BriefKeeper::Services{shelf, workspace.clock(), scheduler, workspace.desk().me().id, timeZone, make});
}

std::unique_ptr<Dashboard> connectDashboard(Workspace &workspace, DashboardPage &page, TeamShelf &shelf,
                                            BriefKeeper &briefs)
{
    auto dashboard = std::make_unique<Dashboard>(workspace.reader(), workspace.clock(), workspace.playbook());
    Dashboard *asked = dashboard.get();
    page.setCategoryTitles([&workspace](const QString &id) { return categoryTitle(workspace, id); });
    QObject::connect(&page, &DashboardPage::figuresWanted, asked, &Dashboard::askFigures);
    QObject::connect(&page, &DashboardPage::queueWanted, asked, &Dashboard::askQueue);
    QObject::connect(asked, &Dashboard::figuresReady, &page, &DashboardPage::showFigures);
    QObject::connect(asked, &Dashboard::queueReady, &page, &DashboardPage::showQueue);
    QObject::connect(asked, &Dashboard::troubled, &page, [&page](const Error &error) {
        page.showTrouble(DashboardPage::tr("The store could not be read: %1").arg(error.detail));
    });
    QObject::connect(&workspace, &Workspace::changed, &page, &DashboardPage::storeChanged);
    page.offerTools({&shelf, workspace.desk().me().id, [&page](const AgentId &id) { return page.agentName(id); }});
    QObject::connect(&page, &DashboardPage::measureWanted, asked, &Dashboard::askMeasure);
    QObject::connect(asked, &Dashboard::measureReady, &page, &DashboardPage::showMeasure);
    QObject::connect(&page, &DashboardPage::briefTrialWanted, &briefs, &BriefKeeper::makeNow);
    QObject::connect(&briefs, &BriefKeeper::tried, &page, &DashboardPage::showBriefTrial);
    QObject::connect(&briefs, &BriefKeeper::failed, &page, &DashboardPage::showBriefTrouble);
    QObject::connect(&briefs, &BriefKeeper::made, &page, [&page] { page.showBriefTrouble({}); });
    if (!briefs.trouble().isEmpty())
        page.showBriefTrouble(briefs.trouble()); // from before there was a page
    return dashboard;
}

} // namespace lianxi
