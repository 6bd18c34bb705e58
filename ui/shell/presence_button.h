// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QFrame>
#include <QPushButton>
#include <QToolButton>

namespace lianxi
{

class IconMark;

/// Whether this agent takes cases, at the foot of the rail; its menu changes that.
class PresenceButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit PresenceButton(ThemeSource &theme, QWidget *parent = nullptr);
    void showPresence(Presence presence);

Q_SIGNALS:
    void chosen(lianxi::Presence presence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    ThemeSource &m_theme;
    Presence m_presence = Presence::Offline;
};

/// Asks whoever touched nothing for a while whether they are there. Nothing changes until they say so.
class PresenceBar final : public QFrame
{
    Q_OBJECT
public:
    explicit PresenceBar(ThemeSource &theme, QWidget *parent = nullptr);
    void ask(std::chrono::minutes idle);

Q_SIGNALS:
    void stillThere();
    void wentAway();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    std::chrono::minutes m_idle{};
    PlainLabel *m_words;
    QPushButton *m_there, *m_away;
};

} // namespace lianxi
