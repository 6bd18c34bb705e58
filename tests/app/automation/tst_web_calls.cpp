// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/web_calls.h"
#include "app/channels/generic_webhook/standard_webhook.h"
#include "tests/support/manual_scheduler.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <httplib.h>

#include <atomic>
#include <mutex>
#include <thread>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray key(32, 'k');

/// A server of the team's, in a thread of its own.
class Receiver
{
public:
    struct Asked {
        std::string id, timestamp, signature, body;
    };
    Receiver()
    {
        m_server.Post("/hook", [this](const httplib::Request &request, httplib::Response &response) {
            const std::lock_guard lock(m_mutex);
            m_asked.push_back({request.get_header_value("webhook-id"), request.get_header_value("webhook-timestamp"),
                               request.get_header_value("webhook-signature"), request.body});
            response.status = m_status.empty() ? 200 : m_status.front();
            if (!m_status.empty())
                m_status.erase(m_status.begin());
            if (response.status == 302)
                response.set_header("Location", "/elsewhere");
            if (response.status == 503)
                response.set_header("Retry-After", "120");
        });
        m_server.Post("/elsewhere", [this](const httplib::Request &, httplib::Response &) { elsewhere = true; });
        m_server.Post("/slow", [this](const httplib::Request &, httplib::Response &) {
            while (!m_ending) // answers nobody until the test is over
                std::this_thread::yield();
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        while (!m_server.is_running()) // what does not run cannot be stopped
            std::this_thread::yield();
    }
    ~Receiver()
    {
        m_ending = true;
        m_server.stop();
        m_thread.join();
    }
    [[nodiscard]] QString url(const QString &path = u"/hook"_s) const
    {
        return u"http://127.0.0.1:%1"_s.arg(m_port) + path;
    }
    void answerWith(std::vector<int> status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = std::move(status);
    }
    [[nodiscard]] std::vector<Asked> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    std::atomic_bool elsewhere = false;

private:
    httplib::Server m_server;
    mutable std::mutex m_mutex;
    std::vector<int> m_status;
    std::vector<Asked> m_asked;
    std::atomic_bool m_ending = false;
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

/// Web calls, against a real server.
class TestWebCalls : public QObject
{
    Q_OBJECT
    std::unique_ptr<Receiver> m_receiver;
    std::unique_ptr<HttpClient> m_http;
    ManualClock m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<WebCalls> m_calls;
    std::vector<std::pair<WebCall, QString>> m_givenUp;
    QByteArray m_key;

    WebCall call(const QString &id, const QString &url)
    {
        WebCall one;
        one.id = id;
        one.url = url;
        one.body = "{\"a\":\"中\"}";
        one.next = m_clock.now();
        one.caseId = CaseId::generate();
        return one;
    }
    /// Lets time pass to whatever waits for it.
    bool passTime(const std::function<bool()> &reached)
    {
        if (const auto next = m_scheduler->next(); next && !reached())
            m_scheduler->advance(*next - m_clock.now());
        return reached();
    }
    bool asked(size_t times)
    {
        return passTime([this, times] { return m_receiver->asked().size() >= times; });
    }

private Q_SLOTS:
    void init()
    {
        m_receiver = std::make_unique<Receiver>();
        m_http = std::make_unique<HttpClient>();
        m_clock.set(fromMillis(1'788'224'400'000));
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_givenUp.clear();
        m_key = key;
        m_calls = std::make_unique<WebCalls>(WebCalls::Parts{
            .http = *m_http,
            .clock = m_clock,
            .scheduler = *m_scheduler,
            .jitter = [] { return 0.5; },
            .key = [this] { return m_key; },
            .attempts = 4,
            .patience = 1s,
            .changed = [] {},
            .gaveUp = [this](const WebCall &one, const QString &why) { m_givenUp.emplace_back(one, why); },
        });
    }
    void cleanup()
    {
        m_calls.reset();
        m_http.reset();
        m_receiver.reset();
    }

    void call_isSignedOverIdTimeAndBody()
    {
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_VERIFY(m_calls->calls().empty());
        const Receiver::Asked asked = m_receiver->asked().at(0);
        HttpRequest request;
        request.headers = {{"webhook-id", QByteArray::fromStdString(asked.id)},
                           {"webhook-timestamp", QByteArray::fromStdString(asked.timestamp)},
                           {"webhook-signature", QByteArray::fromStdString(asked.signature)}};
        request.body = QByteArray::fromStdString(asked.body);
        QCOMPARE(asked.id, std::string("id-1"));
        QVERIFY(channels::verifyWebhook(request, {key}, 5min, m_clock.now()) == Verification::Ok);
        request.body += ' ';
        QVERIFY(channels::verifyWebhook(request, {key}, 5min, m_clock.now()) != Verification::Ok);
    }

    void trouble_isRetriedWithTheSameId_untilItIsTaken()
    {
        m_receiver->answerWith({500, 502, 200});
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_VERIFY(asked(3));
        QTRY_VERIFY(m_calls->calls().empty());
        QVERIFY(m_givenUp.empty());
        for (const Receiver::Asked &one : m_receiver->asked())
            QCOMPARE(one.id, std::string("id-1"));
        QVERIFY(m_receiver->asked().at(0).timestamp != m_receiver->asked().at(2).timestamp); // signed anew
    }

    void namedPause_isKept()
    {
        m_receiver->answerWith({503, 200});
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_VERIFY(!m_calls->calls().empty() && m_calls->calls().front().attempt == 1);
        QVERIFY(m_calls->calls().front().next >= m_clock.now() + 120s);
    }

    void finalAnswers_areGivenUpAtOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("why");
        QTest::newRow("gone") << 410 << u"http_410"_s;
        QTest::newRow("a redirect is not followed") << 302 << u"http_302"_s;
    }
    void finalAnswers_areGivenUpAtOnce()
    {
        QFETCH(int, status);
        QFETCH(QString, why);
        m_receiver->answerWith({status});
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_COMPARE(m_givenUp.size(), size_t{1});
        QCOMPARE(m_givenUp.front().second, why);
        QVERIFY(m_calls->calls().empty());
        QVERIFY(!m_receiver->elsewhere);
        QCOMPARE(m_receiver->asked().size(), size_t{1});
    }

    void serverThatStaysDown_isGivenUpVisibly()
    {
        m_receiver->answerWith({500, 500, 500, 500, 500, 500});
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_VERIFY(asked(4));
        QTRY_COMPARE(m_givenUp.size(), size_t{1});
        QCOMPARE(m_givenUp.front().second, u"http_500"_s);
        QCOMPARE(m_receiver->asked().size(), size_t{4});
    }

    void slowServer_holdsUpNobodyElse()
    {
        m_calls->add(call(u"slow"_s, m_receiver->url(u"/slow"_s)));
        m_calls->add(call(u"fast"_s, m_receiver->url()));
        QTRY_COMPARE(m_receiver->asked().size(), size_t{1});
        QCOMPARE(m_receiver->asked().at(0).id, std::string("fast"));
        QTRY_VERIFY(m_calls->calls().size() == 1 && m_calls->calls().front().attempt == 1); // patience is over
        QCOMPARE(m_calls->calls().front().id, u"slow"_s);
    }

    void otherAddressesAndMissingSecrets_leaveNothing()
    {
        m_calls->add(call(u"plain"_s, u"http://example.com/hook"_s));
        m_key.clear();
        m_calls->add(call(u"unsigned"_s, m_receiver->url()));
        QTRY_VERIFY(passTime([this] { return m_givenUp.size() == 2; }));
        QVERIFY(m_receiver->asked().empty());
    }

    void whatWasLeft_isTakenUp_andAnIdCountsOnce()
    {
        m_calls->load({call(u"id-1"_s, m_receiver->url())});
        m_calls->add(call(u"id-1"_s, m_receiver->url()));
        QTRY_VERIFY(m_calls->calls().empty());
        QCOMPARE(m_receiver->asked().size(), size_t{1});
    }

    void body_tellsOfTheCase_withoutPersonalData()
    {
        CaseView view;
        view.head.id = CaseId::generate();
        view.head.row = 17;
        view.head.contactName = u"张三"_s;
        view.head.preview = u"我的电话 13800138000"_s;
        view.head.tags = {{TagFamily::Crowd, u"VIP 13912345678"_s, {}, {}}};
        WebCall about;
        about.rule = u"r"_s;
        about.name = u"退款"_s;
        const QByteArray body = webCallBody(view, about, {u"tag:VIP"_s}, m_clock.now());
        const QJsonObject data = QJsonDocument::fromJson(body).object()["data"_L1].toObject();
        QCOMPARE(data["case"_L1]["number"_L1].toInteger(), 17);
        QCOMPARE(data["case"_L1]["id"_L1].toString(), view.head.id.toString());
        QCOMPARE(data["rule"_L1]["name"_L1].toString(), u"退款"_s);
        for (const char *secret : {"13800138000", "13912345678", "张三"})
            QVERIFY(!body.contains(secret));
    }

    void body_hidesWhatTheDeskKnowsOfTheCustomer()
    {
        CaseView view;
        view.head.id = CaseId::generate();
        view.head.contactName = u"Zorbix Quell"_s;
        view.head.preview = u"zorbix quell here, member QX-7781-B, parcel is late"_s;
        view.head.tags = {{TagFamily::Crowd, u"qx-7781-b"_s, {}, {}}};
        const auto caseOf = [&view, this] {
            const QByteArray body = webCallBody(view, {}, {}, m_clock.now());
            return QJsonDocument::fromJson(body).object().value("data"_L1).toObject().value("case"_L1).toObject();
        };
        QVERIFY(caseOf().value("preview"_L1).toString().contains(u"QX-7781-B"_s)); // no pattern sees it
        view.customerData = {u"QX-7781-B"_s, u"l"_s};
        const QString preview = caseOf().value("preview"_L1).toString();
        QVERIFY2(!preview.contains(u"zorbix quell"_s), qPrintable(preview));
        QVERIFY2(!preview.contains(u"7781"_s), qPrintable(preview));
        QVERIFY2(preview.contains(u"parcel is late"_s), qPrintable(preview)); // one letter is no datum
        const QJsonObject tag = caseOf().value("tags"_L1).toArray().at(0).toObject();
        QVERIFY(!tag.value("text"_L1).toString().contains(u"7781"_s));
    }
};

QTEST_GUILESS_MAIN(TestWebCalls)
#include "tst_web_calls.moc"
