// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/automation_page.h"

#include "ui/conversation/words.h"
#include "ui/settings/dry_run_form.h"
#include "ui/settings/rule_editor.h"
#include "ui/settings/secret_form.h"
#include "ui/team/item_forms.h"
#include "ui/team/rule_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QUuid>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int idData = Qt::UserRole + 1;

/// In the order in which they run; damaged ones last.
std::vector<const TeamItem *> inOrder(const TeamShelf::Items &items)
{
    std::vector<std::pair<int, const TeamItem *>> all;
    for (const TeamItem &one : items) {
        const Result<Rule> rule = fromRuleBody(one.saved.body);
        all.emplace_back(rule ? rule->order : std::numeric_limits<int>::max(), &one);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const TeamItem *> ordered;
    for (const auto &[order, one] : all)
        ordered.push_back(one);
    return ordered;
}

} // namespace

AutomationPage::AutomationPage(TeamShelf &shelf, ThemeSource &themes, RuleBoard board, const Clock &clock,
                               QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_board(std::move(board))
    , m_clock(clock)
    , m_list(new QListWidget(this))
    , m_empty(new PlainLabel(this))
    , m_nameLabel(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_add(new QPushButton(this))
    , m_earlier(new QPushButton(this))
    , m_later(new QPushButton(this))
    , m_secret(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_tryOut(new QPushButton(this))
    , m_versions(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_side(new QWidget(this))
    , m_name(new QLineEdit(this))
    , m_editor(new RuleEditor(themes, m_board, this))
{
    setObjectName(u"automationPage"_s);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &AutomationPage::showChosen);
    connect(m_list, &QListWidget::itemChanged, this, &AutomationPage::switched);
    connect(m_add, &QPushButton::clicked, this, &AutomationPage::begin);
    connect(m_earlier, &QPushButton::clicked, this, [this] { moveRule(-1); });
    connect(m_later, &QPushButton::clicked, this, [this] { moveRule(1); });
    connect(m_secret, &QPushButton::clicked, this, &AutomationPage::openSecret);
    connect(m_save, &QPushButton::clicked, this, &AutomationPage::save);
    connect(m_discard, &QPushButton::clicked, this, &AutomationPage::discard);
    connect(m_tryOut, &QPushButton::clicked, this, &AutomationPage::tryOut);
    connect(m_versions, &QPushButton::clicked, this, &AutomationPage::openVersions);
    connect(m_remove, &QPushButton::clicked, this, &AutomationPage::remove);
    connect(m_name, &QLineEdit::textEdited, this, &AutomationPage::changed);
    connect(m_editor, &RuleEditor::edited, this, &AutomationPage::changed);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Rule)
            takeItems();
    });
    retranslate();
    m_shelf.watch(TeamItemKind::Rule);
    takeItems();
}

