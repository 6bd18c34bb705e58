// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/guard.h"
#include "models/store/queries.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace lianxi
{

/// What the sender's last look gave: the cases whose guards judge again as their messages leave.
class LeavingCases
{
public:
    void put(const MessageId &message, CaseView view)
    {
        const std::lock_guard lock(m_mutex);
        m_views.emplace(message, std::move(view));
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_views.clear();
    }
    [[nodiscard]] CaseView take(const MessageId &message)
    {
        const std::lock_guard lock(m_mutex);
        return m_views.value(message);
    }

private:
    std::mutex m_mutex;
    QHash<MessageId, CaseView> m_views;
};

/// Member of ReplyQueued::intent: the bot has named itself earlier in this conversation.
inline constexpr QLatin1StringView botNamedMark{"bot_named"};

/// The guards once more, on the message as it leaves: a mistake in a view or a script cannot leak. The steps of the
/// message itself are part of the case by now, so the script rules ask for what earlier messages or this one did.
[[nodiscard]] std::optional<Verdict> checkLeaving(const OutboxRow &row, const CaseView &view, const Playbook &playbook);

} // namespace lianxi
