// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/later_form.h"

#include "ui/conversation/words.h"

#include <QCheckBox>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int opens = 9; // o'clock, when most desks do (S24)

/// Nine o'clock `days` from now.
QDateTime morning(Instant now, const QTimeZone &zone, int days)
{
    QDateTime at = toDateTime(now).toTimeZone(zone).addDays(days);
    at.setTime(QTime(opens, 0));
    return at;
}

int daysToMonday(Instant now, const QTimeZone &zone)
{
    return 8 - toDateTime(now).toTimeZone(zone).date().dayOfWeek();
}

} // namespace

LaterForm::LaterForm(Instant now, const QTimeZone &zone, std::optional<Instant> shuts, QWidget *parent)
    : Form(tr("Send later"), tr("Send later"), parent)
    , m_now(now)
    , m_shuts(shuts)
    , m_zone(zone)
    , m_choice(addChoice(u"laterChoice"_s, tr("When"),
                         {tr("In one hour"), tr("Tomorrow at nine"), tr("On Monday at nine"), tr("At another time")}))
    , m_at(addMoment(u"laterAt"_s, tr("It leaves at"), toDateTime(now + 1h).toTimeZone(zone)))
    , m_hold(new QCheckBox(this))
    , m_trouble(new PlainLabel(this))
{
    m_at->setMinimumDateTime(toDateTime(now).toTimeZone(zone).addSecs(60));
    m_hold->setObjectName(u"laterHold"_s);
    m_hold->setText(tr("Hold it back when the customer writes before that"));
    m_hold->setAccessibleName(m_hold->text());
    m_hold->setChecked(true);
    m_trouble->setObjectName(u"laterTrouble"_s);
    m_trouble->setProperty("kind", u"warning"_s);
    m_trouble->setElideMode(Qt::ElideNone);
    addWide(m_hold);
    addWide(m_trouble);
    need([this] { return at() > m_now && (!m_shuts || at() < *m_shuts); });
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QSignalBlocker quiet(m_at);
        if (index == 0)
            m_at->setDateTime(toDateTime(m_now + 1h).toTimeZone(m_zone));
        else if (index == 1)
            m_at->setDateTime(morning(m_now, m_zone, 1));
        else if (index == 2)
            m_at->setDateTime(morning(m_now, m_zone, daysToMonday(m_now, m_zone)));
        else
            m_at->setFocus();
        refresh();
    });
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, [this] {
        const QSignalBlocker quiet(m_choice);
        m_choice->setCurrentIndex(3);
        refresh();
    });
    refresh();
}

void LaterForm::refresh()
{
    const bool late = m_shuts && at() >= *m_shuts;
    m_trouble->setVisible(late);
    if (late)
        m_trouble->setText(tr("The platform takes no reply after %1. Choose an earlier time.")
                               .arg(QLocale().toString(toDateTime(*m_shuts).toTimeZone(m_zone), QLocale::ShortFormat)));
    check();
}

Instant LaterForm::at() const
{
    return fromMillis(m_at->dateTime().toMSecsSinceEpoch());
}

bool LaterForm::holdsBack() const
{
    return m_hold->isChecked();
}

} // namespace lianxi
