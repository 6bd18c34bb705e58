// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/taken_page.h"

#include "ui/conversation/words.h"
#include "ui/review/offline_words.h"
#include "ui/review/review_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QTreeWidget>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int idData = Qt::UserRole + 1;
const QString fileEnding = u".lxcase"_s;

QTreeWidget *table(const QString &name, int columns, QWidget *parent)
{
    auto *made = new QTreeWidget(parent);
    made->setObjectName(name);
    made->setColumnCount(columns);
    made->setRootIsDecorated(false);
    made->setUniformRowHeights(true);
    made->setAllColumnsShowFocus(true);
    made->setTextElideMode(Qt::ElideRight);
    return made;
}

} // namespace

TakenPage::TakenPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_setsTitle(new PlainLabel(this))
    , m_resultsTitle(new PlainLabel(this))
    , m_filesTitle(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_setTable(table(u"takenSets"_s, 4, this))
    , m_resultTable(table(u"takenResults"_s, 3, this))
    , m_fileTable(table(u"caseFiles"_s, 5, this))
    , m_take(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_openFile(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_takeResults(new QPushButton(this))
    , m_handIn(new QPushButton(this))
    , m_drop(new QPushButton(this))
    , m_recall(new QPushButton(this))
{
    setObjectName(u"takenPage"_s);
    build();
    const std::pair<QPushButton *, void (TakenPage::*)()> deeds[] = {
        {m_take, &TakenPage::takeAlong},    {m_open, &TakenPage::openChosen},
        {m_openFile, &TakenPage::openFile}, {m_remove, &TakenPage::removeChosen},
        {m_handIn, &TakenPage::handIn},     {m_drop, &TakenPage::dropResult},
        {m_recall, &TakenPage::recall},     {m_takeResults, &TakenPage::takeResultsIn}};
    for (const auto &[button, deed] : deeds)
        connect(button, &QPushButton::clicked, this, deed);
    connect(m_setTable, &QTreeWidget::itemActivated, this, &TakenPage::openChosen);
    for (QTreeWidget *one : {m_setTable, m_resultTable, m_fileTable})
        connect(one, &QTreeWidget::currentItemChanged, this, &TakenPage::refresh);
    retranslate();
    say({}, {});
}

void TakenPage::build()
{
    const std::pair<QWidget *, QString> named[] = {{m_empty, u"takenNothing"_s},    {m_answer, u"takenAnswer"_s},
                                                   {m_take, u"takeAlong"_s},        {m_open, u"openTaken"_s},
                                                   {m_openFile, u"openCaseFile"_s}, {m_remove, u"removeTaken"_s},
                                                   {m_handIn, u"handIn"_s},         {m_drop, u"dropResult"_s},
                                                   {m_recall, u"recallFile"_s},     {m_takeResults, u"takeResults"_s}};
    for (const auto &[part, name] : named)
        part->setObjectName(name);
    for (PlainLabel *title : {m_setsTitle, m_resultsTitle, m_filesTitle})
        title->setProperty("kind", u"title"_s);
    m_empty->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_take->setProperty("kind", u"primary"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::medium, 0, 0);
    column->setSpacing(Theme::small);
    const auto line = [column](std::initializer_list<QPushButton *> buttons) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Theme::small);
        for (QPushButton *button : buttons)
            row->addWidget(button);
        row->addStretch();
        column->addLayout(row);
    };
    column->addWidget(m_setsTitle);
    column->addWidget(m_setTable, 2);
    column->addWidget(m_empty);
    line({m_take, m_open, m_openFile, m_remove, m_takeResults});
    column->addWidget(m_answer);
    column->addWidget(m_resultsTitle);
    column->addWidget(m_resultTable, 2);
    line({m_handIn, m_drop});
    column->addWidget(m_filesTitle);
    column->addWidget(m_fileTable, 2);
    line({m_recall});
    column->addStretch();
}

void TakenPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void TakenPage::read()
{
    readSets();
    readResults();
}

void TakenPage::readSets()
{
    m_services.askKept(this, [this](std::vector<KeptSet> sets) { showSets(std::move(sets)); });
}

/// One question at a time; what changes meanwhile is asked for once more afterwards.
void TakenPage::readResults()
{
    if (std::exchange(m_judging, true)) {
        m_judgeAgain = true;
        return;
    }
    m_services.judge(this, [this](std::vector<HandIn> results) {
        m_judging = false;
        showResults(std::move(results));
        if (std::exchange(m_judgeAgain, false))
            readResults();
    });
}

void TakenPage::apply(const ChangeSet &changes)
{
    const bool concerned = std::any_of(m_results.begin(), m_results.end(), [&changes](const HandIn &one) {
        // A case that is not here may be the one that came.
        return one.caseRow == 0
            ? !changes.cases.empty()
            : std::find(changes.cases.begin(), changes.cases.end(), one.caseRow) != changes.cases.end();
    });
    if (concerned)
        readResults();
}

void TakenPage::showBoard(const ReviewBoard &board)
{
    if (board.files != m_files) {
        m_files = board.files;
        m_fileTable->clear();
        for (const CaseFileRow &file : m_files) {
            const QTimeZone &zone = m_services.window.zone;
            const QString standing = file.recalledAt ? tr("recalled %1").arg(ReviewWords::day(*file.recalledAt, zone))
                : file.expires <= m_services.window.clock.now()
                ? tr("expired")
                : tr("until %1").arg(ReviewWords::day(file.expires, zone));
            auto *line =
                new QTreeWidgetItem(m_fileTable,
                                    {ReviewWords::day(file.issued, zone), file.reviewerName,
                                     QString::number(file.cases), file.masked ? tr("hidden") : tr("in it"), standing});
            line->setData(0, idData, file.id.toString());
        }
    }
    refresh();
}

void TakenPage::showSets(std::vector<KeptSet> sets)
{
    m_sets = std::move(sets);
    m_setTable->clear();
    for (const KeptSet &one : m_sets) {
        auto *line = new QTreeWidgetItem(
            m_setTable,
            {one.header.title, QString::number(one.header.cases),
             one.expired ? tr("expired; can no longer be opened")
                         : tr("until %1").arg(ReviewWords::day(one.header.expires, m_services.window.zone)),
             one.results == 0 ? QString() : tr("%n written", nullptr, one.results)});
        line->setData(0, idData, one.header.id.toString());
    }
    // A set that was recalled or has expired is not read any more.
    if (m_window && m_window->property("kept").toBool()
        && std::none_of(m_sets.begin(), m_sets.end(),
                        [this](const KeptSet &one) { return one.header.id == m_window->file() && !one.expired; }))
        m_window->close();
    refresh();
}

void TakenPage::showResults(std::vector<HandIn> results)
{
    m_results = std::move(results);
    m_resultTable->clear();
    for (const HandIn &one : m_results) {
        auto *line = new QTreeWidgetItem(m_resultTable,
                                         {one.customer, ReviewWords::day(one.result.given.at, m_services.window.zone),
                                          isOnItsWay(one) ? tr("handed in; it goes from here when the store shows it")
                                                          : OfflineWords::verdict(one)});
        line->setData(0, idData, one.result.given.review.toString());
        line->setToolTip(2, Qt::convertFromPlainText(line->text(2)));
    }
    for (int column = 0; column < 2; ++column)
        m_resultTable->resizeColumnToContents(column);
    refresh();
    forgetArrived();
}

bool TakenPage::isOnItsWay(const HandIn &one) const
{
    const auto sent = m_sent.find(one.result.given.review);
    return sent != m_sent.end() && sent->second == one.result.given.at && canBeHandedIn(one.verdict);
}

/// Only what the store shows is forgotten here: a crash on the way loses no review.
void TakenPage::forgetArrived()
{
    for (const HandIn &one : m_results) {
        const ReviewId &review = one.result.given.review;
        if (one.verdict != HandInVerdict::AlreadyThere || !m_forgetting.insert(review).second)
            continue;
        m_services.forget(this, one.result, [this, review] {
            m_sent.erase(review);
            read();
        });
    }
}

std::optional<CaseFileId> TakenPage::chosenSet() const
{
    const QTreeWidgetItem *line = m_setTable->currentItem();
    return line ? CaseFileId::parse(line->data(0, idData).toString()) : std::nullopt;
}

std::optional<CaseFileId> TakenPage::chosenFile() const
{
    const QTreeWidgetItem *line = m_fileTable->currentItem();
    return line ? CaseFileId::parse(line->data(0, idData).toString()) : std::nullopt;
}

void TakenPage::takeAlong()
{
    auto *form = new TakeForm(m_services.limits, QWidget::window());
    connect(form, &QDialog::accepted, this, [this, form] {
        TakeAlong wish = form->wish();
        const AgentProfile &me = m_services.desk.me();
        wish.reviewer = me.id;
        wish.reviewerName = wish.issuedBy = me.name;
        wish.lead = m_services.desk.isLead();
        const auto go = [this](const TakeAlong &asked) {
            m_busy = true;
            refresh();
            say(tr("The cases are being packed …"), u"muted"_s);
            m_services.take(this, asked, [this](const Result<int> &count) {
                m_busy = false;
                if (count)
                    say(tr("%n case(s) taken along.", nullptr, *count), u"muted"_s);
                else if (count.error().code == ErrorCode::NotFound)
                    say(tr("There is no such case: nothing was taken along."), u"warning"_s);
                else
                    say(ConversationWords::error(count.error()), u"danger"_s);
                read();
            });
        };
        if (!form->asFile())
            return go(wish);
        auto *dialog = new QFileDialog(this, tr("Save the case file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(fileEnding.mid(1));
        dialog->selectFile(u"cases"_s + fileEnding);
        connect(dialog, &QFileDialog::fileSelected, this, [wish, go](const QString &path) {
            TakeAlong asked = wish;
            asked.path = path;
            go(asked);
        });
        dialog->open();
    });
    form->open();
}

void TakenPage::openChosen()
{
    const std::optional<CaseFileId> id = chosenSet();
    if (!id || m_busy)
        return;
    m_busy = true;
    refresh();
    m_services.open(this, *id, [this](CaseFileResult set) { opened(std::move(set), true); });
}

void TakenPage::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a case file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Case files (*%1)").arg(fileEnding));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *form = new PassphraseForm(QFileInfo(path).fileName(), QWidget::window());
        connect(form, &QDialog::accepted, this, [this, form, path] {
            m_busy = true;
            refresh();
            say(tr("The file is being opened; that takes about a second."), u"muted"_s);
            m_services.openFile(this, path, form->passphrase(),
                                [this](CaseFileResult set) { opened(std::move(set), false); });
        });
        form->open();
    });
    dialog->open();
}

