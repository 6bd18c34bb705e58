// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_photo.h"
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/memory_media.h"
#include "ui/settings/card_page.h"

#include <QCoreApplication>
#include <QLocale>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;

const ShotGroup group({
    {u"settings-card"_s, QSize(940, 560),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto *team = new TeamBoard(world.me);
         const bool chinese = QLocale().language() == QLocale::Chinese;
         TeamCard card;
         card.title = chinese ? u"售后 · 上海"_s : u"After-sales, Shanghai"_s;
         card.photo = cardPhoto(lampPhoto(), TeamCard::photoSide, TeamCard::largestPhoto).value_or(QByteArray());
         TeamItemSaved saved;
         saved.kind = TeamItemKind::Card;
         saved.id = world.me.text();
         saved.name = chinese ? u"林晓"_s : u"Lin"_s;
         saved.body = toTeamCardBody(card);
         team->put(saved);
         CardBoard board;
         board.me = {world.me, saved.name, chinese ? u"您好，我是客服林晓。"_s : u"Hello, I am Lin."_s,
                     AuthorKind::Agent};
         board.colleagues = [] { return std::vector<Colleague>(); };
         auto made = std::make_unique<CardPage>(team->shelf, board, world.themes);
         QObject::connect(made.get(), &QObject::destroyed, team, &QObject::deleteLater);
         for (int i = 0; i < 10; ++i)
             QCoreApplication::processEvents();
         return made;
     }},
});

} // namespace
} // namespace lianxi::test
