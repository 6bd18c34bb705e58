// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/macros_page.h"

#include "ui/conversation/words.h"
#include "ui/settings/macro_editor.h"
#include "ui/team/item_forms.h"
#include "ui/team/macro_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QUuid>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int idData = Qt::UserRole + 1;
}

MacrosPage::MacrosPage(TeamShelf &shelf, ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories,
                       QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_list(new QListWidget(this))
    , m_empty(new PlainLabel(this))
    , m_nameLabel(new PlainLabel(this))
    , m_whoLabel(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_add(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_versions(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_side(new QWidget(this))
    , m_name(new QLineEdit(this))
    , m_who(new QComboBox(this))
    , m_editor(new MacroEditor(themes, this))
{
    setObjectName(u"macrosPage"_s);
    m_editor->setCategories(std::move(categories));
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &MacrosPage::showChosen);
    connect(m_add, &QPushButton::clicked, this, &MacrosPage::begin);
    connect(m_save, &QPushButton::clicked, this, &MacrosPage::save);
    connect(m_discard, &QPushButton::clicked, this, &MacrosPage::discard);
    connect(m_versions, &QPushButton::clicked, this, &MacrosPage::openVersions);
    connect(m_remove, &QPushButton::clicked, this, &MacrosPage::remove);
    connect(m_name, &QLineEdit::textEdited, this, &MacrosPage::changed);
    connect(m_who, &QComboBox::activated, this, &MacrosPage::changed);
    connect(m_editor, &MacroEditor::edited, this, &MacrosPage::changed);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Macro)
            takeItems();
    });
    retranslate();
    m_shelf.watch(TeamItemKind::Macro);
    takeItems();
}

void MacrosPage::build()
{
    m_list->setObjectName(u"macros"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setProperty("kind", u"muted"_s);
    m_answer->setObjectName(u"macroAnswer"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_add->setObjectName(u"addMacro"_s);
    m_save->setObjectName(u"saveMacro"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_discard->setObjectName(u"discardMacro"_s);
    m_versions->setObjectName(u"macroVersions"_s);
    m_remove->setObjectName(u"removeMacro"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    m_name->setObjectName(u"macroName"_s);
    m_name->setMaxLength(60);
    m_nameLabel->setBuddy(m_name);
    m_who->setObjectName(u"macroOwner"_s);
    m_who->addItems({QString(), QString()});
    m_whoLabel->setBuddy(m_who);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::large);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::small);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty);
    left->addWidget(m_add, 0, Qt::AlignLeft);
    line->addLayout(left, 2);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameLabel, m_name, m_whoLabel, m_who})
        column->addWidget(part);
    column->addWidget(m_editor, 1);
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_save, m_discard, m_versions, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    line->addWidget(m_side, 3);
}

const TeamItem *MacrosPage::item() const
{
    return m_shelf.find(TeamItemKind::Macro, m_id);
}

bool MacrosPage::isMine() const
{
    const TeamItem *shown = item();
    return !shown || !shown->saved.owner.isEmpty() || shown->saved.by.agent == m_shelf.me();
}

void MacrosPage::takeItems()
{
    m_showing = true;
    m_list->clear();
    for (const TeamItem &one : m_shelf.items(TeamItemKind::Macro)) {
        const QString who = one.saved.owner.isEmpty() ? tr("team") : tr("only I");
        const bool whole = fromMacroBody(one.saved.body).has_value();
        auto *line = new QListWidgetItem(
            whole ? tr("%1 · %2").arg(one.saved.name, who) : tr("%1 · %2 · damaged").arg(one.saved.name, who), m_list);
        line->setData(idData, one.saved.id);
        if (one.saved.id == m_id)
            m_list->setCurrentItem(line);
    }
    m_showing = false;
    if (m_changed) // what is being typed stays; saving makes it the newest version
        return refresh();
    if (!item() && !m_shelf.items(TeamItemKind::Macro).empty())
        m_list->setCurrentRow(0);
    showChosen();
}

void MacrosPage::choose(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(idData).toString() == id)
            m_list->setCurrentRow(row);
}