void AutomationPage::build()
{
    m_list->setObjectName(u"rules"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setProperty("kind", u"muted"_s);
    m_answer->setObjectName(u"ruleAnswer"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    const std::pair<QPushButton *, QString> named[] = {
        {m_add, u"addRule"_s},       {m_earlier, u"ruleEarlier"_s},   {m_later, u"ruleLater"_s},
        {m_secret, u"ruleSecret"_s}, {m_save, u"saveRule"_s},         {m_discard, u"discardRule"_s},
        {m_tryOut, u"tryRule"_s},    {m_versions, u"ruleVersions"_s}, {m_remove, u"removeRule"_s}};
    for (const auto &[button, name] : named)
        button->setObjectName(name);
    m_save->setProperty("kind", u"primary"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    m_secret->setProperty("kind", u"quiet"_s);
    m_earlier->setText(u"↑"_s);
    m_later->setText(u"↓"_s);
    m_name->setObjectName(u"ruleName"_s);
    m_name->setMaxLength(60);
    m_nameLabel->setBuddy(m_name);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::small);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(Theme::tiny);
    for (QPushButton *button : {m_add, m_earlier, m_later})
        tools->addWidget(button);
    tools->addStretch();
    left->addLayout(tools);
    left->addWidget(m_secret, 0, Qt::AlignLeft);
    line->addLayout(left, 2);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_nameLabel);
    column->addWidget(m_name);
    column->addWidget(m_editor, 1);
    column->addWidget(m_answer);
    for (const auto &row : {std::vector{m_save, m_discard, m_tryOut}, std::vector{m_versions, m_remove}}) {
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(Theme::small);
        for (QPushButton *button : row)
            buttons->addWidget(button);
        buttons->addStretch();
        column->addLayout(buttons);
    }
    line->addWidget(m_side, 3);
}

const TeamItem *AutomationPage::item() const
{
    return m_shelf.find(TeamItemKind::Rule, m_id);
}

int AutomationPage::nextOrder() const
{
    int last = 0;
    for (const TeamItem &one : m_shelf.items(TeamItemKind::Rule))
        if (const Result<Rule> rule = fromRuleBody(one.saved.body))
            last = std::max(last, rule->order);
    return last + 1;
}

void AutomationPage::takeItems()
{
    m_showing = true;
    m_list->clear();
    for (const TeamItem *one : inOrder(m_shelf.items(TeamItemKind::Rule))) {
        const Result<Rule> rule = fromRuleBody(one->saved.body);
        auto *line = new QListWidgetItem(m_list);
        line->setData(idData, one->saved.id);
        line->setFlags(rule ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                            : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (rule)
            line->setCheckState(rule->on ? Qt::Checked : Qt::Unchecked);
        label(line);
        if (one->saved.id == m_id)
            m_list->setCurrentItem(line);
    }
    m_showing = false;
    if (m_changed) // what is being typed stays; saving makes it the newest version
        return refresh();
    if (!m_awaited.isEmpty() && !m_shelf.find(TeamItemKind::Rule, m_awaited))
        return refresh(); // what was saved is not on the shelf yet: it stays shown
    m_awaited.clear();
    if (!item() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showChosen();
}

/// Name, and how the rule has been doing.
void AutomationPage::label(QListWidgetItem *line) const
{
    const QString id = line->data(idData).toString();
    const TeamItem *one = m_shelf.find(TeamItemKind::Rule, id);
    if (!one)
        return;
    const Result<Rule> rule = fromRuleBody(one->saved.body);
    const RuleActivity activity = m_activity.value(id);
    QString did = tr("has not run in 7 days");
    if (!rule)
        did = tr("damaged");
    else if (activity.last)
        did = tr("ran %n time(s) in 7 days, last %1", nullptr, activity.runs)
                  .arg(toDateTime(*activity.last).toTimeZone(QTimeZone::systemTimeZone()).toString(u"MM-dd HH:mm"_s));
    line->setText(one->saved.name + u'\n' + did);
    const QString words = tr("%1 · %2").arg(one->saved.name, did);
    line->setToolTip(Qt::convertFromPlainText(words));
    const QString state = !rule ? QString() : rule->on ? tr("on") : tr("off");
    line->setData(Qt::AccessibleTextRole, state.isEmpty() ? words : tr("%1 · %2").arg(state, words));
}

void AutomationPage::askActivity()
{
    if (!m_board.askActivity)
        return;
    m_board.askActivity(this, [this](const QHash<QString, RuleActivity> &activity) {
        m_activity = activity;
        const bool was = std::exchange(m_showing, true);
        for (int row = 0; row < m_list->count(); ++row)
            label(m_list->item(row));
        m_showing = was;
    });
}

void AutomationPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askActivity();
}

/// The switch of a line is a version of its own, at once.
void AutomationPage::switched(QListWidgetItem *line)
{
    const TeamItem *one = m_shelf.find(TeamItemKind::Rule, line->data(idData).toString());
    if (m_showing || m_changed || !one)
        return;
    Result<Rule> rule = fromRuleBody(one->saved.body);
    const bool on = line->checkState() == Qt::Checked;
    if (!rule || rule->on == on)
        return;
    rule->on = on;
    TeamItemSaved saved = one->saved;
    saved.body = toRuleBody(*rule);
    m_id = saved.id;
    put(saved, on ? tr("“%1” is switched on.").arg(saved.name) : tr("“%1” is switched off.").arg(saved.name));
}

/// Changes places with a neighbour.
void AutomationPage::moveRule(int by)
{
    const std::vector<const TeamItem *> ordered = inOrder(m_shelf.items(TeamItemKind::Rule));
    const int from = m_list->currentRow(), to = from + by;
    if (m_changed || from < 0 || to < 0 || to >= static_cast<int>(ordered.size()))
        return;
    std::vector<TeamItemSaved> moved;
    for (int row = 0; row < static_cast<int>(ordered.size()); ++row) {
        const TeamItem *one = ordered.at(static_cast<size_t>(row));
        Result<Rule> rule = fromRuleBody(one->saved.body);
        const int place = row == from ? to : row == to ? from : row;
        if (!rule || rule->order == place + 1)
            continue;
        rule->order = place + 1;
        moved.push_back(one->saved);
        moved.back().body = toRuleBody(*rule);
    }
    for (const TeamItemSaved &one : moved)
        put(one, tr("The order is saved."));
}

void AutomationPage::choose(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(idData).toString() == id)
            m_list->setCurrentRow(row);
}

void AutomationPage::showChosen()
{
    if (m_showing || m_changed)
        return;
    const QListWidgetItem *line = m_list->currentItem();
    m_id = line ? line->data(idData).toString() : QString();
    m_new = false;
    m_showing = true;
    if (const TeamItem *shown = item()) {
        m_name->setText(shown->saved.name);
        const Result<Rule> rule = fromRuleBody(shown->saved.body);
        m_editor->setRule(rule.value_or(Rule()));
        if (!rule)
            say(tr("This rule is damaged, or was saved by a later version. It does not run. An earlier version can be "
                   "brought back."),
                u"warning"_s);
    }
    m_showing = false;
    refresh();
}

void AutomationPage::begin()
{
    m_list->setCurrentRow(-1);
    m_id.clear();
    m_new = m_changed = true;
    m_showing = true;
    m_name->setText(freeName(m_shelf.items(TeamItemKind::Rule), tr("New rule")));
    Rule rule;
    rule.order = nextOrder();
    m_editor->setRule(rule);
    m_showing = false;
    say({}, {});
    refresh();
    m_name->setFocus();
    m_name->selectAll();
}

void AutomationPage::changed()
{
    if (m_showing)
        return;
    m_changed = true;
    say({}, {});
    refresh();
}

void AutomationPage::refresh()
{
    const bool shown = m_new || m_changed || !m_awaited.isEmpty() || item() != nullptr;
    const int row = m_list->currentRow();
    m_side->setVisible(shown);
    m_empty->setVisible(m_list->count() == 0);
    m_list->setEnabled(!m_changed);
    m_add->setEnabled(!m_changed);
    m_earlier->setEnabled(!m_changed && row > 0);
    m_later->setEnabled(!m_changed && row >= 0 && row + 1 < m_list->count());
    m_save->setEnabled(m_changed && !m_saving && isRight(m_editor->rule()) && !m_name->text().trimmed().isEmpty());
    m_discard->setEnabled(m_changed && !m_saving);
    m_tryOut->setEnabled(isRight(m_editor->rule()));
    m_versions->setEnabled(!m_changed && item());
    m_remove->setEnabled(!m_changed && item());
}

void AutomationPage::save()
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Rule;
    saved.id = m_new ? QUuid::createUuid().toString(QUuid::WithoutBraces) : m_id;
    saved.name = m_name->text().trimmed();
    saved.body = toRuleBody(m_editor->rule());
    put(saved, tr("Saved. It runs on what happens from here on."));
}

