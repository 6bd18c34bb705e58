// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/picture_viewer.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

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
        , team(world.me)
        , window({world.store, world.themes, language, preferences, shortcuts, world.clock, world.me, &team.shelf})
    {
        const Dialogue dialogue = lateParcel(talk.clock.now());
        const qint64 row = talk.add(dialogue);
        CaseRow head = dialogue.view.head;
        head.preview = u"什么时候能到？"_s;
        world.store.cases.insert_or_assign(row, head);
        ConversationServices services = talk.services();
        services.team = &team.shelf; // the macros' button stands beside the others
        auto *panel = new ConversationPanel(services);
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
    TeamBoard team;
    MainWindow window;
};

Part attachment(PartType type, const QString &ref, const QString &name, qint64 bytes)
{
    Part part;
    part.type = type;
    part.ref = ref;
    part.name = name;
    part.bytes = bytes;
    return part;
}

/// A damaged parcel in pictures: shown, loading in vain, refused, and files on their way out.
Dialogue damagedParcel(Instant now)
{
    Dialogue made = lateParcel(now);
    TimelineRow line = made.timeline.back();
    for (const TimelineRow &row : made.timeline) {
        if (row.direction == Direction::In && row.surface == Surface::Private)
            line = row;
    }
    made.timeline.clear();
    const auto say = [&](Direction direction, const QString &text, std::vector<Part> parts) {
        line.row = static_cast<qint64>(made.timeline.size()) + 1;
        line.id = MessageId::derive("picture-" + QByteArray::number(line.row));
        line.direction = direction;
        line.author = direction == Direction::In ? AuthorKind::Customer : AuthorKind::Agent;
        line.agent = direction == Direction::In ? AgentId() : AgentId(u"lin"_s);
        line.authorName = direction == Direction::In ? made.view.head.contactName : u"林小夏"_s;
        line.delivery = direction == Direction::In ? DeliveryState::Received : DeliveryState::Read;
        line.at = now - std::chrono::minutes(40 - 3 * line.row);
        line.text = text;
        line.replyPreview.clear();
        line.parts = std::move(parts);
        made.timeline.push_back(line);
    };
    say(Direction::In, u"收到的箱子角都破了，您看看"_s, {attachment(PartType::Image, u"parcel"_s, {}, 312'000)});
    say(Direction::In, u"里面的灯罩好像没事"_s, {attachment(PartType::Image, u"lamp"_s, {}, 198'000)});
    Part voice = attachment(PartType::Voice, u"voice"_s, {}, 18'000);
    voice.seconds = 9;
    say(Direction::In, {}, {voice});
    say(Direction::In, {}, {attachment(PartType::Image, u"slow"_s, {}, 240'000)});
    say(Direction::In, {}, {attachment(PartType::Image, u"gone"_s, {}, 240'000)});
    say(Direction::Out, {}, {attachment(PartType::File, u"guide"_s, u"安装与退换说明.pdf"_s, 1'480'000)});
    return made;
}

class PictureTalk final : public QWidget
{
public:
    PictureTalk(ThemeSource &theme, bool writing)
        : world(theme)
    {
        media.files = {{u"parcel"_s, parcelPhoto()},
                       {u"lamp"_s, lampPhoto()},
                       {u"换货单.png"_s, parcelPhoto()},
                       {u"录像.mov"_s, QByteArray(12'000'000, 'x')}};
        media.failing = {{u"slow"_s, u"network"_s}};
        const qint64 row = world.add(damagedParcel(world.clock.now()));
        ConversationServices services = world.services();
        services.media = &media;
        services.limits = [](Platform platform, Surface surface) { return codecFor(platform)->limits(surface); };
        panel = new ConversationPanel(services, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(panel);
        panel->showCase(row);
        world.store.deliver();
        if (writing)
            write();
    }
    void write()
    {
        ComposerState state;
        state.thread = panel->view()->threads.front().id;
        for (const ThreadRow &thread : panel->view()->threads) {
            if (thread.surface == Surface::Private)
                state.thread = thread.id;
        }
        state.text = u"非常抱歉让您收到破损的包裹。换货单已经为您开好，请查收附件。"_s.repeated(30);
        state.attachments = {attachment(PartType::Image, u"换货单.png"_s, u"换货单.png"_s, 312'000),
                             attachment(PartType::Video, u"录像.mov"_s, u"开箱录像.mov"_s, 12'000'000)};
        panel->composer().restore(state);
    }

private:
    MemoryMedia media;
    ConversationWorld world;
    ConversationPanel *panel;
};

/// Pictures arrive by the event loop, after the view has its size.
std::unique_ptr<QWidget> pictureTalk(ShotWorld &world, QSize size, bool writing)
{
    auto made = std::make_unique<PictureTalk>(world.themes, writing);
    made->resize(size);
    made->show();
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
    return made;
}

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
    {u"conversation-given"_s, QSize(1040, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return columns(world, [](Instant now) {
             Dialogue dialogue = lateParcel(now);
             CaseRow &head = dialogue.view.head;
             head.assignee = AgentId(u"lin"_s);
             head.assigneeName = u"林晓"_s;
             head.queue = u"售后"_s;
             head.offeredAt = now - std::chrono::seconds(20);
             head.offeredBy = u"周明"_s;
             dialogue.view.surveys = {{now - std::chrono::hours(30), now - std::chrono::hours(29), 4, u"挺快的"_s}};
             return dialogue;
         });
     }},
    {u"conversation-pictures"_s, QSize(820, 1240),
     [](ShotWorld &world) { return pictureTalk(world, QSize(820, 1240), false); }},
    {u"conversation-attachments"_s, QSize(820, 800),
     [](ShotWorld &world) { return pictureTalk(world, QSize(820, 800), true); }},
    {u"picture-viewer"_s, QSize(900, 680),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto viewer = std::make_unique<PictureViewer>(u"parcel.jpg"_s, world.themes);
         viewer->setAttribute(Qt::WA_DeleteOnClose, false);
         viewer->resize(900, 680);
         viewer->QWidget::show();
         viewer->show(QImage::fromData(parcelPhoto()), QSize(1600, 1200));
         return viewer;
     }},
    {u"window-case"_s, QSize(1440, 900), caseWindow},
    {u"form-transfer"_s, QSize(460, 420),
     [](ShotWorld &) -> std::unique_ptr<QWidget> {
         return std::make_unique<TransferForm>(std::vector<Colleague>{{AgentId(u"zhou"_s), u"周明"_s}},
                                               QStringList{u"售后"_s, u"财务"_s},
                                               std::function<std::unique_ptr<AssistRun>()>(), nullptr);
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
