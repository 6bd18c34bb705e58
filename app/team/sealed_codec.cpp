// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/sealed_codec.h"

#include "app/team/data_owner.h"
#include "app/team/permissions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

Q_LOGGING_CATEGORY(sealingLog, "lianxi.team.sealing")

QByteArray dataKeyName(const KeyRef &ref)
{
    return ref.id + '.' + ref.tag;
}

} // namespace

/// An append whose keys are being made.
struct SealedCodec::Sealing {
    Append what;
    QByteArray id;
    std::vector<QByteArray> owners; ///< key id of each event; empty: the epoch's
    Encoded encoded;
    size_t waiting = 0;
    Status status;
};

/// A message whose keys are being asked for.
struct SealedCodec::Reading {
    nats::StreamMessage message;
    std::vector<SealedEvent> events;
    Decoded decoded;
};

SealedCodec::SealedCodec(std::shared_ptr<KeyRing> ring, MemberKeys me, const Clock &clock)
    : m_ring(std::move(ring))
    , m_me(std::move(me))
    , m_clock(clock)
{
    learnEpochs();
}

void SealedCodec::begin(nats::StreamAccess &stream, const nats::StreamState &state, Ready ready)
{
    m_stream = &stream;
    m_absent.clear();
    const bool lost = m_ring->compare(state.created, state.last);
    m_seen.clear();
    readRoster([this, lost, ready = std::move(ready)] {
        ready(mayWrite());
        if (lost && m_stream)
            putBackRoster();
    });
}

/// An administrator's desk puts back the entries that the server lost.
void SealedCodec::putBackRoster()
{
    const Roster &roster = m_ring->roster();
    if (!roster.isAdministrator(m_me.user().publicKey()))
        return;
    for (const SignedText &text : roster.texts())
        if (!m_seen.contains(fingerprintOf(text)))
            m_stream->put({rosterSubject(), {}, {rosterEvent(text, m_clock.now())}, {}}, [](const AppendOutcome &put) {
                if (!std::holds_alternative<Accepted>(put))
                    qCWarning(sealingLog) << "an entry of the roster could not be put back";
            });
}

void SealedCodec::end()
{
    m_stream = nullptr;
    m_rosterReaders.clear();
    m_fetching.clear();
    m_making.clear();
    m_ring->flush();
}

Status SealedCodec::mayWrite() const
{
    if (m_ring->roster().isEmpty())
        return failure(ErrorCode::Unavailable, u"this team has not been founded on this server"_s);
    if (!m_ring->roster().current().findUser(m_me.user().publicKey()) || !m_names
        || !m_epochs.contains(m_ring->roster().current().epoch))
        return failure(ErrorCode::Unavailable, u"no member of this team (any more): ask an administrator"_s);
    return {};
}

// --- The roster ---

void SealedCodec::readRoster(Done done)
{
    m_rosterReaders.push_back(std::move(done));
    if (m_rosterReaders.size() > 1)
        return; // it is being read
    m_stream->next(rosterSubject(), m_ring->rosterSequence() + 1,
                   [this](const std::optional<Record> &record) { onRoster(record); });
}

void SealedCodec::onRoster(const std::optional<Record> &record)
{
    if (!m_stream)
        return;
    if (record) {
        takeRoster(*record);
        m_stream->next(rosterSubject(), record->sequence + 1,
                       [this](const std::optional<Record> &next) { onRoster(next); });
        return;
    }
    for (const Done &done : std::exchange(m_rosterReaders, {}))
        done();
}

void SealedCodec::takeRoster(const Record &record)
{
    for (const Event &event : record.events) {
        const std::optional<SignedText> entry = rosterEntryIn(event);
        if (entry)
            m_seen.insert(fingerprintOf(*entry));
        const Status added = entry ? m_ring->addToRoster(*entry, record.sequence) : Status{};
        if (!added)
            qCWarning(sealingLog) << "roster entry" << record.sequence << "is not heeded:" << added.error().detail;
    }
    learnEpochs();
}

