// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/calls_page.h"

#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include <set>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostComplaints = 50; ///< shown

PlainLabel *sentence(QWidget *parent, const QString &kind)
{
    auto *label = new PlainLabel(parent);
    label->setElideMode(Qt::ElideNone);
    label->setProperty("kind", kind);
    return label;
}

} // namespace

CallsPage::CallsPage(CallBoard board, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_board(std::move(board))
    , m_hotlineLabel(new PlainLabel(this))
    , m_hotline(new QComboBox(this))
    , m_title(sentence(this, u"title"_s))
    , m_intro(sentence(this, u"muted"_s))
    , m_fileName(new PlainLabel(this))
    , m_columnsTitle(sentence(this, u"title"_s))
    , m_previewTitle(sentence(this, u"caption"_s))
    , m_folderName(new PlainLabel(this))
    , m_answer(sentence(this, {}))
    , m_chooseTable(new QPushButton(this))
    , m_chooseFolder(new QPushButton(this))
    , m_noFolder(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_side(new QWidget(this))
    , m_lines(new QTableWidget(this))
    , m_details(new QPlainTextEdit(this))
{
    setObjectName(u"callsPage"_s);
    m_stop->hide();
    build(themes);
    connect(m_chooseTable, &QPushButton::clicked, this, &CallsPage::chooseTable);
    connect(m_chooseFolder, &QPushButton::clicked, this, &CallsPage::chooseFolder);
    connect(m_noFolder, &QPushButton::clicked, this, [this] { setFolder({}); });
    connect(m_import, &QPushButton::clicked, this, &CallsPage::import);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_board.stop(); });
    connect(m_hotline, &QComboBox::activated, this, &CallsPage::refresh);
    retranslate();
}

void CallsPage::build(ThemeSource &themes)
{
    const std::pair<QWidget *, QString> named[] = {
        {m_chooseTable, u"chooseCalls"_s}, {m_chooseFolder, u"chooseRecordings"_s},
        {m_noFolder, u"noRecordings"_s},   {m_import, u"importCalls"_s},
        {m_stop, u"stopCalls"_s},          {m_hotline, u"callsHotline"_s},
        {m_fileName, u"callsFile"_s},      {m_folderName, u"recordingsFolder"_s},
        {m_answer, u"callsAnswer"_s},      {m_lines, u"callsPreview"_s},
        {m_details, u"callsDetails"_s}};
    for (const auto &[widget, name] : named)
        widget->setObjectName(name);
    m_import->setProperty("kind", u"primary"_s);
    m_noFolder->setProperty("kind", u"quiet"_s);
    for (PlainLabel *label : {m_fileName, m_folderName})
        label->setElideMode(Qt::ElideMiddle);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * 6 + 20);
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->verticalHeader()->hide();
    m_lines->setTabKeyNavigation(false);
    m_lines->setFixedHeight(themes.theme().scaled(170));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::small);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    auto *file = new QHBoxLayout;
    file->setSpacing(Theme::small);
    file->addWidget(m_chooseTable);
    file->addWidget(m_fileName, 1);
    column->addLayout(file);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(Theme::small);
    side->addWidget(m_previewTitle);
    side->addWidget(m_lines);
    side->addWidget(m_columnsTitle);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::large);
    grid->setVerticalSpacing(Theme::tiny);
    for (size_t i = 0; i < callColumnCount; ++i) {
        m_columnLabels.at(i) = new PlainLabel(m_side);
        m_columns.at(i) = new QComboBox(m_side);
        m_columns.at(i)->setObjectName(u"callColumn-%1"_s.arg(i));
        m_columns.at(i)->setFixedWidth(themes.theme().scaled(220));
        m_columnLabels.at(i)->setBuddy(m_columns.at(i));
        const int row = static_cast<int>(i) / 2, at = static_cast<int>(i) % 2 * 2;
        grid->addWidget(m_columnLabels.at(i), row, at);
        grid->addWidget(m_columns.at(i), row, at + 1);
        connect(m_columns.at(i), &QComboBox::activated, this, &CallsPage::refresh);
    }
    grid->setColumnStretch(4, 1);
    side->addLayout(grid);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(Theme::small);
    folder->addWidget(m_chooseFolder);
    folder->addWidget(m_folderName, 1);
    folder->addWidget(m_noFolder);
    side->addLayout(folder);
    auto *hotline = new QHBoxLayout;
    hotline->setSpacing(Theme::small);
    m_hotlineLabel->setBuddy(m_hotline);
    hotline->addWidget(m_hotlineLabel);
    hotline->addWidget(m_hotline);
    hotline->addStretch();
    side->addLayout(hotline);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    buttons->addWidget(m_import);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    side->addLayout(buttons);
    column->addWidget(m_side);
    column->addWidget(m_answer);
    column->addWidget(m_details);
    column->addStretch();
}

