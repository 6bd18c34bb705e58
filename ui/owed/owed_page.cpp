// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/owed/owed_page.h"

#include "ui/conversation/words.h"
#include "ui/owed/owed_forms.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// What is late is in the colour of danger.
class OwedDelegate final : public QStyledItemDelegate
{
public:
    OwedDelegate(const OwedModel &model, ThemeSource &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_theme(theme)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
        if (index.column() == OwedModel::Due && m_model.isLate(index.row()))
            option->palette.setColor(QPalette::Text, m_theme.theme().color(ColorRole::Danger));
    }

private:
    const OwedModel &m_model;
    ThemeSource &m_theme;
};

} // namespace

OwedPage::OwedPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_model(m_services.clock)
    , m_table(new QTreeView(this))
    , m_whose(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_summary(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_open(new QPushButton(this))
    , m_done(new QPushButton(this))
    , m_later(new QPushButton(this))
{
    setObjectName(u"owedPage"_s);
    build();
    connect(m_whose, &QComboBox::activated, this, &OwedPage::takeChoice);
    connect(m_kind, &QComboBox::activated, this, &OwedPage::takeChoice);
    connect(m_open, &QPushButton::clicked, this, &OwedPage::openCase);
    connect(m_done, &QPushButton::clicked, this, &OwedPage::finish);
    connect(m_later, &QPushButton::clicked, this, &OwedPage::postpone);
    connect(m_table, &QTreeView::activated, this, &OwedPage::openCase);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OwedPage::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &OwedPage::refresh);
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_model.tick();
        refresh();
    });
    retranslate();
    takeChoice();
}

void OwedPage::build()
{
    m_table->setObjectName(u"owed"_s);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new OwedDelegate(m_model, m_services.theme, this));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    const Theme &theme = m_services.theme.theme();
    const std::array widths{theme.scaled(170), theme.scaled(150), theme.scaled(330), theme.scaled(150)};
    for (size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths.at(i));
    m_whose->setObjectName(u"owedWhose"_s);
    m_whose->addItems({QString(), QString()});
    m_kind->setObjectName(u"owedKind"_s);
    m_kind->addItems({QString(), QString(), QString(), QString()});
    m_summary->setObjectName(u"owedSummary"_s);
    m_summary->setProperty("kind", u"title"_s);
    m_empty->setObjectName(u"owedEmpty"_s);
    m_answer->setObjectName(u"owedAnswer"_s);
    m_empty->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_open->setObjectName(u"owedOpen"_s);
    m_done->setObjectName(u"owedDone"_s);
    m_done->setProperty("kind", u"primary"_s);
    m_later->setObjectName(u"owedLater"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::small);
    auto *top = new QHBoxLayout;
    top->setSpacing(Theme::small);
    top->addWidget(m_summary, 1);
    top->addWidget(m_whose);
    top->addWidget(m_kind);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty);
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_done, m_later, m_open})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
}

void OwedPage::apply(const ChangeSet &changes)
{
    if (!changes.owed && !m_model.holdsAny(changes.cases))
        return;
    m_stale = true;
    if (isVisible())
        read();
}

void OwedPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void OwedPage::read()
{
    m_stale = false;
    m_services.ask(this, [this](std::vector<OwedRow> rows) {
        const std::optional<OwedRow> before = chosen() ? std::optional(*chosen()) : std::nullopt;
        m_model.setRows(std::move(rows));
        for (int i = 0; before && i < m_model.rowCount(); ++i) {
            const OwedRow &row = m_model.row(i);
            if (row.followUp == before->followUp && row.request == before->request)
                m_table->setCurrentIndex(m_model.index(i, 0));
        }
        refresh();
    });
}

const OwedRow *OwedPage::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.row(index.row()) : nullptr;
}

void OwedPage::takeChoice()
{
    OwedModel::Choice choice;
    if (m_whose->currentIndex() == 0)
        choice.mine = m_services.me;
    if (m_kind->currentIndex() > 0)
        choice.kind = static_cast<OwedKind>(m_kind->currentIndex() - 1);
    m_model.setChoice(choice);
    refresh();
}