void MacrosPage::showChosen()
{
    if (m_showing || m_changed)
        return;
    const QListWidgetItem *line = m_list->currentItem();
    m_id = line ? line->data(idData).toString() : QString();
    m_new = false;
    m_showing = true;
    if (const TeamItem *shown = item()) {
        m_name->setText(shown->saved.name);
        m_who->setCurrentIndex(shown->saved.owner.isEmpty() ? 1 : 0);
        const Result<Macro> macro = fromMacroBody(shown->saved.body);
        m_editor->setMacro(macro.value_or(Macro()));
        if (!macro)
            say(tr("This macro is damaged, or was saved by a later version. An earlier version can be brought back."),
                u"warning"_s);
    }
    m_showing = false;
    refresh();
}

void MacrosPage::begin()
{
    m_list->setCurrentRow(-1);
    m_id.clear();
    m_new = m_changed = true;
    m_showing = true;
    m_name->setText(freeName(m_shelf.items(TeamItemKind::Macro), tr("New macro")));
    m_who->setCurrentIndex(0);
    m_editor->setMacro({});
    m_showing = false;
    say({}, {});
    refresh();
    m_name->setFocus();
    m_name->selectAll();
}

void MacrosPage::changed()
{
    if (m_showing)
        return;
    m_changed = true;
    say({}, {});
    refresh();
}

void MacrosPage::refresh()
{
    const bool shown = m_new || item() != nullptr;
    m_side->setVisible(shown);
    m_empty->setVisible(m_list->count() == 0);
    m_list->setEnabled(!m_changed);
    m_add->setEnabled(!m_changed);
    m_save->setEnabled(m_changed && !m_saving && m_editor->isRight() && !m_name->text().trimmed().isEmpty());
    m_discard->setEnabled(m_changed && !m_saving);
    m_versions->setEnabled(!m_changed && item());
    m_remove->setEnabled(!m_changed && item());
    m_who->setEnabled(isMine()); // a colleague's macro is not taken away from the others
}

void MacrosPage::save()
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Macro;
    saved.id = m_new ? QUuid::createUuid().toString(QUuid::WithoutBraces) : m_id;
    saved.name = m_name->text().trimmed();
    saved.owner = m_who->currentIndex() == 1 ? AgentId() : m_shelf.me();
    saved.body = toMacroBody(m_editor->macro());
    put(saved, tr("Saved."));
}

void MacrosPage::put(TeamItemSaved saved, const QString &told)
{
    saved.removed = false;
    m_saving = true;
    refresh();
    m_shelf.save(saved, [self = QPointer(this), id = saved.id, told](const DeskResult &result) {
        if (!self)
            return;
        self->m_saving = false;
        if (!result.done()) {
            self->say(ConversationWords::error(result.error), u"danger"_s);
            return self->refresh();
        }
        self->m_changed = self->m_new = false;
        self->m_id = id;
        self->takeItems();
        self->say(told, u"muted"_s);
    });
}

void MacrosPage::discard()
{
    m_changed = m_new = false;
    say({}, {});
    takeItems();
}

void MacrosPage::remove()
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
        self->m_side->setVisible(true);
        self->say(tr("“%1” is removed. Save brings it back; Discard leaves it removed.").arg(before.name),
                  u"warning"_s);
        self->refresh();
        self->m_side->setVisible(true);
    });
}

void MacrosPage::openVersions()
{
    m_shelf.askVersions(this, TeamItemKind::Macro, m_id, [this](const Result<TeamShelf::Items> &versions) {
        if (!versions || versions->size() < 2)
            return say(tr("There is no earlier version."), u"muted"_s);
        const auto described = [](const TeamItem &one) {
            const Result<Macro> macro = fromMacroBody(one.saved.body);
            if (!macro)
                return tr("damaged, or saved by a later version");
            QStringList steps;
            for (const MacroStep &step : macro->steps)
                steps << MacroWords::step(step);
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

void MacrosPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void MacrosPage::retranslate()
{
    m_list->setAccessibleName(tr("Macros"));
    m_empty->setText(tr("No macro yet. A macro does several things at once: a text, tags, snoozing, the next case."));
    m_add->setText(tr("New macro"));
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name"));
    m_whoLabel->setText(tr("Who has it"));
    m_who->setAccessibleName(tr("Who has it"));
    m_who->setItemText(0, tr("Only I"));
    m_who->setItemText(1, tr("The whole team"));
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_versions->setText(tr("Earlier versions…"));
    m_remove->setText(tr("Remove"));
    for (QPushButton *button : {m_add, m_save, m_discard, m_versions, m_remove})
        button->setAccessibleName(button->text());
}

void MacrosPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeItems();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
