// SPDX-License-Identifier: GPL-3.0-or-later
// The Bot API as far as a desk uses it: messages, signs, who people are and where their pictures lie.
#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/fake_pictures.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int telegramTextLimit = 4096; ///< UTF-16 units

FakeAnswer refuse(FakeHost &host, const QString &complaint, int status, const QString &words)
{
    return host.refuse(complaint, status, {{"ok"_L1, false}, {"error_code"_L1, status}, {"description"_L1, words}});
}

FakeAnswer result(const QJsonValue &what)
{
    return {200, QJsonObject{{"ok"_L1, true}, {"result"_L1, what}}};
}

/// Ids come as numbers and as text.
QString idOf(const QJsonValue &id)
{
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

FakeAnswer sendMessage(FakeHost &host, const FakeCall &call)
{
    const QString to = idOf(call.body.value("chat_id"_L1));
    const QString text = call.text("text"_L1);
    if (to.isEmpty() || text.isEmpty() || text.size() > telegramTextLimit)
        return refuse(host, u"telegram: a message without receiver or text, or too long"_s, 400,
                      u"Bad Request: message text is empty"_s);
    host.deliver({Platform::Telegram, to, {}, text, to.startsWith(u'-') ? Surface::Public : Surface::Private});
    return result(QJsonObject{
        {"message_id"_L1, host.nextId()}, {"chat"_L1, QJsonObject{{"id"_L1, to.toLongLong()}}}, {"text"_L1, text}});
}

/// A picture's id is its path; the address of a file that is asked for is the same once more.
QString fileOf(const QString &person)
{
    return FakePictures::pathOf(person).sliced(1);
}

FakeAnswer chat(FakeHost &host, const FakeCall &call)
{
    const QString id = idOf(call.body.value("chat_id"_L1));
    return result(QJsonObject{{"id"_L1, id.toLongLong()},
                              {"type"_L1, "private"_L1},
                              {"first_name"_L1, host.person(Platform::Telegram, id).name},
                              {"photo"_L1, QJsonObject{{"small_file_id"_L1, fileOf(id)}}}});
}

FakeAnswer photos(FakeHost &, const FakeCall &call)
{
    const QJsonObject size{{"file_id"_L1, fileOf(idOf(call.body.value("user_id"_L1)))}, {"width"_L1, 160}};
    return result(QJsonObject{{"total_count"_L1, 1}, {"photos"_L1, QJsonArray{QJsonArray{size}}}});
}

FakeAnswer botMethod(FakeHost &host, const FakeCall &call)
{
    const QString method = call.pieces.value(1);
    if (!host.account(Platform::Telegram, "bot_token"_L1, call.pieces.value(0)))
        return refuse(host, u"telegram: a request with an unknown token"_s, 401, u"Unauthorized"_s);
    if (method == "getUpdates"_L1)
        return refuse(host, u"telegram: polled although a webhook is set"_s, 409,
                      u"Conflict: can't use getUpdates method while webhook is active"_s);
    if (method == "sendMessage"_L1)
        return sendMessage(host, call);
    if (method == "getChat"_L1)
        return chat(host, call);
    if (method == "getUserProfilePhotos"_L1)
        return photos(host, call);
    if (method == "getFile"_L1)
        return result(QJsonObject{{"file_id"_L1, call.body.value("file_id"_L1)},
                                  {"file_path"_L1, call.body.value("file_id"_L1)}});
    return result(true);
}

constexpr FakeRoute routes[] = {{"POST", "/bot([^/]+)/([A-Za-z]+)", botMethod}};

} // namespace

std::span<const FakeRoute> telegramRoutes()
{
    return routes;
}

} // namespace lianxi