void TakenPage::opened(CaseFileResult set, bool kept)
{
    m_busy = false;
    if (!set) {
        say(OfflineWords::trouble(set.error()), u"danger"_s);
        readSets();
        return;
    }
    say({}, {});
    refresh();
    auto held = std::make_shared<CaseSet>(std::move(*set));
    m_services.askResults(this, [this, held, kept](const std::vector<CaseKeeper::KeptResult> &results) {
        if (m_window)
            m_window->close();
        TakenWindow::Services services = m_services.window;
        services.portable = !kept;
        m_window = new TakenWindow(std::move(*held), results, std::move(services), QWidget::window());
        m_window->setProperty("kept", kept);
        connect(m_window, &TakenWindow::resultKept, this, &TakenPage::read);
        m_window->show();
    });
}

void TakenPage::removeChosen()
{
    if (const std::optional<CaseFileId> id = chosenSet())
        m_services.destroy(this, *id, [this] { read(); });
}

/// What can be handed in goes to the log. It is forgotten when the store shows it: forgetArrived().
void TakenPage::handIn()
{
    m_busy = true;
    refresh();
    auto left = std::make_shared<int>(1);
    const auto one = [this, left] {
        if (--*left > 0)
            return;
        m_busy = false;
        readResults();
    };
    for (const HandIn &result : m_results) {
        if (!canGo(result))
            continue;
        ++*left;
        m_services.desk.give(result.result.given,
                             [self = QPointer(this), given = result.result.given, one](const DeskResult &done) {
                                 if (!self)
                                     return;
                                 if (done.done())
                                     self->m_sent[given.review] = given.at;
                                 else
                                     self->say(ConversationWords::error(done.error), u"danger"_s);
                                 self->m_forgetting.erase(given.review);
                                 one();
                             });
    }
    one();
}

