// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assistant.h"
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/settings/assist_page.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

/// Says what the picture wants.
class PaintedAssistant final : public Assistant
{
public:
    [[nodiscard]] bool isOffered() const override { return true; }
    [[nodiscard]] std::unique_ptr<AssistRun> ask(const AssistQuestion &) override
    {
        auto run = std::make_unique<AssistRun>([] {});
        m_last = run.get();
        return run;
    }
    void say(const QString &words) { m_last->write(words); }
    void end(const AssistEnd &how) { m_last->end(how); }

private:
    AssistRun *m_last = nullptr; ///< whoever asked owns it
};

AssistEnd done(int invented = 0)
{
    AssistEnd how;
    how.invented = invented;
    how.model = u"qwen-plus"_s;
    return how;
}

/// The conversation with the help under way.
class Talk final : public QWidget
{
public:
    explicit Talk(ShotWorld &shots)
        : world(shots.themes)
        , panel(nullptr)
    {
        const qint64 row = world.add(lateParcel(world.clock.now()));
        ConversationServices services = world.services();
        services.assistant = &assistant;
        panel = new ConversationPanel(services, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(panel);
        panel->showCase(row);
        world.store.deliver();
        QCoreApplication::processEvents();
    }
    ~Talk() override { delete panel; } // before what it works with
    PaintedAssistant assistant;
    ConversationWorld world;
    ConversationPanel *panel;
};

std::unique_ptr<QWidget> writing(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(world);
    made->panel->askHelp(AssistKind::Draft, AssistTone::Warm);
    made->assistant.say(u"您好，我是客服林小夏。您是想确认安全座椅什么时候能到"_s);
    return made;
}

std::unique_ptr<QWidget> written(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(world);
    made->panel->askHelp(AssistKind::Draft, AssistTone::Warm);
    made->assistant.say(
        u"您好，我是客服林小夏。您是想确认安全座椅什么时候能到，对吗？我先联系快递核实，查到后马上给您回复。"_s);
    made->assistant.end(done());
    return made;
}

std::unique_ptr<QWidget> invented(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(world);
    made->panel->askHelp(AssistKind::Draft, AssistTone::Warm);
    made->assistant.say(u"您好，新的运单号是 [NUMBER_7]，请查收。"_s);
    made->assistant.end(done(1));
    return made;
}

std::unique_ptr<QWidget> translated(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(world);
    made->panel->translateCurrent();
    made->assistant.say(u"When will it arrive? I ordered it with 13800138000."_s);
    made->assistant.end(done());
    return made;
}

std::unique_ptr<QWidget> menu(ShotWorld &world)
{
    auto made = std::make_unique<Talk>(world);
    made->panel->composer().edit().setPlainText(u"马上为您查一下物流。"_s);
    auto *shown = new QMenu(made.get());
    made->panel->composer().fillAssistMenu(*shown);
    shown->popup(made->mapToGlobal(QPoint(0, 0)));
    auto frame = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(frame.get());
    shown->setParent(frame.get(), Qt::Widget);
    column->addWidget(shown);
    shown->show();
    made->setParent(frame.get());
    made->hide();
    made.release(); // the frame's
    return frame;
}

std::unique_ptr<QWidget> handOver(ShotWorld &)
{
    auto form = std::make_unique<TransferForm>(
        std::vector<Colleague>{{AgentId(u"zhou"_s), u"周明"_s}}, QStringList(),
        [] { return std::make_unique<AssistRun>(std::function<void()>()); }, nullptr);
    return form;
}

AssistSetupView setup(bool hasKey)
{
    return {true, u"https://models.example.com/v1"_s, u"qwen-plus"_s, hasKey};
}

std::unique_ptr<QWidget> off(ShotWorld &world)
{
    return std::make_unique<AssistPage>(world.themes);
}

std::unique_ptr<QWidget> works(ShotWorld &world)
{
    auto page = std::make_unique<AssistPage>(world.themes);
    page->setZone(QTimeZone::utc());
    page->setSetup(setup(true));
    page->setStanding({AssistTrouble::None, world.clock.now(), std::nullopt, false});
    page->showTest({AssistTrouble::None, std::chrono::milliseconds(1430), true});
    return page;
}

std::unique_ptr<QWidget> wrong(ShotWorld &world)
{
    auto page = std::make_unique<AssistPage>(world.themes);
    page->setZone(QTimeZone::utc());
    page->setSetup(setup(true));
    page->setStanding({AssistTrouble::KeyRefused, world.clock.now(), std::nullopt, true});
    page->showTest({AssistTrouble::KeyRefused, std::chrono::milliseconds(210), true});
    return page;
}

std::unique_ptr<QWidget> resting(ShotWorld &world)
{
    auto page = std::make_unique<AssistPage>(world.themes);
    page->setZone(QTimeZone::utc());
    page->setSetup(setup(false));
    page->setStanding({AssistTrouble::TooMany, world.clock.now(), world.clock.now() + std::chrono::seconds(90), true});
    page->showTest({AssistTrouble::None, std::chrono::milliseconds(2100), false});
    return page;
}

const QSize talk(640, 760), page(860, 560);
const ShotGroup group({
    {u"assist-writing"_s, talk, writing},
    {u"assist-written"_s, talk, written},
    {u"assist-invented"_s, talk, invented},
    {u"assist-translated"_s, talk, translated},
    {u"assist-menu"_s, QSize(420, 190), menu},
    {u"assist-hand-over"_s, QSize(440, 360), handOver},
    {u"assist-page-off"_s, page, off},
    {u"assist-page-works"_s, page, works},
    {u"assist-page-wrong"_s, page, wrong},
    {u"assist-page-resting"_s, page, resting},
});

} // namespace
} // namespace lianxi::test
