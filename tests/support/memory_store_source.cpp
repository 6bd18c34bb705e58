// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_store_source.h"

namespace lianxi::test
{

void MemoryStoreSource::later(const QObject *context, std::function<void()> answer)
{
    m_waiting.emplace_back(context, std::move(answer));
}

void MemoryStoreSource::deliverOne()
{
    if (m_waiting.empty())
        return;
    const auto [context, answer] = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (context)
        answer();
}

void MemoryStoreSource::deliver()
{
    while (!m_waiting.empty())
        deliverOne();
}

void MemoryStoreSource::askKeys(const QObject *context, const CaseFilter &, int limit,
                                std::function<void(std::vector<CaseKey>)> answer)
{
    later(context, [this, limit, answer = std::move(answer)] {
        std::vector<CaseKey> keys;
        for (const auto &[row, view] : cases) {
            if (static_cast<int>(keys.size()) < limit)
                keys.push_back({-toMillis(view.head.lastAt), row});
        }
        answer(std::move(keys));
    });
}

void MemoryStoreSource::askRows(const QObject *context, std::vector<qint64> rows,
                                std::function<void(std::vector<CaseRow>)> answer)
{
    later(context, [this, rows = std::move(rows), answer = std::move(answer)] {
        std::vector<CaseRow> found;
        for (const qint64 row : rows) {
            if (const auto known = cases.find(row); known != cases.end())
                found.push_back(known->second.head);
        }
        answer(std::move(found));
    });
}

void MemoryStoreSource::askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer)
{
    later(context, [this, caseRow, answer = std::move(answer)] {
        const auto known = cases.find(caseRow);
        answer(known == cases.end() ? Result<CaseView>(failure(ErrorCode::NotFound, {}))
                                    : Result<CaseView>(known->second));
    });
}

void MemoryStoreSource::askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                                    std::function<void(std::vector<TimelineRow>)> answer)
{
    ++timelineQuestions;
    later(context, [this, caseRow, limit, before, answer = std::move(answer)] {
        std::vector<TimelineRow> rows = timelines[caseRow];
        std::erase_if(rows, [before](const TimelineRow &row) { return row.row >= before; });
        if (static_cast<int>(rows.size()) > limit)
            rows.erase(rows.begin(), rows.end() - limit);
        answer(std::move(rows));
    });
}

void MemoryStoreSource::askContact(const QObject *context, ContactId contact,
                                   std::function<void(Result<ContactView>)> answer)
{
    later(context, [this, contact, answer = std::move(answer)] {
        const auto known = contacts.find(contact);
        answer(known == contacts.end() ? Result<ContactView>(failure(ErrorCode::NotFound, {}))
                                       : Result<ContactView>(known->second));
    });
}

void MemoryStoreSource::askPerson(const QObject *context, ContactId contact,
                                  std::function<void(Result<PersonView>)> answer)
{
    const auto known = people.find(contact);
    PersonView view = known == people.end() ? PersonView{contact, {}, {}, {}} : known->second;
    later(context, [view, answer] { answer(view); });
}

void MemoryStoreSource::askCounters(const QObject *context, AgentId, std::function<void(Counters)> answer)
{
    later(context, [answer = std::move(answer)] { answer({}); });
}

void MemoryStoreSource::askSearch(const QObject *context, const QString &, int,
                                  std::function<void(SearchResult)> answer)
{
    later(context, [this, answer = std::move(answer)] { answer(searched); });
}

} // namespace lianxi::test
