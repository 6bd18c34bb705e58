// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/macro.h"
#include "ui/conversation/services.h"
#include "ui/team/item_page.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

class QComboBox;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace lianxi
{

/// The steps of one macro: a list, and below it the fields of the step that is chosen. What is wrong is said at the
/// step where it is wrong, while it is typed.
class MacroEditor final : public ItemEditor
{
    Q_OBJECT
public:
    MacroEditor(ThemeSource &themes, QWidget *parent = nullptr);

    void setCategories(std::function<std::vector<CategoryChoice>()> categories);
    bool show(const QJsonObject &body) override;
    void begin() override { setMacro({}); }
    [[nodiscard]] const Macro &macro() const { return m_macro; }
    [[nodiscard]] QJsonObject body() const override { return toMacroBody(m_macro); }
    [[nodiscard]] bool isRight() const override { return mistakesOf(m_macro).empty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setMacro(const Macro &macro);
    void build();
    QWidget *makeTools();
    QWidget *makeFields();
    void addStep(MacroDeed deed);
    void moveStep(int by);
    void removeStep();
    void takeFields();
    void showSteps();
    void showFields();
    void showMistakes();
    void retranslate();
    void takeTheme();
    [[nodiscard]] MacroStep *chosen();

    ThemeSource &m_themes;
    std::function<std::vector<CategoryChoice>()> m_categories;
    std::vector<CategoryChoice> m_offered; ///< in the order of m_category
    Macro m_macro;
    bool m_showing = false; ///< while fields are being set from the step
    QListWidget *m_steps;
    PlainLabel *m_mistake, *m_hint;
    QToolButton *m_add, *m_up, *m_down, *m_remove;
    QMenu *m_deeds;
    QWidget *m_fields;
    QPlainTextEdit *m_text;
    QComboBox *m_family, *m_class, *m_priority, *m_category;
    QSpinBox *m_minutes;
};

} // namespace lianxi
