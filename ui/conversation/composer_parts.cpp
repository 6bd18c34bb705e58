// SPDX-License-Identifier: GPL-3.0-or-later
// The composer's widgets.
#include "ui/conversation/composer.h"

#include "ui/conversation/assist_bar.h"
#include "ui/conversation/assist_words.h"
#include "ui/conversation/hint_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

void Composer::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::medium, Theme::small, Theme::medium, Theme::medium);
    column->setSpacing(Theme::tiny + 2);
    m_strip = new ScriptStrip(m_services.theme, this);
    column->addWidget(m_strip);
    column->addWidget(buildBar());
    m_late = new LateBar(m_services.theme, this);
    column->addWidget(m_late);
    m_replyBar = new QFrame(this);
    auto *reply = new QHBoxLayout(m_replyBar);
    reply->setContentsMargins(Theme::small, 0, 0, 0);
    m_replyWords = new PlainLabel(m_replyBar);
    m_replyWords->setProperty("kind", u"muted"_s);
    m_forgetReply = new QToolButton(m_replyBar);
    m_forgetReply->setObjectName(u"forgetReply"_s);
    connect(m_forgetReply, &QToolButton::clicked, this, [this] {
        m_state.replyTo = {};
        m_state.replyToPlatformId.clear();
        dress();
        Q_EMIT draftChanged();
    });
    reply->addWidget(m_replyWords, 1);
    reply->addWidget(m_forgetReply);
    column->addWidget(m_replyBar);
    m_hints = new HintBar(m_services.theme, this);
    connect(m_hints, &HintBar::offerTaken, this, &Composer::useOffer);
    column->addWidget(m_hints);
    m_edit = new ComposerEdit(this);
    m_edit->setObjectName(u"composerEdit"_s);
    if (m_services.speller)
        m_edit->setSpeller(*m_services.speller, m_services.theme);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    column->addWidget(m_edit);
    m_edit->setTakesFiles(m_services.media != nullptr);
    m_assistBar = new AssistBar(m_services.theme, this);
    column->addWidget(m_assistBar);
    m_attachments = new AttachmentBar(m_services.theme, this);
    column->addWidget(m_attachments);
    m_aside = new QFrame(this);
    m_aside->setProperty("kind", u"private"_s);
    auto *aside = new QVBoxLayout(m_aside);
    aside->setContentsMargins(Theme::medium, Theme::tiny, Theme::tiny, Theme::tiny);
    aside->setSpacing(Theme::tiny);
    m_asideWords = new PlainLabel(m_aside);
    m_asideWords->setElideMode(Qt::ElideNone);
    m_asideEdit = new QPlainTextEdit(m_aside);
    m_asideEdit->setObjectName(u"privateText"_s);
    m_asideEdit->setTabChangesFocus(true);
    m_asideEdit->setFixedHeight(m_asideEdit->fontMetrics().lineSpacing() * 3 + Theme::medium * 2);
    connect(m_asideEdit, &QPlainTextEdit::textChanged, this, [this] {
        m_state.keptForPrivate = m_asideEdit->toPlainText();
        Q_EMIT draftChanged();
    });
    aside->addWidget(m_asideWords);
    aside->addWidget(m_asideEdit);
    column->addWidget(m_aside);
    m_guard = new GuardLine(m_services.theme, this);
    column->addWidget(m_guard);
    column->addWidget(buildButtons());
    m_offerList = new QListWidget(this);
    m_offerList->setObjectName(u"offers"_s);
    m_offerList->setFocusPolicy(Qt::NoFocus); // the keys stay in the text field
    m_offerList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_offerList->hide();
    connect(m_offerList, &QListWidget::itemClicked, this, &Composer::takeOffer);
}

void Composer::setKeys(const ComposerKeys &keys)
{
    m_keys = keys;
    m_edit->setKeys(keys);
    m_strip->setKeys(keys.steps);
    retranslate();
}

