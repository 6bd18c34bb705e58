// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/teaching_wiring.h"

#include "app/desk/workspace.h"
#include "app/judging/teaching.h"
#include "models/policy/playbook_data.h"
#include "ui/settings/judgement_page.h"

#include <QLocale>

namespace lianxi
{

void connectTeaching(Workspace &workspace, JudgementPage &page)
{
    Teaching *teaching = &workspace.teaching();
    page.setCategoryTitles([&workspace](const QString &id) { return categoryTitle(workspace, id); });
    QObject::connect(&page, &JudgementPage::taskWanted, teaching, &Teaching::look);
    QObject::connect(&page, &JudgementPage::labelled, teaching, &Teaching::label);
    QObject::connect(&page, &JudgementPage::unlabelled, teaching, &Teaching::unlabel);
    QObject::connect(&page, &JudgementPage::labelNamed, teaching, &Teaching::nameLabel);
    QObject::connect(&page, &JudgementPage::importWanted, teaching, &Teaching::importRows);
    QObject::connect(&page, &JudgementPage::forgetWanted, teaching, &Teaching::forgetImported);
    QObject::connect(&page, &JudgementPage::trainWanted, teaching, &Teaching::train);
    QObject::connect(&page, &JudgementPage::stopWanted, teaching, &Teaching::cancelTraining);
    QObject::connect(&page, &JudgementPage::modelFileWanted, teaching, &Teaching::loadModel);
    QObject::connect(&page, &JudgementPage::switchWanted, teaching, &Teaching::switchOver);
    QObject::connect(&page, &JudgementPage::backWanted, teaching, &Teaching::goBack);
    QObject::connect(teaching, &Teaching::viewChanged, &page, &JudgementPage::setView);
    QObject::connect(teaching, &Teaching::progressed, &page, &JudgementPage::setProgress);
    QObject::connect(teaching, &Teaching::trained, &page, &JudgementPage::showCandidate);
    QObject::connect(teaching, &Teaching::trainingEnded, &page, &JudgementPage::endTraining);
    QObject::connect(teaching, &Teaching::imported, &page, &JudgementPage::showReport);
    QObject::connect(teaching, &Teaching::troubled, &page, &JudgementPage::showProblem);
}

QString categoryTitle(Workspace &workspace, const QString &id)
{
    const QString own = workspace.judge().categoryTitle(id);
    return own.isEmpty() ? workspace.playbook().categoryLabel(id, QLocale().name()) : own;
}

std::vector<CategoryChoice> categoryChoices(Workspace &workspace)
{
    std::vector<CategoryChoice> choices;
    for (const auto &[id, section] : workspace.playbook().data().categories)
        choices.push_back({id, categoryTitle(workspace, id)});
    const std::map<QString, QString> own = workspace.judge().categoryTitles();
    for (const auto &[id, title] : own)
        if (std::ranges::find(choices, id, &CategoryChoice::id) == choices.end())
            choices.push_back({id, title});
    return choices;
}

} // namespace lianxi
