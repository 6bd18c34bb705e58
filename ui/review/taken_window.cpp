// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/taken_window.h"

#include "ui/review/review_words.h"
#include "ui/review/story_forms.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int rowData = Qt::UserRole + 1;

/// The reviewer's name across everything, so that a photograph of the screen says whose it was. Takes no clicks.
class NameMark final : public QWidget
{
public:
    NameMark(QString words, ThemeSource &theme, QWidget *parent)
        : QWidget(parent)
        , m_words(std::move(words))
        , m_theme(theme)
    {
        setObjectName(u"nameMark"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QColor colour = m_theme.theme().color(ColorRole::TextMuted);
        colour.setAlphaF(0.13F);
        painter.setPen(colour);
        painter.setFont(m_theme.theme().font(TextSize::Title));
        const int wide = painter.fontMetrics().horizontalAdvance(m_words) + 90;
        painter.rotate(-20);
        for (int y = 60; y < height() + width(); y += 150)
            for (int x = -height() + (y / 150 % 2) * wide / 2; x < width(); x += wide)
                painter.drawText(x, y, m_words);
    }

private:
    QString m_words;
    ThemeSource &m_theme;
};

} // namespace

TakenWindow::TakenWindow(CaseSet set, std::vector<CaseKeeper::KeptResult> results, Services services, QWidget *parent)
    : QDialog(parent)
    , m_services(std::move(services))
    , m_source(std::move(set))
    , m_results(std::move(results))
    , m_otherModel(m_source)
    , m_otherMedia(&m_source)
    , m_title(new PlainLabel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_empty(new PlainLabel(this))
    , m_compare(new QComboBox(this))
    , m_save(new QPushButton(this))
    , m_bench(new ReviewBench(
          {m_source, &m_source, m_services.clock, m_services.theme, m_services.finder, m_services.zone}))
    , m_other(new TimelineView(m_otherModel, m_services.clock, m_services.theme, m_services.finder))
    , m_mark(new NameMark(m_source.set().header.reviewerName + u" · "_s + m_source.set().header.id.toString().left(8),
                          m_services.theme, this))
{
    setObjectName(u"takenWindow"_s);
    setWindowFlag(Qt::WindowMinMaxButtonsHint);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &TakenWindow::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &TakenWindow::showChosen);
    connect(m_compare, &QComboBox::activated, this, &TakenWindow::compare);
    connect(m_save, &QPushButton::clicked, this, &TakenWindow::saveResults);
    connect(m_bench, &ReviewBench::giveRequested, this, &TakenWindow::take);
    connect(m_bench, &ReviewBench::printRequested, this, &TakenWindow::print);
    // A sleeping machine's timers stand still, so a long wait is taken in pieces.
    m_expiry.setInterval(10s);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        const Instant now = m_services.clock.now();
        if (now >= m_source.set().header.expires || now + 1h < m_source.set().header.issued)
            close();
    });
    m_expiry.start();
    retranslate();
    fill();
    resize(1240, 800);
}

void TakenWindow::build()
{
    m_title->setObjectName(u"takenTitle"_s);
    m_search->setObjectName(u"takenSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"takenCases"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(u"takenEmpty"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_compare->setObjectName(u"takenCompare"_s);
    m_compare->setMinimumContentsLength(10);
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_save->setObjectName(u"saveResults"_s);
    m_save->setVisible(m_services.portable && m_services.saveResults && hasAnswerKey());
    m_other->setObjectName(u"takenOther"_s);
    m_other->setReadOnly(true);
    m_other->setMedia(&m_otherMedia);
    m_otherModel.setZone(m_services.zone);
    m_other->hide();
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, Theme::small, 0);
    column->setSpacing(Theme::small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_search, m_list, m_empty, m_compare, m_save})
        column->addWidget(part, part == m_list ? 1 : 0);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    for (QWidget *part : std::initializer_list<QWidget *>{left, m_bench, m_other})
        split->addWidget(part);
    split->setSizes({260, 760, 360});
    split->setStretchFactor(1, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(Theme::medium, Theme::medium, Theme::medium, Theme::medium);
    outer->setSpacing(Theme::small);
    outer->addWidget(m_title);
    outer->addWidget(split, 1);
    m_mark->raise();
}

