// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/jet_stream_log.h"
#include "app/team/administration.h"

#include <QTemporaryDir>
#include <QUrl>

#include <future>

namespace lianxi::test
{

/// A team on a real server: its founder, and whoever they take in. Each desk has a key ring in a file of its own.
class SealedTeam
{
public:
    struct Desk {
        AgentId agent;
        team::MemberKeys keys;
        std::shared_ptr<team::KeyRing> ring;
        std::shared_ptr<team::SealedCodec> codec;
        std::unique_ptr<JetStreamLog> log;
    };

    SealedTeam(QString team, QUrl server);
    /// Makes stream and founding entry. \return whether it worked.
    [[nodiscard]] bool found();
    [[nodiscard]] team::MemberKeys &founder() { return m_founder; }
    [[nodiscard]] const QByteArray &founding() const { return m_founding; }
    [[nodiscard]] const AgentId &founderId() const { return m_founderId; }
    [[nodiscard]] QString team() const { return m_team; }

    /// A desk of a member (or of somebody who thinks to be one); `ring` names its file, so that it can be opened again.
    [[nodiscard]] Desk desk(const AgentId &agent, const team::MemberKeys &keys, const QString &ring);
    [[nodiscard]] Desk founderDesk() { return desk(m_founderId, m_founder, QStringLiteral("founder")); }
    /// What `desk` changes as administrator.
    [[nodiscard]] static Status change(Desk &desk, team::MemberChange change, bool rotate = false);
    [[nodiscard]] static Status admit(Desk &desk, const AgentId &agent, TeamRole role, const team::MemberKeys &keys);
    [[nodiscard]] static Status remove(Desk &desk, const AgentId &agent);
    [[nodiscard]] static Result<int> destroy(Desk &desk, const std::vector<QByteArray> &owners);
    [[nodiscard]] JetStreamLog::Options plainOptions() const;
    [[nodiscard]] QString ringFile(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QString m_team;
    QUrl m_server;
    SystemClock m_clock;
    AgentId m_founderId{QStringLiteral("chen")};
    team::MemberKeys m_founder = team::MemberKeys::generate();
    QByteArray m_founding;
    team::Key m_ringKey = team::Key::generate();
};

} // namespace lianxi::test
