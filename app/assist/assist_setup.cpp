// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_setup.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr auto firstRest = 30s;
constexpr auto longestRest = 600s;

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

} // namespace

QByteArray toBytes(const AssistSetup &setup)
{
    const QJsonObject json{{"on"_L1, setup.on},
                           {"base"_L1, setup.base},
                           {"model"_L1, setup.model},
                           {"key"_L1, QString::fromUtf8(setup.key)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

AssistSetup assistSetupFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    AssistSetup setup;
    setup.on = json.value("on"_L1).toBool();
    setup.base = json.value("base"_L1).toString();
    setup.model = json.value("model"_L1).toString();
    setup.key = json.value("key"_L1).toString().toUtf8();
    return setup;
}

AssistSetupView viewOf(const AssistSetup &setup)
{
    return {setup.on, setup.base, setup.model, !setup.key.isEmpty()};
}

std::optional<QUrl> completionsAddress(const QString &base)
{
    QUrl url(base.trimmed(), QUrl::StrictMode);
    const bool encrypted = url.scheme() == "https"_L1;
    const bool here = url.scheme() == "http"_L1 && isThisMachine(url.host());
    if (!url.isValid() || url.host().isEmpty() || !(encrypted || here) || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return std::nullopt;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith("/chat/completions"_L1))
        path += "/chat/completions"_L1;
    url.setPath(path);
    return url;
}

AssistSetup withStoredKey(AssistSetup wanted, const AssistSetup &stored)
{
    wanted.base = wanted.base.trimmed();
    wanted.model = wanted.model.trimmed();
    wanted.key = wanted.key.trimmed();
    const std::optional<QUrl> to = completionsAddress(wanted.base), before = completionsAddress(stored.base);
    if (wanted.key.isEmpty() && to && before && sameOrigin(*to, *before))
        wanted.key = stored.key;
    return wanted;
}

std::optional<std::chrono::seconds> restAfter(AssistTrouble trouble, int inARow)
{
    switch (trouble) {
    case AssistTrouble::None:
    case AssistTrouble::TooLong:
    case AssistTrouble::Refused:
    case AssistTrouble::Endless:
    case AssistTrouble::Empty:
        return 0s; // of this one request
    case AssistTrouble::NotSetUp:
    case AssistTrouble::BadAddress:
    case AssistTrouble::Untrusted:
    case AssistTrouble::KeyRefused:
    case AssistTrouble::NoSuchModel:
    case AssistTrouble::QuotaUsedUp:
    case AssistTrouble::Redirected:
        return std::nullopt; // a person must look
    case AssistTrouble::Unreachable:
    case AssistTrouble::TooMany:
    case AssistTrouble::ServerFailed:
    case AssistTrouble::NotUnderstood:
    case AssistTrouble::Silent:
    case AssistTrouble::BrokenOff:
    case AssistTrouble::NotLogged:
        return std::min<std::chrono::seconds>(firstRest * (1 << std::clamp(inARow - 1, 0, 8)), longestRest);
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
