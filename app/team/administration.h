// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/jet_stream.h"
#include "app/team/sealed_codec.h"

namespace lianxi::team
{

// What an administrator does on a team's stream. All of it on the thread of the connection; `stream` has begun with
// `codec`, and both stay until it is finished.

using Finished = std::function<void(Status)>;

/// Publishes the founding entry, on a stream whose codec is plain. Conflict: the team has been founded.
void publishFounding(nats::JetStream &stream, const SignedText &founding, Instant now, Finished finished);

/// Changes the list of members, once more when somebody else was faster. `change` answers with an error to leave it.
/// Errors: that one, Refused (see nextEntry()), Unavailable.
using MemberChange = std::function<Status(std::vector<Member> &)>;
void changeMembers(nats::JetStream &stream, SealedCodec &codec, MemberChange change, bool rotate, Instant now,
                   Finished finished);

/// Destroys the data keys of these owners (names of data_owner.h): every desk forgets them when it reads the order, and
/// the server overwrites what it had of them. What is there already is done again, so that a half-done one is finished.
/// \return how many keys; Refused, Unavailable (try again).
void destroyKeys(nats::JetStream &stream, SealedCodec &codec, const std::vector<QByteArray> &owners, Instant now,
                 std::function<void(Result<int>)> finished);

} // namespace lianxi::team
