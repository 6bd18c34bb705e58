// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/bulk_bar.h"

#include "ui/conversation/forms.h"
#include "ui/inbox/bulk_forms.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = BulkAction::Kind;

BulkBar::BulkBar(BulkServices services, QWidget *parent)
    : QFrame(parent)
    , m_services(std::move(services))
    , m_run(m_services.desk, m_services.store)
    , m_text(new PlainLabel(this))
{
    setObjectName(u"bulkBar"_s);
    setProperty("kind", u"card"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::small, Theme::tiny, Theme::tiny, Theme::small);
    column->setSpacing(Theme::tiny);
    auto *top = new QWidget(this);
    auto *line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    m_text->setObjectName(u"bulkText"_s);
    line->addWidget(m_text, 1);
    m_close = addButton(top, u"bulkClose"_s, IconName::Close);
    column->addWidget(top);
    column->addWidget(makeButtons());
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"bulkProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(Theme::small);
    column->addWidget(m_progress);

    connect(m_stop, &QToolButton::clicked, this, [this] { m_run.stop(); });
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_run.undo();
        showFace(Face::Running);
    });
    connect(m_details, &QToolButton::clicked, this, &BulkBar::openDetails);
    connect(m_close, &QToolButton::clicked, this, [this] {
        const bool marking = m_face == Face::Marked;
        showFace(Face::Hidden);
        if (marking)
            Q_EMIT unmarkRequested();
    });
    connect(&m_run, &BulkRun::progressed, this, &BulkBar::tellProgress);
    connect(&m_run, &BulkRun::ended, this, &BulkBar::tellEnd);
    connect(&m_services.themes, &ThemeSource::changed, this, &BulkBar::takeTheme);
    retranslate();
    takeTheme();
    showFace(Face::Hidden);
}

QToolButton *BulkBar::addButton(QWidget *row, const QString &name, IconName icon)
{
    auto *button = new QToolButton(row);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    row->layout()->addWidget(button);
    m_icons.emplace_back(button, icon);
    return button;
}

QWidget *BulkBar::makeButtons()
{
    m_buttons = new QWidget(this);
    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::tiny);
    m_claim = addButton(m_buttons, u"bulkClaim"_s, IconName::Hand);
    m_tag = addButton(m_buttons, u"bulkTag"_s, IconName::Tag);
    m_resolve = addButton(m_buttons, u"bulkResolve"_s, IconName::Check);
    m_more = addButton(m_buttons, u"bulkMore"_s, IconName::More);
    m_stop = addButton(m_buttons, u"bulkStop"_s, IconName::Block);
    m_undo = addButton(m_buttons, u"bulkUndo"_s, IconName::Undo);
    m_details = addButton(m_buttons, u"bulkDetails"_s, IconName::Info);
    for (QToolButton *button : {m_claim, m_tag, m_resolve, m_stop, m_undo, m_details})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->addStretch();
    m_menu = new QMenu(this);
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &QMenu::aboutToShow, this, &BulkBar::fillMore);
    connect(m_claim, &QToolButton::clicked, this, [this] { start({.kind = Kind::Claim}); });
    connect(m_resolve, &QToolButton::clicked, this, [this] { start({.kind = Kind::Resolve}); });
    connect(m_tag, &QToolButton::clicked, this, &BulkBar::openTagForm);
    return m_buttons;
}

void BulkBar::fillMore()
{
    m_menu->clear();
    const auto add = [this](const QString &name, const QString &text, auto &&whatToDo) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, whatToDo);
    };
    add(u"bulkRelease"_s, tr("Release"), [this] { start({.kind = Kind::Release}); });
    add(u"bulkTransfer"_s, tr("Hand over…"), [this] { openTransferForm(); });
    add(u"bulkClassify"_s, tr("Class, priority, category…"), [this] { openClassifyForm(); });
    add(u"bulkRead"_s, tr("Mark as read"), [this] { start({.kind = Kind::MarkRead}); });
    m_menu->addSeparator();
    add(u"bulkSnoozeReply"_s, tr("Snooze until the customer writes"), [this] { start({.kind = Kind::Snooze}); });
    add(u"bulkSnoozeHour"_s, tr("Snooze for an hour"),
        [this] { start({.kind = Kind::Snooze, .until = m_services.clock.now() + 1h}); });
    add(u"bulkSnoozeDay"_s, tr("Snooze for a day"),
        [this] { start({.kind = Kind::Snooze, .until = m_services.clock.now() + 24h}); });
    add(u"bulkSnooze"_s, tr("Snooze until…"), [this] { openSnoozeForm(); });
}

