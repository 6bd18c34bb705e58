// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/case_forms.h"

#include "ui/conversation/words.h"

#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString momentText(Instant at, const QTimeZone &zone)
{
    return QLocale().toString(toDateTime(at).toTimeZone(zone), u"yyyy-MM-dd HH:mm"_s);
}

QListWidget *listIn(QWidget *parent, const QString &name, const QString &accessibleName)
{
    auto *list = new QListWidget(parent);
    list->setObjectName(name);
    list->setAccessibleName(accessibleName);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMinimumSize(460, 180);
    return list;
}

} // namespace

MergeCaseForm::MergeCaseForm(std::vector<CaseRow> others, const QTimeZone &zone, QWidget *parent)
    : Form(tr("One matter, two cases?"), tr("Make one case of them"), parent)
    , m_others(std::move(others))
    , m_cases(listIn(this, u"otherCases"_s, tr("Other cases of this customer")))
{
    addSentence(m_others.empty() ? tr("This customer has no other case.")
                                 : tr("Everything of the chosen case comes into the one that is open here: messages, "
                                      "notes, promises and tags. It can be taken out again at any time."));
    for (const CaseRow &one : m_others) {
        const QString facts =
            u"%1 · %2 · %3"_s.arg(ConversationWords::platform(one.platform), ConversationWords::caseState(one.state),
                                  momentText(one.lastAt, zone));
        m_cases->addItem(one.preview.isEmpty() ? facts : facts + u'\n' + one.preview);
    }
    addWide(m_cases);
    m_why = addLine(u"mergeCaseWhy"_s, tr("Why (optional)"), false);
    need([this] { return !m_cases->selectedItems().isEmpty(); }); // what the keyboard stands on is no choice
    connect(m_cases, &QListWidget::itemSelectionChanged, this, &MergeCaseForm::check);
    m_cases->setCurrentRow(m_others.size() == 1 ? 0 : -1);
    check();
}

CaseRow MergeCaseForm::chosen() const
{
    return m_others.at(static_cast<size_t>(m_cases->currentRow()));
}

UnmergeCaseForm::UnmergeCaseForm(std::vector<MergedCase> merged, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Take a case out again"), tr("Make it a case of its own"), parent)
    , m_merged(std::move(merged))
    , m_cases(listIn(this, u"mergedCases"_s, tr("Cases that are part of this one")))
{
    addSentence(tr("It gets back what was its own, and what was said in its conversations since then."));
    for (const MergedCase &one : m_merged)
        m_cases->addItem(tr("%1 · merged %2 by %3").arg(one.channelName, momentText(one.at, zone), one.by) + u'\n'
                         + one.preview);
    addWide(m_cases);
    need([this] { return !m_cases->selectedItems().isEmpty(); }); // what the keyboard stands on is no choice
    connect(m_cases, &QListWidget::itemSelectionChanged, this, &UnmergeCaseForm::check);
    m_cases->setCurrentRow(m_merged.size() == 1 ? 0 : -1);
    check();
}

CaseId UnmergeCaseForm::chosen() const
{
    return m_merged.at(static_cast<size_t>(m_cases->currentRow())).id;
}

PartCaseForm::PartCaseForm(const CaseView &view, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Two matters in one case?"), tr("Give them a case of their own"), parent)
    , m_threads(view.threads)
    , m_list(listIn(this, u"caseThreads"_s, tr("Conversations of this case")))
{
    addSentence(tr("The ticked conversations go on in a case of their own, in the same hands. At least one stays here. "
                   "Merging the two cases undoes it."));
    for (const ThreadRow &thread : m_threads) {
        const QString last = thread.lastInboundAt ? momentText(*thread.lastInboundAt, zone) : tr("nothing received");
        auto *item = new QListWidgetItem(
            u"%1 · %2 · %3"_s.arg(thread.channelName, ConversationWords::surface(thread.surface), last), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    addWide(m_list);
    m_why = addLine(u"partCaseWhy"_s, tr("Why (optional)"), false);
    need([this] {
        const size_t ticked = chosen().size();
        return ticked > 0 && ticked < m_threads.size();
    });
    connect(m_list, &QListWidget::itemChanged, this, &PartCaseForm::check);
    check();
}

std::vector<ThreadId> PartCaseForm::chosen() const
{
    std::vector<ThreadId> ticked;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            ticked.push_back(m_threads.at(static_cast<size_t>(i)).id);
    return ticked;
}

} // namespace lianxi
