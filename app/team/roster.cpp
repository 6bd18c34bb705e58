// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/roster.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

constexpr QByteArrayView about("lianxi roster 1");
constexpr quint64 forEarlierEpoch = 7, forCheck = 8; ///< derived keys, beside those of sealing.cpp
constexpr int largestEpoch = 1'000'000; ///< beyond anything a team reaches

QByteArray checkOf(const Key &key)
{
    return keyedName(key.derive(forCheck), "check");
}

QByteArray aboutEarlier(int epoch)
{
    return bound({"lianxi earlier epoch 1", QByteArray::number(epoch)});
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QByteArray bodyOf(const RosterEntry &entry)
{
    QJsonArray members;
    for (size_t i = 0; i < entry.members.size(); ++i) {
        const Member &member = entry.members[i];
        members.append(QJsonObject{{"agent"_L1, member.agent.text()},
                                   {"role"_L1, QString(toText(member.role))},
                                   {"user"_L1, QString::fromLatin1(member.user)},
                                   {"box"_L1, text(member.boxKey)},
                                   {"key"_L1, text(entry.sealed[i])}});
    }
    const QJsonObject json{{"epoch"_L1, entry.epoch},
                           {"before"_L1, QString::fromLatin1(entry.before)},
                           {"members"_L1, members},
                           {"earlier"_L1, text(entry.earlier)},
                           {"check"_L1, QString::fromLatin1(entry.check)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

SignedText sealedEntry(RosterEntry entry, const Key &key, const MemberKeys &by)
{
    entry.check = checkOf(key);
    for (const Member &member : entry.members)
        entry.sealed.push_back(sealTo(member.boxKey, key));
    return by.sign(bodyOf(entry), about);
}

Status checkMembers(const std::vector<Member> &members)
{
    std::set<QString> names;
    std::set<QByteArray> keys;
    bool administered = false;
    for (const Member &member : members) {
        if (member.agent.isEmpty() || !names.insert(member.agent.text()).second)
            return failure(ErrorCode::Refused, u"two members of one name, or one without a name"_s);
        if (!nats::isUserKey(member.user) || member.boxKey.size() != static_cast<qsizetype>(Key::size)
            || !keys.insert(member.user).second || !keys.insert(member.boxKey).second)
            return failure(ErrorCode::Refused, u"a member's keys are damaged, or those of another member"_s);
        administered = administered || member.role == TeamRole::Administrator;
    }
    if (!administered)
        return failure(ErrorCode::Refused, u"the team would have no administrator"_s);
    return {};
}

/// Whether everybody of `before` is still there with the same keys.
bool keepsEverybody(const RosterEntry &before, const std::vector<Member> &members)
{
    return std::all_of(before.members.begin(), before.members.end(), [&](const Member &known) {
        return std::any_of(members.begin(), members.end(), [&](const Member &member) {
            return member.agent == known.agent && member.user == known.user && member.boxKey == known.boxKey;
        });
    });
}

} // namespace

const Member *RosterEntry::find(const AgentId &agent) const
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.agent == agent; });
    return found == members.end() ? nullptr : &*found;
}

const Member *RosterEntry::findUser(const QByteArray &user) const
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.user == user; });
    return found == members.end() ? nullptr : &*found;
}

Result<RosterEntry> readEntry(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    RosterEntry entry;
    entry.epoch = json.value("epoch"_L1).toInt();
    entry.before = json.value("before"_L1).toString().toLatin1();
    entry.earlier = bytes(json.value("earlier"_L1));
    entry.check = json.value("check"_L1).toString().toLatin1();
    for (const QJsonValue &value : json.value("members"_L1).toArray()) {
        const auto role = fromText<TeamRole>(value["role"_L1].toString());
        if (!role)
            return failure(ErrorCode::Corrupt, u"a role that this version does not know"_s);
        entry.members.push_back({AgentId(value["agent"_L1].toString()), *role, value["user"_L1].toString().toLatin1(),
                                 bytes(value["box"_L1])});
        entry.sealed.push_back(bytes(value["key"_L1]));
    }
    if (entry.epoch < 1 || entry.epoch > largestEpoch || entry.check.isEmpty())
        return failure(ErrorCode::Corrupt, u"not an entry of a roster"_s);
    return entry;
}

QByteArray fingerprintOf(const SignedText &entry)
{
    return fingerprint(bound({entry.by, entry.body}));
}

Roster::Roster(QByteArray founding)
    : m_founding(std::move(founding))
{
}

