// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/rule.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace lianxi;

/// Any bytes as the body of a rule: what is taken has no mistake, and is the same when it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Rule> rule = fromRuleBody(QJsonDocument::fromJson(bytes).object());
    if (!rule)
        return 0;
    const Result<Rule> again = fromRuleBody(toRuleBody(*rule));
    if (!isRight(*rule) || !again || !(*again == *rule))
        __builtin_trap();
    return 0;
}
