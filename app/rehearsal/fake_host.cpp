// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_host.h"

#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/rehearsal/fake_pictures.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QString FakeCall::header(QByteArrayView name) const
{
    return QString::fromUtf8(headerValue(headers, name));
}

QString FakeCall::field(QByteArrayView name) const
{
    return QString::fromUtf8(channels::QueryFields(query).value(name));
}

QString FakeCall::bearer() const
{
    const QString given = header("Authorization");
    return given.startsWith("Bearer "_L1) ? given.sliced(7) : QString();
}

void FakeHost::addAccount(const ChannelAccount &account)
{
    const std::lock_guard lock(m_mutex);
    m_accounts.push_back(account);
}

std::optional<ChannelAccount> FakeHost::account(Platform platform, QLatin1StringView member, const QString &value) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_accounts, [&](const ChannelAccount &account) {
        return !value.isEmpty() && account.platform == platform && channels::accountText(account, member) == value;
    });
    return found == m_accounts.end() ? std::nullopt : std::optional(*found);
}

void FakeHost::noteLine(Platform platform, const QString &messageId, const Said &said)
{
    const std::lock_guard lock(m_mutex);
    m_said[{platform, messageId}] = said;
    m_people.insert_or_assign({platform, said.personId}, said.name);
}

void FakeHost::setPictures(const QString &base)
{
    const std::lock_guard lock(m_mutex);
    m_pictures = base;
}

FakeHost::Person FakeHost::person(Platform platform, const QString &personId) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_people.find({platform, personId});
    if (known == m_people.end())
        return {};
    return {known->second, m_pictures.isEmpty() ? QString() : m_pictures + FakePictures::pathOf(personId)};
}

std::optional<FakeHost::Said> FakeHost::said(Platform platform, const QString &messageId) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_said.find({platform, messageId});
    return found == m_said.end() ? std::nullopt : std::optional(found->second);
}

bool FakeHost::knows(Platform platform, const QString &personId) const
{
    const std::lock_guard lock(m_mutex);
    return m_people.contains({platform, personId});
}

bool FakeHost::isFirst(Platform platform, const QString &what)
{
    return count(platform, u"once:"_s + what) == 1;
}

int FakeHost::count(Platform platform, const QString &what)
{
    const std::lock_guard lock(m_mutex);
    return ++m_counts[{platform, what}];
}

int FakeHost::counted(Platform platform, const QString &what) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_counts.find({platform, what});
    return found == m_counts.end() ? 0 : found->second;
}

void FakeHost::keep(Platform platform, const QString &id, const QJsonObject &item)
{
    const std::lock_guard lock(m_mutex);
    m_kept[{platform, id}] = item;
}

void FakeHost::drop(Platform platform, const QString &id)
{
    const std::lock_guard lock(m_mutex);
    m_kept.erase({platform, id});
}

std::vector<QJsonObject> FakeHost::kept(Platform platform) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<QJsonObject> items;
    for (auto at = m_kept.lower_bound({platform, {}}); at != m_kept.end() && at->first.first == platform; ++at)
        items.push_back(at->second);
    return items;
}

void FakeHost::onTold(std::function<void(Platform, const QJsonObject &)> told)
{
    const std::lock_guard lock(m_toldMutex);
    m_told = std::move(told);
}

void FakeHost::tell(Platform platform, const QJsonObject &frame)
{
    const std::lock_guard lock(m_toldMutex);
    if (m_told)
        m_told(platform, frame);
}

void FakeHost::complain(const QString &what)
{
    const std::lock_guard lock(m_mutex);
    m_complaints.append(what);
}

QStringList FakeHost::complaints() const
{
    const std::lock_guard lock(m_mutex);
    return m_complaints;
}

FakeAnswer FakeHost::refuse(const QString &complaint, int status, const QJsonObject &body)
{
    complain(complaint);
    return {status, body};
}

} // namespace lianxi
