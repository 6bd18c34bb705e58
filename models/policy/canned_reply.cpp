// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/canned_reply.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = ReplyMistake::Kind;

bool hasTag(const CaseRow &head, const QStringList &wanted)
{
    return std::any_of(head.tags.begin(), head.tags.end(),
                       [&wanted](const TagRow &tag) { return wanted.contains(tag.text, Qt::CaseInsensitive); });
}

void checkText(const QString &text, qsizetype longest, std::vector<ReplyMistake> &mistakes)
{
    if (text.size() > longest)
        mistakes.push_back({Kind::TextTooLong, QString::number(longest)});
    static const QRegularExpression variable(u"\\{[^{}\\s]{1,40}\\}"_s);
    for (auto found = variable.globalMatch(text); found.hasNext();)
        if (const QString name = found.next().captured(); !replyVariables().contains(name))
            mistakes.push_back({Kind::UnknownVariable, name});
}

void checkCondition(const OfferCondition &when, std::vector<ReplyMistake> &mistakes)
{
    for (const QString &tag : when.tags)
        if (when.withoutTags.contains(tag, Qt::CaseInsensitive))
            mistakes.push_back({Kind::TagTwice, tag});
}

qsizetype longestText(ReplyForm form)
{
    switch (form) {
    case ReplyForm::Text:
        return longestCannedText;
    case ReplyForm::Card:
        return longestCardText;
    case ReplyForm::Voice:
        return longestVoiceText;
    }
    Q_UNREACHABLE();
}

void put(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void put(QJsonObject &json, QLatin1StringView name, const QStringList &list)
{
    if (!list.isEmpty())
        json.insert(name, QJsonArray::fromStringList(list));
}

void putCondition(QJsonObject &json, const OfferCondition &when)
{
    if (when.surface)
        json.insert("surface"_L1, toText(*when.surface));
    put(json, "category"_L1, when.category);
    put(json, "tags"_L1, when.tags);
    put(json, "without_tags"_L1, when.withoutTags);
}

/// Takes members out of a body one by one; what is left in the end belongs to a later version.
struct Taker {
    QJsonObject json;
    bool good = true;

    QString text(QLatin1StringView name)
    {
        const QJsonValue value = json.take(name);
        good = good && (value.isUndefined() || value.isString());
        return value.toString();
    }
    QStringList texts(QLatin1StringView name)
    {
        const QJsonValue value = json.take(name);
        good = good && (value.isUndefined() || value.isArray());
        QStringList list;
        for (const QJsonValue &one : value.toArray()) {
            good = good && one.isString() && !one.toString().isEmpty();
            list << one.toString();
        }
        return list;
    }
    template <class E>
    std::optional<E> name(QLatin1StringView key)
    {
        const QString spelling = text(key);
        const std::optional<E> known = fromText<E>(spelling);
        good = good && (spelling.isEmpty() || known);
        return known;
    }
    OfferCondition condition()
    {
        OfferCondition when;
        when.surface = name<Surface>("surface"_L1);
        when.category = text("category"_L1);
        when.tags = texts("tags"_L1);
        when.withoutTags = texts("without_tags"_L1);
        return when;
    }
    [[nodiscard]] bool isWhole() const { return good && json.isEmpty(); }
};

} // namespace

bool holds(const OfferCondition &condition, const CaseRow &head, Surface surface)
{
    return (!condition.surface || *condition.surface == surface)
        && (condition.category.isEmpty() || condition.category == head.category)
        && (condition.tags.isEmpty() || hasTag(head, condition.tags)) && !hasTag(head, condition.withoutTags);
}

const QStringList &replyVariables()
{
    static const QStringList names{u"{customer}"_s, u"{agent}"_s, u"{brand}"_s, u"{position}"_s, u"{wait}"_s};
    return names;
}

std::vector<ReplyMistake> mistakesOf(const CannedReply &reply)
{
    std::vector<ReplyMistake> mistakes;
    if (reply.text.trimmed().isEmpty())
        mistakes.push_back({Kind::TextMissing});
    checkText(reply.text, longestText(reply.form), mistakes);
    if (reply.form == ReplyForm::Card && reply.text.count(u'\n') >= mostCardLines)
        mistakes.push_back({Kind::TooManyLines, QString::number(mostCardLines)});
    checkCondition(reply.when, mistakes);
    return mistakes;
}

std::vector<ReplyMistake> mistakesOf(const TagHint &hint)
{
    std::vector<ReplyMistake> mistakes;
    if (hint.when.tags.isEmpty())
        mistakes.push_back({Kind::TagMissing});
    if (hint.words.trimmed().isEmpty() && hint.replies.isEmpty())
        mistakes.push_back({Kind::NothingToSay});
    if (hint.words.size() > longestCardText)
        mistakes.push_back({Kind::TextTooLong, QString::number(longestCardText)});
    checkCondition(hint.when, mistakes);
    return mistakes;
}

QJsonObject toReplyBody(const CannedReply &reply)
{
    QJsonObject json{{"text"_L1, reply.text}, {"form"_L1, toText(reply.form)}};
    put(json, "keys"_L1, reply.keys);
    putCondition(json, reply.when);
    return json;
}

QJsonObject toHintBody(const TagHint &hint)
{
    QJsonObject json;
    put(json, "words"_L1, hint.words);
    put(json, "replies"_L1, hint.replies);
    putCondition(json, hint.when);
    return json;
}

Result<CannedReply> fromReplyBody(const QJsonObject &body)
{
    Taker take{body};
    CannedReply reply;
    reply.text = take.text("text"_L1);
    reply.keys = take.text("keys"_L1);
    const std::optional<ReplyForm> form = take.name<ReplyForm>("form"_L1);
    reply.form = form.value_or(ReplyForm::Text);
    reply.when = take.condition();
    if (!take.isWhole() || !form || !mistakesOf(reply).empty())
        return failure(ErrorCode::Corrupt, u"canned reply"_s);
    return reply;
}

Result<TagHint> fromHintBody(const QJsonObject &body)
{
    Taker take{body};
    TagHint hint;
    hint.words = take.text("words"_L1);
    hint.replies = take.texts("replies"_L1);
    hint.when = take.condition();
    if (!take.isWhole() || !mistakesOf(hint).empty())
        return failure(ErrorCode::Corrupt, u"hint"_s);
    return hint;
}

} // namespace lianxi
