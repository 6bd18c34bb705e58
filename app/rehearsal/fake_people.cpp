// SPDX-License-Identifier: GPL-3.0-or-later
// Who customers are, by the platforms that are asked. The simulated ones keep names and pictures to themselves, as
// WeChat does: a rehearsal's customers are known by what they write.
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

FakeAnswer deskPeople(FakeHost &, const FakeCall &call)
{
    QJsonArray people;
    const QJsonArray asked = call.body["external_userid_list"_L1].toArray();
    for (const QJsonValue &one : asked)
        people.append(QJsonObject{{"external_userid"_L1, one}, {"nickname"_L1, QString()}});
    return told({{"errcode"_L1, 0}, {"customer_list"_L1, people}});
}

FakeAnswer wecomCustomer(FakeHost &, const FakeCall &call)
{
    return told({{"errcode"_L1, 0},
                 {"external_contact"_L1, QJsonObject{{"external_userid"_L1, call.field("external_userid")}}}});
}

FakeAnswer wecomColleague(FakeHost &, const FakeCall &call)
{
    return told({{"errcode"_L1, 0}, {"userid"_L1, call.field("userid")}});
}

FakeAnswer weiboFan(FakeHost &, const FakeCall &call)
{
    return told({{"subscribe"_L1, 1}, {"id"_L1, call.field("uid")}, {"nickname"_L1, QString()}, {"follow"_L1, 0}});
}

FakeAnswer weiboUser(FakeHost &, const FakeCall &call)
{
    return told({{"idstr"_L1, call.field("uid")}, {"screen_name"_L1, QString()}});
}

FakeAnswer linePerson(FakeHost &, const FakeCall &call)
{
    return told({{"userId"_L1, call.pieces.value(0)}, {"displayName"_L1, QString()}});
}

FakeAnswer xPeople(FakeHost &, const FakeCall &call)
{
    QJsonArray people;
    const QStringList asked = call.field("ids").split(u',', Qt::SkipEmptyParts);
    for (const QString &one : asked)
        people.append(QJsonObject{{"id"_L1, one}});
    return told({{"data"_L1, people}});
}

FakeAnswer personById(FakeHost &, const FakeCall &call)
{
    return told({{"id"_L1, call.pieces.value(0)}});
}

FakeAnswer chatwootContact(FakeHost &, const FakeCall &call)
{
    return told({{"payload"_L1, QJsonObject{{"id"_L1, call.pieces.value(0).toInt()}}}});
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
    {"GET", "/api/v1/accounts/([^/]+)", personById},
    {"GET", "/api/v1/accounts/[^/]+/contacts/([^/]+)", chatwootContact},
    {"GET", "/v[0-9.]+/([^/]+)", personById},
};

} // namespace

std::span<const FakeRoute> peopleRoutes()
{
    return routes;
}

} // namespace lianxi
