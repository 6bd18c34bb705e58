// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/teaching_view.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace lianxi
{

class PlainLabel;

/// One text at a time, and the labels it can be given: by a key (1–9, then the letters' upper row) or a click. Where
/// several labels may hold, keys mark them and Enter goes on.
class LabelBoard final : public QWidget
{
    Q_OBJECT
public:
    explicit LabelBoard(QWidget *parent = nullptr);
    struct Choice {
        QString id, title;
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    void setChoices(const std::vector<Choice> &choices, bool several);
    /// A text that is being looked at stays when it is among them.
    void setWaiting(std::vector<WaitingText> waiting);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    /// Forgets what could be undone: another task is shown.
    void forget();

Q_SIGNALS:
    void labelled(lianxi::MessageId message, const QString &label);
    void unlabelled(lianxi::MessageId message);
    /// All texts have their labels.
    void ranOut();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void press(size_t choice);
    void give(const QString &label);
    void giveMarked();
    void skip();
    void undo();
    void showNext();
    void retranslate();
    [[nodiscard]] QString titleOf(const QString &label) const;

    std::vector<Choice> m_choices;
    bool m_several = false;
    std::vector<WaitingText> m_waiting; ///< the first is shown
    std::vector<WaitingText> m_given; ///< the last can be undone
    PlainLabel *m_head, *m_text, *m_guess, *m_hint;
    QWidget *m_field; ///< holds the label buttons
    QGridLayout *m_grid;
    std::vector<QPushButton *> m_buttons; ///< by choice
    int m_columns = 0; ///< of buttons, as the width allows; 0: to be arranged
    QPushButton *m_next, *m_skip, *m_undo;
};

} // namespace lianxi
