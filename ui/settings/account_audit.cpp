// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/account_audit.h"

#include "ui/settings/channel_words.h"
#include "ui/theme/plain_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int widestColumn = 260;

} // namespace

AccountTable::AccountTable(ThemeSource &themes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_themes(themes)
{
}

void AccountTable::set(const std::vector<ChannelConfigured> &channels, const std::vector<AccountActivity> &activity,
                       Instant now)
{
    beginResetModel();
    m_rows.clear();
    m_now = now;
    m_entrances = 0;
    for (const ChannelConfigured &channel : channels) {
        const auto known = std::ranges::find(activity, channel.channel, &AccountActivity::channel);
        m_rows.push_back({channel, known == activity.end() ? AccountActivity{channel.channel, 0, 0, 0, {}} : *known});
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater(), [](const Row &row) { return row.activity.received; });
    for (Row &row : m_rows) {
        row.entrance = m_entrances < mostEntrances && row.channel.purpose == ChannelPurpose::Service
            && !row.channel.paused && row.activity.received > 0;
        m_entrances += row.entrance ? 1 : 0;
    }
    endResetModel();
}

int AccountTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AccountTable::text(const Row &row, int line, int column) const
{
    const QLocale locale;
    switch (static_cast<Column>(column)) {
    case Rank:
        return locale.toString(line + 1);
    case Account:
        return row.channel.name;
    case PlatformName:
        return platformName(row.channel.platform);
    case Purpose:
        return row.channel.purpose == ChannelPurpose::Service ? tr("Service") : tr("Marketing");
    case Received:
        return locale.toString(row.activity.received);
    case Answered:
        return locale.toString(row.activity.sent);
    case Customers:
        return locale.toString(row.activity.customers);
    case Last:
        return ChannelWords::ago(row.activity.last, m_now);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AccountTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<size_t>(index.row()));
    const bool number = index.column() >= Received && index.column() <= Customers;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.row(), index.column());
    case Qt::DecorationRole:
        return index.column() == Account && row.entrance
            ? QVariant(m_themes.theme().icon(IconName::Star, ColorRole::Accent))
            : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignTrailing : Qt::AlignLeading));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return index.column() == Account && row.entrance ? tr("%1, standard entrance").arg(row.channel.name)
                                                         : text(row, index.row(), index.column());
    default:
        return {};
    }
}

QVariant AccountTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool number = section >= Received && section <= Customers;
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignTrailing : Qt::AlignLeading));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Rank:
        return tr("No.");
    case Account:
        return tr("Account");
    case PlatformName:
        return tr("Platform");
    case Purpose:
        return tr("Purpose");
    case Received:
        return tr("Received");
    case Answered:
        return tr("Sent");
    case Customers:
        return tr("Customers");
    case Last:
        return tr("Last");
    case ColumnCount:
        break;
    }
    return {};
}

AccountAudit::AccountAudit(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_table(new QTableView(this))
    , m_accounts(themes)
{
    setObjectName(u"accountAudit"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    m_title->setProperty("kind", u"title"_s);
    m_text->setProperty("kind", u"muted"_s);
    m_text->setElideMode(Qt::ElideNone);
    m_table->setObjectName(u"accountTable"_s);
    m_table->setModel(&m_accounts);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMaximumSectionSize(widestColumn);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_table, 1);
    retranslate();
}

void AccountAudit::show(const std::vector<ChannelConfigured> &channels,
                        const std::optional<std::vector<AccountActivity>> &activity, Instant now)
{
    m_counting = !activity;
    m_accounts.set(channels, activity.value_or(std::vector<AccountActivity>{}), now);
    retranslate();
}

void AccountAudit::retranslate()
{
    m_title->setText(tr("Accounts of the brand"));
    m_table->setAccessibleName(tr("Accounts of the brand"));
    const QString meaning = tr(
        "By what customers wrote in the last 30 days. The three busiest service accounts, marked with a star, are the "
        "standard entrances: name them on the product, the website and the packaging.");
    m_text->setText(m_counting ? tr("Counting the last 30 days …") : meaning);
}

void AccountAudit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
