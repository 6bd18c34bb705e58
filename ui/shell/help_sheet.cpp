// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_sheet.h"

#include "ui/theme/plain_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList parts;
    for (const QKeySequence &key : keys)
        parts += key.toString(QKeySequence::NativeText);
    parts.removeDuplicates(); // Return and Enter have one name in some languages
    return parts.join(u"   "_s);
}

QWidget *groupColumn(const Shortcuts &shortcuts, CommandGroup group, QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("kind", u"card"_s);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(Theme::large, Theme::medium, Theme::large, Theme::medium);
    grid->setHorizontalSpacing(Theme::huge);
    grid->setVerticalSpacing(Theme::tiny);
    auto *title = new PlainLabel(groupName(group), card);
    title->setProperty("kind", u"title"_s);
    grid->addWidget(title, 0, 0, 1, 2);
    int line = 1;
    for (int i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        if (groupOf(command) != group || shortcuts.keys(command).isEmpty() || !shortcuts.isOffered(command))
            continue;
        auto *name = new PlainLabel(commandName(command), card);
        grid->addWidget(name, line, 0);
        auto *keys = new PlainLabel(keysText(shortcuts.keys(command)), card);
        keys->setProperty("kind", u"muted"_s);
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(keys, line++, 1);
        for (QWidget *label : {name, keys}) // a key cut short is no help
            label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    }
    grid->setRowStretch(line, 1);
    return card;
}

} // namespace

HelpSheet::HelpSheet(const Shortcuts &shortcuts, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"helpSheet"_s);
    setWindowTitle(tr("Keyboard"));
    setAccessibleName(tr("Keyboard"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::large);
    column->setSpacing(Theme::large);
    auto *title = new PlainLabel(tr("Keyboard"), this);
    title->setProperty("kind", u"headline"_s);
    column->addWidget(title);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::medium);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::medium);
    left->addWidget(groupColumn(shortcuts, CommandGroup::Moving, this));
    left->addWidget(groupColumn(shortcuts, CommandGroup::Case, this));
    line->addLayout(left);
    line->addWidget(groupColumn(shortcuts, CommandGroup::Writing, this));
    column->addLayout(line);
    auto *hint = new PlainLabel(tr("In a reply, / inserts a canned reply; in a note, @ and a name calls a colleague. "
                                   "While an input method composes, "
                                   "no key sends. All keys can be changed in the settings."),
                                this);
    hint->setElideMode(Qt::ElideNone);
    hint->setProperty("kind", u"muted"_s);
    column->addWidget(hint);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"close"_s);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace lianxi
