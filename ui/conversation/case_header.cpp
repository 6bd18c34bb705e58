// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/case_header.h"

#include "ui/conversation/words.h"
#include "ui/team/item_forms.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr int mostStars = 5; // of a survey
} // namespace

ClockChip::ClockChip(RunningClock running, const Clock &clock, ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_running(running)
    , m_clock(clock)
    , m_theme(theme)
{
    tick();
}

QString ClockChip::words() const
{
    const auto left = m_running.due - m_clock.now();
    const QString what = ConversationWords::clock(m_running.kind);
    return left.count() >= 0 ? tr("%1 in %2").arg(what, ConversationWords::duration(left))
                             : tr("%1 %2 late").arg(what, ConversationWords::duration(left));
}

QString ClockChip::shortWords() const
{
    const auto left = m_running.due - m_clock.now();
    const QString length = ConversationWords::duration(left);
    return left.count() >= 0 ? length : u'+' + length;
}

void ClockChip::tick()
{
    if (const QString said = words(); said != accessibleName()) {
        setAccessibleName(said);
        setToolTip(said);
        updateGeometry();
    }
    update();
}

QSize ClockChip::sizeFor(const QString &words) const
{
    const QFontMetrics metrics(m_theme.theme().font(TextSize::Caption, QFont::DemiBold));
    return {metrics.horizontalAdvance(words) + 30, metrics.height() + 6};
}

QSize ClockChip::sizeHint() const
{
    return sizeFor(words());
}

QSize ClockChip::minimumSizeHint() const
{
    return sizeFor(shortWords());
}

void ClockChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    ColorRole role = ColorRole::Calm;
    switch (colourOf(m_running, m_clock.now())) {
    case ClockColour::Calm:
        break;
    case ClockColour::Amber:
        role = ColorRole::Warning;
        break;
    case ClockColour::Red:
        role = ColorRole::Danger;
        break;
    }
    // The promise's name gives way before its time does; the tool tip has both.
    const QString said = width() < sizeHint().width() ? shortWords() : words();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(std::max(0, width() - sizeFor(said).width()), 0); // the row ends at the edge, however short
    const QRectF ring(2, height() / 2.0 - 7, 14, 14);
    painter.setPen(QPen(theme.color(ColorRole::Border), 3));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme.color(role), 3, Qt::SolidLine, Qt::FlatCap));
    const double share = shareLeft(m_running, m_clock.now());
    painter.drawArc(ring, 90 * 16, qRound((share > 0 ? share : 1.0) * 360 * 16));
    painter.setFont(theme.font(TextSize::Caption, QFont::DemiBold));
    painter.setPen(theme.color(role));
    painter.drawText(rect().adjusted(24, 0, 0, 0), Qt::AlignVCenter, said);
}

CaseHeader::CaseHeader(const Clock &clock, ThemeSource &theme, AgentId me, FaceBoard *faces, QWidget *parent)
    : QFrame(parent)
    , m_clock(clock)
    , m_theme(theme)
    , m_me(std::move(me))
    , m_face(new FaceMark(faces, theme, 28, this))
    , m_name(new PlainLabel(this))
    , m_facts(new PlainLabel(this))
    , m_people(new PlainLabel(this))
    , m_place(new PlainLabel(this))
    , m_claim(new QPushButton(this))
    , m_resolve(new QPushButton(this))
{
    setObjectName(u"caseHeader"_s);
    setProperty("kind", u"plain"_s);
    m_name->setProperty("kind", u"title"_s);
    m_facts->setProperty("kind", u"muted"_s);
    m_people->setProperty("kind", u"caption"_s);
    m_claim->setObjectName(u"claim"_s);
    m_resolve->setObjectName(u"resolve"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::large, Theme::small, Theme::medium, Theme::small);
    column->setSpacing(Theme::tiny);
    m_buttons = new QHBoxLayout;
    m_buttons->addWidget(m_face);
    m_buttons->addWidget(m_name, 1);
    m_buttons->addWidget(m_claim);
    m_buttons->addWidget(m_resolve);
    column->addLayout(m_buttons);
    m_clocks = new QHBoxLayout;
    m_clocks->setSpacing(Theme::large);
    m_clocks->addWidget(m_facts);
    m_clocks->addStretch(1);
    column->addLayout(m_clocks);
    column->addWidget(m_people);
    m_place->setObjectName(u"queuePlace"_s);
    m_place->setProperty("kind", u"caption"_s);
    m_place->hide();
    column->addWidget(m_place);
    m_snooze = menuButton(u"snooze"_s, IconName::Snooze);
    m_more = menuButton(u"caseMenu"_s, IconName::More);
    fillMenus();
    connect(m_claim, &QPushButton::clicked, this,
            [this] { m_mine ? Q_EMIT releaseRequested() : Q_EMIT claimRequested(); });
    connect(m_resolve, &QPushButton::clicked, this,
            [this] { m_state == CaseState::Resolved ? Q_EMIT reopenRequested() : Q_EMIT resolveRequested(); });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this,
            [this] { std::for_each(m_chips.begin(), m_chips.end(), [](ClockChip *chip) { chip->tick(); }); });
    m_tick.start();
}

