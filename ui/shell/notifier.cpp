// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include <QIcon>
#include <QSystemTrayIcon>

namespace lianxi
{

using namespace Qt::StringLiterals;

Notifier::Notifier(NoticeBoard &board, const PreferenceSource &preferences, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_preferences(preferences)
{
}

bool Notifier::notify(const Notice &notice)
{
    const Preferences &preferences = m_preferences.get();
    if (!preferences.notify.at(static_cast<size_t>(notice.kind)))
        return false;
    if (preferences.doNotDisturb && notice.kind != NotificationKind::AboutToBreach)
        return false;
    QList<NotificationKind> &shown = m_shown[notice.caseRow];
    if (shown.contains(notice.kind))
        return false;
    shown += notice.kind;
    m_board.show(notice);
    return true;
}

void Notifier::seen(qint64 caseRow)
{
    m_shown.remove(caseRow);
}

TrayBoard::TrayBoard(QObject *parent)
    : QObject(parent)
    , m_tray(new QSystemTrayIcon(QIcon(u":/icons/lianxi.svg"_s), this))
{
    connect(m_tray, &QSystemTrayIcon::activated, this, &TrayBoard::raised);
    connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT caseChosen(m_lastCase); });
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray->show();
}

void TrayBoard::show(const Notice &notice)
{
    if (!m_tray->isVisible() || !QSystemTrayIcon::supportsMessages())
        return;
    m_lastCase = notice.caseRow;
    // Notification servers may read markup; the sender's name is a stranger's text.
    m_tray->showMessage(notice.title.toHtmlEscaped(), notice.text.toHtmlEscaped());
}

void TrayBoard::setUnread(qint64 cases)
{
    m_tray->setToolTip(cases > 0 ? tr("Lianxi: %n unread case(s)", nullptr, static_cast<int>(cases)) : tr("Lianxi"));
}

} // namespace lianxi
