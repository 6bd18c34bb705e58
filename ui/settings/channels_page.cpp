// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/channels_page.h"

#include "app/gateway/channel_test.h"
#include "ui/settings/account_audit.h"
#include "ui/settings/channel_card.h"
#include "ui/settings/channel_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>

namespace lianxi
{

using namespace Qt::StringLiterals;

ChannelsPage::ChannelsPage(ThemeSource &themes, const QString &hookBase, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_clock(clock)
    , m_list(new QListWidget(this))
    , m_hint(new PlainLabel(this))
    , m_add(new QPushButton(this))
    , m_edit(new QPushButton(this))
    , m_pause(new QPushButton(this))
    , m_audit(new QPushButton(this))
    , m_side(new QStackedWidget(this))
    , m_card(new ChannelCard(themes, this))
    , m_accounts(new AccountAudit(themes, this))
    , m_form(new ChannelForm(themes, hookBase, this))
{
    setObjectName(u"channelsPage"_s);
    m_list->setObjectName(u"channels"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setElideMode(Qt::ElideNone);
    m_hint->setProperty("kind", u"muted"_s);
    m_add->setObjectName(u"addChannel"_s);
    m_edit->setObjectName(u"editChannel"_s);
    m_pause->setObjectName(u"pauseChannel"_s);
    m_audit->setObjectName(u"showAudit"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::huge);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::small);
    left->addWidget(m_list, 1);
    left->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_add, m_edit, m_pause})
        buttons->addWidget(button);
    buttons->addStretch();
    left->addLayout(buttons);
    left->addWidget(m_audit, 0, Qt::AlignLeft);
    line->addLayout(left, 2);
    auto *card = new QWidget(this);
    auto *cardColumn = new QVBoxLayout(card);
    cardColumn->setContentsMargins(0, 0, 0, 0);
    cardColumn->addWidget(m_card);
    cardColumn->addStretch();
    for (QWidget *side : {new QWidget(this), card, makeSetup(), static_cast<QWidget *>(m_accounts)})
        m_side->addWidget(side);
    line->addWidget(m_side, 3);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(nullptr); });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(selected()); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const ChannelConfigured *channel = selected())
            Q_EMIT channelPaused(channel->channel, !channel->paused);
    });
    connect(m_audit, &QPushButton::clicked, this, [this] { show(Side::Audit); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ChannelsPage::showSelected);
    connect(m_form, &ChannelForm::publicBaseChanged, this, &ChannelsPage::publicBaseChanged);
    connect(&m_themes, &ThemeSource::changed, this, &ChannelsPage::fill);
    fill();
    retranslate();
}

QWidget *ChannelsPage::makeSetup()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(page);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(area);
    auto *insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, 0, Theme::medium, 0);
    insideColumn->addWidget(m_form);
    insideColumn->addStretch();
    area->setWidget(inside);
    column->addWidget(area, 1);
    m_answer = new PlainLabel(page);
    m_answer->setObjectName(u"testAnswer"_s);
    m_answer->setElideMode(Qt::ElideNone);
    m_answer->hide();
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    m_test = new QPushButton(page);
    m_test->setObjectName(u"testChannel"_s);
    m_cancel = new QPushButton(page);
    m_cancel->setObjectName(u"cancelChannel"_s);
    m_save = new QPushButton(page);
    m_save->setObjectName(u"saveChannel"_s);
    m_save->setProperty("kind", u"primary"_s);
    buttons->addWidget(m_test);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(m_test, &QPushButton::clicked, this, &ChannelsPage::test);
    connect(m_cancel, &QPushButton::clicked, this, &ChannelsPage::showSelected);
    connect(m_save, &QPushButton::clicked, this, &ChannelsPage::save);
    return page;
}

void ChannelsPage::show(Side side)
{
    m_side->setCurrentIndex(static_cast<int>(side));
    // What was typed is not lost by a click elsewhere: the form is left by its own buttons.
    const bool setup = side == Side::Setup;
    for (QWidget *other : std::initializer_list<QWidget *>{m_list, m_add, m_audit})
        other->setEnabled(!setup);
    m_edit->setEnabled(!setup && selected());
    m_pause->setEnabled(!setup && selected());
    if (side == Side::Audit) {
        m_accounts->show(m_channels, m_activity, m_clock.now());
        Q_EMIT activityWanted();
    }
}

const ChannelConfigured *ChannelsPage::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_channels.size()) ? &m_channels.at(static_cast<size_t>(row)) : nullptr;
}