void TakenPage::takeResultsIn()
{
    auto *dialog = new QFileDialog(this, tr("Take results in"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Results (*%1)").arg(u".lxreviews"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_services.takeResults(this, path, [this](const tl::expected<TakenResults, ResultFileTrouble> &taken) {
            if (taken)
                say(OfflineWords::taken(*taken), u"muted"_s);
            else
                say(OfflineWords::trouble(taken.error()), u"danger"_s);
            m_forgetting.clear(); // what was handed in before may have come once more
            read();
        });
    });
    dialog->open();
}

void TakenPage::dropResult()
{
    const QTreeWidgetItem *line = m_resultTable->currentItem();
    const std::optional<ReviewId> id = line ? ReviewId::parse(line->data(0, idData).toString()) : std::nullopt;
    const auto one = std::find_if(m_results.begin(), m_results.end(),
                                  [&id](const HandIn &result) { return id && result.result.given.review == *id; });
    if (one != m_results.end())
        m_services.forget(this, one->result, [this] { read(); });
}

void TakenPage::recall()
{
    if (const std::optional<CaseFileId> id = chosenFile())
        m_services.desk.recall(*id, [self = QPointer(this)](const DeskResult &result) {
            if (!self)
                return;
            if (result.done())
                self->say(self->tr("Recalled. Desks forget it as soon as they hear of it; a copy elsewhere can be read "
                                   "until it expires."),
                          u"muted"_s);
            else
                self->say(ConversationWords::error(result.error), u"danger"_s);
        });
}

