// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/assist_writer.h"
#include "ui/conversation/attachment_bar.h"
#include "ui/conversation/composer_edit.h"
#include "ui/conversation/late_bar.h"
#include "ui/conversation/services.h"
#include "ui/script/guard_line.h"
#include "ui/script/script_strip.h"
#include "ui/theme/icon_mark.h"

#include <QComboBox>
#include <QListWidget>
#include <QTimer>
#include <QToolButton>

class QMenu;

namespace lianxi
{

class AssistBar;
class HintBar;

/// What stands in the composer.
struct ComposerState {
    QString text;
    bool note = false;
    ThreadId thread;
    std::optional<std::vector<ScriptStep>> steps; ///< as corrected by the agent
    std::vector<GuardOverride> overrides;
    MessageId replyTo;
    QString replyToPlatformId, replyPreview;
    bool invitation = false; ///< the text invites from public to private
    std::optional<LateChoice> late; ///< the reply window is shut and this goes past it
    std::vector<Part> attachments; ///< in our own store
    QString keptForPrivate; ///< what was to be said before a rule sent it to the private side
};

/// Where the agent writes: script strip, surface bar, text, guard line, limits, buttons. Knows the case only as a value
/// and says what is wanted by signals; the panel talks to the desk.
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(ConversationServices services, QWidget *parent = nullptr);

    /// The case as it stands. The same case keeps the text; another one clears it.
    void setView(const CaseView &view);
    /// Where the case stands in its queue, for texts that say so.
    void setQueuePlace(const QueuePlace &place) { m_place = place; }
    [[nodiscard]] const ComposerState &state() const { return m_state; }
    /// Puts back a draft or a message that was taken back.
    void restore(const ComposerState &state);
    /// Empties text, corrections and overrides; keeps thread and mode.
    void clearText();
    void setNoteMode(bool note);
    void setReplyTo(const TimelineRow &message);
    void insertQuote(const QString &text);
    /// Where the cursor stands.
    void insertWords(const QString &text);
    /// Puts the agent's introduction at the start of the draft.
    void insertSignature();
    /// With text: corrects what the draft does in the script; without: marks the case's step.
    void toggleStep(ScriptStep step);
    void addOverride(const GuardOverride &override);
    /// Which keys send, and what tool tips name.
    void setKeys(const ComposerKeys &keys);
    /// Read-only while a command is on its way.
    void setBusy(bool busy);
    [[nodiscard]] const ThreadRow *thread() const;
    [[nodiscard]] const GuardReport &report() const { return m_report; }
    /// Neither text nor attachments.
    [[nodiscard]] bool isEmpty() const { return !hasText() && m_state.attachments.empty(); }
    void addAttachment(const Part &part);
    /// A picture or sound that was made out of the words `said`: the guards read them on.
    void takeMade(Part part, const QString &said);
    /// What the team wrote down has changed.
    void showHints();
    /// What stands here can be sent now: as by the button.
    [[nodiscard]] bool isSendable() const;
    /// What stands here could leave: the window is open or a way past it is chosen, and the channel takes it.
    [[nodiscard]] bool mayLeave() const { return !isWriting() && (m_state.note || (!isShut() && !isOverLimits())); }
    /// Puts a filled-in template in place of the text, which cannot be changed from then on. `choice.more` is what the
    /// template itself adds.
    void takeTemplate(const LateChoice &choice, const QString &text);
    [[nodiscard]] ComposerEdit &edit() { return *m_edit; }
    /// Whether the large model can be asked for this as things stand.
    [[nodiscard]] bool offersHelp(AssistKind kind) const;
    /// Asks for it by helpRequested(), when it is offered.
    void requestHelp(AssistKind kind, AssistTone tone = AssistTone::Warm);
    /// The answer to helpRequested(): what it writes takes the place of the text. Nothing can be sent meanwhile.
    void takeHelp(std::unique_ptr<AssistRun> run);
    void stopHelp();
    [[nodiscard]] bool isWriting() const { return m_writer->isWriting(); }
    /// Asks in which tone the text is to be written anew.
    void openToneMenu();
    void fillAssistMenu(QMenu &menu);

Q_SIGNALS:
    void sendRequested(bool andResolve);
    void laterRequested();
    void recordRequested();
    /// The text is to go out as a picture with large letters, or read aloud.
    void cardRequested(const QString &text);
    void voiceRequested(const QString &text);
    void undoSendRequested();
    void draftChanged();
    void remedied(const Verdict &verdict);
    void overrideRequested(const Verdict &verdict);
    void stepMarkRequested(ScriptStep step, bool done);
    void followUpFormRequested();
    void consentFormRequested();
    void leaveRequested();
    void attachRequested();
    void macrosRequested();
    void templateRequested();
    void helpRequested(AssistKind kind, AssistTone tone);
    /// Dropped or pasted.
    void filesOffered(const QStringList &paths);
    void pictureOffered(const QImage &picture);
    /// The invitation's link shall go along as a picture.
    void codeRequested(const QString &link);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void takeTheme();
    [[nodiscard]] QWidget *buildBar();
    [[nodiscard]] QWidget *buildButtons();
    void fillThreads();
    /// All that does not hang on the text: where it goes, what the channel takes there, what else is shown.
    void dress();
    /// What hangs on the text; at every keystroke.
    void judge();
    [[nodiscard]] GuardReport judgedFor(const ThreadRow &to) const;
    void refreshChannel();
    void dressLate();
    void chooseLate(const std::optional<LateChoice> &choice);
    void tick();
    [[nodiscard]] bool isShut() const { return m_window.isShut() && !m_state.late; }
    [[nodiscard]] bool isTemplate() const { return m_state.late && m_state.late->way == LateWay::Template; }
    [[nodiscard]] bool hasText() const { return !m_state.text.trimmed().isEmpty(); }
    /// What the channel would refuse whatever an agent says.
    [[nodiscard]] bool isOverLimits() const;
    void dressSurface();
    void showLimits();
    void applyRemedy(const Verdict &verdict);
    /// Turns the draft into the public invitation; what stood there is kept for the private side.
    void moveToPrivate(const QString &invitation);
    void askToMove();
    void dressAside();
    /// Where the thread's customers are invited to; empty where the platform carries the private text itself.
    [[nodiscard]] QString invitedTo() const;
    void setText(const QString &text);
    void connectAssist();
    void dressAssist();
    void openAssistMenu();
    void fillTones(QMenu &menu);
    void endHelp(const AssistEnd &how);
    /// Nothing came of it.
    void forgetHelp();
    /// The text is about to be another.
    void dropHelp();
    void refreshOffers();
    void placeOffers();
    void takeOffer();
    void useOffer(const Offer &offer);
    void fillMakeMenu();
    void handleListKey(int key, bool &taken);
    [[nodiscard]] OfferContext offerContext() const;
    /// What the guards know of a draft to this thread.
    [[nodiscard]] CaseContext guardContext(const ThreadRow &to) const;
    [[nodiscard]] static bool isBlocked(const GuardReport &report, const std::vector<GuardOverride> &overrides);

