// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

#include <QHash>
#include <QJsonObject>
#include <QKeySequence>
#include <QObject>

#include <optional>
#include <vector>

class QAction;

namespace lianxi
{

/// Everything the window can be asked to do by key, palette or menu.
enum class Command {
    NextCase,
    PreviousCase,
    Search,
    Views,
    SaveView,
    MarkCases,
    Palette,
    Help,
    Back,
    GoInbox,
    GoToDo,
    GoFeedback,
    GoDashboard,
    GoReview,
    GoTeam,
    GoSettings,
    ToggleTheme,
    Claim,
    Resolve,
    ResolveAndNext,
    Snooze,
    Transfer,
    TakeOver,
    OwnWindow,
    Tags,
    Judgement,
    GiveBack,
    Reopen,
    Wake,
    FollowUp,
    AskDepartment,
    NoteFeedback,
    Watch,
    Consent,
    MergeCase,
    UnmergeCase,
    PartCase,
    HowRouted,
    MarkUnread,
    HideMessage,
    LikeMessage,
    TranslateMessage,
    Send,
    SendAndResolve,
    SendLater,
    UndoSend,
    Note,
    Signature,
    Macros,
    HelpDraft,
    HelpRewrite,
    HelpTranslate,
    HelpSummary,
    StepIntroduce,
    StepConfirm,
    StepSolve,
    StepFollowUp,
};
template <>
struct EnumNames<Command> {
    static constexpr std::array<std::string_view, 57> names{"next_case",      "previous_case",
                                                            "search",         "views",
                                                            "save_view",      "mark_cases",
                                                            "palette",        "help",
                                                            "back",           "go_inbox",
                                                            "go_to_do",       "go_feedback",
                                                            "go_dashboard",   "go_review",
                                                            "go_team",        "go_settings",
                                                            "toggle_theme",   "claim",
                                                            "resolve",        "resolve_and_next",
                                                            "snooze",         "transfer",
                                                            "take_over",      "own_window",
                                                            "tags",           "judgement",
                                                            "give_back",      "reopen",
                                                            "wake",           "follow_up",
                                                            "ask_department", "note_feedback",
                                                            "watch",          "consent",
                                                            "merge_case",     "unmerge_case",
                                                            "part_case",      "how_routed",
                                                            "mark_unread",    "hide_message",
                                                            "like_message",   "translate_message",
                                                            "send",           "send_and_resolve",
                                                            "send_later",     "undo_send",
                                                            "note",           "signature",
                                                            "macros",         "help_draft",
                                                            "help_rewrite",   "help_translate",
                                                            "help_summary",   "step_introduce",
                                                            "step_confirm",   "step_solve",
                                                            "step_follow_up"};
};
constexpr int commandCount = static_cast<int>(EnumNames<Command>::names.size());

enum class CommandGroup { Moving, Case, Writing };

/// What a command is called, translated.
[[nodiscard]] QString commandName(Command command);
[[nodiscard]] QString groupName(CommandGroup group);
[[nodiscard]] CommandGroup groupOf(Command command);
[[nodiscard]] QList<QKeySequence> defaultKeys(Command command);
/// What a large model is asked for: there is no trace of it where none is set up.
[[nodiscard]] bool isHelpByModel(Command command);

/// Which keys mean which command: the conventions' keys, and what the agent changed. View thread.
class Shortcuts final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] QList<QKeySequence> keys(Command command) const;
    enum class Refusal {
        None,
        Taken, ///< another command has this key
        PlainLetter, ///< would be typed into the composer
    };
    struct Answer {
        Refusal refusal = Refusal::None;
        std::optional<Command> holder; ///< who has it, for Taken
    };
    /// Whether a key could be given to the command.
    [[nodiscard]] Answer check(Command command, const QKeySequence &key) const;
    /// Gives the command this one key; an empty sequence takes its keys away. Nothing changes when refused.
    Answer setKey(Command command, const QKeySequence &key);
    void resetKeys(Command command);
    /// Keeps the action's keys, text and tooltip up to date for as long as it lives; triggering it emits triggered().
    void bind(QAction *action, Command command);
    /// Whether the command is to be shown at all.
    [[nodiscard]] bool isOffered(Command command) const { return m_helpOffered || !isHelpByModel(command); }
    void setHelpOffered(bool offered);
    /// The changed keys only, for the settings.
    [[nodiscard]] QJsonObject toJson() const;
    /// Unknown commands and unusable keys are left out.
    void load(const QJsonObject &json);
    /// Names the actions again after the language changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    void triggered(lianxi::Command command);

private:
    void refresh(QAction *action, Command command) const;
    bool m_helpOffered = false;
    QHash<Command, QList<QKeySequence>> m_changed;
    std::vector<std::pair<QAction *, Command>> m_bound; ///< not owned; removed when destroyed
};

} // namespace lianxi
