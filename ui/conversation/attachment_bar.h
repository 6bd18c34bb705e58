// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QHBoxLayout;

namespace lianxi
{

/// What will be sent with the text: a name, a size and a way to take it out again each. Says in words what the channel
/// does not take.
class AttachmentBar final : public QWidget
{
    Q_OBJECT
public:
    explicit AttachmentBar(ThemeSource &theme, QWidget *parent = nullptr);
    /// Hidden without parts.
    void setParts(const std::vector<Part> &parts, const ChannelLimits &limits);

Q_SIGNALS:
    void removeRequested(int index);

private:
    void addChip(const Part &part, const QString &trouble, int index);
    ThemeSource &m_theme;
    QHBoxLayout *m_row;
    std::vector<Part> m_parts; ///< what is shown: the same again changes nothing
    QStringList m_troubles;
};

/// Why a channel does not take an attachment, as a short sentence; empty: it does. Where nothing is known of the
/// channel's parts nothing is refused.
[[nodiscard]] QString attachmentTrouble(const Part &part, const ChannelLimits &limits);

} // namespace lianxi