QByteArray Roster::last() const
{
    return m_texts.empty() ? QByteArray() : fingerprintOf(m_texts.back());
}

Status Roster::add(const SignedText &text)
{
    if (std::any_of(m_texts.begin(), m_texts.end(),
                    [&](const SignedText &known) { return known.by == text.by && known.body == text.body; }))
        return {};
    if (!isGenuine(text, about))
        return failure(ErrorCode::Refused, u"the signature is not right"_s);
    Result<RosterEntry> entry = readEntry(text.body);
    if (!entry)
        return failure(ErrorCode::Refused, entry.error().detail);
    if (Status good = checkMembers(entry->members); !good)
        return good;
    if (entry->before != last())
        return failure(ErrorCode::Refused, u"it does not follow the entry before"_s);
    if (m_texts.empty()) {
        const Member *founder = entry->findUser(text.by);
        if (fingerprintOf(text) != m_founding || entry->epoch != 1 || !founder
            || founder->role != TeamRole::Administrator)
            return failure(ErrorCode::Refused, u"it is another team's founding"_s);
    } else {
        const RosterEntry &before = current();
        if (!isAdministrator(text.by))
            return failure(ErrorCode::Refused, u"no administrator signed it"_s);
        const bool same =
            entry->epoch == before.epoch && entry->check == before.check && keepsEverybody(before, entry->members);
        const bool fresh = entry->epoch == before.epoch + 1 && entry->check != before.check;
        if (!same && !fresh)
            return failure(ErrorCode::Refused, u"whoever left could read on"_s);
    }
    m_texts.push_back(text);
    m_entries.push_back(std::move(*entry));
    return {};
}

bool Roster::isAdministrator(const QByteArray &user) const
{
    const Member *member = isEmpty() ? nullptr : current().findUser(user);
    return member && member->role == TeamRole::Administrator;
}

bool Roster::wasAdministrator(const QByteArray &user) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const RosterEntry &entry) {
        const Member *member = entry.findUser(user);
        return member && member->role == TeamRole::Administrator;
    });
}

std::map<int, Key> Roster::keysFor(const MemberKeys &me) const
{
    std::map<int, Key> keys;
    const QByteArray boxKey = me.boxKey();
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (!keys.contains(entry->epoch)) {
            const auto mine = std::find_if(entry->members.begin(), entry->members.end(),
                                           [&](const Member &member) { return member.boxKey == boxKey; });
            if (mine == entry->members.end())
                continue;
            const Result<Key> key = me.open(entry->sealed[static_cast<size_t>(mine - entry->members.begin())]);
            if (!key || checkOf(*key) != entry->check)
                continue;
            keys.emplace(entry->epoch, *key);
        }
        if (entry->epoch == 1 || keys.contains(entry->epoch - 1))
            continue;
        const Result<Key> earlier =
            openKey(keys.at(entry->epoch).derive(forEarlierEpoch), entry->earlier, aboutEarlier(entry->epoch - 1));
        if (earlier)
            keys.emplace(entry->epoch - 1, *earlier);
    }
    return keys;
}

SignedText foundTeam(const AgentId &agent, const MemberKeys &me)
{
    RosterEntry entry;
    entry.epoch = 1;
    entry.members = {{agent, TeamRole::Administrator, me.user().publicKey(), me.boxKey()}};
    return sealedEntry(std::move(entry), Key::generate(), me);
}

Result<SignedText> nextEntry(const Roster &roster, std::vector<Member> members, const Key &key, const MemberKeys &me,
                             bool rotate)
{
    if (!roster.isAdministrator(me.user().publicKey()))
        return failure(ErrorCode::Refused, u"only an administrator changes who belongs to the team"_s);
    if (Status good = checkMembers(members); !good)
        return tl::unexpected(good.error());
    std::sort(members.begin(), members.end(), [](const Member &a, const Member &b) { return a.agent < b.agent; });
    const RosterEntry &before = roster.current();
    RosterEntry entry;
    entry.before = roster.last();
    entry.epoch = before.epoch;
    entry.members = std::move(members);
    if (!rotate && keepsEverybody(before, entry.members)) {
        entry.earlier = before.earlier;
        return sealedEntry(std::move(entry), key, me);
    }
    ++entry.epoch;
    const Key fresh = Key::generate();
    entry.earlier = sealKey(fresh.derive(forEarlierEpoch), key, aboutEarlier(before.epoch));
    return sealedEntry(std::move(entry), fresh, me);
}

} // namespace lianxi::team
