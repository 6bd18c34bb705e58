// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"

#include <QPointer>

#include <algorithm>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

void FakeStoreSource::later(const QObject *context, std::function<void()> answer)
{
    m_answers.push_back([keeper = QPointer<const QObject>(context), answer = std::move(answer)] {
        if (keeper)
            answer();
    });
    if (!m_held)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_held)
                    deliver();
            },
            Qt::QueuedConnection);
}

int FakeStoreSource::deliver()
{
    const std::deque<std::function<void()>> answers = std::exchange(m_answers, {});
    for (const auto &answer : answers)
        answer();
    return static_cast<int>(answers.size());
}

std::vector<CaseKey> FakeStoreSource::keysOf(const CaseFilter &filter) const
{
    std::vector<CaseKey> keys;
    for (const auto &[row, value] : cases) {
        const bool found = filter.query.isEmpty() || value.contactName.contains(filter.query, Qt::CaseInsensitive)
            || value.preview.contains(filter.query, Qt::CaseInsensitive);
        if (found && matches(filter, value))
            keys.push_back(sortKey(value, filter.order));
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

void FakeStoreSource::askKeys(const QObject *context, const CaseFilter &filter, int limit,
                              std::function<void(std::vector<CaseKey>)> answer)
{
    std::vector<CaseKey> keys = keysOf(filter);
    if (static_cast<int>(keys.size()) > limit)
        keys.resize(static_cast<size_t>(limit));
    later(context, [keys, answer] { answer(keys); });
}

void FakeStoreSource::askRows(const QObject *context, std::vector<qint64> rows,
                              std::function<void(std::vector<CaseRow>)> answer)
{
    rowsAsked += static_cast<int>(rows.size());
    std::vector<CaseRow> found;
    for (const qint64 row : rows)
        if (const auto at = cases.find(row); at != cases.end())
            found.push_back(at->second);
    later(context, [found, answer] { answer(found); });
}

void FakeStoreSource::askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer)
{
    const auto row = cases.find(caseRow);
    if (row == cases.end()) {
        later(context, [answer] { answer(failure(ErrorCode::NotFound, u"no such case"_s)); });
        return;
    }
    CaseView view;
    if (const auto at = views.find(caseRow); at != views.end())
        view = at->second;
    view.head = row->second;
    later(context, [view, answer] { answer(view); });
}

void FakeStoreSource::askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                                  std::function<void(std::vector<TimelineRow>)> answer)
{
    std::vector<TimelineRow> rows;
    if (const auto at = timelines.find(caseRow); at != timelines.end())
        std::copy_if(at->second.begin(), at->second.end(), std::back_inserter(rows),
                     [before](const TimelineRow &row) { return row.row < before; });
    if (static_cast<int>(rows.size()) > limit)
        rows.erase(rows.begin(), rows.end() - limit);
    later(context, [rows, answer] { answer(rows); });
}

void FakeStoreSource::askContact(const QObject *context, ContactId contact,
                                 std::function<void(Result<ContactView>)> answer)
{
    Result<ContactView> view = failure(ErrorCode::NotFound, u"no such contact"_s);
    if (const auto at = contacts.find(contact); at != contacts.end())
        view = at->second;
    later(context, [view, answer] { answer(view); });
}

void FakeStoreSource::askPerson(const QObject *context, ContactId contact,
                                std::function<void(Result<PersonView>)> answer)
{
    const auto known = people.find(contact);
    PersonView view = known == people.end() ? PersonView{contact, {}, {}, {}} : known->second;
    later(context, [view, answer] { answer(view); });
}

void FakeStoreSource::askCounters(const QObject *context, AgentId, std::function<void(Counters)> answer)
{
    later(context, [counted = fixedCounters, answer] { answer(counted); });
}

void FakeStoreSource::askSearch(const QObject *context, const QString &query, int limit,
                                std::function<void(SearchResult)> answer)
{
    SearchResult result;
    CaseFilter filter;
    filter.box = CaseFilter::Box::All;
    filter.query = query;
    for (const CaseKey &key : keysOf(filter)) {
        if (static_cast<int>(result.hits.size()) >= limit)
            break;
        const CaseRow &row = cases.at(key.row);
        SearchHit hit{row.row, 0, row.preview, {}, row.lastAt};
        if (const auto at = static_cast<int>(row.preview.indexOf(query, 0, Qt::CaseInsensitive)); at >= 0)
            hit.marks.emplace_back(at, at + static_cast<int>(query.size()));
        result.hits.push_back(hit);
    }
    later(context, [result, answer] { answer(result); });
}

} // namespace lianxi::test
