// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/triage_part.h"

#include "app/duty/backoff.h"

namespace lianxi
{

namespace
{
constexpr int judgedAtOnce = 256; ///< messages a question
}

TriagePart::TriagePart(Parts parts)
    : m_parts(std::move(parts))
    , m_triage({m_parts.log, m_parts.clock, m_parts.judge, m_parts.source})
    , m_post(&m_context)
{
}

TriagePart::~TriagePart()
{
    m_post.close();
}

void TriagePart::follow(const ChangeSet &changes)
{
    if (!changes.messages.empty())
        judgeNext();
}

void TriagePart::judgeNext()
{
    if (m_judging) {
        m_judgeAgain = true;
        return;
    }
    m_judging = true;
    m_parts.reader.askForDuty([this, after = m_parts.judgedUpTo, post = m_post](sqlite::Database &db) {
        auto messages = unjudged(db, after, judgedAtOnce);
        post([this, messages = std::move(messages)] { onUnjudged(messages); });
    });
}

void TriagePart::onUnjudged(const Result<std::vector<UnjudgedMessage>> &messages)
{
    if (!messages || messages->empty()) {
        endPage(false);
        return;
    }
    const qint64 last = messages->back().row;
    const bool full = messages->size() == judgedAtOnce;
    m_triage.judge(*messages, [this, last, full, post = m_post](bool kept) {
        post([this, last, full, kept] { onJudged(last, full, kept); });
    });
}

/// The place moves once the judgements are durable: a process that ends in between judges again, which changes
/// nothing, instead of never.
void TriagePart::onJudged(qint64 last, bool full, bool kept)
{
    if (!kept) {
        m_parts.scheduler.after(backOff(++m_failures, m_parts.jitter()), &m_context, [this] { judgeNext(); });
        m_judging = false;
        return;
    }
    m_failures = 0;
    m_parts.judgedUpTo = last;
    m_parts.keepPlace(last);
    endPage(full);
}

void TriagePart::endPage(bool more)
{
    m_judging = false;
    if (std::exchange(m_judgeAgain, false) || more)
        judgeNext();
}

} // namespace lianxi
