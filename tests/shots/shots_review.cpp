// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/review_world.h"
#include "ui/review/card_editor.h"
#include "ui/review/plan_editor.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The page over a world of its own.
class ReviewPicture final : public QWidget
{
public:
    ReviewPicture(ShotWorld &shot, const QString &me, bool lead)
        : world(shot.themes, AgentId(me), lead)
    {
    }
    void open()
    {
        page = new ReviewPage(world.services(), this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        show();
        page->show();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i) {
            ReviewWorld::settle();
            world.world.store.deliver();
        }
    }
    void choose(ReviewModel::Choice choice, int row)
    {
        auto *box = page->findChild<QComboBox *>(u"reviewChoice"_s);
        box->setCurrentIndex(static_cast<int>(choice));
        Q_EMIT box->activated(static_cast<int>(choice));
        auto *table = page->findChild<QTreeView *>(u"reviews"_s);
        table->setCurrentIndex(table->model()->index(row, 0));
        settle();
    }
    ReviewWorld world;
    ReviewPage *page = nullptr;
};

std::unique_ptr<QWidget> writing(ShotWorld &shot)
{
    auto made = std::make_unique<ReviewPicture>(shot, u"rui"_s, true);
    ReviewWorld &world = made->world;
    ReviewRow risky = world.row(2, u"zhou"_s, u"rui"_s, world.second);
    risky.why = toText(SampleReason::Override);
    ReviewRow fresh = world.row(3, u"zhou"_s, u"rui"_s, world.second);
    fresh.why = toText(SampleReason::NewStaff);
    world.board.rows = {world.row(1, u"lin"_s, u"rui"_s, world.first), risky, fresh};
    made->open();
    made->choose(ReviewModel::Choice::ToWrite, 0);
    auto *scores = made->page->findChild<QTreeView *>(u"scores"_s);
    for (const int points : {5, 3, 1, 4}) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_0 + points, Qt::NoModifier);
        QCoreApplication::sendEvent(scores, &press);
    }
    made->page->bench().timeline().setCurrent(1);
    made->page->findChild<QPushButton *>(u"addMark"_s)->click();
    return made;
}

std::unique_ptr<QWidget> appealed(ShotWorld &shot)
{
    auto made = std::make_unique<ReviewPicture>(shot, u"lead"_s, true);
    ReviewWorld &world = made->world;
    const bool chinese = QLocale().language() == QLocale::Chinese;
    ReviewRow one = world.row(1, u"lin"_s, u"rui"_s, world.first);
    world.write(one, 2);
    one.comment = chinese ? u"开头很好；方案给得太快，没有先确认是哪一单。"_s
                          : u"A good beginning; the solution came before it was clear which order was meant."_s;
    one.appealedAt = world.world.clock.now();
    one.appeal =
        chinese ? u"第二条消息里已经确认过订单号了。"_s : u"The order number was confirmed in my second message."_s;
    world.board.rows = {one};
    made->open();
    made->choose(ReviewModel::Choice::Appeals, 0);
    return made;
}

std::unique_ptr<QWidget> figures(ShotWorld &shot)
{
    auto made = std::make_unique<ReviewPicture>(shot, u"lead"_s, true);
    ReviewWorld &world = made->world;
    for (int i = 0; i < 12; ++i) {
        ReviewRow one =
            world.row(10 + i, i % 3 == 0 ? u"zhou"_s : u"lin"_s, u"rui"_s, i % 2 ? world.first : world.second);
        one.head.caseClass = i % 3 == 0 ? CaseClass::General : CaseClass::Normal;
        world.write(one, i % 4);
        one.givenAt = world.world.clock.now() - std::chrono::hours(24 * 9 * i);
        ReviewRow two = world.row(50 + i, one.agent.text(), u"qin"_s, i % 2 ? world.first : world.second);
        world.write(two, i % 5 == 0 ? 2 : i % 4);
        two.second = one.id;
        world.board.rows.push_back(one);
        world.board.rows.push_back(two);
    }
    made->open();
    made->page->findChild<QTabWidget *>(u"reviewTabs"_s)->setCurrentIndex(1);
    return made;
}

std::unique_ptr<QWidget> empty(ShotWorld &shot)
{
    auto made = std::make_unique<ReviewPicture>(shot, u"rui"_s, true);
    made->open();
    return made;
}

/// An editor's page over a team of its own.
std::unique_ptr<QWidget> editor(const std::function<QWidget *(TeamShelf &)> &make, const QString &add)
{
    struct Kit : QWidget {
        TeamBoard team{AgentId(u"lead"_s)};
    };
    auto made = std::make_unique<Kit>();
    auto *column = new QVBoxLayout(made.get());
    column->setContentsMargins(0, 0, 0, 0);
    QWidget *page = make(made->team.shelf);
    column->addWidget(page);
    page->findChild<QPushButton *>(add)->click();
    return made;
}

std::vector<Colleague> people()
{
    return {{AgentId(u"rui"_s), u"瑞琪"_s}, {AgentId(u"qin"_s), u"秦岭"_s}, {AgentId(u"zhou"_s), u"周明"_s}};
}

const ShotGroup group({
    {u"review-write"_s, QSize(1216, 760), writing},
    {u"review-appeal"_s, QSize(1216, 760), appealed},
    {u"review-figures"_s, QSize(1216, 720), figures},
    {u"review-empty"_s, QSize(1216, 500), empty},
    {u"review-card"_s, QSize(980, 820),
     [](ShotWorld &) { return editor([](TeamShelf &shelf) { return makeCardPage(shelf); }, u"addScoreCard"_s); }},
    {u"review-plan"_s, QSize(980, 760),
     [](ShotWorld &) { return editor([](TeamShelf &shelf) { return makePlanPage(shelf, people); }, u"addPlan"_s); }},
});

} // namespace
} // namespace lianxi::test
