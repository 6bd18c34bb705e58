// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/late_reply.h"
#include "ui/conversation/forms.h"

#include <QListWidget>

namespace lianxi
{

/// Chooses one of the platform's approved templates and fills in its blanks; shows what the customer will read.
class TemplateForm final : public Form
{
    Q_OBJECT
public:
    TemplateForm(std::vector<MessageTemplate> templates, QWidget *parent);
    /// The one chosen; null when there are none.
    [[nodiscard]] const MessageTemplate *chosen() const;
    /// For its blanks, in order.
    [[nodiscard]] QStringList values() const;
    /// What the customer will read.
    [[nodiscard]] QString text() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void orderBlanks();
    void filter(const QString &words);
    void showBlanks();
    void preview();
    std::vector<MessageTemplate> m_templates;
    QListWidget *m_list;
    QFormLayout *m_blanksLayout;
    std::vector<QLineEdit *> m_blanks; ///< owned by the form
    QPlainTextEdit *m_preview;
};

} // namespace lianxi
