// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_platform.h"
#include "app/rehearsal/fake_pictures.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/fake_mail.h"
#include "app/rehearsal/fake_streams.h"
#include "app/rehearsal/fake_wecom_kf.h"
#include "app/rehearsal/voice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <httplib.h>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int weiboCommentLimit = 140; ///< Chinese characters, as the platform counts
constexpr int weiboMessageLimit = 300;
constexpr int wechatTextLimit = 2048; ///< UTF-8 bytes
constexpr int weiboPageLimit = 50; ///< comments
constexpr size_t largestRequest = 1024 * 1024; ///< bytes; the desk sends a few kilobytes
constexpr auto accessToken = "rehearsal-access-token"_L1;

QJsonObject parse(const std::string &body)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size()))).object();
}

void answerJson(httplib::Response &response, int status, const QJsonObject &json)
{
    response.status = status;
    response.set_content(QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(), "application/json");
}

FakeCall callOf(const httplib::Request &request)
{
    FakeCall call;
    call.method = QByteArray::fromStdString(request.method);
    call.path = QByteArray::fromStdString(request.path);
    for (size_t i = 1; i < request.matches.size(); ++i)
        call.pieces.append(QString::fromStdString(request.matches[i].str()));
    const size_t mark = request.target.find('?');
    if (mark != std::string::npos)
        call.query = QByteArray::fromStdString(request.target.substr(mark + 1));
    for (const auto &[name, value] : request.headers)
        call.headers.append({QByteArray::fromStdString(name), QByteArray::fromStdString(value)});
    call.bytes = QByteArray::fromStdString(request.body);
    call.body = readJsonObject(call.bytes).value_or(QJsonObject());
    return call;
}

/// Members of an application/x-www-form-urlencoded body.
QString formValue(const httplib::Request &request, const char *name)
{
    return QString::fromStdString(request.get_param_value(name));
}

} // namespace