const CaseKeeper::KeptResult *TakenWindow::resultOf(const ReviewId &review) const
{
    const auto found = std::find_if(m_results.begin(), m_results.end(), [&review](const CaseKeeper::KeptResult &one) {
        return one.given.review == review;
    });
    return found == m_results.end() ? nullptr : &*found;
}

void TakenWindow::fill()
{
    const QListWidgetItem *before = m_list->currentItem();
    const qint64 chosen = before ? before->data(rowData).toLongLong() : 0;
    m_list->clear();
    for (const qint64 row : m_source.casesWith(m_search->text())) {
        const CaseInSet *one = m_source.find(row);
        const QString done = resultOf(one->review) ? tr("✓ %1").arg(one->head.contactName) : one->head.contactName;
        auto *line = new QListWidgetItem(tr("%1 · %2").arg(done, one->agentName) + u'\n' + one->head.preview, m_list);
        line->setData(rowData, row);
        if (row == chosen)
            m_list->setCurrentItem(line);
    }
    m_empty->setVisible(m_list->count() == 0);
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_save->setEnabled(!m_results.empty());
    m_compare->clear();
    m_compare->addItem(tr("Compare with …"), 0);
    for (const CaseInSet &one : m_source.set().cases)
        m_compare->addItem(tr("%1 · %2").arg(one.head.contactName, one.agentName), one.head.row);
}

void TakenWindow::showChosen()
{
    const QListWidgetItem *line = m_list->currentItem();
    const CaseInSet *one = line ? m_source.find(line->data(rowData).toLongLong()) : nullptr;
    if (!one)
        return;
    ReviewBench::Task task;
    task.row.id = one->review;
    task.row.head = one->head;
    task.row.agent = one->agent;
    task.row.agentName = one->agentName.isEmpty() ? tr("nobody") : one->agentName;
    task.row.reviewer = m_services.me;
    task.row.why = one->why;
    task.row.due = one->due;
    if (const CaseKeeper::KeptResult *result = resultOf(one->review)) {
        task.row.givenAt = task.row.writtenAt = result->given.at;
        task.row.givenBy = m_services.me;
        task.row.givenByName = m_source.set().header.reviewerName;
        task.row.offline = true;
        task.row.scores = result->given.scores;
        task.row.remarks = result->given.remarks;
        task.row.comment = result->given.comment;
    }
    task.card = shippedCard(ReviewWords::inChinese());
    for (const CaseSet::Card &card : m_source.set().cards)
        if (card.id == one->card && card.version == one->cardVersion)
            task.card = card.card;
    task.cardId = one->card;
    task.cardVersion = one->cardVersion;
    task.mayWrite = mayWrite(*one);
    const Workmanship work = one->work;
    m_bench->show(std::move(task));
    m_bench->setWork(work);
}

bool TakenWindow::hasAnswerKey() const
{
    return !m_source.set().header.answerKey.isEmpty();
}

/// A file may be opened in another profile: what is written there goes back in the reviewer's name.
bool TakenWindow::mayWrite(const CaseInSet &one) const
{
    const AgentId &reviewer = m_source.set().header.reviewer;
    const bool mine = reviewer == m_services.me || (m_services.portable && hasAnswerKey());
    return mine && !one.agent.isEmpty() && one.agent != m_services.me && one.agent != reviewer;
}

void TakenWindow::compare()
{
    const qint64 row = m_compare->currentData().toLongLong();
    m_otherModel.showCase(row);
    m_other->setVisible(row != 0);
}

