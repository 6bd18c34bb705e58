// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/profiles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr qsizetype longestText = 500; ///< of a name or key; no platform gives longer ones
constexpr qsizetype longestAddress = 4000;

QString firstText(const QJsonObject &json, std::initializer_list<QLatin1StringView> members, qsizetype longest)
{
    for (const QLatin1StringView member : members) {
        const QString text = json.value(member).toString();
        if (!text.isEmpty() && text.size() <= longest)
            return text;
    }
    return {};
}

PersonProfile personOf(const QJsonObject &json)
{
    PersonProfile person;
    person.id = firstText(json, {"user_id"_L1, "id"_L1}, longestText);
    person.name = firstText(json, {"name"_L1, "nickname"_L1}, longestText);
    person.handle = firstText(json, {"handle"_L1}, longestText);
    person.alias = firstText(json, {"union_id"_L1}, longestText);
    person.avatar = firstText(json, {"avatar"_L1, "thumbnail"_L1}, longestAddress);
    if (person.avatar.startsWith("http://"_L1)) // their servers speak https as well, and nothing else is fetched
        person.avatar.insert(4, u's');
    return person;
}

bool isNobody(const QString &reason)
{
    static constexpr std::array nobody{"recipient_unknown"_L1, "recipient_unavailable"_L1, "recipient_blocked"_L1,
                                       "not_following"_L1, "target_gone"_L1};
    return std::ranges::find(nobody, reason) != nobody.end();
}

} // namespace

SendIntent profileQuestion(const ProfileSubject &person)
{
    SendIntent question;
    question.op = u"profile"_s;
    question.surface = person.surface;
    question.to = person.id;
    question.threadId = person.threadId;
    return question;
}

ProfileAnswer profilesOf(const SendAnswer &said, const std::vector<ProfileSubject> &people)
{
    ProfileAnswer answer{said.outcome, said.reason, said.retryAfter, {}};
    if (said.outcome == SendOutcome::Refused && isNobody(said.reason))
        answer.outcome = SendOutcome::Sent;
    if (said.outcome != SendOutcome::Sent)
        return answer;
    QJsonArray profiles = said.more.value("profiles"_L1).toArray();
    if (profiles.isEmpty() && said.more.value("profile"_L1).isObject())
        profiles.append(said.more.value("profile"_L1));
    for (const QJsonValue &profile : std::as_const(profiles)) {
        PersonProfile person = personOf(profile.toObject());
        if (people.size() == 1 && person.id.isEmpty())
            person.id = people.front().id; // some answers leave it out
        if (std::ranges::find(people, person.id, &ProfileSubject::id) != people.end())
            answer.people.push_back(std::move(person));
    }
    return answer;
}

QStringList idsOf(const std::vector<ProfileSubject> &people)
{
    QStringList ids;
    for (const ProfileSubject &person : people)
        ids.append(person.id);
    return ids;
}

} // namespace lianxi::channels
