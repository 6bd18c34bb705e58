// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"

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

/// The whole desk with one case open: what the agent sees all day.
class DeskPicture final : public QWidget
{
public:
    explicit DeskPicture(ShotWorld &world)
        : talk(world.themes)
        , window({world.store, world.themes, language, preferences, shortcuts, world.clock, world.me})
    {
        const Dialogue dialogue = lateParcel(talk.clock.now());
        const qint64 row = talk.add(dialogue);
        CaseRow head = dialogue.view.head;
        head.preview = u"什么时候能到？"_s;
        world.store.cases.insert_or_assign(row, head);
        auto *panel = new ConversationPanel(talk.services());
        auto *contact = new ContactPanel(talk.services());
        window.setColumns(panel, contact);
        window.addPage(
            new SettingsPage(preferences, shortcuts, world.themes, u"https://desk.example.com"_s, world.clock),
            IconName::Settings, "Settings");
        auto *whole = new QHBoxLayout(this);
        whole->setContentsMargins(0, 0, 0, 0);
        whole->addWidget(&window);
        QObject::connect(panel, &ConversationPanel::contactShown, contact, &ContactPanel::showContact);
        QObject::connect(panel, &ConversationPanel::viewChanged, contact,
                         [panel, contact] { contact->showCase(*panel->view()); });
        window.inbox().start();
        world.store.deliver();
        QCoreApplication::processEvents();
        window.inbox().selectCase(row);
        panel->showCase(row);
        for (int i = 0; i < 3; ++i)
            talk.store.deliver();
        panel->composer().edit().setPlainText(u"骑手已经取货，给您发了取件码，麻烦您留意电话，可以吗？"_s);
        panel->composer().edit().moveCursor(QTextCursor::End);
    }
    ~DeskPicture() override { window.setParent(nullptr); }

private:
    Language language; // the pictures' own language is installed by the main
    PreferenceSource preferences{{}, [](const QJsonObject &) {}};
    Shortcuts shortcuts;
    ConversationWorld talk;
    MainWindow window;
};

std::unique_ptr<QWidget> caseWindow(ShotWorld &world)
{
    return std::make_unique<DeskPicture>(world);
}

const ShotGroup group({
    {u"conversation"_s, QSize(1040, 1000),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return columns(world, lateParcel, u"骑手已经取货，给您发了取件码，麻烦您留意电话，可以吗？"_s);
     }},
    {u"conversation-block"_s, QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel);
         ComposerState state;
         state.thread = made->panel->view()->threads.at(1).id;
         state.text = u"请把您的手机号发一下，我们绝对给您查到。"_s;
         made->panel->composer().restore(state);
         return made;
     }},
    {u"conversation-note"_s, QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel, u"仓库说 19:30 出车，明早回访。"_s);
         made->panel->toggleNote();
         return made;
     }},
    {u"conversation-offers"_s, QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = columns(world, lateParcel);
         made->resize(1040, 760);
         made->show();
         made->panel->composer().edit().insertPlainText(u"/"_s);
         return made;
     }},
    {u"window-case"_s, QSize(1440, 900), caseWindow},
    {u"form-transfer"_s, QSize(460, 420),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         return std::make_unique<TransferForm>(std::vector<Colleague>{{AgentId(u"zhou"_s), u"周明"_s}}, nullptr);
     }},
    {u"form-consent"_s, QSize(460, 560),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return std::make_unique<ConsentForm>(world.clock.now(), QTimeZone::utc(), nullptr);
     }},
    {u"conversation-every-kind"_s, QSize(760, 1500),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return columns(world, everyKind); }},
});

} // namespace
} // namespace lianxi::test