void Composer::retranslate()
{
    const auto tip = [](const QString &words, const QKeySequence &key) {
        return key.isEmpty() ? words : u"%1 (%2)"_s.arg(words, key.toString(QKeySequence::NativeText));
    };
    m_forgetReply->setAccessibleName(tr("Answer without reference to a message"));
    m_forgetReply->setToolTip(m_forgetReply->accessibleName());
    m_offerList->setAccessibleName(tr("Ready-made sentences"));
    m_offersButton->setAccessibleName(tr("Ready-made sentences"));
    m_offersButton->setToolTip(tr("Ready-made sentences (type /)"));
    m_threads->setAccessibleName(tr("Where to answer"));
    m_move->setText(tr("Continue in private"));
    m_move->setAccessibleName(m_move->text());
    m_move->setToolTip(
        tr("Answers in public with the invitation and goes on in private; what you typed is kept for there"));
    m_code->setText(tr("Add QR code"));
    m_code->setAccessibleName(m_code->text());
    m_code->setToolTip(tr("Attaches the link as a picture that customers scan with their telephone"));
    m_asideEdit->setAccessibleName(tr("What is said in private"));
    m_noteButton->setText(tr("Note"));
    m_noteButton->setAccessibleName(tr("Write an internal note"));
    m_noteButton->setToolTip(tip(tr("Internal note"), m_keys.note));
    m_signatureButton->setAccessibleName(tr("Insert my introduction"));
    m_signatureButton->setToolTip(tip(tr("Insert my introduction"), m_keys.signature));
    m_macroButton->setAccessibleName(tr("Macros"));
    m_macroButton->setToolTip(tr("Macros: several steps at once"));
    m_attachButton->setAccessibleName(tr("Attach files"));
    m_attachButton->setToolTip(tr("Attach files (or drop or paste them)"));
    m_makeButton->setAccessibleName(tr("Voice or picture"));
    m_makeButton->setToolTip(tr("Record a voice, or turn the text into a voice or a picture"));
    fillMakeMenu();
    m_assistButton->setAccessibleName(AssistWords::tr("Have a large model help"));
    m_assistButton->setToolTip(m_assistButton->accessibleName());
    m_sendResolve->setText(tr("Send and resolve"));
    m_sendResolve->setToolTip(tip(tr("Send and resolve"), m_keys.sendAndResolve.value(0)));
    m_send->setToolTip(tip(tr("Send"), m_keys.send.value(0)));
    m_later->setAccessibleName(tr("Send later…"));
    m_later->setToolTip(tr("Send later…"));
    fillThreads();
    dress();
}

void Composer::takeTheme()
{
    const Theme &theme = m_services.theme.theme();
    m_forgetReply->setIcon(theme.icon(IconName::Close));
    m_move->setIcon(theme.icon(IconName::Private, ColorRole::Private));
    m_code->setIcon(theme.icon(IconName::Image));
    m_noteButton->setIcon(theme.icon(IconName::Note, ColorRole::Note));
    m_signatureButton->setIcon(theme.icon(IconName::User));
    m_attachButton->setIcon(theme.icon(IconName::Attach));
    m_macroButton->setIcon(theme.icon(IconName::Play));
    m_assistButton->setIcon(theme.icon(IconName::Assist));
    m_later->setIcon(theme.icon(IconName::Clock));
    m_makeButton->setIcon(theme.icon(IconName::Voice));
    fillThreads();
    dressSurface();
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QWidget *Composer::buildBar()
{
    m_bar = new QFrame(this);
    m_bar->setObjectName(u"surfaceBar"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::tiny, Theme::tiny);
    m_barIcon = new IconMark(m_services.theme, m_bar);
    m_barWords = new PlainLabel(m_bar);
    m_barWords->setObjectName(u"surfaceWords"_s);
    m_threads = new QComboBox(m_bar);
    m_threads->setObjectName(u"threadChooser"_s);
    m_noteButton = new QToolButton(m_bar);
    m_noteButton->setObjectName(u"noteMode"_s);
    m_noteButton->setCheckable(true);
    m_noteButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_noteButton, &QToolButton::clicked, this, &Composer::setNoteMode);
    m_move = new QToolButton(m_bar);
    m_move->setObjectName(u"moveToPrivate"_s);
    m_move->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_move, &QToolButton::clicked, this, &Composer::askToMove);
    m_code = new QToolButton(m_bar);
    m_code->setObjectName(u"codeOfLink"_s);
    m_code->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_code, &QToolButton::clicked, this, [this] { Q_EMIT codeRequested(invitedTo()); });
    row->addWidget(m_barIcon);
    row->addWidget(m_barWords, 1);
    row->addWidget(m_threads);
    row->addWidget(m_move);
    row->addWidget(m_code);
    row->addWidget(m_noteButton);
    return m_bar;
}

