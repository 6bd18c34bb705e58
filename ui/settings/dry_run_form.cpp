// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/dry_run_form.h"

#include "ui/conversation/words.h"
#include "ui/team/rule_words.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int rowData = Qt::UserRole + 1;
}

DryRunForm::DryRunForm(const RuleBoard &board, const Rule &rule, const QString &name, const QTimeZone &zone,
                       QWidget *parent)
    : QDialog(parent)
    , m_board(board)
    , m_zone(zone)
    , m_said(new PlainLabel(this))
    , m_rows(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("“%1” on the last week").arg(name));
    resize(760, 480);
    m_said->setObjectName(u"dryRunSaid"_s);
    m_said->setElideMode(Qt::ElideNone);
    m_said->setText(tr("Looking at the cases of the last week…"));
    m_rows->setObjectName(u"dryRunRows"_s);
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setAccessibleName(tr("Cases"));
    m_rows->setHeaderLabels({tr("Customer"), tr("Platform"), tr("First time"), tr("Times"), tr("What would be done")});
    m_rows->header()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(this);
    m_open = buttons->addButton(tr("Open the case"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(u"dryRunOpen"_s);
    m_open->setEnabled(false);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Theme::medium);
    column->addWidget(m_said);
    column->addWidget(m_rows, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &DryRunForm::openCase);
    connect(m_rows, &QTreeWidget::itemActivated, this, &DryRunForm::openCase);
    connect(m_rows, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *now) { m_open->setEnabled(now != nullptr); });
    m_cancel = m_board.dryRun(this, rule, [this](const Result<DryRun> &found) { show(found); });
}

DryRunForm::~DryRunForm()
{
    if (m_cancel)
        m_cancel();
}

void DryRunForm::show(const Result<DryRun> &found)
{
    if (!found) {
        m_said->setText(ConversationWords::error(found.error()));
        return;
    }
    for (const DryRow &row : found->rows) {
        QStringList words;
        for (const QString &word : row.did)
            words << RuleWords::did(word);
        words << RuleWords::trouble(row.trouble);
        if (words.isEmpty())
            words << tr("nothing: all of it is so already");
        const QString when = toDateTime(row.at).toTimeZone(m_zone).toString(u"MM-dd HH:mm"_s);
        auto *line = new QTreeWidgetItem(
            m_rows, {row.customer, platformName(row.platform), when, QString::number(row.times), words.join(u" · "_s)});
        line->setData(0, rowData, row.caseRow);
        line->setToolTip(4, Qt::convertFromPlainText(words.join(u'\n')));
    }
    for (int column = 0; column < 4; ++column)
        m_rows->resizeColumnToContents(column);
    QString said = found->rows.empty()
        ? tr("The rule would have touched no case.")
        : tr("The rule would have touched %n case(s).", nullptr, static_cast<int>(found->rows.size()));
    said += u' '
        + tr("It would have begun %n time(s); conditions are looked at on the cases as they are today.", nullptr,
             found->begun);
    if (found->cut)
        said += u' ' + tr("There is more than is shown.");
    m_said->setText(said);
    if (m_rows->topLevelItemCount() > 0)
        m_rows->setCurrentItem(m_rows->topLevelItem(0));
    m_rows->setFocus();
}

void DryRunForm::openCase()
{
    const QTreeWidgetItem *line = m_rows->currentItem();
    if (!line)
        return;
    m_board.openCase(line->data(0, rowData).toLongLong());
    accept();
}

} // namespace lianxi
