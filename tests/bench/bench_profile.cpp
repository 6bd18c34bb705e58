// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_profile.h"

#include "app/duty/duty.h"
#include "app/profile/local_store.h"
#include "app/profile/profile_file.h"
#include "tests/bench/case_generator.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lianxi::bench
{

Result<QByteArray> ReadyKeychain::read(const QString &)
{
    const sqlite::PageKey key = benchProfileKey();
    return QByteArray(reinterpret_cast<const char *>(key.data()), sqlite::PageKey::size).toHex();
}

QString generatedProfile(const QString &folder, int cases)
{
    const QString store = generatedDesk(folder, {cases, 2 * cases});
    const QString profile = QFileInfo(u"%1/profile-%2"_s.arg(folder).arg(cases)).absoluteFilePath();
    if (QFileInfo::exists(profile + u"/profile.json"_s))
        return profile;
    QDir(profile).removeRecursively();
    const sqlite::PageKey key = benchProfileKey();
    if (!QDir().mkpath(profile) || !QFile::copy(store, profile + u"/desk.db"_s))
        qFatal("cannot copy the store");
    const auto projection = Projection::open({profile + u"/desk.db"_s, key.derive(2)});
    if (!projection)
        qFatal("%s", qUtf8Printable(projection.error().detail));
    makeLog(profile + u"/log.db"_s, key.derive(1), (*projection)->position());
    // As on a desk that has been used: every message was judged, and its author asked about, when it came.
    const auto local = LocalStore::open(profile + u"/local.db"_s, key.derive(3));
    const QByteArray all = QByteArray::number(std::numeric_limits<qint64>::max());
    if (!local || !(*local)->write(Duty::judgedName, all) || !(*local)->write(Duty::profiledName, all))
        qFatal("cannot write the profile's own store");
    if (!writeProfileFile(profile, ProfileFile{u"bench"_s, KeyKeeping::Keychain, checkValue(key), {}}))
        qFatal("cannot write the profile");
    return profile;
}

} // namespace lianxi::bench
