// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>
#include <QPushButton>
#include <QToolButton>

namespace lianxi
{

/// Somebody gave this case to the agent: to be accepted, or handed back with a reason. Hidden in every other case.
class OfferBar final : public QFrame
{
    Q_OBJECT
public:
    OfferBar(ThemeSource &theme, AgentId me, QWidget *parent = nullptr);
    void show(const CaseRow &row);
    /// CaseRouted::why of what the routing gave; empty: a person did.
    void explain(const QString &why);

Q_SIGNALS:
    void answered(bool accepts, const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    AgentId m_me;
    QString m_by, m_why;
    PlainLabel *m_words;
    QPushButton *m_accept;
    QToolButton *m_refuse;
};

} // namespace lianxi