QToolButton *CaseHeader::menuButton(const QString &name, IconName icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(m_theme.theme().icon(icon));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(&m_theme, &ThemeSource::changed, button,
            [this, button, icon] { button->setIcon(m_theme.theme().icon(icon)); });
    m_buttons->addWidget(button);
    return button;
}

void CaseHeader::fillMenus()
{
    m_snooze->setAccessibleName(tr("Snooze"));
    m_snooze->setToolTip(tr("Snooze"));
    QMenu *snooze = m_snooze->menu();
    snooze->clear();
    snooze->addAction(tr("Until the customer writes"), this, [this] { Q_EMIT snoozeRequested(std::nullopt); });
    snooze->addAction(tr("1 hour"), this, [this] { Q_EMIT snoozeRequested(1h); });
    snooze->addAction(tr("3 hours"), this, [this] { Q_EMIT snoozeRequested(3h); });
    snooze->addAction(tr("Tomorrow morning"), this, &CaseHeader::snoozeUntilTomorrowRequested);
    snooze->addAction(tr("Next week"), this, &CaseHeader::snoozeUntilNextWeekRequested);
    snooze->addAction(tr("A date …"), this, &CaseHeader::snoozeFormRequested);
    snooze->addSeparator();
    snooze->addAction(tr("Wake it"), this, &CaseHeader::wakeRequested);
    m_more->setAccessibleName(tr("More for this case"));
    m_more->setToolTip(tr("More for this case"));
    QMenu *more = m_more->menu();
    more->clear();
    more->addAction(tr("Hand the case over …"), this, &CaseHeader::transferFormRequested);
    m_takeOver = more->addAction(QString(), this, &CaseHeader::takeOverRequested);
    more->addAction(tr("Promise a follow-up …"), this, &CaseHeader::followUpFormRequested);
    more->addAction(tr("Ask a department …"), this, &CaseHeader::departmentFormRequested);
    more->addAction(tr("Note feedback …"), this, &CaseHeader::feedbackFormRequested);
    m_watch = more->addAction(tr("Tell me what happens in this case"));
    m_watch->setCheckable(true);
    connect(m_watch, &QAction::triggered, this, &CaseHeader::watchRequested);
    more->addAction(tr("Record a guardian's consent …"), this, &CaseHeader::consentFormRequested);
    more->addSeparator();
    more->addAction(tr("Merge another case into this one …"), this, &CaseHeader::mergeFormRequested);
    m_unmerge = more->addAction(tr("Take a merged case out again …"), this, &CaseHeader::unmergeFormRequested);
    m_part = more->addAction(tr("Split conversations off …"), this, &CaseHeader::partFormRequested);
    m_routing = more->addAction(tr("How this case is routed …"), this, &CaseHeader::routingFormRequested);
    enableMenus();
    more->addSeparator();
    more->addAction(tr("Correct the judgement …"), this, &CaseHeader::judgementFormRequested);
    for (const TagFamily family : {TagFamily::Crowd, TagFamily::Scene, TagFamily::Emotion})
        more->addAction(tr("Add a tag: %1 …").arg(ConversationWords::tagFamily(family)), this,
                        [this, family] { Q_EMIT tagFormRequested(family); });
}

