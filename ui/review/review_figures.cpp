// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_figures.h"

#include "ui/conversation/words.h"
#include "ui/review/review_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>

#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int idData = Qt::UserRole + 1;

QTreeWidget *table(const QString &name, int columns, QWidget *parent)
{
    auto *made = new QTreeWidget(parent);
    made->setObjectName(name);
    made->setColumnCount(columns);
    made->setRootIsDecorated(false);
    made->setUniformRowHeights(true);
    made->setAllColumnsShowFocus(true);
    made->setTextElideMode(Qt::ElideRight);
    made->header()->setStretchLastSection(true);
    return made;
}

void fit(QTreeWidget &made, int widest)
{
    for (int column = 0; column + 1 < made.columnCount(); ++column) {
        made.resizeColumnToContents(column);
        made.setColumnWidth(column, std::min(made.columnWidth(column) + 16, widest));
    }
}

} // namespace

ReviewFigures::ReviewFigures(ThemeSource &themes, double goodKappa, int leastPairs, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_goodKappa(goodKappa)
    , m_leastPairs(leastPairs)
    , m_agreementTitle(new PlainLabel(this))
    , m_agreementHelp(new PlainLabel(this))
    , m_differencesTitle(new PlainLabel(this))
    , m_trendTitle(new PlainLabel(this))
    , m_trendHelp(new PlainLabel(this))
    , m_agreement(table(u"agreement"_s, 4, this))
    , m_differences(table(u"differences"_s, 4, this))
    , m_trends(table(u"trends"_s, 6, this))
{
    setObjectName(u"reviewFigures"_s);
    for (PlainLabel *title : {m_agreementTitle, m_differencesTitle, m_trendTitle})
        title->setProperty("kind", u"title"_s);
    for (PlainLabel *help : {m_agreementHelp, m_trendHelp}) {
        help->setProperty("kind", u"muted"_s);
        help->setElideMode(Qt::ElideNone);
    }
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, Theme::medium, 0, 0);
    outer->setSpacing(Theme::small);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(Theme::large);
    auto *left = new QVBoxLayout;
    left->addWidget(m_agreementTitle);
    left->addWidget(m_agreementHelp);
    left->addWidget(m_agreement, 1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_differencesTitle);
    right->addWidget(m_differences, 1);
    upper->addLayout(left, 1);
    upper->addLayout(right, 1);
    outer->addLayout(upper, 1);
    outer->addWidget(m_trendTitle);
    outer->addWidget(m_trendHelp);
    outer->addWidget(m_trends, 1);
    connect(m_differences, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *line) {
        if (const auto id = ReviewId::parse(line->data(0, idData).toString()))
            Q_EMIT reviewRequested(*id);
    });
    retranslate();
}

void ReviewFigures::show(const ReviewBoard &board)
{
    m_board = board;
    showAgreement();
    showTrends();
}

QString ReviewFigures::kappaWords(const Agreement &agreement) const
{
    if (agreement.pairs < m_leastPairs)
        return tr("too few (%1 needed)").arg(m_leastPairs);
    if (!agreement.kappa)
        return tr("everybody gave the same");
    const QString number = locale().toString(*agreement.kappa, 'f', 2);
    return *agreement.kappa >= m_goodKappa ? tr("%1 · good").arg(number) : tr("%1 · talk about it").arg(number);
}

void ReviewFigures::showAgreement()
{
    m_agreement->clear();
    m_differences->clear();
    const ComparedByCard compared = comparedReviews(m_board.rows);
    const ScoreCard &card = m_board.card(compared.card, ReviewWords::inChinese());
    const ReviewCalibration calibration = calibrationOf(card, compared.pairs);
    const auto titleOf = [&card](const QString &id) {
        for (const CardCriterion &one : card.criteria)
            if (one.id == id)
                return one.title;
        return id;
    };
    for (const CriterionAgreement &one : calibration.criteria) {
        const QString same = one.agreement.pairs == 0 ? u"–"_s : ReviewWords::percent(one.agreement.observed);
        new QTreeWidgetItem(
            m_agreement,
            {titleOf(one.criterion), QString::number(one.agreement.pairs), same, kappaWords(one.agreement)});
    }
    const auto points = [](const std::optional<int> &given) {
        return given ? QString::number(*given) : tr("does not apply");
    };
    for (const ScoreDifference &one : calibration.differences) {
        const auto of = [this](const ReviewId &id) -> const ReviewRow * {
            const auto found = std::find_if(m_board.rows.begin(), m_board.rows.end(),
                                            [&id](const ReviewRow &row) { return row.id == id; });
            return found == m_board.rows.end() ? nullptr : &*found;
        };
        const ReviewRow *first = of(one.first), *second = of(one.second);
        if (!first || !second)
            continue;
        auto *line = new QTreeWidgetItem(m_differences,
                                         {titleOf(one.criterion), first->head.contactName,
                                          tr("%1: %2").arg(first->givenByName, points(one.a)),
                                          tr("%1: %2").arg(second->givenByName, points(one.b))});
        line->setData(0, idData, one.first.toString());
    }
    fit(*m_agreement, m_themes.theme().scaled(260));
    fit(*m_differences, m_themes.theme().scaled(200));
    m_agreementHelp->setText(
        calibration.pairs == 0
            ? tr("No case has been reviewed by two people yet. A sampling plan's second look gives such cases.")
            : tr("Cohen's kappa, weighted by squares, of %n case(s) that two people reviewed without seeing each "
                 "other: 1 is full agreement, 0 is what chance gives.",
                 nullptr, calibration.pairs));
}

