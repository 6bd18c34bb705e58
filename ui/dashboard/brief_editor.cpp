// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/brief_editor.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QStyle>
#include <QTimeEdit>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

void fill(QComboBox *box, const QStringList &words)
{
    const QSignalBlocker quiet(box);
    const int kept = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(words);
    box->setCurrentIndex(kept);
}

} // namespace

BriefEditor::BriefEditor(AgentId me, std::function<QString(const AgentId &)> names, QWidget *parent)
    : ItemEditor(parent)
    , m_me(std::move(me))
    , m_maker(m_me)
    , m_names(std::move(names))
    , m_every(new QComboBox(this))
    , m_weekday(new QComboBox(this))
    , m_at(new QTimeEdit(this))
    , m_pdf(new QCheckBox(u"PDF"_s, this))
    , m_html(new QCheckBox(u"HTML"_s, this))
    , m_folder(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_trial(new QPushButton(this))
    , m_here(new QPushButton(this))
    , m_everyLabel(new PlainLabel(this))
    , m_weekdayLabel(new PlainLabel(this))
    , m_atLabel(new PlainLabel(this))
    , m_formLabel(new PlainLabel(this))
    , m_folderLabel(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
{
    build();
    for (QComboBox *box : {m_every, m_weekday})
        connect(box, &QComboBox::currentIndexChanged, this, &BriefEditor::takeFields);
    connect(m_at, &QTimeEdit::timeChanged, this, &BriefEditor::takeFields);
    for (QCheckBox *box : {m_pdf, m_html})
        connect(box, &QCheckBox::toggled, this, &BriefEditor::takeFields);
    connect(m_folder, &QLineEdit::textChanged, this, &BriefEditor::takeFields);
    connect(m_choose, &QPushButton::clicked, this, &BriefEditor::chooseFolder);
    connect(m_trial, &QPushButton::clicked, this, [this] {
        say(tr("Writing …"), false);
        Q_EMIT trialWanted(brief());
    });
    // What somebody else saved is made here once somebody here has saved it, changed or not.
    connect(m_here, &QPushButton::clicked, this, [this] {
        say(tr("Save it, and this workstation makes it from then on."), false);
        Q_EMIT edited();
    });
    retranslate();
}

void BriefEditor::build()
{
    m_every->setObjectName(u"briefEvery"_s);
    m_weekday->setObjectName(u"briefWeekday"_s);
    m_at->setObjectName(u"briefAt"_s);
    m_at->setDisplayFormat(u"HH:mm"_s);
    m_at->setButtonSymbols(QAbstractSpinBox::NoButtons); // typed, or stepped by the arrow keys
    m_pdf->setObjectName(u"briefPdf"_s);
    m_html->setObjectName(u"briefHtml"_s);
    m_folder->setObjectName(u"briefFolder"_s);
    m_choose->setObjectName(u"chooseBriefFolder"_s);
    m_trial->setObjectName(u"tryBrief"_s);
    m_here->setObjectName(u"makeBriefHere"_s);
    m_answer->setObjectName(u"briefTrial"_s);
    m_hint->setProperty("kind", u"caption"_s);
    for (PlainLabel *label : {m_hint, m_answer})
        label->setElideMode(Qt::ElideNone);
    auto *form = new QFormLayout;
    form->setSpacing(Theme::small);
    form->addRow(m_everyLabel, m_every);
    form->addRow(m_weekdayLabel, m_weekday);
    form->addRow(m_atLabel, m_at);
    auto *forms = new QHBoxLayout;
    forms->addWidget(m_pdf);
    forms->addWidget(m_html);
    forms->addStretch();
    form->addRow(m_formLabel, forms);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(Theme::small);
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_choose);
    form->addRow(m_folderLabel, folder);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addLayout(form);
    column->addWidget(m_hint);
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(Theme::small);
    deeds->addWidget(m_trial);
    deeds->addWidget(m_here);
    deeds->addStretch();
    column->addLayout(deeds);
    column->addWidget(m_answer);
    column->addStretch();
    for (auto [label, field] : std::initializer_list<std::pair<PlainLabel *, QWidget *>>{
             {m_everyLabel, m_every}, {m_weekdayLabel, m_weekday}, {m_atLabel, m_at}, {m_folderLabel, m_folder}})
        label->setBuddy(field);
}

bool BriefEditor::show(const QJsonObject &body)
{
    const std::optional<Brief> read = briefFromJson(body);
    setBrief(read.value_or(Brief()));
    m_here->setVisible(read.has_value());
    return read.has_value();
}

void BriefEditor::begin()
{
    Brief fresh;
    fresh.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    fresh.maker = m_me;
    fresh.desk = m_desk;
    setBrief(fresh);
    m_here->hide(); // saving it says so
}

void BriefEditor::setBrief(const Brief &brief)
{
    m_showing = true;
    m_every->setCurrentIndex(brief.every == Brief::Every::Week ? 1 : 0);
    m_weekday->setCurrentIndex(brief.weekday - 1);
    m_at->setTime(QTime(brief.minute / 60, brief.minute % 60));
    m_pdf->setChecked(brief.pdf);
    m_html->setChecked(brief.html);
    m_folder->setText(brief.folder);
    m_maker = brief.maker.isEmpty() ? m_me : brief.maker;
    m_makersDesk = brief.maker.isEmpty() ? m_desk : brief.desk;
    m_showing = false;
    say({}, false);
    retranslate();
    takeFields();
}

Brief BriefEditor::brief() const
{
    Brief brief;
    brief.every = m_every->currentIndex() == 1 ? Brief::Every::Week : Brief::Every::Day;
    brief.weekday = std::max(0, m_weekday->currentIndex()) + 1;
    brief.minute = m_at->time().hour() * 60 + m_at->time().minute();
    brief.pdf = m_pdf->isChecked();
    brief.html = m_html->isChecked();
    brief.folder = m_folder->text().trimmed();
    brief.maker = m_me; // whoever saves it makes it: the folder is one of this machine
    brief.desk = m_desk;
    return brief;
}

bool BriefEditor::isRight() const
{
    return (m_pdf->isChecked() || m_html->isChecked()) && QDir::isAbsolutePath(m_folder->text().trimmed());
}

QString BriefEditor::describe(const QJsonObject &body) const
{
    const std::optional<Brief> read = briefFromJson(body);
    if (!read)
        return {};
    const QString at = QTime(read->minute / 60, read->minute % 60).toString(u"HH:mm"_s);
    return read->every == Brief::Every::Week
        ? tr("%1 at %2, to %3").arg(QLocale().dayName(read->weekday), at, read->folder)
        : tr("every day at %1, to %2").arg(at, read->folder);
}

void BriefEditor::takeFields()
{
    const bool weekly = m_every->currentIndex() == 1;
    m_weekday->setVisible(weekly);
    m_weekdayLabel->setVisible(weekly);
    m_trial->setEnabled(isRight());
    if (m_showing)
        return;
    if (!isRight())
        say(m_pdf->isChecked() || m_html->isChecked() ? tr("Choose a folder of this machine.")
                                                      : tr("Choose PDF, HTML or both."),
            true);
    else
        say({}, false);
    Q_EMIT edited();
}

void BriefEditor::say(const QString &sentence, bool isTrouble)
{
    m_answer->setProperty("kind", isTrouble ? u"danger"_s : u"muted"_s);
    m_answer->style()->unpolish(m_answer);
    m_answer->style()->polish(m_answer);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void BriefEditor::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the briefs"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void BriefEditor::fillChoices()
{
    QStringList days;
    for (int day = 1; day <= 7; ++day)
        days.append(QLocale().dayName(day));
    m_showing = true;
    fill(m_every, {tr("Every day, of the day before"), tr("Every week, of the seven days before")});
    fill(m_weekday, days);
    m_showing = false;
}

void BriefEditor::retranslate()
{
    fillChoices();
    m_everyLabel->setText(tr("How often"));
    m_weekdayLabel->setText(tr("On"));
    m_atLabel->setText(tr("At"));
    m_formLabel->setText(tr("As"));
    m_folderLabel->setText(tr("Folder"));
    m_every->setAccessibleName(tr("How often"));
    m_weekday->setAccessibleName(tr("Day of the week"));
    m_at->setAccessibleName(tr("Time of day, of the service hours' zone"));
    m_pdf->setAccessibleName(tr("Write a PDF"));
    m_html->setAccessibleName(tr("Write an HTML page"));
    m_folder->setAccessibleName(tr("Folder"));
    m_choose->setText(tr("Choose …"));
    m_trial->setText(tr("Write one now"));
    m_here->setText(tr("Make it on this workstation"));
    const QString who = m_maker == m_me && m_makersDesk == m_desk ? tr("This workstation makes it.")
        : m_maker == m_me ? tr("Another workstation of yours makes it; saved here, this one does.")
                          : tr("The workstation of %1 makes it; saved here, this one does.").arg(m_names(m_maker));
    m_hint->setText(
        who + u' '
        + tr("It has to run and be unlocked at that time; what was missed is made up once. The brief holds no "
             "names of customers."));
}

void BriefEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

ItemPage *makeBriefsPage(TeamShelf &shelf, BriefEditor *editor, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{
            BriefEditor::tr("Briefs"),
            BriefEditor::tr("No brief yet. A brief is written by itself: the figures of a day or a week, the "
                            "most frequent problems, angry customers, what hurts, and the charts."),
            BriefEditor::tr("New brief"), BriefEditor::tr("New brief")};
    };
    return new ItemPage(shelf, {TeamItemKind::Brief, u"Brief"_s, words, false}, editor, parent);
}

} // namespace lianxi
