// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"

#include <QHBoxLayout>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

namespace
{

/// The two columns over their own world.
class Columns final : public QWidget
{
public:
    Columns(ThemeSource &theme, const std::function<Dialogue(Instant)> &dialogue)
        : world(theme)
    {
        const qint64 row = world.add(dialogue(world.clock.now()));
        panel = new ConversationPanel(world.services(), this);
        contact = new ContactPanel(world.services(), this);
        contact->setFixedWidth(290);
        auto *columns = new QHBoxLayout(this);
        columns->setContentsMargins(0, 0, 0, 0);
        columns->setSpacing(0);
        columns->addWidget(panel, 1);
        columns->addWidget(contact);
        QObject::connect(panel, &ConversationPanel::contactShown, contact, &ContactPanel::showContact);
        panel->showCase(row);
        world.store.deliver();
        contact->showCase(*panel->view());
        world.store.deliver();
        QCoreApplication::processEvents();
    }
    ConversationWorld world;
    ConversationPanel *panel;
    ContactPanel *contact;
};

std::unique_ptr<Columns> columns(ShotWorld &world, const std::function<Dialogue(Instant)> &dialogue,
                                 const QString &text = {})
{
    auto made = std::make_unique<Columns>(world.themes, dialogue);
    if (!text.isEmpty())
        made->panel->composer().edit().setPlainText(text);
    return made;
}

const ShotGroup group({
    {"conversation", QSize(1040, 1000),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return columns(world, lateParcel, u"骑手已经取货，给您发了取件码，麻烦您留意电话，可以吗？"_s);
     }},
    {"conversation-block", QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel);
         ComposerState state;
         state.thread = made->panel->view()->threads.at(1).id;
         state.text = u"请把您的手机号发一下，我们绝对给您查到。"_s;
         made->panel->composer().restore(state);
         return made;
     }},
    {"conversation-note", QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel, u"仓库说 19:30 出车，明早回访。"_s);
         made->panel->toggleNote();
         return made;
     }},
    {"conversation-offers", QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel);
         made->resize(1040, 760);
         made->show();
         made->panel->composer().edit().insertPlainText(u"/"_s);
         return made;
     }},
    {"conversation-every-kind", QSize(760, 1500),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return columns(world, everyKind); }},
});

} // namespace
} // namespace lianxi::test
