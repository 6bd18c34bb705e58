// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/team_log.h"

#include "tests/contract/log_contract.h"
#include "tests/contract/record_collector.h"

#include <QTemporaryDir>

#include <future>
#include <set>

namespace lianxi::test
{

/// One machine of a team: a team log with its own file, and what it has followed.
class TeamDesk
{
public:
    explicit TeamDesk(QUrl server, QString team)
        : m_servers{std::move(server)}
        , m_team(std::move(team))
    {
    }
    TeamDesk(std::vector<QUrl> servers, QString team, int replicas)
        : m_servers(std::move(servers))
        , m_team(std::move(team))
        , m_replicas(replicas)
    {
    }

    /// The program starts and follows what it has not seen. \return false when its file does not open.
    [[nodiscard]] bool start()
    {
        TeamLog::Options options;
        options.server.connection.servers = m_servers;
        options.server.connection.name = QStringLiteral("test");
        options.server.connection.longestRetry = std::chrono::milliseconds(500);
        options.server.stream.team = m_team;
        options.server.stream.replicas = m_replicas;
        options.server.stream.patience = std::chrono::seconds(30);
        options.file = file();
        options.key = m_key;
        Result<std::unique_ptr<TeamLog>> opened = TeamLog::open(std::move(options));
        if (!opened)
            return false;
        m_log = std::move(*opened);
        return true;
    }
    /// Follows from where it was, as a projection does.
    void follow()
    {
        const std::vector<Record> seen = records();
        m_collectors.push_back(std::make_unique<contract::RecordCollector>());
        m_subscription = m_log->follow(seen.empty() ? 0 : seen.back().sequence, m_collectors.back()->sink());
    }
    void stop()
    {
        m_subscription.reset();
        m_log.reset();
    }
    [[nodiscard]] TeamLog &log() { return *m_log; }
    [[nodiscard]] bool isReady() { return m_log->waitUntilReady(std::chrono::seconds(30)); }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("team.db")); }
    [[nodiscard]] const sqlite::PageKey &key() const { return m_key; }

    /// Everything that this program and those before it were shown, in order.
    [[nodiscard]] std::vector<Record> records() const
    {
        std::vector<Record> all;
        for (const auto &collector : m_collectors)
            for (Record &record : collector->records())
                all.push_back(std::move(record));
        return all;
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const Record &record : records())
            for (const Event &event : record.events)
                texts.append(contract::noteText(event));
        return texts;
    }

    [[nodiscard]] static Append note(const QString &subject, const QString &text,
                                     std::optional<Sequence> expectedLast = {}, bool mayWait = false)
    {
        return {subject, {}, {contract::noteEvent(text)}, expectedLast, mayWait};
    }
    /// The sequence it was accepted with; 0: it was not.
    [[nodiscard]] Sequence put(const QString &text, const QString &subject = QStringLiteral("case.a"))
    {
        const AppendOutcome outcome = appendAndWait(*m_log, note(subject, text));
        const auto *accepted = std::get_if<Accepted>(&outcome);
        return accepted ? accepted->sequence : 0;
    }
    /// Accepted and waiting?
    [[nodiscard]] bool putAside(const QString &text, const QString &subject = QStringLiteral("case.a"),
                                std::optional<Sequence> expectedLast = {})
    {
        const AppendOutcome outcome = appendAndWait(*m_log, note(subject, text, expectedLast, true));
        const auto *accepted = std::get_if<Accepted>(&outcome);
        return accepted && accepted->waiting;
    }

private:
    std::vector<QUrl> m_servers;
    QString m_team;
    int m_replicas = 1;
    QTemporaryDir m_folder;
    sqlite::PageKey m_key = sqlite::PageKey::generate();
    std::unique_ptr<TeamLog> m_log;
    std::vector<std::unique_ptr<contract::RecordCollector>> m_collectors; ///< one a program
    std::unique_ptr<Subscription> m_subscription; ///< goes first
};

} // namespace lianxi::test