void OwedPage::refresh()
{
    const int count = m_model.rowCount();
    const int late = m_model.lateCount();
    m_summary->setText(late == 0 ? tr("%n thing(s) owed", nullptr, count)
                                 : tr("%n thing(s) owed", nullptr, count) + u" · "_s + tr("%n late", nullptr, late));
    m_empty->setVisible(count == 0);
    m_table->setVisible(count > 0);
    const OwedRow *row = chosen();
    for (QPushButton *button : {m_open, m_done})
        button->setEnabled(row);
    m_later->setEnabled(row && row->kind != OwedKind::Request);
    m_done->setText(row && row->kind == OwedKind::Request ? tr("Note the answer …") : tr("Done …"));
    m_done->setAccessibleName(m_done->text());
    arm();
}

/// One timer for the next row that becomes late.
void OwedPage::arm()
{
    const std::optional<Instant> next = m_model.nextLate();
    if (!next)
        return m_late.stop();
    // A sleeping machine's timers stand still, so a long wait is taken in pieces.
    const auto wait = std::min<std::chrono::milliseconds>(*next - m_services.clock.now(), 30s);
    m_late.start(std::max(wait, 1ms));
}

void OwedPage::openCase()
{
    if (const OwedRow *row = chosen())
        Q_EMIT caseRequested(row->head.row);
}

void OwedPage::say(const DeskResult &result)
{
    restyle(*m_answer, u"danger"_s);
    m_answer->setText(result.done() ? QString() : ConversationWords::error(result.error));
    m_answer->setVisible(!result.done());
}

void OwedPage::finish()
{
    const OwedRow *row = chosen();
    if (!row)
        return;
    auto *form = new OutcomeForm(*row, this);
    connect(form, &QDialog::accepted, this, [this, form, row = *row] {
        const auto told = [self = QPointer(this)](const DeskResult &result) {
            if (self)
                self->say(result);
        };
        if (row.kind == OwedKind::Request)
            m_services.desk.noteAnswer(row.head, row.request, form->outcome(), told);
        else
            m_services.desk.finishFollowUp(row.head, row.followUp, form->outcome(), told);
    });
    form->open();
}

void OwedPage::postpone()
{
    const OwedRow *row = chosen();
    if (!row)
        return;
    auto *form = new PostponeForm(*row, m_services.clock.now(), m_services.zone, this);
    connect(form, &QDialog::accepted, this, [this, form, row = *row] {
        m_services.desk.moveFollowUp(row.head, row.followUp, form->due(), row.channel, row.what,
                                     [self = QPointer(this)](const DeskResult &result) {
                                         if (self)
                                             self->say(result);
                                     });
    });
    form->open();
}

QString OwedPage::when(Instant due, Instant now) const
{
    const QDateTime at = toDateTime(due).toTimeZone(m_services.zone);
    const QDateTime today = toDateTime(now).toTimeZone(m_services.zone);
    const QString time = locale().toString(at.time(), QLocale::ShortFormat);
    const qint64 days = today.date().daysTo(at.date());
    QString words = days == 0 ? tr("today %1").arg(time)
        : days == 1           ? tr("tomorrow %1").arg(time)
        : days == -1          ? tr("yesterday %1").arg(time)
                              : locale().toString(at.date(), QLocale::ShortFormat) + u' ' + time;
    return due <= now ? tr("%1 · late").arg(words) : words;
}

void OwedPage::retranslate()
{
    m_model.setWords({{tr("Due"), tr("Customer"), tr("What"), tr("How"), tr("Case of")},
                      [this](Instant due, Instant now) { return when(due, now); },
                      [](const OwedRow &row) {
                          switch (row.kind) {
                          case OwedKind::Call:
                              return tr("by phone");
                          case OwedKind::Message:
                              return row.where;
                          case OwedKind::Request:
                              return tr("from: %1").arg(row.where);
                          }
                          Q_UNREACHABLE();
                      }});
    m_table->setAccessibleName(tr("What is owed"));
    m_whose->setItemText(0, tr("Mine and nobody's"));
    m_whose->setItemText(1, tr("Everybody's"));
    m_whose->setAccessibleName(tr("Whose"));
    const QStringList kinds{tr("All"), tr("Calls"), tr("Messages"), tr("Departments")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds.at(i));
    m_kind->setAccessibleName(tr("Kind"));
    m_empty->setText(tr("Nothing is owed: every promise was kept and every question answered."));
    m_open->setText(tr("Open the case"));
    m_open->setAccessibleName(m_open->text());
    m_later->setText(tr("Another time …"));
    m_later->setAccessibleName(m_later->text());
    refresh();
}

void OwedPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
