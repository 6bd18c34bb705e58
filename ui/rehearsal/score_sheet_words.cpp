// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal/score_sheet_page.h"

#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

struct RuleTitle {
    QLatin1StringView rule;
    const char *title;
};
constexpr RuleTitle ruleTitles[] = {
    {"script.introduce_first"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "answered without introducing")},
    {"script.confirm_first"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "solved before confirming")},
    {"script.public.invite_only"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "handled the matter in public")},
    {"resolve.no_solution"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "resolved without a solution")},
    {"resolve.no_follow_up"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "resolved without a follow-up")},
    {"privacy.public.asks_for_data"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "asked for data in public")},
    {"privacy.public.contains_data"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "told personal data in public")},
    {"privacy.public.money"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "spoke of money in public")},
    {"privacy.private.more_than_needed"_L1,
     QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "asked for more data than needed")},
    {"minors.guardian_first"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "served a minor without a guardian")},
    {"minors.record_consent"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "guardian's consent to be recorded")},
    {"claims.absolute"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "absolute claim")},
    {"claims.promise"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "promise beyond authority")},
    {"bot.names_itself"_L1, QT_TRANSLATE_NOOP("lianxi::ScoreSheetPage", "bot did not name itself")},
};

/// Puts `texts` below each other, in place of what was there.
void fill(QVBoxLayout *lines, const QStringList &texts, const QString &none)
{
    while (QLayoutItem *item = lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &text : texts.isEmpty() ? QStringList{none} : texts) {
        auto *line = new PlainLabel(lines->parentWidget());
        if (texts.isEmpty())
            line->setProperty("kind", u"muted"_s);
        line->setElideMode(Qt::ElideNone);
        line->setText(text);
        lines->addWidget(line);
    }
    lines->addStretch();
}

} // namespace

QString ruleTitle(const QString &rule)
{
    const auto known = std::ranges::find(ruleTitles, rule, &RuleTitle::rule);
    return known == std::end(ruleTitles) ? rule : ScoreSheetPage::tr(known->title);
}

void ScoreSheetPage::retranslate()
{
    m_heading->setText(tr("Rehearsal score sheet"));
    m_view->setAccessibleName(tr("Scores by customer"));
    m_open->setText(tr("Open conversation"));
    m_writtenHeading->setText(tr("What you wrote"));
    m_modelHeading->setText(tr("Model solution"));
    for (const PlainLabel *heading : {m_writtenHeading, m_modelHeading})
        heading->buddy()->setAccessibleName(heading->fullText());
    m_captions[Arrived]->setText(tr("customers arrived"));
    m_captions[Resolved]->setText(tr("resolved"));
    m_captions[Adherent]->setText(tr("of the resolved with all four steps"));
    m_captions[Response]->setText(tr("first response, median and longest"));
    m_captions[Guards]->setText(tr("blocked · reminded · overridden"));
    m_table.refresh();
    showFigures();
    showScenario();
}

void ScoreSheetPage::showFigures()
{
    const ScoreSheet &sheet = m_table.sheet();
    const GuardCount guards = sheet.allGuards();
    m_figures[Arrived]->setText(tr("%1 of %2").arg(sheet.arrived).arg(sheet.scenarios.size()));
    m_figures[Resolved]->setText(tr("%1 of %2").arg(sheet.resolved).arg(sheet.arrived));
    m_figures[Adherent]->setText(tr("%1 of %2").arg(sheet.adherent).arg(sheet.resolved));
    m_figures[Response]->setText(responseTime(sheet.medianResponse) + u" · "_s + responseTime(sheet.longestResponse));
    m_figures[Guards]->setText(u"%1 · %2 · %3"_s.arg(guards.blocked).arg(guards.reminded).arg(guards.overridden));
}

void ScoreSheetPage::showScenario()
{
    const ScenarioScore *score = current();
    m_open->setEnabled(score && score->arrived());
    m_aim->setText(score ? scenarioAim(*score) : QString());
    QStringList rules;
    for (const GuardCount &count : score ? score->guards : std::vector<GuardCount>{})
        rules.append(tr("%1 (%n time(s))", nullptr, count.blocked + count.reminded + count.overridden)
                         .arg(ruleTitle(count.rule)));
    m_rules->setText(rules.isEmpty() ? tr("No guard spoke.") : tr("Guards: %1").arg(rules.join(u" · "_s)));
    fill(m_written, score ? score->written : QStringList(), tr("Nothing yet"));
    fill(m_model, score ? score->model : QStringList(), tr("Nothing yet"));
}

} // namespace lianxi
