// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/owed/owed_forms.h"

#include "models/language/personal_data.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto soonest = 1min; ///< what is promised into the past cannot be kept
constexpr auto usual = 4h; ///< how long a department is given at first

Instant instantOf(const QDateTimeEdit &edit)
{
    return fromMillis(edit.dateTime().toMSecsSinceEpoch());
}

void notBefore(QDateTimeEdit &edit, Instant now, const QTimeZone &zone)
{
    edit.setMinimumDateTime(toDateTime(now + soonest).toTimeZone(zone));
}

} // namespace

OutcomeForm::OutcomeForm(const OwedRow &row, QWidget *parent)
    : Form(row.kind == OwedKind::Request ? tr("What did they answer?") : tr("How did it go?"), tr("Note it"), parent)
    , m_outcome(addText(u"outcome"_s, maskPersonalData(row.what), row.kind == OwedKind::Request))
{
}

PostponeForm::PostponeForm(const OwedRow &row, Instant now, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Another time"), tr("Promise it"), parent)
    , m_due(addMoment(u"due"_s, maskPersonalData(row.what), toDateTime(std::max(row.due, now + 1h)).toTimeZone(zone)))
{
    notBefore(*m_due, now, zone);
}

Instant PostponeForm::due() const
{
    return instantOf(*m_due);
}

DepartmentForm::DepartmentForm(const QStringList &departments, Instant now, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Ask a department"), tr("Ask"), parent)
    , m_department(addChoice(u"department"_s, tr("Department"), departments))
    , m_text(addText(u"question"_s, tr("What you need from them"), true))
    , m_due(addMoment(u"due"_s, tr("Needed by"), toDateTime(now + usual).toTimeZone(zone)))
{
    m_department->setEditable(true);
    need([this] { return !department().isEmpty(); });
    connect(m_department, &QComboBox::currentTextChanged, this, &DepartmentForm::check);
    notBefore(*m_due, now, zone);
}

void DepartmentForm::setText(const QString &text)
{
    m_text->setPlainText(text);
}

QString DepartmentForm::department() const
{
    return m_department->currentText().trimmed();
}

Instant DepartmentForm::due() const
{
    return instantOf(*m_due);
}

} // namespace lianxi
