// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/token_keeper.h"
#include "models/domain/views.h"
#include "models/event/log.h"
#include "models/policy/playbook.h"
#include "models/store/queries.h"

#include <deque>
#include <map>
#include <set>

namespace lianxi
{

/// Asks the platforms who customers are, once they write: their name, their picture, the key by which they are known
/// elsewhere. What a platform answers is an event, also that it says nothing, so that every desk and every replay knows
/// the same and nobody is asked about twice.
///
/// One question at a time for each channel, at the playbook's pace, and never in the way of a message: a platform that
/// does not answer, or has enough of questions, is left alone for a while. Lives on the network thread.
class ProfileService final : public QObject
{
public:
    /// How often and about whom; the playbook's section "profiles".
    struct Rules {
        std::chrono::hours refreshAfter{};
        std::chrono::hours writtenWithin{};
        int questionsPerMinute = 1;
        [[nodiscard]] static Rules of(const Playbook &playbook);
    };
    using PeopleDone = std::function<void(Result<UnknownPeople>)>;
    struct Parts {
        Log &log;
        ChannelRegistry &channels;
        const Clock &clock;
        Scheduler &scheduler;
        HttpTransport &http;
        TokenKeeper &tokens; ///< outlives the service
        CodecLookup codecs;
        Rules rules;
        /// Reads who is unknown (models/store/queries.h) and calls back once, on any thread.
        std::function<void(const UnknownSince &, PeopleDone)> askPeople;
        /// Remembers the row up to which everybody has been asked about.
        std::function<void(qint64)> keepPlace;
        /// A platform named a picture: the address may not last.
        std::function<void(const AvatarKey &)> fetchPicture;
        std::function<double()> jitter; ///< 0 ≤ x < 1
        QString source;
        ChannelHealth *health = nullptr; ///< learns what platforms tell of their counts
    };
    /// `place` is what keepPlace() was told last.
    ProfileService(Parts parts, qint64 place, QObject *parent = nullptr);
    ~ProfileService() override;
    /// Customers wrote. Network thread.
    void wake();
    /// A channel was changed: what was wrong with it may be mended.
    void channelsChanged();

private:
    struct Person {
        ContactId identity;
        ProfileSubject subject;
        int attempts = 0;
    };
    /// One channel's questions.
    struct Line {
        std::deque<Person> waiting;
        std::vector<Person> asked; ///< of the question under way
        QString token; ///< that it was made with
        Instant notBefore;
        std::optional<Instant> timer; ///< when somebody looks again
        int failures = 0;
        bool asking = false, tokenTried = false;
    };
    void look();
    void onPeople(const Result<UnknownPeople> &found);
    void enqueue(const UnknownPerson &person);
    void askNext(const ChannelId &channel);
    void onToken(const ChannelId &channel, TokenKeeper::Outcome outcome);
    void transmit(const ChannelId &channel);
    void onResponse(const ChannelId &channel, const HttpResponse &response);
    void onAnswer(const ChannelId &channel, const ProfileAnswer &answer);
    void tell(const ChannelId &channel, const std::vector<PersonProfile> &people);
    void onTold(const ChannelId &channel, const std::vector<PersonProfile> &people, bool kept);
    void askAgain(const ChannelId &channel, std::optional<std::chrono::seconds> named);
    void refused(const ChannelId &channel);
    void giveUp(const ChannelId &channel, std::chrono::milliseconds pause);
    void pauseLine(const ChannelId &channel, std::chrono::milliseconds pause);
    void askLater(const ChannelId &channel);
    void keepPlaceWhenDone();

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, Line> m_lines;
    std::set<ContactId> m_known; ///< waiting or being asked about
    qint64 m_upTo; ///< row of the last message looked at
    qint64 m_kept;
    bool m_reading = false, m_readAgain = false;
};

} // namespace lianxi
