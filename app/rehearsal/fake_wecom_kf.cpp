// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_wecom_kf.h"

#include "app/channels/common/account.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto pullToken = "PULL"_L1; ///< a push's token begins with it
constexpr qsizetype pageSize = 3; ///< small, so that pages are turned
constexpr int textLimit = 2048; ///< UTF-8 bytes
constexpr int answersAllowed = 5;
constexpr int largestPage = 1000;

void answer(httplib::Response &response, int code, QJsonObject json = {})
{
    json.insert("errcode"_L1, code);
    json.insert("errmsg"_L1, code == 0 ? u"ok"_s : u"see code"_s);
    response.set_content(QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(), "application/json");
}

QString query(const httplib::Request &request, const char *name)
{
    return QString::fromStdString(request.get_param_value(name));
}

} // namespace

FakeWecomKf::FakeWecomKf(FakePlatform::Delivered delivered, std::function<void(const QString &)> complain)
    : m_delivered(std::move(delivered))
    , m_complain(std::move(complain))
{
}

void FakeWecomKf::route(httplib::Server &server)
{
    server.Get("/cgi-bin/gettoken", [this](const auto &request, auto &response) { giveToken(request, response); });
    const auto post = [this, &server](const char *path,
                                      void (FakeWecomKf::*handle)(const QJsonObject &, httplib::Response &)) {
        server.Post(path, [this, handle](const httplib::Request &request, httplib::Response &response) {
            if (!knows(request, response))
                return;
            const QByteArray body = QByteArray::fromStdString(request.body);
            (this->*handle)(QJsonDocument::fromJson(body).object(), response);
        });
    };
    post("/cgi-bin/kf/sync_msg", &FakeWecomKf::sync);
    post("/cgi-bin/kf/send_msg", &FakeWecomKf::send);
    post("/cgi-bin/kf/service_state/trans", &FakeWecomKf::transfer);
}

void FakeWecomKf::addAccount(const ChannelAccount &account)
{
    const std::lock_guard lock(m_mutex);
    if (account.platform == Platform::WecomKf || account.platform == Platform::Wecom)
        m_accounts.push_back(account);
}

void FakeWecomKf::addMessage(const QJsonObject &item)
{
    const std::lock_guard lock(m_mutex);
    m_items.push_back(item);
    m_sent[item.value("external_userid"_L1).toString()] = 0;
}

void FakeWecomKf::setSession(const QString &person, int state)
{
    const std::lock_guard lock(m_mutex);
    m_sessions[person] = state;
}

/// No complaint: a desk that starts has no token yet, and learns it from this answer.
bool FakeWecomKf::knows(const httplib::Request &request, httplib::Response &response) const
{
    if (query(request, "access_token") == wecomAccessToken)
        return true;
    answer(response, 40014);
    return false;
}

void FakeWecomKf::giveToken(const httplib::Request &request, httplib::Response &response)
{
    const std::lock_guard lock(m_mutex);
    const bool known = std::ranges::any_of(m_accounts, [&request](const ChannelAccount &account) {
        return accountText(account, "corp_id"_L1) == query(request, "corpid")
            && accountText(account, "corp_secret"_L1) == query(request, "corpsecret");
    });
    if (known)
        return answer(response, 0, {{"access_token"_L1, wecomAccessToken}, {"expires_in"_L1, 7200}});
    m_complain(u"wecom: a token asked for with an unknown corporation or secret"_s);
    answer(response, 40001);
}

void FakeWecomKf::sync(const QJsonObject &body, httplib::Response &response)
{
    const QString desk = body.value("open_kfid"_L1).toString(), token = body.value("token"_L1).toString();
    const int limit = body.value("limit"_L1).toInt();
    if (limit < 1 || limit > largestPage)
        m_complain(u"wecom: asked for a page of an impossible size"_s);
    if (!token.isEmpty() && !token.startsWith(pullToken))
        return answer(response, 95007);
    const std::lock_guard lock(m_mutex);
    auto at = static_cast<size_t>(std::max(0, body.value("cursor"_L1).toString().toInt()));
    QJsonArray page;
    for (; at < m_items.size() && page.size() < std::min<qsizetype>(limit, pageSize); ++at) {
        if (desk.isEmpty() || m_items[at].value("open_kfid"_L1).toString() == desk)
            page.append(m_items[at]);
    }
    answer(
        response, 0,
        {{"next_cursor"_L1, QString::number(at)}, {"has_more"_L1, at < m_items.size() ? 1 : 0}, {"msg_list"_L1, page}});
}

/// The platform's code for a message that it does not take; 0: it does.
int FakeWecomKf::refusal(const QJsonObject &body)
{
    static const QRegularExpression goodId(u"^[0-9a-zA-Z_-]{0,32}$"_s);
    const QString to = body.value("touser"_L1).toString(), type = body.value("msgtype"_L1).toString();
    const QJsonObject content = body.value(type).toObject();
    const QString text = content.value("content"_L1).toString();
    if (to.isEmpty() || content.isEmpty() || body.value("open_kfid"_L1).toString().isEmpty()
        || (type == "text"_L1 && text.isEmpty()) || !goodId.match(body.value("msgid"_L1).toString()).hasMatch()) {
        m_complain(u"wecom: a message without receiver, desk account or content, or with an impossible id"_s);
        return 40058;
    }
    if (text.toUtf8().size() > textLimit) {
        m_complain(u"wecom: a message that is too long"_s);
        return 45002;
    }
    if (!m_sent.contains(to))
        return 95002;
    if (const int state = m_sessions[to]; state > 1)
        return 95018;
    return m_sent[to] >= answersAllowed ? 95001 : 0;
}

void FakeWecomKf::send(const QJsonObject &body, httplib::Response &response)
{
    const QString to = body.value("touser"_L1).toString(), id = body.value("msgid"_L1).toString();
    {
        const std::lock_guard lock(m_mutex);
        if (!id.isEmpty() && m_taken.contains(id)) // the same message again
            return answer(response, 0, {{"msgid"_L1, id}});
        if (const int code = refusal(body); code != 0)
            return answer(response, code);
        ++m_sent[to];
        m_taken.insert(id);
    }
    answer(response, 0, {{"msgid"_L1, id.isEmpty() ? u"made-by-platform"_s : id}});
    m_delivered({Platform::WecomKf, to, {}, body["text"_L1]["content"_L1].toString(), Surface::Private});
}

void FakeWecomKf::transfer(const QJsonObject &body, httplib::Response &response)
{
    const std::lock_guard lock(m_mutex);
    int &state = m_sessions[body.value("external_userid"_L1).toString()];
    const int wanted = body.value("service_state"_L1).toInt(-1);
    // A colleague's session and one that has ended are not given to a program.
    if (wanted < 0 || wanted > 4 || state > 2)
        return answer(response, 95016);
    state = wanted;
    answer(response, 0);
}

} // namespace lianxi
