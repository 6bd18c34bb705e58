// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/macro_run.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

MacroRun::MacroRun(Desk &desk, StoreSource &store, const Clock &clock, Hooks hooks, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_store(store)
    , m_clock(clock)
    , m_hooks(std::move(hooks))
{
}

void MacroRun::start(const Macro &macro, const CaseView &view, const ThreadId &thread)
{
    m_macro = macro;
    m_view = view;
    m_thread = thread;
    m_next = 0;
    m_written = 0;
    m_running = true;
    step();
}

void MacroRun::apply(const ChangeSet &changes)
{
    m_folded = std::max(m_folded, changes.upTo);
    if (m_waiting && m_folded >= m_written)
        askFresh();
}

void MacroRun::step()
{
    if (m_next == m_macro.steps.size())
        return stop({});
    const MacroStep what = m_macro.steps.at(m_next);
    const bool judged = what.deed == MacroDeed::Send || what.deed == MacroDeed::Resolve;
    if (judged && m_written > 0)
        freshen([this, what] { run(what); });
    else
        run(what);
}

void MacroRun::freshen(std::function<void()> then)
{
    m_waiting = std::move(then);
    if (m_folded >= m_written)
        askFresh();
}

void MacroRun::askFresh()
{
    m_store.askCase(this, m_view.head.row, [this, then = std::exchange(m_waiting, {})](const Result<CaseView> &view) {
        if (!view) {
            MacroEnd end;
            end.result.kind = DeskResult::Kind::Unavailable;
            end.result.error = view.error();
            return stop(end);
        }
        m_view = *view;
        then();
    });
}

void MacroRun::run(const MacroStep &what)
{
    const CaseRow &head = m_view.head;
    switch (what.deed) {
    case MacroDeed::Insert:
        Q_EMIT insertRequested(m_hooks.fill(what.text));
        ++m_next;
        return step();
    case MacroDeed::Next:
        Q_EMIT nextRequested();
        ++m_next;
        return step();
    case MacroDeed::Send:
        return send(m_hooks.fill(what.text));
    case MacroDeed::Note:
        return m_desk.addNote(head, m_hooks.fill(what.text), {}, told());
    case MacroDeed::Tag:
        return m_desk.tag(head, what.family, what.text, told());
    case MacroDeed::Untag:
        return m_desk.untag(head, what.family, what.text.trimmed(), told());
    case MacroDeed::Class:
        return classify([&what](CaseClassified &as) { as.caseClass = what.caseClass; });
    case MacroDeed::Priority:
        return classify([&what](CaseClassified &as) { as.priority = what.priority; });
    case MacroDeed::Category:
        return classify([&what](CaseClassified &as) { as.category = what.text; });
    case MacroDeed::Assign:
        return m_desk.claim(head, told());
    case MacroDeed::Queue: {
        CaseTransferred to;
        to.queue = what.text.trimmed();
        return m_desk.transfer(head, to, told());
    }
    case MacroDeed::Snooze:
        return m_desk.snooze(head, what.length.count() == 0 ? std::nullopt : std::optional(m_clock.now() + what.length),
                             told());
    case MacroDeed::Resolve:
        return m_desk.resolve(m_view, {}, told());
    }
}

void MacroRun::classify(const std::function<void(CaseClassified &)> &say)
{
    CaseClassified what;
    say(what);
    m_desk.classify(m_view.head, what, told());
}

void MacroRun::send(const QString &text)
{
    const auto to = std::find_if(m_view.threads.begin(), m_view.threads.end(),
                                 [this](const ThreadRow &thread) { return thread.id == m_thread; });
    MacroEnd end;
    end.noThread = to == m_view.threads.end();
    end.shut = !end.noThread && !m_hooks.mayLeave(*to, text);
    end.text = text;
    if (end.noThread || end.shut)
        return stop(end);
    Reply reply;
    reply.caseView = m_view;
    reply.thread = *to;
    reply.text = text;
    reply.replyToPlatformId = to->lastInboundPlatformId;
    reply.notBefore = m_hooks.notBefore();
    m_desk.reply(reply, told(text));
}

DeskDone MacroRun::told(const QString &sent)
{
    return [self = QPointer<MacroRun>(this), sent](const DeskResult &result) {
        if (!self || !self->m_running)
            return;
        if (!result.done()) {
            MacroEnd end;
            end.text = sent;
            end.result = result;
            return self->stop(end);
        }
        if (result.waiting && self->m_next + 1 < self->m_macro.steps.size()) {
            // The next step is judged by what this one did, and the store does not know it yet.
            ++self->m_next;
            MacroEnd end;
            end.result.kind = DeskResult::Kind::Unavailable;
            end.result.error = {ErrorCode::Network, u"what was done waits for the connection"_s};
            return self->stop(end);
        }
        self->m_written = std::max(self->m_written, result.sequence);
        ++self->m_next;
        self->step();
    };
}

void MacroRun::stop(MacroEnd end)
{
    m_running = false;
    m_waiting = {};
    if (m_next < m_macro.steps.size()) {
        end.step = static_cast<int>(m_next);
        end.deed = m_macro.steps.at(m_next).deed;
    }
    Q_EMIT ended(end);
}

} // namespace lianxi
