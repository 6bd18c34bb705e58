// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/administration.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

constexpr int attempts = 5; ///< of a change that somebody else was faster with

/// Nothing when it was accepted.
std::optional<Error> errorOf(const AppendOutcome &outcome)
{
    if (std::holds_alternative<Accepted>(outcome))
        return std::nullopt;
    if (const auto *unavailable = std::get_if<Unavailable>(&outcome))
        return unavailable->error;
    return Error{ErrorCode::Conflict, u"somebody else was faster"_s};
}

struct Change {
    nats::JetStream &stream;
    SealedCodec &codec;
    MemberChange change;
    bool rotate;
    Instant now;
    Finished finished;
    int attempt = 0;
    std::optional<Sequence> last; ///< of the subject, where it is not the roster's
};
using ChangePtr = std::shared_ptr<Change>;

void tryChange(const ChangePtr &work)
{
    const Roster &roster = work->codec.ring().roster();
    std::vector<Member> members = roster.current().members;
    const Status changed = work->change(members);
    const Result<SignedText> entry = changed
        ? nextEntry(roster, std::move(members), work->codec.epochKeys().rbegin()->second, work->codec.me(),
                    work->rotate)
        : tl::make_unexpected(changed.error());
    if (!entry) {
        work->finished(tl::make_unexpected(entry.error()));
        return;
    }
    const Sequence last = work->last.value_or(work->codec.ring().rosterSequence());
    work->stream.put({rosterSubject(), {}, {rosterEvent(*entry, work->now)}, last}, [work](const AppendOutcome &put) {
        if (const auto *conflict = std::get_if<Conflict>(&put); conflict && ++work->attempt < attempts) {
            work->last = conflict->last;
            work->codec.refresh([work] { tryChange(work); });
            return;
        }
        const std::optional<Error> error = errorOf(put);
        work->codec.refresh([work, error] { work->finished(error ? Status(tl::make_unexpected(*error)) : Status()); });
    });
}

/// One owner after the other: what stands on the key's subject is read, ordered to be forgotten, and taken out.
struct Destroying {
    nats::JetStream &stream;
    SealedCodec &codec;
    std::vector<QByteArray> ids;
    Instant now;
    std::function<void(Result<int>)> finished;
    int destroyed = 0;
    std::vector<QByteArray> tags; ///< of the first id
    std::vector<Sequence> sequences;
    Sequence last = 0;
};
using DestroyingPtr = std::shared_ptr<Destroying>;

void collect(const DestroyingPtr &work, Sequence from);

void nextOwner(const DestroyingPtr &work)
{
    work->tags.clear();
    work->sequences.clear();
    work->last = 0;
    if (work->ids.empty())
        work->finished(work->destroyed);
    else
        collect(work, 1);
}

void takeOut(const DestroyingPtr &work)
{
    if (work->sequences.empty()) {
        work->ids.erase(work->ids.begin());
        nextOwner(work);
        return;
    }
    work->stream.erase(work->sequences.back(), [work](const Status &erased) {
        if (!erased) {
            work->finished(tl::make_unexpected(erased.error()));
            return;
        }
        work->sequences.pop_back();
        takeOut(work);
    });
}

void order(const DestroyingPtr &work)
{
    const QByteArray id = work->ids.front();
    std::erase_if(work->tags, [&](const QByteArray &tag) {
        const std::optional<KeyRing::DataKey> known = work->codec.ring().find(id, tag);
        return known && !known->key; // ordered before
    });
    if (work->tags.empty()) {
        takeOut(work);
        return;
    }
    Append append{keySubject(id), {}, {destructionEvent(id, work->tags, work->codec.me(), work->now)}, work->last};
    work->stream.put(std::move(append), [work, id](const AppendOutcome &put) {
        if (std::holds_alternative<Conflict>(put)) {
            nextOwner(work); // a key was made in this moment: the same owner again
            return;
        }
        if (const std::optional<Error> error = errorOf(put)) {
            work->finished(tl::make_unexpected(*error));
            return;
        }
        work->destroyed += static_cast<int>(work->tags.size());
        work->codec.learn(id, [work] { takeOut(work); });
    });
}

void collect(const DestroyingPtr &work, Sequence from)
{
    work->stream.next(keySubject(work->ids.front()), from, [work](const std::optional<Record> &record) {
        if (!record) {
            order(work);
            return;
        }
        work->last = record->sequence;
        for (const Event &event : record->events)
            if (const auto key = dataKeyIn(event); key && key->ref.id == work->ids.front()) {
                work->tags.push_back(key->ref.tag);
                work->sequences.push_back(record->sequence);
            }
        collect(work, record->sequence + 1);
    });
}

} // namespace

void publishFounding(nats::JetStream &stream, const SignedText &founding, Instant now, Finished finished)
{
    stream.put({rosterSubject(), {}, {rosterEvent(founding, now)}, 0},
               [finished = std::move(finished)](const AppendOutcome &outcome) {
                   const std::optional<Error> error = errorOf(outcome);
                   finished(error ? Status(tl::make_unexpected(*error)) : Status());
               });
}

void changeMembers(nats::JetStream &stream, SealedCodec &codec, MemberChange change, bool rotate, Instant now,
                   Finished finished)
{
    const auto work = std::make_shared<Change>(
        Change{stream, codec, std::move(change), rotate, now, std::move(finished), 0, std::nullopt});
    codec.refresh([work] { tryChange(work); });
}

void destroyKeys(nats::JetStream &stream, SealedCodec &codec, const std::vector<QByteArray> &owners, Instant now,
                 std::function<void(Result<int>)> finished)
{
    if (!codec.ring().roster().isAdministrator(codec.me().user().publicKey()) || !codec.names()) {
        finished(failure(ErrorCode::Refused, u"only an administrator destroys keys"_s));
        return;
    }
    std::vector<QByteArray> ids;
    for (const QByteArray &owner : owners)
        ids.push_back(codec.names()->keyId(owner));
    nextOwner(std::make_shared<Destroying>(
        Destroying{stream, codec, std::move(ids), now, std::move(finished), 0, {}, {}, 0}));
}

} // namespace lianxi::team
