// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/domain/views.h"
#include "models/policy/canned_reply.h"
#include "models/policy/queue_wait.h"

namespace lianxi
{

/// Something the composer may put into the draft.
struct Offer {
    QString title;
    QString body; ///< complete: no variables left
    QString why; ///< where it comes from or why it fits, for the agent
    ReplyForm form = ReplyForm::Text;
    friend bool operator==(const Offer &, const Offer &) = default;
};

/// What an offer may depend on.
struct OfferContext {
    CaseView view;
    ThreadRow thread;
    AgentProfile me;
    QueuePlace place = {}; ///< in its queue; position 0: it waits for nobody
};

/// A source of texts for the composer: canned replies, knowledge, orders, a bot's draft. View thread; must answer from
/// memory, within a keystroke.
class ComposerOffer
{
public:
    virtual ~ComposerOffer() = default;
    /// \param typed  what stands after the slash; empty: everything that fits the case, the best first.
    [[nodiscard]] virtual std::vector<Offer> offers(const OfferContext &context, const QString &typed) const = 0;
};

} // namespace lianxi
