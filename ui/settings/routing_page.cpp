// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/routing_page.h"

#include "ui/conversation/words.h"
#include "ui/settings/routing_trial_view.h"
#include "ui/team/item_forms.h"
#include "ui/team/routing_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array weightMembers{&RoutingWeights::skill, &RoutingWeights::familiar, &RoutingWeights::load,
                                   &RoutingWeights::exposure};

/// Rules whose queue nobody takes: their cases would wait for ever.
QStringList unserved(const RoutingStandard &standard, const std::vector<Member> &members)
{
    QStringList queues;
    for (const RoutingRule &rule : standard.rules) {
        const bool served = rule.queue.isEmpty()
            || std::any_of(members.begin(), members.end(),
                           [&rule](const Member &one) { return one.described.queues.contains(rule.queue); });
        if (!served && !queues.contains(rule.queue))
            queues << rule.queue;
    }
    return queues;
}

} // namespace

const TeamItem *RoutingPage::item() const
{
    return m_services.shelf.find(TeamItemKind::Routing, routingItemId);
}

RoutingRule *RoutingPage::chosen()
{
    const int row = m_rules->currentRow();
    return row < 0 || row >= static_cast<int>(m_standard.rules.size()) ? nullptr
                                                                       : &m_standard.rules.at(static_cast<size_t>(row));
}

void RoutingPage::takeItem()
{
    if (m_changed) // what is being typed stays; saving makes it the newest version
        return refresh();
    const TeamItem *saved = item();
    const Result<RoutingStandard> read = saved ? fromRoutingBody(saved->saved.body) : RoutingStandard();
    m_damaged = !read;
    m_standard = read.value_or(RoutingStandard());
    showStandard();
    if (m_damaged)
        say(tr("The standard is damaged, or was saved by a later version: nothing is routed. An earlier version can be "
               "brought back."),
            u"danger"_s);
}

void RoutingPage::showStandard()
{
    m_showing = true;
    m_on->setChecked(m_standard.on);
    for (size_t i = 0; i < weightMembers.size(); ++i)
        m_numbers.at(i)->setValue(m_standard.weights.*weightMembers.at(i));
    m_numbers.at(4)->setValue(static_cast<int>(m_standard.level.count()));
    m_numbers.at(5)->setValue(static_cast<int>(m_standard.rest.count()));
    m_showing = false;
    showRules();
    refresh();
}

void RoutingPage::showRules()
{
    const int row = m_rules->currentRow();
    m_showing = true;
    m_rules->clear();
    for (const RoutingRule &rule : m_standard.rules) {
        QStringList does;
        if (!rule.queue.isEmpty())
            does << tr("to %1").arg(rule.queue);
        if (rule.skill > 0)
            does << tr("skill from %1").arg(rule.skill);
        if (rule.priority)
            does << ConversationWords::priority(*rule.priority);
        const QString name = rule.name.trimmed().isEmpty() ? tr("(no name)") : rule.name;
        new QListWidgetItem(tr("%1. %2 → %3").arg(m_rules->count() + 1).arg(name, does.join(u", "_s)), m_rules);
    }
    m_rules->setCurrentRow(std::min(std::max(row, 0), m_rules->count() - 1));
    m_showing = false;
    showFields();
    showMistakes();
}

void RoutingPage::showFields()
{
    const RoutingRule *rule = chosen();
    m_fields->setVisible(rule != nullptr);
    m_showing = true;
    if (rule) {
        m_name->setText(rule->name);
        m_query->setText(rule->when.query);
        m_platform->setCurrentIndex(rule->when.platform ? static_cast<int>(*rule->when.platform) + 1 : 0);
        m_surface->setCurrentIndex(rule->when.surface ? static_cast<int>(*rule->when.surface) + 1 : 0);
        m_queue->clear();
        m_queue->addItems(m_services.queues());
        m_queue->setCurrentText(rule->queue);
        m_skill->setValue(rule->skill);
        m_priority->setCurrentIndex(rule->priority ? static_cast<int>(*rule->priority) + 1 : 0);
    }
    m_showing = false;
    const int row = m_rules->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_rules->count());
    m_removeRule->setEnabled(row >= 0);
}

void RoutingPage::showMistakes()
{
    const std::vector<RoutingMistake> mistakes = mistakesOf(m_standard);
    const QIcon warning = m_services.theme.theme().icon(IconName::Warning, ColorRole::Danger);
    for (int row = 0; row < m_rules->count(); ++row) {
        const bool wrong =
            std::any_of(mistakes.begin(), mistakes.end(), [row](const RoutingMistake &one) { return one.rule == row; });
        m_rules->item(row)->setIcon(wrong ? warning : QIcon());
    }
    m_mistake->setText(mistakes.empty() ? QString() : RoutingWords::mistake(mistakes.front()));
    m_mistake->setVisible(!mistakes.empty());
    const QStringList alone = unserved(m_standard, m_services.roster.members());
    m_unserved->setText(alone.isEmpty() ? QString()
                                        : tr("Nobody takes the work of %1 yet: its cases would wait until somebody "
                                             "picks them. Settings, Team describes who does.")
                                              .arg(alone.join(u", "_s)));
    m_unserved->setVisible(!alone.isEmpty());
}

