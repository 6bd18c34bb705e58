// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_service.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace lianxi
{

class OrderSourceForm;

/// Where customers' orders come from: the shops' systems in the order in which they are asked, and beside the list the
/// one that is made or changed. A source is tried before it is saved, and what is wrong is marked at its field. While
/// something is changed the list is closed, so that nothing typed is lost by a click.
class OrdersPage final : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    OrdersPage(OrderService &orders, ThemeSource &themes, QWidget *parent = nullptr);
    /// Imports a table into the chosen source, as after a choice of the file.
    void importFile(const QString &file);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(ThemeSource &themes);
    void read();
    void take(OrderSetups setups);
    void fillList();
    void begin(OrderSourceKind kind);
    void showChosen();
    void changed();
    void save();
    void discard();
    void remove();
    void moveSource(int by);
    /// Writes these sources; then `told`, and the one called `shown` is shown.
    void put(const std::vector<OrderSourceEdit> &sources, const QString &told, const QString &shown);
    void tryOut();
    void showTrial(const OrderTrial &trial);
    void chooseFile();
    void say(const QString &sentence, const QString &kind);
    void tell(const QString &lines);
    void refresh();
    void retranslate();
    [[nodiscard]] std::vector<OrderMistake> mistakes() const;
    [[nodiscard]] const OrderSourceEdit *chosen() const;

    OrderService &m_orders;
    std::vector<OrderSourceEdit> m_sources; ///< as they are saved
    QString m_trouble; ///< what is wrong with the file of sources
    int m_row = -1; ///< in m_sources
    int m_trial = 0; ///< counts trials: answers to earlier ones are dropped
    bool m_new = false, m_changed = false, m_saving = false, m_showing = false, m_trying = false, m_read = false;
    QListWidget *m_list;
    PlainLabel *m_intro, *m_empty, *m_answer, *m_tryLabel, *m_troubleText;
    QPushButton *m_add, *m_earlier, *m_later, *m_save, *m_discard, *m_remove, *m_try, *m_import;
    QMenu *m_kinds;
    QWidget *m_side;
    OrderSourceForm *m_form;
    QComboBox *m_tryKind;
    QLineEdit *m_tryValue;
    QPlainTextEdit *m_result;
};

} // namespace lianxi
