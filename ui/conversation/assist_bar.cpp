// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/assist_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

AssistBar::AssistBar(ThemeSource &theme, QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconMark(theme, this))
    , m_words(new PlainLabel(this))
    , m_stop(new QPushButton(this))
{
    setObjectName(u"assistBar"_s);
    m_words->setObjectName(u"assistWords"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_stop->setObjectName(u"assistStop"_s);
    m_stop->setProperty("kind", u"quiet"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::small, Theme::tiny);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &AssistBar::stopRequested);
    hide();
}

void AssistBar::showWriting()
{
    m_state = State::Writing;
    retranslate();
}

void AssistBar::showWritten(const AssistEnd &how, bool stopped)
{
    m_state = State::Written;
    m_how = how;
    m_stopped = stopped;
    retranslate();
}

void AssistBar::clear()
{
    m_state = State::Hidden;
    retranslate();
}

void AssistBar::retranslate()
{
    setVisible(m_state != State::Hidden);
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop writing"));
    m_stop->setVisible(m_state == State::Writing);
    const bool doubtful =
        m_state == State::Written && (m_stopped || m_how.invented > 0 || m_how.how == AssistEnd::How::CutShort);
    restyle(*this, doubtful ? u"warning"_s : u"plain"_s); // neither public nor private: that is the bar's above
    m_icon->showIcon(doubtful ? IconName::Warning : IconName::Assist,
                     doubtful ? ColorRole::Warning : ColorRole::Accent);
    if (m_state == State::Writing) {
        m_words->setText(tr("Being written. Esc stops it; nothing is sent by itself."));
        return;
    }
    QStringList sentences{m_how.model.isEmpty() ? tr("Written by a large model: read it before sending.")
                                                : tr("Written by %1: read it before sending.").arg(m_how.model)};
    if (m_stopped || m_how.how == AssistEnd::How::CutShort)
        sentences << tr("It ends in the middle.");
    if (m_how.invented > 0)
        sentences << tr("%n name(s) in brackets stand for nothing and must be replaced.", nullptr, m_how.invented);
    sentences << tr("Undo brings your text back.");
    m_words->setText(sentences.join(QLocale().language() == QLocale::Chinese ? QString() : u" "_s));
}

void AssistBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace lianxi
