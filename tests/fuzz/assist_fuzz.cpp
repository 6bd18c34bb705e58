// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/chat_answer.h"
#include "models/assist/event_stream.h"
#include "models/assist/mask_book.h"

#include <cstddef>
#include <cstdint>

using namespace lianxi;

namespace
{

/// The events of a stream that arrives in steps of so many bytes, and whether it was refused.
std::vector<QByteArray> eventsOf(QByteArrayView bytes, qsizetype step, bool &refused)
{
    EventStreamReader reader;
    std::vector<QByteArray> all;
    for (qsizetype at = 0; at < bytes.size() && !refused; at += step) {
        auto events = reader.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
        refused = !events;
        if (events)
            all.insert(all.end(), events->begin(), events->end());
    }
    return all;
}

QString restored(const MaskBook &book, const QString &masked, qsizetype step)
{
    Restorer restorer(book);
    QString out;
    for (qsizetype at = 0; at < masked.size(); at += step)
        out += restorer.feed(QStringView(masked).sliced(at, std::min(step, masked.size() - at)));
    out += restorer.finish();
    return out;
}

} // namespace

/// Any bytes as a model's stream: the same events however they are cut. Any text as a person's: masked and put back, it
/// is the same text, however the answer is cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const qsizetype step = 1 + data[0] % 9;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    bool refused = false, refusedToo = false;
    const std::vector<QByteArray> whole = eventsOf(bytes, std::max<qsizetype>(bytes.size(), 1), refused);
    const std::vector<QByteArray> cut = eventsOf(bytes, step, refusedToo);
    if (refused != refusedToo || (!refused && whole != cut))
        __builtin_trap();
    ThoughtFilter thoughts;
    for (const QByteArray &event : whole)
        (void)thoughts.feed(readChatEvent(event).text);
    (void)thoughts.finish();
    (void)readChatBody(bytes.toByteArray());
    (void)troubleOf(400 + data[0], bytes.toByteArray());
    MaskBook book;
    book.addPerson(QStringLiteral("王小明"));
    const QString text = QString::fromUtf8(bytes);
    const QString masked = book.mask(text);
    if (restored(book, masked, masked.size() + 1) != text || restored(book, masked, step) != text)
        __builtin_trap();
    (void)restored(book, text, step); // an answer may hold anything
    return 0;
}
