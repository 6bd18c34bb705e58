// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/item_forms.h"

#include "models/domain/instant.h"

#include <QListWidget>

using namespace Qt::StringLiterals;

namespace lianxi
{

ItemNameForm::ItemNameForm(const QString &title, const QString &name, std::optional<bool> shared, QWidget *parent)
    : Form(title, tr("Save"), parent)
    , m_name(addLine(u"itemName"_s, tr("Name"), true))
{
    m_name->setMaxLength(60); // longer names are read nowhere
    m_name->setText(name);
    m_name->selectAll();
    if (!shared)
        return;
    m_who = addChoice(u"itemOwner"_s, tr("Who has it"), {tr("Only I"), tr("The whole team")});
    m_who->setCurrentIndex(*shared ? 1 : 0);
}

ItemVersionsForm::ItemVersionsForm(std::vector<TeamItem> versions,
                                   const std::function<QString(const TeamItem &)> &describe, const QTimeZone &zone,
                                   QWidget *parent)
    : Form(tr("Earlier versions"), tr("Bring back"), parent)
    , m_versions(std::move(versions))
    , m_list(new QListWidget(this))
{
    addSentence(tr("The version you choose is saved again as the newest one. Nothing is lost."));
    m_list->setObjectName(u"itemVersions"_s);
    m_list->setAccessibleName(tr("Versions"));
    for (const TeamItem &one : m_versions) {
        const QString when = toDateTime(one.at).toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s);
        const QString what = one.saved.removed ? tr("removed") : one.saved.name + u" · "_s + describe(one);
        auto *line =
            new QListWidgetItem(tr("%1 · %2 · %3: %4").arg(one.version).arg(when, one.saved.by.name, what), m_list);
        line->setToolTip(Qt::convertFromPlainText(what));
        // The version in force, and a removal, are not something that could come back.
        if (one.saved.removed || (&one == &m_versions.front()))
            line->setFlags(Qt::NoItemFlags);
    }
    addWide(m_list);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ItemVersionsForm::check);
    need([this] { return !m_list->selectedItems().isEmpty(); });
    check();
}

TeamItem ItemVersionsForm::chosen() const
{
    return m_versions.at(static_cast<size_t>(m_list->currentRow()));
}

QString plainCaption(const QString &name)
{
    return QString(name).replace(u'&', u"&&"_s);
}

} // namespace lianxi
