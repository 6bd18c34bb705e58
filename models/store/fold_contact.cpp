// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

ChannelEntity &Fold::channelOf(const ChannelId &id)
{
    constexpr qsizetype mostKeys = 10'000;
    if (m_channelKeys.size() > mostKeys)
        m_channelKeys.clear();
    qint64 &key = m_channelKeys[id.text()];
    if (key == 0)
        key = keys::ofName(keys::Kind::Channel, id.text().toUtf8());
    if (ChannelEntity *known = m_tables.get(m_tables.channels, m_tables.target(key)))
        return *known;
    ChannelEntity &channel = m_tables.channels.create();
    m_tables.claim(key, channel.row);
    channel.id = channel.name = channel.brand = id.text();
    return channel;
}

void Fold::channelConfigured(const ChannelConfigured &p, const Event &)
{
    ChannelEntity &channel = channelOf(p.channel);
    channel.platform = p.platform;
    channel.name = p.name.isEmpty() ? p.channel.text() : p.name;
    channel.brand = p.brand;
    channel.purpose = p.purpose;
    channel.account = p.account;
    channel.scriptMode = p.scriptMode;
    channel.paused = p.paused;
    channel.removed = p.removed;
    channel.settings = compactJson(p.settings);
    channel.configured = true;
    m_traits.erase(channel.row);
    m_tables.channels.touch(channel);
    m_tables.changes.channels = true;
}

void Fold::channelCursor(const ChannelCursor &p, const Event &)
{
    const ChannelEntity &channel = channelOf(p.channel);
    m_tables.run(m_tables.statement("INSERT OR REPLACE INTO channel_cursor VALUES(?, ?, ?)")
                     .bind(1, channel.row)
                     .bind(2, p.name)
                     .bind(3, compactJson(p.cursor)));
}

void Fold::playbookAdopted(const PlaybookAdopted &p, const Event &)
{
    const Result<FoldRules> rules = foldRulesFromJson(p.rules);
    if (!rules) {
        unreadable();
        return;
    }
    setRules(*rules);
    m_adopted = p.rules;
}

/// The platform's conversation. Some leave it out of an answer: it is the one of the message that is answered.
QString Fold::externalOf(const Incoming &in)
{
    const PlatformEvent &event = in.event;
    if (!event.threadId.isEmpty())
        return event.threadId;
    const ThreadEntity *answered =
        m_tables.get(m_tables.threads, placeOf(messageByPlatformId(in, event.replyTo)).thread);
    if (answered && answered->surface == event.surface && answered->channel == in.channel.row)
        return answered->external;
    return event.direction == Direction::In ? event.sender.id : QString();
}

void Fold::findThread(Incoming &in)
{
    const PlatformEvent &event = in.event;
    const bool fromCustomer = event.direction == Direction::In;
    const QString external = externalOf(in);
    if (event.surface == Surface::Private) {
        // Mail may name only its parent: the thread is the parent's, whatever that one's first mail was.
        // Not so a forged one: an id is easily learnt, and proves nothing.
        const bool mail = in.channel.platform == Platform::Email && !in.forged;
        const qint64 parent = mail ? messageByPlatformId(in, event.replyTo) : 0;
        in.thread = m_tables.get(m_tables.threads, placeOf(parent).thread);
        if (!in.thread)
            in.thread = &threadOf(in, external, in.forged ? "forged "_L1 + event.sender.id : QString());
    } else if (fromCustomer) {
        in.thread = &threadOf(in, external, event.sender.id);
    } else {
        // The brand answers one person of the tree: the one whose message it names.
        const qint64 answered = messageByPlatformId(in, event.replyTo.isEmpty() ? event.target : event.replyTo);
        in.thread = m_tables.get(m_tables.threads, placeOf(answered).thread);
        if (!in.thread) {
            // A platform or an import may name the person beside the event.
            const QString to = event.more.value("to"_L1).toString();
            IdentityEntity *brand =
                std::exchange(in.identity, to.isEmpty() ? nullptr : identityOf(in, {to, to, {}, {}}));
            in.thread = &threadOf(in, external, to);
            if (in.identity)
                adoptThread(*in.thread, *in.identity);
            in.identity = brand;
        }
    }
    if (in.identity && in.thread->person.isEmpty())
        adoptThread(*in.thread, *in.identity);
}

