// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/case_commands.h"

#include "ui/conversation/case_header.h"
#include "ui/conversation/conversation_panel.h"

namespace lianxi
{

ComposerKeys composerKeys(const Shortcuts &shortcuts)
{
    ComposerKeys keys;
    keys.send = shortcuts.keys(Command::Send);
    keys.sendAndResolve = shortcuts.keys(Command::SendAndResolve);
    keys.undoSend = shortcuts.keys(Command::UndoSend);
    keys.note = shortcuts.keys(Command::Note).value(0);
    keys.signature = shortcuts.keys(Command::Signature).value(0);
    constexpr std::array steps{Command::StepIntroduce, Command::StepConfirm, Command::StepSolve, Command::StepFollowUp};
    for (size_t i = 0; i < steps.size(); ++i)
        keys.steps.at(i) = shortcuts.keys(steps.at(i)).value(0);
    return keys;
}

void runOnCase(Command command, ConversationPanel &panel)
{
    switch (command) {
    case Command::Claim:
        return panel.claim();
    case Command::Resolve:
        return panel.resolve();
    case Command::ResolveAndNext:
        return panel.resolve(); // whoever has a list goes on
    case Command::Snooze:
        return panel.openSnoozeForm();
    case Command::TakeOver:
        return panel.takeOver();
    case Command::OwnWindow:
        return; // the window it is in
    case Command::Transfer:
        return panel.openTransferForm();
    case Command::Tags:
        return panel.openTagForm(TagFamily::Scene);
    case Command::Judgement:
        return panel.openJudgementForm();
    case Command::GiveBack:
        return panel.release();
    case Command::Reopen:
        Q_EMIT panel.header().reopenRequested();
        return;
    case Command::Wake:
        Q_EMIT panel.header().wakeRequested();
        return;
    case Command::FollowUp:
        return panel.openFollowUpForm();
    case Command::AskDepartment:
        return panel.openDepartmentForm();
    case Command::NoteFeedback:
        return panel.openFeedbackForm({});
    case Command::Watch:
        return panel.header().toggleWatch();
    case Command::Consent:
        return panel.openConsentForm();
    case Command::MergeCase:
        return panel.openMergeForm();
    case Command::UnmergeCase:
        return panel.openUnmergeForm();
    case Command::PartCase:
        return panel.openPartForm();
    case Command::HowRouted:
        return panel.openRoutingForm();
    case Command::MarkUnread:
        return panel.markUnread();
    case Command::HideMessage:
        return panel.actOnCurrent(MessageAction::Hide, MessageAction::Unhide);
    case Command::LikeMessage:
        return panel.actOnCurrent(MessageAction::Like, MessageAction::Unlike);
    case Command::TranslateMessage:
        return panel.translateCurrent();
    case Command::HelpDraft:
        return panel.composer().requestHelp(AssistKind::Draft);
    case Command::HelpRewrite:
        return panel.composer().openToneMenu();
    case Command::HelpTranslate:
        return panel.composer().requestHelp(AssistKind::TranslateReply);
    case Command::HelpSummary:
        return panel.composer().requestHelp(AssistKind::Summary);
    case Command::Note:
        return panel.toggleNote();
    case Command::UndoSend:
        return panel.undoSend();
    case Command::Send:
        return panel.send(false);
    case Command::SendAndResolve:
        return panel.send(true);
    case Command::SendLater:
        return panel.openLaterForm();
    case Command::Macros:
        return panel.openMacroMenu();
    case Command::Signature:
        return panel.composer().insertSignature();
    case Command::StepIntroduce:
        return panel.composer().toggleStep(ScriptStep::Introduce);
    case Command::StepConfirm:
        return panel.composer().toggleStep(ScriptStep::Confirm);
    case Command::StepSolve:
        return panel.composer().toggleStep(ScriptStep::Solve);
    case Command::StepFollowUp:
        return panel.composer().toggleStep(ScriptStep::FollowUp);
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
    case Command::GoToDo:
    case Command::GoFeedback:
    case Command::GoDashboard:
    case Command::GoReview:
    case Command::GoTeam:
    case Command::GoSettings:
    case Command::ToggleTheme:
        return; // the window's own
    }
}

} // namespace lianxi
