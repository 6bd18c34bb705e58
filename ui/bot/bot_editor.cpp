// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/bot_editor.h"

#include "ui/bot/bot_words.h"
#include "ui/bot/intents_editor.h"
#include "ui/bot/states_editor.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr int idData = Qt::UserRole + 1;
}

BotEditor::BotEditor(BotSetup setup, QWidget *parent)
    : ItemEditor(parent)
    , m_setup(std::move(setup))
    , m_tabs(new QTabWidget(this))
    , m_intents(new IntentsEditor(m_flow, m_setup.themes, m_setup.categories, this))
    , m_states(new StatesEditor(m_flow, m_setup.themes, this))
    , m_chat(new BotChat(m_flow, m_setup.judge, this))
{
    m_tabs->setObjectName(u"botTabs"_s);
    m_tabs->setDocumentMode(true);
    for (QWidget *tab : {makeGeneral(), static_cast<QWidget *>(m_intents), static_cast<QWidget *>(m_states),
                         static_cast<QWidget *>(m_chat)})
        m_tabs->addTab(tab, QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(m_intents, &IntentsEditor::edited, this, &BotEditor::onEdited);
    connect(m_states, &StatesEditor::edited, this, &BotEditor::onEdited);
    retranslate();
}

QWidget *BotEditor::makeGeneral()
{
    auto *tab = new QWidget(this);
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, Theme::small, 0, 0);
    m_form = new QFormLayout;
    column->addLayout(m_form);
    column->addStretch();
    m_form->setVerticalSpacing(Theme::small);
    const auto row = [this, tab](QWidget *field, const QString &name) {
        field->setObjectName(name);
        auto *label = new PlainLabel(tab);
        label->setBuddy(field);
        m_form->addRow(label, field);
    };
    m_mistake = new PlainLabel(tab);
    m_mistake->setObjectName(u"botMistake"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    m_mistake->setProperty("kind", u"danger"_s);
    m_form->addRow(m_mistake);
    row(m_bot = new QLineEdit(tab), u"botTitle"_s);
    row(m_greeting = new QLineEdit(tab), u"botGreeting"_s);
    row(m_missed = new QLineEdit(tab), u"botMissed"_s);
    row(m_handOver = new QLineEdit(tab), u"botHandOver"_s);
    row(m_channels = new QListWidget(tab), u"botChannels"_s);
    row(m_hours = new QComboBox(tab), u"botHours"_s);
    row(m_start = new QComboBox(tab), u"botStart"_s);
    row(m_closed = new QComboBox(tab), u"botClosed"_s);
    m_channels->setSelectionMode(QAbstractItemView::SingleSelection);
    m_channels->setFixedHeight(m_setup.themes.theme().scaled(120));
    for (QLineEdit *edit : {m_bot, m_greeting, m_missed, m_handOver})
        connect(edit, &QLineEdit::textEdited, this, &BotEditor::takeGeneral);
    for (QComboBox *box : {m_hours, m_start, m_closed})
        connect(box, &QComboBox::activated, this, &BotEditor::takeGeneral);
    connect(m_channels, &QListWidget::itemChanged, this, &BotEditor::takeGeneral);
    return tab;
}

bool BotEditor::show(const QJsonObject &body)
{
    Result<BotFlow> flow = fromFlowBody(body);
    setFlow(flow.value_or(BotFlow()));
    return flow.has_value();
}

void BotEditor::begin()
{
    QFile file(locale().language() == QLocale::Chinese ? u":/bot/zh.json"_s : u":/bot/en.json"_s);
    const bool open = file.open(QIODevice::ReadOnly);
    setFlow(fromFlowBody(QJsonDocument::fromJson(open ? file.readAll() : QByteArray()).object()).value_or(BotFlow()));
}

QString BotEditor::describe(const QJsonObject &body) const
{
    const Result<BotFlow> flow = fromFlowBody(body);
    if (!flow)
        return {};
    return tr("%1 · %n step(s)", nullptr, static_cast<int>(flow->states.size())).arg(flow->bot) + u" · "_s
        + tr("%n wish(es)", nullptr, static_cast<int>(flow->intents.size())) + u" · "_s
        + tr("%n channel(s)", nullptr, static_cast<int>(flow->channels.size()));
}

void BotEditor::setFlow(BotFlow flow)
{
    m_flow = std::move(flow);
    showGeneral();
    showMistakes();
    m_chat->begin();
}

void BotEditor::showChannels()
{
    m_channels->clear();
    std::vector<ChannelId> known;
    const auto add = [&](const ChannelId &id, const QString &name) {
        auto *line = new QListWidgetItem(name, m_channels);
        line->setData(idData, id.text());
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool chosen = std::find(m_flow.channels.begin(), m_flow.channels.end(), id) != m_flow.channels.end();
        line->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        known.push_back(id);
    };
    for (const ChannelConfigured &channel : m_setup.channels ? m_setup.channels() : std::vector<ChannelConfigured>())
        if (!channel.removed)
            add(channel.channel, channel.name);
    for (const ChannelId &id : m_flow.channels)
        if (std::find(known.begin(), known.end(), id) == known.end())
            add(id, tr("%1 (not set up)").arg(id.text()));
}

void BotEditor::showGeneral()
{
    m_showing = true;
    m_bot->setText(m_flow.bot);
    m_greeting->setText(m_flow.greeting);
    m_missed->setText(m_flow.missed);
    m_handOver->setText(m_flow.handOver);
    for (QLineEdit *edit : {m_bot, m_greeting, m_missed, m_handOver})
        edit->setCursorPosition(0); // long ones show how they begin
    m_hours->setCurrentIndex(static_cast<int>(m_flow.hours));
    showChannels();
    m_showing = false;
}

void BotEditor::takeGeneral()
{
    if (m_showing)
        return;
    m_flow.bot = m_bot->text();
    m_flow.greeting = m_greeting->text();
    m_flow.missed = m_missed->text();
    m_flow.handOver = m_handOver->text();
    m_flow.hours = static_cast<BotHours>(m_hours->currentIndex());
    m_flow.start = m_start->currentText();
    m_flow.closed = m_closed->currentIndex() == 0 ? QString() : m_closed->currentText();
    m_flow.channels.clear();
    for (int i = 0; i < m_channels->count(); ++i)
        if (m_channels->item(i)->checkState() == Qt::Checked)
            m_flow.channels.emplace_back(m_channels->item(i)->data(idData).toString());
    onEdited();
}

void BotEditor::onEdited()
{
    showMistakes();
    m_chat->begin(); // a conversation with another flow would mislead
    Q_EMIT edited();
}

void BotEditor::showMistakes()
{
    const std::vector<BotMistake> mistakes = mistakesOf(m_flow);
    m_showing = true;
    fillStates(*m_start, m_flow, m_flow.start);
    fillStates(*m_closed, m_flow, m_flow.closed);
    m_closed->insertItem(0, tr("hand over all the same"));
    m_closed->setCurrentIndex(m_flow.closed.isEmpty() ? 0 : m_closed->findText(m_flow.closed));
    m_showing = false;
    m_intents->refresh(mistakes);
    m_states->refresh(mistakes);
    m_chat->setMayRun(mayRun(m_flow));
    QStringList said;
    int places[3] = {};
    for (const BotMistake &mistake : mistakes) {
        if (mistake.place == BotMistake::Place::Flow)
            said << BotWords::mistake(mistake);
        if (mistake.forbids())
            ++places[static_cast<int>(mistake.place)];
    }
    if (const int count = places[1])
        said << tr("%n wish(es) need mending.", nullptr, count);
    if (const int count = places[2])
        said << tr("%n step(s) need mending.", nullptr, count);
    m_mistake->setText(said.join(u'\n'));
    m_mistake->setVisible(!said.isEmpty());
}

void BotEditor::retranslate()
{
    m_showing = true;
    const QStringList tabs{tr("General"), tr("Wishes"), tr("Steps"), tr("Try it")};
    for (int i = 0; i < tabs.size(); ++i)
        m_tabs->setTabText(i, tabs.at(i));
    m_tabs->setAccessibleName(tr("Bot"));
    const auto name = [this](QWidget *field, const QString &words) {
        qobject_cast<PlainLabel *>(m_form->labelForField(field))->setText(words);
        field->setAccessibleName(words);
    };
    name(m_bot, tr("Calls itself"));
    name(m_greeting, tr("Greeting"));
    name(m_missed, tr("Did not understand"));
    name(m_handOver, tr("Hands over"));
    name(m_channels, tr("Speaks in"));
    name(m_hours, tr("Speaks"));
    name(m_start, tr("Begins with"));
    name(m_closed, tr("While nobody serves"));
    const int hours = std::max(0, m_hours->currentIndex());
    m_hours->clear();
    for (size_t i = 0; i < EnumNames<BotHours>::names.size(); ++i)
        m_hours->addItem(BotWords::hours(static_cast<BotHours>(i)));
    m_hours->setCurrentIndex(hours);
    m_showing = false;
    showMistakes();
}

void BotEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

ItemPage *makeBotPage(TeamShelf &shelf, BotSetup setup, QWidget *parent)
{
    auto *editor = new BotEditor(std::move(setup));
    const auto words = [] {
        return ItemPage::Words{
            BotEditor::tr("Bots"),
            BotEditor::tr(
                "No bot yet. A bot answers first: orders, refunds, opening hours. It names itself as a bot and "
                "hands over as soon as a person is wanted."),
            BotEditor::tr("New bot"), BotEditor::tr("New bot")};
    };
    return new ItemPage(shelf, {TeamItemKind::Flow, u"Bot"_s, words, false}, editor, parent);
}

} // namespace lianxi
