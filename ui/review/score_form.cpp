// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/score_form.h"

#include "ui/review/review_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

namespace lianxi
{

using namespace Qt::StringLiterals;

ScoreForm::ScoreForm(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_table(new QTreeView(this))
    , m_help(new PlainLabel(this))
    , m_result(new PlainLabel(this))
    , m_none(new QPushButton(this))
    , m_reason(new QLineEdit(this))
{
    setObjectName(u"scoreForm"_s);
    m_table->setObjectName(u"scores"_s);
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(ScoreModel::Part, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(ScoreModel::Question, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ScoreModel::Points, QHeaderView::ResizeToContents);
    m_table->installEventFilter(this);
    m_help->setObjectName(u"scoreHelp"_s);
    m_help->setProperty("kind", u"muted"_s);
    m_result->setObjectName(u"scoreResult"_s);
    for (PlainLabel *label : {m_help, m_result})
        label->setElideMode(Qt::ElideNone);
    m_reason->setObjectName(u"scoreReason"_s);
    m_reason->setMaxLength(500);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_table, 1);
    column->addWidget(m_help);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(Theme::tiny);
    for (size_t i = 0; i < m_points.size(); ++i) {
        auto *button = new QPushButton(QString::number(i), this);
        button->setObjectName(u"points%1"_s.arg(i));
        button->setFixedWidth(m_themes.theme().scaled(40));
        connect(button, &QPushButton::clicked, this, [this, i] { give(static_cast<int>(i)); });
        keys->addWidget(button);
        m_points.at(i) = button;
    }
    m_none->setObjectName(u"pointsNone"_s);
    connect(m_none, &QPushButton::clicked, this, [this] { give(std::nullopt); });
    keys->addWidget(m_none);
    keys->addStretch();
    column->addLayout(keys);
    column->addWidget(m_reason);
    column->addWidget(m_result);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScoreForm::showCurrent);
    connect(m_reason, &QLineEdit::textEdited, this,
            [this](const QString &words) { m_model.setReason(current(), words); });
    connect(&m_model, &ScoreModel::edited, this, &ScoreForm::refresh);
    connect(&m_model, &ScoreModel::edited, this, &ScoreForm::edited);
    retranslate();
}

void ScoreForm::show(const ScoreCard &card, const std::vector<CriterionScore> &scores, bool editable)
{
    m_model.setEditable(editable);
    m_model.show(card, scores);
    m_reason->setVisible(editable);
    m_none->setVisible(editable);
    begin();
    refresh();
}

void ScoreForm::begin()
{
    const int open = m_model.nextOpen(0);
    m_table->setCurrentIndex(m_model.index(std::max(open, 0), 0));
    showCurrent();
}

int ScoreForm::current() const
{
    return m_table->currentIndex().row();
}

void ScoreForm::give(std::optional<int> points)
{
    const int row = current();
    if (!m_model.setPoints(row, points))
        return;
    if (const int next = m_model.nextOpen(row + 1); next >= 0)
        m_table->setCurrentIndex(m_model.index(next, 0));
    showCurrent();
}

void ScoreForm::showCurrent()
{
    const int row = current();
    const bool one = row >= 0 && row < m_model.rowCount();
    const QString title = one ? m_model.criterion(row).title : QString(),
                  help = one ? m_model.criterion(row).help : QString();
    m_help->setText(help.isEmpty() ? title : title + u'\n' + help); // the column may be too narrow for it
    const bool editable = m_model.isEditable(row);
    for (size_t i = 0; i < m_points.size(); ++i)
        m_points.at(i)->setVisible(editable && static_cast<int>(i) <= m_model.criterion(row).points);
    m_none->setEnabled(editable);
    const CriterionScore *score = one ? m_model.score(row) : nullptr;
    m_reason->setEnabled(editable && score);
    if (m_reason->text() != (score ? score->words : QString()))
        m_reason->setText(score ? score->words : QString());
}

void ScoreForm::refresh()
{
    const CardScore result = m_model.result();
    QString words = ReviewWords::result(m_model.card(), result);
    if (!result.whole())
        words += u" · "_s + tr("%n left", nullptr, result.asked - result.answered);
    m_result->setText(words);
    restyle(*m_result, result.total && *result.total * 100 < m_model.card().passMark ? u"danger"_s : QString());
    showCurrent();
}

bool ScoreForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return false;
    if (key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9)
        give(key->key() - Qt::Key_0);
    else if (key->key() == Qt::Key_Minus)
        give(std::nullopt);
    else
        return false;
    return true;
}

void ScoreForm::retranslate()
{
    m_model.setWords({{tr("Part"), tr("Question"), tr("Points")},
                      [](CardSection section) { return ReviewWords::section(section); },
                      [](const CardCriterion &criterion, const CriterionScore *score) {
                          return ReviewWords::points(criterion, score);
                      }});
    m_table->setAccessibleName(tr("Score card"));
    m_table->setToolTip(tr("A digit gives the points, - says that it does not apply."));
    for (size_t i = 0; i < m_points.size(); ++i)
        m_points.at(i)->setAccessibleName(tr("%1 points").arg(i));
    m_none->setText(tr("Does not apply"));
    m_none->setAccessibleName(m_none->text());
    m_reason->setPlaceholderText(tr("Why so many points (shown to the agent)"));
    m_reason->setAccessibleName(tr("Why so many points"));
    refresh();
}

void ScoreForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
