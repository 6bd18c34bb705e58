// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/item_page.h"

#include "ui/conversation/words.h"
#include "ui/team/item_forms.h"
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

ItemPage::ItemPage(TeamShelf &shelf, Setup setup, ItemEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_setup(std::move(setup))
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
    , m_editor(editor)
{
    nameParts();
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &ItemPage::showChosen);
    connect(m_add, &QPushButton::clicked, this, &ItemPage::begin);
    connect(m_save, &QPushButton::clicked, this, &ItemPage::save);
    connect(m_discard, &QPushButton::clicked, this, &ItemPage::discard);
    connect(m_versions, &QPushButton::clicked, this, &ItemPage::openVersions);
    connect(m_remove, &QPushButton::clicked, this, &ItemPage::remove);
    connect(m_name, &QLineEdit::textEdited, this, &ItemPage::changed);
    connect(m_who, &QComboBox::activated, this, &ItemPage::changed);
    connect(m_editor, &ItemEditor::edited, this, &ItemPage::changed);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == m_setup.kind)
            takeItems();
    });
    retranslate();
    m_shelf.watch(m_setup.kind);
    takeItems();
}

void ItemPage::nameParts()
{
    const QString kind = m_setup.name;
    const QString lower = kind.front().toLower() + kind.mid(1);
    setObjectName(lower + u"sPage"_s);
    m_list->setObjectName(lower + u's');
    m_answer->setObjectName(lower + u"Answer"_s);
    m_add->setObjectName(u"add"_s + kind);
    m_save->setObjectName(u"save"_s + kind);
    m_discard->setObjectName(u"discard"_s + kind);
    m_versions->setObjectName(lower + u"Versions"_s);
    m_remove->setObjectName(u"remove"_s + kind);
    m_name->setObjectName(lower + u"Name"_s);
    m_who->setObjectName(lower + u"Owner"_s);
}

void ItemPage::build()
{
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_save->setProperty("kind", u"primary"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    m_name->setMaxLength(60);
    m_nameLabel->setBuddy(m_name);
    m_who->addItems({QString(), QString()});
    m_whoLabel->setBuddy(m_who);
    m_who->setVisible(m_setup.personal);
    m_whoLabel->setVisible(m_setup.personal);

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

const TeamItem *ItemPage::item() const
{
    return m_shelf.find(m_setup.kind, m_id);
}

bool ItemPage::isMine() const
{
    const TeamItem *shown = item();
    return !shown || !shown->saved.owner.isEmpty() || shown->saved.by.agent == m_shelf.me();
}

void ItemPage::takeItems()
{
    m_showing = true;
    m_list->clear();
    for (const TeamItem &one : m_shelf.items(m_setup.kind)) {
        const QString who = one.saved.owner.isEmpty() ? tr("team") : tr("only I");
        QStringList parts{one.saved.name};
        if (m_setup.personal)
            parts << who;
        if (m_editor->describe(one.saved.body).isEmpty())
            parts << tr("damaged");
        auto *line = new QListWidgetItem(parts.join(u" · "_s), m_list);
        line->setData(idData, one.saved.id);
        if (one.saved.id == m_id)
            m_list->setCurrentItem(line);
    }
    m_showing = false;
    if (m_changed) // what is being typed stays; saving makes it the newest version
        return refresh();
    if (!m_awaited.isEmpty() && !m_shelf.find(m_setup.kind, m_awaited))
        return refresh(); // what was saved is not on the shelf yet: it stays shown
    m_awaited.clear();
    if (!item() && !m_shelf.items(m_setup.kind).empty())
        m_list->setCurrentRow(0);
    showChosen();
}

void ItemPage::choose(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(idData).toString() == id)
            m_list->setCurrentRow(row);
}

void ItemPage::showChosen()
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
        if (!m_editor->show(shown->saved.body))
            say(tr("This is damaged, or was saved by a later version. An earlier version can be brought back."),
                u"warning"_s);
    }
    m_showing = false;
    refresh();
}

void ItemPage::begin()
{
    m_list->setCurrentRow(-1);
    m_id.clear();
    m_new = m_changed = true;
    m_showing = true;
    m_name->setText(freeName(m_shelf.items(m_setup.kind), m_setup.words().newName));
    m_who->setCurrentIndex(m_setup.personal ? 0 : 1);
    m_editor->begin();
    m_showing = false;
    say({}, {});
    refresh();
    m_name->setFocus();
    m_name->selectAll();
}

void ItemPage::changed()
{
    if (m_showing)
        return;
    m_changed = true;
    say({}, {});
    refresh();
}

void ItemPage::refresh()
{
    const bool shown = m_new || m_changed || !m_awaited.isEmpty() || item() != nullptr;
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

void ItemPage::save()
{
    TeamItemSaved saved;
    saved.kind = m_setup.kind;
    saved.id = m_new ? QUuid::createUuid().toString(QUuid::WithoutBraces) : m_id;
    saved.name = m_name->text().trimmed();
    saved.owner = m_who->currentIndex() == 1 ? AgentId() : m_shelf.me();
    saved.body = m_editor->body();
    put(saved, tr("Saved."));
}

void ItemPage::put(TeamItemSaved saved, const QString &told)
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
        self->m_id = self->m_awaited = id;
        self->takeItems();
        self->say(told, u"muted"_s);
    });
}

void ItemPage::discard()
{
    m_changed = m_new = false;
    say({}, {});
    takeItems();
}

void ItemPage::remove()
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

void ItemPage::openVersions()
{
    m_shelf.askVersions(this, m_setup.kind, m_id, [this](const Result<TeamShelf::Items> &versions) {
        if (!versions || versions->size() < 2)
            return say(tr("There is no earlier version."), u"muted"_s);
        const auto described = [this](const TeamItem &one) {
            const QString line = m_editor->describe(one.saved.body);
            return line.isEmpty() ? tr("damaged, or saved by a later version") : line;
        };
        auto *form = new ItemVersionsForm(*versions, described, QTimeZone::systemTimeZone(), window());
        connect(form, &QDialog::accepted, this, [this, form] {
            const TeamItem chosen = form->chosen();
            put(chosen.saved, tr("Version %1 is in force again.").arg(chosen.version));
        });
        form->open();
    });
}

void ItemPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void ItemPage::retranslate()
{
    const Words words = m_setup.words();
    m_list->setAccessibleName(words.list);
    m_empty->setText(words.empty);
    m_add->setText(words.add);
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

void ItemPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeItems();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
