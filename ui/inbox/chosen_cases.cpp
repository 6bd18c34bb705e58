// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/chosen_cases.h"

namespace lianxi
{

void ChosenCases::choose(const std::vector<qint64> &rows)
{
    m_rows = rows;
    m_set = QSet<qint64>(rows.begin(), rows.end());
}

void ChosenCases::showAll()
{
    m_rows.reset();
    m_set.clear();
}

void ChosenCases::askKeys(const QObject *context, const CaseFilter &filter, int limit,
                          std::function<void(std::vector<CaseKey>)> answer)
{
    m_searching = !filter.query.isEmpty();
    if (!m_rows || m_searching || !m_ask)
        return m_all.askKeys(context, filter, limit, std::move(answer));
    m_ask(context, *m_rows, filter, std::move(answer));
}

void ChosenCases::askRows(const QObject *context, std::vector<qint64> rows,
                          std::function<void(std::vector<CaseRow>)> answer)
{
    // What changes elsewhere must not come into the list.
    if (m_rows && !m_searching)
        std::erase_if(rows, [this](qint64 row) { return !m_set.contains(row); });
    m_all.askRows(context, std::move(rows), std::move(answer));
}

void ChosenCases::askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer)
{
    m_all.askCase(context, caseRow, std::move(answer));
}

void ChosenCases::askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                              std::function<void(std::vector<TimelineRow>)> answer)
{
    m_all.askTimeline(context, caseRow, limit, before, std::move(answer));
}

void ChosenCases::askContact(const QObject *context, ContactId contact, std::function<void(Result<ContactView>)> answer)
{
    m_all.askContact(context, contact, std::move(answer));
}

void ChosenCases::askPerson(const QObject *context, ContactId contact, std::function<void(Result<PersonView>)> answer)
{
    m_all.askPerson(context, contact, std::move(answer));
}

void ChosenCases::askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer)
{
    m_all.askCounters(context, agent, std::move(answer));
}

void ChosenCases::askSearch(const QObject *context, const QString &query, int limit,
                            std::function<void(SearchResult)> answer)
{
    m_all.askSearch(context, query, limit, std::move(answer));
}

} // namespace lianxi
