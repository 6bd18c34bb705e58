// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_store.h"

#include "app/channels/common/json_text.h"
#include "app/gateway/inbound.h"
#include "models/store/projection.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

struct Stored {
    qint64 at = 0;
    QString platformId;
    QString text;
    bool isMessage = false;
};

Result<std::vector<Stored>> readMessages(sqlite::Database &database)
{
    auto statement = database.prepare("SELECT at, platform_id, text, kind FROM message");
    if (!statement)
        return tl::make_unexpected(statement.error());
    std::vector<Stored> messages;
    while (true) {
        const Result<bool> row = statement->step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return messages;
        messages.push_back({statement->integer(0), statement->text(1), statement->text(2),
                            statement->integer(3) == static_cast<int>(TimelineKind::Message)});
    }
}

} // namespace

Result<StoredTexts> storedTexts(const std::vector<std::vector<PlatformEvent>> &steps, Instant now)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return failure(ErrorCode::Io, folder.errorString());
    auto store = Projection::open({folder.filePath(u"store.db"_s), sqlite::PageKey::generate(), false});
    if (!store)
        return tl::make_unexpected(store.error());
    Sequence sequence = 0;
    for (const std::vector<PlatformEvent> &events : steps) {
        Append append = inboundAppend(ChannelId(u"recorded"_s), events, u"/recorded"_s, now);
        if (append.events.empty())
            continue;
        // No idempotency key: it is the store that must see that a thing was told twice.
        const auto applied = (*store)->apply({Record{++sequence, append.subject, {}, std::move(append.events)}});
        if (!applied)
            return tl::make_unexpected(applied.error());
    }
    Result<std::vector<Stored>> messages = readMessages((*store)->database());
    if (!messages)
        return tl::make_unexpected(messages.error());
    std::stable_sort(messages->begin(), messages->end(), [](const Stored &a, const Stored &b) {
        return a.at != b.at ? a.at < b.at : channels::idLess(a.platformId, b.platformId);
    });
    StoredTexts stored;
    stored.rows = static_cast<qint64>(messages->size());
    for (const Stored &message : *messages) {
        if (message.isMessage)
            stored.texts.append(message.text);
    }
    return stored;
}

} // namespace lianxi
