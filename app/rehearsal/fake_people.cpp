// SPDX-License-Identifier: GPL-3.0-or-later
// Who customers are, by the platforms that are asked: whoever has written has a name and a picture. Only the official
// accounts of WeChat keep both to themselves, as the real ones do.
#include "app/rehearsal/fake_host.h"

#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

FakeAnswer told(const QJsonObject &body)
{
    return {200, body};
}

FakeAnswer wechatPeople(FakeHost &host, const FakeCall &call)
{
    QJsonArray people;
    const QJsonArray asked = call.body["user_list"_L1].toArray();
    for (const QJsonValue &one : asked)
        people.append(QJsonObject{{"subscribe"_L1, 1}, {"openid"_L1, one["openid"_L1]}, {"nickname"_L1, QString()}});
    if (people.isEmpty())
        return host.refuse(u"wechat: a question about nobody"_s, 200,
                           {{"errcode"_L1, 40003}, {"errmsg"_L1, "invalid openid"_L1}});
    return told({{"user_info_list"_L1, people}});
}

FakeAnswer deskPeople(FakeHost &host, const FakeCall &call)
{
    QJsonArray people;
    const QJsonArray asked = call.body["external_userid_list"_L1].toArray();
    for (const QJsonValue &one : asked) {
        const FakeHost::Person person = host.person(Platform::WecomKf, one.toString());
        people.append(
            QJsonObject{{"external_userid"_L1, one}, {"nickname"_L1, person.name}, {"avatar"_L1, person.picture}});
    }
    return told({{"errcode"_L1, 0}, {"customer_list"_L1, people}});
}

FakeAnswer wecomCustomer(FakeHost &host, const FakeCall &call)
{
    const QString id = call.field("external_userid");
    const FakeHost::Person person = host.person(Platform::Wecom, id);
    return told({{"errcode"_L1, 0},
                 {"external_contact"_L1,
                  QJsonObject{{"external_userid"_L1, id}, {"name"_L1, person.name}, {"avatar"_L1, person.picture}}}});
}

FakeAnswer wecomColleague(FakeHost &host, const FakeCall &call)
{
    const QString id = call.field("userid");
    const FakeHost::Person person = host.person(Platform::Wecom, id);
    return told({{"errcode"_L1, 0}, {"userid"_L1, id}, {"name"_L1, person.name}, {"avatar"_L1, person.picture}});
}

FakeAnswer weiboFan(FakeHost &host, const FakeCall &call)
{
    const QString id = call.field("uid");
    const FakeHost::Person person = host.person(Platform::Weibo, id);
    return told({{"subscribe"_L1, 1},
                 {"id"_L1, id},
                 {"nickname"_L1, person.name},
                 {"headimgurl"_L1, person.picture},
                 {"follow"_L1, 0}});
}

FakeAnswer weiboUser(FakeHost &host, const FakeCall &call)
{
    const QString id = call.field("uid");
    const FakeHost::Person person = host.person(Platform::Weibo, id);
    return told({{"idstr"_L1, id}, {"screen_name"_L1, person.name}, {"avatar_large"_L1, person.picture}});
}

FakeAnswer linePerson(FakeHost &host, const FakeCall &call)
{
    const QString id = call.pieces.value(0);
    const FakeHost::Person person = host.person(Platform::Line, id);
    return told({{"userId"_L1, id}, {"displayName"_L1, person.name}, {"pictureUrl"_L1, person.picture}});
}

FakeAnswer xPeople(FakeHost &host, const FakeCall &call)
{
    QJsonArray people;
    const QStringList asked = call.field("ids").split(u',', Qt::SkipEmptyParts);
    for (const QString &one : asked) {
        const FakeHost::Person person = host.person(Platform::X, one);
        people.append(QJsonObject{{"id"_L1, one}, {"name"_L1, person.name}, {"profile_image_url"_L1, person.picture}});
    }
    return told({{"data"_L1, people}});
}

FakeAnswer mastodonPerson(FakeHost &host, const FakeCall &call)
{
    const QString id = call.pieces.value(0);
    const FakeHost::Person person = host.person(Platform::Mastodon, id);
    return told({{"id"_L1, id}, {"display_name"_L1, person.name}, {"avatar"_L1, person.picture}});
}

/// Messenger and Instagram share an address.
FakeAnswer metaPerson(FakeHost &host, const FakeCall &call)
{
    const QString id = call.pieces.value(0);
    FakeHost::Person person = host.person(Platform::Facebook, id);
    if (person.name.isEmpty())
        person = host.person(Platform::Instagram, id);
    return told({{"id"_L1, id}, {"name"_L1, person.name}, {"profile_pic"_L1, person.picture}});
}

FakeAnswer chatwootContact(FakeHost &host, const FakeCall &call)
{
    const FakeHost::Person person = host.person(Platform::Chatwoot, call.pieces.value(0));
    return told(
        {{"payload"_L1,
          QJsonObject{
              {"id"_L1, call.pieces.value(0).toInt()}, {"name"_L1, person.name}, {"thumbnail"_L1, person.picture}}}});
}

constexpr FakeRoute routes[] = {
    {"POST", "/cgi-bin/user/info/batchget", wechatPeople},
    {"POST", "/cgi-bin/kf/customer/batchget", deskPeople},
    {"GET", "/cgi-bin/externalcontact/get", wecomCustomer},
    {"GET", "/cgi-bin/user/get", wecomColleague},
    {"GET", "/2/eps/user/info.json", weiboFan},
    {"GET", "/2/users/show.json", weiboUser},
    {"GET", "/v2/bot/profile/([^/]+)", linePerson},
    {"GET", "/v2/bot/(?:group|room)/[^/]+/member/([^/]+)", linePerson},
    {"GET", "/2/users", xPeople},
    {"GET", "/api/v1/accounts/([^/]+)", mastodonPerson},
    {"GET", "/api/v1/accounts/[^/]+/contacts/([^/]+)", chatwootContact},
    {"GET", "/v[0-9.]+/([^/]+)", metaPerson},
};

} // namespace

std::span<const FakeRoute> peopleRoutes()
{
    return routes;
}

} // namespace lianxi
