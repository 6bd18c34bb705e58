// SPDX-License-Identifier: GPL-3.0-or-later
// Who a contact was made of, and who else they may be.
#include "ui/contact/contact_panel.h"
#include "ui/contact/people_forms.h"
#include "ui/conversation/words.h"

#include <QPointer>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ContactPanel::askPerson()
{
    m_services.store.askPerson(this, m_contact, [this, asked = m_contact](Result<PersonView> view) {
        if (asked != m_contact || !view)
            return;
        if (view.value() != m_person) {
            m_person = *std::move(view);
            rebuild();
        }
        askOrders();
    });
}

void ContactPanel::addMerges()
{
    for (const ContactMerge &merge : m_person.merges) {
        const QString day = toDateTime(merge.at).toTimeZone(m_services.zone).toString(u"yyyy-MM-dd"_s);
        addLine(tr("“%1” is the same person. %2").arg(merge.name, PeopleWords::reason(merge, day)), u"muted"_s);
        auto *undo = new QPushButton(tr("Take apart …"), m_body);
        undo->setObjectName(u"split-"_s + merge.from.toString());
        undo->setProperty("kind", u"link"_s);
        undo->setAccessibleName(tr("Take “%1” apart").arg(merge.name));
        connect(undo, &QPushButton::clicked, this, [this, merge] { openSplit(merge); });
        m_column->addWidget(undo, 0, Qt::AlignLeft);
    }
    auto *find = new QPushButton(tr("The same person as …"), m_body);
    find->setObjectName(u"findPerson"_s);
    find->setProperty("kind", u"link"_s);
    connect(find, &QPushButton::clicked, this, &ContactPanel::openFind);
    m_column->addWidget(find, 0, Qt::AlignLeft);
}

void ContactPanel::addCandidates()
{
    if (m_person.candidates.empty())
        return;
    addTitle(tr("Perhaps the same person"));
    for (const MergeCandidate &candidate : m_person.candidates) {
        addLine(u"%1 — %2"_s.arg(candidate.name, PeopleWords::evidence(candidate.evidence)), {});
        auto *compare = new QPushButton(tr("Compare …"), m_body);
        compare->setObjectName(u"compare-"_s + candidate.contact.toString());
        compare->setAccessibleName(tr("Compare with “%1”").arg(candidate.name));
        connect(compare, &QPushButton::clicked, this,
                [this, candidate] { openMerge(candidate.contact, candidate.evidence); });
        m_column->addWidget(compare, 0, Qt::AlignLeft);
    }
}

void ContactPanel::openFind()
{
    auto *form = new FindPersonForm(m_contact, m_services.store, this);
    connect(form, &QDialog::accepted, this, [this, form] {
        const ContactId other = form->chosen();
        const auto known = std::find_if(m_person.candidates.begin(), m_person.candidates.end(),
                                        [&other](const MergeCandidate &one) { return one.contact == other; });
        openMerge(other, known == m_person.candidates.end() ? std::vector<MergeEvidence>() : known->evidence);
    });
    form->open();
}

/// Both are read anew: what is compared is what stands there.
void ContactPanel::openMerge(const ContactId &other, const std::vector<MergeEvidence> &evidence)
{
    m_services.store.askContact(this, other, [this, evidence, asked = m_contact](Result<ContactView> view) {
        if (!view || !m_view || asked != m_contact || view->id == m_view->id)
            return;
        auto *form = new MergeForm(*m_view, *std::move(view), evidence, this);
        connect(form, &QDialog::accepted, this,
                [this, form] { m_services.desk.mergeContacts(form->into(), form->from(), form->evidence(), told()); });
        form->open();
    });
}

void ContactPanel::openSplit(const ContactMerge &merge)
{
    auto *form = new SplitForm(merge, m_view->name, this);
    connect(form, &QDialog::accepted, this,
            [this, merge] { m_services.desk.splitContacts(merge.into, merge.from, told()); });
    form->open();
}

/// What went wrong stands at the top of the column until the next success or another customer.
DeskDone ContactPanel::told()
{
    return [self = QPointer(this)](const DeskResult &result) {
        if (!self)
            return;
        self->m_trouble = result.done() ? QString() : ConversationWords::error(result.error);
        self->rebuild();
    };
}

} // namespace lianxi
