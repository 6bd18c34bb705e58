// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/store/team_queries.h"

#include <QObject>

#include <array>

namespace lianxi
{

/// What the team and this agent wrote down (views, macros, rules, flows), as the views show it: held in memory, read
/// again when the store says that something changed. View thread.
class TeamShelf final : public QObject
{
    Q_OBJECT
public:
    using Items = std::vector<TeamItem>;
    using ItemsDone = std::function<void(Result<Items>)>;
    /// How the shelf reads and writes. Answers come later on the view thread, and not at all when `context` is gone.
    struct Source {
        std::function<void(const QObject *context, TeamItemKind kind, ItemsDone done)> items; ///< in force, by name
        /// Every version, newest first.
        std::function<void(const QObject *context, TeamItemKind kind, const QString &id, ItemsDone done)> versions;
        std::function<void(const TeamItemSaved &item, DeskDone done)> save;
    };
    TeamShelf(Source source, AgentId me, QObject *parent = nullptr);

    [[nodiscard]] const AgentId &me() const { return m_me; }
    /// Reads a kind and keeps it up to date from here on; asked for again it does nothing.
    void watch(TeamItemKind kind);
    /// What is in force; empty until it has been read.
    [[nodiscard]] const Items &items(TeamItemKind kind) const { return shelf(kind).items; }
    /// Null: not there, or not in force. Valid until changed().
    [[nodiscard]] const TeamItem *find(TeamItemKind kind, const QString &id) const;
    void apply(const ChangeSet &changes);
    void askVersions(const QObject *context, TeamItemKind kind, const QString &id, ItemsDone done);
    /// Writes a version of its own; it is on the shelf once the store has it.
    void save(const TeamItemSaved &item, DeskDone done);

Q_SIGNALS:
    void changed(lianxi::TeamItemKind kind);
    /// Somebody at this desk has it saved: they have seen what is in it. Not told of what others save.
    void saving(const lianxi::TeamItemSaved &item);

private:
    struct Shelf {
        bool watched = false, asking = false, again = false;
        Items items;
    };
    [[nodiscard]] Shelf &shelf(TeamItemKind kind) { return m_shelves.at(static_cast<size_t>(kind)); }
    [[nodiscard]] const Shelf &shelf(TeamItemKind kind) const { return m_shelves.at(static_cast<size_t>(kind)); }
    void read(TeamItemKind kind);

    Source m_source;
    AgentId m_me;
    std::array<Shelf, EnumNames<TeamItemKind>::names.size()> m_shelves;
};

/// A name that nobody has yet among `items`: `wanted`, or `wanted` with a number behind it.
[[nodiscard]] QString freeName(const TeamShelf::Items &items, const QString &wanted);

} // namespace lianxi