class FakePlatform::Impl
{
public:
    explicit Impl(Delivered delivered)
        : m_delivered(std::move(delivered))
    {
        routes();
    }
    ~Impl()
    {
        m_streams.reset();
        m_mail.reset();
        m_pictures.reset();
        m_trust.reset();
        m_server.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    Status start()
    {
        m_port = m_server.bind_to_any_port("127.0.0.1");
        if (m_port <= 0)
            return failure(ErrorCode::Unavailable, u"no port on the loopback address"_s);
        m_thread = std::thread([this] { (void)m_server.listen_after_bind(); });
        // A server that is stopped before it listens would listen for ever.
        while (!m_server.is_running())
            std::this_thread::yield();
        return {};
    }

    void addAccount(const ChannelAccount &account)
    {
        m_wecomKf.addAccount(account);
        m_host.addAccount(account);
    }

    FakeWecomKf &wecomKf() { return m_wecomKf; }

    Result<ChannelAccount> openAccount(Platform platform)
    {
        const Voice *voice = voiceOf(platform);
        if (!voice)
            return failure(ErrorCode::NotFound, u"no voice for %1"_s.arg(toText(platform)));
        ChannelAccount account = voice->account();
        const QString here = u"http://127.0.0.1:%1"_s.arg(m_port);
        account.settings.insert("api_base"_L1, here);
        if (const Status hung = hangPictures(account); !hung)
            return tl::make_unexpected(hung.error());
        if (account.settings.contains("source"_L1))
            account.settings.insert("address"_L1, here + "/bridge/"_L1 + toText(platform));
        if (const Status opened = openLines(account); !opened)
            return tl::make_unexpected(opened.error());
        addAccount(account);
        return account;
    }

    void say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
    {
        const Platform platform = account.platform;
        // On Chatwoot and on the telephone the customer's thread is what is answered.
        m_host.noteLine(platform, messageIdOf(platform, line),
                        {customer.id, line.text, line.surface, line.postId, customer.name});
        if (platform == Platform::WecomKf)
            addMessage(pollItemOf(account, customer, line));
        else if (platform == Platform::Weibo && line.surface == Surface::Public)
            addComment(pollItemOf(account, customer, line));
        else if (m_mail && platform == Platform::Email)
            m_mail->say(account, customer, line);
        else if (m_streams)
            m_streams->say(account, customer, line);
    }

    void addMessage(const QJsonObject &item) { m_wecomKf.addMessage(item); }

    void addComment(const QJsonObject &item)
    {
        const std::lock_guard lock(m_mutex);
        m_comments.push_back(item);
    }

    QStringList complaints() const { return m_host.complaints(); }

    int port() const { return m_port; }
    int requests() const { return m_requests; }

private:
    void routes()
    {
        m_server.set_payload_max_length(largestRequest);
        m_server.set_keep_alive_max_count(1); // stopping would wait for connections that are kept open
        m_server.set_pre_routing_handler([this](const httplib::Request &, httplib::Response &) {
            ++m_requests;
            return httplib::Server::HandlerResponse::Unhandled;
        });
        m_wecomKf.route(m_server);
        const auto wechatToken = [this](const httplib::Request &request, httplib::Response &response) {
            giveToken(request, response);
        };
        m_server.Post("/cgi-bin/stable_token", wechatToken);
        m_server.Get("/cgi-bin/token", wechatToken);
        m_server.Post("/cgi-bin/message/custom/send",
                      [this](const auto &request, auto &response) { wechatSend(request, response); });
        m_server.Post("/cgi-bin/message/custom/typing", [](const auto &, auto &response) {
            answerJson(response, 200, {{"errcode"_L1, 0}, {"errmsg"_L1, u"ok"_s}});
        });
        m_server.Post("/2/messages/reply.json",
                      [this](const auto &request, auto &response) { weiboMessage(request, response); });
        m_server.Post("/2/comments/reply.json",
                      [this](const auto &request, auto &response) { weiboComment(request, response); });
        m_server.Get("/2/comments/to_me.json",
                     [this](const auto &request, auto &response) { weiboComments(request, response); });
        m_server.Get("/2/comments/mentions.json", [this](const auto &request, auto &response) {
            if (weiboKnows(request, response))
                answerJson(response, 200, {{"comments"_L1, QJsonArray()}});
        });
        m_server.Get("/2/statuses/mentions.json", [this](const auto &request, auto &response) {
            if (weiboKnows(request, response))
                answerJson(response, 200, {{"statuses"_L1, QJsonArray()}});
        });
        m_server.Get(R"(/file/bot([^/]+)/(faces/.+))", [this](const auto &request, auto &response) {
            if (!known(Platform::Telegram, "bot_token"_L1, QString::fromStdString(request.matches[1])))
                return answerJson(response, 404, {{"ok"_L1, false}, {"error_code"_L1, 404}});
            const QByteArray path = '/' + QByteArray::fromStdString(request.matches[2]);
            response.set_content(FakePictures::picture(path).toStdString(), "image/png");
        });
        tables();
    }

    /// Every row of the tables; what is in none was asked for by mistake.
    void tables()
    {
        for (const auto &rows :
             {chinaRoutes(), worldRoutes(), telegramRoutes(), ownServerRoutes(), exchangeRoutes(), peopleRoutes()}) {
            for (const FakeRoute &row : rows)
                route(row.method, row.pattern, row.handle);
        }
        for (const char *method : {"GET", "POST", "PUT", "DELETE"})
            route(method, ".*", [](FakeHost &host, const FakeCall &call) {
                return host.refuse(
                    u"a call that no platform has: "_s + QString::fromUtf8(call.method + ' ' + call.path), 404, {});
            });
    }

    template <class Handle>
    void route(std::string_view method, const char *pattern, Handle handle)
    {
        const auto answer = [this, handle](const httplib::Request &request, httplib::Response &response) {
            const FakeAnswer given = handle(m_host, callOf(request));
            response.status = given.status;
            if (given.status == 204) // has no body
                return;
            const QJsonDocument body =
                given.body.isArray() ? QJsonDocument(given.body.toArray()) : QJsonDocument(given.body.toObject());
            response.set_content(body.toJson(QJsonDocument::Compact).toStdString(), "application/json");
        };
        if (method == "GET")
            m_server.Get(pattern, answer);
        else if (method == "PUT")
            m_server.Put(pattern, answer);
        else if (method == "DELETE")
            m_server.Delete(pattern, answer);
        else
            m_server.Post(pattern, answer);
    }

    /// Pictures of people have an address of their own.
    Status hangPictures(ChannelAccount &account)
    {
        if (!m_pictures) {
            Result<std::unique_ptr<LoopbackTrust>> trust = LoopbackTrust::make();
            if (!trust)
                return tl::make_unexpected(trust.error());
            auto pictures = std::make_unique<FakePictures>();
            if (Status started = pictures->start(**trust); !started)
                return started;
            m_trust = std::move(*trust);
            m_host.setPictures(pictures->base());
            m_pictures = std::move(pictures);
        }
        account.settings.insert("media_base"_L1, m_pictures->base());
        return {};
    }

    /// What a platform has beside requests: open connections, or a mail server.
    Status openLines(ChannelAccount &account)
    {
        const Platform platform = account.platform;
        if (platform == Platform::Email && !m_mail) {
            m_mail = std::make_unique<FakeMail>(m_host);
            if (Status started = m_mail->start(*m_trust); !started)
                return started;
        }
        if (platform == Platform::Email) {
            account.settings.remove("api_base"_L1);
            account.settings.insert("imap_base"_L1, m_mail->imapUrl());
            account.settings.insert("smtp_base"_L1, m_mail->smtpUrl());
        }
        if (platform != Platform::Mastodon && platform != Platform::Chatwoot && platform != Platform::Asterisk)
            return {};
        if (!m_streams)
            m_streams = std::make_unique<FakeStreams>(m_host, static_cast<quint16>(m_port));
        const QString lines = m_streams->base();
        if (lines.isEmpty())
            return failure(ErrorCode::Unavailable, u"no port on the loopback address"_s);
        if (platform == Platform::Mastodon)
            account.settings.insert("streaming"_L1, lines);
        else
            account.settings.insert("api_base"_L1, platform == Platform::Asterisk ? lines + "/ari"_L1 : lines);
        return {};
    }

    void complain(const QString &what) { m_host.complain(what); }

    [[nodiscard]] bool known(Platform platform, QLatin1StringView member, const QString &value) const
    {
        return m_host.account(platform, member, value).has_value();
    }

    /// Answers as the platform does to a token that it has not given.
    [[nodiscard]] bool weiboKnows(const httplib::Request &request, httplib::Response &response)
    {
        if (known(Platform::Weibo, "access_token"_L1, formValue(request, "access_token")))
            return true;
        complain(u"weibo: a request with an unknown access token"_s);
        answerJson(response, 403,
                   {{"error"_L1, u"invalid_access_token"_s},
                    {"error_code"_L1, 21332},
                    {"request"_L1, QString::fromStdString(request.path)}});
        return false;
    }

    void giveToken(const httplib::Request &request, httplib::Response &response)
    {
        const QJsonObject body = parse(request.body);
        const QString appId =
            request.has_param("appid") ? formValue(request, "appid") : body.value("appid"_L1).toString();
        const QString secret =
            request.has_param("secret") ? formValue(request, "secret") : body.value("secret"_L1).toString();
        if (!known(Platform::WechatOa, "receive_id"_L1, appId) || !known(Platform::WechatOa, "app_secret"_L1, secret)) {
            complain(u"wechat: a token asked for with an unknown app id or secret"_s);
            return answerJson(response, 200, {{"errcode"_L1, 40013}, {"errmsg"_L1, u"invalid appid"_s}});
        }
        answerJson(response, 200, {{"access_token"_L1, accessToken}, {"expires_in"_L1, 7200}});
    }

    void wechatSend(const httplib::Request &request, httplib::Response &response)
    {
        // No complaint: a desk that starts has no token yet, or an old one, and learns it from this answer.
        if (formValue(request, "access_token") != accessToken)
            return answerJson(response, 200, {{"errcode"_L1, 40001}, {"errmsg"_L1, u"invalid credential"_s}});
        const QJsonObject body = parse(request.body);
        const QString type = body.value("msgtype"_L1).toString();
        const QString text = body.value("text"_L1).toObject().value("content"_L1).toString();
        const QString to = body.value("touser"_L1).toString();
        if (to.isEmpty() || type.isEmpty() || (type == "text"_L1 && text.isEmpty())) {
            complain(u"wechat: a message without receiver or content"_s);
            return answerJson(response, 200, {{"errcode"_L1, 47001}, {"errmsg"_L1, u"data format error"_s}});
        }
        if (text.toUtf8().size() > wechatTextLimit) {
            complain(u"wechat: a message that is too long"_s);
            return answerJson(response, 200, {{"errcode"_L1, 45002}, {"errmsg"_L1, u"content size out of limit"_s}});
        }
        answerJson(response, 200, {{"errcode"_L1, 0}, {"errmsg"_L1, u"ok"_s}});
        m_delivered({Platform::WechatOa, to, {}, text, Surface::Private});
    }

    void weiboMessage(const httplib::Request &request, httplib::Response &response)
    {
        if (!weiboKnows(request, response))
            return;
        const QString text =
            QJsonDocument::fromJson(formValue(request, "data").toUtf8()).object().value("text"_L1).toString();
        const QString to = formValue(request, "receiver_id");
        if (formValue(request, "type") != "text"_L1 || to.isEmpty() || text.isEmpty()
            || text.size() > weiboMessageLimit) {
            complain(u"weibo: a private message that is incomplete or too long"_s);
            return answerJson(response, 400,
                              {{"error"_L1, u"text length error"_s},
                               {"error_code"_L1, 20012},
                               {"request"_L1, u"/2/messages/reply.json"_s}});
        }
        answerJson(response, 200,
                   {{"result"_L1, true}, {"sender_id"_L1, 1}, {"receiver_id"_L1, to}, {"type"_L1, u"text"_s}});
        m_delivered({Platform::Weibo, to, {}, text, Surface::Private});
    }

    void weiboComment(const httplib::Request &request, httplib::Response &response)
    {
        if (!weiboKnows(request, response))
            return;
        const QString text = formValue(request, "comment");
        const QString comment = formValue(request, "cid");
        const std::optional<QJsonObject> target = commentById(comment);
        const QString post = target ? target->value("status"_L1).toObject().value("idstr"_L1).toString() : QString();
        if (!target || formValue(request, "id") != post || text.isEmpty() || text.size() > weiboCommentLimit) {
            complain(u"weibo: a comment reply that is incomplete, too long or to an unknown comment"_s);
            return answerJson(response, 400,
                              {{"error"_L1, u"target comment does not exist"_s},
                               {"error_code"_L1, 20201},
                               {"request"_L1, u"/2/comments/reply.json"_s}});
        }
        const QString id = QString::number(5'012'399'000'000'000 + ++m_sent);
        answerJson(response, 200, {{"id"_L1, id.toLongLong()}, {"idstr"_L1, id}, {"mid"_L1, id}, {"text"_L1, text}});
        m_delivered({Platform::Weibo, target->value("user"_L1).toObject().value("idstr"_L1).toString(), comment, text,
                     Surface::Public});
    }

    [[nodiscard]] std::optional<QJsonObject> commentById(const QString &id) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find(m_comments, id,
                                             [](const QJsonObject &item) { return item.value("idstr"_L1).toString(); });
        return found == m_comments.end() ? std::nullopt : std::optional(*found);
    }

    void weiboComments(const httplib::Request &request, httplib::Response &response)
    {
        if (!weiboKnows(request, response))
            return;
        const qint64 since = formValue(request, "since_id").toLongLong();
        const qint64 upTo = formValue(request, "max_id").toLongLong(); // 0: the newest
        const int wanted = formValue(request, "count").toInt();
        const int page = wanted > 0 ? std::min(wanted, weiboPageLimit) : weiboPageLimit;
        QJsonArray newest; // newest first, as the platform lists them
        {
            const std::lock_guard lock(m_mutex);
            for (auto item = m_comments.rbegin(); item != m_comments.rend() && newest.size() < page; ++item) {
                const qint64 id = item->value("idstr"_L1).toString().toLongLong();
                if (id > since && (upTo == 0 || id <= upTo))
                    newest.append(*item);
            }
        }
        answerJson(response, 200, {{"comments"_L1, newest}, {"total_number"_L1, newest.size()}});
    }

    Delivered m_delivered;
    FakeHost m_host{m_delivered};
    std::unique_ptr<FakeStreams> m_streams; ///< once an account needs them
    std::unique_ptr<FakeMail> m_mail; ///< once an account needs it
    std::unique_ptr<FakePictures> m_pictures; ///< once there is an account
    std::unique_ptr<LoopbackTrust> m_trust; ///< what the pictures' and the mail server prove themselves by; with them
    FakeWecomKf m_wecomKf{m_delivered, [this](const QString &what) { complain(what); }};
    httplib::Server m_server;
    std::thread m_thread;
    int m_port = 0;
    std::atomic<int> m_requests{0};
    std::atomic<qint64> m_sent{0};
    mutable std::mutex m_mutex;
    std::vector<QJsonObject> m_comments; ///< guarded by m_mutex
};

FakePlatform::FakePlatform(Delivered delivered)
    : m_impl(std::make_unique<Impl>(std::move(delivered)))
{
}
FakePlatform::~FakePlatform() = default;
Status FakePlatform::start()
{
    return m_impl->start();
}
QString FakePlatform::base() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_impl->port());
}
void FakePlatform::addAccount(const ChannelAccount &account)
{
    m_impl->addAccount(account);
}
Result<ChannelAccount> FakePlatform::openAccount(Platform platform)
{
    return m_impl->openAccount(platform);
}
void FakePlatform::say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    m_impl->say(account, customer, line);
}
void FakePlatform::addComment(const QJsonObject &item)
{
    m_impl->addComment(item);
}
void FakePlatform::addMessage(const QJsonObject &item)
{
    m_impl->addMessage(item);
}
void FakePlatform::putInQueue(const QString &personId)
{
    m_impl->wecomKf().setSession(personId, 2);
}
QStringList FakePlatform::complaints() const
{
    return m_impl->complaints();
}
int FakePlatform::requests() const
{
    return m_impl->requests();
}

} // namespace lianxi
