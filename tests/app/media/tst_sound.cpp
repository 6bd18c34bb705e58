// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_picture.h"
#include "app/media/file_kind.h"
#include "app/media/sound.h"
#include "app/media/speech.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

QByteArray number(quint32 value, int bytes)
{
    QByteArray out(4, '\0');
    qToLittleEndian(value, out.data());
    return out.first(bytes);
}

QByteArray wav(const QByteArray &samples, quint32 rate = 16'000, quint32 channels = 1, quint32 bits = 16,
               quint32 claimed = 0)
{
    const QByteArray format =
        number(1, 2) + number(channels, 2) + number(rate, 4) + number(rate * 2, 4) + number(2, 2) + number(bits, 2);
    return "RIFF" + number(0x7ffff000, 4) + "WAVEfmt " + number(16, 4) + format + "data"
        + number(claimed > 0 ? claimed : static_cast<quint32>(samples.size()), 4) + samples;
}

QByteArray tone(int milliseconds, int rate = 16'000)
{
    QByteArray samples;
    for (int i = 0; i < rate * milliseconds / 1000; ++i)
        samples += number(static_cast<quint16>(static_cast<qint16>(8000 * std::sin(i * 0.17))), 2);
    return samples;
}

} // namespace

/// Voices and pictures that are made out of words.
class TestSound : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    /// A program that stands where the speech program would.
    [[nodiscard]] QString program(const QByteArray &script)
    {
        const QString path = m_folder.filePath(u"speaks%1"_s.arg(QRandomGenerator::global()->generate()));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    [[nodiscard]] Result<QByteArray> read(Speech &speech, const QString &text)
    {
        std::optional<Result<QByteArray>> answer;
        speech.read(this, text, [&answer](const Result<QByteArray> &mp3) { answer = mp3; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
            return failure(ErrorCode::Unavailable, u"no answer"_s);
        return *answer;
    }

private Q_SLOTS:
    void wav_isRead()
    {
        const Result<Sound> sound = fromWav(wav(tone(500)));
        QVERIFY(sound);
        QCOMPARE(sound->rate, 16'000);
        QCOMPARE(sound->length(), std::chrono::milliseconds(500));
        // A pipe's writer claims more than there is.
        QCOMPARE(fromWav(wav(tone(500), 16'000, 1, 16, 0x7ffff000))->length(), std::chrono::milliseconds(500));
    }
    void wav_damaged_isRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("mp3") << QByteArray("ID3 and more than twelve bytes");
        QTest::newRow("two channels") << wav(tone(10), 16'000, 2);
        QTest::newRow("eight bits") << wav(tone(10), 16'000, 1, 8);
        QTest::newRow("no rate") << wav(tone(10), 0);
        QTest::newRow("cut in the format") << wav(tone(10)).first(25);
        QTest::newRow("cut before the samples") << wav(tone(10)).first(36);
    }
    void wav_damaged_isRefused()
    {
        QFETCH(QByteArray, bytes);
        const Result<Sound> sound = fromWav(bytes);
        QVERIFY(!sound);
        QCOMPARE(sound.error().code, ErrorCode::Corrupt);
    }
    void wav_anyBytes_endWell()
    {
        QRandomGenerator random(7);
        const QByteArray good = wav(tone(20));
        for (int round = 0; round < 5000; ++round) {
            QByteArray bytes = good.first(random.bounded(static_cast<int>(good.size()) + 1));
            for (int i = random.bounded(6); i > 0 && !bytes.isEmpty(); --i)
                bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
            const Result<Sound> sound = fromWav(bytes);
            QVERIFY(!sound || static_cast<qsizetype>(sound->samples.size()) * 2 <= bytes.size());
        }
    }
    void mp3_isKnownAsSound()
    {
        const Result<QByteArray> mp3 = toMp3(*fromWav(wav(tone(2000))));
        QVERIFY(mp3);
        QVERIFY2(mp3->size() > 4000 && mp3->size() < 20'000, qPrintable(QString::number(mp3->size())));
        QCOMPARE(fileKindOf(*mp3).family, FileKind::Family::Audio);
        QVERIFY(!toMp3(Sound{}));
    }
    void speech_readsAloud()
    {
        Speech speech; // the one that is installed
        QVERIFY2(speech.isThere(), "espeak-ng is on the list of packages");
        const Result<QByteArray> chinese = read(speech, u"请您按一下红色的按钮。"_s);
        QVERIFY2(chinese, chinese ? "" : qPrintable(chinese.error().detail));
        QCOMPARE(fileKindOf(*chinese).family, FileKind::Family::Audio);
        QVERIFY(chinese->size() > 4000);
        const Result<QByteArray> longer = read(speech, u"Please press the red button. "_s.repeated(60));
        QVERIFY(!longer);
        QCOMPARE(longer.error().code, ErrorCode::InvalidInput);
    }
    void speech_troubles_areAnswered()
    {
        Speech gone(m_folder.filePath(u"nothing"_s));
        QCOMPARE(read(gone, u"x"_s).error().code, ErrorCode::Io);
        Speech fails(program("echo no such voice >&2; exit 3\n"));
        QCOMPARE(read(fails, u"x"_s).error().detail, u"no such voice\n"_s);
        Speech babbles(program("cat > /dev/null; echo this is no sound\n"));
        QCOMPARE(read(babbles, u"x"_s).error().code, ErrorCode::Corrupt);
    }
    void speech_wordsAreNotAmongTheArguments()
    {
        Speech tells(program("cat > /dev/null; echo \"$@\" >&2; exit 1\n"));
        const QString said = read(tells, u"秘密的号码 13812345678"_s).error().detail;
        QVERIFY(said.contains(u"cmn"_s));
        QVERIFY(!said.contains(u"13812345678"_s));
    }
    void voice_followsTheLetters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("voice");
        QTest::newRow("zh") << u"您好 ABC"_s << u"cmn"_s;
        QTest::newRow("ja") << u"商品は明日届きます"_s << u"ja"_s;
        QTest::newRow("ko") << u"안녕하세요"_s << u"ko"_s;
        QTest::newRow("ru") << u"Здравствуйте"_s << u"ru"_s;
        QTest::newRow("en") << u"Hello 123"_s << u"en"_s;
    }
    void voice_followsTheLetters()
    {
        QFETCH(QString, text);
        QFETCH(QString, voice);
        QCOMPARE(voiceOf(text), voice);
    }

    void card_growsWithItsText()
    {
        const QImage one = cardPicture(u"小米"_s, u"请按红色按钮。"_s);
        const QImage more = cardPicture(u"小米"_s, u"第一步：请按红色按钮，等灯亮。\n\n第二步：请再按一次。"_s);
        QCOMPARE(one.width(), cardWidth);
        QVERIFY(more.height() > one.height());
        QVERIFY(cardPicture(u"小米"_s, u" \n "_s).isNull());
        // Without a brand there is no bar.
        QVERIFY(cardPicture({}, u"请按红色按钮。"_s).height() < one.height());
    }
    void card_paintsInk()
    {
        const QImage card = cardPicture({}, u"请按"_s);
        int dark = 0;
        for (int y = 0; y < card.height(); ++y)
            for (int x = 0; x < card.width(); ++x)
                dark += qGray(card.pixel(x, y)) < 80 ? 1 : 0;
        QVERIFY2(dark > 1500, qPrintable(QString::number(dark))); // two letters of 76 pixels
    }
};

QTEST_MAIN(TestSound)
#include "tst_sound.moc"
