// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/policy/sla.h"
#include "ui/people/face_mark.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

class QAction;
class QHBoxLayout;

namespace lianxi
{

/// One running promise: a shrinking ring and words. Red counts the overrun up.
class ClockChip final : public QWidget
{
    Q_OBJECT
public:
    ClockChip(RunningClock running, const Clock &clock, ThemeSource &theme, QWidget *parent);
    /// "next reply in 12 min" or "plan 3 min late".
    [[nodiscard]] QString words() const;
    void tick();
    [[nodiscard]] QSize sizeHint() const override;
    /// Room for the ring and the time alone.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shortWords() const;
    [[nodiscard]] QSize sizeFor(const QString &words) const;
    RunningClock m_running;
    const Clock &m_clock;
    ThemeSource &m_theme;
};

/// What the case is and what can be done with it, above its timeline.
class CaseHeader final : public QFrame
{
    Q_OBJECT
public:
    CaseHeader(const Clock &clock, ThemeSource &theme, AgentId me, FaceBoard *faces = nullptr,
               QWidget *parent = nullptr);
    /// `participants`: who has written in the case, for the second line.
    void setView(const CaseView &view, const QStringList &participants);
    /// Where the case stands in its queue; empty: nowhere. `tip`: how that was reckoned.
    void showPlace(const QString &words, const QString &tip);
    /// Whether somebody can tell how the case is routed.
    void offerRouting(bool offered);
    /// Whether this person may take a case over from a colleague.
    void allowTakeOver(bool allowed);
    /// Asks to be told of this case, or no longer.
    void toggleWatch() { Q_EMIT watchRequested(!m_watching); }

Q_SIGNALS:
    void claimRequested();
    void releaseRequested();
    void resolveRequested();
    void reopenRequested();
    /// Absent: until the customer writes.
    void snoozeRequested(std::optional<std::chrono::minutes> length);
    void snoozeUntilTomorrowRequested();
    void snoozeUntilNextWeekRequested();
    void snoozeFormRequested();
    void wakeRequested();
    void transferFormRequested();
    void followUpFormRequested();
    void consentFormRequested();
    void departmentFormRequested();
    void feedbackFormRequested();
    void watchRequested(bool watching);
    void tagFormRequested(TagFamily family);
    void judgementFormRequested();
    void mergeFormRequested();
    void unmergeFormRequested();
    void partFormRequested();
    void routingFormRequested();
    void takeOverRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenus();
    void enableMenus();
    void fillClocks(const CaseView &view);
    [[nodiscard]] QToolButton *menuButton(const QString &name, IconName icon);

    const Clock &m_clock;
    ThemeSource &m_theme;
    AgentId m_me;
    CaseState m_state = CaseState::Open;
    FaceMark *m_face;
    PlainLabel *m_name, *m_facts, *m_people, *m_place;
    QHBoxLayout *m_clocks;
    std::vector<ClockChip *> m_chips; ///< owned by this
    QPushButton *m_claim, *m_resolve;
    QHBoxLayout *m_buttons;
    QToolButton *m_snooze, *m_more;
    QTimer m_tick;
    QAction *m_unmerge = nullptr, *m_part = nullptr, *m_routing = nullptr, *m_takeOver = nullptr,
            *m_watch = nullptr; ///< owned by the menu
    bool m_routingOffered = false;
    bool m_mayTakeOver = true;
    QString m_colleague; ///< who has the case, when that is somebody else
    bool m_watching = false, m_mine = false, m_hasMerged = false, m_hasSeveralThreads = false;
};

} // namespace lianxi
