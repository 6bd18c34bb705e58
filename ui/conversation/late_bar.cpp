// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/late_bar.h"

#include "ui/conversation/words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString nameOf(LateWay way)
{
    switch (way) {
    case LateWay::Template:
        return LateBar::tr("Send a template …");
    case LateWay::HumanAgent:
        return LateBar::tr("Send with the human-agent tag");
    case LateWay::Permitted:
        return LateBar::tr("Send as a permitted message");
    }
    return {};
}

} // namespace

LateBar::LateBar(ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconMark(theme, this))
    , m_words(new PlainLabel(this))
    , m_ways(new QHBoxLayout)
    , m_otherTemplate(new QPushButton(this))
    , m_forget(new QToolButton(this))
    , m_theme(theme)
{
    setObjectName(u"lateBar"_s);
    m_words->setObjectName(u"lateWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_otherTemplate->setObjectName(u"otherTemplate"_s);
    m_otherTemplate->setProperty("kind", u"quiet"_s);
    m_forget->setObjectName(u"forgetLate"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::small, Theme::tiny);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addLayout(m_ways);
    row->addWidget(m_otherTemplate);
    row->addWidget(m_forget);
    connect(m_otherTemplate, &QPushButton::clicked, this, &LateBar::templateWanted);
    connect(m_forget, &QToolButton::clicked, this, &LateBar::forgotten);
    const auto takeTheme = [this] { m_forget->setIcon(m_theme.theme().icon(IconName::Close)); };
    connect(&theme, &ThemeSource::changed, this, takeTheme);
    takeTheme();
    retranslate();
    hide();
}

void LateBar::retranslate()
{
    m_otherTemplate->setText(tr("Another template …"));
    m_forget->setAccessibleName(tr("Do not send it this way"));
    m_forget->setToolTip(m_forget->accessibleName());
    m_placed.clear();
    show(m_shown);
}

void LateBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void LateBar::show(const Shown &shown)
{
    m_shown = shown;
    const std::optional<LateChoice> &choice = m_shown.choice;
    setVisible(m_shown.window.isShut());
    if (!m_shown.window.isShut())
        return;
    restyle(*this, choice ? u"private"_s : u"warning"_s);
    m_icon->showIcon(choice ? IconName::Info : IconName::Clock, choice ? ColorRole::Private : ColorRole::Warning);
    m_words->setText(choice ? choiceSentence() : sentence());
    setAccessibleName(m_words->fullText());
    m_otherTemplate->setVisible(choice && choice->way == LateWay::Template);
    m_forget->setVisible(choice.has_value());
    placeWays();
}

void LateBar::placeWays()
{
    const std::vector<LateReply> wanted = m_shown.choice ? std::vector<LateReply>() : m_shown.window.ways;
    if (wanted == m_placed)
        return;
    m_placed = wanted;
    while (QLayoutItem *item = m_ways->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const LateReply &way : wanted) {
        auto *button = new QPushButton(nameOf(way.way), this);
        button->setObjectName(u"late_"_s + toText(way.way));
        connect(button, &QPushButton::clicked, this, [this, way] {
            if (way.way == LateWay::Template)
                Q_EMIT templateWanted();
            else
                Q_EMIT chosen(way);
        });
        m_ways->addWidget(button);
    }
}

QString LateBar::sentence() const
{
    const ReplyWindow &window = m_shown.window;
    const QString length = m_shown.length ? ConversationWords::wholeLength(*m_shown.length) : QString();
    const QString state = window.isClosed()
        ? tr("The reply window of %1 closed %2 ago.").arg(length, ConversationWords::duration(*window.left))
        : tr("All %n message(s) that may be sent before the customer writes again are used.", nullptr, window.messages);
    if (!window.ways.empty())
        return state;
    return window.isClosed() ? tr("%1 The customer must write first; then you have %2 again.").arg(state, length)
                             : tr("%1 The customer must write first.").arg(state);
}

QString LateBar::choiceSentence() const
{
    switch (m_shown.choice->way) {
    case LateWay::Template:
        return tr("Template “%1”: the platform sends these words as it approved them.").arg(m_shown.choice->title);
    case LateWay::HumanAgent: {
        const QString sense =
            tr("Goes out marked as written by a person: only for what could not be solved within the window.");
        for (const LateReply &way : m_shown.window.ways) {
            if (way.way == LateWay::HumanAgent && way.until && m_shown.lastInboundAt) {
                const QDateTime end = toDateTime(*m_shown.lastInboundAt + *way.until).toTimeZone(m_shown.zone);
                return tr("%1 Possible until %2.").arg(sense, QLocale().toString(end, QLocale::ShortFormat));
            }
        }
        return sense;
    }
    case LateWay::Permitted:
        return tr("Goes out as a message that the customer allowed: at most three once a day. Without that permission "
                  "the platform refuses it.");
    }
    return {};
}

} // namespace lianxi