ThreadEntity &Fold::threadOf(const Incoming &in, const QString &external, const QString &person)
{
    const Surface surface = in.event.surface;
    const QByteArray name =
        keys::join({"thread", in.channel.id.toUtf8(), surface == Surface::Public ? "public" : "private",
                    external.toUtf8(), person.toUtf8()});
    const ThreadId id = ThreadId::derive(name);
    const qint64 key = keys::of(keys::Kind::Thread, id);
    if (ThreadEntity *known = m_tables.get(m_tables.threads, m_tables.target(key)))
        return *known;
    ThreadEntity &thread = m_tables.threads.create();
    m_tables.claim(key, thread.row);
    thread.id = id;
    thread.channel = in.channel.row;
    thread.surface = surface;
    thread.external = external;
    if (!in.identity) {
        // The brand spoke first; who the person is will be known when they answer.
        ContactEntity &nobody = m_tables.contacts.create();
        nobody.id = ContactId::derive(name);
        m_tables.claim(keys::of(keys::Kind::Contact, nobody.id), nobody.row);
        thread.contact = nobody.row;
    }
    return thread;
}

void Fold::adoptThread(ThreadEntity &thread, const IdentityEntity &identity)
{
    const qint64 placeholder = thread.contact;
    thread.person = identity.external;
    thread.contact = identity.contact;
    m_tables.threads.touch(thread);
    CaseEntity *entity = m_tables.get(m_tables.cases, thread.caseRow);
    if (!entity || placeholder == 0 || entity->contact != placeholder)
        return;
    giveTo(*entity, identity.contact);
}

qint64 Fold::agentRow(const Actor &by)
{
    return agentRow(by.agent, by.name);
}

qint64 Fold::agentRow(const AgentId &id, const QString &name)
{
    if (id.isEmpty())
        return 0;
    const qint64 key = keys::ofName(keys::Kind::Agent, id.text().toUtf8());
    AgentEntity *agent = m_tables.get(m_tables.agents, m_tables.target(key));
    if (!agent) {
        agent = &m_tables.agents.create();
        m_tables.claim(key, agent->row);
        agent->id = agent->name = id.text();
    }
    if (!name.isEmpty() && agent->name != name) {
        agent->name = name;
        m_tables.agents.touch(*agent);
    }
    return agent->row;
}

void Fold::contactNamed(const ContactNamed &p, const Event &)
{
    ContactEntity *contact = m_tables.get(m_tables.contacts, m_tables.target(keys::of(keys::Kind::Contact, p.contact)));
    if (!contact)
        return unreadable();
    contact->name = p.name;
    contact->named = true;
    m_tables.contacts.touch(*contact);
    touchCasesOf(groupOf(contact->row));
}

void Fold::consentRecorded(const ConsentRecorded &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    qint64 contact = m_tables.target(keys::of(keys::Kind::Contact, p.contact));
    if (contact == 0 && entity)
        contact = entity->contact;
    if (contact == 0)
        return unreadable();
    m_tables.run(
        m_tables
            .statement(
                "INSERT INTO consent(contact, case_row, at, expires, withdrawn, details) VALUES(?, ?, ?, ?, 0, ?)")
            .bind(1, contact)
            .bind(2, entity ? entity->row : 0)
            .bind(3, e.time)
            .bind(4, p.expires)
            .bind(5, compactJson(e.data)));
    if (entity)
        activity(*entity, e, &p.by);
}

void Fold::consentWithdrawn(const ConsentWithdrawn &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    qint64 contact = m_tables.target(keys::of(keys::Kind::Contact, p.contact));
    if (contact == 0 && entity)
        contact = entity->contact;
    if (contact == 0)
        return unreadable();
    // What has run out takes nothing away that was given anew.
    const bool expired = p.reason == consentExpired;
    sqlite::Statement &end = m_tables.statement(
        expired ? "UPDATE consent SET withdrawn = 1 WHERE contact = ?1 AND withdrawn = 0 AND expires <= ?2"
                : "UPDATE consent SET withdrawn = 1 WHERE contact = ?1");
    for (const qint64 member : groupOf(contact)) {
        end.bind(1, member);
        if (expired)
            end.bind(2, e.time);
        m_tables.run(end);
    }
    if (entity)
        activity(*entity, e, &p.by);
}

} // namespace lianxi::store
