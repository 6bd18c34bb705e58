// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/log.h"

#include <future>

namespace lianxi
{

AppendOutcome appendAndWait(Log &log, Append what)
{
    // Shared, because `done` may still be returning on the log's thread when this function has left.
    const auto promise = std::make_shared<std::promise<AppendOutcome>>();
    std::future<AppendOutcome> outcome = promise->get_future();
    log.append(std::move(what), [promise](AppendOutcome result) { promise->set_value(std::move(result)); });
    return outcome.get();
}

} // namespace lianxi
