// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "models/store/projection.h"

#include <QString>

#include <random>

namespace lianxi::bench
{

/// What a generated desk holds.
struct DeskSize {
    int cases = 10'000;
    int messages = 20'000; ///< at least one a case
};

/// The messages of a made-up desk, always the same for the same size: six channels, a fifth of the threads public,
/// Chinese and (a fifth) English text of 30 to 60 characters, one person a case, conversations mixed with each other,
/// every fourth further private message by the brand, some answering an earlier one.
class MessageMaker
{
public:
    explicit MessageMaker(DeskSize size)
        : m_size(size)
    {
    }
    /// The channels' set-up, to come first.
    [[nodiscard]] static std::vector<ChannelConfigured> channels();
    /// When the first message was written; the others follow a second apart.
    [[nodiscard]] static Instant firstMoment();

    [[nodiscard]] bool atEnd() const { return m_next == m_size.messages; }
    struct Made {
        ChannelId channel;
        PlatformEvent event;
    };
    [[nodiscard]] Made next();
    /// A sentence or two as customers write them.
    [[nodiscard]] QString text();

private:
    DeskSize m_size;
    int m_next = 0;
    std::mt19937 m_random{20261121}; // its sequence is the same with every standard library
};

/// The key of the profile that generated stores stand for; it guards nothing.
[[nodiscard]] sqlite::PageKey benchProfileKey();
/// The key of all generated files: such a profile's projection has it.
[[nodiscard]] sqlite::PageKey benchKey();

/// Makes a log that ends where a store is, so that folding goes on from there.
void makeLog(const QString &file, const sqlite::PageKey &key, Sequence last);

/// The file of an encrypted projection of that size below `folder`, made through Projection::apply() unless an earlier
/// run left it there: messages, then what people did with the cases (claimed, classified, tagged, read, snoozed for a
/// century 2 %, resolved 8 %). Ends the program when it cannot be written.
[[nodiscard]] QString generatedDesk(const QString &folder, DeskSize size);

} // namespace lianxi::bench
