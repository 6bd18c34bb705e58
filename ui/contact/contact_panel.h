// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/orders/order_board.h"
#include "models/domain/people.h"
#include "ui/conversation/services.h"
#include "ui/conversation/voice_player.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace lianxi
{

/// The right column: who the customer is. Identities and whom they make one person, tags in one
/// line, what is still owed, consent, history, notes.
class ContactPanel final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ContactPanel(ConversationServices services, QWidget *parent = nullptr)
        : ContactPanel(std::move(services), makePlayback, parent)
    {
    }
    /// \param playback  makes what plays recordings, when it is first needed.
    ContactPanel(ConversationServices services, std::function<std::unique_ptr<Playback>()> playback, QWidget *parent);
    /// A null id shows nothing.
    void showContact(const ContactId &contact);
    /// The case whose tags and follow-ups are shown.
    void showCase(const CaseView &view);
    void apply(const ChangeSet &changes);

Q_SIGNALS:
    void caseRequested(qint64 caseRow);
    void tagFormRequested(TagFamily family);
    void consentFormRequested();
    void followUpFormRequested();
    /// Words for the draft.
    void insertRequested(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void askPerson();
    void rebuild();
    void addPerson();
    void addIdentities();
    void addMerges();
    void addCandidates();
    void addTags();
    void addOwed();
    void addRequests();
    void addConsent();
    void addWithdrawal();
    void addOrders();
    void addOrder(const Order &order);
    void askOrders();
    void askCalls();
    void addCalls();
    void addCall(const CallRow &call);
    void playCall(const CallRow &call);
    void addHistory();
    void addNotes();
    PlainLabel *addLine(const QString &text, const QString &kind, bool wraps = true);
    void addTitle(const QString &title);
    void untag(const TagRow &tag);
    void openFind();
    void openMerge(const ContactId &other, const std::vector<MergeEvidence> &evidence);
    void openSplit(const ContactMerge &merge);
    [[nodiscard]] DeskDone told();
    [[nodiscard]] QString tagOrigin(const TagRow &tag) const;
    [[nodiscard]] QString when(Instant at) const;

    ConversationServices m_services;
    ContactId m_contact;
    std::optional<ContactView> m_view;
    std::optional<CaseView> m_case;
    PersonView m_person;
    OrderAnswer m_orders;
    bool m_ordersAsked = false;
    std::vector<CallRow> m_calls;
    bool m_allCalls = false; ///< and not only the newest
    VoicePlayer m_player;
    QByteArray m_played; ///< MediaKey::source() of the recording that was asked for last
    QString m_playTrouble; ///< why it cannot be heard
    QString m_trouble; ///< why the last wish was not done
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    bool m_asking = false, m_askAgain = false;
};

/// The three families as one line: "宝妈 · 儿童安全座椅安装 · 平静". Empty families are left out.
[[nodiscard]] QString tagLine(const std::vector<TagRow> &tags);

} // namespace lianxi
