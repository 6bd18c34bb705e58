// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a connection: what waits, and what comes back.
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/shell/came_back_bar.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

/// One conversation with a connection that is cut, or was.
class Cut final : public QWidget
{
public:
    Cut(ShotWorld &world, bool back)
        : m_talk(world.themes)
        , m_connection({[] { return TeamStand{}; }, [this] { return m_waiting; },
                        [] { return std::vector<ReturnedWork>(); }, [](qint64) {}})
    {
        ConversationServices services = m_talk.services();
        services.connection = &m_connection;
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *bar = new CameBackBar(world.themes);
        column->addWidget(bar);
        auto *panel = new ConversationPanel(services);
        column->addWidget(panel, 1);
        Dialogue known = lateParcel(m_talk.clock.now());
        known.view.head.sequence = 0;
        m_case = known.view.head.id;
        panel->showCase(m_talk.add(known));
        m_talk.store.deliver();
        QCoreApplication::processEvents();
        if (back) {
            const SaidOffline said = *saidOffline(
                1, m_talk.clock.now(), reply(u"非常抱歉让您久等了，已经为您安排今天补发，晚上把新的单号发给您。"_s));
            panel->takeBack({said, u"王芳"_s});
            bar->add(m_case, u"晴天的小鹿妈妈"_s, u"王芳"_s);
            bar->add(CaseId::derive("other"), u"阿杰"_s, {});
            return;
        }
        m_waiting = {{1, m_talk.clock.now(), reply(u"非常抱歉让您久等了，已经为您安排今天补发。"_s)},
                     {2, m_talk.clock.now(), note(u"仓库说 14:00 前能出库"_s)},
                     {3, m_talk.clock.now(), reply(u"新的单号晚上发给您。"_s)},
                     {4, m_talk.clock.now(), note(u"记得回访"_s)}};
        m_connection.look();
    }

private:
    [[nodiscard]] std::vector<Event> reply(const QString &text) const
    {
        ReplyQueued queued;
        queued.caseId = m_case;
        queued.thread = ThreadId::derive("t");
        queued.text = text;
        return {makeEvent(queued, u"/desk/lin"_s, m_talk.clock.now())};
    }
    [[nodiscard]] std::vector<Event> note(const QString &text) const
    {
        NoteAdded added;
        added.caseId = m_case;
        added.text = text;
        return {makeEvent(added, u"/desk/lin"_s, m_talk.clock.now())};
    }
    ConversationWorld m_talk;
    std::vector<WaitingWork> m_waiting;
    TeamConnection m_connection;
    CaseId m_case;
};

const ShotGroup group({
    {u"offline-waiting"_s, QSize(760, 820),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<Cut>(world, false); }},
    {u"offline-came-back"_s, QSize(760, 820),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<Cut>(world, true); }},
});

} // namespace
} // namespace lianxi::test
