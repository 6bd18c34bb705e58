// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/voice_recorder.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int fullLevel = 100;

/// How loud a piece is, 0 to fullLevel, so that somebody who speaks into a dead microphone sees it.
int levelOf(const QByteArray &samples)
{
    int loudest = 0;
    for (qsizetype i = 0; i + 1 < samples.size(); i += 2)
        loudest = std::max(loudest, std::abs(static_cast<int>(qFromLittleEndian<qint16>(samples.constData() + i))));
    return loudest * fullLevel / 32'768;
}

} // namespace

VoiceRecorder::VoiceRecorder(std::unique_ptr<SoundInput> input, QWidget *parent)
    : QDialog(parent)
    , m_input(std::move(input))
    , m_words(new PlainLabel(this))
    , m_level(new QProgressBar(this))
    , m_record(new QPushButton(this))
    , m_listen(new QPushButton(this))
    , m_take(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"voiceRecorder"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_sound.rate = soundInputRate;
    m_words->setObjectName(u"recorderWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_level->setObjectName(u"recorderLevel"_s);
    m_level->setRange(0, fullLevel);
    m_level->setTextVisible(false);
    m_record->setObjectName(u"recordVoice"_s);
    m_listen->setObjectName(u"listenVoice"_s);
    m_take->setObjectName(u"takeVoice"_s);
    m_take->setProperty("kind", u"primary"_s);
    m_cancel->setObjectName(u"cancelVoice"_s);
    m_record->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::large, Theme::large, Theme::large, Theme::large);
    column->setSpacing(Theme::medium);
    column->addWidget(m_words);
    column->addWidget(m_level);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::small);
    for (QPushButton *button : {m_record, m_listen})
        row->addWidget(button);
    row->addStretch();
    for (QPushButton *button : {m_cancel, m_take})
        row->addWidget(button);
    column->addLayout(row);
    connect(m_record, &QPushButton::clicked, this, &VoiceRecorder::startOrStop);
    connect(m_listen, &QPushButton::clicked, this, &VoiceRecorder::listen);
    connect(m_take, &QPushButton::clicked, this, &VoiceRecorder::take);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_input.get(), &SoundInput::heard, this, &VoiceRecorder::hear);
    connect(&m_player, &VoicePlayer::failed, this, [this] {
        m_trouble = tr("It cannot be played here. It can be sent all the same.");
        refresh();
    });
    connect(&m_player, &VoicePlayer::playingChanged, this, &VoiceRecorder::refresh);
    retranslate();
}

VoiceRecorder::~VoiceRecorder()
{
    m_player.disconnect(this);
    m_input->stop();
}

void VoiceRecorder::startOrStop()
{
    m_trouble.clear();
    m_player.stop();
    if (m_recording) {
        m_input->stop();
        m_recording = false;
    } else {
        m_sound.samples.clear();
        m_recording = m_input->start();
        if (!m_recording)
            m_trouble = tr("The microphone cannot be opened. Another program may be using it.");
    }
    m_level->setValue(0);
    refresh();
}

void VoiceRecorder::hear(const QByteArray &samples)
{
    if (!m_recording)
        return;
    for (qsizetype i = 0; i + 1 < samples.size(); i += 2)
        m_sound.samples.push_back(qFromLittleEndian<qint16>(samples.constData() + i));
    m_level->setValue(levelOf(samples));
    const auto most = static_cast<size_t>(longestVoice.count()) * soundInputRate;
    if (m_sound.samples.size() >= most) {
        m_sound.samples.resize(most);
        startOrStop();
        m_trouble = tr("Stopped: a voice message lasts a minute at most.");
    }
    refresh();
}

void VoiceRecorder::listen()
{
    m_trouble.clear();
    if (const Result<QByteArray> mp3 = toMp3(m_sound))
        m_player.play("recorded", *mp3);
    refresh();
}

void VoiceRecorder::take()
{
    const Result<QByteArray> mp3 = toMp3(m_sound);
    if (!mp3) {
        m_trouble = tr("It cannot be turned into a sound file.");
        return refresh();
    }
    Q_EMIT taken(*mp3);
    accept();
}

void VoiceRecorder::refresh()
{
    const bool there = m_input->isThere();
    const bool some = !m_sound.samples.empty() && !m_recording;
    m_record->setEnabled(there);
    m_listen->setEnabled(some);
    m_take->setEnabled(some);
    m_record->setText(m_recording ? tr("Stop") : some ? tr("Record again") : tr("Record"));
    m_listen->setText(m_player.playing().isEmpty() ? tr("Listen") : tr("Stop listening"));
    for (QPushButton *button : {m_record, m_listen})
        button->setAccessibleName(button->text());
    const qint64 seconds = (m_sound.length().count() + 500) / 1000;
    QString said = m_trouble;
    if (said.isEmpty() && !there)
        said = tr("No microphone is connected to this computer. Connect one and open this window again.");
    else if (said.isEmpty() && m_recording)
        said = tr("Recording: %1 of %2 seconds").arg(seconds).arg(longestVoice.count());
    else if (said.isEmpty() && some)
        said = tr("%1 seconds recorded").arg(seconds);
    else if (said.isEmpty())
        said = tr("Press Record and speak. Say no name, number or address that the customer did not ask for.");
    m_words->setText(said);
}

void VoiceRecorder::retranslate()
{
    setWindowTitle(tr("Voice message"));
    m_level->setAccessibleName(tr("How loud it is"));
    m_take->setText(tr("Attach"));
    m_cancel->setText(tr("Cancel"));
    refresh();
    for (QPushButton *button : {m_record, m_listen, m_take, m_cancel})
        button->setAccessibleName(button->text());
}

void VoiceRecorder::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace lianxi