void BulkBar::setMarked(int count, std::function<std::vector<qint64>()> cases)
{
    m_count = count;
    m_cases = std::move(cases);
    if (m_run.isRunning())
        return; // its progress stays in sight; tellEnd() looks again
    if (count > 0)
        showFace(Face::Marked);
    else if (m_face == Face::Marked)
        showFace(Face::Hidden);
}

void BulkBar::start(const BulkAction &action)
{
    if (m_run.isRunning() || !m_cases || m_count == 0)
        return;
    const std::vector<qint64> cases = m_cases();
    m_run.start(action, cases);
    showFace(Face::Running);
    Q_EMIT unmarkRequested();
}

void BulkBar::focusFirst()
{
    m_claim->setFocus(Qt::ShortcutFocusReason);
}

void BulkBar::showFace(Face face)
{
    m_face = face;
    const bool ended = face == Face::Ended;
    for (QToolButton *button : {m_claim, m_tag, m_resolve, m_more})
        button->setVisible(face == Face::Marked);
    m_progress->setVisible(face == Face::Running);
    m_stop->setVisible(face == Face::Running);
    m_close->setVisible(face != Face::Running);
    m_undo->setVisible(ended && m_run.canUndo());
    const std::vector<BulkOutcome> outcomes = ended ? m_run.outcomes() : std::vector<BulkOutcome>();
    m_details->setVisible(std::any_of(outcomes.begin(), outcomes.end(), [](const auto &one) { return one.failed(); }));
    m_buttons->setVisible(!ended || !m_undo->isHidden() || !m_details->isHidden());
    if (face == Face::Marked)
        m_text->setText(tr("%n marked", nullptr, m_count));
    else if (face == Face::Running)
        tellProgress();
    else if (ended)
        m_text->setText(BulkWords::done(m_run));
    setVisible(face != Face::Hidden);
}

void BulkBar::tellProgress()
{
    if (m_face != Face::Running)
        return;
    m_progress->setRange(0, std::max(1, m_run.total()));
    m_progress->setValue(m_run.finished());
    const QString said = tr("%1 %2 of %3").arg(BulkWords::doing(m_run)).arg(m_run.finished()).arg(m_run.total());
    m_text->setText(said);
    m_progress->setAccessibleName(said);
}

void BulkBar::tellEnd()
{
    showFace(m_count > 0 ? Face::Marked : Face::Ended);
}

void BulkBar::openTransferForm()
{
    auto *form = new TransferForm(m_services.colleagues(), m_services.queues(), {}, window());
    connect(form, &QDialog::accepted, this, [this, form] { start({.kind = Kind::Transfer, .to = form->value()}); });
    form->open();
}

void BulkBar::openTagForm()
{
    auto *form = new TagForm(TagFamily::Scene, window());
    connect(form, &QDialog::accepted, this,
            [this, form] { start({.kind = Kind::Tag, .family = TagFamily::Scene, .tag = form->tag()}); });
    form->open();
}

void BulkBar::openClassifyForm()
{
    auto *form = new BulkClassifyForm(m_services.categories(), window());
    connect(form, &QDialog::accepted, this, [this, form] { start({.kind = Kind::Classify, .what = form->value()}); });
    form->open();
}

void BulkBar::openSnoozeForm()
{
    auto *form = new SnoozeForm(m_services.clock.now(), QTimeZone::systemTimeZone(), window());
    connect(form, &QDialog::accepted, this, [this, form] { start({.kind = Kind::Snooze, .until = form->until()}); });
    form->open();
}

void BulkBar::openDetails()
{
    (new BulkDetails(m_run.outcomes(), window()))->open();
}

void BulkBar::retranslate()
{
    setAccessibleName(tr("Marked cases"));
    m_close->setToolTip(tr("End marking"));
    m_close->setAccessibleName(tr("End marking"));
    m_stop->setText(tr("Stop"));
    m_undo->setText(tr("Undo"));
    m_details->setText(tr("Why"));
    m_details->setToolTip(tr("Which cases were left as they are, and why"));
    m_claim->setText(tr("Claim"));
    m_tag->setText(tr("Tag"));
    m_resolve->setText(tr("Resolve"));
    m_more->setToolTip(tr("More commands for the marked cases"));
    m_more->setAccessibleName(tr("More commands for the marked cases"));
    for (QToolButton *button : {m_stop, m_undo, m_details, m_claim, m_tag, m_resolve})
        button->setAccessibleName(button->text());
    showFace(m_face);
}

void BulkBar::takeTheme()
{
    const Theme &theme = m_services.themes.theme();
    for (const auto &[button, icon] : m_icons)
        button->setIcon(theme.icon(icon));
}

void BulkBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_close->isVisible())
        m_close->click();
    else
        QFrame::keyPressEvent(event);
}

void BulkBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace lianxi
