// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bot/bot_flow.h"
#include "ui/bot/row_list.h"
#include "ui/theme/plain_label.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace lianxi
{

/// The steps of a flow: a list, and below it the fields of the one that is chosen.
class StatesEditor final : public QWidget
{
    Q_OBJECT
public:
    /// `flow` outlives this; it is changed as it is typed.
    StatesEditor(BotFlow &flow, ThemeSource &themes, QWidget *parent);
    /// The flow is another one, or what is wrong with it is.
    void refresh(const std::vector<BotMistake> &mistakes);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void add(BotDeed deed);
    void move(int by);
    void remove();
    void rename(const QString &from, const QString &to);
    void showFields();
    void showRows(const BotState &state);
    void takeFields();
    void retranslate();
    [[nodiscard]] BotState *chosen();

    BotFlow &m_flow;
    std::vector<BotMistake> m_mistakes;
    bool m_showing = false;
    QString m_linked; ///< by which others lead to the chosen step while its name is being typed
    RowList *m_list;
    PlainLabel *m_mistake;
    QWidget *m_fields;
    QFormLayout *m_form;
    QLineEdit *m_id, *m_slot, *m_again, *m_source, *m_value;
    QPlainTextEdit *m_text, *m_choices;
    QComboBox *m_answer, *m_test, *m_go, *m_otherwise;
};

} // namespace lianxi
