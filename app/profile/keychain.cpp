// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto patience = 10s;

QString service()
{
    return u"lianxi"_s;
}

/// Runs a job to its end. The job must not delete itself; it is deleted here, or by itself after a time-out, because
/// the keychain may still answer then.
Status run(std::unique_ptr<QKeychain::Job> job, const QString &entry,
           const std::function<void(QKeychain::Job &)> &onSuccess = {})
{
    if (!QCoreApplication::instance())
        return failure(ErrorCode::Unavailable, u"keychain: no application object"_s);
    job->setKey(entry);
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    QEventLoop loop;
    bool finished = false;
    QObject::connect(job.get(), &QKeychain::Job::finished, &loop, [&] {
        finished = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!finished) {
        QKeychain::Job *late = job.release();
        QObject::connect(late, &QKeychain::Job::finished, late, &QObject::deleteLater);
        return failure(ErrorCode::Unavailable, u"keychain: no answer within 10 seconds"_s);
    }
    switch (job->error()) {
    case QKeychain::NoError:
        if (onSuccess)
            onSuccess(*job);
        return {};
    case QKeychain::EntryNotFound:
        return failure(ErrorCode::NotFound, u"keychain: no such entry"_s);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(ErrorCode::Unavailable, u"keychain: access denied"_s);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return failure(ErrorCode::Unavailable, u"keychain: none on this system"_s);
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return failure(ErrorCode::Unavailable, u"keychain: "_s + job->errorString());
}

} // namespace

Result<QByteArray> SystemKeychain::read(const QString &entry)
{
    QByteArray secret;
    Status done = run(std::make_unique<QKeychain::ReadPasswordJob>(service()), entry, [&](QKeychain::Job &job) {
        secret = static_cast<QKeychain::ReadPasswordJob &>(job).binaryData();
    });
    if (!done)
        return tl::unexpected(done.error());
    return secret;
}

Status SystemKeychain::write(const QString &entry, const QByteArray &secret)
{
    auto job = std::make_unique<QKeychain::WritePasswordJob>(service());
    job->setTextData(QString::fromLatin1(secret)); // some keychains keep text only
    return run(std::move(job), entry);
}

Status SystemKeychain::remove(const QString &entry)
{
    Status done = run(std::make_unique<QKeychain::DeletePasswordJob>(service()), entry);
    if (!done && done.error().code == ErrorCode::NotFound)
        return {};
    return done;
}

} // namespace lianxi
