// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_source.h"
#include "tests/shots/shots.h"
#include "tests/support/ui/memory_media.h"
#include "tests/support/ui/review_world.h"
#include "ui/review/story_forms.h"
#include "ui/review/taken_page.h"

#include <QLocale>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CaseSet taken(ReviewWorld &world, bool masked)
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    CaseSet made;
    made.header.id = CaseFileId::derive("set");
    made.header.title = chinese ? u"第 47 周投诉"_s : u"Complaints of week 47"_s;
    made.header.reviewerName = chinese ? u"瑞琪"_s : u"Rui"_s;
    made.header.reviewer = AgentId(u"rui"_s);
    made.header.masked = false;
    made.header.issued = world.world.clock.now() - 24h;
    made.header.expires = world.world.clock.now() + 72h;
    for (const qint64 row : {world.first, world.second}) {
        CaseInSet one;
        one.head = world.world.store.cases.at(row).head;
        one.head.row = static_cast<qint64>(made.cases.size()) + 1;
        one.lines = world.world.store.timelines.at(row);
        one.review = ReviewId::derive(QByteArray::number(row));
        one.agent = AgentId(u"lin"_s);
        one.agentName = u"林晓"_s;
        one.work = world.work;
        made.cases.push_back(one);
    }
    if (masked)
        maskCaseSet(made);
    return made;
}

/// A world that lives as long as what is shown of it.
struct Kit : QObject {
    Kit(ShotWorld &shot, bool lead)
        : world(shot.themes, AgentId(u"rui"_s), lead)
    {
    }
    ReviewWorld world;
};

TakenWindow::Services windowServices(ShotWorld &shot, Kit &kit)
{
    return {kit.world.world.clock,
            shot.themes,
            findPhones,
            QTimeZone::utc(),
            AgentId(u"rui"_s),
            [](const QObject *, const CaseKeeper::KeptResult &, const std::function<void(Status)> &done) { done({}); },
            {}};
}

std::unique_ptr<QWidget> window(ShotWorld &shot, bool masked)
{
    auto *kit = new Kit(shot, false);
    auto made = std::make_unique<TakenWindow>(taken(kit->world, masked), std::vector<CaseKeeper::KeptResult>(),
                                              windowServices(shot, *kit));
    made->setAttribute(Qt::WA_DeleteOnClose, false);
    QObject::connect(made.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    return made;
}

std::unique_ptr<QWidget> page(ShotWorld &shot, bool empty)
{
    auto *kit = new Kit(shot, true);
    const CaseSet set = taken(kit->world, true);
    const Instant now = kit->world.world.clock.now();
    std::vector<HandIn> results;
    for (const HandInVerdict verdict :
         {HandInVerdict::Fine, HandInVerdict::CaseChanged, HandInVerdict::OthersReview, HandInVerdict::Appealed}) {
        HandIn one;
        one.result.given.at = now - 5h;
        one.customer = set.cases.front().head.contactName;
        one.other = u"秦岭"_s;
        one.verdict = verdict;
        results.push_back(one);
    }
    if (empty)
        results.clear();
    auto made = std::make_unique<TakenPage>(
        TakenPage::Services{windowServices(shot, *kit),
                            kit->world.desk,
                            {},
                            [set, empty](const QObject *, const auto &answer) {
                                answer(empty ? std::vector<KeptSet>() : std::vector<KeptSet>{{set.header, 4}});
                            },
                            {},
                            {},
                            {},
                            {},
                            [results](const QObject *, const auto &answer) { answer(results); },
                            {},
                            {}});
    if (!empty) {
        ReviewBoard board;
        for (int i = 0; i < 3; ++i) {
            CaseFileRow file;
            file.id = CaseFileId::derive(QByteArray::number(i));
            file.reviewerName = u"瑞琪"_s;
            file.cases = 20 + i;
            file.masked = i != 1;
            file.issued = now - std::chrono::hours(48 * (i + 1));
            file.expires = file.issued + 72h;
            if (i == 1)
                file.recalledAt = now - 3h;
            board.files.push_back(file);
        }
        made->showBoard(board);
    }
    QObject::connect(made.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    return made;
}

std::unique_ptr<QWidget> article(ShotWorld &shot)
{
    auto *kit = new Kit(shot, true);
    const CaseSet set = taken(kit->world, false);
    auto made = std::make_unique<ArticleForm>(articleOf(set.cases.front().head, set.cases.front().lines), nullptr);
    made->setAttribute(Qt::WA_DeleteOnClose, false);
    QObject::connect(made.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    return made;
}

const ShotGroup group({
    {u"taken-window"_s, QSize(1280, 800), [](ShotWorld &shot) { return window(shot, true); }},
    {u"taken-page"_s, QSize(1100, 720), [](ShotWorld &shot) { return page(shot, false); }},
    {u"taken-empty"_s, QSize(1100, 420), [](ShotWorld &shot) { return page(shot, true); }},
    {u"taken-form"_s, QSize(460, 560),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         auto form = std::make_unique<TakeForm>(TakeForm::Limits{}, nullptr);
         form->setAttribute(Qt::WA_DeleteOnClose, false);
         return form;
     }},
    {u"review-article"_s, QSize(520, 620), article},
});

} // namespace
} // namespace lianxi::test
