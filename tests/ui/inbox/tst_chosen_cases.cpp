// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "ui/inbox/inbox_panel.h"

#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

std::vector<qint64> shown(InboxPanel &panel)
{
    std::vector<qint64> rows;
    for (int i = 0; i < panel.cases().rowCount(); ++i)
        rows.push_back(panel.cases().caseRowAt(i));
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

class TestChosenCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<FakeStoreSource>();
        for (const CaseRow &row : busyAfternoon(m_clock.now(), m_me))
            m_store->cases.emplace(row.row, row);
        m_panel = std::make_unique<InboxPanel>(InboxServices{*m_store, m_themes, m_clock, m_me});
        m_panel->start();
        QTRY_VERIFY(m_panel->cases().rowCount() > 3);
        m_all = shown(*m_panel);
        m_some = {m_all[0], m_all[2]};
    }

    void chosen_areShownAlone_untilCleared()
    {
        m_panel->showCases(u"First response · 5 Sep"_s, m_some);
        QTRY_COMPARE(shown(*m_panel), m_some);
        const auto *clear = m_panel->findChild<QToolButton *>(u"clearFilter"_s);
        QVERIFY(!clear->isHidden());
        m_panel->setBox(CaseFilter::Box::Open);
        QTRY_COMPARE(shown(*m_panel), m_all);
    }

    void change_ofAnotherCase_doesNotComeIn()
    {
        m_panel->showCases(u"x"_s, m_some);
        QTRY_COMPARE(shown(*m_panel), m_some);
        ChangeSet changes;
        changes.cases = {m_all[1], m_all[2]};
        m_panel->apply(changes);
        QCoreApplication::processEvents();
        QCOMPARE(shown(*m_panel), m_some);
    }

    void nothing_chosen_isAnEmptyList()
    {
        m_panel->showCases(u"x"_s, {});
        QTRY_VERIFY(!m_panel->cases().isLoading());
        QCOMPARE(m_panel->cases().rowCount(), 0);
    }

private:
    AgentId m_me{u"lin"_s};
    ManualClock m_clock;
    ThemeSource m_themes;
    std::unique_ptr<FakeStoreSource> m_store;
    std::unique_ptr<InboxPanel> m_panel;
    std::vector<qint64> m_all, m_some;
};

QTEST_MAIN(TestChosenCases)
#include "tst_chosen_cases.moc"
