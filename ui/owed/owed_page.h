// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/items/owed_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QPushButton;
class QTreeView;

namespace lianxi
{

/// What is owed to customers and by departments, the one due next first: calls to be made, promises to be kept,
/// questions that were not answered.
class OwedPage final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        Desk &desk;
        const Clock &clock;
        ThemeSource &theme;
        AgentId me;
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// Reads what is owed; the answer comes later on the view thread, and not at all when `context` is gone.
        std::function<void(const QObject *context, std::function<void(std::vector<OwedRow>)>)> ask;
    };
    explicit OwedPage(Services services, QWidget *parent = nullptr);
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    void caseRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void read();
    void refresh();
    void finish();
    void postpone();
    void openCase();
    void takeChoice();
    void arm();
    void retranslate();
    void say(const DeskResult &result);
    [[nodiscard]] const OwedRow *chosen() const;
    [[nodiscard]] QString when(Instant due, Instant now) const;

    Services m_services;
    OwedModel m_model;
    QTimer m_late; ///< fires when the next row becomes late
    bool m_stale = true; ///< something changed while the page was not shown
    QTreeView *m_table;
    QComboBox *m_whose, *m_kind;
    PlainLabel *m_summary, *m_empty, *m_answer;
    QPushButton *m_open, *m_done, *m_later;
};

} // namespace lianxi
