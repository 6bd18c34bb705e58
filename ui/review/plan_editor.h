// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/sampling.h"
#include "ui/conversation/services.h"
#include "ui/team/item_page.h"

class QCheckBox;
class QComboBox;
class QListWidget;
class QSpinBox;

namespace lianxi
{

/// One sampling plan: how many of each agent's cases are reviewed, by whom, by which card.
class PlanEditor final : public ItemEditor
{
    Q_OBJECT
public:
    /// \param people  who can review. `shelf` knows the cards and outlives this.
    PlanEditor(TeamShelf &shelf, std::function<std::vector<Colleague>()> people, QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override;
    [[nodiscard]] QJsonObject body() const override { return toPlanBody(m_plan); }
    [[nodiscard]] bool isRight() const override { return mistakesOf(m_plan).empty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Number {
        QSpinBox *box = nullptr;
        PlainLabel *label = nullptr;
        int SamplingPlan::*member = nullptr;
    };
    void build();
    void addNumber(const QString &name, int SamplingPlan::*member, bool percent);
    void setPlan(SamplingPlan plan);
    void fillCards();
    void fillPeople();
    void take();
    void showMistakes();
    void retranslate();

    TeamShelf &m_shelf;
    std::function<std::vector<Colleague>()> m_people;
    SamplingPlan m_plan;
    bool m_showing = false;
    std::vector<Number> m_numbers;
    QCheckBox *m_on;
    QComboBox *m_card;
    QListWidget *m_reviewers;
    PlainLabel *m_cardLabel, *m_peopleLabel, *m_mistake;
};

/// The page on which sampling plans are made. `shelf` outlives it.
[[nodiscard]] ItemPage *makePlanPage(TeamShelf &shelf, std::function<std::vector<Colleague>()> people,
                                     QWidget *parent = nullptr);

} // namespace lianxi