QString CallsPage::columnName(CallColumn column)
{
    switch (column) {
    case CallColumn::Id:
        return tr("Number of the call");
    case CallColumn::Start:
        return tr("When it began");
    case CallColumn::Caller:
        return tr("Who called");
    case CallColumn::Called:
        return tr("Who was called");
    case CallColumn::Direction:
        return tr("Incoming or outgoing");
    case CallColumn::Seconds:
        return tr("Length");
    case CallColumn::Outcome:
        return tr("How it ended");
    case CallColumn::Agent:
        return tr("Colleague");
    case CallColumn::Recording:
        return tr("Recording's file");
    }
    Q_UNREACHABLE();
}

void CallsPage::openTable(const QString &file)
{
    m_file = file;
    m_preview = {};
    m_working = true;
    say(tr("Reading …"), u"muted"_s);
    m_details->hide();
    refresh();
    m_board.preview(this, file, [this, number = ++m_asked](Result<CallTablePreview> preview) {
        if (number != m_asked)
            return;
        m_working = false;
        if (preview) {
            m_preview = *std::move(preview);
            say({}, {});
        } else {
            say(preview.error().code == ErrorCode::NotFound ? tr("There is no such file.")
                                                            : tr("This is no table of calls: its first line must have "
                                                                 "the titles of the columns, and it must be UTF-8."),
                u"danger"_s);
        }
        showPreview();
    });
}

void CallsPage::showPreview()
{
    fillHotlines();
    m_lines->clear();
    m_lines->setColumnCount(static_cast<int>(m_preview.titles.size()));
    m_lines->setHorizontalHeaderLabels(m_preview.titles);
    m_lines->setRowCount(static_cast<int>(m_preview.lines.size()));
    for (int row = 0; row < m_lines->rowCount(); ++row) {
        const QStringList &cells = m_preview.lines.at(static_cast<size_t>(row));
        for (int i = 0; i < m_lines->columnCount(); ++i)
            m_lines->setItem(row, i, new QTableWidgetItem(cells.value(i)));
    }
    for (size_t i = 0; i < callColumnCount; ++i) {
        m_columns.at(i)->clear();
        m_columns.at(i)->addItem(tr("None"), -1);
        for (qsizetype title = 0; title < m_preview.titles.size(); ++title)
            m_columns.at(i)->addItem(m_preview.titles.at(title), static_cast<int>(title));
        m_columns.at(i)->setCurrentIndex(std::max(0, m_preview.columns.at(i) + 1));
    }
    refresh();
}

CallColumns CallsPage::columns() const
{
    CallColumns chosen;
    for (size_t i = 0; i < callColumnCount; ++i)
        chosen.at(i) = m_columns.at(i)->currentIndex() - 1;
    return chosen;
}

void CallsPage::setFolder(const QString &folder)
{
    m_folder = folder;
    refresh();
}

void CallsPage::chooseTable()
{
    auto *dialog = new QFileDialog(this, tr("Import a table of calls"), QString(),
                                   tr("Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CallsPage::openTable);
    dialog->open();
}

void CallsPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder with the recordings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &CallsPage::setFolder);
    dialog->open();
}

void CallsPage::refresh()
{
    const bool there = !m_preview.titles.isEmpty();
    m_side->setVisible(there);
    m_fileName->setText(m_file.isEmpty() ? tr("No table chosen") : QFileInfo(m_file).fileName());
    m_folderName->setText(m_folder.isEmpty() ? tr("Without recordings") : m_folder);
    m_noFolder->setVisible(!m_folder.isEmpty());
    const CallColumns chosen = columns();
    const std::vector<CallColumn> missing = missingCallColumns(chosen);
    std::set<int> taken;
    bool twice = false;
    for (const int at : chosen)
        twice = twice || (at >= 0 && !taken.insert(at).second);
    const bool chosenLine = m_hotline->count() == 0 || m_hotline->currentIndex() > 0;
    m_import->setEnabled(there && !m_working && missing.empty() && !twice && chosenLine);
    m_stop->setVisible(m_importing);
    m_chooseTable->setEnabled(!m_working);
    if (!there || m_working)
        return;
    QStringList names;
    for (const CallColumn column : missing)
        names << columnName(column);
    if (!missing.empty())
        say(tr("Choose a column for: %1").arg(names.join(u", "_s)), u"warning"_s);
    else if (twice)
        say(tr("A column can be one thing only."), u"warning"_s);
    else if (!chosenLine)
        say(tr("Choose the hotline that was called."), u"warning"_s);
    else if (m_answer->property("kind") == u"warning"_s && m_details->isHidden())
        say({}, {});
}

void CallsPage::import()
{
    m_working = m_importing = true;
    say(tr("Importing …"), u"muted"_s);
    m_details->hide();
    refresh();
    CallImportOptions options;
    options.columns = columns();
    options.recordings = m_folder;
    if (m_hotline->count() > 0)
        options.hotline = ChannelId(m_hotline->currentData().toString());
    m_board.import(
        this, m_file, options,
        [this](double share) {
            if (m_importing)
                say(tr("Importing … %1 %").arg(qFloor(share * 100)), u"muted"_s);
        },
        [this](const Result<CallImportReport> &report) {
            m_working = m_importing = false;
            showReport(report);
            refresh();
        });
}

