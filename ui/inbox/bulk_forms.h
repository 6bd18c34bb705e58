// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/bulk_run.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// Class, priority and category for many cases; what is left alone stays as each case has it.
class BulkClassifyForm final : public Form
{
    Q_OBJECT
public:
    BulkClassifyForm(std::vector<CategoryChoice> categories, QWidget *parent);
    [[nodiscard]] CaseClassified value() const;

private:
    std::vector<CategoryChoice> m_categories;
    QComboBox *m_class, *m_priority, *m_category;
};

/// Which cases a command left as they were, and why, one line each.
class BulkDetails final : public Form
{
    Q_OBJECT
public:
    BulkDetails(const std::vector<BulkOutcome> &outcomes, QWidget *parent);
};

} // namespace lianxi
