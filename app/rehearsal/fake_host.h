// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/fake_platform.h"

#include <QJsonObject>
#include <QStringList>

#include <atomic>
#include <map>
#include <mutex>
#include <span>

namespace lianxi
{

/// A call of a platform's interface as it reached the simulated one.
struct FakeCall {
    QByteArray method, path;
    QStringList pieces; ///< what the brackets of the route's pattern caught, the first at 0
    QByteArray query; ///< raw
    Headers headers;
    QByteArray bytes;
    QJsonObject body; ///< of `bytes`, when they are a JSON object

    [[nodiscard]] QString header(QByteArrayView name) const;
    [[nodiscard]] QString field(QByteArrayView name) const; ///< of the query
    [[nodiscard]] QString bearer() const; ///< the token of an Authorization header
    [[nodiscard]] QString text(QLatin1StringView member) const { return body.value(member).toString(); }
};

struct FakeAnswer {
    int status = 200;
    QJsonValue body{QJsonObject()};
};

/// What all simulated platforms know together: accounts, who said what, what was refused. Thread-safe.
class FakeHost
{
public:
    /// Something a customer said.
    struct Said {
        QString personId;
        QString text;
        Surface surface = Surface::Private;
        QString postId;
        QString name; ///< of the person
    };
    /// Somebody as the platform shows them.
    struct Person {
        QString name;
        QString picture; ///< an https address; empty as long as no place is known
    };

    explicit FakeHost(FakePlatform::Delivered delivered)
        : m_delivered(std::move(delivered))
    {
    }
    void addAccount(const ChannelAccount &account);
    /// The account of a platform of which a member has this value; nullopt for an empty value.
    [[nodiscard]] std::optional<ChannelAccount> account(Platform platform, QLatin1StringView member,
                                                        const QString &value) const;
    void noteLine(Platform platform, const QString &messageId, const Said &said);
    [[nodiscard]] std::optional<Said> said(Platform platform, const QString &messageId) const;
    /// Where pictures are kept.
    void setPictures(const QString &base);
    /// Somebody who has said something; nobody else has a name.
    [[nodiscard]] Person person(Platform platform, const QString &personId) const;
    /// Whether this customer has said anything.
    [[nodiscard]] bool knows(Platform platform, const QString &personId) const;
    /// True the first time, for what may be used once only.
    [[nodiscard]] bool isFirst(Platform platform, const QString &what);
    /// How often something was counted, this time included.
    [[nodiscard]] int count(Platform platform, const QString &what);
    /// How often it has been counted.
    [[nodiscard]] int counted(Platform platform, const QString &what) const;
    /// An id that no other message of ours has.
    [[nodiscard]] qint64 nextId() { return 500'000 + ++m_lastId; }

    /// What a platform lists until it is dropped, by id.
    void keep(Platform platform, const QString &id, const QJsonObject &item);
    void drop(Platform platform, const QString &id);
    [[nodiscard]] std::vector<QJsonObject> kept(Platform platform) const; ///< by rising id

    /// Who brings frames to those that listen to a platform's open connection; nobody when empty. It is called on any
    /// thread, and never after this returns with another one.
    void onTold(std::function<void(Platform, const QJsonObject &)> told);
    void tell(Platform platform, const QJsonObject &frame);

    void complain(const QString &what);
    [[nodiscard]] QStringList complaints() const;
    /// Complains, and answers as the platform does.
    [[nodiscard]] FakeAnswer refuse(const QString &complaint, int status, const QJsonObject &body);
    /// The customer reads it.
    void deliver(const PlatformDelivery &delivery) { m_delivered(delivery); }

private:
    const FakePlatform::Delivered m_delivered;
    std::mutex m_toldMutex; ///< guards m_told, and is held while it is called
    std::function<void(Platform, const QJsonObject &)> m_told;
    std::atomic<qint64> m_lastId{0};
    mutable std::mutex m_mutex; ///< guards all below
    std::vector<ChannelAccount> m_accounts;
    std::map<std::pair<Platform, QString>, Said> m_said; ///< by message
    std::map<std::pair<Platform, QString>, QString> m_people; ///< their names
    QString m_pictures;
    std::map<std::pair<Platform, QString>, int> m_counts;
    std::map<std::pair<Platform, QString>, QJsonObject> m_kept;
    QStringList m_complaints;
};

/// One row of a platform's interface: checks as the platform would, delivers, answers.
struct FakeRoute {
    const char *method;
    const char *pattern; ///< of the path
    FakeAnswer (*handle)(FakeHost &host, const FakeCall &call);
};
[[nodiscard]] std::span<const FakeRoute> chinaRoutes();
[[nodiscard]] std::span<const FakeRoute> worldRoutes();
[[nodiscard]] std::span<const FakeRoute> telegramRoutes();
[[nodiscard]] std::span<const FakeRoute> ownServerRoutes();
[[nodiscard]] std::span<const FakeRoute> exchangeRoutes();
/// What every platform answers about its people; after the others, whose rows are narrower.
[[nodiscard]] std::span<const FakeRoute> peopleRoutes();

} // namespace lianxi