/// Always masked: paper does not expire, and away from the log nobody could record that personal data were printed.
void TakenWindow::print()
{
    const CaseInSet *one = m_bench->task() ? m_source.find(m_bench->task()->row.head.row) : nullptr;
    if (!one || !m_services.savePdf)
        return;
    CaseSet paper;
    paper.header = m_source.set().header;
    paper.cases = {*one};
    paper.media = m_source.set().media;
    auto *form = new PrintForm(false, this);
    connect(form, &QDialog::accepted, this, [this, paper]() mutable {
        maskCaseSet(paper);
        auto *dialog = new QFileDialog(this, tr("Save the PDF"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"pdf"_s);
        dialog->selectFile(u"case.pdf"_s);
        connect(dialog, &QFileDialog::fileSelected, this, [this, paper](const QString &path) {
            m_services.savePdf(this, paper, path, [this](const Status &saved) {
                m_bench->say(saved ? tr("The PDF is saved.") : tr("It could not be saved there. Choose another place."),
                             saved ? u"muted"_s : u"danger"_s);
            });
        });
        dialog->open();
    });
    form->open();
}

void TakenWindow::saveResults()
{
    auto *dialog = new QFileDialog(this, tr("Save the results"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"lxreviews"_s);
    dialog->selectFile(u"reviews.lxreviews"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_services.saveResults(this, m_source.set().header, path, [this](const Status &saved) {
            m_bench->say(saved ? tr("The results are saved. Only the desk that issued the cases can open them: take "
                                    "them in there, on the page of what was taken along.")
                               : tr("They could not be saved there. Choose another place."),
                         saved ? u"muted"_s : u"danger"_s);
        });
    });
    dialog->open();
}

void TakenWindow::take(const ReviewGiven &given)
{
    const auto &cases = m_source.set().cases;
    const auto one =
        std::find_if(cases.begin(), cases.end(), [&given](const CaseInSet &in) { return in.review == given.review; });
    if (one == cases.end())
        return;
    CaseKeeper::KeptResult result{file(), given, one->head.lastAt, one->head.sequence};
    result.given.offline = true;
    m_services.keep(this, result, [this, result](const Status &kept) {
        if (!kept)
            return m_bench->say(tr("It could not be kept: %1").arg(kept.error().detail), u"danger"_s);
        std::erase_if(m_results, [&result](const CaseKeeper::KeptResult &before) {
            return before.given.review == result.given.review;
        });
        m_results.push_back(result);
        m_bench->forgetDraft(result.given.review);
        fill();
        showChosen();
        m_bench->say(m_services.portable && hasAnswerKey()
                         ? tr("Kept on this machine. Hand it in when the network is back, or save the results for the "
                              "desk that the file came from.")
                         : tr("Kept on this machine. Hand it in when the network is back."),
                     u"muted"_s);
        Q_EMIT resultKept();
    });
}

void TakenWindow::retranslate()
{
    const CaseSetHeader &header = m_source.set().header;
    setWindowTitle(header.title);
    const QString until =
        QLocale().toString(toDateTime(header.expires).toTimeZone(m_services.zone), QLocale::ShortFormat);
    m_title->setText((header.masked ? tr("%1 · for %2 · until %3 · personal data hidden")
                                    : tr("%1 · for %2 · until %3 · with personal data"))
                         .arg(header.title, header.reviewerName, until));
    m_search->setPlaceholderText(tr("Search in these cases"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Cases taken along"));
    m_empty->setText(tr("No case with these words."));
    m_compare->setAccessibleName(tr("Case to compare with"));
    m_save->setText(tr("Save the results …"));
    m_save->setAccessibleName(m_save->text());
    m_other->setAccessibleName(tr("Timeline of the compared case"));
}

void TakenWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QDialog::changeEvent(event);
}

void TakenWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_mark->setGeometry(rect());
    m_mark->raise();
}

} // namespace lianxi
