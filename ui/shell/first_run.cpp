// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/first_run.h"

#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

FirstRun::FirstRun(ThemeSource &themes, Language &language, Create create, const QString &hookBase, QWidget *parent)
    : QDialog(parent)
    , m_themes(themes)
    , m_language(language)
    , m_create(std::move(create))
    , m_pages(new QStackedWidget(this))
    , m_form(new ChannelForm(themes, hookBase))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setObjectName(u"firstRun"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 40, 48, 32);
    column->setSpacing(Theme::huge);
    m_pages->addWidget(makeLanguage());
    m_pages->addWidget(makeProfile());
    m_pages->addWidget(makeBegin());
    m_pages->addWidget(makeChannel());
    column->addWidget(m_pages, 1);
    auto *line = new QHBoxLayout;
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    m_next->setProperty("kind", u"primary"_s);
    m_next->setDefault(true);
    m_back->setAutoDefault(false);
    line->addStretch();
    line->addWidget(m_back);
    line->addWidget(m_next);
    column->addLayout(line);
    connect(m_next, &QPushButton::clicked, this, &FirstRun::next);
    connect(m_back, &QPushButton::clicked, this, &FirstRun::back);
    resize(m_themes.theme().scaled(640), m_themes.theme().scaled(600));
    m_form->startNew({});
    retranslate();
    showStep(Step::Language);
}

QWidget *FirstRun::page(PlainLabel *&title, PlainLabel *&text, QVBoxLayout *&column)
{
    auto *widget = new QWidget;
    column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::medium);
    title = new PlainLabel(widget);
    title->setProperty("kind", u"headline"_s);
    text = new PlainLabel(widget);
    text->setElideMode(Qt::ElideNone);
    text->setProperty("kind", u"muted"_s);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(Theme::small);
    return widget;
}

QWidget *FirstRun::makeLanguage()
{
    QVBoxLayout *column = nullptr;
    QWidget *widget = page(m_titles[0], m_texts[0], column);
    column->insertWidget(0, new IconMark(QIcon(u":/icons/lianxi.svg"_s), m_themes.theme().scaled(64), widget));
    // Each in its own language: these two words are never translated.
    m_chinese = new QRadioButton(u"简体中文"_s, widget);
    m_english = new QRadioButton(u"English"_s, widget);
    m_chinese->setObjectName(u"languageChinese"_s);
    m_english->setObjectName(u"languageEnglish"_s);
    column->addWidget(m_chinese);
    column->addWidget(m_english);
    column->addStretch();
    (m_language.choice() == Language::Choice::English ? m_english : m_chinese)->setChecked(true);
    connect(m_chinese, &QRadioButton::toggled, this,
            [this](bool on) { m_language.set(on ? Language::Choice::Chinese : Language::Choice::English); });
    return widget;
}

QWidget *FirstRun::makeProfile()
{
    QVBoxLayout *column = nullptr;
    QWidget *widget = page(m_titles[1], m_texts[1], column);
    m_keychain = new QRadioButton(widget);
    m_byPassphrase = new QRadioButton(widget);
    m_keychain->setObjectName(u"byKeychain"_s);
    m_byPassphrase->setObjectName(u"byPassphrase"_s);
    m_keychain->setChecked(true);
    m_first = new QLineEdit(widget);
    m_second = new QLineEdit(widget);
    m_first->setObjectName(u"passphrase"_s);
    m_second->setObjectName(u"passphraseAgain"_s);
    m_strength = new PlainLabel(widget);
    m_strength->setProperty("kind", u"caption"_s);
    m_warning = new PlainLabel(widget);
    m_warning->setElideMode(Qt::ElideNone);
    m_warning->setProperty("kind", u"warning"_s);
    m_understood = new QCheckBox(widget);
    m_understood->setObjectName(u"understood"_s);
    m_complaint = new PlainLabel(widget);
    m_complaint->setElideMode(Qt::ElideNone);
    m_complaint->setProperty("kind", u"danger"_s);
    m_complaint->hide();
    for (QWidget *part :
         {static_cast<QWidget *>(m_keychain), static_cast<QWidget *>(m_byPassphrase), static_cast<QWidget *>(m_first),
          static_cast<QWidget *>(m_strength), static_cast<QWidget *>(m_second), static_cast<QWidget *>(m_warning),
          static_cast<QWidget *>(m_understood), static_cast<QWidget *>(m_complaint)})
        column->addWidget(part);
    for (QLineEdit *field : {m_first, m_second}) {
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::textChanged, this, &FirstRun::judgePassphrase);
    }
    connect(m_understood, &QCheckBox::toggled, this, &FirstRun::judgePassphrase);
    connect(m_byPassphrase, &QRadioButton::toggled, this, &FirstRun::judgePassphrase);
    column->addStretch();
    return widget;
}

