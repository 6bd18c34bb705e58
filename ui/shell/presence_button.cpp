// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/presence_button.h"

#include "ui/team/routing_words.h"
#include "ui/theme/icon_mark.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array allPresences{Presence::Online, Presence::Busy, Presence::Finishing, Presence::Away,
                                  Presence::Offline};

ColorRole colourOf(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return ColorRole::Calm;
    case Presence::Busy:
        return ColorRole::Danger;
    case Presence::Finishing:
        return ColorRole::Warning;
    case Presence::Away:
    case Presence::Offline:
        return ColorRole::TextMuted;
    }
    return ColorRole::TextMuted;
}

IconName iconOf(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return IconName::User;
    case Presence::Busy:
        return IconName::Block;
    case Presence::Finishing:
        return IconName::Check;
    case Presence::Away:
        return IconName::Pause;
    case Presence::Offline:
        return IconName::Offline;
    }
    return IconName::User;
}

} // namespace

PresenceButton::PresenceButton(ThemeSource &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setObjectName(u"presence"_s);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(&m_theme, &ThemeSource::changed, this, &PresenceButton::refresh);
    refresh();
}

void PresenceButton::showPresence(Presence presence)
{
    m_presence = presence;
    refresh();
}

void PresenceButton::refresh()
{
    const Theme &theme = m_theme.theme();
    setIcon(theme.icon(iconOf(m_presence), colourOf(m_presence)));
    setIconSize(QSize(theme.scaled(22), theme.scaled(22)));
    setFont(theme.font(TextSize::Caption));
    const QString word = RoutingWords::presence(m_presence);
    setText(word);
    setAccessibleName(tr("I am: %1").arg(word));
    setToolTip(RoutingWords::presenceHint(m_presence));
    menu()->clear();
    for (const Presence presence : allPresences) {
        QAction *action =
            menu()->addAction(theme.icon(iconOf(presence), colourOf(presence)),
                              tr("%1 – %2").arg(RoutingWords::presence(presence), RoutingWords::presenceHint(presence)),
                              this, [this, presence] { Q_EMIT chosen(presence); });
        action->setCheckable(true);
        action->setChecked(presence == m_presence);
    }
    menu()->addSeparator();
    menu()
        ->addAction(theme.icon(IconName::Heart, ColorRole::Accent),
                    tr("A pause of %n minute(s) after a hard case", nullptr, static_cast<int>(m_pause.count())), this,
                    &PresenceButton::pauseChosen)
        ->setObjectName(u"pauseAfterHardCase"_s);
}

void PresenceButton::setPause(std::chrono::minutes length)
{
    m_pause = length;
    refresh();
}

void PresenceButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

PresenceBar::PresenceBar(ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_words(new PlainLabel(this))
    , m_there(new QPushButton(this))
    , m_away(new QPushButton(this))
{
    setObjectName(u"presenceBar"_s);
    setProperty("kind", u"warning"_s);
    m_words->setObjectName(u"presenceQuestion"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_there->setObjectName(u"stillThere"_s);
    m_there->setProperty("kind", u"primary"_s);
    m_away->setObjectName(u"wentAway"_s);
    auto *icon = new IconMark(theme, this);
    icon->showIcon(IconName::Clock, ColorRole::Warning);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::large, Theme::small, Theme::large, Theme::small);
    line->addWidget(icon);
    line->addWidget(m_words, 1);
    line->addWidget(m_there);
    line->addWidget(m_away);
    connect(m_there, &QPushButton::clicked, this, [this] {
        if (m_offers)
            hide();
        else
            Q_EMIT stillThere();
    });
    connect(m_away, &QPushButton::clicked, this, [this] { m_offers ? Q_EMIT pauseTaken() : Q_EMIT wentAway(); });
    retranslate();
    hide();
}

void PresenceBar::ask(std::chrono::minutes idle)
{
    m_idle = idle;
    m_offers = false;
    retranslate();
    show();
}

void PresenceBar::offerPause(std::chrono::minutes length)
{
    m_pause = length;
    m_offers = true;
    retranslate();
    show();
}

void PresenceBar::retranslate()
{
    if (m_offers) {
        const int minutes = static_cast<int>(m_pause.count());
        m_words->setText(tr("That was a hard one. Do you want a pause of %n minute(s)? You get no new cases meanwhile.",
                            nullptr, minutes));
        m_there->setText(tr("I go on"));
        m_away->setText(tr("Take the pause"));
        m_there->setAccessibleName(m_there->text());
        m_away->setAccessibleName(m_away->text());
        return;
    }
    m_words->setText(tr("You have not touched anything for %n minute(s): still there? Until you say otherwise you stay "
                        "online and are given cases.",
                        nullptr, static_cast<int>(m_idle.count())));
    m_there->setText(tr("Still there"));
    m_there->setAccessibleName(m_there->text());
    m_away->setText(tr("I am away"));
    m_away->setAccessibleName(m_away->text());
}

void PresenceBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace lianxi
