// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "ui/theme/theme_source.h"

#include <QAbstractButton>
#include <QKeySequence>

#include <array>
#include <vector>

namespace lianxi
{

/// Where one step of the script stands.
enum class StepState { Missing, ByDraft, Done };

/// One step: number or tick, word, and a line that runs on to the next.
class StepButton final : public QAbstractButton
{
    Q_OBJECT
public:
    StepButton(ScriptStep step, ThemeSource &theme, QWidget *parent);
    void setState(StepState state);
    /// The key that the tool tip names.
    void setKey(const QKeySequence &key);
    [[nodiscard]] StepState state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rename();
    ScriptStep m_step;
    ThemeSource &m_theme;
    StepState m_state = StepState::Missing;
    QKeySequence m_key;
};

/// The four steps above the composer: made, made by this draft, or missing. Clicking or its key corrects one.
class ScriptStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit ScriptStrip(ThemeSource &theme, QWidget *parent = nullptr);
    /// \param doneMask  bit n: ScriptStep n is made; \param draft  what the draft does.
    void setSteps(int doneMask, const std::vector<ScriptStep> &draft);
    void setKeys(const std::array<QKeySequence, 4> &keys);
    [[nodiscard]] StepState state(ScriptStep step) const { return m_steps.at(static_cast<size_t>(step))->state(); }

Q_SIGNALS:
    void stepToggled(ScriptStep step);

protected:
    void changeEvent(QEvent *event) override;

private:
    std::array<StepButton *, 4> m_steps; ///< owned by this
};

} // namespace lianxi
