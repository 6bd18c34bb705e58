// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"

#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

QString accountText(const ChannelAccount &account, QLatin1StringView name)
{
    const auto secret = account.secrets.constFind(name);
    if (secret != account.secrets.constEnd())
        return idText(*secret);
    return idText(account.settings.value(name));
}

QByteArray accountBytes(const ChannelAccount &account, QLatin1StringView name)
{
    return accountText(account, name).toUtf8();
}

QString apiBase(const ChannelAccount &account, QLatin1StringView publicBase)
{
    QString base = account.settings.value("api_base"_L1).toString();
    if (base.isEmpty())
        return publicBase;
    while (base.endsWith(u'/'))
        base.chop(1);
    return base;
}

bool isSecretName(const QString &name)
{
    static constexpr std::array words{"token"_L1, "secret"_L1, "password"_L1, "aes_key"_L1, "private_key"_L1};
    return std::any_of(words.begin(), words.end(), [&name](QLatin1StringView word) { return name.contains(word); });
}

void mergeAccountMembers(ChannelAccount &account, const QJsonObject &members)
{
    for (auto it = members.begin(); it != members.end(); ++it)
        (isSecretName(it.key()) ? account.secrets : account.settings).insert(it.key(), it.value());
}

} // namespace lianxi::channels
