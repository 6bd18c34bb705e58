// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/store_source.h"
#include "ui/shell/commands.h"
#include "ui/theme/theme_source.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QListWidget;

namespace lianxi
{

/// How well `needle` fits `text` when its characters must come in order: higher is better, nullopt does not fit. Starts
/// of words and runs count more. Case is ignored.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView needle, QStringView text);

/// Something beside commands and cases that can be chosen: a saved view, a macro.
struct PaletteEntry {
    QString id; ///< what chosen() tells
    QString title;
    IconName icon = IconName::Star;
};

/// One field for everything: commands by fuzzy match, cases by search. Return does what is marked.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(StoreSource &store, ThemeSource &themes, const Shortcuts &shortcuts, QWidget *parent = nullptr);
    /// Commands that can be done at the moment.
    void setCommands(std::vector<Command> commands);
    /// Things of this agent and team that are found like commands, after them.
    void setEntries(std::vector<PaletteEntry> entries);
    void openFresh();

Q_SIGNALS:
    void commandChosen(lianxi::Command command);
    void caseChosen(qint64 caseRow);
    void entryChosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addCommands(const QString &needle);
    void addEntries(const QString &needle);
    void search();
    void choose();
    StoreSource &m_store;
    ThemeSource &m_themes;
    const Shortcuts &m_shortcuts;
    std::vector<Command> m_commands;
    std::vector<PaletteEntry> m_entries;
    QLineEdit *m_field;
    QListWidget *m_list;
    QTimer m_typing{this};
};

} // namespace lianxi
