// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/record_codec.h"
#include "app/team/key_records.h"
#include "app/team/key_ring.h"

#include <map>
#include <set>

namespace lianxi::team
{

/// Seals a team's events end to end: the engine sees who wrote when and what kind of event, nothing of its content, nor
/// ids that follow from a person's. Writers make data keys as they need them; of two makers one wins. Readers learn
/// keys from the stream, and ask for those they missed.
class SealedCodec final : public nats::RecordCodec
{
public:
    /// `clock` outlives the codec.
    SealedCodec(std::shared_ptr<KeyRing> ring, MemberKeys me, const Clock &clock);

    void begin(nats::StreamAccess &stream, const nats::StreamState &state, Ready ready) override;
    void end() override;
    [[nodiscard]] QByteArray subjectOf(const QString &subject) const override;
    [[nodiscard]] QByteArray idOf(const QByteArray &key) const override;
    void encode(const Append &what, const QByteArray &id, Encoded encoded) override;
    void decode(nats::StreamMessage message, Decoded decoded) override;

    /// Reads what is new on the roster; the stream has begun.
    void refresh(std::function<void()> done) { readRoster(std::move(done)); }
    /// Reads an owner's keys, and orders to destroy them.
    void learn(const QByteArray &keyId, std::function<void()> done) { fetchKey(keyId, std::move(done)); }
    [[nodiscard]] KeyRing &ring() { return *m_ring; }
    [[nodiscard]] const MemberKeys &me() const { return m_me; }
    [[nodiscard]] const std::map<int, Key> &epochKeys() const { return m_epochs; }
    [[nodiscard]] const std::optional<Names> &names() const { return m_names; }

private:
    using Done = std::function<void()>;
    using Made = std::function<void(Status)>;
    struct Sealing;
    struct Reading;
    enum class Standing { Known, Gone, Missing };

    void readRoster(Done done);
    void onRoster(const std::optional<Record> &record);
    void takeRoster(const Record &record);
    void putBackRoster();
    void learnEpochs();
    [[nodiscard]] Status mayWrite() const;
    void ensureKey(const QByteArray &id, Made made);
    void makeKey(const QByteArray &id, Sequence last);
    void keyMade(const QByteArray &id, const Status &status);
    void fetchKey(const QByteArray &id, Done done);
    void walkKey(const QByteArray &id, Sequence from);
    void takeKeyRecord(const Record &record);
    [[nodiscard]] std::optional<KeyRing::DataKey> currentKey(const QByteArray &id);
    [[nodiscard]] Standing standingOf(const KeyRef &ref);
    [[nodiscard]] Result<QByteArray> sealed(const Sealing &sealing);
    void read(const std::shared_ptr<Reading> &reading);
    void finish(Reading &reading);
    [[nodiscard]] bool open(SealedEvent &event, const nats::StreamMessage &message, size_t index, size_t count);

    std::shared_ptr<KeyRing> m_ring;
    MemberKeys m_me;
    const Clock &m_clock;
    nats::StreamAccess *m_stream = nullptr; ///< not owned; null before begin() and after end()
    std::map<int, Key> m_epochs;
    std::optional<Names> m_names;
    std::vector<Done> m_rosterReaders;
    std::map<QByteArray, std::vector<Done>> m_fetching; ///< by key id
    std::map<QByteArray, std::vector<Made>> m_making; ///< by key id
    std::set<QByteArray> m_seen; ///< fingerprints of roster entries that the stream holds
    std::set<QByteArray> m_absent; ///< epochs and data keys that the stream does not hold
};

} // namespace lianxi::team
