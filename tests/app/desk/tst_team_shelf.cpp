// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/team_shelf.h"

#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

TeamItem item(const QString &id, const QString &name, int version = 1)
{
    TeamItem one;
    one.saved.id = id;
    one.saved.name = name;
    one.version = version;
    return one;
}

} // namespace

class TestTeamShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_waiting.clear();
        m_saved.clear();
        m_shelf = std::make_unique<TeamShelf>(
            TeamShelf::Source{[this](const QObject *, TeamItemKind kind, TeamShelf::ItemsDone done) {
                                  m_waiting.emplace_back(kind, std::move(done));
                              },
                              [](const QObject *, TeamItemKind, const QString &, const TeamShelf::ItemsDone &) {},
                              [this](const TeamItemSaved &saved, const DeskDone &) { m_saved.push_back(saved); }},
            AgentId(u"lin"_s));
    }

    void whatIsNotWatched_isNotRead()
    {
        m_shelf->apply(teamChanged());
        QCOMPARE(m_waiting.size(), 0U);
        m_shelf->watch(TeamItemKind::Macro);
        m_shelf->watch(TeamItemKind::Macro);
        QCOMPARE(m_waiting.size(), 1U);
    }

    void change_isReadAgain_andToldOnlyWhereItIsOne()
    {
        QSignalSpy changed(m_shelf.get(), &TeamShelf::changed);
        m_shelf->watch(TeamItemKind::View);
        answer(TeamShelf::Items{item(u"a"_s, u"Refunds"_s)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_shelf->find(TeamItemKind::View, u"a"_s)->saved.name, u"Refunds"_s);
        QVERIFY(!m_shelf->find(TeamItemKind::View, u"b"_s));
        m_shelf->apply(ChangeSet{}); // nothing of the team's
        QCOMPARE(m_waiting.size(), 0U);
        m_shelf->apply(teamChanged());
        answer(TeamShelf::Items{item(u"a"_s, u"Refunds"_s)});
        QCOMPARE(changed.size(), 1);
        m_shelf->apply(teamChanged());
        answer(TeamShelf::Items{item(u"a"_s, u"Returns"_s, 2)});
        QCOMPARE(changed.size(), 2);
    }

    void changesWhileReading_askOnceMore()
    {
        m_shelf->watch(TeamItemKind::View);
        m_shelf->apply(teamChanged());
        m_shelf->apply(teamChanged());
        QCOMPARE(m_waiting.size(), 1U);
        answer(TeamShelf::Items{});
        QCOMPARE(m_waiting.size(), 1U);
        answer(TeamShelf::Items{item(u"a"_s, u"Refunds"_s)});
        QCOMPARE(m_waiting.size(), 0U);
        QCOMPARE(m_shelf->items(TeamItemKind::View).size(), 1U);
    }

    void unreadableStore_keepsWhatWasKnown()
    {
        m_shelf->watch(TeamItemKind::View);
        answer(TeamShelf::Items{item(u"a"_s, u"Refunds"_s)});
        m_shelf->apply(teamChanged());
        answer(failure(ErrorCode::Corrupt, u"damaged"_s));
        QCOMPARE(m_shelf->items(TeamItemKind::View).size(), 1U);
    }

    void freeName_countsUp()
    {
        const TeamShelf::Items items{item(u"a"_s, u"Open"_s), item(u"b"_s, u"Open 2"_s)};
        QCOMPARE(freeName(items, u"Mine"_s), u"Mine"_s);
        QCOMPARE(freeName(items, u"Open"_s), u"Open 3"_s);
    }

private:
    static ChangeSet teamChanged()
    {
        ChangeSet changes;
        changes.team = true;
        return changes;
    }
    void answer(const Result<TeamShelf::Items> &items)
    {
        const auto [kind, done] = m_waiting.front();
        m_waiting.pop_front();
        done(items);
    }
    std::unique_ptr<TeamShelf> m_shelf;
    std::deque<std::pair<TeamItemKind, TeamShelf::ItemsDone>> m_waiting;
    std::vector<TeamItemSaved> m_saved;
};

QTEST_GUILESS_MAIN(TestTeamShelf)
#include "tst_team_shelf.moc"
