// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bot/bot.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lianxi
{

/// A conversation with a flow as it stands in the editor, saved or not. Nobody outside hears of it.
class BotChat final : public QWidget
{
    Q_OBJECT
public:
    /// Judges a text; the answer comes later on the view thread, and not at all when `context` is gone.
    using Judging =
        std::function<void(const QObject *context, const QString &text, std::function<void(const Judgement &)> done)>;
    /// `flow` outlives this.
    BotChat(const BotFlow &flow, Judging judge, QWidget *parent);
    /// Begins anew.
    void begin();
    /// Whether the flow can be talked to; a conversation with one that cannot would mislead.
    void setMayRun(bool may);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void send();
    void take(BotTurn turn);
    void put(const QString &who, const QString &text);
    void retranslate();
    [[nodiscard]] BotWorld world() const;
    [[nodiscard]] std::vector<Order> orders(const QString &number) const;

    const BotFlow &m_flow;
    Judging m_judge;
    BotPlace m_place;
    bool m_mayRun = true;
    int m_talk = 0; ///< conversations so far: what was asked for an earlier one is dropped
    QListWidget *m_lines;
    QLineEdit *m_text;
    QPushButton *m_send, *m_begin;
    QCheckBox *m_open;
    QComboBox *m_orders;
    PlainLabel *m_standing;
};

} // namespace lianxi
