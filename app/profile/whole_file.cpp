// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/whole_file.h"

#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace lianxi
{

Status writeWholeFile(const QString &path, const QByteArray &bytes, FileReaders readers)
{
    QSaveFile file(path);
    bool written = file.open(QIODevice::WriteOnly);
    if (written && readers == FileReaders::OwnerOnly)
        written = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (written && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io,
                   u"cannot write %1: %2"_s.arg(QFileInfo(path).fileName(), file.errorString()));
}

Status replaceFile(const QString &from, const QString &to)
{
    std::error_code wrong;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), wrong);
    if (wrong)
        return failure(ErrorCode::Io,
                       u"cannot write %1: %2"_s.arg(QFileInfo(to).fileName(), QString::fromStdString(wrong.message())));
    return {};
}

} // namespace lianxi
