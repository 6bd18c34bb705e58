// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/desk/desk.h"
#include "app/media/media_source.h"
#include "app/orders/order_board.h"
#include "app/profile/local_store.h"
#include "models/items/store_source.h"
#include "models/store/calls_query.h"
#include "ui/conversation/composer_offer.h"
#include "ui/conversation/message_text.h"
#include "ui/theme/theme_source.h"

#include <QTimeZone>

#include <chrono>
#include <functional>

namespace lianxi
{

class Assistant;
class FaceBoard;
class Speller;
class TeamConnection;
class TeamReplies;
class TeamShelf;
struct RoutingOfCase;

/// Where drafts are kept. Both calls return at once; answers come on the thread of `context`.
class DraftStore
{
public:
    virtual ~DraftStore() = default;
    virtual void save(CaseId id, const QString &text, const QJsonObject &extra) = 0;
    virtual void ask(CaseId id, QObject *context,
                     std::function<void(std::optional<LocalStore::SavedDraft>)> answer) = 0;
};

/// A person to whom a case can be handed.
struct Colleague {
    AgentId id;
    QString name;
};

/// Something that a customer can want.
struct CategoryChoice {
    QString id;
    QString title; ///< in the window's language
};

/// What the conversation and contact columns work with. All references outlive the columns.
struct ConversationServices {
    StoreSource &store;
    Desk &desk;
    const Clock &clock;
    ThemeSource &theme;
    DraftStore &drafts;
    /// The guards, with the playbook in force; ≤ 5 ms, called at every keystroke.
    std::function<GuardReport(const Draft &, const CaseContext &)> checkDraft;
    std::function<ChannelLimits(Platform, Surface)> limits;
    /// The line that invites the customer to the private side.
    std::function<QString(const CaseContext &)> invitation;
    /// Whether the platform can answer the thread's last public comment in private.
    std::function<bool(const ThreadRow &)> answersPrivately = [](const ThreadRow &) { return false; };
    /// Where a thread's customers are invited to: an https address, or nothing.
    std::function<QString(const ThreadRow &)> privateLink = [](const ThreadRow &) { return QString(); };
    /// What a thread's channel answers in ("zh-CN", "en" …); empty: the customer's language.
    std::function<QString(const ThreadRow &)> answerLanguage = [](const ThreadRow &) { return QString(); };
    PersonalDataFinder personalData;
    std::vector<const ComposerOffer *> offers;
    std::function<std::vector<Colleague>()> colleagues;
    /// Skills and departments to which a case can be handed.
    std::function<QStringList()> queues = [] { return QStringList(); };
    /// What a category is called in the window's language; by id where the team's rules do not name it.
    std::function<QString(const QString &id)> categoryName = [](const QString &id) { return id; };
    /// The categories that a case can be given by hand.
    std::function<std::vector<CategoryChoice>()> categories = [] { return std::vector<CategoryChoice>(); };
    /// Products and parts of the service of which customers have spoken.
    std::function<QStringList()> feedbackTopics = [] { return QStringList(); };
    std::chrono::seconds undoWindow{10}; ///< a reply can be taken back for so long; 0: it leaves at once
    QTimeZone zone = QTimeZone::systemTimeZone();
    MediaSource *media = nullptr; ///< null: attachments are named, not shown, and none can be sent
    /// The approved templates of a channel, answered later on the thread of `context`; empty where nobody reads any.
    std::function<void(const ThreadRow &, QObject *context, std::function<void(std::vector<MessageTemplate>)>)>
        askTemplates = {};
    /// What a filled-in template adds to the message, in the platform's words.
    std::function<QJsonObject(Platform, const MessageTemplate &, const QStringList &values)> templateIntent = {};
    /// The customer's messages are before the agent's eyes: platforms may show that.
    std::function<void(qint64 caseRow)> seen = {};
    /// The agent is writing in a private thread; told every few seconds.
    std::function<void(qint64 caseRow, const ThreadId &)> writing = {};
    FaceBoard *faces = nullptr; ///< null: letters stand for everybody
    OrderBoard *orders = nullptr; ///< null: no orders are shown
    TeamConnection *connection = nullptr; ///< to the team's log; null: there is no team
    TeamShelf *team = nullptr; ///< where macros are; null: there are none, and no trace of any
    /// How a case stands with the routing, answered later on the thread of `context`; empty: nobody can tell.
    std::function<void(const QObject *context, qint64 caseRow, std::function<void(const RoutingOfCase &)>)> askRouting =
        {};
    /// A contact's telephone calls, the newest first, answered later on the thread of `context`; empty: none are shown.
    std::function<void(const QObject *context, const ContactId &, std::function<void(std::vector<CallRow>)>)> askCalls =
        {};
    Speller *speller = nullptr; ///< null: nothing is checked
    const TeamReplies *replies = nullptr; ///< hints by tags; null: none
    /// A text as a sound file (MP3), answered later on the thread of `context`; empty: no speech program is there.
    std::function<void(const QObject *context, const QString &text, std::function<void(Result<QByteArray>)>)>
        readAloud = {};
    Assistant *assistant = nullptr; ///< a large model that helps; null: none, and no trace of one
};

} // namespace lianxi
