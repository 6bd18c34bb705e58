// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include <QAction>
#include <QCoreApplication>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
struct CommandFacts {
    const char *name;
    CommandGroup group;
    const char *keys; ///< portable text, several separated by "; "
};
using G = CommandGroup;
constexpr std::array<CommandFacts, commandCount> facts{{
    {QT_TRANSLATE_NOOP("Commands", "Next case"), G::Moving, "Alt+Down; Alt+J"},
    {QT_TRANSLATE_NOOP("Commands", "Previous case"), G::Moving, "Alt+Up; Alt+K"},
    {QT_TRANSLATE_NOOP("Commands", "Search"), G::Moving, "Ctrl+F"},
    {QT_TRANSLATE_NOOP("Commands", "Saved views"), G::Moving, "Alt+V"},
    {QT_TRANSLATE_NOOP("Commands", "Keep what is shown as a view"), G::Moving, "Alt+Shift+V"},
    {QT_TRANSLATE_NOOP("Commands", "Mark the cases of the list"), G::Moving, "Alt+A"},
    {QT_TRANSLATE_NOOP("Commands", "Command palette"), G::Moving, "Ctrl+K"},
    {QT_TRANSLATE_NOOP("Commands", "Keyboard help"), G::Moving, "F1"},
    {QT_TRANSLATE_NOOP("Commands", "Back"), G::Moving, "Esc"},
    {QT_TRANSLATE_NOOP("Commands", "Go to the inbox"), G::Moving, "Ctrl+1"},
    {QT_TRANSLATE_NOOP("Commands", "Go to what is to do"), G::Moving, "Ctrl+2"},
    {QT_TRANSLATE_NOOP("Commands", "Go to the feedback"), G::Moving, "Ctrl+3"},
    {QT_TRANSLATE_NOOP("Commands", "Go to the dashboard"), G::Moving, "Ctrl+4"},
    {QT_TRANSLATE_NOOP("Commands", "Go to the reviews"), G::Moving, "Ctrl+5"},
    {QT_TRANSLATE_NOOP("Commands", "Go to the team"), G::Moving, "Ctrl+6"},
    {QT_TRANSLATE_NOOP("Commands", "Open the settings"), G::Moving, "Ctrl+,"},
    {QT_TRANSLATE_NOOP("Commands", "Switch light and dark"), G::Moving, ""},
    {QT_TRANSLATE_NOOP("Commands", "Claim the case"), G::Case, "Ctrl+Shift+C"},
    {QT_TRANSLATE_NOOP("Commands", "Resolve"), G::Case, "Ctrl+E"},
    {QT_TRANSLATE_NOOP("Commands", "Resolve and next"), G::Case, "Ctrl+Shift+E"},
    {QT_TRANSLATE_NOOP("Commands", "Snooze"), G::Case, "Ctrl+H"},
    {QT_TRANSLATE_NOOP("Commands", "Transfer"), G::Case, "Ctrl+T"},
    {QT_TRANSLATE_NOOP("Commands", "Take over from a colleague"), G::Case, "Ctrl+Shift+K"},
    {QT_TRANSLATE_NOOP("Commands", "Open the case in a window of its own"), G::Case, "Ctrl+Shift+O"},
    {QT_TRANSLATE_NOOP("Commands", "Tags"), G::Case, "Ctrl+L"},
    {QT_TRANSLATE_NOOP("Commands", "Correct category, class and priority"), G::Case, "Ctrl+J"},
    {QT_TRANSLATE_NOOP("Commands", "Give the case back"), G::Case, "Ctrl+Shift+B"},
    {QT_TRANSLATE_NOOP("Commands", "Reopen"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Wake a snoozed case"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Promise a follow-up"), G::Case, "Ctrl+Shift+F"},
    {QT_TRANSLATE_NOOP("Commands", "Ask a department"), G::Case, "Ctrl+Shift+A"},
    {QT_TRANSLATE_NOOP("Commands", "Note feedback"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Tell me what happens in this case, or no longer"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Record a guardian's consent"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Merge another case into this one"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Take a merged case out again"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Split conversations off"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "How this case is routed"), G::Case, ""},
    {QT_TRANSLATE_NOOP("Commands", "Mark unread"), G::Case, "Ctrl+Shift+U"},
    {QT_TRANSLATE_NOOP("Commands", "Hide the message or show it"), G::Case, "Ctrl+Shift+H"},
    {QT_TRANSLATE_NOOP("Commands", "Like the message or take it back"), G::Case, "Ctrl+Shift+L"},
    {QT_TRANSLATE_NOOP("Commands", "Translate the message"), G::Case, "Ctrl+Shift+M"},
    {QT_TRANSLATE_NOOP("Commands", "Send"), G::Writing, "Ctrl+Return; Ctrl+Enter"},
    {QT_TRANSLATE_NOOP("Commands", "Send and resolve"), G::Writing, "Ctrl+Shift+Return; Ctrl+Shift+Enter"},
    {QT_TRANSLATE_NOOP("Commands", "Send later"), G::Writing, "Alt+Shift+S"},
    {QT_TRANSLATE_NOOP("Commands", "Undo send"), G::Writing, "Ctrl+Z"},
    {QT_TRANSLATE_NOOP("Commands", "Private note"), G::Writing, "Ctrl+Shift+N"},
    {QT_TRANSLATE_NOOP("Commands", "Insert signature"), G::Writing, "Ctrl+Shift+S"},
    {QT_TRANSLATE_NOOP("Commands", "Macros"), G::Writing, "Alt+M"},
    {QT_TRANSLATE_NOOP("Commands", "Have a reply drafted"), G::Writing, "Ctrl+Shift+D"},
    {QT_TRANSLATE_NOOP("Commands", "Have my text rewritten"), G::Writing, "Ctrl+Shift+R"},
    {QT_TRANSLATE_NOOP("Commands", "Have my text translated"), G::Writing, "Ctrl+Shift+T"},
    {QT_TRANSLATE_NOOP("Commands", "Have the case summarised"), G::Writing, "Ctrl+Shift+Y"},
    {QT_TRANSLATE_NOOP("Commands", "Mark step: introduce"), G::Writing, "Alt+1"},
    {QT_TRANSLATE_NOOP("Commands", "Mark step: confirm"), G::Writing, "Alt+2"},
    {QT_TRANSLATE_NOOP("Commands", "Mark step: solve"), G::Writing, "Alt+3"},
    {QT_TRANSLATE_NOOP("Commands", "Mark step: follow up"), G::Writing, "Alt+4"},
}};

const CommandFacts &factsOf(Command command)
{
    return facts.at(static_cast<size_t>(command));
}

/// A key that would write something: no Ctrl, Alt or Meta, and a printable character.
bool writes(const QKeySequence &sequence)
{
    for (int i = 0; i < sequence.count(); ++i) {
        const QKeyCombination key = sequence[static_cast<uint>(i)];
        const bool modified = key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
        if (!modified && key.key() < Qt::Key_Escape)
            return true;
    }
    return false;
}
} // namespace

QString commandName(Command command)
{
    return QCoreApplication::translate("Commands", factsOf(command).name);
}

CommandGroup groupOf(Command command)
{
    return factsOf(command).group;
}

QString groupName(CommandGroup group)
{
    switch (group) {
    case CommandGroup::Moving:
        return QCoreApplication::translate("Commands", "Moving around");
    case CommandGroup::Case:
        return QCoreApplication::translate("Commands", "The case");
    case CommandGroup::Writing:
        return QCoreApplication::translate("Commands", "Writing");
    }
    return {};
}

QList<QKeySequence> defaultKeys(Command command)
{
    QList<QKeySequence> keys =
        QKeySequence::listFromString(QString::fromLatin1(factsOf(command).keys), QKeySequence::PortableText);
    keys.removeAll(QKeySequence()); // no key reads as one empty key, which would match every other
    return keys;
}

bool isHelpByModel(Command command)
{
    return command == Command::TranslateMessage || command == Command::HelpDraft || command == Command::HelpRewrite
        || command == Command::HelpTranslate || command == Command::HelpSummary;
}

QList<QKeySequence> Shortcuts::keys(Command command) const
{
    const auto changed = m_changed.constFind(command);
    return changed == m_changed.constEnd() ? defaultKeys(command) : *changed;
}

Shortcuts::Answer Shortcuts::check(Command command, const QKeySequence &key) const
{
    if (key.isEmpty())
        return {};
    if (writes(key))
        return {Refusal::PlainLetter, std::nullopt};
    for (int i = 0; i < commandCount; ++i) {
        const auto other = static_cast<Command>(i);
        if (other == command)
            continue;
        for (const QKeySequence &taken : keys(other))
            if (taken.matches(key) != QKeySequence::NoMatch || key.matches(taken) != QKeySequence::NoMatch)
                return {Refusal::Taken, other};
    }
    return {};
}

Shortcuts::Answer Shortcuts::setKey(Command command, const QKeySequence &key)
{
    const Answer answer = check(command, key);
    if (answer.refusal != Refusal::None)
        return answer;
    m_changed.insert(command, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    retranslate();
    Q_EMIT changed();
    return answer;
}

void Shortcuts::resetKeys(Command command)
{
    if (m_changed.remove(command) == 0)
        return;
    retranslate();
    Q_EMIT changed();
}

void Shortcuts::bind(QAction *action, Command command)
{
    m_bound.emplace_back(action, command);
    connect(action, &QObject::destroyed, this,
            [this, action] { std::erase_if(m_bound, [action](const auto &bound) { return bound.first == action; }); });
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT triggered(command); });
    refresh(action, command);
}