void AutomationPage::put(TeamItemSaved saved, const QString &told)
{
    saved.removed = false;
    saved.owner = {};
    m_saving = true;
    refresh();
    m_shelf.save(saved, [self = QPointer(this), told, id = saved.id, wasNew = m_new](const DeskResult &result) {
        if (!self)
            return;
        self->m_saving = false;
        if (!result.done()) {
            self->say(ConversationWords::error(result.error), u"danger"_s);
            if (!self->m_changed)
                self->takeItems(); // a switch shows again what is in force
            return self->refresh();
        }
        self->m_changed = self->m_new = false;
        if (wasNew)
            self->m_id = self->m_awaited = id;
        self->takeItems();
        self->say(told, u"muted"_s);
    });
}

void AutomationPage::discard()
{
    m_changed = m_new = false;
    say({}, {});
    takeItems();
}

void AutomationPage::remove()
{
    const TeamItem *shown = item();
    if (!shown)
        return;
    TeamItemSaved saved = shown->saved;
    saved.removed = true;
    m_shelf.save(saved, [self = QPointer(this), before = shown->saved](const DeskResult &result) {
        if (!self)
            return;
        if (!result.done())
            return self->say(ConversationWords::error(result.error), u"danger"_s);
        // It stays in the editor, as something not saved: taking the removal back is saving it again.
        self->m_id = before.id;
        self->m_new = false;
        self->m_changed = true;
        self->say(tr("“%1” is removed. Save brings it back; Discard leaves it removed.").arg(before.name),
                  u"warning"_s);
        self->refresh();
        self->m_side->setVisible(true);
    });
}

