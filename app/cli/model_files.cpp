// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_files.h"

#include "models/language/model_file.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

Result<LinearModel> loadModel(const QString &name)
{
    constexpr qint64 largest = 256 << 20; // bytes
    QFile file(name);
    if (!file.exists())
        return failure(ErrorCode::NotFound, u"there is no file %1"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"%1 cannot be opened: %2"_s.arg(name, file.errorString()));
    if (file.size() > largest)
        return failure(ErrorCode::InvalidInput, u"%1 is larger than %2 bytes"_s.arg(name).arg(largest));
    Result<LinearModel> model = readModel(file.readAll());
    if (!model)
        return failure(model.error().code, u"%1: %2"_s.arg(name, model.error().detail));
    return model;
}

} // namespace lianxi::cli
