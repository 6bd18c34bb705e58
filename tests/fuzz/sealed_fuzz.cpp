// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever lies in a team's stream: sealed events, keys, rosters. Nothing of it opens without having been sealed.
#include "app/team/key_records.h"
#include "app/team/roster.h"

using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const team::Key key = team::Key::generate();
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (Result<std::vector<team::SealedEvent>> events = team::readSealed(bytes))
        for (team::SealedEvent &event : *events)
            if (team::openEvent(event, key, {"work.x", "id", 0, 1}))
                __builtin_trap();
    if (const Result<std::vector<Event>> events = decodeEvents(bytes))
        for (const Event &event : *events) {
            static_cast<void>(team::dataKeyIn(event));
            if (team::destructionIn(event))
                __builtin_trap(); // signed by a key that nobody has
            if (const std::optional<team::SignedText> entry = team::rosterEntryIn(event))
                if (team::Roster(team::fingerprintOf(*entry)).add(*entry))
                    __builtin_trap();
        }
    static_cast<void>(team::readEntry(bytes));
    static_cast<void>(team::KeyRef::parse(QString::fromUtf8(bytes)));
    return 0;
}
