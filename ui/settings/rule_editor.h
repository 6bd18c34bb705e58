// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/rule_board.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace lianxi
{

/// One rule: when it begins, which cases it takes, what it does. What is wrong is said beside the part, and at the
/// step, where it is wrong, while it is typed.
class RuleEditor final : public QWidget
{
    Q_OBJECT
public:
    RuleEditor(ThemeSource &themes, const RuleBoard &board, QWidget *parent = nullptr);

    void setRule(const Rule &rule);
    [[nodiscard]] const Rule &rule() const { return m_rule; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *makeWhen();
    QWidget *makeIf();
    QWidget *makeTools();
    QWidget *makeFields();
    void takeConditions();
    void takeStep();
    void showConditions();
    void showSteps();
    void showStep();
    void showPeople(const RuleStep &step);
    void showMistakes();
    void addStep(RuleDeed deed);
    void moveStep(int by);
    void removeStep();
    void fillWords();
    void retranslate();
    void takeTheme();
    [[nodiscard]] RuleStep *chosen();
    [[nodiscard]] QString personName(const QString &id) const;

    ThemeSource &m_themes;
    const RuleBoard &m_board;
    Rule m_rule;
    bool m_showing = false; ///< while fields are being set from the rule
    std::vector<CategoryChoice> m_offered; ///< in the order of m_category
    PlainLabel *m_whenTitle, *m_ifTitle, *m_thenTitle, *m_whenMistake, *m_ifMistake, *m_thenMistake, *m_hint;
    QComboBox *m_trigger, *m_box, *m_platform, *m_surface;
    QSpinBox *m_before;
    QLineEdit *m_tag, *m_query;
    QCheckBox *m_unread;
    QListWidget *m_steps, *m_people;
    QToolButton *m_add, *m_up, *m_down, *m_remove;
    QMenu *m_deeds;
    QWidget *m_fields;
    QPlainTextEdit *m_text;
    QComboBox *m_family, *m_class, *m_priority, *m_category;
    QSpinBox *m_minutes;
};

} // namespace lianxi
