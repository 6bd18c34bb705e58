// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/brief.h"
#include "ui/team/item_page.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QTimeEdit;

namespace lianxi
{

/// One brief: how often, when, in which form, and where it is written to. Whoever saves it makes it.
class BriefEditor final : public ItemEditor
{
    Q_OBJECT
public:
    /// `names` tells what an agent is called.
    BriefEditor(AgentId me, std::function<QString(const AgentId &)> names, QWidget *parent = nullptr);
    /// Which of this person's workstations this is: Brief::desk.
    void setDesk(const QString &desk) { m_desk = desk; }
    bool show(const QJsonObject &body) override;
    void begin() override;
    [[nodiscard]] QJsonObject body() const override { return toJson(brief()); }
    [[nodiscard]] bool isRight() const override;
    [[nodiscard]] QString describe(const QJsonObject &body) const override;
    [[nodiscard]] Brief brief() const;
    /// What came of writing one.
    void say(const QString &sentence, bool isTrouble);

Q_SIGNALS:
    void trialWanted(const lianxi::Brief &brief);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setBrief(const Brief &brief);
    void takeFields();
    void chooseFolder();
    void fillChoices();
    void retranslate();

    AgentId m_me, m_maker;
    QString m_desk, m_makersDesk;
    std::function<QString(const AgentId &)> m_names;
    bool m_showing = false; ///< while fields are being set
    QComboBox *m_every, *m_weekday;
    QTimeEdit *m_at;
    QCheckBox *m_pdf, *m_html;
    QLineEdit *m_folder;
    QPushButton *m_choose, *m_trial, *m_here;
    PlainLabel *m_everyLabel, *m_weekdayLabel, *m_atLabel, *m_formLabel, *m_folderLabel, *m_hint, *m_answer;
};

/// The team's briefs.
[[nodiscard]] ItemPage *makeBriefsPage(TeamShelf &shelf, BriefEditor *editor, QWidget *parent = nullptr);

} // namespace lianxi
