// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lianxi
{

/// What edits one kind of thing that a team writes down. What is wrong is said where it is wrong, while it is typed.
class ItemEditor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// \return false: the body is damaged, or of a later version; something empty is shown.
    virtual bool show(const QJsonObject &body) = 0;
    /// What a new one begins with.
    virtual void begin() = 0;
    [[nodiscard]] virtual QJsonObject body() const = 0;
    /// It may be saved.
    [[nodiscard]] virtual bool isRight() const = 0;
    /// A version in one line; empty: damaged, or of a later version.
    [[nodiscard]] virtual QString describe(const QJsonObject &body) const = 0;

Q_SIGNALS:
    void edited();
};

/// The team's and this agent's things of one kind: a list, and beside it the one that is made or changed. What has a
/// mistake cannot be saved; while something is changed the list is closed, so that nothing typed is lost by a click.
class ItemPage final : public QWidget
{
    Q_OBJECT
public:
    struct Words {
        QString list, empty, add, newName;
    };
    struct Setup {
        TeamItemKind kind = TeamItemKind::Macro;
        QString name; ///< of one, in the objects' names: "Macro" gives "saveMacro", "macroName" …
        std::function<Words()> words; ///< asked again when the language changes
        bool personal = true; ///< one may belong to an agent alone
    };
    /// `shelf` outlives the page; `editor` is the page's.
    ItemPage(TeamShelf &shelf, Setup setup, ItemEditor *editor, QWidget *parent = nullptr);
    /// Shows the one with this id.
    void choose(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void nameParts();
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
    Setup m_setup;
    QString m_id; ///< of the shown one; empty: a new one, or none
    QString m_awaited; ///< that was saved and is not on the shelf yet
    bool m_new = false, m_changed = false, m_showing = false, m_saving = false;
    QListWidget *m_list;
    PlainLabel *m_empty, *m_nameLabel, *m_whoLabel, *m_answer;
    QPushButton *m_add, *m_save, *m_discard, *m_versions, *m_remove;
    QWidget *m_side;
    QLineEdit *m_name;
    QComboBox *m_who;
    ItemEditor *m_editor;
};

} // namespace lianxi