void CaseHeader::enableMenus()
{
    m_unmerge->setEnabled(m_hasMerged);
    m_watch->setChecked(m_watching);
    m_part->setEnabled(m_hasSeveralThreads);
    m_routing->setVisible(m_routingOffered);
    m_takeOver->setVisible(!m_colleague.isEmpty() && m_mayTakeOver);
    m_takeOver->setText(tr("Take over from %1").arg(plainCaption(m_colleague)));
}

void CaseHeader::showPlace(const QString &words, const QString &tip)
{
    m_place->setText(words);
    m_place->setToolTip(Qt::convertFromPlainText(tip));
    m_place->setVisible(!words.isEmpty());
}

void CaseHeader::allowTakeOver(bool allowed)
{
    m_mayTakeOver = allowed;
    enableMenus();
}

void CaseHeader::offerRouting(bool offered)
{
    m_routingOffered = offered;
    enableMenus();
}

void CaseHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fillMenus();
    QFrame::changeEvent(event);
}

void CaseHeader::fillClocks(const CaseView &view)
{
    for (ClockChip *chip : m_chips)
        delete chip;
    m_chips.clear();
    for (const RunningClock &running : view.clocks) {
        m_chips.push_back(new ClockChip(running, m_clock, m_theme, this));
        m_clocks->addWidget(m_chips.back());
    }
}

void CaseHeader::setView(const CaseView &view, const QStringList &participants)
{
    const CaseRow &head = view.head;
    m_state = head.state;
    const bool given = head.offeredAt && head.assignee == m_me;
    m_mine = head.assignee == m_me && !given; // what is given to me is mine once I take it
    const bool others = isUnderWay(head.state) && !head.assignee.isEmpty() && head.assignee != m_me;
    m_colleague = !others ? QString() : head.assigneeName.isEmpty() ? head.assignee.text() : head.assigneeName;
    m_hasMerged = !view.merged.empty();
    m_watching = std::find(view.watchers.begin(), view.watchers.end(), m_me) != view.watchers.end();
    m_hasSeveralThreads = view.threads.size() > 1;
    enableMenus();
    m_face->showPerson(head.avatar, head.contactName);
    m_name->setText(head.contactName);
    QStringList facts{ConversationWords::caseClass(head.caseClass), ConversationWords::priority(head.priority)};
    if (!head.category.isEmpty())
        facts << head.category;
    if (head.state != CaseState::Open)
        facts << ConversationWords::caseState(head.state);
    if (head.supervisor)
        facts << tr("Supervisor's queue");
    if (!head.queue.isEmpty())
        facts << tr("Queue: %1").arg(head.queue);
    m_facts->setText(facts.join(u" · "_s));
    const QString owner = head.assignee.isEmpty() ? tr("Nobody has taken this case")
        : given                                   ? tr("This case waits for you to accept it")
        : head.offeredAt ? tr("Given to %1, who has not accepted it yet").arg(head.assigneeName)
        : m_mine         ? tr("You have this case")
                         : tr("%1 has this case").arg(head.assigneeName);
    QStringList people{owner};
    if (!view.surveys.empty() && view.surveys.front().score > 0)
        people << QString(view.surveys.front().score, u'★') + QString(mostStars - view.surveys.front().score, u'☆');
    if (!participants.isEmpty())
        people << participants.join(u", "_s);
    m_people->setText(people.join(u" · "_s));
    m_claim->setText(m_mine ? tr("Give back") : tr("Take case"));
    m_claim->setEnabled(head.assignee.isEmpty() || m_mine || given);
    m_resolve->setText(head.state == CaseState::Resolved ? tr("Reopen") : tr("Resolve"));
    m_snooze->setEnabled(head.state != CaseState::Resolved);
    fillClocks(view);
}

} // namespace lianxi
