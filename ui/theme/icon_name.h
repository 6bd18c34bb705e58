// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

namespace lianxi
{

/// The line icons in resources/icons; a file's name is its entry in the `names` table.
enum class IconName {
    Assist,
    Attach,
    Bell,
    Block,
    Calendar,
    Card,
    Channel,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Copy,
    DoubleCheck,
    Edit,
    File,
    Filter,
    Flag,
    Frown,
    Hand,
    Heart,
    Hidden,
    Image,
    Inbox,
    Info,
    Key,
    Keyboard,
    Knowledge,
    Link,
    Listening,
    Location,
    More,
    Note,
    Offline,
    Pause,
    Phone,
    Play,
    Plus,
    Private,
    Public,
    Queue,
    Quote,
    Retry,
    Review,
    Search,
    Send,
    Settings,
    Smile,
    Snooze,
    Sort,
    Star,
    Tag,
    Transfer,
    Undo,
    User,
    Video,
    Voice,
    Warning,
};
template <>
struct EnumNames<IconName> {
    static constexpr std::array<std::string_view, 58> names{
        "assist",       "attach",        "bell",     "block",     "calendar", "card",         "channel",  "check",
        "chevron-down", "chevron-right", "clock",    "close",     "copy",     "double-check", "edit",     "file",
        "filter",       "flag",          "frown",    "hand",      "heart",    "hidden",       "image",    "inbox",
        "info",         "key",           "keyboard", "knowledge", "link",     "listening",    "location", "more",
        "note",         "offline",       "pause",    "phone",     "play",     "plus",         "private",  "public",
        "queue",        "quote",         "retry",    "review",    "search",   "send",         "settings", "smile",
        "snooze",       "sort",          "star",     "tag",       "transfer", "undo",         "user",     "video",
        "voice",        "warning"};
};

} // namespace lianxi
