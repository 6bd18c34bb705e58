// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"

#include <QObject>
#include <QPointer>

namespace lianxi::test
{

/// What a team wrote down, in memory: the store behind a TeamShelf. Answers and results come later, as they do from the
/// real one; the shelf learns of a saving as if the projection had told it.
class TeamBoard final : public QObject
{
public:
    explicit TeamBoard(const AgentId &me)
        : m_me(me)
        , shelf(source(), me)
    {
    }

    /// Every version that was saved, oldest first.
    std::vector<TeamItem> saved;
    bool writable = true;

private:
    AgentId m_me;

public:
    TeamShelf shelf;

    /// Puts a version there, as `by`.
    void put(TeamItemSaved item, const AgentId &by = AgentId(QStringLiteral("wang")))
    {
        item.by.agent = by;
        item.by.name = by.text();
        saved.push_back({item, version(item) + 1, fromMillis(1'788'000'000'000LL + version(item) * 60'000)});
        ChangeSet changes;
        changes.team = true;
        shelf.apply(changes);
    }

private:
    [[nodiscard]] int version(const TeamItemSaved &item) const
    {
        return static_cast<int>(std::count_if(saved.begin(), saved.end(), [&item](const TeamItem &one) {
            return one.saved.kind == item.kind && one.saved.id == item.id;
        }));
    }
    [[nodiscard]] TeamShelf::Items inForce(TeamItemKind kind) const
    {
        TeamShelf::Items items;
        for (const TeamItem &one : saved) {
            const bool newest = one.version == version(one.saved);
            const bool visible = one.saved.owner.isEmpty() || one.saved.owner == m_me;
            if (one.saved.kind == kind && newest && visible && !one.saved.removed)
                items.push_back(one);
        }
        std::stable_sort(items.begin(), items.end(),
                         [](const TeamItem &a, const TeamItem &b) { return a.saved.name < b.saved.name; });
        return items;
    }
    void later(const QObject *context, std::function<void()> what)
    {
        QMetaObject::invokeMethod(
            this,
            [keeper = QPointer<const QObject>(context), what = std::move(what)] {
                if (keeper)
                    what();
            },
            Qt::QueuedConnection);
    }
    TeamShelf::Source source()
    {
        return {[this](const QObject *context, TeamItemKind kind, TeamShelf::ItemsDone done) {
                    later(context, [this, kind, done] { done(inForce(kind)); });
                },
                [this](const QObject *context, TeamItemKind kind, const QString &id, TeamShelf::ItemsDone done) {
                    later(context, [this, kind, id, done] {
                        TeamShelf::Items versions;
                        for (const TeamItem &one : saved)
                            if (one.saved.kind == kind && one.saved.id == id)
                                versions.insert(versions.begin(), one);
                        done(versions);
                    });
                },
                [this](const TeamItemSaved &item, DeskDone done) {
                    later(this, [this, item, done] {
                        DeskResult result;
                        result.kind = writable ? DeskResult::Kind::Done : DeskResult::Kind::Unavailable;
                        if (writable)
                            put(item, m_me);
                        done(result);
                    });
                }};
    }
};

} // namespace lianxi::test