void AutomationPage::openVersions()
{
    m_shelf.askVersions(this, TeamItemKind::Rule, m_id, [this](const Result<TeamShelf::Items> &versions) {
        if (!versions || versions->size() < 2)
            return say(tr("There is no earlier version."), u"muted"_s);
        const auto described = [](const TeamItem &one) {
            const Result<Rule> rule = fromRuleBody(one.saved.body);
            if (!rule)
                return tr("damaged, or saved by a later version");
            QStringList steps{rule->on ? RuleWords::when(*rule) : tr("off"), rule->conditions.query};
            for (const RuleStep &step : rule->steps)
                steps << RuleWords::step(step);
            steps.removeAll(QString());
            return steps.join(u"; "_s);
        };
        auto *form = new ItemVersionsForm(*versions, described, QTimeZone::systemTimeZone(), window());
        connect(form, &QDialog::accepted, this, [this, form] {
            const TeamItem chosen = form->chosen();
            put(chosen.saved, tr("Version %1 is in force again.").arg(chosen.version));
        });
        form->open();
    });
}

void AutomationPage::tryOut()
{
    auto *form =
        new DryRunForm(m_board, m_editor->rule(), m_name->text().trimmed(), QTimeZone::systemTimeZone(), window());
    form->open();
}

void AutomationPage::openSecret()
{
    m_board.askSecret(this, [this](const QString &secret) {
        auto *form = new SecretForm(secret, window());
        connect(form, &QDialog::accepted, this, [this, form] {
            m_board.setSecret(this, form->secret(), [this](bool kept) {
                say(kept ? tr("Web calls are signed with the new secret.") : tr("The secret could not be kept."),
                    kept ? u"muted"_s : u"danger"_s);
            });
        });
        form->open();
    });
}

void AutomationPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void AutomationPage::retranslate()
{
    m_list->setAccessibleName(tr("Rules"));
    m_empty->setText(
        tr("No rule yet. A rule does something by itself: when a customer writes, a promise is about to be "
           "broken or a case gets a tag."));
    m_add->setText(tr("New rule"));
    m_secret->setText(tr("Secret of web calls…"));
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name"));
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_tryOut->setText(tr("Try it on the last week…"));
    m_versions->setText(tr("Earlier versions…"));
    m_remove->setText(tr("Remove"));
    for (QPushButton *button : {m_add, m_secret, m_save, m_discard, m_tryOut, m_versions, m_remove})
        button->setAccessibleName(button->text());
    m_earlier->setAccessibleName(tr("Run it earlier"));
    m_earlier->setToolTip(tr("Run it earlier"));
    m_later->setAccessibleName(tr("Run it later"));
    m_later->setToolTip(tr("Run it later"));
}

void AutomationPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeItems();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
