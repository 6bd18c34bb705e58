// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review_board.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace lianxi
{

/// How far reviewers agree and where they do not, and how agents do beside everybody on the same mix of cases.
class ReviewFigures final : public QWidget
{
    Q_OBJECT
public:
    ReviewFigures(ThemeSource &themes, double goodKappa, int leastPairs, QWidget *parent = nullptr);
    void show(const ReviewBoard &board);

Q_SIGNALS:
    void reviewRequested(const lianxi::ReviewId &review);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAgreement();
    void showTrends();
    void retranslate();
    [[nodiscard]] QString kappaWords(const Agreement &agreement) const;

    ThemeSource &m_themes;
    double m_goodKappa;
    int m_leastPairs;
    ReviewBoard m_board;
    PlainLabel *m_agreementTitle, *m_agreementHelp, *m_differencesTitle, *m_trendTitle, *m_trendHelp;
    QTreeWidget *m_agreement, *m_differences, *m_trends;
};

/// Words between leads and agents about work, newest first.
class CoachingView final : public QWidget
{
    Q_OBJECT
public:
    explicit CoachingView(const QTimeZone &zone, QWidget *parent = nullptr);
    void show(const ReviewBoard &board);

Q_SIGNALS:
    void caseRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();
    QTimeZone m_zone;
    std::vector<CoachingRow> m_words;
    PlainLabel *m_empty;
    QTreeWidget *m_table;
};

} // namespace lianxi
