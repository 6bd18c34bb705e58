// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_keeper.h"

#include "models/event/fields.h"
#include "models/store/review_query.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// Names in the encrypted profile.
const QString setsName = u"review.sets"_s; ///< by id: header and key
const QString recalledName = u"review.recalled"_s; ///< ids
const QString seenName = u"review.seen"_s; ///< the latest moment looked at
const QString resultsName = u"review.results"_s; ///< by review

constexpr CaseFileKey::Cost noCost{1, 8}; // a random key needs no stretching

Status writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::Io, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failure(file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io,
                       file.errorString());
    return {};
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
    if (now > seen)
        static_cast<void>(writeAll(seenName, {{"at"_L1, toRfc3339(now)}})); // else the older mark stays: no harm
    return {now, seen, m_slack, false};
}

Status CaseKeeper::keep(const CaseSet &set)
{
    const std::lock_guard lock(m_mutex);
    if (sodium_init() < 0 || !QDir().mkpath(m_folder))
        return failure(ErrorCode::Io, m_folder);
    CaseFileKey key;
    key.secret.resize(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    randombytes_buf(key.secret.data(), static_cast<size_t>(key.secret.size()));
    key.cost = noCost;
    const Result<QByteArray> sealed = sealCaseSet(set, key);
    if (!sealed)
        return tl::unexpected(sealed.error());
    // The file first: a key without a file is a set that never came, a file without its key is noise.
    if (const Status written = writeWhole(pathOf(set.header.id), *sealed); !written)
        return written;
    QJsonObject sets = readAll(setsName);
    sets.insert(set.header.id.toString(),
                QJsonObject{{"header"_L1, toJson(set.header)}, {"key"_L1, QString::fromLatin1(key.secret.toHex())}});
    return writeAll(setsName, sets);
}

std::vector<KeptSet> CaseKeeper::kept()
{
    const std::lock_guard lock(m_mutex);
    std::vector<KeptSet> all;
    const QJsonObject sets = readAll(setsName);
    const std::vector<KeptResult> written = results();
    for (const QJsonValue &one : sets) {
        const std::optional<CaseSetHeader> header = headerFromJson(one.toObject().value("header"_L1).toObject());
        if (!header)
            continue;
        const auto count = std::count_if(written.begin(), written.end(),
                                         [&](const KeptResult &result) { return result.file == header->id; });
        all.push_back({*header, static_cast<int>(count)});
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
    CaseFileResult opened = openCaseSet(file.readAll(), key, world);
    if (!opened && opened.error() == CaseFileTrouble::Expired)
        destroy(id);
    return opened;
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

Status CaseKeeper::writeFile(const CaseSet &set, const QString &path, const CaseFileKey &key)
{
    const Result<QByteArray> sealed = sealCaseSet(set, key);
    if (!sealed)
        return tl::unexpected(sealed.error());
    return writeWhole(path, *sealed);
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

void CaseKeeper::sweep(const std::vector<CaseFileId> &recalled)
{
    const std::lock_guard lock(m_mutex);
    const CaseFileWorld world = look();
    QJsonObject known = readAll(recalledName);
    const qsizetype before = known.size();
    for (const CaseFileId id : recalled)
        known.insert(id.toString(), true);
    if (known.size() != before)
        static_cast<void>(writeAll(recalledName, known));
    for (const KeptSet &one : kept())
        if (known.contains(one.header.id.toString()) || std::max(world.now, world.latestSeen) >= one.header.expires)
            destroy(one.header.id);
}

Status CaseKeeper::keepResult(const KeptResult &result)
{
    const std::lock_guard lock(m_mutex);
    fields::Writer writer;
    writer("file", result.file);
    writer("given", result.given);
    writer("last_at", result.lastAt);
    writer("sequence", result.sequence);
    QJsonObject all = readAll(resultsName);
    all.insert(result.given.review.toString(), writer.json);
    return writeAll(resultsName, all);
}

std::vector<CaseKeeper::KeptResult> CaseKeeper::results()
{
    const std::lock_guard lock(m_mutex);
    std::vector<KeptResult> all;
    const QJsonObject stored = readAll(resultsName);
    for (const QJsonValue &value : stored) {
        const QJsonObject one = value.toObject();
        KeptResult result;
        fields::Reader reader{one};
        reader("file", result.file);
        reader("given", result.given);
        reader("last_at", result.lastAt);
        reader("sequence", result.sequence);
        if (!reader.bad)
            all.push_back(std::move(result));
    }
    return all;
}

void CaseKeeper::forgetResult(ReviewId review)
{
    const std::lock_guard lock(m_mutex);
    QJsonObject all = readAll(resultsName);
    all.remove(review.toString());
    static_cast<void>(writeAll(resultsName, all));
}

HandInVerdict verdictOf(const CaseKeeper::KeptResult &result, const AgentId &me, const CaseRow *now,
                        const ReviewRow *review)
{
    if (!now)
        return HandInVerdict::CaseGone;
    if (result.given.agent == me)
        return HandInVerdict::OwnWork;
    if (review && review->givenAt) {
        const bool mine = review->givenBy == me;
        const bool same = mine && review->writtenAt == result.given.at && review->scores == result.given.scores
            && review->comment == result.given.comment && review->remarks == result.given.remarks;
        if (same)
            return HandInVerdict::AlreadyThere;
        if (!mine)
            return HandInVerdict::OthersReview;
        if (review->appealedAt)
            return HandInVerdict::Appealed;
    }
    return now->lastAt > result.lastAt || now->sequence != result.sequence ? HandInVerdict::CaseChanged
                                                                           : HandInVerdict::Fine;
}

} // namespace lianxi
