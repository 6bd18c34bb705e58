// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/views.h"

#include <vector>

namespace lianxi
{

/// How two contacts became one.
enum class MergeWay {
    Person, ///< somebody decided it
    SharedKey, ///< their platforms know them by one second key (union id)
    MovedNumber, ///< the platform said that the person goes on under another number
    PrivateAnswer, ///< the platform said under which key a public author got a private answer
};
template <>
struct EnumNames<MergeWay> {
    static constexpr std::array<std::string_view, 4> names{"person", "shared_key", "moved_number", "private_answer"};
};

/// A fact that two contacts share and that speaks for their being one person. Names are none.
struct MergeEvidence {
    enum class Kind { Phone, Email, Order };
    Kind kind = Kind::Phone;
    QString value; ///< masked
    bool verified = false; ///< a platform knows one of the two by it; else both only wrote it
    friend bool operator==(const MergeEvidence &, const MergeEvidence &) = default;
};

/// Somebody who may be the same person as a contact.
struct MergeCandidate {
    ContactId contact;
    QString name;
    std::vector<MergeEvidence> evidence; ///< verified first; never empty
    friend bool operator==(const MergeCandidate &, const MergeCandidate &) = default;
};

/// A merge in force: it can be undone.
struct ContactMerge {
    ContactId into, from;
    QString name; ///< of `from` by itself
    MergeWay way = MergeWay::Person;
    QString by; ///< who decided; empty: nobody, see `way`
    QString why; ///< their words
    Instant at;
    friend bool operator==(const ContactMerge &, const ContactMerge &) = default;
};

/// What is known of who a contact is beside their identities.
struct PersonView {
    ContactId contact; ///< whom the one asked about is shown as
    std::vector<ContactMerge> merges; ///< newest first
    std::vector<MergeCandidate> candidates; ///< best first
    std::vector<OrderKey> orderKeys; ///< what their orders can be looked for by: what platforms vouch for first
    friend bool operator==(const PersonView &, const PersonView &) = default;
};

} // namespace lianxi
