// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "models/store/queries.h"
#include "ui/theme/theme_source.h"

#include <QAbstractTableModel>
#include <QWidget>

class QTableView;

namespace lianxi
{

class PlainLabel;

/// Every account of the brand, by what customers wrote there in the last 30 days. The three busiest accounts for
/// customer service are the brand's standard entrances (capability S3); marketing accounts never are (S4).
class AccountTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Rank, Account, PlatformName, Purpose, Received, Answered, Customers, Last, ColumnCount };
    explicit AccountTable(ThemeSource &themes, QObject *parent = nullptr);
    void set(const std::vector<ChannelConfigured> &channels, const std::vector<AccountActivity> &activity, Instant now);
    [[nodiscard]] int entrances() const { return m_entrances; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static constexpr int mostEntrances = 3;

private:
    struct Row {
        ChannelConfigured channel;
        AccountActivity activity;
        bool entrance = false;
    };
    [[nodiscard]] QString text(const Row &row, int line, int column) const;

    ThemeSource &m_themes;
    std::vector<Row> m_rows;
    Instant m_now{};
    int m_entrances = 0;
};

/// The audit as a page: the table and what it means.
class AccountAudit final : public QWidget
{
    Q_OBJECT
public:
    explicit AccountAudit(ThemeSource &themes, QWidget *parent = nullptr);
    /// nullopt: still being counted.
    void show(const std::vector<ChannelConfigured> &channels,
              const std::optional<std::vector<AccountActivity>> &activity, Instant now);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    PlainLabel *m_title, *m_text;
    QTableView *m_table;
    AccountTable m_accounts;
    bool m_counting = false;
};

} // namespace lianxi
