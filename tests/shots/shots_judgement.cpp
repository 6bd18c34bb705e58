// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"
#include "tests/shots/shots.h"
#include "ui/conversation/forms.h"
#include "ui/settings/judgement_page.h"

#include <QComboBox>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

std::vector<LabelChoice> categories()
{
    std::vector<LabelChoice> labels;
    int rows = 3;
    for (const QString &id : {u"account"_s, u"complaint"_s, u"fault_repair"_s, u"installation"_s, u"invoice"_s,
                              u"logistics"_s, u"order"_s, u"payment"_s, u"praise"_s, u"price_promo"_s,
                              u"product_question"_s, u"refund"_s, u"return_exchange"_s, u"other"_s})
        labels.push_back({id, {}, false, rows = rows * 7 % 61});
    labels.push_back({u"团购"_s, u"拼团与团购"_s, true, 34});
    return labels;
}

ModelCard card(qint64 row, const QString &name, const QString &languages, Instant now)
{
    ModelCard made;
    made.row = row;
    made.name = name;
    made.version = row == 0 ? 1 : static_cast<quint32>(row);
    made.fingerprint = u"9f2c41d07ab3"_s;
    made.languages = languages;
    made.crossValidated = {2710, 0.962, 0.957};
    if (row != 0)
        made.made = now;
    return made;
}

Scores scoresOf(double good)
{
    Scores scores;
    scores.accuracy = good;
    scores.macroF1 = good - 0.031;
    int rows = 46;
    for (const QString &label : {u"logistics"_s, u"refund"_s, u"团购"_s, u"invoice"_s, u"praise"_s}) {
        scores.labels.push_back({label, rows, rows - 2, good + 0.02, good - 0.02, good});
        scores.rows += rows;
        scores.cells[{label, label}] = rows - 3;
        rows = rows * 2 / 3;
    }
    scores.cells[{u"logistics"_s, u"refund"_s}] = 3;
    scores.cells[{u"团购"_s, u"logistics"_s}] = 2;
    scores.cells[{u"refund"_s, u"logistics"_s}] = 3;
    return scores;
}

TeachingView view(ShotWorld &world)
{
    TeachingView made;
    made.labels = categories();
    made.inForce = {card(0, u"category.zh"_s, u"zh"_s, world.clock.now()),
                    card(0, u"category.en"_s, u"en"_s, world.clock.now())};
    made.rows = {137, 24, 460};
    made.waiting = {{MessageId::generate(),
                     u"我朋友拼的那单显示还差一人，可是时间已经过了，钱会自动退吗？电话 138****5678"_s, u"refund"_s,
                     0.31, world.clock.now()},
                    {MessageId::generate(), u"积分去哪看"_s, u"account"_s, 0.38, world.clock.now()}};
    return made;
}

ModelCard candidate(ShotWorld &world)
{
    ModelCard made = card(4, u"category.team.zh"_s, u"zh"_s, world.clock.now());
    made.compared = Comparison{scoresOf(0.914), scoresOf(0.742), 497, 6};
    return made;
}

std::unique_ptr<JudgementPage> page(ShotWorld &world)
{
    auto made = std::make_unique<JudgementPage>(world.themes);
    made->setCategoryTitles([](const QString &id) { return Playbook::shipped()->categoryLabel(id, QLocale().name()); });
    return made;
}

std::unique_ptr<QWidget> labelling(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    return made;
}

std::unique_ptr<QWidget> several(ShotWorld &world)
{
    auto made = page(world);
    auto *task = made->findChild<QComboBox *>(u"judgementTask"_s);
    task->setCurrentIndex(task->findData(static_cast<int>(Task::Script)));
    TeachingView shown = view(world);
    shown.task = Task::Script;
    shown.inForce.clear();
    shown.labels = {{u"introduce"_s, {}, false, 12},
                    {u"confirm"_s, {}, false, 31},
                    {u"solve"_s, {}, false, 40},
                    {u"follow_up"_s, {}, false, 7},
                    {u"none"_s, {}, false, 3}};
    shown.waiting.front() = {MessageId::generate(), u"您好，我是客服小林，跟您确认一下，是茶壶还没有收到对吗？"_s,
                             u"introduce+confirm"_s, 1, world.clock.now()};
    made->setView(shown);
    made->findChild<QPushButton *>(u"label-introduce"_s)->click();
    return made;
}

std::unique_ptr<QWidget> training(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    made->findChild<QPushButton *>(u"train"_s)->click();
    made->setProgress(42);
    return made;
}

std::unique_ptr<QWidget> compared(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    made->showCandidate(Task::Category, candidate(world));
    return made;
}

std::unique_ptr<QWidget> switched(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    made->showCandidate(Task::Category, candidate(world));
    TeachingView after = view(world);
    after.inForce.front() = candidate(world);
    after.mayGoBack = true;
    made->setView(after);
    return made;
}

std::unique_ptr<QWidget> imported(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    made->showReport({412, 17, {u"以旧换新"_s}, {{3, RejectedWhy::FieldCount}, {18, RejectedWhy::NoLabel}}});
    return made;
}

std::unique_ptr<QWidget> columns(ShotWorld &world)
{
    auto made = page(world);
    made->setView(view(world));
    made->showProblem({TeachingTrouble::MissingColumn, 0, 0, {u"问题"_s, u"类别"_s, u"时间"_s}});
    return made;
}

std::unique_ptr<QWidget> damaged(ShotWorld &world)
{
    auto made = page(world);
    TeachingView shown = view(world);
    shown.damaged = true;
    shown.mayGoBack = true;
    made->setView(shown);
    made->showProblem({TeachingTrouble::TooFewRows, 12, 40, {}});
    return made;
}

std::unique_ptr<QWidget> correction(ShotWorld &)
{
    std::vector<CategoryChoice> choices;
    for (const QString &id : {u"logistics"_s, u"refund"_s, u"invoice"_s})
        choices.push_back({id, Playbook::shipped()->categoryLabel(id, QLocale().name())});
    CaseRow head;
    head.category = u"refund"_s;
    head.caseClass = CaseClass::Complex;
    head.priority = Priority::High;
    return std::make_unique<JudgementForm>(choices, head, nullptr);
}

const QSize size(1080, 860);
const ShotGroup group({
    {u"judgement-empty"_s, size, [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world); }},
    {u"judgement-labelling"_s, size, labelling},
    {u"judgement-several"_s, size, several},
    {u"judgement-training"_s, size, training},
    {u"judgement-compared"_s, QSize(1080, 1000), compared},
    {u"judgement-switched"_s, size, switched},
    {u"judgement-imported"_s, size, imported},
    {u"judgement-columns"_s, size, columns},
    {u"judgement-damaged"_s, size, damaged},
    {u"judgement-correction"_s, QSize(460, 240), correction},
});

} // namespace
} // namespace lianxi::test
