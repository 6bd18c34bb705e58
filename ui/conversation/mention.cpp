// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/mention.h"

#include "app/desk/mentions.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

bool mentions(const TimelineRow &note, const AgentProfile &me)
{
    if (note.agent == me.id)
        return false;
    const auto calls = [&note](const QString &name) {
        return !name.isEmpty()
            && (note.details.value("mentions"_L1).toArray().contains(name) || mentions(note.text, name));
    };
    return calls(me.id.text()) || calls(me.name);
}

} // namespace lianxi
