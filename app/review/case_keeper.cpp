// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_keeper.h"

#include "app/profile/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// Names in the encrypted profile.
const QString setsName = u"review.sets"_s; ///< by id: header, key, since when it is closed
const QString recalledName = u"review.recalled"_s; ///< ids
const QString seenName = u"review.seen"_s; ///< the latest moment looked at
const QString packingName = u"review.packing"_s; ///< files that were begun, by path

constexpr CaseFileKey::Cost noCost{1, 8}; // a random key needs no stretching
/// A clock that was set ahead by mistake is noticed within a day; what it seems to have ended is only closed until
/// then.
constexpr auto doubt = std::chrono::hours(24);

bool hasExpired(const CaseSetHeader &header, const CaseFileWorld &world)
{
    return std::max(world.now, world.latestSeen) >= header.expires;
}

} // namespace

CaseKeeper::CaseKeeper(QString folder, LocalStore &local, const Clock &clock, std::chrono::minutes slack)
    : m_folder(std::move(folder))
    , m_local(local)
    , m_clock(clock)
    , m_slack(slack)
{
}

QString CaseKeeper::pathOf(CaseFileId id) const
{
    return m_folder + u'/' + id.toString() + u".lxset"_s;
}

QJsonObject CaseKeeper::readAll(const QString &name) const
{
    const Result<QByteArray> stored = m_local.read(name);
    if (!stored && stored.error().code != ErrorCode::NotFound)
        m_unread.insert(name, stored.error());
    else
        m_unread.remove(name);
    return QJsonDocument::fromJson(stored.value_or(QByteArray())).object();
}

