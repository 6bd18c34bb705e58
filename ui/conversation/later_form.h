// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/forms.h"
#include "ui/theme/plain_label.h"

class QCheckBox;
class QListWidget;

namespace lianxi
{

/// When a message leaves, and whether it waits to see if the customer writes first.
class LaterForm final : public Form
{
    Q_OBJECT
public:
    /// \param shuts  when the platform takes no more replies; absent: it has no such moment.
    LaterForm(Instant now, const QTimeZone &zone, std::optional<Instant> shuts, QWidget *parent);
    [[nodiscard]] Instant at() const;
    /// It does not leave when the customer has written meanwhile.
    [[nodiscard]] bool holdsBack() const;

private:
    void refresh();
    Instant m_now;
    std::optional<Instant> m_shuts;
    QTimeZone m_zone;
    QComboBox *m_choice;
    QDateTimeEdit *m_at;
    QCheckBox *m_hold;
    PlainLabel *m_trouble;
};

} // namespace lianxi