void Shortcuts::refresh(QAction *action, Command command) const
{
    action->setText(commandName(command));
    action->setShortcuts(keys(command));
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? commandName(command) : commandName(command) + u" ("_s + key + u")"_s);
}

void Shortcuts::retranslate()
{
    for (const auto &[action, command] : m_bound)
        refresh(action, command);
}

void Shortcuts::setHelpOffered(bool offered)
{
    if (std::exchange(m_helpOffered, offered) != offered)
        Q_EMIT changed();
}

QJsonObject Shortcuts::toJson() const
{
    QJsonObject json;
    for (auto at = m_changed.cbegin(); at != m_changed.cend(); ++at)
        json.insert(toText(at.key()), QKeySequence::listToString(at.value(), QKeySequence::PortableText));
    return json;
}

void Shortcuts::load(const QJsonObject &json)
{
    m_changed.clear();
    for (auto at = json.begin(); at != json.end(); ++at) {
        const std::optional<Command> command = fromText<Command>(at.key());
        if (!command || !at->isString())
            continue;
        const QList<QKeySequence> wanted = QKeySequence::listFromString(at->toString(), QKeySequence::PortableText);
        const bool usable = std::all_of(wanted.begin(), wanted.end(), [&](const QKeySequence &key) {
            return check(*command, key).refusal == Refusal::None;
        });
        if (usable)
            m_changed.insert(*command, wanted);
    }
    retranslate();
    Q_EMIT changed();
}

} // namespace lianxi
