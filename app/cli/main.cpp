// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/profile/hardening.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

constexpr std::array commands{
    Command{"decode"_L1, "run recorded platform requests through the channel codecs"_L1, decode},
    Command{"import"_L1, "bring conversations into a profile"_L1, import},
    Command{"export"_L1, "write conversations as JSON lines"_L1, exportEvents},
    Command{"search"_L1, "search messages, notes, names, tags and order numbers"_L1, search},
    Command{"cases"_L1, "list cases"_L1, cases},
    Command{"case"_L1, "show one case with its timeline"_L1, showCase},
    Command{"replay"_L1, "rebuild the store from the log, or compare both"_L1, replay},
    Command{"verify"_L1, "check log, store and search index for damage"_L1, verify},
    Command{"metrics"_L1, "response figures, as the charts show them"_L1, metrics},
    Command{"bench"_L1, "measure this machine on a temporary profile"_L1, bench},
    Command{"stats"_L1, "count what the store holds"_L1, stats},
    Command{"analyse"_L1, "say what texts mean, and why"_L1, analyse},
    Command{"group"_L1, "group posts that tell of the same issue"_L1, group},
    Command{"labels"_L1, "write what people labelled and corrected, to train on"_L1, labels},
    Command{"orders"_L1, "import orders, ask shops' systems, keep their passwords"_L1, orders},
    Command{"team"_L1, "found a team, invite and remove its members"_L1, team},
    Command{"train"_L1, "train a text classifier on labelled rows"_L1, train},
    Command{"evaluate"_L1, "examine a text classifier on labelled rows"_L1, evaluate},
};

/// Customers' text must not command the terminal it is shown on: control characters become visible ones. Files and
/// pipes get the text as it is.
QString forTerminal(const QString &line)
{
    QString visible = line;
    for (QChar &c : visible) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            c = QChar(static_cast<char16_t>(0x2400 + c.unicode())); // the "control pictures" block
        else if (c.unicode() >= 0x7F && c.unicode() < 0xA0)
            c = QChar::ReplacementCharacter;
    }
    return visible;
}

void write(FILE *to, const QString &line)
{
    const QByteArray utf8 = (::isatty(::fileno(to)) ? forTerminal(line) : line).toUtf8() + '\n';
    std::fwrite(utf8.constData(), 1, static_cast<size_t>(utf8.size()), to);
}

QString usage()
{
    QString text = u"Usage: lianxi-cli COMMAND [ARGUMENTS]\n\nCommands:"_s;
    for (const Command &command : commands)
        text += u"\n  %1 %2"_s.arg(QString(command.name).leftJustified(12), QString(command.summary));
    return text
        + u"\n\nlianxi-cli COMMAND --help explains one of them.\n"
          "Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused by a rule."_s;
}

ExitCode runCommand(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        print(usage());
        return ExitCode::Done;
    }
    if (name == "--version"_L1) {
        print(u"lianxi-cli "_s + QString::fromLatin1(LIANXI_VERSION));
        return ExitCode::Done;
    }
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&name](const Command &c) { return c.name == name; });
    if (found == commands.end()) {
        printError(name.isEmpty() ? usage() : u"Unknown command \"%1\".\n\n%2"_s.arg(name, usage()));
        return ExitCode::WrongUse;
    }
    return found->run(arguments.mid(2));
}

} // namespace

std::optional<ExitCode> parse(QCommandLineParser &parser, QLatin1StringView name, const QStringList &arguments)
{
    const QCommandLineOption help = parser.addHelpOption();
    // QCommandLineParser takes the first word for the program.
    if (!parser.parse(QStringList{u"lianxi-cli "_s + name} + arguments)) {
        printError(parser.errorText());
        return ExitCode::WrongUse;
    }
    if (!parser.isSet(help))
        return std::nullopt;
    // QCommandLineParser knows the program's name only.
    print(parser.helpText().replace(QCoreApplication::arguments().value(0), u"lianxi-cli "_s + name));
    return ExitCode::Done;
}

void print(const QString &line)
{
    write(stdout, line);
}
void printError(const QString &line)
{
    write(stderr, line);
}

} // namespace lianxi::cli

int main(int argc, char **argv)
{
    const lianxi::Status hardened = lianxi::hardenProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lianxi-cli"_s);
    if (!hardened)
        lianxi::cli::printError(u"Core dumps cannot be switched off: "_s + hardened.error().detail);
    return static_cast<int>(lianxi::cli::runCommand(QCoreApplication::arguments()));
}
