// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/team_queries.h"
#include "ui/conversation/forms.h"

class QListWidget;

namespace lianxi
{

/// What something kept for later is called, and who has it.
class ItemNameForm final : public Form
{
    Q_OBJECT
public:
    /// \param shared  whether the team has it; nothing: that is not this agent's to change.
    ItemNameForm(const QString &title, const QString &name, std::optional<bool> shared, QWidget *parent);
    [[nodiscard]] QString name() const { return m_name->text().trimmed(); }
    /// The whole team has it; else only this agent.
    [[nodiscard]] bool shared() const { return !m_who || m_who->currentIndex() == 1; }

private:
    QLineEdit *m_name;
    QComboBox *m_who = nullptr;
};

/// Which earlier version of something comes back.
class ItemVersionsForm final : public Form
{
    Q_OBJECT
public:
    /// \param versions  newest first; removals are shown, but cannot be brought back.
    /// \param describe  what a version says, in one line.
    ItemVersionsForm(std::vector<TeamItem> versions, const std::function<QString(const TeamItem &)> &describe,
                     const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] TeamItem chosen() const;

private:
    std::vector<TeamItem> m_versions;
    QListWidget *m_list;
};

/// A name for a button or a menu: no letter of it becomes a key.
[[nodiscard]] QString plainCaption(const QString &name);

} // namespace lianxi
