// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

QString ConversationWords::media(PartLook::State state, const QString &reason)
{
    static constexpr std::pair<QLatin1StringView, const char *> sentences[] = {
        {"no_media"_L1, QT_TR_NOOP("The platform does not give this file")},
        {"expired"_L1, QT_TR_NOOP("No longer on the platform")},
        {"bad_media"_L1, QT_TR_NOOP("No longer on the platform")},
        {"too_large"_L1, QT_TR_NOOP("Too large to be fetched")},
        {"too_many_pixels"_L1, QT_TR_NOOP("Too many pixels to be shown; save it to look at it")},
        {"wrong_type"_L1, QT_TR_NOOP("Not shown: the file is not what it says it is")},
        {"damaged"_L1, QT_TR_NOOP("Damaged, cannot be shown")},
        {"private_address"_L1, QT_TR_NOOP("Not fetched: it points into a private network")},
        {"address"_L1, QT_TR_NOOP("Not fetched: its address is not allowed")},
        {"secret_elsewhere"_L1, QT_TR_NOOP("Not fetched: its address is not the platform's")},
        {"attachment_gone"_L1, QT_TR_NOOP("No longer on this machine")},
        {"no_channel"_L1, QT_TR_NOOP("This channel is not set up here")},
        {"no_permission"_L1, QT_TR_NOOP("The platform does not allow it")},
        {"token"_L1, QT_TR_NOOP("The channel's access has expired")},
        {"offline"_L1, QT_TR_NOOP("Not fetched yet")},
        {"network"_L1, QT_TR_NOOP("Could not be fetched")},
        {"disk_full"_L1, QT_TR_NOOP("The disk is full")},
        {"disk"_L1, QT_TR_NOOP("The disk refused it")},
    };
    switch (state) {
    case PartLook::State::Unknown:
    case PartLook::State::Ready:
        return {};
    case PartLook::State::Loading:
        return tr("Loading…");
    case PartLook::State::Failed:
    case PartLook::State::Refused:
        break;
    }
    const auto known = std::find_if(std::begin(sentences), std::end(sentences),
                                    [&reason](const auto &pair) { return pair.first == reason; });
    const QString why = known == std::end(sentences) ? tr("Could not be fetched") : tr(known->second);
    return state == PartLook::State::Failed ? tr("%1 — click to try again").arg(why) : why;
}

} // namespace lianxi
