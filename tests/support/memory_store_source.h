// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/store_source.h"

#include <QPointer>

#include <deque>
#include <map>

namespace lianxi::test
{

/// A StoreSource over plain containers. Answers wait until deliver() is called, so that a test decides what a view sees
/// between question and answer.
class MemoryStoreSource final : public StoreSource
{
public:
    std::map<qint64, CaseView> cases;
    std::map<qint64, std::vector<TimelineRow>> timelines; ///< rising rows
    std::map<ContactId, ContactView> contacts;
    std::map<ContactId, PersonView> people;
    SearchResult searched; ///< what every search finds
    int timelineQuestions = 0;

    void askKeys(const QObject *context, const CaseFilter &filter, int limit,
                 std::function<void(std::vector<CaseKey>)> answer) override;
    void askRows(const QObject *context, std::vector<qint64> rows,
                 std::function<void(std::vector<CaseRow>)> answer) override;
    void askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer) override;
    void askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                     std::function<void(std::vector<TimelineRow>)> answer) override;
    void askContact(const QObject *context, ContactId contact,
                    std::function<void(Result<ContactView>)> answer) override;
    void askPerson(const QObject *context, ContactId contact, std::function<void(Result<PersonView>)> answer) override;
    void askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer) override;
    void askSearch(const QObject *context, const QString &query, int limit,
                   std::function<void(SearchResult)> answer) override;

    /// Answers everything asked so far and what those answers make others ask.
    void deliver();
    /// Answers the oldest question only.
    void deliverOne();
    [[nodiscard]] size_t waiting() const { return m_waiting.size(); }

private:
    void later(const QObject *context, std::function<void()> answer);
    std::deque<std::pair<QPointer<const QObject>, std::function<void()>>> m_waiting;
};

} // namespace lianxi::test
