// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/assist_page.h"

#include "ui/conversation/assist_words.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

PlainLabel *sentence(QWidget *parent, const QString &kind)
{
    auto *label = new PlainLabel(parent);
    label->setElideMode(Qt::ElideNone);
    label->setProperty("kind", kind);
    return label;
}

} // namespace

AssistPage::AssistPage(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_title(sentence(this, u"title"_s))
    , m_intro(sentence(this, {}))
    , m_privacy(sentence(this, u"muted"_s))
    , m_baseLabel(new PlainLabel(this))
    , m_modelLabel(new PlainLabel(this))
    , m_keyLabel(new PlainLabel(this))
    , m_said(sentence(this, {}))
    , m_stands(sentence(this, u"muted"_s))
    , m_on(new QCheckBox(this))
    , m_base(new QLineEdit(this))
    , m_model(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_test(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(u"assistPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::huge);
    column->setSpacing(Theme::medium);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addWidget(m_privacy);
    m_on->setObjectName(u"assistOn"_s);
    column->addSpacing(Theme::small);
    column->addWidget(m_on, 0, Qt::AlignLeft);
    column->addLayout(makeFields(themes));
    column->addLayout(makeButtons());
    m_said->setObjectName(u"assistAnswer"_s);
    column->addWidget(m_said);
    m_stands->setObjectName(u"assistStanding"_s);
    column->addWidget(m_stands);
    column->addStretch();
    connect(m_on, &QCheckBox::toggled, this, &AssistPage::dress);
    retranslate();
}

QFormLayout *AssistPage::makeFields(ThemeSource &themes)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::huge);
    form->setVerticalSpacing(Theme::small);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    const std::array<std::tuple<PlainLabel *, QLineEdit *, QString>, 3> fields{
        {{m_baseLabel, m_base, u"assistBase"_s},
         {m_modelLabel, m_model, u"assistModel"_s},
         {m_keyLabel, m_key, u"assistKey"_s}}};
    for (const auto &[label, edit, name] : fields) {
        edit->setObjectName(name);
        edit->setFixedWidth(themes.theme().scaled(420));
        label->setBuddy(edit);
        form->addRow(label, edit);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_answer = Answer::None;
            dress();
        });
    }
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return form;
}

QHBoxLayout *AssistPage::makeButtons()
{
    m_test->setObjectName(u"assistTest"_s);
    m_save->setObjectName(u"assistSave"_s);
    m_save->setProperty("kind", u"primary"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    line->addWidget(m_save);
    line->addWidget(m_test);
    line->addStretch();
    setTabOrder(m_key, m_save);
    setTabOrder(m_save, m_test);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_answer = Answer::Testing;
        dress();
        Q_EMIT testWanted(typed());
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_saving = true;
        Q_EMIT saveWanted(typed());
    });
    return line;
}

AssistSetup AssistPage::typed() const
{
    return {m_on->isChecked(), m_base->text().trimmed(), m_model->text().trimmed(), m_key->text().trimmed().toUtf8()};
}

void AssistPage::setSetup(const AssistSetupView &setup)
{
    m_setup = setup;
    m_on->setChecked(setup.on);
    m_base->setText(setup.base);
    m_model->setText(setup.model);
    m_key->clear();
    if (std::exchange(m_saving, false))
        m_answer = Answer::Saved;
    retranslate();
}

void AssistPage::setStanding(const AssistStanding &standing)
{
    m_standing = standing;
    showStanding();
}

void AssistPage::showTest(const AssistTestResult &result)
{
    m_result = result;
    m_answer = Answer::Tested;
    dress();
}

void AssistPage::showNotSaved(const Error &error)
{
    m_saving = false;
    m_problem = error.detail;
    m_answer = Answer::NotSaved;
    dress();
}

void AssistPage::dress()
{
    const AssistSetup now = typed();
    const bool whole = !now.base.isEmpty() && !now.model.isEmpty();
    m_test->setEnabled(whole && m_answer != Answer::Testing);
    m_save->setEnabled(whole || !now.on);
    showAnswer();
}