void SealedCodec::learnEpochs()
{
    m_epochs = m_ring->roster().keysFor(m_me);
    if (const auto first = m_epochs.find(1); first != m_epochs.end() && !m_names)
        m_names.emplace(first->second);
}

// --- Data keys ---

std::optional<KeyRing::DataKey> SealedCodec::currentKey(const QByteArray &id)
{
    const std::vector<KeyRing::DataKey> keys = m_ring->keysOf(id);
    if (keys.empty() || !keys.back().key || keys.back().sequence == 0)
        return std::nullopt;
    return keys.back();
}

void SealedCodec::ensureKey(const QByteArray &id, Made made)
{
    if (currentKey(id)) {
        made({});
        return;
    }
    std::vector<Made> &waiting = m_making[id];
    waiting.push_back(std::move(made));
    if (waiting.size() > 1)
        return; // it is being made
    const std::vector<KeyRing::DataKey> known = m_ring->keysOf(id);
    makeKey(id, known.empty() ? 0 : known.back().sequence);
}

/// Compare and set: of two makers one wins, and the other takes the winner's.
void SealedCodec::makeKey(const QByteArray &id, Sequence last)
{
    // One that the server lost is still in what was sealed with it.
    const std::vector<KeyRing::DataKey> known = m_ring->keysOf(id);
    const auto lost = std::find_if(known.begin(), known.end(),
                                   [](const KeyRing::DataKey &key) { return key.key && key.sequence == 0; });
    KeyRing::DataKey key;
    if (lost != known.end()) {
        key = *lost;
    } else {
        key.key = Key::generate();
        key.tag = randomTag();
    }
    const auto &[epoch, epochKey] = *m_epochs.rbegin();
    const KeyRef ref{epoch, id, key.tag};
    Append append{keySubject(id), {}, {keyEvent({ref, wrapDataKey(epochKey, ref, *key.key)}, m_clock.now())}, last};
    m_stream->put(std::move(append), [this, id, key](AppendOutcome outcome) mutable {
        if (!m_stream)
            return;
        if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
            key.sequence = accepted->sequence;
            m_ring->learn(id, key);
            keyMade(id, {});
        } else if (const auto *conflict = std::get_if<Conflict>(&outcome)) {
            // The winner may have wrapped it for an epoch that is new here.
            readRoster([this, id, record = Record{conflict->last, keySubject(id), {}, conflict->lastEvents}] {
                takeKeyRecord(record);
                if (currentKey(id))
                    keyMade(id, {});
                else
                    makeKey(id, record.sequence);
            });
        } else {
            keyMade(id, tl::make_unexpected(std::get<Unavailable>(outcome).error));
        }
    });
}

void SealedCodec::keyMade(const QByteArray &id, const Status &status)
{
    const auto made = m_making.extract(id);
    if (!made.empty())
        for (const Made &done : made.mapped())
            done(status);
}

void SealedCodec::fetchKey(const QByteArray &id, Done done)
{
    std::vector<Done> &waiting = m_fetching[id];
    waiting.push_back(std::move(done));
    if (waiting.size() == 1)
        walkKey(id, 1);
}

void SealedCodec::walkKey(const QByteArray &id, Sequence from)
{
    m_stream->next(keySubject(id), from, [this, id](const std::optional<Record> &record) {
        if (!m_stream)
            return;
        if (record) {
            takeKeyRecord(*record);
            walkKey(id, record->sequence + 1);
            return;
        }
        const auto fetched = m_fetching.extract(id);
        if (!fetched.empty())
            for (const Done &done : fetched.mapped())
                done();
    });
}

