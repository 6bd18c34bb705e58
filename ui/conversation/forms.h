// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "models/policy/guard.h"
#include "ui/conversation/assist_writer.h"
#include "ui/conversation/services.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lianxi
{

/// A small window with labelled fields, confirmed by one button that is dead until every needed field is filled.
/// Opened with open(), so that nothing else on the desk stops.
class Form : public QDialog
{
    Q_OBJECT
public:
    Form(const QString &title, const QString &confirm, QWidget *parent);

protected:
    /// The keyboard begins in the first field and comes to the buttons last.
    void showEvent(QShowEvent *event) override;
    [[nodiscard]] QLineEdit *addLine(const QString &name, const QString &label, bool needed);
    [[nodiscard]] QPlainTextEdit *addText(const QString &name, const QString &label, bool needed);
    [[nodiscard]] QComboBox *addChoice(const QString &name, const QString &label, const QStringList &choices);
    [[nodiscard]] QDateTimeEdit *addMoment(const QString &name, const QString &label, const QDateTime &value);
    void addSentence(const QString &sentence);
    /// Over the whole width.
    void addWide(QWidget *widget);
    /// Something else without which the form is not complete; check() looks again.
    void need(std::function<bool()> filled);
    void check();

private:
    QFormLayout *m_fields;
    QPushButton *m_confirm, *m_cancel;
    std::vector<std::function<bool()>> m_needed;
};

/// Why a rule is overruled: a reason from the list and words.
class OverrideForm final : public Form
{
    Q_OBJECT
public:
    OverrideForm(const Verdict &verdict, QWidget *parent);
    [[nodiscard]] GuardOverride value() const;

private:
    QString m_rule;
    QComboBox *m_reason;
    QPlainTextEdit *m_words;
};

/// Why masked personal data are looked at.
class RevealForm final : public Form
{
    Q_OBJECT
public:
    explicit RevealForm(QWidget *parent);
    [[nodiscard]] QString reason() const { return m_reason->currentText(); }

private:
    QComboBox *m_reason;
};

/// Time, channel and promise of a follow-up.
class FollowUpForm final : public Form
{
    Q_OBJECT
public:
    FollowUpForm(const CaseView &view, Instant now, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] Instant due() const;
    [[nodiscard]] ChannelId channel() const; ///< empty: by phone
    [[nodiscard]] QString promise() const { return m_promise->text().trimmed(); }

private:
    QDateTimeEdit *m_due;
    QComboBox *m_channel;
    QLineEdit *m_promise;
};

/// Who agreed that a minor is served, and how that was checked.
class ConsentForm final : public Form
{
    Q_OBJECT
public:
    ConsentForm(Instant now, const QTimeZone &zone, QWidget *parent);
    /// Case, contact and actor are filled in by the caller.
    [[nodiscard]] ConsentRecorded value() const;

private:
    QLineEdit *m_guardian;
    QComboBox *m_relation, *m_how;
    QPlainTextEdit *m_evidence;
    QDateTimeEdit *m_expires;
};

/// Why a consent no longer holds.
class WithdrawConsentForm final : public Form
{
    Q_OBJECT
public:
    explicit WithdrawConsentForm(QWidget *parent);
    [[nodiscard]] QString reason() const { return m_reason->text().trimmed(); }

private:
    QLineEdit *m_reason;
};

/// To whom a case goes, and why.
class TransferForm final : public Form
{
    Q_OBJECT
public:
    /// \param summarise  writes what the next person must know; empty: nobody offers to.
    TransferForm(std::vector<Colleague> colleagues, QStringList queues,
                 const std::function<std::unique_ptr<AssistRun>()> &summarise, QWidget *parent);
    /// Case and actor are filled in by the caller.
    [[nodiscard]] CaseTransferred value() const;

private:
    void offerSummary(const std::function<std::unique_ptr<AssistRun>()> &summarise);
    std::vector<Colleague> m_colleagues;
    QStringList m_queues;
    QComboBox *m_to, *m_reason;
    QPlainTextEdit *m_note;
    AssistWriter *m_writer;
};

/// To whom a call is handed, or whom to call back.
class CallForm final : public Form
{
    Q_OBJECT
public:
    CallForm(MessageAction action, const QString &number, QWidget *parent);
    [[nodiscard]] QString number() const;

private:
    QLineEdit *m_number;
};

/// Until when a case sleeps.
class SnoozeForm final : public Form
{
    Q_OBJECT
public:
    SnoozeForm(Instant now, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] Instant until() const;

private:
    QDateTimeEdit *m_until;
};

/// A new tag of one family.
class TagForm final : public Form
{
    Q_OBJECT
public:
    TagForm(TagFamily family, QWidget *parent);
    [[nodiscard]] QString tag() const { return m_tag->text().trimmed(); }

private:
    QLineEdit *m_tag;
};

/// What the customer really wants and feels, where the desk judged otherwise.
class JudgementForm final : public Form
{
    Q_OBJECT
public:
    /// `head`: as it stands.
    JudgementForm(const std::vector<CategoryChoice> &categories, const CaseRow &head, QWidget *parent);
    /// What was changed; nullopt: nothing. Case and actor are filled in by the desk.
    [[nodiscard]] std::optional<CaseClassified> classified() const;
    /// The word for a tag of the family Emotion; empty: nothing is said.
    [[nodiscard]] QString feeling() const;

private:
    CaseRow m_before;
    QComboBox *m_category, *m_feeling, *m_class, *m_priority;
};

/// Asks before a message is deleted for everybody.
class DeleteForm final : public Form
{
    Q_OBJECT
public:
    explicit DeleteForm(QWidget *parent);
};

/// Asks before an address leaves the program; shows the host in plain letters.
class LinkForm final : public Form
{
    Q_OBJECT
public:
    LinkForm(const QUrl &link, QWidget *parent);
};

} // namespace lianxi
