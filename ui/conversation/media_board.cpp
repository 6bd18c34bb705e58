// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/media_board.h"

namespace lianxi
{

bool isPicture(const Part &part)
{
    return part.type == PartType::Image || part.type == PartType::Sticker;
}

bool isFile(const Part &part)
{
    switch (part.type) {
    case PartType::Image:
    case PartType::Voice:
    case PartType::Audio:
    case PartType::Video:
    case PartType::File:
    case PartType::Sticker:
        return true;
    case PartType::Text:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        break;
    }
    return false;
}

MediaBoard::MediaBoard(MediaSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_looks(64 * 1024)
{
}

PartLook MediaBoard::look(const ChannelId &channel, const Part &part)
{
    if (!m_source || !isPicture(part))
        return {};
    const MediaKey key{channel, part};
    if (const PartLook *known = m_looks.object(key.source()))
        return *known;
    ask(key);
    return {PartLook::State::Loading, {}, {}};
}

void MediaBoard::retry(const ChannelId &channel, const Part &part)
{
    if (!m_source)
        return;
    const MediaKey key{channel, part};
    ask(key);
    Q_EMIT changed(key.source());
}

void MediaBoard::ask(const MediaKey &key)
{
    const QByteArray source = key.source();
    m_looks.insert(source, new PartLook{PartLook::State::Loading, {}, {}}, 1);
    m_source->askPicture(this, key, room * 2, [this, source](const MediaAnswer &answer) {
        auto look = std::make_unique<PartLook>();
        look->state = answer.state == MediaAnswer::State::Ready ? PartLook::State::Ready
            : answer.state == MediaAnswer::State::Failed        ? PartLook::State::Failed
                                                                : PartLook::State::Refused;
        look->picture = answer.picture;
        look->reason = answer.reason;
        const auto cost = static_cast<int>(answer.picture.sizeInBytes() / 1024 + 1);
        m_looks.insert(source, look.release(), cost);
        Q_EMIT changed(source);
    });
}

} // namespace lianxi
