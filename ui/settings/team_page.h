// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/roster.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace lianxi
{

/// Who belongs to the team and what they can do: a list, and beside it the one who is described. What is wrong is said
/// at its field and cannot be saved; while something is changed the list is closed, so that nothing typed is lost by a
/// click.
class TeamPage final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        Roster &roster; ///< outlives the page
        ThemeSource &theme;
        std::function<std::vector<CategoryChoice>()> categories;
        std::function<std::vector<std::pair<ChannelId, QString>>()> channels; ///< by name
        std::function<QStringList()> queues; ///< known ones
        AgentProfile me; ///< whom the first description is offered for
        std::function<bool()> mayDescribe = {}; ///< empty: yes
    };
    explicit TeamPage(Services services, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *makeFields();
    void takeMembers();
    void showChosen();
    void showMember(const MemberDescribed &member);
    void begin();
    void changed();
    void save();
    void discard();
    void remove();
    void put(MemberDescribed member, const QString &told);
    void refresh();
    void fillRoles();
    void fillSkills(const QJsonObject &skills);
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] MemberDescribed typed() const;
    [[nodiscard]] const Member *member() const;
    [[nodiscard]] QString mistakes() const;
    [[nodiscard]] bool mayDescribe() const { return !m_services.mayDescribe || m_services.mayDescribe(); }

    Services m_services;
    AgentId m_id; ///< of the shown member; empty: a new one, or none
    bool m_new = false, m_changed = false, m_showing = false, m_saving = false;
    QJsonObject m_otherSkills; ///< of categories that no longer exist: kept as they are
    QListWidget *m_list, *m_channels;
    PlainLabel *m_empty, *m_answer, *m_mistake, *m_hint, *m_notMine;
    std::array<PlainLabel *, 8> m_labels{};
    QPushButton *m_add, *m_save, *m_discard, *m_remove;
    QWidget *m_side;
    QLineEdit *m_name, *m_idLine, *m_queues, *m_languages;
    QSpinBox *m_capacity;
    QComboBox *m_role;
    QTableWidget *m_skills;
    std::vector<std::pair<QString, QSpinBox *>> m_skillBoxes; ///< category to box, owned by the table
};

} // namespace lianxi