void TakenPage::refresh()
{
    const bool mayTake = m_services.desk.may(Right::TakeCasesAlong);
    m_setTable->setVisible(!m_sets.empty());
    m_empty->setVisible(m_sets.empty());
    m_take->setEnabled(!m_busy && mayTake);
    m_take->setToolTip(mayTake ? QString() : tr("Your role in the team does not take cases along."));
    m_openFile->setEnabled(!m_busy);
    m_takeResults->setVisible(static_cast<bool>(m_services.takeResults));
    m_takeResults->setEnabled(!m_busy);
    m_open->setEnabled(!m_busy && chosenSet());
    m_remove->setEnabled(!m_busy && chosenSet());
    for (QWidget *part : std::initializer_list<QWidget *>{m_resultsTitle, m_resultTable, m_handIn, m_drop})
        part->setVisible(!m_results.empty());
    const bool mayReview = m_services.desk.may(Right::Review);
    m_handIn->setToolTip(mayReview ? QString() : tr("Your role in the team does not write reviews."));
    m_handIn->setEnabled(
        !m_busy && mayReview
        && std::any_of(m_results.begin(), m_results.end(), [this](const HandIn &one) { return canGo(one); }));
    m_drop->setEnabled(!m_busy && m_resultTable->currentItem());
    for (QWidget *part : std::initializer_list<QWidget *>{m_filesTitle, m_fileTable, m_recall})
        part->setVisible(m_services.desk.mayRecall() && !m_files.empty());
    m_recall->setEnabled(chosenFile().has_value());
}

void TakenPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void TakenPage::retranslate()
{
    m_setsTitle->setText(tr("Cases on this machine"));
    m_resultsTitle->setText(tr("Reviews written without the network"));
    m_filesTitle->setText(tr("Cases that left"));
    m_setTable->setHeaderLabels({tr("Name"), tr("Cases"), tr("Readable"), tr("Reviews")});
    m_resultTable->setHeaderLabels({tr("Customer"), tr("Written"), tr("How it stands")});
    m_fileTable->setHeaderLabels({tr("When"), tr("For"), tr("Cases"), tr("Personal data"), tr("How it stands")});
    m_setTable->setAccessibleName(m_setsTitle->fullText());
    m_resultTable->setAccessibleName(m_resultsTitle->fullText());
    m_fileTable->setAccessibleName(m_filesTitle->fullText());
    m_empty->setText(
        tr("Nothing is taken along. A set of cases can be read, scored and compared without the network, here "
           "or as an encrypted file on another machine."));
    m_take->setText(tr("Take cases along …"));
    m_open->setText(tr("Open"));
    m_openFile->setText(tr("Open a case file …"));
    m_remove->setText(tr("Remove from this machine"));
    m_takeResults->setText(tr("Take results in …"));
    m_handIn->setText(tr("Hand in"));
    m_drop->setText(tr("Forget this review"));
    m_recall->setText(tr("Recall"));
    for (QPushButton *button : {m_take, m_open, m_openFile, m_remove, m_takeResults, m_handIn, m_drop, m_recall})
        button->setAccessibleName(button->text());
    m_setTable->setColumnWidth(0, 320);
    refresh();
}

void TakenPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_files.clear();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
