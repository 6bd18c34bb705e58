// SPDX-License-Identifier: GPL-3.0-or-later
// What the channel takes of a draft: length, attachments, the reply window and the ways past it.
#include "app/desk/reply_pieces.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void Composer::refreshChannel()
{
    const ThreadRow *to = thread();
    m_limitsThere = {};
    m_window = {};
    m_splits = m_carries = false;
    if (!to || m_state.note)
        return;
    if (m_services.limits)
        m_limitsThere = m_services.limits(to->platform, to->surface);
    m_splits = repliesByMessage(to->platform, to->surface);
    m_carries = m_state.invitation && m_services.answersPrivately(*to);
    m_window = replyWindow(m_limitsThere, *to, m_services.clock.now());
    if (!m_window.isShut()) // the customer wrote meanwhile: what was chosen is not needed
        m_state.late.reset();
}

void Composer::dressLate()
{
    const ThreadRow *to = thread();
    m_late->show(
        {m_window, m_limitsThere.window, to ? to->lastInboundAt : std::nullopt, m_state.late, m_services.zone});
    m_countdown.stop();
    if (!m_window.left)
        return;
    // "47 h 12 min" changes once a minute, the last minute every second.
    const auto left = *m_window.left;
    const std::chrono::milliseconds unit = left > 0ms && left < 61s ? 1s : 60s;
    const auto rest = left > 0ms ? left % unit : unit + left % unit;
    m_countdown.start(rest + 20ms);
}

void Composer::tick()
{
    const bool wasShut = m_window.isShut();
    const size_t ways = m_window.ways.size();
    const ThreadRow *to = thread();
    if (to && !m_state.note)
        m_window = replyWindow(m_limitsThere, *to, m_services.clock.now());
    if (wasShut != m_window.isShut() || ways != m_window.ways.size()) {
        dress();
        return;
    }
    dressLate();
    showLimits();
}

void Composer::chooseLate(const std::optional<LateChoice> &choice)
{
    if (isTemplate())
        setText({});
    m_state.late = choice;
    dress();
    m_edit->setFocus();
    Q_EMIT draftChanged();
}

void Composer::takeTemplate(const LateChoice &choice, const QString &text)
{
    m_state.late.reset();
    m_state.attachments.clear();
    setText(text);
    m_state.late = choice;
    for (const LateReply &way : m_window.ways) {
        if (way.way != LateWay::Template)
            continue;
        for (auto member = way.more.begin(); member != way.more.end(); ++member)
            m_state.late->more.insert(member.key(), member.value());
    }
    m_state.late->text = m_state.text = m_edit->toPlainText();
    dress();
    m_send->setFocus();
    Q_EMIT draftChanged();
}

void Composer::showLimits()
{
    QStringList said;
    bool over = false;
    const ChannelLimits &limits = m_limitsThere;
    m_attachments->setParts(m_state.note ? std::vector<Part>() : m_state.attachments, limits);
    if (thread() && !m_state.note) {
        const auto pieces =
            isTemplate() ? size_t{1} : piecesOf(m_state.text, m_state.attachments, limits, m_splits).size();
        if (limits.textUnits > 0) {
            const int used = replyLength(m_state.text, limits);
            said << (limits.unitsAreBytes ? tr("%1 of %2 bytes") : tr("%1 of %2 characters"))
                        .arg(used)
                        .arg(limits.textUnits);
        }
        over = isOverLimits();
        if (pieces > 1)
            said << tr("will be sent as %n message(s)", nullptr, static_cast<int>(pieces));
        if (m_window.messages > 0 && !m_window.isClosed())
            said << tr("%1 of %n message(s) left", nullptr, m_window.messages).arg(m_window.messagesLeft);
        if (m_window.left && !m_window.isShut())
            said << tr("reply within %1").arg(ConversationWords::duration(*m_window.left));
    }
    m_limits->setText(said.join(u" · "_s));
    restyle(*m_limits, over ? u"danger"_s : u"caption"_s);
}

bool Composer::isOverLimits() const
{
    if (!thread() || m_state.note)
        return false;
    const ChannelLimits &limits = m_limitsThere;
    if (limits.textUnits > 0 && !m_splits && replyLength(m_state.text, limits) > limits.textUnits)
        return true;
    return std::ranges::any_of(m_state.attachments,
                               [&limits](const Part &part) { return !attachmentTrouble(part, limits).isEmpty(); });
}

} // namespace lianxi
