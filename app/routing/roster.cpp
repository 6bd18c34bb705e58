// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/roster.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// What the views show of somebody.
bool sameMember(const Member &a, const Member &b)
{
    return a.presence == b.presence && a.openCases == b.openCases
        && fields::write(a.described) == fields::write(b.described);
}

} // namespace

Roster::Roster(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
}

void Roster::watch()
{
    if (!std::exchange(m_watched, true))
        read();
}

void Roster::apply(const ChangeSet &changes)
{
    if (m_watched && (changes.team || !changes.cases.empty())) // cases: what everybody has in hand
        read();
}

/// One question at a time: what changes meanwhile is asked for once more afterwards.
void Roster::read()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_source.members(this, [this](Result<std::vector<Member>> members) {
        m_asking = false;
        // A store that cannot be read keeps what was known; the reader tells about the trouble itself.
        if (members && !std::equal(members->begin(), members->end(), m_members.begin(), m_members.end(), sameMember)) {
            m_members = std::move(*members);
            Q_EMIT changed();
        }
        if (std::exchange(m_again, false))
            read();
    });
}

void Roster::describe(const MemberDescribed &member, DeskDone done)
{
    m_source.describe(member, std::move(done));
}

void Roster::tryOut(const QObject *context, const RoutingStandard &changed, const CancelFlag &cancelled, TrialDone done)
{
    m_source.tryOut(context, changed, cancelled, std::move(done));
}

std::optional<MemberMistake> roleMistake(const MemberDescribed &member, const std::vector<Member> &all,
                                         const AgentId &me)
{
    const Rights before = rightsOf(all, me);
    std::vector<Member> after = all;
    const auto known = std::find_if(after.begin(), after.end(),
                                    [&member](const Member &one) { return one.described.agent == member.agent; });
    const TeamRole was = known == after.end() ? TeamRole::Agent : known->described.role;
    const auto high = [](TeamRole role) { return role == TeamRole::Administrator || role == TeamRole::Gateway; };
    const bool raises = member.role != was && high(member.role);
    if (before.limited && before.role != TeamRole::Administrator && (raises || high(was)))
        return MemberMistake::RoleTooHigh;
    if (known != after.end())
        after.erase(known);
    if (!member.removed)
        after.push_back({member, {}, {}, 0});
    const Rights then = rightsOf(after, me);
    // Nor may the last administrator go: limits that come and go with a click limit nobody.
    if ((before.may(Right::DescribeMembers) && !then.may(Right::DescribeMembers)) || (before.limited && !then.limited))
        return MemberMistake::LocksOut;
    return std::nullopt;
}

std::vector<MemberMistake> mistakesOf(const MemberDescribed &member, const std::vector<Member> &known)
{
    static const QRegularExpression id(u"^[\\p{L}\\p{N}._-]{1,64}$"_s);
    static const QRegularExpression language(u"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"_s);
    std::vector<MemberMistake> mistakes;
    if (member.agent.isEmpty())
        mistakes.push_back(MemberMistake::IdMissing);
    else if (!id.match(member.agent.text()).hasMatch())
        mistakes.push_back(MemberMistake::BadId);
    else if (std::any_of(known.begin(), known.end(),
                         [&member](const Member &one) { return one.described.agent == member.agent; }))
        mistakes.push_back(MemberMistake::IdTaken);
    if (member.name.trimmed().isEmpty())
        mistakes.push_back(MemberMistake::NameMissing);
    if (!std::all_of(member.languages.begin(), member.languages.end(),
                     [](const QString &one) { return language.match(one).hasMatch(); }))
        mistakes.push_back(MemberMistake::BadLanguage);
    return mistakes;
}

Result<RoutingTrial> tryStandard(sqlite::Database &db, const RoutingStandard &changed, Instant now,
                                 const std::function<bool()> &goOn)
{
    Result<RoutingInForce> inForce = routingInForce(db);
    if (!inForce && inForce.error().code != ErrorCode::Corrupt)
        return tl::unexpected(inForce.error());
    const RoutingStandard before = inForce ? inForce->standard : RoutingStandard();
    const Result<std::vector<RoutingMember>> members = routingMembers(db, now);
    if (!members)
        return tl::unexpected(members.error());
    const Instant since = now - triedDays;
    Result<std::vector<PastCase>> past = pastCases(db, before, since, now, mostTried, goOn);
    if (!past)
        return tl::unexpected(past.error());
    Result<std::vector<PastCase>> changedPast = pastCases(db, changed, since, now, mostTried, goOn);
    if (!changedPast)
        return tl::unexpected(changedPast.error());
    RoutingTrial trial;
    trial.looked = static_cast<int>(past->size());
    trial.more = trial.looked == mostTried;
    trial.compared = before.on;
    for (TrialRow &row : differences(*past, *changedPast, *members, before, changed)) {
        trial.cases.push_back(past->at(row.place));
        trial.before.push_back(std::move(row.before));
        trial.after.push_back(std::move(row.after));
    }
    return trial;
}

Result<RoutingOfCase> routingOfCase(sqlite::Database &db, qint64 caseRow, std::chrono::seconds handling, Instant now)
{
    RoutingOfCase routing;
    const Result<RoutingInForce> inForce = routingInForce(db);
    const RoutingStandard standard = inForce ? inForce->standard : RoutingStandard();
    const Result<std::vector<RoutingMember>> members = routingMembers(db, now);
    const Result<std::optional<RoutingSubject>> subject = routingSubject(db, standard, now, caseRow);
    Result<QueuePlace> place = queuePlace(db, caseRow, handling, now);
    if (!members || !subject || !place)
        return tl::unexpected(!members ? members.error() : !subject ? subject.error() : place.error());
    routing.on = standard.on && !members->empty();
    routing.place = std::move(*place);
    if (*subject && !members->empty())
        routing.decision = route(**subject, *members, standard, now);
    return routing;
}

} // namespace lianxi