void ChannelsPage::setChannels(std::vector<ChannelConfigured> channels)
{
    m_channels = std::move(channels);
    std::erase_if(m_channels, [](const ChannelConfigured &channel) { return channel.removed; });
    fill();
}

void ChannelsPage::setFacts(const std::map<ChannelId, ChannelFacts> &facts)
{
    m_facts = facts;
    fill();
}

void ChannelsPage::setPublicBase(const QString &base)
{
    m_form->setPublicBase(base);
}

void ChannelsPage::setActivity(std::vector<AccountActivity> activity)
{
    m_activity = std::move(activity);
    if (m_side->currentIndex() == static_cast<int>(Side::Audit))
        m_accounts->show(m_channels, m_activity, m_clock.now());
}

/// Writes into the lines there are: the list is left alone under whoever stands in it.
void ChannelsPage::fill()
{
    const QSignalBlocker quiet(m_list);
    const int count = static_cast<int>(m_channels.size());
    while (m_list->count() > count)
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < count)
        m_list->addItem(new QListWidgetItem);
    for (int i = 0; i < count; ++i) {
        const ChannelConfigured &channel = m_channels.at(static_cast<size_t>(i));
        const auto known = m_facts.find(channel.channel);
        const ChannelFacts facts = known == m_facts.end() ? ChannelFacts() : known->second;
        const auto [icon, role] = channelMark(ChannelWords::state(channel, facts, m_clock.now()));
        m_list->item(i)->setIcon(m_themes.theme().icon(icon, role));
        const QString line = ChannelWords::line(channel, facts, m_clock.now());
        m_list->item(i)->setText(channel.name + u"  ·  "_s + platformName(channel.platform) + u'\n' + line);
        m_list->item(i)->setToolTip(line);
    }
    if (!selected() && count > 0)
        m_list->setCurrentRow(0);
    m_hint->setVisible(m_channels.empty());
    m_audit->setVisible(!m_channels.empty());
    if (m_side->currentIndex() <= static_cast<int>(Side::Health))
        showSelected();
}

void ChannelsPage::showSelected()
{
    const ChannelConfigured *channel = selected();
    m_pause->setText(channel && channel->paused ? tr("Resume") : tr("Pause"));
    if (!channel) {
        show(Side::Nothing);
        return;
    }
    const auto known = m_facts.find(channel->channel);
    m_card->show(*channel, known == m_facts.end() ? ChannelFacts() : known->second, m_clock.now());
    show(Side::Health);
}

void ChannelsPage::edit(const ChannelConfigured *channel)
{
    if (channel) {
        m_form->edit(*channel);
    } else {
        QStringList taken;
        for (const ChannelConfigured &known : m_channels)
            taken += known.channel.text();
        m_form->startNew(taken);
    }
    m_answer->hide();
    show(Side::Setup);
}

void ChannelsPage::save()
{
    if (const std::optional<ChannelSetup> setup = m_form->take()) {
        showSelected();
        Q_EMIT channelSaved(*setup);
    }
}

void ChannelsPage::test()
{
    const std::optional<ChannelSetup> setup = m_form->take();
    if (!setup)
        return;
    m_answer->setProperty("kind", u"muted"_s);
    m_answer->setText(tr("Asking %1 …").arg(platformName(setup->channel.platform)));
    m_answer->show();
    m_test->setEnabled(false);
    Q_EMIT testWanted(*setup);
}

void ChannelsPage::showTest(const ChannelTestResult &result)
{
    const bool nothing = result.reason == "no_test"_L1;
    m_test->setEnabled(true);
    m_answer->setProperty("kind", result.ok ? u"good"_s : nothing ? u"muted"_s : u"danger"_s);
    m_answer->style()->unpolish(m_answer);
    m_answer->style()->polish(m_answer);
    QString text = result.ok
        ? (result.name.isEmpty() ? tr("The platform accepts this access.") : tr("Connected as %1.").arg(result.name))
        : ChannelWords::reason(result.reason);
    if (!result.detail.isEmpty())
        text += u'\n' + tr("The platform says: %1").arg(result.detail);
    m_answer->setText(text);
    m_answer->show();
}

void ChannelsPage::retranslate()
{
    m_list->setAccessibleName(tr("Channels"));
    m_hint->setText(tr("No channel yet. Add one to receive messages."));
    m_add->setText(tr("Add"));
    m_edit->setText(tr("Change"));
    m_pause->setText(selected() && selected()->paused ? tr("Resume") : tr("Pause"));
    m_audit->setText(tr("Compare the accounts"));
    m_test->setText(tr("Test the connection"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save the channel"));
}

void ChannelsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        fill();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
