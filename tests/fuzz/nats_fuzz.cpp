// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a NATS server says, in two pieces cut where the first byte says.
#include "app/nats/nats_protocol.h"
#include "app/nats/nkey.h"

using namespace lianxi;

namespace
{

size_t framesOf(nats::Parser &parser)
{
    size_t frames = 0;
    for (;;) {
        const Result<std::optional<nats::Frame>> frame = parser.next();
        if (!frame || !*frame)
            return frames;
        ++frames;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype cut = bytes.isEmpty() ? 0 : data[0] % bytes.size();
    nats::Parser whole, pieces;
    whole.feed(bytes);
    pieces.feed(bytes.first(cut));
    const size_t before = framesOf(pieces);
    pieces.feed(bytes.sliced(cut));
    if (framesOf(whole) != before + framesOf(pieces))
        __builtin_trap(); // where the bytes are cut must not matter
    static_cast<void>(nats::NKey::fromSeed(bytes.toByteArray()));
    static_cast<void>(nats::readCredentials(bytes.toByteArray()));
    return 0;
}
