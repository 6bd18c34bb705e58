// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/model_files.h"
#include "app/desk/projector.h"
#include "app/log/sqlite_log.h"
#include "app/profile/profile.h"
#include "models/store/queries.h"

#include <QCommandLineParser>

#include <memory>

namespace lianxi::cli
{

/// A profile's log and store, opened without gateway and duty. Members go in reverse order of their making.
struct DeskFiles {
    std::unique_ptr<Profile> profile;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<Projector> projector;
    std::unique_ptr<sqlite::Database> store; ///< read-only
};

/// Adds --profile and --passphrase-file (and --json), which every command with a profile takes.
void addProfileOptions(QCommandLineParser &parser);
[[nodiscard]] bool wantsJson(const QCommandLineParser &parser);

enum class Missing { Refuse, Create };
/// Opens the profile named by the options and waits until the store holds everything on the log. Prints what is wrong
/// and gives the exit code otherwise. `Create` makes a profile where there is none.
[[nodiscard]] tl::expected<DeskFiles, ExitCode> openDesk(const QCommandLineParser &parser,
                                                         Missing missing = Missing::Refuse);
/// The profile without log and store.
[[nodiscard]] tl::expected<std::unique_ptr<Profile>, ExitCode> openProfileAlone(const QCommandLineParser &parser,
                                                                                Missing missing = Missing::Refuse);
[[nodiscard]] QJsonObject toJson(const CaseRow &row);
[[nodiscard]] QJsonObject toJson(const TimelineRow &row);

} // namespace lianxi::cli