    ConversationServices m_services;
    ComposerKeys m_keys;
    CaseView m_view;
    QueuePlace m_place;
    ComposerState m_state;
    GuardReport m_report;
    ChannelLimits m_limitsThere; ///< of the thread; nothing for a note
    bool m_splits = false; ///< a long text becomes several messages there
    bool m_carries = false; ///< the platform answers its last public comment in private
    ReplyWindow m_window;
    QTimer m_countdown; ///< to the next change of what the window says
    bool m_busy = false;
    std::vector<Offer> m_offers;
    ComposerState m_beforeHelp; ///< what stood here when a model was asked

    ScriptStrip *m_strip;
    QFrame *m_bar;
    IconMark *m_barIcon;
    PlainLabel *m_barWords;
    QComboBox *m_threads;
    QToolButton *m_noteButton, *m_forgetReply, *m_offersButton, *m_signatureButton, *m_attachButton, *m_assistButton,
        *m_macroButton;
    QToolButton *m_move; ///< on a public thread: go on in private
    QToolButton *m_code; ///< beside an invitation with a link, where pictures go out: the link as a QR code
    QFrame *m_aside; ///< what is said in private together with the invitation
    PlainLabel *m_asideWords;
    QPlainTextEdit *m_asideEdit;
    QFrame *m_replyBar;
    PlainLabel *m_replyWords;
    ComposerEdit *m_edit;
    AttachmentBar *m_attachments;
    AssistWriter *m_writer;
    AssistBar *m_assistBar;
    LateBar *m_late;
    GuardLine *m_guard;
    PlainLabel *m_limits;
    QPushButton *m_send, *m_sendResolve;
    HintBar *m_hints;
    QToolButton *m_later, *m_makeButton;
    QMenu *m_makeMenu;
    QListWidget *m_offerList; ///< child of the window, above the text
};

} // namespace lianxi
