// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "models/items/watch_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QTreeView;

namespace lianxi
{

/// Who of the team is there and what each has in hand (F70): cases are watched from here, agents get a word that only
/// they see.
class WatchPage final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        Desk &desk;
        const Clock &clock;
        ThemeSource &theme;
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// Reads the team; the answer comes later on the view thread, and not at all when `context` is gone.
        std::function<void(const QObject *context, std::function<void(std::vector<WatchedAgent>)>)> ask = {};
        std::function<QString(const QString &id)> categoryName = [](const QString &id) { return id; };
        std::chrono::milliseconds pause{1000}; ///< between two readings of the store
    };
    explicit WatchPage(Services services, QWidget *parent = nullptr);
    void apply(const ChangeSet &changes);
    /// What this person may do has changed.
    void takeRights() { refresh(); }

Q_SIGNALS:
    /// A case is to be watched.
    void watchRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void read();
    void refresh();
    void watch();
    void whisper();
    void retranslate();
    void take(std::vector<WatchedAgent> team);
    [[nodiscard]] QModelIndex current() const;

    Services m_services;
    WatchModel m_model;
    QTimer m_late; ///< when the next promise becomes late
    QTimer m_again; ///< between two readings
    bool m_stale = true, m_asking = false, m_saying = false;
    PlainLabel *m_summary, *m_empty, *m_answer, *m_whisperLabel;
    QTreeView *m_tree;
    QLineEdit *m_words;
    QPushButton *m_watch, *m_whisper;
};

} // namespace lianxi
