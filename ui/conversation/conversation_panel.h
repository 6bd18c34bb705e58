// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_connection.h"
#include "models/items/timeline_model.h"
#include "ui/conversation/call_bar.h"
#include "ui/conversation/case_header.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/offer_bar.h"
#include "ui/conversation/services.h"
#include "ui/conversation/timeline_view.h"
#include "ui/conversation/voice_player.h"

#include <QSplitter>
#include <QWidget>

#include <map>

namespace lianxi
{

class MacroRun;
class WaitingBar;
struct MacroEnd;

/// A message that does not leave at once.
struct SendLater {
    Instant at;
    bool holdBack = true; ///< not when the customer has written meanwhile
};

/// The middle column: header, timeline and composer of one case. Turns the wishes of its parts into desk commands and
/// says in one line what became of them. Nothing here blocks or takes the focus by itself.
class ConversationPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConversationPanel(ConversationServices services, QWidget *parent = nullptr);
    ~ConversationPanel() override;

    /// CaseRow::row; 0: none. What was being written is saved and the new case's draft put back.
    void showCase(qint64 caseRow);
    void apply(const ChangeSet &changes);
    [[nodiscard]] const std::optional<CaseView> &view() const { return m_view; }
    [[nodiscard]] Composer &composer() { return *m_composer; }
    [[nodiscard]] TimelineView &timeline() { return *m_timeline; }
    [[nodiscard]] const TimelineModel &model() const { return m_model; }
    [[nodiscard]] CaseHeader &header() { return *m_header; }
    /// A reply can be taken back for so long; 0: it leaves at once.
    void setUndoWindow(std::chrono::seconds window) { m_services.undoWindow = window; }
    /// The line under the timeline; empty when there is nothing to say.
    [[nodiscard]] QString notice() const;
    /// Insults are shown as dots until asked for.
    void setSoftens(bool softens);
    /// Makes a draft of what came back, when its case is the shown one. \return whether it is.
    bool takeBack(const CameBack &back);
    /// Whether somebody who works on it may want a pause afterwards: insults, or an angry complaint (S108).
    [[nodiscard]] bool wasHard() const;

public Q_SLOTS:
    void claim();
    void release();
    /// Takes the case from the colleague who has it.
    void takeOver();
    /// What this person may do has changed.
    void takeRights();
    /// Takes a case that was given to this agent, or hands it back.
    void answerOffer(bool accepts, const QString &reason);
    void markUnread();
    void resolve();
    void undoSend();
    /// Takes back a message that has not left; null: the last one.
    void undoSending(const MessageId &message);
    void openSnoozeForm();
    void openTransferForm();
    void openFollowUpForm();
    void openConsentForm();
    void openTagForm(TagFamily family);
    void openJudgementForm();
    void openMergeForm();
    void openUnmergeForm();
    void openPartForm();
    /// Who could take the case, and why it is who it is.
    void openRoutingForm();
    void openDepartmentForm();
    /// Notes what the customer said, in `message` or, without one, on the telephone.
    void openFeedbackForm(const MessageId &message);
    /// When the composer's message leaves.
    void openLaterForm();
    void toggleNote();
    void openMacroMenu();
    /// Runs a macro of the team's shelf on the shown case.
    void runMacro(const QString &id);
    /// Sends what the composer holds, or saves it as a note.
    void send(bool andResolve);
    void focusComposer();
    /// Does `action` to the message on which the keyboard stands, or `back` where that is done already.
    void actOnCurrent(MessageAction action, MessageAction back);
    /// Asks the large model, where there is one.
    void askHelp(AssistKind kind, AssistTone tone);
    /// Translates the message on which the keyboard stands, or else the customer's newest; takes a translation away
    /// again.
    void translateCurrent();

Q_SIGNALS:
    /// CameBack::said.number: it is a draft now, given to the store.
    void tookBack(qint64 number);
    void contactShown(const ContactId &contact);
    /// What is known of the shown case was read or read again: view() has it.
    void viewChanged();
    void caseResolved(qint64 caseRow);
    /// The one that was resolved was hard on whoever worked on it (wasHard()).
    void hardCaseEnded();
    /// The case that was shown became part of this one, which is shown from here on.
    void caseMovedOn(qint64 caseRow);
    /// Esc in the composer or timeline: the inbox may take the focus.
    void leaveRequested();
    /// A macro has come to "next case".
    void nextRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectHeader();
    void retranslate();
    void markRead();
    /// Whether what comes in is before the agent's eyes.
    [[nodiscard]] bool isRead() const;
    void divideNew();
    void connectTimeline();
    void takeView(CaseView view);
    void showHeader();
    void askView();
    /// Where the case stands in its queue, while it waits for somebody.
    void askRouting();
    void showRouting();
    /// Says in the offer's bar why the routing chose this agent.
    void explainOffer();
    /// Says what a colleague notes for this agent while the case is before them.
    void hearWhispers(int first, int last);
    void moveOn(const CaseView &survivor);
    void showWaiting();
    void saveDraft();
    void takeDraft(const LocalStore::SavedDraft &draft);
    void saveNote();
    void sendReply(bool andResolve, const std::optional<SendLater> &later = {});
    void connectMade();
    /// What was held back stands in the composer again.
    void writeAnew(const MessageId &message);
    [[nodiscard]] std::vector<int> piecesOf(int position) const;
    [[nodiscard]] std::optional<Instant> nextScheduled() const;
    void makeCard(const QString &text);
    void makeVoice(const QString &text);
    void attachVoice(const QByteArray &mp3, const QString &said);
    void afterSend(const ComposerState &sent);
    void resolveWhenKnown();
    void snooze(std::optional<std::chrono::minutes> length);
    void snoozeTo(int days);
    void reveal(const MessageId &message, const QString &kind);
    void openLink(const QUrl &link);
    void connectMedia();
    void openPicture(const MediaKey &key);
    void playVoice(const MediaKey &key);
    void saveAttachment(const MediaKey &key);
    void chooseFiles();
    void openTemplateForm();
    /// What can be done to the message on its platform, as it stands.
    [[nodiscard]] std::vector<MessageAction> offeredActions(const TimelineRow &entry) const;
    void act(const MessageId &message, MessageAction action);
    void showCall();
    void actOnCall(MessageAction action);
    /// The customer may see that somebody is writing.
    void tellWriting();
    void attachFiles(const QStringList &paths);
    [[nodiscard]] std::function<void(Result<Part>)> taken();
    void connectAssist();
    /// Colleagues' cards beside their messages.
    void connectCards();
    [[nodiscard]] AssistQuestion question(AssistKind kind, AssistTone tone) const;
    /// What writes a summary for whoever takes the case over; empty while there is no help.
    [[nodiscard]] std::function<std::unique_ptr<AssistRun>()> summariser();
    [[nodiscard]] bool isTranslatable(const TimelineRow &entry) const;
    void translate(const MessageId &message);
    void withdrawPieces(std::vector<MessageId> pieces, const ComposerState &back);
    void overrideRule(const Verdict &verdict);
    [[nodiscard]] bool takes(const ThreadRow &thread, const QString &text) const;
    void tellMacro(const QString &name, int steps, const MacroEnd &end, bool here);
    /// Says what went wrong; nothing when the command is done. `winner` and refusals each get their own sentence.
    void tell(const DeskResult &result);
    void say(const QString &sentence, const QString &kind);
    [[nodiscard]] DeskDone told();
    [[nodiscard]] QStringList participants() const;

