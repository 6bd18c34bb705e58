// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/assist_wiring.h"

#include "app/assist/assist_service.h"
#include "app/desk/workspace.h"
#include "ui/settings/assist_page.h"
#include "ui/shell/commands.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lianxi
{

void connectAssist(Workspace &workspace, AssistPage &page, Shortcuts &shortcuts)
{
    AssistService *assist = &workspace.assist();
    QObject::connect(&page, &AssistPage::saveWanted, assist, &AssistService::save);
    QObject::connect(&page, &AssistPage::testWanted, assist, [assist](const AssistSetup &setup) {
        assist->test(setup, QLocale().language() == QLocale::Chinese ? u"zh"_s : u"en"_s);
    });
    QObject::connect(assist, &AssistService::setupChanged, &page, &AssistPage::setSetup);
    QObject::connect(assist, &AssistService::standingChanged, &page, &AssistPage::setStanding);
    QObject::connect(assist, &AssistService::tested, &page, &AssistPage::showTest);
    QObject::connect(assist, &AssistService::notSaved, &page, &AssistPage::showNotSaved);
    QObject::connect(assist, &Assistant::offeredChanged, &shortcuts, &Shortcuts::setHelpOffered);
    page.setSetup(assist->setup());
    page.setStanding(assist->standing());
    shortcuts.setHelpOffered(assist->isOffered());
}

} // namespace lianxi
