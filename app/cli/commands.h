// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>
#include <vector>

class QCommandLineParser;

namespace lianxi::cli
{

/// What the process tells the shell.
enum class ExitCode : int {
    Done = 0,
    Failed = 1,
    WrongUse = 2,
    Refused = 3, ///< a rule forbids it
};

/// One sub-command: a file `<name>.cpp` with one function, and a line in the table of main.cpp.
struct Command {
    QLatin1StringView name;
    QLatin1StringView summary; ///< one line for `lianxi-cli --help`
    ExitCode (*run)(const QStringList &arguments); ///< `arguments` begin behind the name
};

/// Reads `arguments`; prints help or what is wrong. \return the exit code when the command must end at once.
[[nodiscard]] std::optional<ExitCode> parse(QCommandLineParser &parser, QLatin1StringView name,
                                            const QStringList &arguments);

/// Writes a line to standard output or standard error, UTF-8.
void print(const QString &line);
void printError(const QString &line);

[[nodiscard]] ExitCode decode(const QStringList &arguments);
[[nodiscard]] ExitCode import(const QStringList &arguments);
[[nodiscard]] ExitCode exportEvents(const QStringList &arguments);
[[nodiscard]] ExitCode search(const QStringList &arguments);
[[nodiscard]] ExitCode cases(const QStringList &arguments);
[[nodiscard]] ExitCode showCase(const QStringList &arguments);
[[nodiscard]] ExitCode replay(const QStringList &arguments);
[[nodiscard]] ExitCode verify(const QStringList &arguments);
[[nodiscard]] ExitCode metrics(const QStringList &arguments);
[[nodiscard]] ExitCode bench(const QStringList &arguments);
[[nodiscard]] ExitCode stats(const QStringList &arguments);
[[nodiscard]] ExitCode analyse(const QStringList &arguments);
[[nodiscard]] ExitCode group(const QStringList &arguments);
[[nodiscard]] ExitCode orders(const QStringList &arguments);
[[nodiscard]] ExitCode team(const QStringList &arguments);
[[nodiscard]] ExitCode train(const QStringList &arguments);
[[nodiscard]] ExitCode evaluate(const QStringList &arguments);
[[nodiscard]] ExitCode labels(const QStringList &arguments);

} // namespace lianxi::cli
