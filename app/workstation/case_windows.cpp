// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/case_windows.h"

#include "app/workstation/case_commands.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QIcon>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace lianxi
{

CaseWindow::CaseWindow(const ConversationServices &services, Shortcuts &shortcuts)
    : m_shortcuts(shortcuts)
    , m_conversation(new ConversationPanel(services))
    , m_contact(new ContactPanel(services))
{
    setObjectName(u"caseWindow"_s);
    setWindowIcon(QIcon(u":/icons/lianxi.svg"_s));
    auto *columns = new QSplitter(this);
    columns->addWidget(m_conversation);
    columns->addWidget(m_contact);
    columns->setStretchFactor(0, 3);
    columns->setStretchFactor(1, 1);
    columns->setChildrenCollapsible(false);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(columns);
    resize(1000, 760);
    connect(m_conversation, &ConversationPanel::contactShown, m_contact, &ContactPanel::showContact);
    connect(m_conversation, &ConversationPanel::viewChanged, this, [this] {
        m_contact->showCase(*m_conversation->view());
        name();
    });
    // What it became part of may be open elsewhere: whoever knows all windows shows it.
    connect(m_conversation, &ConversationPanel::caseMovedOn, this, [this](qint64 into) {
        close();
        Q_EMIT caseRequested(into);
    });
    connect(m_conversation, &ConversationPanel::caseResolved, this, &QWidget::close);
    connect(m_conversation, &ConversationPanel::hardCaseEnded, this, &CaseWindow::hardCaseEnded);
    connect(m_conversation, &ConversationPanel::nextRequested, this, &QWidget::close);
    connect(m_contact, &ContactPanel::caseRequested, this, &CaseWindow::caseRequested);
    connect(m_contact, &ContactPanel::insertRequested, &m_conversation->composer(), &Composer::insertWords);
    connect(m_contact, &ContactPanel::tagFormRequested, m_conversation, &ConversationPanel::openTagForm);
    connect(m_contact, &ContactPanel::consentFormRequested, m_conversation, &ConversationPanel::openConsentForm);
    connect(m_contact, &ContactPanel::followUpFormRequested, m_conversation, &ConversationPanel::openFollowUpForm);
    for (int i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        const bool composers = command == Command::Send || command == Command::SendAndResolve
            || command == Command::UndoSend; // the composer has them itself
        if (groupOf(command) == CommandGroup::Moving || command == Command::OwnWindow || composers)
            continue;
        auto *action = new QAction(this);
        connect(action, &QAction::triggered, this, [this, command] { runOnCase(command, *m_conversation); });
        addAction(action);
        m_actions.emplace_back(action, command);
    }
    connect(&m_shortcuts, &Shortcuts::changed, this, &CaseWindow::takeKeys);
    takeKeys();
}

void CaseWindow::takeKeys()
{
    for (const auto &[action, command] : m_actions)
        action->setShortcuts(m_shortcuts.keys(command));
    m_conversation->composer().setKeys(composerKeys(m_shortcuts));
}

void CaseWindow::showCase(qint64 caseRow)
{
    m_case = caseRow;
    m_conversation->showCase(caseRow);
}

void CaseWindow::name()
{
    const CaseRow &head = m_conversation->view()->head;
    setWindowTitle(head.category.isEmpty() ? head.contactName : u"%1 · %2"_s.arg(head.contactName, head.category));
}

void CaseWindow::apply(const ChangeSet &changes)
{
    m_conversation->apply(changes);
    m_contact->apply(changes);
}

void CaseWindow::closeEvent(QCloseEvent *event)
{
    const qint64 was = std::exchange(m_case, 0);
    m_conversation->showCase(0); // keeps what was being written
    event->accept();
    Q_EMIT left(was);
}

CaseWindows::CaseWindows(std::function<ConversationServices()> services, Shortcuts &shortcuts, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_shortcuts(shortcuts)
{
}

CaseWindows::~CaseWindows()
{
    for (const auto &window : m_windows)
        window->conversation().showCase(0);
}

CaseWindow *CaseWindows::window(qint64 caseRow) const
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [caseRow](const auto &window) { return window->caseRow() == caseRow; });
    return found == m_windows.end() ? nullptr : found->get();
}

void CaseWindows::open(qint64 caseRow)
{
    if (CaseWindow *known = window(caseRow)) {
        if (known->isMinimized())
            known->showNormal();
        known->raise();
        known->activateWindow();
        return;
    }
    if (m_spare.empty()) {
        auto made = std::make_unique<CaseWindow>(m_services(), m_shortcuts);
        CaseWindow *window = made.get();
        connect(window, &CaseWindow::left, this, [this, window] { forget(window); });
        connect(window, &CaseWindow::caseRequested, this, &CaseWindows::caseRequested);
        connect(window, &CaseWindow::hardCaseEnded, this, &CaseWindows::hardCaseEnded);
        m_spare.push_back(std::move(made));
    }
    m_windows.push_back(std::move(m_spare.back()));
    m_spare.pop_back();
    CaseWindow *window = m_windows.back().get();
    if (m_prepare)
        m_prepare(window->conversation());
    window->showCase(caseRow);
    window->show();
    window->conversation().focusComposer();
}

void CaseWindows::close(qint64 caseRow)
{
    if (CaseWindow *known = window(caseRow))
        known->close();
}

void CaseWindows::closeAll()
{
    while (!m_windows.empty())
        m_windows.back()->close();
}

/// Kept for the next case: the answer to its last command may still be on its way, and clears the draft.
void CaseWindows::forget(CaseWindow *window)
{
    const auto found =
        std::find_if(m_windows.begin(), m_windows.end(), [window](const auto &one) { return one.get() == window; });
    if (found == m_windows.end())
        return;
    m_spare.push_back(std::move(*found));
    m_windows.erase(found);
}

std::vector<ConversationPanel *> CaseWindows::conversations() const
{
    std::vector<ConversationPanel *> all;
    for (const auto &window : m_windows)
        all.push_back(&window->conversation());
    return all;
}

void CaseWindows::takeRights()
{
    for (const auto &window : m_windows)
        window->conversation().takeRights();
}

void CaseWindows::apply(const ChangeSet &changes)
{
    for (const auto &window : m_windows)
        window->apply(changes);
}

void CaseWindows::setUp(std::function<void(ConversationPanel &)> prepare)
{
    m_prepare = std::move(prepare);
    for (const auto &window : m_windows)
        m_prepare(window->conversation());
}

} // namespace lianxi
