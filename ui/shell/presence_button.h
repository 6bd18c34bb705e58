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
    /// How long the pause lasts that the menu offers.
    void setPause(std::chrono::minutes length);

Q_SIGNALS:
    void chosen(lianxi::Presence presence);
    void pauseChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    ThemeSource &m_theme;
    Presence m_presence = Presence::Offline;
    std::chrono::minutes m_pause{10};
};

/// Asks whoever touched nothing for a while whether they are there. Nothing changes until they say so.
class PresenceBar final : public QFrame
{
    Q_OBJECT
public:
    explicit PresenceBar(ThemeSource &theme, QWidget *parent = nullptr);
    void ask(std::chrono::minutes idle);
    /// Whether somebody wants a pause of this length after a hard case (S108).
    void offerPause(std::chrono::minutes length);

Q_SIGNALS:
    void stillThere();
    void wentAway();
    void pauseTaken();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    std::chrono::minutes m_idle{}, m_pause{};
    bool m_offers = false; ///< a pause is offered; else it asks whether somebody is there
    PlainLabel *m_words;
    QPushButton *m_there, *m_away;
};

} // namespace lianxi
