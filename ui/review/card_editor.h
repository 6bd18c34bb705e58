// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/score_card.h"
#include "ui/team/item_page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QSpinBox;

namespace lianxi
{

/// One score card: the weights of its parts, and its questions.
class CardEditor final : public ItemEditor
{
    Q_OBJECT
public:
    explicit CardEditor(QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    /// The shipped card in the language of the window.
    void begin() override;
    [[nodiscard]] QJsonObject body() const override { return toCardBody(m_card); }
    [[nodiscard]] bool isRight() const override { return mistakesOf(m_card).empty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setCard(ScoreCard card);
    void fillQuestions(int current);
    void showQuestion();
    void takeQuestion();
    void takeWeights();
    void add();
    void remove();
    void move(int by);
    void tell();
    void showMistakes();
    void retranslate();

    ScoreCard m_card;
    bool m_showing = false;
    std::array<QSpinBox *, cardSections> m_weights{};
    std::array<PlainLabel *, cardSections> m_weightLabels{};
    QSpinBox *m_pass, *m_points;
    QListWidget *m_list;
    QPushButton *m_add, *m_remove, *m_up, *m_down;
    QComboBox *m_section, *m_count;
    QLineEdit *m_title;
    QPlainTextEdit *m_help;
    QCheckBox *m_fatal;
    PlainLabel *m_passLabel, *m_sectionLabel, *m_titleLabel, *m_helpLabel, *m_pointsLabel, *m_countLabel, *m_mistake;
    QWidget *m_question;
};

/// The page on which score cards are made. `shelf` outlives it.
[[nodiscard]] ItemPage *makeCardPage(TeamShelf &shelf, QWidget *parent = nullptr);

} // namespace lianxi