Status CaseKeeper::writeAll(const QString &name, const QJsonObject &json)
{
    // What could not be read is not taken for empty and written over: keys and results would be lost.
    if (const auto bad = m_unread.constFind(name); bad != m_unread.constEnd())
        return tl::unexpected(*bad);
    return m_local.write(name, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

bool CaseKeeper::isRecalled(CaseFileId id) const
{
    return readAll(recalledName).contains(id.toString());
}

/// The time, and the latest time that was ever looked at: a clock that was set back is noticed after a restart too.
CaseFileWorld CaseKeeper::look()
{
    const Instant now = m_clock.now();
    const QJsonObject stored = readAll(seenName);
    const Instant seen = parseRfc3339(stored.value("at"_L1).toString()).value_or(Instant{});
    if (now >= seen + std::chrono::minutes(1)) // not at every look
        static_cast<void>(writeAll(seenName, {{"at"_L1, toRfc3339(now)}})); // else the older mark stays: no harm
    return {now, seen, m_slack, false};
}

/// Written down first, so that what a crash leaves behind is found and removed.
Status CaseKeeper::begin(const Packed &packed, const QByteArray &sealed)
{
    QJsonObject all = readAll(packingName);
    all.insert(packed.written, true);
    if (const Status noted = writeAll(packingName, all); !noted)
        return noted;
    m_packing.insert(packed.written);
    if (const Status written = writeWholeFile(packed.written, sealed, FileReaders::OwnerOnly); !written) {
        end(packed);
        return written;
    }
    return {};
}

void CaseKeeper::end(const Packed &packed)
{
    QJsonObject all = readAll(packingName);
    all.remove(packed.written);
    static_cast<void>(writeAll(packingName, all)); // else the next sweep does it
    m_packing.erase(packed.written);
}

Result<CaseKeeper::Packed> CaseKeeper::pack(const CaseSet &set)
{
    if (sodium_init() < 0 || !QDir().mkpath(m_folder))
        return failure(ErrorCode::Io, m_folder);
    CaseFileKey key;
    key.secret.resize(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    randombytes_buf(key.secret.data(), static_cast<size_t>(key.secret.size()));
    key.cost = noCost;
    const Result<QByteArray> sealed = sealCaseSet(set, key);
    if (!sealed)
        return tl::unexpected(sealed.error());
    // A file without its key is noise: it may have its name at once.
    Packed packed{set.header, {}, pathOf(set.header.id), {}, key.secret, {}};
    const std::lock_guard lock(m_mutex);
    if (const Status begun = begin(packed, *sealed); !begun)
        return tl::unexpected(begun.error());
    return packed;
}

Result<CaseKeeper::Packed> CaseKeeper::packFile(CaseSet set, const QString &path, const CaseFileKey &key)
{
    Packed packed{{}, {}, {}, path, {}, AnswerKeys::generate()};
    set.header.answerKey = QString::fromLatin1(packed.answers.open.toBase64());
    packed.header = set.header;
    for (const CaseInSet &one : set.cases)
        packed.reviews.push_back(one.review);
    const QFileInfo place(path);
    packed.written = place.absoluteDir().filePath(u'.' + set.header.id.toString() + u".part"_s);
    const Result<QByteArray> sealed = sealCaseSet(set, key); // slow on purpose: nobody waits for the lock
    if (!sealed)
        return tl::unexpected(sealed.error());
    const std::lock_guard lock(m_mutex);
    if (const Status begun = begin(packed, *sealed); !begun)
        return tl::unexpected(begun.error());
    return packed;
}

Status CaseKeeper::admit(const Packed &packed)
{
    const std::lock_guard lock(m_mutex);
    if (!packed.path.isEmpty()) {
        // The keys first: a file whose results nobody can open would be worse than keys without a file.
        if (const Status noted = rememberIssued(packed); !noted)
            return noted;
        if (const Status there = replaceFile(packed.written, packed.path); !there)
            return there;
    } else {
        QJsonObject sets = readAll(setsName);
        sets.insert(
            packed.header.id.toString(),
            QJsonObject{{"header"_L1, toJson(packed.header)}, {"key"_L1, QString::fromLatin1(packed.secret.toHex())}});
        if (const Status noted = writeAll(setsName, sets); !noted)
            return noted;
    }
    end(packed);
    return {};
}

void CaseKeeper::discard(const Packed &packed)
{
    const std::lock_guard lock(m_mutex);
    QFile::remove(packed.written);
    end(packed);
}

Status CaseKeeper::keep(const CaseSet &set)
{
    const Result<Packed> packed = pack(set);
    return packed ? admit(*packed) : Status(tl::unexpected(packed.error()));
}

std::vector<KeptSet> CaseKeeper::kept()
{
    const std::lock_guard lock(m_mutex);
    std::vector<KeptSet> all;
    const QJsonObject sets = readAll(setsName);
    const std::vector<KeptResult> written = results();
    const CaseFileWorld world = look();
    for (const QJsonValue &one : sets) {
        const std::optional<CaseSetHeader> header = headerFromJson(one.toObject().value("header"_L1).toObject());
        if (!header)
            continue;
        const auto count = std::count_if(written.begin(), written.end(),
                                         [&](const KeptResult &result) { return result.file == header->id; });
        all.push_back({*header, static_cast<int>(count), hasExpired(*header, world)});
    }
    std::sort(all.begin(), all.end(),
              [](const KeptSet &a, const KeptSet &b) { return a.header.issued > b.header.issued; });
    return all;
}

CaseFileResult CaseKeeper::open(CaseFileId id)
{
    const std::lock_guard lock(m_mutex);
    CaseFileWorld world = look();
    world.recalled = isRecalled(id);
    CaseFileKey key;
    key.secret =
        QByteArray::fromHex(readAll(setsName).value(id.toString()).toObject().value("key"_L1).toString().toLatin1());
    key.cost = noCost;
    if (world.recalled) {
        destroy(id);
        return tl::make_unexpected(CaseFileTrouble::Recalled);
    }
    QFile file(pathOf(id));
    if (key.secret.isEmpty())
        return tl::make_unexpected(CaseFileTrouble::WrongKey);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(CaseFileTrouble::Unreadable);
    return openCaseSet(file.readAll(), key, world);
}

CaseFileResult CaseKeeper::openFile(const QString &path, const QString &passphrase)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(CaseFileTrouble::Unreadable);
    if (file.size() > mostCaseFileBytes)
        return tl::make_unexpected(CaseFileTrouble::NotACaseFile);
    CaseFileWorld world;
    {
        const std::lock_guard lock(m_mutex);
        world = look();
    }
    CaseFileKey key;
    key.passphrase = passphrase;
    return openCaseSet(file.readAll(), key, world, [this](CaseFileId id) {
        const std::lock_guard lock(m_mutex);
        return isRecalled(id);
    });
}

void CaseKeeper::destroy(CaseFileId id)
{
    const std::lock_guard lock(m_mutex);
    // The key first: if the machine stops in between, the file is noise already.
    QJsonObject sets = readAll(setsName);
    sets.remove(id.toString());
    static_cast<void>(writeAll(setsName, sets));
    QFile::remove(pathOf(id));
}

void CaseKeeper::sweep(const std::vector<CaseFileId> &recalled, std::optional<Instant> heard)
{
    const std::lock_guard lock(m_mutex);
    if (heard)
        hear(*heard, look());
    QJsonObject known = readAll(recalledName);
    const qsizetype before = known.size();
    for (const CaseFileId id : recalled)
        known.insert(id.toString(), true);
    if (known.size() != before)
        static_cast<void>(writeAll(recalledName, known));
    for (const KeptSet &one : kept())
        if (known.contains(one.header.id.toString()))
            destroy(one.header.id);
    sweepExpired(heard, look());
    removeLeftovers();
}

/// What somebody put down just now says what time it is. A mark that a wrong clock left ahead of it is taken back;
/// without such a witness it stays, so that setting the clock back opens nothing.
void CaseKeeper::hear(Instant heard, const CaseFileWorld &world)
{
    const bool justNow = m_heard && heard > *m_heard;
    m_heard = std::max(heard, m_heard.value_or(heard));
    const bool agrees = world.now < heard + m_slack && heard < world.now + m_slack;
    if (justNow && agrees && world.latestSeen > world.now + m_slack)
        static_cast<void>(writeAll(seenName, {{"at"_L1, toRfc3339(world.now)}}));
}

void CaseKeeper::sweepExpired(std::optional<Instant> heard, const CaseFileWorld &world)
{
    QJsonObject sets = readAll(setsName);
    std::vector<CaseFileId> gone;
    bool changed = false;
    for (auto it = sets.begin(); it != sets.end(); ++it) {
        QJsonObject one = it.value().toObject();
        const std::optional<CaseSetHeader> header = headerFromJson(one.value("header"_L1).toObject());
        if (!header)
            continue;
        const std::optional<Instant> closed = parseRfc3339(one.value("closed"_L1).toString());
        const bool expired = hasExpired(*header, world);
        if (expired && ((heard && *heard >= header->expires) || (closed && world.now >= *closed + doubt))) {
            gone.push_back(header->id);
        } else if (expired != closed.has_value()) {
            if (expired)
                one.insert("closed"_L1, toRfc3339(std::max(world.now, world.latestSeen)));
            else
                one.remove("closed"_L1);
            it.value() = one;
            changed = true;
        }
    }
    if (changed)
        static_cast<void>(writeAll(setsName, sets)); // else it is noted at the next look
    for (const CaseFileId id : gone)
        destroy(id);
}

void CaseKeeper::removeLeftovers()
{
    QJsonObject all = readAll(packingName);
    const QStringList paths = all.keys();
    const QJsonObject sets = readAll(setsName);
    for (const QString &path : paths) {
        if (m_packing.contains(path))
            continue; // somebody is at it
        if (!sets.contains(QFileInfo(path).completeBaseName()))
            QFile::remove(path);
        all.remove(path);
    }
    if (all.size() != paths.size())
        static_cast<void>(writeAll(packingName, all));
}

} // namespace lianxi
