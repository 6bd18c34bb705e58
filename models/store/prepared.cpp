// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/prepared.h"

#include "models/store/fold.h"
#include "models/store/row_keys.h"
#include "models/store/search_index.h"

namespace lianxi
{

namespace
{

/// Text parts beside PlatformEvent::text are not lost.
QString textOf(const PlatformEvent &event)
{
    QString text = event.text;
    for (const Part &part : event.parts)
        if (part.type == PartType::Text && !part.text.isEmpty() && part.text != event.text)
            text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + part.text;
    if (text.isEmpty() && event.kind == PlatformEventKind::Postback)
        text = event.payload;
    return text;
}

std::unique_ptr<const store::PreparedEvent> prepareEvent(const Event &event)
{
    Result<PlatformEventReceived> payload = payloadOf<PlatformEventReceived>(event);
    if (!payload)
        return nullptr;
    auto prepared = std::make_unique<store::PreparedEvent>();
    prepared->received = std::move(*payload);
    const PlatformEvent &of = prepared->received.event;
    prepared->key = of.eventKey.isEmpty()
        ? keys::of(keys::Kind::Event, event.id)
        : keys::ofName(keys::Kind::Event,
                       keys::join({prepared->received.channel.text().toUtf8(), of.eventKey.toUtf8()}));
    prepared->text = textOf(of);
    prepared->preview = store::previewOf(prepared->text, store::partsOf(of));
    if (!prepared->text.isEmpty())
        prepared->tokens = tokenList(prepared->text);
    return prepared;
}

} // namespace

PreparedRecord prepare(Record record)
{
    PreparedRecord prepared{std::move(record), {}};
    prepared.events.reserve(prepared.record.events.size());
    for (Event &event : prepared.record.events) {
        const bool platform = event.type == EventType::PlatformEventReceived;
        prepared.events.push_back(platform ? prepareEvent(event) : nullptr);
        if (prepared.events.back())
            event.data = {};
    }
    return prepared;
}

} // namespace lianxi
