// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/items/case_list_model.h"
#include "ui/theme/theme_source.h"

#include <QAbstractItemView>
#include <QSet>
#include <QTimer>

namespace lianxi
{

class FaceBoard;

/// The list of cases: rows of one height, so that every place is computed in constant time and a million rows cost as
/// much as forty. Asks the model only for rows it shows. The row on top stays where it is while others come and go,
/// unless the list stands at its beginning.
class CaseListView final : public QAbstractItemView
{
    Q_OBJECT
public:
    /// `themes` and `clock` outlive the view.
    CaseListView(ThemeSource &themes, const Clock &clock, QWidget *parent = nullptr);

    void setCases(CaseListModel *model);
    [[nodiscard]] CaseListModel *cases() const { return m_cases; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    /// First and last position of which at least one pixel shows; last < first when there is none.
    [[nodiscard]] std::pair<int, int> visibleRange() const;
    /// What a screen reader says about a row.
    [[nodiscard]] QString spokenRow(int position) const;
    /// While searching: what to show instead of a case's last message, by CaseRow::row.
    void setSnippets(QHash<qint64, QString> snippets);
    /// Where customers' pictures come from; outlives the view.
    void setFaces(FaceBoard *faces);
    /// Makes the next (or, with -1, previous) case current.
    void step(int by);

    /// More cases than this are not marked at once: each is read and written by itself.
    static constexpr int mostMarked = 2'000;
    /// Whether several cases can be marked: by click and arrow keys with Shift, click and Space with Ctrl, Ctrl+A.
    /// Escape ends it. The current case is not touched by that.
    void setMarkable(bool markable);
    void markAll();
    void clearMarks();
    [[nodiscard]] bool isMarked(qint64 caseRow) const { return m_marks.contains(caseRow); }
    /// In the order of the list.
    [[nodiscard]] std::vector<qint64> markedCases() const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A case was chosen (click, Return, or stepping): CaseRow::row.
    void caseChosen(qint64 caseRow);
    /// Enter on a case: its reply wants to be written.
    void caseEntered(qint64 caseRow);
    void marksChanged(int count);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    void takeTheme();
    void shiftContent(int rowsAbove);
    void armRings();
    void repaintRings();
    bool markByMouse(const QMouseEvent &mouse);
    bool markByKey(const QKeyEvent &key);
    void toggleMark(int position);
    void markTo(int position);
    void markRange(int first, int last);
    void pruneMarks();
    void showMarks();

    ThemeSource &m_themes;
    const Clock &m_clock;
    CaseListModel *m_cases = nullptr;
    FaceBoard *m_faces = nullptr;
    QTimer m_rings; ///< to the next moment at which a visible ring or time text changes
    int m_rowHeight = 64;
    int m_hovered = -1;
    QHash<qint64, QString> m_snippets;
    bool m_markable = false;
    QSet<qint64> m_marks, m_base; ///< marked, and marked before the stretch that is being drawn
    bool m_drawing = false; ///< the keyboard moves while it marks
    qint64 m_anchor = 0; ///< case at which the stretch began
};

} // namespace lianxi
