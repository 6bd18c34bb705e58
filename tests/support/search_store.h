// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/store/search_index.h"

#include <QTemporaryDir>

namespace lianxi
{

/// A projection's tables filled directly, for tests and benchmarks of the search alone. Aborts on any error.
class SearchStore
{
public:
    struct Case {
        qint64 row = 0;
        QString name = {};
        CaseState state = CaseState::Open;
        Surface surface = Surface::Private;
        qint64 lastAt = 0;
        QString category = {}, files = {};
        qint64 assignee = 0, channel = 1, emotion = 0;
        bool waiting = false;
        std::optional<qint64> clockDue = {};
        QStringList tags = {};
        QString queue = {};
        CaseClass caseClass = CaseClass::Normal;
    };
    struct Message {
        qint64 row = 0;
        qint64 caseRow = 0;
        qint64 at = 0;
        QString text = {};
        AuthorKind author = AuthorKind::Customer;
        QString parts = {}; ///< JSON; empty: none
        QString activity = {};
    };

    /// In a temporary folder, without waiting for the disk; `file`: there instead.
    explicit SearchStore(const QString &file = {}, bool searchIndex = true);
    void add(const Case &one);
    void add(const Message &one);
    void addAgent(qint64 row, const QString &id, const QString &name);
    void addChannel(qint64 row, const QString &id, Platform platform, const QString &name);
    void execute(const char *sql);

    sqlite::Database &database() { return m_db; }
    SearchIndex &index() { return *m_index; }

private:
    QTemporaryDir m_dir;
    sqlite::Database m_db;
    std::optional<SearchIndex> m_index;
    sqlite::Statement m_addMessage;
};

} // namespace lianxi
