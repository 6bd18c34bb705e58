// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/store_source.h"

#include <QObject>

#include <deque>
#include <map>

namespace lianxi::test
{

/// A store in memory. Answers come later, in the order asked, when the event loop runs; or only on deliver() while
/// held.
class FakeStoreSource final : public QObject, public StoreSource
{
    Q_OBJECT
public:
    std::map<qint64, CaseRow> cases;
    std::map<qint64, CaseView> views; ///< beside `head`, which is taken from `cases`
    std::map<qint64, std::vector<TimelineRow>> timelines; ///< oldest first
    std::map<ContactId, ContactView> contacts;
    std::map<ContactId, PersonView> people;
    Counters fixedCounters;

    void hold(bool held) { m_held = held; }
    /// Gives the answers asked for so far. \return how many.
    int deliver();
    [[nodiscard]] int waiting() const { return static_cast<int>(m_answers.size()); }
    int rowsAsked = 0; ///< rows asked for in all

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

    /// What askKeys answers.
    [[nodiscard]] std::vector<CaseKey> keysOf(const CaseFilter &filter) const;

private:
    void later(const QObject *context, std::function<void()> answer);
    std::deque<std::function<void()>> m_answers;
    bool m_held = false;
};

/// About forty cases as a brand has them on a busy afternoon: all states, classes and platforms, long names, Chinese,
/// English, Thai, emoji. `now` is the moment they are looked at; `me` owns some of them.
[[nodiscard]] std::vector<CaseRow> busyAfternoon(Instant now, const AgentId &me);
/// Counters as the writer would keep them for these cases.
[[nodiscard]] Counters countersOf(const std::vector<CaseRow> &rows, const AgentId &me);

} // namespace lianxi::test
