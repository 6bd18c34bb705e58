// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_connection.h"

#include <QPointer>

#include <memory>
#include <vector>

namespace lianxi
{

class CameBackBar;
class ConversationPanel;
class DraftKeeper;
class Workspace;

/// What views know of the team's connection; null where there is no team.
[[nodiscard]] std::unique_ptr<TeamConnection> connectTeam(Workspace &workspace);
/// For the banner: empty when all is well. `offline` is set when there is no connection.
[[nodiscard]] QString connectionWords(const TeamStand &standing, bool &offline);

/// Makes drafts of what came back: in the composer that shows the case, else in the store; only what is surely written
/// is forgotten by the log.
class CameBackKeeper final : public QObject
{
public:
    /// All outlive this. `panels`: those that show a case now.
    CameBackKeeper(Workspace &workspace, TeamConnection &connection, CameBackBar &bar,
                   std::function<std::vector<ConversationPanel *>()> panels);

private:
    void take(const CameBack &back);
    void store(const CameBack &back);
    void announce(const CameBack &back);
    [[nodiscard]] bool offer(const CameBack &back);
    Workspace &m_workspace;
    TeamConnection &m_connection;
    CameBackBar &m_bar;
    std::function<std::vector<ConversationPanel *>()> m_panels;
    void given(qint64 number);
    std::vector<QPointer<ConversationPanel>> m_known;
    std::vector<qint64> m_given; ///< to the drafts' store, not yet known to be on disk
};

} // namespace lianxi