void SealedCodec::takeKeyRecord(const Record &record)
{
    const QByteArray id = keyIdOf(record.subject);
    for (const Event &event : record.events) {
        if (const auto wrapped = dataKeyIn(event); wrapped && wrapped->ref.id == id) {
            const auto epoch = m_epochs.find(wrapped->ref.epoch);
            if (epoch == m_epochs.end())
                continue;
            if (const Result<Key> key = unwrapDataKey(epoch->second, wrapped->ref, wrapped->box)) {
                m_ring->learn(id, {wrapped->ref.tag, *key, record.sequence});
                m_absent.erase(dataKeyName(wrapped->ref));
            }
        } else if (const auto order = destructionIn(event);
                   order && order->keyId == id && m_ring->roster().wasAdministrator(order->by)) {
            if (const Status forgotten = m_ring->forget(id, order->tags, record.sequence); !forgotten)
                qCWarning(sealingLog) << "a key could not be destroyed:" << forgotten.error().detail;
        }
    }
}

// --- Writing ---

QByteArray SealedCodec::subjectOf(const QString &subject) const
{
    return nats::subjectOf(m_names ? m_names->subject(subject) : subject);
}

QByteArray SealedCodec::idOf(const QByteArray &key) const
{
    return m_names ? m_names->messageId(key) : nats::madeUpId();
}

void SealedCodec::encode(const Append &what, const QByteArray &id, Encoded encoded)
{
    if (const Status may = mayWrite(); !may) {
        encoded(tl::make_unexpected(may.error()));
        return;
    }
    auto sealing = std::make_shared<Sealing>();
    sealing->what = what;
    sealing->id = id;
    sealing->encoded = std::move(encoded);
    std::set<QByteArray> needed;
    for (const Event &event : what.events) {
        const QByteArray owner = ownerOf(what.subject, event);
        sealing->owners.push_back(owner.isEmpty() ? QByteArray() : m_names->keyId(owner));
        if (!owner.isEmpty())
            needed.insert(sealing->owners.back());
    }
    sealing->waiting = needed.size() + 1; // so that it is done once, also when all keys are there
    const auto step = [this, sealing](const Status &status) {
        if (!status)
            sealing->status = status;
        if (--sealing->waiting == 0)
            sealing->encoded(sealing->status ? sealed(*sealing) : tl::make_unexpected(sealing->status.error()));
    };
    for (const QByteArray &key : needed)
        ensureKey(key, step);
    step({});
}

Result<QByteArray> SealedCodec::sealed(const Sealing &sealing)
{
    const Append &what = sealing.what;
    const QByteArray subject = subjectOf(what.subject);
    const bool renamed = m_names->subject(what.subject) != what.subject;
    const auto &[epoch, epochKey] = *m_epochs.rbegin();
    QJsonArray batch;
    for (size_t i = 0; i < what.events.size(); ++i) {
        KeyRef ref{epoch, sealing.owners[i], {}};
        std::optional<KeyRing::DataKey> key;
        if (!ref.id.isEmpty()) {
            key = currentKey(ref.id);
            if (!key) // destroyed in this moment
                return failure(ErrorCode::Unavailable, u"the key is being replaced"_s);
            ref.tag = key->tag;
        }
        const SealedExtra extra{i == 0 ? what.key : QByteArray(), renamed ? what.subject : QString()};
        batch.append(sealEvent(what.events[i], extra, *m_names, ref, eventKey(epochKey, key ? &*key->key : nullptr),
                               {subject, sealing.id, i, what.events.size()}));
    }
    return QJsonDocument(batch).toJson(QJsonDocument::Compact);
}

// --- Reading ---

void SealedCodec::decode(nats::StreamMessage message, Decoded decoded)
{
    if (message.subject.startsWith("key.")) {
        takeKeyRecord(nats::PlainCodec::recordOf(message));
        decoded({message.sequence, nats::nameOf(message.subject), {}, {}});
        return;
    }
    if (message.subject == rosterSubject().toLatin1()) {
        Record nothing{message.sequence, rosterSubject(), {}, {}};
        if (message.sequence <= m_ring->rosterSequence() || !m_stream)
            decoded(std::move(nothing));
        else
            readRoster([nothing = std::move(nothing), decoded = std::move(decoded)] { decoded(nothing); });
        return;
    }
    auto reading = std::make_shared<Reading>();
    if (Result<std::vector<SealedEvent>> events = readSealed(message.payload))
        reading->events = std::move(*events);
    reading->message = std::move(message);
    reading->decoded = std::move(decoded);
    read(reading);
}