void AssistPage::say(const QString &words, const QString &kind)
{
    m_said->setText(words);
    restyle(*m_said, kind);
    m_said->setVisible(!words.isEmpty());
}

void AssistPage::showAnswer()
{
    switch (m_answer) {
    case Answer::None:
        return say({}, {});
    case Answer::Testing:
        return say(tr("Asking the model to repeat one sentence …"), u"muted"_s);
    case Answer::Saved:
        return say(m_setup.on ? tr("Saved. The help is offered where replies are written.")
                              : tr("Saved. Nothing is offered."),
                   u"calm"_s);
    case Answer::NotSaved:
        return say(tr("It could not be saved: %1").arg(m_problem), u"danger"_s);
    case Answer::Tested:
        break;
    }
    if (m_result.trouble != AssistTrouble::None)
        return say(AssistWords::trouble(m_result.trouble), u"danger"_s);
    const QString seconds = QLocale().toString(static_cast<double>(m_result.took.count()) / 1000, 'f', 1);
    if (m_result.keepsPlaceholders)
        return say(tr("It works: the model answered in %1 s.").arg(seconds), u"calm"_s);
    say(tr("The model answered in %1 s, but it changes the names that stand for personal data: expect drafts with "
           "gaps.")
            .arg(seconds),
        u"warning"_s);
}

void AssistPage::showStanding()
{
    const auto clock = [this](Instant at) {
        return QLocale().toString(toDateTime(at).toTimeZone(m_zone).time(), u"HH:mm:ss"_s);
    };
    QString words;
    if (m_standing.at && m_standing.trouble == AssistTrouble::None)
        words = tr("Last asked at %1: all well.").arg(clock(*m_standing.at));
    else if (m_standing.at && m_standing.againAt)
        words = tr("Last asked at %1: %2 No help is offered until %3.")
                    .arg(clock(*m_standing.at), AssistWords::trouble(m_standing.trouble), clock(*m_standing.againAt));
    else if (m_standing.at && m_standing.resting)
        words = tr("Last asked at %1: %2 No help is offered until the setup is saved again.")
                    .arg(clock(*m_standing.at), AssistWords::trouble(m_standing.trouble));
    else if (m_standing.at)
        words = tr("Last asked at %1: %2").arg(clock(*m_standing.at), AssistWords::trouble(m_standing.trouble));
    m_stands->setText(words);
    m_stands->setVisible(!words.isEmpty());
}

void AssistPage::retranslate()
{
    setAccessibleName(AssistWords::tr("Large model"));
    m_title->setText(tr("Help from a large model"));
    m_intro->setText(
        tr("Drafts replies, writes them in another tone, translates, and sums a case up for whoever takes it "
           "over. Any endpoint that speaks the OpenAI-compatible interface will do, on this machine too."));
    m_privacy->setText(
        tr("Phone numbers, names, addresses, order numbers and the like that the desk recognises stay here: "
           "placeholders leave instead, and the answer gets the data back. Everything else that is said in "
           "a case goes to the server named here. Nothing is ever sent to a customer by itself, and each "
           "request is on record in its case."));
    m_on->setText(tr("Offer help from a large model"));
    m_baseLabel->setText(tr("Address"));
    m_modelLabel->setText(tr("Model"));
    m_keyLabel->setText(tr("Key"));
    for (const auto &[label, edit] :
         {std::pair(m_baseLabel, m_base), std::pair(m_modelLabel, m_model), std::pair(m_keyLabel, m_key)})
        edit->setAccessibleName(label->fullText());
    m_base->setPlaceholderText(u"https://api.example.com/v1"_s);
    m_model->setPlaceholderText(tr("As the provider calls it"));
    m_key->setPlaceholderText(m_setup.hasKey ? tr("Kept; type to replace it") : tr("None on one's own machine"));
    m_test->setText(tr("Test"));
    m_save->setText(tr("Save"));
    dress();
    showStanding();
}

void AssistPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
