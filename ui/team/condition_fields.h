// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/canned_reply.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace lianxi
{

/// When something is offered, as fields.
class ConditionFields final : public QWidget
{
    Q_OBJECT
public:
    explicit ConditionFields(std::function<std::vector<CategoryChoice>()> categories, QWidget *parent = nullptr);
    void show(const OfferCondition &condition);
    [[nodiscard]] OfferCondition condition() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fillCategories(const QString &chosen);

    std::function<std::vector<CategoryChoice>()> m_categories;
    PlainLabel *m_tagsLabel, *m_withoutLabel, *m_surfaceLabel, *m_categoryLabel;
    QLineEdit *m_tags, *m_without;
    QComboBox *m_surface, *m_category;
};

} // namespace lianxi
