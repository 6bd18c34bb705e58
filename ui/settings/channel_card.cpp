// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/channel_card.h"

#include "app/channels/codec.h"
#include "ui/settings/channel_words.h"
#include "ui/settings/rate_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>
#include <QStyle>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// The median's upper bound in milliseconds; nullopt without requests.
std::optional<double> medianOf(const LatencyHistogram &histogram)
{
    qint64 all = 0;
    for (const qint64 count : histogram.counts)
        all += count;
    qint64 seen = 0;
    for (size_t i = 0; all > 0 && i < histogram.bounds.size(); ++i) {
        seen += histogram.counts.at(i);
        if (seen * 2 >= all)
            return static_cast<double>(histogram.bounds.at(i)) / 1000.0;
    }
    return std::nullopt;
}

QString rateText(const ChannelConfigured &channel)
{
    const double perSecond = channel.settings.value("sends_per_second"_L1).toDouble();
    return perSecond > 0 ? ChannelCard::tr("%1 messages a second").arg(QLocale().toString(perSecond, 'g', 3))
                         : ChannelCard::tr("as the platform allows");
}

} // namespace

ChannelCard::ChannelCard(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_under(new PlainLabel(this))
    , m_trouble(new PlainLabel(this))
    , m_mark(new IconMark(themes, this, 20))
    , m_lines(new QGridLayout)
{
    setObjectName(u"channelCard"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    auto *head = new QHBoxLayout;
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    m_title->setProperty("kind", u"title"_s);
    m_under->setProperty("kind", u"muted"_s);
    m_trouble->setProperty("kind", u"danger"_s);
    m_trouble->setElideMode(Qt::ElideNone);
    m_trouble->setObjectName(u"channelTrouble"_s);
    column->addLayout(head);
    column->addWidget(m_under);
    column->addWidget(m_trouble);
    m_lines->setHorizontalSpacing(Theme::large);
    m_lines->setVerticalSpacing(Theme::small);
    m_lines->setColumnStretch(1, 1);
    column->addSpacing(Theme::small);
    column->addLayout(m_lines);
}

void ChannelCard::addLine(const QString &name, const QString &value, const QString &kind)
{
    if (m_used == static_cast<int>(m_pairs.size())) {
        auto *left = new PlainLabel(this);
        left->setProperty("kind", u"muted"_s);
        auto *right = new PlainLabel(this);
        right->setElideMode(Qt::ElideNone);
        m_lines->addWidget(left, m_used, 0, Qt::AlignTop);
        m_lines->addWidget(right, m_used, 1);
        m_pairs.emplace_back(left, right);
    }
    const auto &[left, right] = m_pairs.at(static_cast<size_t>(m_used++));
    left->setText(name);
    right->setText(value);
    if (right->property("kind").toString() != kind) {
        right->setProperty("kind", kind);
        right->style()->unpolish(right);
        right->style()->polish(right);
    }
    left->show();
    right->show();
}

void ChannelCard::addRefusals(const ChannelFacts &facts)
{
    for (const auto &[reason, count] : facts.refused)
        addLine(tr("Not taken, %1 times").arg(QLocale().toString(count)), ChannelWords::reason(reason));
}

/// What the platform allows, the tightest in colour.
void ChannelCard::addRates(const ChannelFacts &facts, Instant now)
{
    for (const RateBudget &budget : facts.rates) {
        if (!isCurrent(budget, now))
            continue;
        const QString kind = isUsedUp(budget) ? u"danger"_s : isNearlyUsed(budget) ? u"warning"_s : QString();
        addLine(tr("Allowed: %1").arg(RateWords::subject(budget.key)), RateWords::rest(budget, now), kind);
    }
}

void ChannelCard::show(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now)
{
    const ChannelState state = ChannelWords::state(channel, facts, now);
    const auto [icon, role] = channelMark(state);
    m_mark->showIcon(icon, role);
    m_title->setText(channel.name);
    QStringList under{platformName(channel.platform), channel.brand, ChannelWords::purpose(channel.purpose)};
    under.removeAll(QString());
    m_under->setText(under.join(u"  ·  "_s));
    m_trouble->setVisible(state == ChannelState::Failing);
    m_trouble->setText(
        facts.troubleSince
            ? tr("%1 Since %2.").arg(ChannelWords::reason(facts.trouble), ChannelWords::ago(facts.troubleSince, now))
            : ChannelWords::reason(facts.trouble));
    const QLocale locale;
    m_used = 0;
    addLine(tr("State"),
            state == ChannelState::Failing ? tr("Failing; nothing is lost, it is tried again")
                                           : ChannelWords::line(channel, facts, now));
    addLine(tr("Last message"), ChannelWords::ago(facts.lastEvent, now));
    if (facts.gap)
        addLine(tr("Nobody listened for"), ChannelWords::gap(*facts.gap, now),
                facts.gap->caughtUp ? QString() : u"warning"_s);
    addLine(
        tr("Received"),
        tr("%1, of these %2 known already").arg(locale.toString(facts.received), locale.toString(facts.duplicates)));
    addLine(tr("Sent"), locale.toString(facts.sent));
    if (const auto median = medianOf(facts.latency))
        addLine(tr("Stored within"), tr("%1 ms (half of all requests)").arg(locale.toString(*median, 'g', 4)));
    const bool expired = facts.tokenExpires && *facts.tokenExpires <= now;
    addLine(tr("Access expires"), ChannelWords::expiry(facts.tokenExpires, now), expired ? u"danger"_s : QString());
    addLine(tr("Pace of sending"), rateText(channel));
    addRates(facts, now);
    if (facts.appendFailures > 0)
        addLine(tr("Could not be written"), locale.toString(facts.appendFailures), u"danger"_s);
    addRefusals(facts);
    addLine(tr("Counted"), tr("since the program was started"));
    for (size_t unused = static_cast<size_t>(m_used); unused < m_pairs.size(); ++unused) {
        m_pairs.at(unused).first->hide();
        m_pairs.at(unused).second->hide();
    }
    setAccessibleName(tr("Health of %1").arg(channel.name));
}

} // namespace lianxi
