// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/attachment_bar.h"

#include "ui/conversation/entry_painter.h"
#include "ui/conversation/words.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

QString attachmentTrouble(const Part &part, const ChannelLimits &limits)
{
    if (limits.parts.empty() && limits.textUnits == 0)
        return {};
    if (std::ranges::find(limits.parts, part.type) == limits.parts.end())
        return AttachmentBar::tr("this channel does not take it");
    for (const PartLimit &limit : limits.partLimits) {
        if (limit.type == part.type && limit.bytes > 0 && part.bytes.value_or(0) > limit.bytes)
            return AttachmentBar::tr("larger than %1").arg(QLocale().formattedDataSize(limit.bytes, 0));
    }
    return {};
}

AttachmentBar::AttachmentBar(ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(u"attachments"_s);
    m_row->setContentsMargins(0, 0, 0, 0);
    hide();
}

void AttachmentBar::setParts(const std::vector<Part> &parts, const ChannelLimits &limits)
{
    QStringList troubles;
    for (const Part &part : parts)
        troubles << attachmentTrouble(part, limits);
    setVisible(!parts.empty());
    if (parts == m_parts && troubles == m_troubles)
        return;
    m_parts = parts;
    m_troubles = troubles;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < static_cast<int>(parts.size()); ++i)
        addChip(parts[static_cast<size_t>(i)], troubles[i], i);
    m_row->addStretch(1);
}

void AttachmentBar::addChip(const Part &part, const QString &trouble, int index)
{
    auto *chip = new QFrame(this);
    chip->setObjectName(u"attachment%1"_s.arg(index));
    chip->setProperty("kind", trouble.isEmpty() ? u"card"_s : u"danger"_s);
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(Theme::small, Theme::tiny, Theme::tiny, Theme::tiny);
    auto *mark = new IconMark(m_theme, chip);
    mark->showIcon(partIcon(part.type), trouble.isEmpty() ? ColorRole::Accent : ColorRole::Danger);
    auto *words = new PlainLabel(chip);
    const QString name = part.name.isEmpty() ? ConversationWords::partTitle(part) : part.name;
    const QString size = QLocale().formattedDataSize(part.bytes.value_or(0), 1);
    words->setElideMode(Qt::ElideMiddle);
    words->setText(name);
    constexpr int widestName = 200;
    words->setFixedWidth(std::min(widestName, words->fontMetrics().horizontalAdvance(name) + 4));
    words->setToolTip(u"<qt>%1</qt>"_s.arg(name.toHtmlEscaped()));
    auto *facts = new PlainLabel(chip); // never cut: it says what is wrong
    facts->setProperty("kind", trouble.isEmpty() ? u"muted"_s : u"danger"_s);
    facts->setText(trouble.isEmpty() ? size : u"%1 · %2"_s.arg(size, trouble));
    facts->setMinimumWidth(facts->sizeHint().width());
    auto *remove = new QToolButton(chip);
    remove->setObjectName(u"removeAttachment%1"_s.arg(index));
    remove->setIcon(m_theme.theme().icon(IconName::Close));
    remove->setAccessibleName(tr("Take %1 out").arg(name));
    remove->setAutoRaise(true);
    connect(remove, &QToolButton::clicked, this, [this, index] { Q_EMIT removeRequested(index); });
    row->addWidget(mark);
    row->addWidget(words);
    row->addWidget(facts);
    row->addWidget(remove);
    m_row->addWidget(chip);
}

} // namespace lianxi
