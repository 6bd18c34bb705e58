// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and palette ask of the case that is shown.
#include "app/workstation/desk_window.h"

namespace lianxi
{

void DeskWindow::takeKeys()
{
    const Shortcuts &shortcuts = m_surroundings.shortcuts;
    ComposerKeys keys;
    keys.send = shortcuts.keys(Command::Send);
    keys.sendAndResolve = shortcuts.keys(Command::SendAndResolve);
    keys.undoSend = shortcuts.keys(Command::UndoSend);
    keys.note = shortcuts.keys(Command::Note).value(0);
    keys.signature = shortcuts.keys(Command::Signature).value(0);
    constexpr std::array steps{Command::StepIntroduce, Command::StepConfirm, Command::StepSolve, Command::StepFollowUp};
    for (size_t i = 0; i < steps.size(); ++i)
        keys.steps.at(i) = shortcuts.keys(steps.at(i)).value(0);
    m_conversation->composer().setKeys(keys);
}

void DeskWindow::run(Command command)
{
    switch (command) {
    case Command::Claim:
        return m_conversation->claim();
    case Command::Resolve:
        return m_conversation->resolve();
    case Command::ResolveAndNext:
        m_conversation->resolve();
        return m_window->inbox().stepCase(1);
    case Command::Snooze:
        return m_conversation->openSnoozeForm();
    case Command::TakeOver:
        return m_conversation->takeOver();
    case Command::Transfer:
        return m_conversation->openTransferForm();
    case Command::Tags:
        return m_conversation->openTagForm(TagFamily::Scene);
    case Command::Judgement:
        return m_conversation->openJudgementForm();
    case Command::MarkUnread:
        if (m_conversation->view())
            m_workspace.desk().markUnread(m_conversation->view()->head, [](const DeskResult &) {});
        return;
    case Command::HideMessage:
        return m_conversation->actOnCurrent(MessageAction::Hide, MessageAction::Unhide);
    case Command::LikeMessage:
        return m_conversation->actOnCurrent(MessageAction::Like, MessageAction::Unlike);
    case Command::TranslateMessage:
        return m_conversation->translateCurrent();
    case Command::HelpDraft:
        return m_conversation->composer().requestHelp(AssistKind::Draft);
    case Command::HelpRewrite:
        return m_conversation->composer().openToneMenu();
    case Command::HelpTranslate:
        return m_conversation->composer().requestHelp(AssistKind::TranslateReply);
    case Command::HelpSummary:
        return m_conversation->composer().requestHelp(AssistKind::Summary);
    case Command::Note:
        return m_conversation->toggleNote();
    case Command::UndoSend:
        return m_conversation->undoSend();
    case Command::Send:
        return m_conversation->send(false);
    case Command::SendAndResolve:
        return m_conversation->send(true);
    case Command::Macros:
        return m_conversation->openMacroMenu();
    case Command::Signature:
        return m_conversation->composer().insertSignature();
    case Command::StepIntroduce:
        return m_conversation->composer().toggleStep(ScriptStep::Introduce);
    case Command::StepConfirm:
        return m_conversation->composer().toggleStep(ScriptStep::Confirm);
    case Command::StepSolve:
        return m_conversation->composer().toggleStep(ScriptStep::Solve);
    case Command::StepFollowUp:
        return m_conversation->composer().toggleStep(ScriptStep::FollowUp);
    case Command::NextCase:
    case Command::PreviousCase:
    case Command::Search:
    case Command::Views:
    case Command::SaveView:
    case Command::MarkCases:
    case Command::Palette:
    case Command::Help:
    case Command::Back:
    case Command::GoInbox:
    case Command::GoSettings:
    case Command::ToggleTheme:
        return; // the window's own
    }
}

} // namespace lianxi
