// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal/score_table.h"

#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace
{

bool inChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

std::optional<ScriptStep> stepOf(int column)
{
    switch (static_cast<ScoreTable::Column>(column)) {
    case ScoreTable::Introduce:
        return ScriptStep::Introduce;
    case ScoreTable::Confirm:
        return ScriptStep::Confirm;
    case ScoreTable::Solve:
        return ScriptStep::Solve;
    case ScoreTable::FollowUp:
        return ScriptStep::FollowUp;
    case ScoreTable::Title:
    case ScoreTable::State:
    case ScoreTable::Response:
    case ScoreTable::Guards:
    case ScoreTable::ColumnCount:
        break;
    }
    return std::nullopt;
}

int alignment(int column)
{
    const bool words = !stepOf(column) && column != ScoreTable::Response;
    return static_cast<int>(words ? Qt::AlignVCenter | Qt::AlignLeading : Qt::AlignCenter);
}

bool sameScenarios(const ScoreSheet &a, const ScoreSheet &b)
{
    return std::ranges::equal(a.scenarios, b.scenarios, {}, &ScenarioScore::id, &ScenarioScore::id);
}

} // namespace

QString scenarioTitle(const ScenarioScore &score)
{
    return inChinese() ? score.titleZh : score.titleEn;
}

QString scenarioAim(const ScenarioScore &score)
{
    return inChinese() ? score.aimZh : score.aimEn;
}

QString responseTime(const std::optional<milliseconds> &time)
{
    if (!time)
        return u"–"_s;
    if (*time < 1min)
        return ScoreTable::tr("%1 s").arg(QLocale().toString(duration<double>(*time).count(), 'f', 1));
    const auto whole = duration_cast<std::chrono::seconds>(*time).count();
    return ScoreTable::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, '0'_L1);
}

ScoreTable::ScoreTable(ThemeSource &themes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_themes(themes)
{
    connect(&themes, &ThemeSource::changed, this, &ScoreTable::refresh);
}

void ScoreTable::setSheet(const ScoreSheet &sheet)
{
    if (sameScenarios(m_sheet, sheet)) {
        m_sheet = sheet;
        refresh();
        return;
    }
    beginResetModel();
    m_sheet = sheet;
    endResetModel();
}

void ScoreTable::refresh()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ScoreTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sheet.scenarios.size());
}

int ScoreTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScoreTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ScenarioScore &score = m_sheet.scenarios[static_cast<size_t>(index.row())];
    const std::optional<ScriptStep> step = stepOf(index.column());
    const bool done = step && score.steps[static_cast<size_t>(*step)];
    switch (role) {
    case Qt::DisplayRole:
        return done ? u"✓"_s : words(score, index.column());
    case Qt::AccessibleTextRole:
        return step ? (done ? tr("done") : tr("not done")) : words(score, index.column());
    case Qt::ForegroundRole:
        if (index.column() == State && score.unanswered)
            return m_themes.theme().color(ColorRole::Danger);
        return step ? QVariant(m_themes.theme().color(done ? ColorRole::Calm : ColorRole::TextMuted)) : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    default:
        return {};
    }
}

QString ScoreTable::words(const ScenarioScore &score, int column) const
{
    switch (static_cast<Column>(column)) {
    case Title:
        return scenarioTitle(score);
    case State:
        return state(score);
    case Introduce:
    case Confirm:
    case Solve:
    case FollowUp:
        return u"–"_s;
    case Response:
        return responseTime(score.firstResponse);
    case Guards: {
        QStringList parts;
        int reminded = 0, blocked = 0, overridden = 0;
        for (const GuardCount &count : score.guards)
            reminded += count.reminded, blocked += count.blocked, overridden += count.overridden;
        if (blocked > 0)
            parts.append(tr("%n blocked", nullptr, blocked));
        if (reminded > 0)
            parts.append(tr("%n reminded", nullptr, reminded));
        if (overridden > 0)
            parts.append(tr("%n overridden", nullptr, overridden));
        return parts.isEmpty() ? u"–"_s : parts.join(u" · "_s);
    }
    case ColumnCount:
        break;
    }
    return {};
}

QString ScoreTable::state(const ScenarioScore &score) const
{
    if (!score.arrived())
        return tr("not arrived");
    if (score.resolved)
        return tr("resolved");
    return score.unanswered ? tr("unanswered") : tr("open");
}

QVariant ScoreTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Title:
        return tr("Customer");
    case State:
        return tr("State");
    case Introduce:
        return tr("Introduce");
    case Confirm:
        return tr("Confirm");
    case Solve:
        return tr("Solve");
    case FollowUp:
        return tr("Follow up");
    case Response:
        return tr("First response");
    case Guards:
        return tr("Guards");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace lianxi
