// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/bulk_run.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QFrame>

class QMenu;
class QProgressBar;
class QToolButton;

namespace lianxi
{

/// What commands for many cases work with; all outlive the bar.
struct BulkServices {
    Desk &desk;
    StoreSource &store;
    ThemeSource &themes;
    const Clock &clock;
    std::function<std::vector<Colleague>()> colleagues = [] { return std::vector<Colleague>(); };
    std::function<QStringList()> queues = [] { return QStringList(); };
    std::function<std::vector<CategoryChoice>()> categories = [] { return std::vector<CategoryChoice>(); };
};

/// The bar under a list in which cases are marked: what can be done with all of them, how far it is, and what became of
/// it. A run that has begun goes on whatever is marked, chosen or looked at meanwhile.
class BulkBar final : public QFrame
{
    Q_OBJECT
public:
    explicit BulkBar(BulkServices services, QWidget *parent = nullptr);

    /// The cases marked in the list, in its order; asked for when a command begins.
    void setMarked(int count, std::function<std::vector<qint64>()> cases);
    [[nodiscard]] const BulkRun &run() const { return m_run; }
    void start(const BulkAction &action);
    void focusFirst();

Q_SIGNALS:
    /// A command has taken the marked cases, or the agent wants no marks any more.
    void unmarkRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// What the bar shows.
    enum class Face { Hidden, Marked, Running, Ended };
    QWidget *makeButtons();
    QToolButton *addButton(QWidget *row, const QString &name, IconName icon);
    void fillMore();
    void showFace(Face face);
    void tellProgress();
    void tellEnd();
    void openTransferForm();
    void openTagForm();
    void openClassifyForm();
    void openSnoozeForm();
    void openDetails();
    void retranslate();
    void takeTheme();

    BulkServices m_services;
    BulkRun m_run;
    int m_count = 0;
    std::function<std::vector<qint64>()> m_cases;
    Face m_face = Face::Hidden;
    PlainLabel *m_text;
    QToolButton *m_close = nullptr, *m_stop = nullptr, *m_undo = nullptr, *m_details = nullptr;
    QToolButton *m_claim = nullptr, *m_tag = nullptr, *m_resolve = nullptr, *m_more = nullptr;
    QWidget *m_buttons = nullptr;
    QMenu *m_menu = nullptr;
    QProgressBar *m_progress = nullptr;
    std::vector<std::pair<QToolButton *, IconName>> m_icons;
};

/// How a run ended, in words.
class BulkWords
{
public:
    /// "Claiming", "Taking back: tags" …: what is under way.
    [[nodiscard]] static QString doing(const BulkRun &run);
    /// How many were done, needed nothing, could not be done.
    [[nodiscard]] static QString done(const BulkRun &run);
    /// Why one case was left as it is; empty: it was not.
    [[nodiscard]] static QString reason(const BulkOutcome &outcome);
};

} // namespace lianxi
