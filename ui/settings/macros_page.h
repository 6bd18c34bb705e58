// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lianxi
{

class MacroEditor;

/// The team's and this agent's macros: a list, and beside it the one that is made or changed. A macro with a mistake
/// cannot be saved; while something is changed the list is closed, so that nothing typed is lost by a click.
class MacrosPage final : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    MacrosPage(TeamShelf &shelf, ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories,
               QWidget *parent = nullptr);
    /// Shows a macro by its id.
    void choose(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void takeItems();
    void showChosen();
    void begin();
    void changed();
    void save();
    void discard();
    void remove();
    void openVersions();
    void put(TeamItemSaved saved, const QString &told);
    void refresh();
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] const TeamItem *item() const;
    [[nodiscard]] bool isMine() const;

    TeamShelf &m_shelf;
    QString m_id; ///< of the shown macro; empty: a new one, or none
    bool m_new = false, m_changed = false, m_showing = false, m_saving = false;
    QListWidget *m_list;
    PlainLabel *m_empty, *m_nameLabel, *m_whoLabel, *m_answer;
    QPushButton *m_add, *m_save, *m_discard, *m_versions, *m_remove;
    QWidget *m_side;
    QLineEdit *m_name;
    QComboBox *m_who;
    MacroEditor *m_editor;
};

} // namespace lianxi
