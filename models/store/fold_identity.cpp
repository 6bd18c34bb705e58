// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

/// Whether a person has one key on the whole platform, and not another one for each account of the brand.
bool globalIds(Platform platform)
{
    switch (platform) {
    case Platform::Weibo:
    case Platform::Telegram:
    case Platform::X:
    case Platform::Whatsapp:
    case Platform::Email:
    case Platform::Asterisk:
        return true;
    case Platform::WechatOa:
    case Platform::WecomKf:
    case Platform::Wecom:
    case Platform::Douyin:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Qq:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Line:
    case Platform::Mastodon:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
    case Platform::Import:
        return false;
    }
    return false;
}

/// Platforms of one family share the second key of a person (WeChat's union id).
QByteArray familyOf(Platform platform)
{
    switch (platform) {
    case Platform::WechatOa:
    case Platform::WecomKf:
    case Platform::Wecom:
        return "wechat";
    case Platform::Weibo:
    case Platform::Telegram:
    case Platform::X:
    case Platform::Whatsapp:
    case Platform::Email:
    case Platform::Asterisk:
    case Platform::Douyin:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Qq:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Line:
    case Platform::Mastodon:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
    case Platform::Import:
        return QByteArray(toText(platform).data(), toText(platform).size());
    }
    return {};
}

} // namespace

IdentityEntity *Fold::identityOf(const Incoming &in, const Sender &person)
{
    Sender named = person;
    if (named.id.isEmpty())
        named.id = in.event.threadId; // one thread, one person
    IdentityEntity *identity = identityOf(in.channel, in.event.account, named, in.forged);
    if (!named.alias.isEmpty() && identity->alias.isEmpty())
        seeAlias(*identity, named.alias, in.at);
    // What a message brings along is an address; ids of the platform's own come with its answers only.
    const QString avatar = in.event.extra.value("avatar"_L1).toString();
    if (&person == &in.event.sender && avatar.startsWith("https://"_L1))
        seeAvatar(*identity, avatar, in.channel);
    return identity;
}

IdentityEntity *Fold::identityOf(const ChannelEntity &channel, const QString &account, const Sender &person,
                                 bool forged)
{
    const QString scope = globalIds(channel.platform) ? QString() : (account.isEmpty() ? channel.id : account);
    QByteArray name = keys::identityName(channel.platform, scope, person.id);
    if (forged) // all who wrote under this address without being it: never the person themselves
        name = keys::join({"forged", name});
    const ContactId contactId = ContactId::derive(name);
    const qint64 key = keys::of(keys::Kind::Identity, contactId); // one name, one number
    IdentityEntity *identity = m_tables.get(m_tables.identities, m_tables.target(key));
    if (!identity) {
        ContactEntity &contact = m_tables.contacts.create();
        contact.id = contactId;
        m_tables.claim(keys::of(keys::Kind::Contact, contact.id), contact.row);
        identity = &m_tables.identities.create();
        m_tables.claim(key, identity->row);
        identity->platform = channel.platform;
        identity->channel = channel.row;
        identity->external = person.id;
        identity->contact = contact.row;
    }
    seeName(*identity, person);
    return identity;
}

void Fold::seeAlias(IdentityEntity &identity, const QString &alias, Instant at)
{
    identity.alias = alias;
    m_tables.identities.touch(identity);
    const qint64 key = keys::ofName(keys::Kind::Alias, keys::join({familyOf(identity.platform), alias.toUtf8()}));
    if (m_tables.claim(key, identity.contact))
        return;
    ContactEntity *into = rootOf(m_tables.target(key));
    ContactEntity *from = rootOf(identity.contact);
    if (into && from && into != from)
        merge(*from, *into, {MergeWay::SharedKey, at, nullptr, {}});
}

void Fold::seeName(IdentityEntity &identity, const Sender &sender)
{
    const bool newName = !sender.name.isEmpty() && sender.name != identity.name;
    const bool newHandle = !sender.handle.isEmpty() && sender.handle != identity.handle;
    if (!newName && !newHandle)
        return;
    if (newName)
        identity.name = sender.name;
    if (newHandle)
        identity.handle = sender.handle;
    m_tables.identities.touch(identity);
    ContactEntity *contact = m_tables.get(m_tables.contacts, identity.contact);
    if (!contact)
        return;
    if (!contact->named && (newName || contact->name.isEmpty())) {
        contact->name = identity.name.isEmpty() ? identity.handle : identity.name;
        m_tables.contacts.touch(*contact);
    }
    touchCasesOf({identity.contact});
}

void Fold::seeAvatar(IdentityEntity &identity, const QString &avatar, const ChannelEntity &channel)
{
    if (avatar.isEmpty() || avatar == identity.avatar)
        return;
    identity.avatar = avatar;
    identity.avatarChannel = channel.row;
    m_tables.identities.touch(identity);
    touchCasesOf({identity.contact});
}

/// WhatsApp says that a person goes on under another number: one contact, with both.
void Fold::identityMoved(const Incoming &in)
{
    const QString next = in.event.more.value("new_id"_L1).toString();
    if (in.channel.platform != Platform::Whatsapp || next.isEmpty() || in.event.direction == Direction::Out)
        return;
    const qint64 before = identityOf(in, in.event.sender)->contact;
    const qint64 after = identityOf(in.channel, in.event.account, {next, {}, {}, {}})->contact;
    ContactEntity *into = rootOf(before);
    ContactEntity *from = rootOf(after);
    if (into && from && into != from)
        merge(*from, *into, {MergeWay::MovedNumber, in.at, nullptr, {}});
}

/// Somebody took back the right to what their profile told: name and picture go, and nobody asks for them again. What a
/// person here called the contact stays; it is not the platform's.
void Fold::eraseProfile(const Incoming &in)
{
    constexpr Instant never = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31);
    IdentityEntity *identity = in.event.sender.id.isEmpty() ? nullptr : identityOf(in, in.event.sender);
    if (!identity)
        return;
    if (const ChannelEntity *channel = m_tables.get(m_tables.channels, identity->avatarChannel);
        channel && !identity->avatar.isEmpty())
        m_tables.changes.erasedPictures.push_back({ChannelId(channel->id), identity->avatar});
    ContactEntity *contact = m_tables.get(m_tables.contacts, identity->contact);
    if (contact && !contact->named && (contact->name == identity->name || contact->name == identity->handle)) {
        contact->name.clear();
        m_tables.contacts.touch(*contact);
    }
    identity->name.clear();
    identity->handle.clear();
    identity->avatar.clear();
    identity->profiled = never;
    m_tables.identities.touch(*identity);
    touchCasesOf({identity->contact});
}

void Fold::identityProfiled(const IdentityProfiled &p, const Event &e)
{
    IdentityEntity *identity =
        m_tables.get(m_tables.identities, m_tables.target(keys::of(keys::Kind::Identity, p.identity)));
    if (!identity)
        return unreadable();
    identity->profiled = e.time;
    m_tables.identities.touch(*identity);
    if (!p.alias.isEmpty() && identity->alias.isEmpty())
        seeAlias(*identity, p.alias, e.time);
    seeName(*identity, {identity->external, p.name, p.handle, {}});
    seeAvatar(*identity, p.avatar, channelOf(p.channel));
}

} // namespace lianxi::store
