// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/people_forms.h"

#include "ui/conversation/words.h"
#include "ui/theme/plain_label.h"

#include <QGridLayout>
#include <QSet>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString PeopleWords::evidence(const MergeEvidence &evidence)
{
    switch (evidence.kind) {
    case MergeEvidence::Kind::Phone:
        return evidence.verified ? tr("the same phone number %1, which a platform knows").arg(evidence.value)
                                 : tr("both wrote the phone number %1").arg(evidence.value);
    case MergeEvidence::Kind::Email:
        return evidence.verified ? tr("the same mail address %1, which mail came from").arg(evidence.value)
                                 : tr("both wrote the mail address %1").arg(evidence.value);
    case MergeEvidence::Kind::Order:
        return tr("both wrote the order number %1").arg(evidence.value);
    }
    return {};
}

QString PeopleWords::evidence(const std::vector<MergeEvidence> &evidence)
{
    QStringList facts;
    for (const MergeEvidence &one : evidence)
        facts << PeopleWords::evidence(one);
    return facts.join(tr("; "));
}

QString PeopleWords::reason(const ContactMerge &merge, const QString &day)
{
    switch (merge.way) {
    case MergeWay::Person:
        return merge.why.isEmpty() ? tr("%1, by %2").arg(day, merge.by)
                                   : tr("%1, by %2: %3").arg(day, merge.by, merge.why);
    case MergeWay::SharedKey:
        return tr("%1, by the platform: both accounts have one key").arg(day);
    case MergeWay::MovedNumber:
        return tr("%1, by the platform: the number changed").arg(day);
    case MergeWay::PrivateAnswer:
        return tr("%1, by the platform: the private answer to a comment reached them").arg(day);
    }
    return {};
}

MergeForm::MergeForm(ContactView mine, ContactView other, const std::vector<MergeEvidence> &evidence, QWidget *parent)
    : Form(tr("The same person?"), tr("Make one of them"), parent)
    , m_mine(std::move(mine))
    , m_other(std::move(other))
{
    auto *both = new QWidget(this);
    auto *grid = new QGridLayout(both);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::large);
    grid->addWidget(side(m_mine), 0, 0, Qt::AlignTop);
    grid->addWidget(side(m_other), 0, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    addWide(both);
    addSentence(evidence.empty() ? tr("Nothing that was written or that a platform says links these two.")
                                 : tr("What speaks for it: %1.").arg(PeopleWords::evidence(evidence)));
    m_name = addChoice(u"mergedName"_s, tr("Goes on as"), {m_mine.name, m_other.name});
    m_why = addText(u"mergeWhy"_s, tr("Why it is the same person (read in quality review)"), true);
    if (!evidence.empty())
        m_why->setPlainText(PeopleWords::evidence(evidence));
    m_result = new PlainLabel(QString(), this);
    m_result->setElideMode(Qt::ElideNone);
    m_result->setObjectName(u"mergeResult"_s);
    addWide(m_result);
    connect(m_name, &QComboBox::currentIndexChanged, this, &MergeForm::showResult);
    showResult();
    setMinimumWidth(560);
}

QWidget *MergeForm::side(const ContactView &person)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::tiny);
    const auto add = [&](const QString &text, const QString &kind) {
        auto *label = new PlainLabel(text, box);
        label->setElideMode(Qt::ElideRight);
        if (!kind.isEmpty())
            label->setProperty("kind", kind);
        column->addWidget(label);
    };
    add(person.name, u"title"_s);
    for (const IdentityRow &identity : person.identities)
        add(identity.handle.isEmpty()
                ? u"%1 · %2"_s.arg(ConversationWords::platform(identity.platform), identity.name)
                : u"%1 · %2 @%3"_s.arg(ConversationWords::platform(identity.platform), identity.name, identity.handle),
            {});
    add(tr("%n case(s)", nullptr, static_cast<int>(person.cases.size())), u"muted"_s);
    if (!person.cases.empty() && !person.cases.front().preview.isEmpty())
        add(tr("Last message: %1").arg(person.cases.front().preview), u"muted"_s);
    return box;
}

void MergeForm::showResult()
{
    const auto open = [](const ContactView &person) {
        return std::count_if(person.cases.begin(), person.cases.end(),
                             [](const CaseRow &row) { return row.state != CaseState::Resolved; });
    };
    m_result->setText(
        tr("Afterwards: %1 · accounts: %2 · cases: %3 (not resolved: %4). Every case keeps its messages; it "
           "can be undone at any time.")
            .arg(m_name->currentText())
            .arg(m_mine.identities.size() + m_other.identities.size())
            .arg(m_mine.cases.size() + m_other.cases.size())
            .arg(open(m_mine) + open(m_other)));
}

ContactId MergeForm::into() const
{
    return m_name->currentIndex() == 1 ? m_other.id : m_mine.id;
}

ContactId MergeForm::from() const
{
    return m_name->currentIndex() == 1 ? m_mine.id : m_other.id;
}

SplitForm::SplitForm(const ContactMerge &merge, const QString &name, QWidget *parent)
    : Form(tr("Two people after all?"), tr("Take apart"), parent)
{
    addSentence(tr("“%1” becomes a customer of their own again, apart from “%2”. What they wrote into a common case "
                   "since then gets a case of its own; notes and promises stay where they are.")
                    .arg(merge.name, name));
}

FindPersonForm::FindPersonForm(const ContactId &notThis, StoreSource &store, QWidget *parent)
    : Form(tr("Who is the same person?"), tr("Compare …"), parent)
    , m_notThis(notThis)
    , m_store(store)
    , m_query(addLine(u"personQuery"_s, tr("A name, a number, words of theirs"), true))
    , m_people(new QListWidget(this))
{
    m_people->setObjectName(u"people"_s);
    m_people->setAccessibleName(tr("Customers found"));
    m_people->setUniformItemSizes(true);
    addWide(m_people);
    need([this] { return m_people->currentItem() != nullptr; });
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(m_query, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FindPersonForm::search);
    connect(m_people, &QListWidget::currentRowChanged, this, &FindPersonForm::check);
}

void FindPersonForm::search()
{
    constexpr int most = 50;
    const QString query = m_query->text().trimmed();
    if (query.isEmpty())
        return show({});
    m_store.askSearch(this, query, most, [this](const SearchResult &found) {
        std::vector<qint64> rows;
        QSet<qint64> seen;
        for (const SearchHit &hit : found.hits)
            if (!seen.contains(hit.caseRow)) {
                seen.insert(hit.caseRow);
                rows.push_back(hit.caseRow);
            }
        m_store.askRows(this, std::move(rows), [this](const std::vector<CaseRow> &cases) { show(cases); });
    });
}

void FindPersonForm::show(const std::vector<CaseRow> &rows)
{
    m_people->clear();
    QSet<ContactId> seen{m_notThis};
    for (const CaseRow &row : rows) {
        if (seen.contains(row.contact))
            continue;
        seen.insert(row.contact);
        auto *item = new QListWidgetItem(
            u"%1 · %2 · %3"_s.arg(row.contactName, ConversationWords::platform(row.platform), row.preview), m_people);
        item->setData(Qt::UserRole, row.contact.toString());
    }
    check();
}

ContactId FindPersonForm::chosen() const
{
    const QListWidgetItem *item = m_people->currentItem();
    return item ? ContactId::parse(item->data(Qt::UserRole).toString()).value_or(ContactId()) : ContactId();
}

} // namespace lianxi
