// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/case_reader.h"

#include "models/store/entities.h"

namespace lianxi::store
{

namespace
{

constexpr int longestChain = 64;

constexpr const char *selectCase =
    "SELECT c.id, p.id, p.name, p.redirect, c.preview, h.id, h.platform, c.surface, c.state, c.class, c.priority, "
    "c.category,"
    " c.emotion, a.id, a.name, c.unread, c.waiting, c.supervisor, c.clock_kind, c.clock_started, c.clock_due,"
    " c.snoozed_until, c.last_at, c.opened_at, c.sequence, c.script_mask, c.tagged,"
    " CASE p.name WHEN '' THEN (SELECT substr(person, -4) FROM thread WHERE row = c.thread) END,"
    " i.avatar, g.id, c.queue, c.offered_at, o.name FROM cases c"
    " LEFT JOIN contact p ON p.row = c.contact LEFT JOIN channel h ON h.row = c.channel"
    " LEFT JOIN agent a ON a.row = c.assignee LEFT JOIN identity i ON i.contact = c.contact"
    " LEFT JOIN channel g ON g.row = i.avatar_channel LEFT JOIN agent o ON o.row = c.offered_by WHERE c.row = ?";

Status prepare(sqlite::Database &db, sqlite::Statement &into, const char *sql)
{
    Result<sqlite::Statement> prepared = db.prepare(sql);
    if (!prepared)
        return tl::unexpected(prepared.error());
    into = std::move(*prepared);
    return {};
}

} // namespace

Result<CaseReader> CaseReader::open(sqlite::Database &db)
{
    CaseReader reader;
    const Status ready =
        prepare(db, reader.m_case, selectCase)
            .and_then(
                [&] { return prepare(db, reader.m_contact, "SELECT id, name, redirect FROM contact WHERE row = ?"); })
            .and_then([&] {
                return prepare(db, reader.m_tags,
                               "SELECT family, text, source, since FROM case_tag WHERE case_row = ?");
            });
    if (!ready)
        return tl::unexpected(ready.error());
    return reader;
}

Result<std::optional<CaseRow>> CaseReader::read(qint64 row)
{
    const Result<bool> found = m_case.bind(1, row).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::optional<CaseRow>();
    CaseRow result;
    result.row = row;
    result.id = m_case.id<CaseId>(0);
    result.contact = m_case.id<ContactId>(1);
    result.contactName = m_case.text(2);
    const qint64 redirect = m_case.integer(3);
    result.preview = m_case.text(4);
    result.channel = ChannelId(m_case.text(5));
    result.platform = static_cast<Platform>(m_case.integer(6));
    result.surface = static_cast<Surface>(m_case.integer(7));
    result.state = static_cast<CaseState>(m_case.integer(8));
    result.caseClass = static_cast<CaseClass>(m_case.integer(9));
    result.priority = static_cast<Priority>(m_case.integer(10));
    result.category = m_case.text(11);
    result.emotion = emotionText(static_cast<Emotion>(m_case.integer(12)));
    result.assignee = AgentId(m_case.text(13));
    result.assigneeName = m_case.text(14);
    result.unread = static_cast<int>(m_case.integer(15));
    result.waitingForUs = m_case.integer(16) != 0;
    result.supervisor = m_case.integer(17) != 0;
    if (!m_case.isNull(18))
        result.clock = RunningClock{static_cast<ClockKind>(m_case.integer(18)), m_case.instant(19), m_case.instant(20)};
    result.snoozedUntil = m_case.maybeInstant(21);
    result.lastAt = m_case.instant(22);
    result.openedAt = m_case.instant(23);
    result.sequence = m_case.integer(24);
    result.scriptMask = static_cast<int>(m_case.integer(25));
    const bool tagged = m_case.integer(26) != 0;
    // Many platforms give no name; the end of the person's key tells one from another.
    if (result.contactName.isEmpty() && !m_case.text(27).isEmpty())
        result.contactName = u'…' + m_case.text(27);
    result.avatar = {ChannelId(m_case.text(29)), m_case.text(28)};
    result.queue = m_case.text(30);
    result.offeredAt = m_case.maybeInstant(31);
    result.offeredBy = m_case.text(32);
    m_case.reset();
    if (redirect != 0)
        if (Status shown = showAs(result, redirect); !shown)
            return tl::unexpected(shown.error());
    if (tagged)
        if (Status read = readTags(result); !read)
            return tl::unexpected(read.error());
    return std::optional(std::move(result));
}

Status CaseReader::showAs(CaseRow &row, qint64 contact)
{
    for (int hops = 0; contact != 0 && hops < longestChain; ++hops) {
        const Result<bool> found = m_contact.bind(1, contact).step();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return {};
        row.contact = m_contact.id<ContactId>(0);
        row.contactName = m_contact.text(1);
        contact = m_contact.integer(2);
        m_contact.reset();
    }
    return {};
}

Status CaseReader::readTags(CaseRow &row)
{
    m_tags.bind(1, row.row);
    for (;;) {
        const Result<bool> found = m_tags.step();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return {};
        row.tags.push_back(
            {static_cast<TagFamily>(m_tags.integer(0)), m_tags.text(1), m_tags.text(2), m_tags.instant(3)});
    }
}

Result<qint64> targetOf(sqlite::Database &db, qint64 key)
{
    Result<sqlite::Statement> select = db.prepare("SELECT target FROM ref WHERE key = ?");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> found = select->bind(1, key).step();
    if (!found)
        return tl::unexpected(found.error());
    return *found ? select->integer(0) : 0;
}

Result<std::vector<qint64>> contactGroup(sqlite::Database &db, qint64 contact, qint64 *root)
{
    Result<sqlite::Statement> up = db.prepare("SELECT redirect FROM contact WHERE row = ?");
    Result<sqlite::Statement> down = db.prepare("SELECT row FROM contact WHERE redirect = ? AND redirect <> 0");
    if (!up || !down)
        return tl::unexpected(up ? down.error() : up.error());
    *root = contact;
    for (int hops = 0; hops < longestChain; ++hops) {
        const Result<bool> found = up->bind(1, *root).step();
        if (!found)
            return tl::unexpected(found.error());
        const qint64 next = *found ? up->integer(0) : 0;
        up->reset();
        if (next == 0)
            break;
        *root = next;
    }
    std::vector<qint64> group{*root};
    for (size_t i = 0; i < group.size(); ++i) {
        down->bind(1, group[i]);
        for (;;) {
            const Result<bool> found = down->step();
            if (!found)
                return tl::unexpected(found.error());
            if (!*found)
                break;
            group.push_back(down->integer(0));
        }
    }
    std::sort(group.begin(), group.end());
    return group;
}

} // namespace lianxi::store