SealedCodec::Standing SealedCodec::standingOf(const KeyRef &ref)
{
    if (!m_epochs.contains(ref.epoch))
        return m_absent.contains(QByteArray::number(ref.epoch)) ? Standing::Gone : Standing::Missing;
    if (ref.id.isEmpty())
        return Standing::Known;
    const std::optional<KeyRing::DataKey> key = m_ring->find(ref.id, ref.tag);
    if (!key)
        return m_absent.contains(dataKeyName(ref)) ? Standing::Gone : Standing::Missing;
    return key->key ? Standing::Known : Standing::Gone;
}

void SealedCodec::read(const std::shared_ptr<Reading> &reading)
{
    std::set<QByteArray> refs;
    for (const SealedEvent &event : reading->events)
        if (!event.box.isEmpty() && standingOf(event.ref) == Standing::Missing)
            refs.insert(event.ref.toText());
    if (refs.empty() || !m_stream) {
        finish(*reading);
        return;
    }
    // Asked for once each; what is not there then will not come.
    auto waiting = std::make_shared<size_t>(refs.size());
    const auto step = [this, reading, refs, waiting] {
        if (--*waiting > 0)
            return;
        for (const QByteArray &text : refs) {
            const KeyRef ref = *KeyRef::parse(QString::fromLatin1(text));
            if (standingOf(ref) == Standing::Missing)
                m_absent.insert(m_epochs.contains(ref.epoch) ? dataKeyName(ref) : QByteArray::number(ref.epoch));
        }
        read(reading);
    };
    for (const QByteArray &text : refs) {
        const KeyRef ref = *KeyRef::parse(QString::fromLatin1(text));
        const auto fetch = [this, ref, step] {
            if (ref.id.isEmpty())
                step();
            else
                fetchKey(ref.id, step);
        };
        if (m_epochs.contains(ref.epoch))
            fetch();
        else
            readRoster(fetch);
    }
}

void SealedCodec::finish(Reading &reading)
{
    Record record{reading.message.sequence, nats::nameOf(reading.message.subject), {}, {}};
    for (size_t i = 0; i < reading.events.size(); ++i) {
        SealedEvent &event = reading.events[i];
        if (open(event, reading.message, i, reading.events.size())) {
            if (!event.extra.subject.isEmpty())
                record.subject = event.extra.subject;
            if (i == 0)
                record.key = event.extra.key;
        }
        record.events.push_back(std::move(event.shell));
    }
    reading.decoded(std::move(record));
}

bool SealedCodec::open(SealedEvent &event, const nats::StreamMessage &message, size_t index, size_t count)
{
    if (event.box.isEmpty() || standingOf(event.ref) != Standing::Known)
        return false;
    std::optional<KeyRing::DataKey> key;
    if (!event.ref.id.isEmpty())
        key = m_ring->find(event.ref.id, event.ref.tag);
    const QByteArray id = nats::header(message.headers, "Nats-Msg-Id");
    const SealedEvent shell = event;
    const Status opened = openEvent(event, eventKey(m_epochs.at(event.ref.epoch), key ? &*key->key : nullptr),
                                    {message.subject, id, index, count});
    // A member who may not write somewhere does not get there by sealing another name than the engine let through.
    const QString subject = event.extra.subject.isEmpty() ? nats::nameOf(message.subject) : event.extra.subject;
    const bool honest = opened && m_names && subjectOf(subject) == message.subject
        && m_names->event(event.shell.id) == shell.shell.id
        && (event.extra.key.isEmpty() || m_names->messageId(event.extra.key) == id) && mayStand(subject, event.shell);
    if (!honest)
        event = shell;
    return honest;
}

} // namespace lianxi::team
