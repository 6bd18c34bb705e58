// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/order_setup_words.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace lianxi
{

/// The fields of one source of orders. What is wrong stands under its field. Secrets are written, never shown again.
class OrderSourceForm final : public QScrollArea
{
    Q_OBJECT
public:
    explicit OrderSourceForm(ThemeSource &themes, QWidget *parent = nullptr);
    void setSource(const OrderSourceEdit &source);
    /// As it is typed now.
    [[nodiscard]] OrderSourceEdit source() const;
    [[nodiscard]] OrderSourceKind kind() const { return m_kind; }
    /// Marks every field that has a mistake; those that nobody touched yet only when `all`.
    void showMistakes(const std::vector<OrderMistake> &mistakes, bool all);
    /// Marks the fields that a trial found nothing at, and brings the first into view.
    void showTrial(const OrderTrial &trial);
    void focusName();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        OrderField field;
        PlainLabel *label, *mark;
        QWidget *holder, *editor;
        bool touched = false;
    };
    void build(ThemeSource &themes);
    void add(OrderField field, QWidget *editor, int width);
    [[nodiscard]] QLineEdit *addLine(OrderField field, int width);
    [[nodiscard]] Row &row(OrderField field);
    void touch(OrderField field);
    void mark(Row &row, const QString &words, const QString &kind);
    void showKind();
    void retranslate();

    OrderSourceKind m_kind = OrderSourceKind::Rest;
    OrderSourceEdit m_edit;
    bool m_showing = false, m_forget = false;
    QFormLayout *m_form;
    std::vector<Row> m_rows;
    PlainLabel *m_kindName, *m_pathsTitle, *m_pathsText, *m_fileText;
    QLineEdit *m_name, *m_url, *m_secret, *m_host, *m_database, *m_user;
    std::vector<QLineEdit *> m_paths; ///< as orderPaths()
    std::vector<QCheckBox *> m_keys; ///< as OrderKeyKind
    QComboBox *m_zone, *m_tls;
    QPlainTextEdit *m_headers, *m_query;
    QPushButton *m_forgetSecret;
    QSpinBox *m_port;
};

} // namespace lianxi
