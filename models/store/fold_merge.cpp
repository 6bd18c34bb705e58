// SPDX-License-Identifier: GPL-3.0-or-later
// One person out of two contacts, and two out of one again.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

constexpr int longestChain = 64; ///< of redirects; a bound, because merges may name any contact

} // namespace

ContactEntity *Fold::rootOf(qint64 contact)
{
    ContactEntity *at = m_tables.get(m_tables.contacts, contact);
    for (int hops = 0; at && at->redirect != 0 && hops < longestChain; ++hops)
        at = m_tables.get(m_tables.contacts, at->redirect);
    return at;
}

std::vector<qint64> Fold::groupOf(qint64 contact)
{
    std::vector<qint64> group;
    if (const ContactEntity *root = rootOf(contact))
        group.push_back(root->row);
    for (size_t i = 0; i < group.size(); ++i) {
        const ContactEntity *member = m_tables.get(m_tables.contacts, group[i]);
        if (!member || member->members == 0)
            continue;
        sqlite::Statement &select = m_tables.statement("SELECT row FROM contact WHERE redirect = ? AND redirect <> 0");
        select.bind(1, member->row);
        while (m_tables.step(select))
            group.push_back(select.integer(0));
    }
    std::sort(group.begin(), group.end());
    return group;
}

std::vector<qint64> Fold::casesOf(const std::vector<qint64> &contacts)
{
    std::vector<qint64> rows;
    sqlite::Statement &select = m_tables.statement("SELECT case_row FROM case_contact WHERE contact = ?");
    for (const qint64 contact : contacts) {
        select.bind(1, contact);
        while (m_tables.step(select))
            rows.push_back(select.integer(0));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void Fold::touchCasesOf(const std::vector<qint64> &contacts)
{
    for (const qint64 row : casesOf(contacts))
        if (CaseEntity *entity = m_tables.get(m_tables.cases, row))
            m_tables.touchWords(*entity);
}

// Written at once: groupOf() finds members in the table.
void Fold::setRedirect(ContactEntity &from, ContactEntity &into, bool on)
{
    from.redirect = on ? into.row : 0;
    into.members += on ? 1 : -1;
    m_tables.contacts.touch(from);
    m_tables.contacts.touch(into);
    if (Status written = m_tables.contacts.flush(); !written)
        m_tables.fail(written.error());
}

/// A line in every case that people work on, or else in the newest: no merge is silent.
void Fold::tellPeople(const std::vector<qint64> &contacts, const MessageEntity &line)
{
    CaseEntity *newest = nullptr;
    bool told = false;
    const auto tell = [&](CaseEntity &entity) {
        MessageEntity own = line;
        own.caseRow = entity.row;
        m_tables.insertMessage(std::move(own));
        m_tables.touch(entity);
        told = true;
    };
    for (const qint64 row : casesOf(contacts)) {
        CaseEntity *entity = m_tables.get(m_tables.cases, row);
        if (!entity)
            continue;
        if (entity->state == CaseState::Merged)
            continue;
        if (entity->state != CaseState::Resolved)
            tell(*entity);
        if (!newest || entity->lastAt >= newest->lastAt)
            newest = entity;
    }
    if (newest && !told)
        tell(*newest);
}

void Fold::merge(ContactEntity &from, ContactEntity &into, const Merge &how)
{
    from.mergedAt = how.at;
    from.mergedWay = how.way;
    from.mergedBy = how.by ? agentRow(*how.by) : 0;
    from.mergedWhy = how.why;
    setRedirect(from, into, true);
    const std::vector<qint64> group = groupOf(into.row);
    touchCasesOf(group);
    tellPeople(group,
               activityLine(EventType::ContactMerged, how.by, how.at,
                            {{"name"_L1, from.name}, {"way"_L1, QString(toText(how.way))}, {"evidence"_L1, how.why}}));
}

ContactEntity *Fold::contactOf(ContactId id)
{
    return m_tables.get(m_tables.contacts, m_tables.target(keys::of(keys::Kind::Contact, id)));
}

void Fold::contactMerged(const ContactMerged &p, const Event &e)
{
    ContactEntity *from = contactOf(p.from);
    ContactEntity *into = contactOf(p.into);
    if (!from || !into)
        return unreadable();
    // Already one person, or somebody else's part: a second redirect would lose the first.
    if (from->redirect != 0 || rootOf(from->row) == rootOf(into->row))
        return;
    merge(*from, *into, {MergeWay::Person, e.time, &p.by, p.evidence});
}

void Fold::contactSplit(const ContactSplit &p, const Event &e)
{
    ContactEntity *from = contactOf(p.from);
    ContactEntity *into = contactOf(p.into);
    if (!from || !into)
        return unreadable();
    if (from->redirect != into->row)
        return;
    const std::vector<qint64> before = groupOf(into->row);
    from->mergedAt.reset();
    from->mergedWay = {};
    from->mergedBy = 0;
    from->mergedWhy.clear();
    setRedirect(*from, *into, false);
    const std::vector<qint64> cases = casesOf(before);
    takeApartAcross(cases);
    for (const qint64 row : cases)
        if (CaseEntity *entity = m_tables.get(m_tables.cases, row); entity && entity->mergedInto == 0)
            partCase(*entity, e);
    touchCasesOf(before);
    const MessageEntity line = activityLine(EventType::ContactSplit, &p.by, e.time, {{"name"_L1, from->name}});
    tellPeople(groupOf(from->row), line);
    tellPeople(groupOf(into->row), line);
}

/// While two were one, one could write into a case of the other. What is not the case's own person's gets a case of its
/// own, with everything that was decided for it.
void Fold::partCase(CaseEntity &entity, const Event &e)
{
    keepOwner(entity);
    const ContactEntity *owner = rootOf(entity.contact);
    std::map<qint64, std::vector<qint64>> foreign; // threads by whose they are
    for (const qint64 row : threadsOf(entity)) {
        const ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        const ContactEntity *person = thread ? rootOf(thread->contact) : nullptr;
        if (person && owner && person != owner)
            foreign[person->row].push_back(row);
    }
    for (const auto &[person, rows] : foreign) {
        ThreadEntity &first = *m_tables.get(m_tables.threads, rows.front());
        const CaseId id =
            CaseId::derive(keys::join({"split", first.id.toBytes(), entity.id.toBytes(), e.id.toBytes()}));
        partThreads(entity, rows, id);
    }
}

} // namespace lianxi::store
