// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/web_calls.h"

#include "app/channels/generic_webhook/standard_webhook.h"
#include "app/duty/backoff.h"
#include "models/language/folding.h"
#include "models/language/personal_data.h"
#include "models/policy/rule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr auto longestWait = 30'000ms;
constexpr auto firstPause = 5s;
constexpr auto longestPause = 1h;
constexpr int gone = 410;
constexpr qsizetype shortestKnownDatum = 2; // characters; a shorter one would be found everywhere

std::optional<std::chrono::seconds> retryAfter(const HttpResponse &response)
{
    bool number = false;
    const int seconds = headerValue(response.headers, "retry-after").toInt(&number);
    return number && seconds >= 0 ? std::optional(std::min<std::chrono::seconds>(std::chrono::seconds(seconds), 24h))
                                  : std::nullopt;
}

/// Answers after which trying again changes nothing: somebody has to look at the address. A redirect is not followed,
/// since nobody signed for where it leads.
bool isFinal(int status)
{
    return status == gone || (status >= 300 && status < 400);
}

/// \param known  what the desk knows of the customer: it is theirs even where no pattern would see it.
QString masked(const QString &text, const QStringList &known)
{
    std::vector<PersonalSpan> spans = findPersonalData(text);
    const FoldedText folded = foldTextWithOrigin(text);
    for (const QString &one : known) {
        const QString wanted = foldText(one).trimmed();
        if (wanted.size() < shortestKnownDatum)
            continue;
        const bool number = std::any_of(wanted.begin(), wanted.end(), [](QChar c) { return c.isDigit(); });
        for (qsizetype at = folded.text.indexOf(wanted); at >= 0;
             at = folded.text.indexOf(wanted, at + wanted.size())) {
            const auto [start, end] = folded.originalSpan(static_cast<int>(at), static_cast<int>(at + wanted.size()));
            spans.push_back({number ? PersonalDataType::Mobile : PersonalDataType::Person, start, end, 1.0});
        }
    }
    return maskPersonalData(text, spans);
}

} // namespace

WebCalls::WebCalls(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_post(this)
{
}

WebCalls::~WebCalls()
{
    m_post.close();
}

void WebCalls::load(std::vector<WebCall> calls)
{
    m_calls = std::move(calls);
    pump();
}

void WebCalls::add(const WebCall &call)
{
    if (find(call.id))
        return;
    m_calls.push_back(call);
    m_parts.changed();
    pump();
}

WebCall *WebCalls::find(const QString &id)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(), [&id](const WebCall &one) { return one.id == id; });
    return found == m_calls.end() ? nullptr : &*found;
}

void WebCalls::pump()
{
    const Instant now = m_parts.clock.now();
    std::optional<Instant> next;
    QStringList due;
    for (const WebCall &one : m_calls) {
        if (m_underWay.contains(one.id))
            continue;
        if (one.next <= now)
            due << one.id;
        else
            next = std::min(next.value_or(one.next), one.next);
    }
    for (const QString &id : due) {
        if (m_underWay.size() >= atOnce)
            break; // the end of one of them looks again
        if (WebCall *call = find(id))
            start(*call);
    }
    if (!next)
        return;
    const Instant at = std::min(*next, now + longestWait);
    if (m_timer && *m_timer > now && *m_timer <= at)
        return;
    m_timer = at;
    m_parts.scheduler.after(at - now, this, [this, at] {
        if (m_timer == at)
            m_timer.reset();
        pump();
    });
}

void WebCalls::start(WebCall &call)
{
    const QByteArray key = m_parts.key();
    m_underWay.insert(call.id);
    if (key.isEmpty() || !isWebhookAddress(call.url)) {
        // Not from within pump(): it goes through the calls.
        m_parts.scheduler.after(0ms, this, [this, id = call.id, why = key.isEmpty() ? u"no_secret"_s : u"address"_s] {
            m_underWay.remove(id);
            if (WebCall *one = find(id))
                fail(*one, why, std::nullopt);
        });
        return;
    }
    const HttpRequest request =
        channels::signedWebhook(call.url, call.body, call.id.toLatin1(), key, m_parts.clock.now());
    m_parts.http.request(request, m_parts.patience, [this, id = call.id, post = m_post](HttpResponse response) {
        post([this, id, response = std::move(response)] { onAnswer(id, response); });
    });
}

void WebCalls::onAnswer(const QString &id, const HttpResponse &response)
{
    m_underWay.remove(id);
    WebCall *call = find(id);
    if (!call)
        return pump();
    if (response.status >= 200 && response.status < 300)
        return end(id);
    const QString why = response.status == 0 ? u"network"_s : u"http_%1"_s.arg(response.status);
    if (isFinal(response.status))
        call->attempt = m_parts.attempts;
    fail(*call, why, retryAfter(response));
}

void WebCalls::fail(WebCall &call, const QString &why, std::optional<std::chrono::seconds> named)
{
    if (++call.attempt >= m_parts.attempts) {
        m_parts.gaveUp(call, why);
        return end(QString(call.id)); // the call goes, its id is still needed
    }
    call.next = m_parts.clock.now() + backOff(call.attempt, m_parts.jitter(), named, firstPause, longestPause);
    m_parts.changed();
    pump();
}

void WebCalls::end(const QString &id)
{
    std::erase_if(m_calls, [&id](const WebCall &one) { return one.id == id; });
    m_parts.changed();
    pump();
}

QByteArray webCallBody(const CaseView &view, const WebCall &call, const QStringList &did, Instant at)
{
    const CaseRow &head = view.head;
    const QStringList known = view.customerData + QStringList{head.contactName};
    QJsonArray tags;
    for (const TagRow &tag : head.tags)
        tags.append(QJsonObject{{"family"_L1, toText(tag.family)}, {"text"_L1, masked(tag.text, known)}});
    QJsonObject about{{"id"_L1, head.id.toString()},
                      {"number"_L1, head.row},
                      {"state"_L1, toText(head.state)},
                      {"class"_L1, toText(head.caseClass)},
                      {"priority"_L1, toText(head.priority)},
                      {"category"_L1, head.category},
                      {"emotion"_L1, head.emotion},
                      {"platform"_L1, toText(head.platform)},
                      {"surface"_L1, toText(head.surface)},
                      {"queue"_L1, head.queue},
                      {"assignee"_L1, head.assignee.text()},
                      {"supervisor"_L1, head.supervisor},
                      {"opened_at"_L1, toRfc3339(head.openedAt)},
                      {"last_at"_L1, toRfc3339(head.lastAt)},
                      {"preview"_L1, masked(head.preview, known)},
                      {"tags"_L1, tags}};
    if (head.clock)
        about.insert("due_at"_L1, toRfc3339(head.clock->due));
    const QJsonObject body{
        {"type"_L1, u"rule.ran"_s},
        {"timestamp"_L1, toRfc3339(at)},
        {"data"_L1,
         QJsonObject{
             {"rule"_L1,
              QJsonObject{{"id"_L1, call.rule}, {"version"_L1, call.version}, {"name"_L1, masked(call.name, known)}}},
             {"did"_L1, QJsonArray::fromStringList(did)},
             {"case"_L1, about}}}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace lianxi
