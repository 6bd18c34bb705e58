// SPDX-License-Identifier: GPL-3.0-or-later
// What the platform could not push while nobody listened, and what its pushes leave out.
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_catch_up.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_hook.h"
#include "app/channels/instagram/instagram_codec.h"
#include "app/channels/instagram/instagram_comments.h"
#include "app/channels/instagram/instagram_login.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;
using instagram::mentionList;

namespace
{

constexpr auto conversations = "conversations"_L1, comments = "comments"_L1;
constexpr auto mentionedComment = "mentioned_comment"_L1, mentionedMedia = "mentioned_media"_L1;
/// For so long the text of a mention is asked for when the platform does not answer.
constexpr auto mentionLife = std::chrono::hours(24);

void readComment(const QJsonObject &comment, const QString &media, const QString &parent, const QString &account,
                 std::vector<PlatformEvent> &events)
{
    const std::optional<Instant> at = meta::timeFromText(comment.value("timestamp"_L1).toString());
    QJsonObject from = comment.value("from"_L1).toObject();
    if (!from.contains("username"_L1))
        from.insert("username"_L1, comment.value("username"_L1));
    const QJsonObject value{{"comment_id"_L1, idText(comment.value("id"_L1))},
                            {"from"_L1, from},
                            {"text"_L1, comment.value("text"_L1)},
                            {"parent_id"_L1, parent},
                            {"media"_L1, QJsonObject{{"id"_L1, media}}}};
    if (at && !idText(comment.value("id"_L1)).isEmpty())
        events.push_back(instagram::changeEvent(u"comments"_s, value, account, at));
    const QJsonArray replies = comment["replies"_L1]["data"_L1].toArray();
    for (const QJsonValue &reply : replies) {
        if (parent.isEmpty()) // replies are one level deep
            readComment(reply.toObject(), media, idText(comment.value("id"_L1)), account, events);
    }
}

/// Posts are in the order of their own time, which says nothing about their comments: one page is looked at.
std::optional<Instant> readMedia(const QJsonObject &media, const QString &account, std::vector<PlatformEvent> &events)
{
    const QJsonArray found = media["comments"_L1]["data"_L1].toArray();
    for (const QJsonValue &comment : found)
        readComment(comment.toObject(), idText(media.value("id"_L1)), {}, account, events);
    return std::nullopt;
}

QString mentionPath(const QString &owner, const QJsonObject &hint)
{
    const auto encoded = [&hint](QLatin1StringView name) {
        return QString::fromLatin1(percentEncode(hint.value(name).toString()));
    };
    if (hint.contains("comment_id"_L1))
        return u"/%1?fields=%2.comment_id(%3){id,text,username,timestamp}"_s.arg(owner, mentionedComment,
                                                                                 encoded("comment_id"_L1));
    return u"/%1?fields=%2.media_id(%3){id,caption,username,timestamp}"_s.arg(owner, mentionedMedia,
                                                                              encoded("media_id"_L1));
}

/// The text comes as an edit of the message that the push made.
PollAnswer readMention(const QString &message, const HttpResponse &response, const QString &account)
{
    QJsonObject body;
    if (const auto error = meta::graphError(response, meta::messagingMeaning, &body)) {
        PollAnswer failed = pollFailure(*error);
        failed.hintUsedUp = error->outcome == SendOutcome::Refused; // it is gone, or not shown to us
        return failed;
    }
    const bool isComment = body.value(mentionedComment).isObject();
    const QJsonObject found = body.value(isComment ? mentionedComment : mentionedMedia).toObject();
    if (found.isEmpty())
        return pollFailure(unreadableAnswer(response));
    PollAnswer result;
    const QString text = found.value(isComment ? "text"_L1 : "caption"_L1).toString();
    if (text.isEmpty())
        return result;
    PlatformEvent event;
    event.kind = PlatformEventKind::Edit;
    event.surface = Surface::Public;
    event.account = account;
    event.target = message;
    event.eventKey = u"c:%1:text"_s.arg(message);
    event.text = event.newText = text;
    event.sender.handle = found.value("username"_L1).toString();
    event.at = meta::timeFromText(found.value("timestamp"_L1).toString());
    result.events.push_back(std::move(event));
    return result;
}

} // namespace

namespace instagram
{

std::optional<PollAsk> askForMention(const PlatformEvent &event)
{
    if (!event.more.value("needs_fetch"_L1).toBool())
        return std::nullopt;
    PollAsk ask;
    ask.list = mentionList + event.messageId;
    ask.validFor = mentionLife;
    // Without a comment the post itself names the account: its id is the message's.
    const bool isPost = event.threadId == event.messageId;
    ask.hint.insert(isPost ? "media_id"_L1 : "comment_id"_L1, event.messageId);
    return ask;
}

} // namespace instagram

std::vector<PollRequest> InstagramCodec::polls(const ChannelAccount &account,
                                               const QHash<QString, QJsonObject> &cursors) const
{
    const QString own = accountText(account, "ig_id"_L1), page = accountText(account, "page_id"_L1);
    const bool itself = instagram::logsInItself(account);
    if (own.isEmpty() || accountText(account, "access_token"_L1).isEmpty())
        return {};
    const auto request = [&](const QString &path) {
        return meta::graphRequest("GET", account, path, {}, instagram::hostOf(itself));
    };
    const auto ask = [&](QLatin1StringView list, const QString &path) {
        return meta::catchUpPoll(list, request(meta::pageOf(path, cursors.value(list))));
    };
    std::vector<PollRequest> polls;
    if (itself || !page.isEmpty())
        polls.push_back(ask(conversations, meta::conversationsPath(itself ? u"me"_s : page, "instagram"_L1)));
    polls.push_back(ask(comments,
                        u"/%1/media?limit=25&fields=id,comments.limit(50){id,text,username,timestamp,from,"
                        "replies{id,text,username,timestamp,from}}"_s.arg(itself ? u"me"_s : own)));
    for (auto cursor = cursors.begin(); cursor != cursors.end(); ++cursor) {
        const QJsonObject hint = cursor.value().value(pushHint).toObject();
        if (!cursor.key().startsWith(mentionList) || hint.isEmpty())
            continue;
        PollRequest poll;
        poll.list = cursor.key();
        poll.request = request(mentionPath(itself ? u"me"_s : own, hint));
        polls.push_back(std::move(poll));
    }
    return polls;
}

QString InstagramCodec::listOf(const HttpRequest &request) const
{
    if (request.method != "GET")
        return {};
    return request.url.contains("/conversations?"_L1) ? QString(conversations)
        : request.url.contains("/media?"_L1)          ? QString(comments)
                                                      : QString();
}

PollAnswer InstagramCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                    const QJsonObject &cursor, Instant now) const
{
    const QString own = accountText(account, "ig_id"_L1);
    if (list.startsWith(mentionList))
        return readMention(list.mid(mentionList.size()), response, own);
    if (list == conversations)
        return meta::readCatchUp(response, cursor, now,
                                 meta::conversationReader(own, accountText(account, "app_id"_L1)));
    if (list == comments)
        return meta::readCatchUp(response, cursor, now,
                                 [&own](const QJsonObject &media, std::vector<PlatformEvent> &events) {
                                     return readMedia(media, own, events);
                                 });
    return Codec::readPoll(list, response, account, cursor, now);
}

} // namespace lianxi
