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
#include <QThreadPool>
#include <QUuid>

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

/// Which brief somebody at this desk has seen and saved.
QString allowedOf(const QString &id)
{
    return u"briefs/allowed/"_s + id;
}

bool isAllowed(const LocalStore &local, const BriefKeeper::Job &job)
{
    return job.always || local.read(allowedOf(job.id)).value_or(QByteArray()) == fingerprint(job.brief);
}

/// "Daily brief 2026-11-22.pdf".
QString fileOf(const BriefKeeper::Job &job, const Report &report, const QString &ending)
{
    QString name = BriefKeeper::fileName(job.name);
    if (job.sameName)
        name += u" ("_s + job.id.left(8) + u')';
    return QDir(job.brief.folder).filePath(u"%1 %2.%3"_s.arg(name, report.period, ending));
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
    bool isMade = false, isAllowed = true;
    Result<BriefFacts> facts = failure(ErrorCode::NotFound, {});
};

} // namespace

QString briefDesk(LocalStore &local)
{
    const QString name = u"briefs/desk"_s;
    const Result<QByteArray> known = local.read(name);
    if (known)
        return QString::fromLatin1(*known);
    const QByteArray fresh = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    // A desk that cannot keep its name makes no brief that it saved before.
    static_cast<void>(local.write(name, fresh));
    return QString::fromLatin1(fresh);
}

std::unique_ptr<BriefKeeper> makeBriefKeeper(Workspace &workspace, TeamShelf &shelf, Scheduler &scheduler,
                                             const Clock &clock)
{
    const DashboardRules rules = dashboardRules(workspace.playbook());
    const int problems = qRound(workspace.playbook().number(u"listening.brief_problems"_s));
    const QByteArray timeZone = workspace.playbook().serviceHours().timeZone;
    const auto pool = std::make_shared<QThreadPool>(); // waits for what is being written when the keeper goes
    const auto make = [&workspace, &clock, rules, problems, timeZone, pool](const BriefKeeper::Job &job,
                                                                            BriefKeeper::Done done) {
        using Answer = std::shared_ptr<const BriefAnswer>;
        workspace.reader().askSlow<Answer>(
            &workspace,
            [job, rules, timeZone, &local = workspace.local(), now = clock.now()](sqlite::Database &db) -> Answer {
                auto answer = std::make_shared<BriefAnswer>();
                answer->isMade = isMade(local, job);
                answer->isAllowed = isAllowed(local, job);
                if (!answer->isMade && answer->isAllowed)
                    answer->facts = readBrief(db, briefQuery(job.brief, job.due, ZoneOffsets(timeZone)), rules, now);
                return answer;
            },
            [&workspace, &clock, job, done, problems, pool](const Answer &answer) {
                if (answer->isMade)
                    return done({});
                if (!answer->isAllowed)
                    return done(BriefKeeper::notAllowed());
                if (!answer->facts)
                    return done(answer->facts.error().detail);
                const DashboardFigures &figures = answer->facts->figures;
                const PlotNames names{figures.agents,
                                      figures.channels,
                                      [&workspace](const QString &id) { return categoryTitle(workspace, id); },
                                      {}};
                auto report =
                    std::make_shared<const Report>(briefReport(job.name, *answer->facts, names, problems, clock.now()));
                pool->start([report, job, done, &workspace] {
                    const QString trouble = writeBrief(workspace.local(), job, *report);
                    QMetaObject::invokeMethod(
                        &workspace, [done, trouble] { done(trouble); }, Qt::QueuedConnection);
                });
            });
    };
    QObject::connect(&shelf, &TeamShelf::saving, &workspace, [&workspace](const TeamItemSaved &item) {
        const std::optional<Brief> brief = briefFromJson(item.body);
        if (item.kind == TeamItemKind::Brief && brief)
            workspace.reader().askSlow<bool>( // before the question that is asked when the log has it
                &workspace,
                [&local = workspace.local(), id = item.id, seen = fingerprint(*brief)](sqlite::Database &) {
                    return local.write(allowedOf(id), seen).has_value(); // else it is not made, and says why
                },
                [](bool) {});
    });
    return std::make_unique<BriefKeeper>(BriefKeeper::Services{shelf, clock, scheduler, workspace.desk().me().id,
                                                               briefDesk(workspace.local()), timeZone, make});
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
    page.offerTools({&shelf, workspace.desk().me().id, [&page](const AgentId &id) { return page.agentName(id); },
                     briefDesk(workspace.local())});
    QObject::connect(&page, &DashboardPage::measureWanted, asked, &Dashboard::askMeasure);
    QObject::connect(asked, &Dashboard::measureReady, &page, &DashboardPage::showMeasure);
    QObject::connect(&page, &DashboardPage::briefTrialWanted, &briefs, &BriefKeeper::makeNow);
    QObject::connect(&briefs, &BriefKeeper::tried, &page, &DashboardPage::showBriefTrial);
    QObject::connect(&briefs, &BriefKeeper::troubleChanged, &page,
                     [&page, &briefs] { page.showBriefTrouble(briefs.trouble()); });
    page.showBriefTrouble(briefs.trouble()); // from before there was a page
    return dashboard;
}

} // namespace lianxi
