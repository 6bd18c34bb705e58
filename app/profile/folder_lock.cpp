// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/folder_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype longestLine = 4096;

QByteArray aboutUs()
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '\n' + QCoreApplication::applicationName().toUtf8()
        + '\n' + QSysInfo::machineHostName().toUtf8() + '\n';
}

/// For people only: who holds the lock is known to the operating system, not to this text.
QString holder(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"opened by another program"_s;
    const QList<QByteArray> lines = file.read(longestLine).split('\n');
    if (lines.size() < 3 || lines.front().toLongLong() <= 0)
        return u"opened by another program"_s;
    return u"opened by %1, process %2 on %3"_s.arg(QString::fromUtf8(lines.at(1)), QString::fromUtf8(lines.at(0)),
                                                   QString::fromUtf8(lines.at(2)));
}

} // namespace

#ifdef Q_OS_WIN

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString &file)
{
    const HANDLE handle = ::CreateFileW(reinterpret_cast<const wchar_t *>(file.utf16()), GENERIC_READ | GENERIC_WRITE,
                                        FILE_SHARE_READ, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return ::GetLastError() == ERROR_SHARING_VIOLATION
            ? failure(ErrorCode::Busy, holder(file))
            : failure(ErrorCode::Io, u"the profile's lock cannot be written"_s);
    const QByteArray text = aboutUs();
    DWORD written = 0;
    ::SetEndOfFile(handle);
    ::WriteFile(handle, text.constData(), static_cast<DWORD>(text.size()), &written, nullptr);
    return std::unique_ptr<FolderLock>(new FolderLock(reinterpret_cast<qintptr>(handle)));
}

FolderLock::~FolderLock()
{
    ::CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

#else

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString &file)
{
    const int handle = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0)
        return failure(ErrorCode::Io, u"the profile's lock cannot be written"_s);
    std::unique_ptr<FolderLock> lock(new FolderLock(handle));
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? failure(ErrorCode::Busy, holder(file))
                                    : failure(ErrorCode::Io, u"the profile's lock cannot be taken"_s);
    // Without the text the lock holds all the same; only the name in the other program's message is missing.
    const QByteArray text = aboutUs();
    if (::ftruncate(handle, 0) != 0 || ::pwrite(handle, text.constData(), static_cast<size_t>(text.size()), 0) < 0)
        qWarning("the profile's lock cannot tell who holds it");
    return lock;
}

FolderLock::~FolderLock()
{
    ::close(static_cast<int>(m_handle));
}

#endif

} // namespace lianxi