QWidget *Composer::buildButtons()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_limits = new PlainLabel(line);
    m_limits->setObjectName(u"limits"_s);
    m_limits->setElideMode(Qt::ElideNone); // the countdown must be readable in a narrow column
    m_offersButton = new QToolButton(line);
    m_offersButton->setObjectName(u"offersButton"_s);
    m_offersButton->setText(u"/"_s);
    connect(m_offersButton, &QToolButton::clicked, this, [this] {
        m_edit->setFocus();
        m_edit->textCursor().insertText(m_edit->textCursor().atBlockStart() ? u"/"_s : u"\n/"_s);
    });
    m_signatureButton = new QToolButton(line);
    m_signatureButton->setObjectName(u"signatureButton"_s);
    connect(m_signatureButton, &QToolButton::clicked, this, &Composer::insertSignature);
    m_attachButton = new QToolButton(line);
    m_attachButton->setObjectName(u"attachButton"_s);
    m_attachButton->setVisible(m_services.media != nullptr);
    m_makeButton = new QToolButton(line);
    m_makeButton->setObjectName(u"makeButton"_s);
    m_makeButton->setVisible(m_services.media != nullptr);
    m_makeMenu = new QMenu(m_makeButton);
    connect(m_makeButton, &QToolButton::clicked, this,
            [this] { m_makeMenu->popup(m_makeButton->mapToGlobal(QPoint(0, -m_makeMenu->sizeHint().height()))); });
    connect(m_attachButton, &QToolButton::clicked, this, &Composer::attachRequested);
    m_macroButton = new QToolButton(line);
    m_macroButton->setObjectName(u"macroButton"_s);
    m_macroButton->setVisible(m_services.team != nullptr);
    connect(m_macroButton, &QToolButton::clicked, this, &Composer::macrosRequested);
    m_assistButton = new QToolButton(line);
    m_assistButton->setObjectName(u"assistButton"_s);
    m_sendResolve = new QPushButton(line);
    m_sendResolve->setObjectName(u"sendAndResolve"_s);
    m_sendResolve->setProperty("kind", u"quiet"_s);
    m_send = new QPushButton(line);
    m_send->setObjectName(u"send"_s);
    m_send->setProperty("kind", u"primary"_s);
    connect(m_send, &QPushButton::clicked, this, [this] { Q_EMIT sendRequested(false); });
    connect(m_sendResolve, &QPushButton::clicked, this, [this] { Q_EMIT sendRequested(true); });
    row->addWidget(m_offersButton);
    row->addWidget(m_signatureButton);
    row->addWidget(m_attachButton);
    row->addWidget(m_makeButton);
    row->addWidget(m_macroButton);
    row->addWidget(m_assistButton);
    row->addWidget(m_limits, 1);
    row->addWidget(m_sendResolve);
    m_later = new QToolButton(line);
    m_later->setObjectName(u"sendLater"_s);
    connect(m_later, &QToolButton::clicked, this, &Composer::laterRequested);
    row->addWidget(m_send);
    row->addWidget(m_later);
    return line;
}

} // namespace lianxi
