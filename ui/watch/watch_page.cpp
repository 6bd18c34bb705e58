// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/watch/watch_page.h"

#include "models/language/abuse.h"
#include "ui/conversation/words.h"
#include "ui/inbox/case_row_layout.h"
#include "ui/team/routing_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestWhisper = 500;

/// What is late is in the colour of danger, people stand in bold.
class WatchDelegate final : public QStyledItemDelegate
{
public:
    WatchDelegate(const WatchModel &model, ThemeSource &theme, QObject *parent)
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
        if (!index.parent().isValid() && index.column() == WatchModel::Who)
            option->font.setWeight(QFont::DemiBold);
        if (index.column() == WatchModel::Due && m_model.isLate(index))
            option->palette.setColor(QPalette::Text, m_theme.theme().color(ColorRole::Danger));
    }

private:
    const WatchModel &m_model;
    ThemeSource &m_theme;
};

} // namespace

WatchPage::WatchPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_model(m_services.clock)
    , m_summary(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_whisperLabel(new PlainLabel(this))
    , m_tree(new QTreeView(this))
    , m_words(new QLineEdit(this))
    , m_watch(new QPushButton(this))
    , m_whisper(new QPushButton(this))
{
    setObjectName(u"watchPage"_s);
    build();
    connect(m_watch, &QPushButton::clicked, this, &WatchPage::watch);
    connect(m_tree, &QTreeView::activated, this, &WatchPage::watch);
    connect(m_whisper, &QPushButton::clicked, this, &WatchPage::whisper);
    connect(m_words, &QLineEdit::returnPressed, this, &WatchPage::whisper);
    connect(m_words, &QLineEdit::textChanged, this, &WatchPage::refresh);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &WatchPage::refresh);
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_model.tick();
        refresh();
    });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_stale && isVisible())
            read();
    });
    retranslate();
}

void WatchPage::build()
{
    m_summary->setObjectName(u"watchSummary"_s);
    m_summary->setProperty("kind", u"title"_s);
    m_empty->setObjectName(u"watchEmpty"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_answer->setObjectName(u"watchAnswer"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_answer->hide();
    m_tree->setObjectName(u"watchedTeam"_s);
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new WatchDelegate(m_model, m_services.theme, this));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    const Theme &theme = m_services.theme.theme();
    const std::array widths{theme.scaled(200), theme.scaled(380), theme.scaled(150)};
    for (size_t i = 0; i < widths.size(); ++i)
        m_tree->setColumnWidth(static_cast<int>(i), widths.at(i));
    m_words->setObjectName(u"whisperWords"_s);
    m_words->setMaxLength(longestWhisper);
    m_whisperLabel->setBuddy(m_words);
    m_watch->setObjectName(u"watchCase"_s);
    m_watch->setProperty("kind", u"primary"_s);
    m_whisper->setObjectName(u"whisper"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::small);
    column->addWidget(m_summary);
    column->addWidget(m_tree, 1);
    column->addWidget(m_empty);
    column->addWidget(m_answer);
    column->addWidget(m_whisperLabel);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    line->addWidget(m_words, 1);
    line->addWidget(m_whisper);
    line->addWidget(m_watch);
    column->addLayout(line);
}

void WatchPage::apply(const ChangeSet &changes)
{
    if (changes.cases.empty() && !changes.team)
        return;
    m_stale = true;
    if (isVisible())
        read();
}

void WatchPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
    m_model.tick();
    refresh();
}

/// One question at a time: in a busy hour the next one waits for this answer.
void WatchPage::read()
{
    // In a busy hour something changes many times a second: once a while is soon enough for looking on.
    if (m_asking || m_again.isActive())
        return;
    m_asking = true;
    m_stale = false;
    m_again.start(m_services.pause);
    m_services.ask(this, [this](std::vector<WatchedAgent> team) {
        m_asking = false;
        take(std::move(team));
        if (m_stale && isVisible())
            read();
    });
}

void WatchPage::take(std::vector<WatchedAgent> team)
{
    // What was chosen and folded stays so over a change of lines.
    const CaseRow *chosen = m_model.caseAt(current());
    const qint64 row = chosen ? chosen->row : 0;
    const WatchedAgent *whose = m_model.agentAt(current());
    const AgentId agent = whose ? whose->id : AgentId();
    QStringList folded;
    for (int i = 0; i < m_model.rowCount(); ++i)
        if (!m_tree->isExpanded(m_model.index(i, 0)))
            folded << m_model.team().at(static_cast<size_t>(i)).id.text();
    m_model.setTeam(std::move(team));
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const WatchedAgent &one = m_model.team().at(static_cast<size_t>(i));
        const QModelIndex above = m_model.index(i, 0);
        m_tree->setExpanded(above, !folded.contains(one.id.text()));
        if (one.id == agent && row == 0)
            m_tree->setCurrentIndex(above);
        for (int j = 0; row != 0 && j < m_model.rowCount(above); ++j)
            if (one.cases.at(static_cast<size_t>(j)).row == row)
                m_tree->setCurrentIndex(m_model.index(j, 0, above));
    }
    refresh();
}

