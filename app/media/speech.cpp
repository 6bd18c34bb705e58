// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/speech.h"

#include "app/media/sound.h"

#include <QCoreApplication>
#include <QPointer>
#include <QProcess>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int wordsAMinute = 140; // slower than the program's 175: elderly people listen
constexpr int patience = 20'000; // ms; a minute of speech takes less than one second

Result<QByteArray> encoded(const QByteArray &wav)
{
    return fromWav(wav).and_then([](const Sound &sound) -> Result<QByteArray> {
        if (sound.length() > longestVoice)
            return failure(ErrorCode::InvalidInput, u"%1 s"_s.arg(sound.length().count() / 1000));
        return toMp3(sound);
    });
}

} // namespace

QString voiceOf(const QString &text)
{
    int han = 0, kana = 0, hangul = 0, cyrillic = 0;
    for (const QChar c : text) {
        switch (c.script()) {
        case QChar::Script_Han:
            ++han;
            break;
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
            ++kana;
            break;
        case QChar::Script_Hangul:
            ++hangul;
            break;
        case QChar::Script_Cyrillic:
            ++cyrillic;
            break;
        default:
            break;
        }
    }
    if (kana > 0)
        return u"ja"_s;
    if (hangul > 0)
        return u"ko"_s;
    if (han > 0)
        return u"cmn"_s;
    return cyrillic > 0 ? u"ru"_s : u"en"_s;
}

Speech::Speech(const QString &program, QObject *parent)
    : QObject(parent)
    , m_program(program.isEmpty() ? QStandardPaths::findExecutable(u"espeak-ng"_s) : program)
{
}

void Speech::read(const QObject *context, const QString &text, Done done)
{
    if (!isThere())
        return done(failure(ErrorCode::NotFound, u"no speech program"_s));
    auto *process = new QProcess(this);
    // Says it once, whatever comes first: the end, a failure to start, or patience.
    auto tell = std::make_shared<Done>(
        [asker = QPointer<const QObject>(context), done = std::move(done)](const Result<QByteArray> &sound) {
            if (asker)
                done(sound);
        });
    const auto end = [process, tell](const Result<QByteArray> &sound) {
        if (const Done told = std::exchange(*tell, nullptr)) {
            process->disconnect();
            process->kill();
            process->deleteLater();
            told(sound);
        }
    };
    connect(process, &QProcess::errorOccurred, this, [end](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) // after any other trouble it ends, and says why
            end(failure(ErrorCode::Io, u"speech program"_s));
    });
    connect(process, &QProcess::finished, this, [this, process, end](int code, QProcess::ExitStatus how) {
        if (code != 0 || how != QProcess::NormalExit)
            return end(failure(ErrorCode::Io, QString::fromUtf8(process->readAllStandardError().left(200))));
        QThreadPool::globalInstance()->start([self = QPointer(this), end, wav = process->readAllStandardOutput()] {
            const Result<QByteArray> mp3 = encoded(wav);
            // By the program's own object: this one may go at any moment, and only its own thread knows.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, end, mp3] {
                    if (self)
                        end(mp3);
                },
                Qt::QueuedConnection);
        });
    });
    QTimer::singleShot(patience, process, [end] { end(failure(ErrorCode::Io, u"speech program: no answer"_s)); });
    // The words go in by the pipe: nothing of them stands in the list of processes.
    process->start(m_program,
                   {u"-v"_s, voiceOf(text), u"-s"_s, QString::number(wordsAMinute), u"--stdin"_s, u"--stdout"_s});
    process->write(text.toUtf8());
    process->closeWriteChannel();
}

} // namespace lianxi