void ReviewFigures::showTrends()
{
    m_trends->clear();
    for (const AgentTrend &one : trendsOf(scoredCases(m_board))) {
        const auto name = m_board.names.find(one.agent.text());
        QStringList mix, months;
        for (const auto &[kind, count] : one.mix)
            mix << tr("%1 %2").arg(ConversationWords::caseClass(kind)).arg(count);
        for (const AgentTrend::Month &month : one.months)
            months << tr("%1: %2 (%3)").arg(month.name, ReviewWords::percent(month.mean)).arg(month.cases);
        const auto points = static_cast<int>(std::lround((one.mean - one.sameMix) * 100));
        const QString beside = points >= 0 ? tr("+%1").arg(points) : tr("−%1").arg(-points);
        new QTreeWidgetItem(m_trends,
                            {name == m_board.names.end() ? one.agent.text() : name->second, QString::number(one.cases),
                             ReviewWords::percent(one.mean),
                             tr("%1 (%2)").arg(ReviewWords::percent(one.sameMix), beside), mix.join(u" · "_s),
                             months.join(u" · "_s)});
    }
    fit(*m_trends, m_themes.theme().scaled(300));
}

void ReviewFigures::retranslate()
{
    m_agreementTitle->setText(tr("How far reviewers agree"));
    m_differencesTitle->setText(tr("Where they differ most"));
    m_trendTitle->setText(tr("How it goes, agent by agent"));
    m_trendHelp->setText(tr("Beside each mean stands what everybody together reached on the same kinds of cases in the "
                            "same numbers, so that whoever has the hard cases is not the worse for it."));
    m_agreement->setHeaderLabels({tr("Question"), tr("Pairs"), tr("Agreement"), tr("Kappa")});
    m_differences->setHeaderLabels({tr("Question"), tr("Customer"), tr("First"), tr("Second")});
    m_trends->setHeaderLabels(
        {tr("Agent"), tr("Reviewed"), tr("Mean"), tr("Everybody, same mix"), tr("Kinds of cases"), tr("Months")});
    m_agreement->setAccessibleName(m_agreementTitle->fullText());
    m_differences->setAccessibleName(m_differencesTitle->fullText());
    m_trends->setAccessibleName(m_trendTitle->fullText());
    showAgreement();
    showTrends();
}

void ReviewFigures::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

CoachingView::CoachingView(const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_empty(new PlainLabel(this))
    , m_table(table(u"coaching"_s, 4, this))
{
    setObjectName(u"coachingView"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setElideMode(Qt::ElideNone);
    m_table->setWordWrap(true);
    m_table->setUniformRowHeights(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::medium, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1, Qt::AlignTop);
    connect(m_table, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *line) {
        if (const qint64 row = line->data(0, idData).toLongLong(); row != 0)
            Q_EMIT caseRequested(row);
    });
    retranslate();
}

void CoachingView::show(const ReviewBoard &board)
{
    if (board.words == m_words)
        return;
    m_words = board.words;
    fill();
}

void CoachingView::fill()
{
    m_table->clear();
    for (const CoachingRow &one : m_words) {
        auto *line = new QTreeWidgetItem(
            m_table, {ReviewWords::day(one.at, m_zone), one.byName, one.agentName, one.text.simplified()});
        line->setData(0, idData, one.caseRow);
        line->setToolTip(3, Qt::convertFromPlainText(one.text));
    }
    for (int column = 0; column < 3; ++column)
        m_table->resizeColumnToContents(column);
    m_table->setVisible(!m_words.empty());
    m_empty->setVisible(m_words.empty());
}

void CoachingView::retranslate()
{
    m_table->setHeaderLabels({tr("When"), tr("From"), tr("To"), tr("Word")});
    m_table->setAccessibleName(tr("Coaching"));
    m_empty->setText(tr("No words yet. Leads write to an agent from a review; only the two of them read it here."));
    fill();
}

void CoachingView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
