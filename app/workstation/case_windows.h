// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/shell/commands.h"

#include <QWidget>

#include <memory>

namespace lianxi
{

/// One case in a window of its own: conversation and customer, with the keys that a case has.
class CaseWindow final : public QWidget
{
    Q_OBJECT
public:
    CaseWindow(const ConversationServices &services, Shortcuts &shortcuts);
    void showCase(qint64 caseRow);
    [[nodiscard]] qint64 caseRow() const { return m_case; }
    [[nodiscard]] ConversationPanel &conversation() { return *m_conversation; }
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    /// It was closed, or its case is done with.
    void left(qint64 caseRow);
    /// Another case of the customer's is wanted, or what this one became part of.
    void caseRequested(qint64 caseRow);
    void hardCaseEnded();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void takeKeys();
    void name();

    Shortcuts &m_shortcuts;
    qint64 m_case = 0;
    ConversationPanel *m_conversation;
    ContactPanel *m_contact;
    std::vector<std::pair<QAction *, Command>> m_actions;
};

/// The cases that stand beside the main window, one window each. A case is in one place only: two composers with one
/// draft would overwrite each other.
class CaseWindows final : public QObject
{
    Q_OBJECT
public:
    /// `services` is asked for each window; `shortcuts` outlives this.
    CaseWindows(std::function<ConversationServices()> services, Shortcuts &shortcuts, QObject *parent = nullptr);
    ~CaseWindows() override;
    /// A new window, or the one that has the case already.
    void open(qint64 caseRow);
    /// What was being written is kept.
    void close(qint64 caseRow);
    void closeAll();
    void apply(const ChangeSet &changes);
    /// What this person may do has changed.
    void takeRights();
    [[nodiscard]] std::vector<ConversationPanel *> conversations() const;
    [[nodiscard]] CaseWindow *window(qint64 caseRow) const;
    [[nodiscard]] size_t count() const { return m_windows.size(); }
    /// How each new and each open conversation is set up.
    void setUp(std::function<void(ConversationPanel &)> prepare);

Q_SIGNALS:
    void caseRequested(qint64 caseRow);
    void hardCaseEnded();

private:
    void forget(CaseWindow *window);

    std::function<ConversationServices()> m_services;
    Shortcuts &m_shortcuts;
    std::function<void(ConversationPanel &)> m_prepare;
    std::vector<std::unique_ptr<CaseWindow>> m_windows;
    std::vector<std::unique_ptr<CaseWindow>> m_spare; ///< closed ones, used again
};

} // namespace lianxi
