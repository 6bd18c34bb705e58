// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/bulk_forms.h"

#include "ui/conversation/words.h"
#include "ui/inbox/bulk_bar.h"

#include <QListWidget>

using namespace Qt::StringLiterals;

namespace lianxi
{

BulkClassifyForm::BulkClassifyForm(std::vector<CategoryChoice> categories, QWidget *parent)
    : Form(tr("Classify the marked cases"), tr("Classify"), parent)
    , m_categories(std::move(categories))
    , m_class(addChoice(u"bulkClass"_s, tr("Class"), {tr("As it is")}))
    , m_priority(addChoice(u"bulkPriority"_s, tr("Priority"), {tr("As it is")}))
    , m_category(addChoice(u"bulkCategory"_s, tr("What the customers want"), {tr("As it is")}))
{
    for (size_t i = 0; i < EnumNames<CaseClass>::names.size(); ++i)
        m_class->addItem(ConversationWords::caseClass(static_cast<CaseClass>(i)));
    for (size_t i = 0; i < EnumNames<Priority>::names.size(); ++i)
        m_priority->addItem(ConversationWords::priority(static_cast<Priority>(i)));
    for (const CategoryChoice &one : m_categories)
        m_category->addItem(one.title);
    for (QComboBox *box : {m_class, m_priority, m_category})
        connect(box, &QComboBox::currentIndexChanged, this, &BulkClassifyForm::check);
    need([this] { return m_class->currentIndex() + m_priority->currentIndex() + m_category->currentIndex() > 0; });
    check();
}

CaseClassified BulkClassifyForm::value() const
{
    CaseClassified what;
    if (m_class->currentIndex() > 0)
        what.caseClass = static_cast<CaseClass>(m_class->currentIndex() - 1);
    if (m_priority->currentIndex() > 0)
        what.priority = static_cast<Priority>(m_priority->currentIndex() - 1);
    if (m_category->currentIndex() > 0)
        what.category = m_categories.at(static_cast<size_t>(m_category->currentIndex() - 1)).id;
    return what;
}

BulkDetails::BulkDetails(const std::vector<BulkOutcome> &outcomes, QWidget *parent)
    : Form(tr("What was left as it is"), tr("Close"), parent)
{
    auto *list = new QListWidget(this);
    list->setObjectName(u"bulkReasons"_s);
    list->setAccessibleName(tr("Cases and reasons"));
    list->setWordWrap(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    for (const BulkOutcome &one : outcomes) {
        if (!one.failed())
            continue;
        const QString &name = one.before.contactName;
        list->addItem(tr("%1: %2").arg(name.isEmpty() ? tr("A case") : name, BulkWords::reason(one)));
    }
    addWide(list);
}

} // namespace lianxi
