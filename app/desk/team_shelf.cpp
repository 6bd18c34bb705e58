// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/team_shelf.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

TeamShelf::TeamShelf(Source source, AgentId me, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_me(std::move(me))
{
}

void TeamShelf::watch(TeamItemKind kind)
{
    if (!std::exchange(shelf(kind).watched, true))
        read(kind);
}

const TeamItem *TeamShelf::find(TeamItemKind kind, const QString &id) const
{
    const Items &all = items(kind);
    const auto found = std::find_if(all.begin(), all.end(), [&id](const TeamItem &one) { return one.saved.id == id; });
    return found == all.end() ? nullptr : &*found;
}

void TeamShelf::apply(const ChangeSet &changes)
{
    if (!changes.team)
        return;
    for (size_t i = 0; i < m_shelves.size(); ++i)
        if (m_shelves.at(i).watched)
            read(static_cast<TeamItemKind>(i));
}

/// One question at a time: what changes meanwhile is asked for once more afterwards.
void TeamShelf::read(TeamItemKind kind)
{
    Shelf &one = shelf(kind);
    if (one.asking) {
        one.again = true;
        return;
    }
    one.asking = true;
    m_source.items(this, kind, [this, kind](Result<Items> answer) {
        Shelf &read = shelf(kind);
        read.asking = false;
        // A store that cannot be read keeps what was known; the reader tells about the trouble itself.
        if (answer && *answer != read.items) {
            read.items = std::move(*answer);
            Q_EMIT changed(kind);
        }
        if (std::exchange(shelf(kind).again, false))
            this->read(kind);
    });
}

void TeamShelf::askVersions(const QObject *context, TeamItemKind kind, const QString &id, ItemsDone done)
{
    m_source.versions(context, kind, id, std::move(done));
}

void TeamShelf::save(const TeamItemSaved &item, DeskDone done)
{
    Q_EMIT saving(item);
    m_source.save(item, std::move(done));
}

QString freeName(const TeamShelf::Items &items, const QString &wanted)
{
    const auto taken = [&items](const QString &name) {
        return std::any_of(items.begin(), items.end(), [&name](const TeamItem &one) { return one.saved.name == name; });
    };
    QString name = wanted;
    for (int number = 2; taken(name); ++number)
        name = u"%1 %2"_s.arg(wanted).arg(number);
    return name;
}

} // namespace lianxi
