// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "app/routing/roster.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace lianxi
{

class RoutingTrialView;

/// The team's written standard of who gets which case: a switch, rules in order, what counts how much; and how it would
/// have treated last week's cases. What is wrong is said at its rule and cannot be saved. Every saving is a version; an
/// earlier one can be brought back.
class RoutingPage final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        TeamShelf &shelf;
        Roster &roster; ///< both outlive the page
        ThemeSource &theme;
        std::function<QStringList()> queues; ///< known ones
        QTimeZone zone = QTimeZone::systemTimeZone();
    };
    explicit RoutingPage(Services services, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A case of the trial: CaseRow::row.
    void caseRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *makeRules();
    QWidget *makeFields();
    QWidget *makeWeights();
    QWidget *makeButtons();
    void takeItem();
    void showStandard();
    void showRules();
    void showFields();
    void showMistakes();
    void addRule();
    void moveRule(int by);
    void removeRule();
    void takeFields();
    void takeWeights();
    void edited();
    void save();
    void put(TeamItemSaved saved, const QString &told);
    void openVersions();
    void tryOut();
    void refresh();
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    [[nodiscard]] RoutingRule *chosen();
    [[nodiscard]] const TeamItem *item() const;

    Services m_services;
    RoutingStandard m_standard;
    bool m_changed = false, m_showing = false, m_saving = false, m_damaged = false;
    QCheckBox *m_on;
    PlainLabel *m_hint, *m_answer, *m_mistake, *m_unserved;
    QListWidget *m_rules;
    QToolButton *m_add, *m_up, *m_down, *m_removeRule;
    QWidget *m_fields;
    QLineEdit *m_name, *m_query;
    QComboBox *m_platform, *m_surface, *m_queue, *m_priority;
    QSpinBox *m_skill;
    std::array<PlainLabel *, 7> m_labels{};
    std::array<QSpinBox *, 6> m_numbers{}; ///< four weights, level, rest
    std::array<PlainLabel *, 6> m_numberLabels{};
    QPushButton *m_save, *m_discard, *m_versions, *m_try;
    RoutingTrialView *m_trial;
};

} // namespace lianxi