void CallsPage::showReport(const Result<CallImportReport> &report)
{
    if (!report && report.error().code == ErrorCode::Cancelled)
        return say(tr("Stopped. What was brought in stays; importing the table again goes on."), u"muted"_s);
    if (!report)
        return say(report.error().code == ErrorCode::DiskFull ? tr("Not imported: the disk is full.")
                                                              : tr("Not imported: %1").arg(report.error().detail),
                   u"danger"_s);
    const auto calls = report->import.rows - report->import.rejected;
    QString words = tr("%n call(s)", nullptr, static_cast<int>(calls));
    words += u" · "_s + tr("%n recording(s)", nullptr, static_cast<int>(report->recordings));
    if (report->import.rejected > 0)
        words += u" · "_s + tr("%n line(s) left out", nullptr, static_cast<int>(report->import.rejected));
    if (report->missingRecordings > 0)
        words += u" · "_s + tr("%n recording(s) missing", nullptr, static_cast<int>(report->missingRecordings));
    const bool well = report->import.rejected == 0 && report->missingRecordings == 0;
    QStringList lines;
    for (size_t i = 0; i < std::min(report->complaints.size(), mostComplaints); ++i)
        lines << tr("Line %1: %2").arg(report->complaints[i].line).arg(reasonOf(report->complaints[i]));
    m_details->setPlainText(lines.join(u'\n'));
    m_details->setVisible(!lines.isEmpty());
    say(words, well ? u"calm"_s : u"warning"_s);
}

QString CallsPage::reasonOf(const CallComplaint &complaint)
{
    switch (complaint.trouble) {
    case CallTrouble::NotUtf8:
        return tr("not UTF-8; save the table as UTF-8");
    case CallTrouble::TooFewColumns:
        return tr("too few columns");
    case CallTrouble::NoTime:
        return tr("no time that can be read");
    case CallTrouble::NoNumbers:
        return tr("neither caller nor called number");
    case CallTrouble::NoLength:
        return tr("no length that can be read");
    case CallTrouble::Internal:
        return tr("a call between colleagues");
    case CallTrouble::NoSuchRecording:
        return tr("no recording “%1” in the folder, or several of that name").arg(complaint.about);
    case CallTrouble::UnreadableRecording:
        return tr("the recording “%1” cannot be read").arg(complaint.about);
    case CallTrouble::NotAudio:
        return tr("“%1” is no audio file").arg(complaint.about);
    case CallTrouble::TooLarge:
        return tr("“%1” is too large").arg(complaint.about);
    }
    return {};
}

/// Only where there is a choice.
void CallsPage::fillHotlines()
{
    const QVariant chosen = m_hotline->currentData();
    const std::vector<ChannelConfigured> hotlines = m_board.hotlines();
    m_hotline->clear();
    if (hotlines.size() > 1) {
        m_hotline->addItem(tr("Choose …"));
        for (const ChannelConfigured &one : hotlines)
            m_hotline->addItem(one.name.isEmpty() ? one.channel.text() : one.name, one.channel.text());
        m_hotline->setCurrentIndex(std::max(0, chosen.isValid() ? m_hotline->findData(chosen) : 0));
    }
    m_hotline->setVisible(m_hotline->count() > 0);
    m_hotlineLabel->setVisible(m_hotline->count() > 0);
}

void CallsPage::say(const QString &words, const QString &kind)
{
    m_answer->setText(words);
    restyle(*m_answer, kind);
    m_answer->setVisible(!words.isEmpty());
}

void CallsPage::retranslate()
{
    setAccessibleName(tr("Calls"));
    m_title->setText(tr("Calls that were made elsewhere"));
    m_intro->setText(
        tr("Brings in an exchange's call records (CSV, UTF-8) and the recordings in a folder. A call joins "
           "the contact with its number; the same table twice adds nothing. Recordings are kept encrypted "
           "on this computer."));
    m_chooseTable->setText(tr("Choose a table …"));
    m_chooseFolder->setText(tr("Choose the recordings' folder …"));
    m_noFolder->setText(tr("Without"));
    m_noFolder->setAccessibleName(tr("Import without recordings"));
    m_import->setText(tr("Import"));
    m_stop->setText(tr("Stop"));
    m_hotlineLabel->setText(tr("Which hotline was called"));
    m_hotline->setAccessibleName(m_hotlineLabel->fullText());
    for (QPushButton *button : {m_chooseTable, m_chooseFolder, m_import, m_stop})
        button->setAccessibleName(button->text());
    m_previewTitle->setText(tr("How the table begins"));
    m_lines->setAccessibleName(m_previewTitle->fullText());
    m_columnsTitle->setText(tr("Which column is which"));
    for (size_t i = 0; i < callColumnCount; ++i) {
        m_columnLabels.at(i)->setText(columnName(static_cast<CallColumn>(i)));
        m_columns.at(i)->setAccessibleName(m_columnLabels.at(i)->fullText());
        if (m_columns.at(i)->count() > 0)
            m_columns.at(i)->setItemText(0, tr("None"));
    }
    m_details->setAccessibleName(tr("Lines that were left out"));
    m_details->setVisible(!m_details->toPlainText().isEmpty());
    refresh();
}

void CallsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
