// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/roster.h"

#include <QObject>
#include <QPointer>

namespace lianxi::test
{

/// A team's members in memory: the store behind a Roster. Answers and results come later, as they do from the real one.
class RosterBoard final : public QObject
{
public:
    RosterBoard()
        : roster(source())
    {
    }
    std::vector<Member> members;
    std::vector<MemberDescribed> told; ///< what was described, oldest first
    bool writable = true;
    /// What a trial answers, once answerTrial() is called.
    RoutingTrial trial;
    std::optional<RoutingStandard> tried;
    Roster::CancelFlag cancelled;

private:
    QPointer<const QObject> m_asker;
    Roster::TrialDone m_done;

public:
    Roster roster;

    void answerTrial()
    {
        if (m_asker && m_done)
            m_done(cancelled->load() ? Result<RoutingTrial>(failure(ErrorCode::Cancelled, {}))
                                     : Result<RoutingTrial>(trial));
    }
    void put(const MemberDescribed &member, Presence presence = Presence::Online)
    {
        std::erase_if(members, [&member](const Member &one) { return one.described.agent == member.agent; });
        if (!member.removed)
            members.push_back({member, presence, {}, 0});
        ChangeSet changes;
        changes.team = true;
        roster.apply(changes);
    }

private:
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
    Roster::Source source()
    {
        return {[this](const QObject *context, Roster::MembersDone done) {
                    later(context, [this, done] { done(members); });
                },
                [this](const MemberDescribed &member, DeskDone done) {
                    later(this, [this, member, done] {
                        DeskResult result;
                        result.kind = writable ? DeskResult::Kind::Done : DeskResult::Kind::Unavailable;
                        if (writable) {
                            told.push_back(member);
                            put(member);
                        }
                        done(result);
                    });
                },
                [this](const QObject *context, const RoutingStandard &changed, const Roster::CancelFlag &flag,
                       Roster::TrialDone done) {
                    tried = changed;
                    cancelled = flag;
                    m_asker = context;
                    m_done = std::move(done);
                }};
    }
};

} // namespace lianxi::test
