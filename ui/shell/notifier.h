// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preferences.h"

#include <QObject>

class QSystemTrayIcon;

namespace lianxi
{

/// One notification. The text is masked already: it may be read by whoever passes the screen.
struct Notice {
    NotificationKind kind = NotificationKind::Waiting;
    QString title; ///< plain text
    QString text; ///< plain text, masked
    qint64 caseRow = 0;
};

/// Where notifications go: the desktop, or a list in tests.
class NoticeBoard
{
public:
    virtual ~NoticeBoard() = default;
    virtual void show(const Notice &notice) = 0;
    /// Unread cases, for the tray icon.
    virtual void setUnread(qint64 cases) = 0;
};

/// Decides by the preferences what comes through: a kind that is off never does; do-not-disturb lets only
/// AboutToBreach pass. The same case is not announced twice for one kind within the same moment of attention: until its
/// case is looked at (seen).
class Notifier final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the notifier.
    Notifier(NoticeBoard &board, const PreferenceSource &preferences, QObject *parent = nullptr);
    /// \return whether it was shown.
    bool notify(const Notice &notice);
    /// The agent looked at the case: what comes next about it is news again.
    void seen(qint64 caseRow);
    void setUnread(qint64 cases) { m_board.setUnread(cases); }

private:
    NoticeBoard &m_board;
    const PreferenceSource &m_preferences;
    QHash<qint64, QList<NotificationKind>> m_shown;
};

/// The desktop's tray and notifications. Does nothing where the desktop has no tray.
class TrayBoard final : public QObject, public NoticeBoard
{
    Q_OBJECT
public:
    explicit TrayBoard(QObject *parent = nullptr);
    void show(const Notice &notice) override;
    void setUnread(qint64 cases) override;

Q_SIGNALS:
    /// The tray icon was clicked: show the window.
    void raised();
    /// The last notification was clicked.
    void caseChosen(qint64 caseRow);

private:
    QSystemTrayIcon *m_tray;
    qint64 m_lastCase = 0;
};

} // namespace lianxi
