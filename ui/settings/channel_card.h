// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/channel_health.h"
#include "models/event/payloads.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QGridLayout;

namespace lianxi
{

class IconMark;

/// The health of one channel: what is wrong and what to do about it, then its traffic and its access.
class ChannelCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ChannelCard(ThemeSource &themes, QWidget *parent = nullptr);
    void show(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now);

private:
    void addLine(const QString &name, const QString &value, const QString &kind = {});
    void addRefusals(const ChannelFacts &facts);
    void addRates(const ChannelFacts &facts, Instant now);

    PlainLabel *m_title, *m_under, *m_trouble;
    IconMark *m_mark;
    QGridLayout *m_lines;
    int m_used = 0; ///< lines of m_lines in use
    std::vector<std::pair<PlainLabel *, PlainLabel *>> m_pairs; ///< made once, written again and again
};

} // namespace lianxi