QModelIndex WatchPage::current() const
{
    return m_tree->currentIndex();
}

void WatchPage::refresh()
{
    int there = 0, cases = 0;
    for (const WatchedAgent &agent : m_model.team()) {
        there += agent.presence == Presence::Online || agent.presence == Presence::Busy
                || agent.presence == Presence::Finishing
            ? 1
            : 0;
        cases += static_cast<int>(agent.cases.size());
    }
    m_summary->setText(tr("%1 of %2 are there, %n case(s) in hand", nullptr, cases)
                           .arg(there)
                           .arg(static_cast<int>(m_model.team().size())));
    m_empty->setVisible(m_model.team().empty());
    const CaseRow *chosen = m_model.caseAt(current());
    m_watch->setEnabled(chosen);
    const WatchedAgent *agent = m_model.agentAt(current());
    const bool may = m_services.desk.may(Right::Whisper);
    for (QWidget *part : std::initializer_list<QWidget *>{m_words, m_whisper, m_whisperLabel})
        part->setVisible(may);
    m_words->setEnabled(chosen);
    m_whisper->setEnabled(chosen && !m_words->text().trimmed().isEmpty());
    m_whisperLabel->setText(chosen && agent
                                ? tr("A word to %1 about this case; the customer never sees it").arg(agent->name)
                                : tr("Choose a case to say a word about it to whoever has it"));
    m_words->setAccessibleName(m_whisperLabel->fullText());
    m_late.stop();
    // Minutes are shown, so the words are renewed once a minute, and at the very moment when something becomes late.
    std::chrono::milliseconds wait = std::chrono::minutes(1);
    if (const std::optional<Instant> next = m_model.nextLate())
        wait = std::clamp(*next - m_services.clock.now(), std::chrono::milliseconds(1), wait);
    if (isVisible())
        m_late.start(wait);
}

void WatchPage::watch()
{
    if (const CaseRow *chosen = m_model.caseAt(current()))
        Q_EMIT watchRequested(chosen->row);
}

void WatchPage::whisper()
{
    const CaseRow *chosen = m_model.caseAt(current());
    const WatchedAgent *agent = m_model.agentAt(current());
    const QString words = m_words->text().trimmed();
    if (!chosen || !agent || words.isEmpty() || std::exchange(m_saying, true))
        return;
    const QString name = agent->name.isEmpty() ? agent->id.text() : agent->name;
    m_services.desk.addNote(*chosen, u"@%1 %2"_s.arg(name, words), {{agent->id, name}},
                            [self = QPointer(this), name, words](const DeskResult &result) {
                                if (!self)
                                    return;
                                self->m_saying = false;
                                self->m_answer->setVisible(true);
                                restyle(*self->m_answer, result.done() ? u"muted"_s : u"danger"_s);
                                self->m_answer->setText(result.done() ? tr("Said to %1.").arg(name)
                                                                      : ConversationWords::error(result.error));
                                if (result.done() && self->m_words->text().trimmed() == words)
                                    self->m_words->clear();
                            });
}

void WatchPage::retranslate()
{
    WatchModel::Words words;
    words.titles = {tr("Who"), tr("What"), tr("Due"), tr("How it is")};
    words.presence = [](const WatchedAgent &agent, Instant now) {
        const QString word = RoutingWords::presence(agent.presence);
        if (!agent.since)
            return word;
        return tr("%1 for %2").arg(word, ConversationWords::duration(std::max(now - *agent.since, {})));
    };
    words.load = [](const WatchedAgent &agent) {
        const int cases = static_cast<int>(agent.cases.size());
        return agent.capacity > 0 ? tr("%1 of %2").arg(cases).arg(agent.capacity) : QString::number(cases);
    };
    words.about = [name = m_services.categoryName](const CaseRow &row) {
        const QString line = softened(shownPreview(row.preview));
        return row.category.isEmpty() ? line : u"%1 · %2"_s.arg(name(row.category), line);
    };
    words.due = [](Instant due, Instant now) {
        return due <= now ? tr("late by %1").arg(ConversationWords::duration(now - due))
                          : tr("in %1").arg(ConversationWords::duration(due - now));
    };
    words.feeling = [](const CaseRow &row) {
        QStringList parts{ConversationWords::caseClass(row.caseClass)};
        if (row.emotion == "negative"_L1)
            parts << tr("upset");
        if (row.waitingForUs)
            parts << tr("waits for us");
        return parts.join(u" · "_s);
    };
    m_model.setWords(std::move(words));
    m_tree->setAccessibleName(tr("The team and what each has in hand"));
    m_empty->setText(tr("Nobody is described yet. Describe the team in Settings, Team."));
    m_words->setPlaceholderText(tr("e.g. Offer the replacement at once, I agree to it."));
    m_watch->setText(tr("Watch"));
    m_whisper->setText(tr("Whisper"));
    for (QPushButton *button : {m_watch, m_whisper})
        button->setAccessibleName(button->text());
    refresh();
}

void WatchPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
