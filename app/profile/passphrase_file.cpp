// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/passphrase_file.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lianxi
{

Result<QString> readSecretFile(const QString &file)
{
    constexpr qint64 largest = 64 * 1024;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"%1: %2"_s.arg(file, source.errorString()));
    const QByteArray bytes = source.read(largest + 1);
    const qsizetype end = bytes.indexOf('\n');
    QByteArray line = end < 0 ? bytes : bytes.first(end);
    if (line.endsWith('\r'))
        line.chop(1);
    if (bytes.size() > largest || line.isEmpty())
        return failure(ErrorCode::InvalidInput, u"%1: the first line must hold the secret"_s.arg(file));
    return QString::fromUtf8(line);
}

} // namespace lianxi