    ConversationServices m_services;
    TimelineModel m_model;
    MediaBoard m_media;
    VoicePlayer m_player;
    std::optional<CaseView> m_view;
    qint64 m_case = 0;
    bool m_askingView = false, m_askAgain = false;
    bool m_askingRouting = false, m_askRoutingAgain = false;
    std::shared_ptr<const RoutingOfCase> m_routing; ///< of the shown case, while it waits
    bool m_restoring = false; ///< the draft of the case has not arrived: nothing is saved over it
    std::optional<ComposerState> m_lastSent;
    Instant m_openedAt; ///< when the case was shown
    bool m_toRead = false; ///< messages came in that nobody has seen yet
    int m_unread = 0; ///< when the case was opened and the divider is not placed yet

    QHash<QString, CardLook> m_cards; ///< by agent
    std::map<MessageId, std::unique_ptr<AssistRun>> m_translating;
    std::unique_ptr<MacroRun> m_macro; ///< the newest one
    QString m_typed; ///< the composer's text when it was last looked at
    ThreadId m_toldWriting;
    Instant m_tellWritingAfter;

    CaseHeader *m_header;
    OfferBar *m_offer;
    TimelineView *m_timeline;
    QFrame *m_noticeBar;
    IconMark *m_noticeIcon;
    PlainLabel *m_notice;
    GuardLine *m_resolveGuard;
    CallBar *m_call;
    Sequence m_folded = 0; ///< up to where the store has read
    Sequence m_resolveFrom = 0; ///< the case is resolved once the store has read this
    bool m_resolveNext = false; ///< when the view that is asked for is there
    WaitingBar *m_waiting;
    std::vector<CameBack> m_back; ///< came while the draft was being read
    Composer *m_composer;
    PlainLabel *m_empty;
    QWidget *m_content;
};

} // namespace lianxi
