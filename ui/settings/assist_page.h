// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assist/assist_service.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace lianxi
{

class PlainLabel;

/// Which large model helps, if any: its endpoint, model and key, a live test that says what is wrong, and how the help
/// has been doing. The key is written, never shown again.
class AssistPage final : public QWidget
{
    Q_OBJECT
public:
    explicit AssistPage(ThemeSource &themes, QWidget *parent = nullptr);
    /// As it is stored. What is being typed is left alone unless it was saved.
    void setSetup(const AssistSetupView &setup);
    void setStanding(const AssistStanding &standing);
    /// The answer to testWanted().
    void showTest(const AssistTestResult &result);
    /// The answer to saveWanted() when it could not be stored.
    void showNotSaved(const Error &error);
    void setZone(const QTimeZone &zone) { m_zone = zone; }

Q_SIGNALS:
    void saveWanted(const lianxi::AssistSetup &setup);
    void testWanted(const lianxi::AssistSetup &setup);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFormLayout *makeFields(ThemeSource &themes);
    [[nodiscard]] QHBoxLayout *makeButtons();
    void retranslate();
    void dress();
    void say(const QString &words, const QString &kind);
    void showAnswer();
    void showStanding();
    [[nodiscard]] AssistSetup typed() const;

    AssistSetupView m_setup;
    AssistStanding m_standing;
    enum class Answer { None, Testing, Tested, Saved, NotSaved };
    Answer m_answer = Answer::None;
    AssistTestResult m_result;
    QString m_problem;
    bool m_saving = false;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    PlainLabel *m_title, *m_intro, *m_privacy, *m_baseLabel, *m_modelLabel, *m_keyLabel, *m_said, *m_stands;
    QCheckBox *m_on;
    QLineEdit *m_base, *m_model, *m_key;
    QPushButton *m_test, *m_save;
};

} // namespace lianxi
