// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/profile_service.h"

#include "app/profile/memory_secret_store.h"
#include "tests/support/event_maker.h"
#include "tests/support/held_transport.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const ChannelId line(u"line"_s), desk(u"kf"_s);

UnknownPerson person(const ChannelId &channel, Platform platform, const QString &id)
{
    return {ContactId::derive(id.toUtf8()), channel, platform, id, id, Surface::Private};
}

QByteArray lineAnswer(const QString &id, const QString &name)
{
    return QJsonDocument(QJsonObject{{"userId"_L1, id},
                                     {"displayName"_L1, name},
                                     {"pictureUrl"_L1, QString("https://p.line.example/"_L1 + id)}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

/// Who is asked about, when, and what becomes of the answers.
class TestProfileService : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::optional<ManualScheduler> m_scheduler;
    MemorySecretStore m_secrets;
    std::optional<ChannelRegistry> m_channels;
    std::optional<ChannelHealth> m_health;
    std::optional<HeldTransport> m_http;
    std::optional<MemoryLog> m_log;
    std::optional<TokenKeeper> m_tokens;
    std::optional<ProfileService> m_service;
    UnknownPeople m_page; ///< what the store answers next
    std::vector<UnknownSince> m_asked;
    std::vector<qint64> m_places;
    std::vector<AvatarKey> m_pictures;

    void wrote(std::vector<UnknownPerson> people, qint64 upTo)
    {
        m_page = {std::move(people), upTo, false};
        m_service->wake();
        settle();
    }
    void pass(std::chrono::milliseconds time)
    {
        m_scheduler->advance(time);
        settle();
    }
    [[nodiscard]] std::vector<IdentityProfiled> told() const
    {
        std::vector<IdentityProfiled> found;
        for (const Event &event : m_log->eventsOf(EventType::IdentityProfiled))
            found.push_back(*payloadOf<IdentityProfiled>(event));
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(morning);
        m_scheduler.emplace(m_clock);
        m_channels.emplace(m_secrets);
        ChannelConfigured first = channel(line.text(), Platform::Line, u"A"_s);
        ChannelConfigured second = channel(desk.text(), Platform::WecomKf, u"A"_s);
        second.settings = {{u"corp_id"_s, u"ww1"_s}};
        m_channels->configure({first, second});
        QVERIFY(m_channels->updateSecrets(line, {{u"channel_access_token"_s, u"t"_s}}).has_value());
        QVERIFY(m_channels->updateSecrets(desk, {{u"access_token"_s, u"t"_s}}).has_value());
        m_channels->configure({first, second});
        m_health.emplace();
        m_http.emplace();
        m_log.emplace();
        m_tokens.emplace(TokenKeeper::Parts{*m_channels, *m_health, m_clock, *m_http, codecFor});
        m_page = {};
        m_asked.clear();
        m_places.clear();
        m_pictures.clear();
        m_service.emplace(ProfileService::Parts{
                              .log = *m_log,
                              .channels = *m_channels,
                              .clock = m_clock,
                              .scheduler = *m_scheduler,
                              .http = *m_http,
                              .tokens = *m_tokens,
                              .codecs = codecFor,
                              .rules = {.refreshAfter = 720h, .writtenWithin = 48h, .questionsPerMinute = 30},
                              .askPeople =
                                  [this](const UnknownSince &since, auto done) {
                                      m_asked.push_back(since);
                                      done(std::exchange(m_page, UnknownPeople{{}, m_page.upTo, false}));
                                  },
                              .keepPlace = [this](qint64 row) { m_places.push_back(row); },
                              .fetchPicture = [this](const AvatarKey &avatar) { m_pictures.push_back(avatar); },
                              .jitter = [] { return 0.0; },
                              .source = u"/test"_s,
                          },
                          7);
    }
    void cleanup()
    {
        m_service.reset();
        m_tokens.reset();
    }

    void whoWrote_isAskedAboutAndToldToTheLog()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 400);
        QCOMPARE(m_asked.front().afterRow, 7);
        QCOMPARE(m_asked.front().writtenAfter, morning - 48h);
        QCOMPARE(m_asked.front().profiledBefore, morning - 720h);
        QCOMPARE(m_http->waiting(), QStringList{u"https://api.line.me/v2/bot/profile/U1"_s});
        QVERIFY(m_places.empty());
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"健太"_s), true});
        QCOMPARE(told().size(), size_t(1));
        QCOMPARE(told()[0].identity, ContactId::derive("U1"));
        QCOMPARE(told()[0].name, u"健太"_s);
        QCOMPARE(told()[0].channel, line);
        QCOMPARE(m_pictures, (std::vector<AvatarKey>{{line, u"https://p.line.example/U1"_s}}));
        QCOMPARE(m_places, std::vector<qint64>{400});
    }
    void oneQuestionAtATime_atThePlaybooksPace()
    {
        wrote({person(line, Platform::Line, u"U1"_s), person(line, Platform::Line, u"U2"_s)}, 9);
        QCOMPARE(m_http->held.size(), size_t(1));
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        QVERIFY(m_http->held.empty());
        pass(1'999ms);
        QVERIFY(m_http->held.empty());
        pass(1ms);
        QCOMPARE(m_http->waiting(), QStringList{u"https://api.line.me/v2/bot/profile/U2"_s});
    }
    void whoWritesInAPause_isAskedAboutWhenItEnds()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        wrote({person(line, Platform::Line, u"U2"_s)}, 10);
        QVERIFY(m_http->held.empty());
        pass(2s);
        QCOMPARE(m_http->waiting(), QStringList{u"https://api.line.me/v2/bot/profile/U2"_s});
    }
    void manyAtOnce_whereThePlatformTakesThem()
    {
        std::vector<UnknownPerson> people;
        for (int n = 0; n < 130; ++n)
            people.push_back(person(desk, Platform::WecomKf, u"wm%1"_s.arg(n)));
        wrote(people, 130);
        const auto asked = [this] {
            return QJsonDocument::fromJson(m_http->held.front().request.body)["external_userid_list"_L1]
                .toArray()
                .size();
        };
        QCOMPARE(asked(), 100);
        m_http->answer({200, {}, R"({"errcode":0,"customer_list":[],"invalid_external_userid":["wm0"]})", true});
        QCOMPARE(told().size(), size_t(100)); // that nothing is said is known, too
        pass(2s);
        QCOMPARE(asked(), 30);
    }
    void whoIsWaiting_isNotAskedAboutTwice()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 8);
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        pass(1h);
        QVERIFY(m_http->held.empty());
        QCOMPARE(told().size(), size_t(1));
    }
    void trouble_isWaitedFor_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<int>("seconds");
        QTest::newRow("no answer") << HttpResponse{0, {}, {}, false} << 2;
        QTest::newRow("a server's trouble") << HttpResponse{503, {}, {}, true} << 2;
        QTest::newRow("enough questions, with a time") << HttpResponse{429, {{"Retry-After", "90"}}, {}, true} << 90;
    }
    void trouble_isWaitedFor()
    {
        QFETCH(HttpResponse, response);
        QFETCH(int, seconds);
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        m_http->answer(response);
        QVERIFY(told().empty());
        pass(std::chrono::seconds(seconds) * 8 / 10 - 1s); // the pause is spread a little
        QVERIFY(m_http->held.empty());
        pass(std::chrono::seconds(seconds) + 1s);
        QCOMPARE(m_http->held.size(), size_t(1));
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        QCOMPARE(told().size(), size_t(1));
    }
    void whoCannotBeAskedAbout_isLeftAlone()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        for (int attempt = 0; attempt < 20 && !m_http->held.empty(); ++attempt) {
            m_http->answer({503, {}, {}, true});
            pass(10min);
        }
        QVERIFY(m_http->held.empty());
        QVERIFY(told().empty());
        wrote({person(line, Platform::Line, u"U2"_s)}, 10);
        pass(10min);
        QCOMPARE(m_http->waiting(), QStringList{u"https://api.line.me/v2/bot/profile/U2"_s});
    }
    void aMissingRight_stopsTheQuestionsForAWhile()
    {
        wrote({person(line, Platform::Line, u"U1"_s), person(line, Platform::Line, u"U2"_s)}, 9);
        m_http->answer({403, {}, R"({"message":"no"})", true});
        QVERIFY(told().empty());
        pass(59min);
        QVERIFY(m_http->held.empty());
        m_service->channelsChanged(); // an administrator mended it
        QCOMPARE(m_http->waiting(), QStringList{u"https://api.line.me/v2/bot/profile/U2"_s});
    }
    void oneChannelsTrouble_holdsUpNoOther()
    {
        wrote({person(line, Platform::Line, u"U1"_s), person(desk, Platform::WecomKf, u"wm1"_s)}, 9);
        QCOMPARE(m_http->held.size(), size_t(2));
        m_http->answer({429, {{"Retry-After", "3600"}}, {}, true}, u"line.me"_s);
        m_http->answer({200, {}, R"({"errcode":0,"customer_list":[{"external_userid":"wm1","nickname":"n"}]})", true});
        QCOMPARE(told().size(), size_t(1));
        wrote({person(desk, Platform::WecomKf, u"wm2"_s)}, 10);
        pass(2s);
        QVERIFY(m_http->waiting().value(0).contains(u"customer/batchget"_s));
    }
    void aPausedChannel_asksNothing()
    {
        ChannelConfigured paused = channel(line.text(), Platform::Line, u"A"_s);
        paused.paused = true;
        m_channels->configure({paused});
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        QVERIFY(m_http->held.empty());
        paused.paused = false;
        m_channels->configure({paused});
        m_service->channelsChanged();
        QCOMPARE(m_http->held.size(), size_t(1));
    }
    void aLogThatTakesNothing_isAskedAgain()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 300);
        m_log->reachable = false;
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        QVERIFY(m_places.empty());
        m_log->reachable = true;
        pass(10s);
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        QCOMPARE(told().size(), size_t(1));
        QCOMPARE(m_places, std::vector<qint64>{300});
    }
    void twoDesks_sayTheSameOnce()
    {
        wrote({person(line, Platform::Line, u"U1"_s)}, 9);
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        const Event first = m_log->eventsOf(EventType::IdentityProfiled).at(0);
        pass(2s);
        wrote({person(line, Platform::Line, u"U1"_s)}, 10);
        m_http->answer({200, {}, lineAnswer(u"U1"_s, u"a"_s), true});
        QCOMPARE(m_log->eventsOf(EventType::IdentityProfiled).at(1).id, first.id);
    }
    void platformsThatTellNothing_areNotAsked()
    {
        wrote({person(ChannelId(u"q"_s), Platform::Qq, u"q1"_s)}, 300);
        QVERIFY(m_http->held.empty());
        QCOMPARE(m_places, std::vector<qint64>{300});
    }
};

QTEST_GUILESS_MAIN(TestProfileService)
#include "tst_profile_service.moc"