QWidget *FirstRun::makeBegin()
{
    QVBoxLayout *column = nullptr;
    QWidget *widget = page(m_titles[2], m_texts[2], column);
    m_rehearsal = new QRadioButton(widget);
    m_addChannel = new QRadioButton(widget);
    m_rehearsal->setObjectName(u"beginRehearsal"_s);
    m_addChannel->setObjectName(u"beginChannel"_s);
    m_rehearsal->setChecked(true);
    connect(m_rehearsal, &QRadioButton::toggled, this, &FirstRun::retranslate);
    column->addWidget(m_rehearsal);
    column->addWidget(m_addChannel);
    column->addStretch();
    return widget;
}

QWidget *FirstRun::makeChannel()
{
    QVBoxLayout *column = nullptr;
    QWidget *widget = page(m_titles[3], m_texts[3], column);
    auto *area = new QScrollArea(widget);
    area->setObjectName(u"channelArea"_s);
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_form);
    column->addWidget(area, 1);
    return widget;
}

void FirstRun::showStep(Step step)
{
    m_pages->setCurrentIndex(static_cast<int>(step));
    // The profile exists after its step: there is no way back before it.
    m_back->setVisible(step == Step::Profile || step == Step::Channel);
    judgePassphrase();
    retranslate();
}

FirstRun::Step FirstRun::step() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

void FirstRun::next()
{
    switch (step()) {
    case Step::Language:
        showStep(Step::Profile);
        return;
    case Step::Profile:
        createProfile();
        return;
    case Step::Begin:
        if (m_rehearsal->isChecked())
            accept();
        else
            showStep(Step::Channel);
        return;
    case Step::Channel:
        m_channel = m_form->take();
        if (m_channel)
            accept();
        return;
    }
}

void FirstRun::back()
{
    showStep(step() == Step::Channel ? Step::Begin : Step::Language);
}

void FirstRun::judgePassphrase()
{
    const bool needed = m_byPassphrase->isChecked();
    for (QWidget *part :
         {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_second), static_cast<QWidget *>(m_strength),
          static_cast<QWidget *>(m_warning), static_cast<QWidget *>(m_understood)})
        part->setVisible(needed);
    const Strength strength = strengthOf(m_first->text());
    const bool same = m_first->text() == m_second->text();
    QString hint =
        m_first->text().isEmpty() ? tr("At least 8 characters; several words are best.") : strengthSentence(strength);
    if (!m_second->text().isEmpty() && !same)
        hint = tr("The two are not the same yet.");
    m_strength->setText(hint);
    const bool usable = strength != Strength::TooShort && same && m_understood->isChecked();
    m_next->setEnabled(step() != Step::Profile || !needed || usable);
}

void FirstRun::createProfile()
{
    m_next->setEnabled(false);
    m_complaint->hide();
    const KeyKeeping keeping = m_byPassphrase->isChecked() ? KeyKeeping::Passphrase : KeyKeeping::Keychain;
    m_create(keeping, m_first->text(), [self = QPointer<FirstRun>(this)](const Status &status) {
        if (self)
            self->created(status);
    });
}

void FirstRun::created(const Status &status)
{
    judgePassphrase();
    if (!status) {
        m_complaint->setText(profileSentence(status.error().code));
        m_complaint->show();
        return;
    }
    m_first->clear();
    m_second->clear();
    showStep(Step::Begin);
}

void FirstRun::retranslate()
{
    setWindowTitle(tr("Welcome to Lianxi"));
    m_titles[0]->setText(tr("Welcome to Lianxi"));
    m_texts[0]->setText(tr("One desk for every conversation. Choose the language of the window."));
    m_titles[1]->setText(tr("Protect your desk"));
    m_texts[1]->setText(tr("Messages, drafts and keys are encrypted on this machine. How shall the key be kept?"));
    m_keychain->setText(tr("In the system's keychain (opens with your login)"));
    m_byPassphrase->setText(tr("By a passphrase (asked at every start)"));
    m_first->setPlaceholderText(tr("Passphrase"));
    m_first->setAccessibleName(tr("Passphrase"));
    m_second->setPlaceholderText(tr("Passphrase again"));
    m_second->setAccessibleName(tr("Passphrase again"));
    m_warning->setText(
        tr("Nobody can recover a lost passphrase: without it everything on this desk stays unreadable for ever."));
    m_understood->setText(tr("I have understood and written it down in a safe place"));
    m_titles[2]->setText(tr("Where to begin?"));
    m_texts[2]->setText(tr("Both can be done later as well, in the settings."));
    m_rehearsal->setText(tr("Open the rehearsal desk: practise with simulated customers"));
    m_addChannel->setText(tr("Add the first channel: WeChat, Weibo, WhatsApp, e-mail or another"));
    m_titles[3]->setText(tr("Add a channel"));
    m_texts[3]->setText(tr("What is typed here stays in the encrypted profile."));
    m_back->setText(tr("Back"));
    const bool last = step() == Step::Channel || (step() == Step::Begin && m_rehearsal->isChecked());
    m_next->setText(last ? tr("Start") : step() == Step::Profile ? tr("Create the profile") : tr("Next"));
    if (step() == Step::Profile)
        judgePassphrase();
}

void FirstRun::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace lianxi
