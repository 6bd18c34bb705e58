// SPDX-License-Identifier: GPL-3.0-or-later
// A large model's help in the composer: asked for by a menu, written into the text, stopped by Esc.
#include "ui/conversation/composer.h"

#include "ui/conversation/assist_bar.h"
#include "ui/conversation/assist_words.h"

#include <QMenu>

namespace lianxi
{

using namespace Qt::StringLiterals;

void Composer::connectAssist()
{
    m_writer = new AssistWriter(*m_edit, this);
    connect(m_assistBar, &AssistBar::stopRequested, this, &Composer::stopHelp);
    connect(m_assistButton, &QToolButton::clicked, this, &Composer::openAssistMenu);
    connect(m_writer, &AssistWriter::ended, this, &Composer::endHelp);
    connect(m_writer, &AssistWriter::stopped, this, [this] {
        if (m_writer->hasWritten())
            m_assistBar->showWritten({}, true);
        else
            forgetHelp();
        dress();
        Q_EMIT draftChanged();
    });
    if (m_services.assistant)
        connect(m_services.assistant, &Assistant::offeredChanged, this, &Composer::dressAssist);
    dressAssist();
}

bool Composer::offersHelp(AssistKind kind) const
{
    if (!m_services.assistant || !m_services.assistant->isOffered() || isWriting() || m_busy || isTemplate()
        || m_state.invitation || m_view.head.id.isNull())
        return false;
    switch (kind) {
    case AssistKind::Draft:
        return !m_state.note && thread();
    case AssistKind::Rewrite:
    case AssistKind::TranslateReply:
        return !m_state.note && thread() && hasText();
    case AssistKind::Summary:
        return m_state.note || !hasText();
    case AssistKind::TranslateMessage:
    case AssistKind::Test:
        break;
    }
    return false;
}

void Composer::dressAssist()
{
    m_assistButton->setVisible(m_services.assistant && (m_services.assistant->isOffered() || isWriting()));
    m_assistButton->setEnabled(!isWriting() && !isTemplate() && !m_state.invitation);
}

void Composer::openAssistMenu()
{
    QMenu menu(this);
    menu.setObjectName(u"assistMenu"_s);
    fillAssistMenu(menu);
    menu.exec(m_assistButton->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

void Composer::fillAssistMenu(QMenu &menu)
{
    const auto add = [this](QMenu &to, AssistKind kind, const QString &name, const QString &words) {
        QAction *action = to.addAction(words, this, [this, kind] { requestHelp(kind); });
        action->setObjectName(name);
        action->setEnabled(offersHelp(kind));
    };
    if (!m_state.note) {
        add(menu, AssistKind::Draft, u"assistDraft"_s, AssistWords::tr("Draft a reply"));
        QMenu *tones = menu.addMenu(AssistWords::tr("Rewrite my text"));
        tones->setEnabled(offersHelp(AssistKind::Rewrite));
        fillTones(*tones);
        add(menu, AssistKind::TranslateReply, u"assistTranslate"_s,
            AssistWords::tr("Translate my text into the customer's language"));
    }
    add(menu, AssistKind::Summary, u"assistSummary"_s, AssistWords::tr("Summarise the case in a note"));
}

void Composer::fillTones(QMenu &menu)
{
    for (const AssistTone tone : assistTones) {
        QAction *action =
            menu.addAction(AssistWords::tone(tone), this, [this, tone] { requestHelp(AssistKind::Rewrite, tone); });
        action->setObjectName(u"tone-"_s + toText(tone));
    }
}

void Composer::openToneMenu()
{
    if (!offersHelp(AssistKind::Rewrite))
        return;
    QMenu menu(this);
    menu.setObjectName(u"toneMenu"_s);
    fillTones(menu);
    menu.setActiveAction(menu.actions().constFirst());
    menu.exec(m_assistButton->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

void Composer::requestHelp(AssistKind kind, AssistTone tone)
{
    if (!offersHelp(kind))
        return;
    if (kind == AssistKind::Summary)
        setNoteMode(true);
    Q_EMIT helpRequested(kind, tone);
}

// What was corrected and overruled belongs to the text that goes; it comes back with it.
void Composer::takeHelp(std::unique_ptr<AssistRun> run)
{
    m_beforeHelp = m_state;
    m_writer->start(std::move(run));
    m_state.steps.reset();
    m_state.overrides.clear();
    m_assistBar->showWriting();
    m_edit->setFocus();
    dress();
}

void Composer::endHelp(const AssistEnd &how)
{
    if (how.how == AssistEnd::How::Failed)
        forgetHelp();
    else
        m_assistBar->showWritten(how, false);
    dress();
    Q_EMIT draftChanged();
}

void Composer::forgetHelp()
{
    m_state.steps = m_beforeHelp.steps;
    m_state.overrides = m_beforeHelp.overrides;
    m_assistBar->clear();
}

void Composer::stopHelp()
{
    m_writer->stop();
}

void Composer::dropHelp()
{
    m_writer->drop();
    m_assistBar->clear();
}

} // namespace lianxi
