// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/score_sheet.h"
#include "tests/shots/shots.h"
#include "ui/rehearsal/score_sheet_page.h"

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;

/// A rehearsal that went well in the beginning and is not over.
ScoreSheet sampleSheet()
{
    ScoreSheet sheet = scoreSheet(readScenarios(u":/rehearsal"_s).value_or(std::vector<Scenario>{}), {});
    for (size_t i = 0; i < sheet.scenarios.size(); ++i) {
        ScenarioScore &score = sheet.scenarios[i];
        if (i + 2 >= sheet.scenarios.size())
            continue; // not arrived
        score.caseRow = static_cast<qint64>(i) + 1;
        score.firstResponse = std::chrono::milliseconds(14'300 + 9'700 * static_cast<int>(i));
        score.steps = {true, i % 4 != 3, i % 3 != 2, i % 3 == 0};
        score.resolved = i % 3 == 0;
        score.unanswered = !score.resolved && i % 5 == 4;
        score.written = score.model.mid(0, 1);
        score.guards = {{u"script.confirm_first"_s, 0, 1, i == 3 ? 1 : 0}};
        if (i % 4 == 1)
            score.guards.push_back({u"claims.promise"_s, 2, 0, 0});
        ++sheet.arrived;
        sheet.resolved += score.resolved;
        sheet.unanswered += score.unanswered;
        sheet.adherent += score.resolved && score.allSteps();
    }
    sheet.guards = {{u"claims.promise"_s, 6, 0, 0}, {u"script.confirm_first"_s, 0, 11, 1}};
    sheet.medianResponse = std::chrono::milliseconds(62'800);
    sheet.longestResponse = std::chrono::milliseconds(111'300);
    return sheet;
}

const ShotGroup group({
    {u"score-sheet"_s, QSize(1180, 820),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto page = std::make_unique<ScoreSheetPage>(world.themes);
         page->setSheet(sampleSheet());
         page->select(3);
         return page;
     }},
    {u"score-sheet-empty"_s, QSize(900, 600),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto page = std::make_unique<ScoreSheetPage>(world.themes);
         page->setSheet(scoreSheet(readScenarios(u":/rehearsal"_s).value_or(std::vector<Scenario>{}), {}));
         return page;
     }},
});

} // namespace
} // namespace lianxi::test
