// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "models/language/linear_model.h"

#include <QJsonObject>

namespace lianxi::cli
{

/// \return NotFound, Io, or what readModel() says, with the file's name.
[[nodiscard]] Result<LinearModel> loadModel(const QString &file);

/// Prints an error with what helps.
[[nodiscard]] ExitCode fail(const Error &error);
void printJson(const QJsonObject &json);

} // namespace lianxi::cli
