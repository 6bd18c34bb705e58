// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/measure.h"
#include "ui/dashboard/chart_card.h"
#include "ui/team/item_page.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QPlainTextEdit;

namespace lianxi
{

/// One measure: when, what was changed, which figure shall tell; below it what came of it, asked again while it is
/// changed.
class MeasureEditor final : public ItemEditor
{
    Q_OBJECT
public:
    explicit MeasureEditor(ThemeSource &themes, QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override;
    [[nodiscard]] QJsonObject body() const override { return toJson(measure()); }
    [[nodiscard]] bool isRight() const override;
    [[nodiscard]] QString describe(const QJsonObject &body) const override;
    [[nodiscard]] Measure measure() const;
    /// An answer to another question than the one that stands there is dropped.
    void showResult(const std::shared_ptr<const MeasureResult> &result);

Q_SIGNALS:
    void comparisonWanted(const lianxi::MeasureQuery &query);
    void casesRequested(const QString &words, const std::vector<qint64> &cases);
    void saveFailed(const QString &why);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setMeasure(const Measure &measure);
    void takeFields();
    void ask();
    void showAnswer();
    void fillChoices();
    void retranslate();

    bool m_showing = false; ///< while fields are being set
    QTimer m_pause; ///< nobody is asked between two keys
    std::shared_ptr<const MeasureResult> m_result;
    QFormLayout *m_form;
    QDateEdit *m_day;
    QPlainTextEdit *m_what;
    QComboBox *m_figure, *m_times, *m_weeks;
    QCheckBox *m_hours, *m_bots;
    PlainLabel *m_dayLabel, *m_whatLabel, *m_figureLabel, *m_timesLabel, *m_weeksLabel, *m_sentence;
    ChartCard *m_chart;
};

/// The team's measures and what came of them. `shelf` and `themes` outlive it.
[[nodiscard]] ItemPage *makeMeasuresPage(TeamShelf &shelf, MeasureEditor *editor, QWidget *parent = nullptr);

} // namespace lianxi
