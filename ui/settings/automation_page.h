// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "ui/settings/rule_board.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace lianxi
{

class RuleEditor;

/// The team's rules: a list with a switch each, in the order in which they run, and beside it the one that is made or
/// changed. A rule with a mistake cannot be saved; while something is changed the list is closed, so that nothing typed
/// is lost by a click.
class AutomationPage final : public QWidget
{
    Q_OBJECT
public:
    /// Shelf, themes and clock outlive the page.
    AutomationPage(TeamShelf &shelf, ThemeSource &themes, RuleBoard board, const Clock &clock,
                   QWidget *parent = nullptr);
    /// Shows a rule by its id.
    void choose(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void takeItems();
    void label(QListWidgetItem *line) const;
    void askActivity();
    void switched(QListWidgetItem *line);
    void moveRule(int by);
    void showChosen();
    void begin();
    void changed();
    void save();
    void discard();
    void remove();
    void openVersions();
    void tryOut();
    void openSecret();
    void put(TeamItemSaved saved, const QString &told);
    void refresh();
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] const TeamItem *item() const;
    [[nodiscard]] int nextOrder() const;

    TeamShelf &m_shelf;
    const RuleBoard m_board;
    const Clock &m_clock;
    QString m_id; ///< of the shown rule; empty: a new one, or none
    QString m_awaited; ///< that was saved and is not on the shelf yet
    bool m_new = false, m_changed = false, m_showing = false, m_saving = false;
    QHash<QString, RuleActivity> m_activity;
    QListWidget *m_list;
    PlainLabel *m_empty, *m_nameLabel, *m_answer;
    QPushButton *m_add, *m_earlier, *m_later, *m_secret, *m_save, *m_discard, *m_tryOut, *m_versions, *m_remove;
    QWidget *m_side;
    QLineEdit *m_name;
    RuleEditor *m_editor;
};

} // namespace lianxi
