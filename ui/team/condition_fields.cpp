// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/condition_fields.h"

#include "ui/conversation/words.h"
#include "ui/team/reply_words.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lianxi
{

ConditionFields::ConditionFields(std::function<std::vector<CategoryChoice>()> categories, QWidget *parent)
    : QWidget(parent)
    , m_categories(std::move(categories))
    , m_tagsLabel(new PlainLabel(this))
    , m_withoutLabel(new PlainLabel(this))
    , m_surfaceLabel(new PlainLabel(this))
    , m_categoryLabel(new PlainLabel(this))
    , m_tags(new QLineEdit(this))
    , m_without(new QLineEdit(this))
    , m_surface(new QComboBox(this))
    , m_category(new QComboBox(this))
{
    m_tags->setObjectName(u"conditionTags"_s);
    m_without->setObjectName(u"conditionWithoutTags"_s);
    m_surface->setObjectName(u"conditionSurface"_s);
    m_category->setObjectName(u"conditionCategory"_s);
    m_surface->addItems({QString(), QString(), QString()});
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::medium);
    grid->setVerticalSpacing(Theme::small);
    const std::pair<PlainLabel *, QWidget *> rows[]{
        {m_tagsLabel, m_tags}, {m_withoutLabel, m_without}, {m_surfaceLabel, m_surface}, {m_categoryLabel, m_category}};
    int at = 0;
    for (const auto &[label, field] : rows) {
        label->setBuddy(field);
        grid->addWidget(label, at / 2 * 2, at % 2);
        grid->addWidget(field, at / 2 * 2 + 1, at % 2);
        ++at;
    }
    connect(m_tags, &QLineEdit::textEdited, this, &ConditionFields::edited);
    connect(m_without, &QLineEdit::textEdited, this, &ConditionFields::edited);
    connect(m_surface, &QComboBox::activated, this, &ConditionFields::edited);
    connect(m_category, &QComboBox::activated, this, &ConditionFields::edited);
    retranslate();
}

void ConditionFields::show(const OfferCondition &condition)
{
    m_tags->setText(ReplyWords::lineOf(condition.tags));
    m_without->setText(ReplyWords::lineOf(condition.withoutTags));
    m_surface->setCurrentIndex(condition.surface ? static_cast<int>(*condition.surface) + 1 : 0);
    fillCategories(condition.category);
}

OfferCondition ConditionFields::condition() const
{
    OfferCondition condition;
    if (m_surface->currentIndex() > 0)
        condition.surface = static_cast<Surface>(m_surface->currentIndex() - 1);
    condition.category = m_category->currentData().toString();
    condition.tags = ReplyWords::tagsOf(m_tags->text());
    condition.withoutTags = ReplyWords::tagsOf(m_without->text());
    return condition;
}

void ConditionFields::fillCategories(const QString &chosen)
{
    m_category->clear();
    m_category->addItem(tr("Any"), QString());
    for (const CategoryChoice &one : m_categories ? m_categories() : std::vector<CategoryChoice>())
        m_category->addItem(one.title, one.id);
    if (!chosen.isEmpty() && m_category->findData(chosen) < 0)
        m_category->addItem(chosen, chosen); // of other rules than this desk's
    m_category->setCurrentIndex(m_category->findData(chosen));
}

void ConditionFields::retranslate()
{
    m_tagsLabel->setText(tr("With one of these tags"));
    m_withoutLabel->setText(tr("And none of these"));
    m_surfaceLabel->setText(tr("Where"));
    m_categoryLabel->setText(tr("What it is about"));
    const QString example = tr("e.g. Parent, Elderly");
    for (QLineEdit *line : {m_tags, m_without})
        line->setPlaceholderText(example);
    m_tags->setAccessibleName(m_tagsLabel->fullText());
    m_without->setAccessibleName(m_withoutLabel->fullText());
    m_surface->setAccessibleName(m_surfaceLabel->fullText());
    m_category->setAccessibleName(m_categoryLabel->fullText());
    m_surface->setItemText(0, tr("Private and public"));
    for (const Surface surface : {Surface::Private, Surface::Public})
        m_surface->setItemText(static_cast<int>(surface) + 1, ConversationWords::surface(surface));
    fillCategories(m_category->currentData().toString());
}

void ConditionFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
