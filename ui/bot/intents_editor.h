// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bot/bot_flow.h"
#include "ui/bot/row_list.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace lianxi
{

/// What customers can want, and where the flow goes then.
class IntentsEditor final : public QWidget
{
    Q_OBJECT
public:
    /// `flow` outlives this; it is changed as it is typed.
    IntentsEditor(BotFlow &flow, ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories,
                  QWidget *parent);
    /// The flow is another one, or what is wrong with it is.
    void refresh(const std::vector<BotMistake> &mistakes);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(ThemeSource &themes);
    void showFields();
    void takeFields();
    void retranslate();
    [[nodiscard]] BotIntent *chosen();

    BotFlow &m_flow;
    std::function<std::vector<CategoryChoice>()> m_categories;
    std::vector<CategoryChoice> m_offered; ///< in the order of m_category, after "none"
    std::vector<BotMistake> m_mistakes;
    bool m_showing = false;
    RowList *m_list;
    PlainLabel *m_mistake, *m_nameLabel, *m_wordsLabel, *m_categoryLabel, *m_goLabel;
    QWidget *m_fields;
    QLineEdit *m_name;
    QPlainTextEdit *m_words;
    QComboBox *m_category, *m_go;
};

/// Fills a box with the names of a flow's states and shows `chosen`, which need not be one of them.
void fillStates(QComboBox &box, const BotFlow &flow, const QString &chosen);

} // namespace lianxi
