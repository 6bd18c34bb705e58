// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"
#include "models/store/queries.h"

#include <functional>

namespace lianxi
{

/// Where item models get rows from without doing I/O themselves: every answer comes later, by the callback, on the
/// thread that asked. A callback is dropped when `context` is gone.
class StoreSource
{
public:
    virtual ~StoreSource() = default;
    virtual void askKeys(const QObject *context, const CaseFilter &filter, int limit,
                         std::function<void(std::vector<CaseKey>)> answer) = 0;
    virtual void askRows(const QObject *context, std::vector<qint64> rows,
                         std::function<void(std::vector<CaseRow>)> answer) = 0;
    virtual void askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer) = 0;
    virtual void askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                             std::function<void(std::vector<TimelineRow>)> answer) = 0;
    virtual void askContact(const QObject *context, ContactId contact,
                            std::function<void(Result<ContactView>)> answer) = 0;
    /// Who the contact was made of and who else they may be; takes longer than the other questions about people.
    virtual void askPerson(const QObject *context, ContactId contact,
                           std::function<void(Result<PersonView>)> answer) = 0;
    virtual void askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer) = 0;
    virtual void askSearch(const QObject *context, const QString &query, int limit,
                           std::function<void(SearchResult)> answer) = 0;
};

} // namespace lianxi