void RoutingPage::addRule()
{
    RoutingRule rule;
    rule.name = tr("New rule");
    for (int number = 2; std::any_of(m_standard.rules.begin(), m_standard.rules.end(),
                                     [&rule](const RoutingRule &one) { return one.name == rule.name; });
         ++number)
        rule.name = tr("New rule %1").arg(number);
    rule.when.box = CaseFilter::Box::All;
    m_standard.rules.push_back(rule);
    showRules();
    m_rules->setCurrentRow(m_rules->count() - 1);
    edited();
    m_name->setFocus();
    m_name->selectAll();
}

void RoutingPage::moveRule(int by)
{
    const int row = m_rules->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_rules->count())
        return;
    std::swap(m_standard.rules.at(static_cast<size_t>(row)), m_standard.rules.at(static_cast<size_t>(row + by)));
    m_rules->setCurrentRow(row + by);
    edited();
    showRules();
}

void RoutingPage::removeRule()
{
    if (!chosen())
        return;
    m_standard.rules.erase(m_standard.rules.begin() + m_rules->currentRow());
    edited();
    showRules();
}

void RoutingPage::takeFields()
{
    RoutingRule *rule = chosen();
    if (m_showing || !rule)
        return;
    rule->name = m_name->text().trimmed();
    rule->when.query = m_query->text().trimmed();
    const auto choice = [](const QComboBox *box) { return box->currentIndex() - 1; };
    rule->when.platform =
        choice(m_platform) < 0 ? std::nullopt : std::optional(static_cast<Platform>(choice(m_platform)));
    rule->when.surface = choice(m_surface) < 0 ? std::nullopt : std::optional(static_cast<Surface>(choice(m_surface)));
    rule->queue = m_queue->currentText().trimmed();
    rule->skill = m_skill->value();
    rule->priority = choice(m_priority) < 0 ? std::nullopt : std::optional(static_cast<Priority>(choice(m_priority)));
    edited();
    // The line of the rule alone: the field that is typed into keeps its cursor.
    const int row = m_rules->currentRow();
    m_rules->item(row)->setText(tr("%1. %2").arg(row + 1).arg(rule->name.isEmpty() ? tr("(no name)") : rule->name));
    showMistakes();
}

void RoutingPage::takeWeights()
{
    if (m_showing)
        return;
    m_standard.on = m_on->isChecked();
    for (size_t i = 0; i < weightMembers.size(); ++i)
        m_standard.weights.*weightMembers.at(i) = m_numbers.at(i)->value();
    m_standard.level = std::chrono::minutes(m_numbers.at(4)->value());
    m_standard.rest = std::chrono::minutes(m_numbers.at(5)->value());
    edited();
    showMistakes();
}

void RoutingPage::edited()
{
    m_changed = true;
    m_trial->clear();
    say({}, {});
    refresh();
}

void RoutingPage::save()
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Routing;
    saved.id = routingItemId;
    saved.name = tr("Routing");
    saved.body = toRoutingBody(m_standard);
    put(saved,
        m_standard.on && m_services.roster.members().empty()
            ? tr("Saved. Nothing is routed yet, because nobody is described: Settings, Team.")
            : tr("Saved."));
}

void RoutingPage::put(TeamItemSaved saved, const QString &told)
{
    saved.removed = false;
    m_saving = true;
    refresh();
    m_services.shelf.save(saved, [self = QPointer(this), told](const DeskResult &result) {
        if (!self)
            return;
        self->m_saving = false;
        if (!result.done()) {
            self->say(ConversationWords::error(result.error), u"danger"_s);
            return self->refresh();
        }
        self->m_changed = false;
        self->takeItem();
        self->say(told, u"muted"_s);
    });
}

void RoutingPage::openVersions()
{
    m_services.shelf.askVersions(
        this, TeamItemKind::Routing, routingItemId, [this](const Result<TeamShelf::Items> &versions) {
            if (!versions || versions->size() < 2)
                return say(tr("There is no earlier version."), u"muted"_s);
            const auto described = [](const TeamItem &one) {
                const Result<RoutingStandard> read = fromRoutingBody(one.saved.body);
                if (!read)
                    return tr("damaged, or saved by a later version");
                QStringList names;
                for (const RoutingRule &rule : read->rules)
                    names << rule.name;
                return (read->on ? tr("on; %n rule(s): %1", nullptr, static_cast<int>(names.size()))
                                 : tr("off; %n rule(s): %1", nullptr, static_cast<int>(names.size())))
                    .arg(names.join(u", "_s));
            };
            auto *form = new ItemVersionsForm(*versions, described, m_services.zone, window());
            connect(form, &QDialog::accepted, this, [this, form] {
                const TeamItem back = form->chosen();
                m_changed = false;
                put(back.saved, tr("Version %1 is in force again.").arg(back.version));
            });
            form->open();
        });
}

void RoutingPage::tryOut()
{
    m_trial->start(m_standard);
}

void RoutingPage::refresh()
{
    const bool right = mistakesOf(m_standard).empty();
    m_save->setEnabled(m_changed && !m_saving && right);
    m_discard->setEnabled(m_changed && !m_saving);
    m_versions->setEnabled(!m_changed && item());
    m_try->setEnabled(right && !m_services.roster.members().empty());
    m_try->setToolTip(m_services.roster.members().empty()
                          ? tr("Describe who belongs to the team first: Settings, Team.")
                          : QString());
}

void RoutingPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void RoutingPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showRules();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
