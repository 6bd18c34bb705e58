// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QDateEdit;
class QHBoxLayout;

namespace lianxi
{

/// The head of the lead's page: its title, what is shown, buttons to other views, and the choices and switches of the
/// figures.
class DashboardControls final : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardControls(ThemeSource &themes, QWidget *parent = nullptr);
    [[nodiscard]] DashboardQuery query() const;
    /// What is shown, or that it is being counted.
    void setState(const QString &words) { m_state->setText(words); }
    /// At the right of the title; the button is the line's from then on.
    void addButton(QAbstractButton *button);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QComboBox *addChoice(QHBoxLayout &line, const QString &name);
    void addDates(QHBoxLayout &line);
    void takePeriod();
    void fillChoices();
    void retranslate();

    ThemeSource &m_themes;
    QHBoxLayout *m_head;
    PlainLabel *m_heading, *m_state, *m_until = nullptr;
    QWidget *m_dates = nullptr;
    QDateEdit *m_from = nullptr, *m_to = nullptr; ///< of chosen days
    QComboBox *m_period, *m_compare, *m_by, *m_typical;
    QCheckBox *m_hours, *m_bots;
};

} // namespace lianxi
