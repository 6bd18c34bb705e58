// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/score_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace lianxi
{

/// A score card being filled in. On the list a digit gives the points and goes on to the next question, "-" says that
/// it does not apply; the same as buttons below. Counted questions are shown and cannot be changed.
class ScoreForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreForm(ThemeSource &themes, QWidget *parent = nullptr);
    void show(const ScoreCard &card, const std::vector<CriterionScore> &scores, bool editable);
    [[nodiscard]] std::vector<CriterionScore> scores() const { return m_model.scores(); }
    [[nodiscard]] CardScore result() const { return m_model.result(); }
    /// The keyboard stands on the first question without an answer.
    void begin();

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void give(std::optional<int> points);
    void showCurrent();
    void refresh();
    void retranslate();
    [[nodiscard]] int current() const;

    ThemeSource &m_themes;
    ScoreModel m_model;
    QTreeView *m_table;
    PlainLabel *m_help, *m_result;
    std::array<QPushButton *, mostPoints + 1> m_points{};
    QPushButton *m_none;
    QLineEdit *m_reason;
};

} // namespace lianxi
