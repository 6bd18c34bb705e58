// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"
#include "ui/conversation/forms.h"
#include "ui/theme/plain_label.h"

#include <QListWidget>
#include <QTimer>

namespace lianxi
{

/// What two contacts share, in words: "the same phone number 138****5678, known to a platform".
class PeopleWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::PeopleWords)
public:
    [[nodiscard]] static QString evidence(const MergeEvidence &evidence);
    [[nodiscard]] static QString evidence(const std::vector<MergeEvidence> &evidence);
    /// How it came that `merge` is in force: who, when, why.
    [[nodiscard]] static QString reason(const ContactMerge &merge, const QString &day);
};

/// Two contacts side by side and what they would be as one. Nothing happens before it is confirmed.
class MergeForm final : public Form
{
    Q_OBJECT
public:
    /// `evidence` may be empty: somebody knows better than the program.
    MergeForm(ContactView mine, ContactView other, const std::vector<MergeEvidence> &evidence, QWidget *parent);
    [[nodiscard]] ContactId into() const; ///< under whose name both go on
    [[nodiscard]] ContactId from() const;
    [[nodiscard]] QString evidence() const { return m_why->toPlainText().trimmed(); }

private:
    void showResult();
    [[nodiscard]] QWidget *side(const ContactView &person);
    ContactView m_mine, m_other;
    QComboBox *m_name;
    QPlainTextEdit *m_why;
    PlainLabel *m_result;
};

/// Asks before two contacts that were one are taken apart.
class SplitForm final : public Form
{
    Q_OBJECT
public:
    SplitForm(const ContactMerge &merge, const QString &name, QWidget *parent);
};

/// Finds another contact by what is known of them.
class FindPersonForm final : public Form
{
    Q_OBJECT
public:
    FindPersonForm(const ContactId &notThis, StoreSource &store, QWidget *parent);
    [[nodiscard]] ContactId chosen() const;

private:
    void search();
    void show(const std::vector<CaseRow> &rows);
    ContactId m_notThis;
    StoreSource &m_store;
    QLineEdit *m_query;
    QListWidget *m_people;
    QTimer m_pause;
};

} // namespace lianxi
