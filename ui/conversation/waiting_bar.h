// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_connection.h"
#include "app/profile/local_store.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>
#include <QTimeZone>

namespace lianxi
{

/// What was said in a case without a connection and goes out by itself when it is back. Hidden while nothing waits.
class WaitingBar final : public QFrame
{
    Q_OBJECT
public:
    WaitingBar(ThemeSource &themes, QTimeZone zone, QWidget *parent = nullptr);
    void show(std::vector<SaidOffline> waiting);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QTimeZone m_zone;
    std::vector<SaidOffline> m_waiting;
    PlainLabel *m_words;
};

/// A draft that a reply or note of `back` becomes, after what is written there already. Pure.
[[nodiscard]] LocalStore::SavedDraft draftWith(const CameBack &back,
                                               const std::optional<LocalStore::SavedDraft> &there);
/// What a draft says of where it comes from; empty: it is like any other.
[[nodiscard]] QString cameBackWords(const QJsonObject &extra, const QTimeZone &zone);

} // namespace lianxi
