// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/store_source.h"

#include <QSet>

namespace lianxi
{

/// A store of which only chosen cases are seen while there is a choice: the cases behind a chart's point. Searches look
/// everywhere all the same. View thread.
class ChosenCases final : public StoreSource
{
public:
    /// Answers later which of `rows` pass the plain filters, in order; dropped when `context` is gone.
    using AskKeysAmong =
        std::function<void(const QObject *context, const std::vector<qint64> &rows, const CaseFilter &filter,
                           std::function<void(std::vector<CaseKey>)> answer)>;
    /// `all` outlives this.
    explicit ChosenCases(StoreSource &all)
        : m_all(all)
    {
    }
    void setAskKeysAmong(AskKeysAmong ask) { m_ask = std::move(ask); }
    /// Shows these only. Whoever shows cases asks anew afterwards.
    void choose(const std::vector<qint64> &rows);
    void showAll();
    [[nodiscard]] bool isChoice() const { return m_rows.has_value(); }

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

private:
    StoreSource &m_all;
    AskKeysAmong m_ask;
    std::optional<std::vector<qint64>> m_rows;
    QSet<qint64> m_set; ///< of m_rows
    bool m_searching = false; ///< the view shows a search, which looks everywhere
};

} // namespace lianxi
