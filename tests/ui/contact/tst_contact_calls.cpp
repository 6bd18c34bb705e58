// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "tests/support/wave.h"
#include "ui/contact/call_player.h"
#include "ui/contact/contact_panel.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Plays nothing, as long as a test says.
class FakePlayback final : public Playback
{
public:
    static inline FakePlayback *newest = nullptr;
    FakePlayback() { newest = this; }
    ~FakePlayback() override { newest = nullptr; }
    void open(QIODevice *bytes) override { opened = bytes->size(); }
    void play() override { playing = true; }
    void pause() override { playing = false; }
    void stop() override { playing = false; }
    void setRate(double wanted) override { rate = wanted; }
    void seek(std::chrono::milliseconds to) override { at = to; }
    [[nodiscard]] std::chrono::milliseconds position() const override { return at; }
    [[nodiscard]] std::chrono::milliseconds length() const override { return 60s; }
    [[nodiscard]] bool isPlaying() const override { return playing; }
    qint64 opened = 0;
    bool playing = false;
    double rate = 0;
    std::chrono::milliseconds at{30s};
};

} // namespace

/// The calls of a customer beside the chat, and hearing their recordings.
class TestContactCalls : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<MemoryMedia> m_media;
    std::unique_ptr<ContactPanel> m_panel;
    std::vector<CallRow> m_calls;

    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_panel->findChild<W *>(name);
    }
    [[nodiscard]] QStringList lines()
    {
        QStringList all;
        for (const PlainLabel *label : m_panel->findChildren<PlainLabel *>(u"call"_s))
            all << label->fullText();
        return all;
    }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QString playName(size_t i) const { return u"playCall-"_s + m_calls[i].call.toString(); }
    void play(size_t i)
    {
        part<QPushButton>(playName(i))->click();
        settle();
    }
    void open(std::function<std::unique_ptr<Playback>()> playback)
    {
        ConversationServices services = m_world->services();
        services.media = m_media.get();
        services.zone = QTimeZone::utc();
        services.askCalls = [this](const QObject *, const ContactId &, const auto &answer) { answer(m_calls); };
        m_panel = std::make_unique<ContactPanel>(services, std::move(playback), nullptr);
        m_panel->resize(320, 900);
        const Dialogue dialogue = lateParcel(m_world->clock.now());
        m_world->add(dialogue);
        m_panel->showContact(dialogue.contact.id);
        m_panel->show();
        m_world->store.deliver();
        QTRY_COMPARE(lines().size(), qsizetype(4));
    }
    void open()
    {
        open([] { return std::make_unique<FakePlayback>(); });
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_media = std::make_unique<MemoryMedia>();
        m_calls.clear();
        for (int i = 0; i < 6; ++i) {
            CallRow call;
            call.call = ThreadId::derive(QByteArray::number(i));
            call.channel = ChannelId(u"hotline"_s);
            call.at = m_world->clock.now() - 24h * i;
            call.outcome = i == 1 ? CallOutcome::Missed : CallOutcome::Answered;
            call.direction = i == 2 ? Direction::Out : Direction::In;
            if (i != 1) {
                call.length = 155s;
                call.who = u"林晓"_s;
                Part voice;
                voice.type = PartType::Voice;
                voice.ref = u"r%1"_s.arg(i);
                call.recording = voice;
            }
            m_calls.push_back(call);
        }
        m_media->files[u"r0"_s] = silentWave(500);
        m_media->files[u"r2"_s] = silentWave(400);
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void calls_areListed_newestFirst()
    {
        open();
        QVERIFY(lines()[0].contains(u"Incoming · 2:35 · 林晓"_s));
        QVERIFY(lines()[1].contains(u"missed"_s));
        QVERIFY(lines()[2].contains(u"Outgoing"_s));
        QVERIFY(!part<QPushButton>(playName(1))); // nothing to hear
        part<QPushButton>(u"moreCalls"_s)->click();
        settle();
        QCOMPARE(lines().size(), qsizetype(6));
    }

    void recording_playsInPlace_withPauseSkipAndSpeed()
    {
        open();
        play(0);
        auto *player = m_panel->findChild<CallPlayer *>();
        QVERIFY(player);
        FakePlayback &playback = *FakePlayback::newest;
        QCOMPARE(playback.opened, silentWave(500).size());
        QVERIFY(playback.playing);
        part<QToolButton>(u"callPause"_s)->click();
        QVERIFY(!playback.playing);
        part<QToolButton>(u"callBack10"_s)->click();
        QCOMPARE(playback.at, 20s);
        part<QToolButton>(u"callOn10"_s)->click();
        QCOMPARE(playback.at, 30s);
        auto *rate = part<QComboBox>(u"callRate"_s);
        QCOMPARE(rate->count(), 6);
        rate->setCurrentIndex(0);
        Q_EMIT rate->activated(0);
        QCOMPARE(playback.rate, 0.75);
        // Another call is played at the speed that was chosen.
        play(2);
        QCOMPARE(playback.opened, silentWave(400).size());
        QCOMPARE(playback.rate, 0.75);
        QCOMPARE(m_panel->findChildren<CallPlayer *>().size(), 1);
        part<QToolButton>(u"callStop"_s)->click();
        settle();
        QVERIFY(!m_panel->findChild<CallPlayer *>());
    }

    void keys_doTheSame_andStayWithinTheRecording()
    {
        open();
        play(0);
        auto *place = part<QWidget>(u"callPlace"_s);
        FakePlayback &playback = *FakePlayback::newest;
        QTest::keyClick(place, Qt::Key_Space);
        QVERIFY(!playback.playing);
        QTest::keyClick(place, Qt::Key_Space);
        QVERIFY(playback.playing);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(place, Qt::Key_Left);
        QCOMPARE(playback.at, 0s);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(place, Qt::Key_Right);
        QCOMPARE(playback.at, 60s);
        QTest::keyClick(place, Qt::Key_Home);
        QCOMPARE(playback.at, 0s);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(place, Qt::Key_Plus);
        QCOMPARE(playback.rate, 2.0);
        QTest::keyClick(place, Qt::Key_Minus);
        QCOMPARE(playback.rate, 1.75);
    }

    void whatCannotBeHeard_isSaid_data()
    {
        QTest::addColumn<PlayTrouble>("why");
        QTest::addColumn<QString>("words");
        QTest::newRow("no loudspeaker") << PlayTrouble::NoDevice << u"no loudspeaker"_s;
        QTest::newRow("no decoder") << PlayTrouble::NoDecoder << u"cannot be decoded"_s;
    }
    void whatCannotBeHeard_isSaid()
    {
        QFETCH(PlayTrouble, why);
        QFETCH(QString, words);
        open();
        play(0);
        Q_EMIT FakePlayback::newest->failed(why);
        settle();
        QVERIFY(!m_panel->findChild<CallPlayer *>());
        QVERIFY(part<PlainLabel>(u"playTrouble"_s)->fullText().contains(words));
        // A file that is gone is said, too, where it was asked for.
        m_media->files.remove(u"r2"_s);
        play(2);
        QVERIFY(part<PlainLabel>(u"playTrouble"_s));
        QVERIFY(!part<PlainLabel>(u"playTrouble"_s)->fullText().contains(words));
    }

    /// Through Qt Multimedia itself: it plays, or says why not; it never stays silent.
    void realPlayback_playsOrSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::newRow("a recording") << silentWave(300) << true;
        QTest::newRow("garbage") << QByteArray("this is no recording at all, whatever it says") << false;
    }
    void realPlayback_playsOrSaysWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        m_media->files[u"r0"_s] = bytes;
        open(makePlayback);
        play(0);
        const auto said = [this] { return part<PlainLabel>(u"playTrouble"_s) != nullptr; };
        const auto over = [this] { return !m_panel->findChild<CallPlayer *>(); };
        QTRY_VERIFY_WITH_TIMEOUT(said() || (good && over()), 20'000);
    }

    void everythingHasAName()
    {
        open();
        play(0);
        const QStringList gaps = accessibilityGaps(*m_panel);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_panel);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestContactCalls)
#include "tst_contact_calls.moc"
