// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/bot_chat.h"

#include "ui/bot/bot_words.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr int mostLookUps = 4; ///< of one turn, as the bot at work
}

BotChat::BotChat(const BotFlow &flow, Judging judge, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_judge(std::move(judge))
    , m_lines(new QListWidget(this))
    , m_text(new QLineEdit(this))
    , m_send(new QPushButton(this))
    , m_begin(new QPushButton(this))
    , m_open(new QCheckBox(this))
    , m_orders(new QComboBox(this))
    , m_standing(new PlainLabel(this))
{
    build();
    connect(m_send, &QPushButton::clicked, this, &BotChat::send);
    connect(m_text, &QLineEdit::returnPressed, this, &BotChat::send);
    connect(m_begin, &QPushButton::clicked, this, &BotChat::begin);
    retranslate();
    begin();
}

void BotChat::build()
{
    m_lines->setObjectName(u"botChat"_s);
    m_lines->setWordWrap(true);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setSelectionMode(QAbstractItemView::NoSelection);
    m_text->setObjectName(u"botChatText"_s);
    m_send->setObjectName(u"botChatSend"_s);
    m_begin->setObjectName(u"botChatBegin"_s);
    m_open->setObjectName(u"botChatOpen"_s);
    m_open->setChecked(true);
    m_orders->setObjectName(u"botChatOrders"_s);
    m_orders->addItems({QString(), QString()});
    m_standing->setObjectName(u"botChatStanding"_s);
    m_standing->setProperty("kind", u"caption"_s);
    m_standing->setElideMode(Qt::ElideNone);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::small, 0, 0);
    column->setSpacing(Theme::small);
    auto *world = new QHBoxLayout;
    world->setSpacing(Theme::medium);
    world->addWidget(m_open);
    world->addWidget(m_orders);
    world->addStretch();
    world->addWidget(m_begin);
    column->addLayout(world);
    column->addWidget(m_lines, 1);
    column->addWidget(m_standing);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    line->addWidget(m_text, 1);
    line->addWidget(m_send);
    column->addLayout(line);
}

void BotChat::setMayRun(bool may)
{
    m_mayRun = may;
    const bool goesOn = may && m_place.ended.isEmpty();
    m_text->setEnabled(goesOn);
    m_send->setEnabled(goesOn);
    if (!may)
        m_standing->setText(tr("Mend what is marked first: a flow with a mistake does not speak."));
    else if (m_place.state.isEmpty())
        m_standing->setText(tr("Write what a customer would write."));
}

void BotChat::begin()
{
    m_place = {};
    ++m_talk;
    m_lines->clear();
    setMayRun(m_mayRun);
    m_text->clear();
}

BotWorld BotChat::world() const
{
    BotWorld world;
    world.brand = tr("the brand");
    world.customer = tr("Dear customer");
    world.open = m_open->isChecked();
    world.opens = tr("Monday 09:00");
    world.zone = QTimeZone::systemTimeZone();
    return world;
}

std::vector<Order> BotChat::orders(const QString &number) const
{
    if (m_orders->currentIndex() == 1)
        return {};
    Order order;
    order.number = number.isEmpty() ? u"20260001"_s : number;
    order.state = tr("on its way");
    order.total = u"¥ 199.00"_s;
    order.parcels = {{tr("Express"), u"SF100200"_s, tr("has left the depot"), {}}};
    order.asOf = Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
    order.placed = order.asOf - std::chrono::days(2);
    return {order};
}

void BotChat::send()
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty() || !m_send->isEnabled())
        return;
    m_text->clear();
    put(tr("Customer"), text);
    m_send->setEnabled(false);
    m_judge(this, text, [this, text, talk = m_talk](const Judgement &judged) {
        if (talk == m_talk)
            take(botTurn(m_flow, m_place, {text, judged}, world()));
    });
}

void BotChat::take(BotTurn turn)
{
    QStringList said = turn.says;
    for (int i = 0; i < mostLookUps && turn.lookUp; ++i) {
        turn = botTurn(m_flow, turn.place, {{}, {}, orders(turn.lookUp->number)}, world());
        said += turn.says;
    }
    if (!said.isEmpty())
        put(m_flow.bot, said.join(u'\n'));
    if (turn.callBack)
        put(tr("Promised"), tr("a call back: %1").arg(turn.callBack->about));
    m_place = turn.place;
    setMayRun(m_mayRun);
    m_standing->setText(turn.ended == BotEnd::None ? tr("At step “%1”.").arg(m_place.state)
                                                   : tr("Ended: %1.").arg(BotWords::end(turn.ended)));
}

void BotChat::put(const QString &who, const QString &text)
{
    m_lines->addItem(tr("%1: %2").arg(who, text));
    m_lines->scrollToBottom();
}

void BotChat::retranslate()
{
    m_lines->setAccessibleName(tr("Test conversation"));
    m_text->setAccessibleName(tr("Message of the customer"));
    m_text->setPlaceholderText(tr("As a customer…"));
    m_send->setText(tr("Send"));
    m_begin->setText(tr("Begin again"));
    m_open->setText(tr("People serve now"));
    m_orders->setItemText(0, tr("Orders: one is found"));
    m_orders->setItemText(1, tr("Orders: none is found"));
    m_orders->setAccessibleName(tr("What the order system answers"));
    for (QPushButton *button : {m_send, m_begin})
        button->setAccessibleName(button->text());
    setMayRun(m_mayRun);
}

void BotChat::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
