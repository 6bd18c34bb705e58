// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/profile_service.h"

#include "app/duty/backoff.h"
#include "models/event/payloads.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto patience = 20s; ///< with one question
constexpr size_t mostWaiting = 2000; ///< of one channel; who does not fit is asked about when they write again
constexpr int mostAttempts = 5; ///< for one person
constexpr qint64 placeStep = 200; ///< messages that a start may look at again
/// A right is missing, or the question is not taken: soon again, because it may be about this one person.
constexpr auto afterRefusal = 10min;
constexpr auto afterRefusals = 24h; ///< at most, when nothing else comes
constexpr std::chrono::milliseconds withoutToken = 1h; ///< sending and polling tell an administrator

QByteArray dayOf(Instant at)
{
    return toRfc3339(at).left(10).toLatin1();
}

} // namespace

ProfileService::Rules ProfileService::Rules::of(const Playbook &playbook)
{
    const auto whole = [&playbook](QStringView name) { return static_cast<int>(playbook.number(name)); };
    return {std::chrono::hours(24 * whole(u"profiles.refresh_days")),
            std::chrono::hours(whole(u"profiles.written_within_hours")), whole(u"profiles.questions_per_minute")};
}

ProfileService::ProfileService(Parts parts, qint64 place, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
    , m_upTo(place)
    , m_kept(place)
{
}

ProfileService::~ProfileService()
{
    m_post.close();
}

void ProfileService::wake()
{
    if (m_reading)
        m_readAgain = true;
    else
        look();
}

void ProfileService::channelsChanged()
{
    for (auto &[channel, line] : m_lines) {
        line.failures = 0;
        line.notBefore = {};
        askNext(channel);
    }
}

void ProfileService::look()
{
    m_reading = true;
    const Instant now = m_parts.clock.now();
    m_parts.askPeople({m_upTo, now - m_parts.rules.writtenWithin, now - m_parts.rules.refreshAfter},
                      [this, post = m_post](Result<UnknownPeople> found) {
                          post([this, found = std::move(found)] { onPeople(found); });
                      });
}

void ProfileService::onPeople(const Result<UnknownPeople> &found)
{
    m_reading = false;
    if (!found) // the next message asks again
        return;
    m_upTo = found->upTo;
    for (const UnknownPerson &person : found->people)
        enqueue(person);
    for (const auto &line : m_lines)
        askNext(line.first);
    keepPlaceWhenDone();
    if (std::exchange(m_readAgain, false) || found->more)
        look();
}

void ProfileService::enqueue(const UnknownPerson &person)
{
    const Codec *codec = m_parts.codecs(person.platform);
    if (!codec || codec->profilesAtOnce() == 0)
        return;
    Line &line = m_lines[person.channel];
    if (line.waiting.size() >= mostWaiting || !m_known.insert(person.identity).second)
        return;
    line.waiting.push_back({person.identity, {person.externalId, person.threadId, person.surface}, 0});
}

void ProfileService::askNext(const ChannelId &channel)
{
    Line &line = m_lines[channel];
    const auto account = m_parts.channels.account(channel);
    const auto configured = m_parts.channels.channel(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    const bool may = codec && configured && !configured->paused && !configured->removed;
    if (line.asking || line.waiting.empty() || !may)
        return;
    if (m_parts.clock.now() < line.notBefore) {
        askLater(channel);
        return;
    }
    const auto most = static_cast<size_t>(std::max(1, codec->profilesAtOnce()));
    while (!line.waiting.empty() && line.asked.size() < most) {
        line.asked.push_back(std::move(line.waiting.front()));
        line.waiting.pop_front();
    }
    line.asking = true;
    line.tokenTried = false;
    m_parts.tokens.ensure(channel, [self = QPointer(this), channel](TokenKeeper::Outcome outcome) {
        if (self)
            self->onToken(channel, outcome);
    });
}

void ProfileService::onToken(const ChannelId &channel, TokenKeeper::Outcome outcome)
{
    switch (outcome) {
    case TokenKeeper::Outcome::Ready:
        transmit(channel);
        return;
    case TokenKeeper::Outcome::Unreachable:
        askAgain(channel, std::nullopt);
        return;
    case TokenKeeper::Outcome::Refused:
        giveUp(channel, withoutToken);
        return;
    }
}

void ProfileService::transmit(const ChannelId &channel)
{
    Line &line = m_lines[channel];
    const auto account = m_parts.channels.account(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec) {
        refused(channel);
        return;
    }
    std::vector<ProfileSubject> people;
    for (const Person &person : line.asked)
        people.push_back(person.subject);
    const SendPlan plan = codec->planProfile(people, *account, m_parts.clock.now());
    if (!plan.request) {
        // Who wrote in public is often not told about, and others on the same channel are.
        giveUp(channel, plan.outcome == SendOutcome::Refused ? 0ms : withoutToken);
        return;
    }
    if (!checkDestination(plan.request->url, *account)) {
        refused(channel);
        return;
    }
    line.token = m_parts.tokens.tokenOf(channel);
    m_parts.http.request(*plan.request, patience,
                         [this, channel, asked = *plan.request, post = m_post](HttpResponse response) {
                             post([this, channel, asked, response = std::move(response)] {
                                 if (const auto known = m_parts.channels.account(channel); known && m_parts.health)
                                     m_parts.health->answered(*known, asked, response, m_parts.clock.now());
                                 onResponse(channel, response);
                             });
                         });
}

void ProfileService::onResponse(const ChannelId &channel, const HttpResponse &response)
{
    const auto account = m_parts.channels.account(channel);
    const Codec *codec = account ? m_parts.codecs(account->platform) : nullptr;
    if (!codec) {
        refused(channel);
        return;
    }
    if (response.status == 0) {
        askAgain(channel, std::nullopt);
        return;
    }
    std::vector<ProfileSubject> people;
    for (const Person &person : m_lines[channel].asked)
        people.push_back(person.subject);
    onAnswer(channel, codec->readProfile(response, people, *account, m_parts.clock.now()));
}

void ProfileService::onAnswer(const ChannelId &channel, const ProfileAnswer &answer)
{
    Line &line = m_lines[channel];
    switch (answer.outcome) {
    case SendOutcome::Sent:
    case SendOutcome::Uploaded:
    case SendOutcome::Pending:
        tell(channel, answer.people);
        return;
    case SendOutcome::Credentials:
        if (std::exchange(line.tokenTried, true)) {
            giveUp(channel, withoutToken);
            return;
        }
        m_parts.tokens.renew(channel, line.token, [self = QPointer(this), channel](TokenKeeper::Outcome outcome) {
            if (self)
                self->onToken(channel, outcome);
        });
        return;
    case SendOutcome::Unconfirmed: // asking twice harms nobody
    case SendOutcome::Retry:
        askAgain(channel, answer.retryAfter);
        return;
    case SendOutcome::Refused:
        refused(channel);
        return;
    }
}

/// Everybody who was asked about gets an event: that a platform says nothing is known from then on, too.
void ProfileService::tell(const ChannelId &channel, const std::vector<PersonProfile> &people)
{
    const Instant now = m_parts.clock.now();
    Append append;
    append.subject = channelSubject(channel);
    QByteArray names;
    for (const Person &person : m_lines[channel].asked) {
        IdentityProfiled told;
        told.identity = person.identity;
        told.channel = channel;
        const auto found = std::ranges::find(people, person.subject.id, &PersonProfile::id);
        if (found != people.end()) {
            told.name = found->name;
            told.handle = found->handle;
            told.alias = found->alias;
            told.avatar = found->avatar;
        }
        // Several desks may ask on one day; what they hear is one event as long as it is the same.
        const QByteArray name = "profile\n" + told.identity.toString().toLatin1() + '\n' + dayOf(now) + '\n'
            + QStringList{told.name, told.handle, told.alias, told.avatar}.join(u'\n').toUtf8();
        append.events.push_back(makeEvent(told, m_parts.source, now, EventId::derive(name)));
        names += append.events.back().id.toString().toLatin1() + '\n';
    }
    append.key = "profiles\n" + EventId::derive(names).toString().toLatin1();
    m_parts.log.append(std::move(append), [this, channel, people, post = m_post](const AppendOutcome &outcome) {
        const bool kept = std::holds_alternative<Accepted>(outcome);
        post([this, channel, people, kept] { onTold(channel, people, kept); });
    });
}

void ProfileService::onTold(const ChannelId &channel, const std::vector<PersonProfile> &people, bool kept)
{
    if (!kept) {
        askAgain(channel, std::nullopt);
        return;
    }
    for (const PersonProfile &person : people) {
        if (!person.avatar.isEmpty())
            m_parts.fetchPicture({channel, person.avatar});
    }
    m_lines[channel].failures = 0;
    giveUp(channel, 0ms);
}

void ProfileService::askAgain(const ChannelId &channel, std::optional<std::chrono::seconds> named)
{
    Line &line = m_lines[channel];
    while (!line.asked.empty()) { // in their order, before those who came meanwhile
        Person person = std::move(line.asked.back());
        line.asked.pop_back();
        if (++person.attempts < mostAttempts)
            line.waiting.push_front(std::move(person));
        else
            m_known.erase(person.identity);
    }
    pauseLine(channel, backOff(++line.failures, m_parts.jitter(), named));
}

void ProfileService::refused(const ChannelId &channel)
{
    giveUp(channel, backOff(++m_lines[channel].failures, m_parts.jitter(), std::nullopt, afterRefusal, afterRefusals));
}

/// The question under way is over, whatever came of it.
void ProfileService::giveUp(const ChannelId &channel, std::chrono::milliseconds pause)
{
    Line &line = m_lines[channel];
    for (const Person &person : line.asked)
        m_known.erase(person.identity);
    line.asked.clear();
    pauseLine(channel, pause);
}

void ProfileService::pauseLine(const ChannelId &channel, std::chrono::milliseconds pause)
{
    Line &line = m_lines[channel];
    const std::chrono::milliseconds pace = 60'000ms / std::max(1, m_parts.rules.questionsPerMinute);
    const auto wait = std::max(pause, pace);
    line.asking = false;
    line.notBefore = m_parts.clock.now() + wait;
    keepPlaceWhenDone();
    askNext(channel);
}

void ProfileService::askLater(const ChannelId &channel)
{
    Line &line = m_lines[channel];
    if (line.timer && *line.timer <= line.notBefore)
        return;
    line.timer = line.notBefore;
    m_parts.scheduler.after(line.notBefore - m_parts.clock.now(), this, [this, channel] {
        m_lines[channel].timer.reset();
        askNext(channel);
    });
}

/// Whoever waits when the program ends is found again by the next start.
void ProfileService::keepPlaceWhenDone()
{
    if (!m_known.empty() || m_upTo - m_kept < placeStep)
        return;
    m_kept = m_upTo;
    m_parts.keepPlace(m_upTo);
}

} // namespace lianxi
