// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/email/imap_reader.h"
#include "app/channels/email/mail_events.h"
#include "app/channels/email/sasl.h"

#include <QDate>

#include <map>
#include <set>

namespace lianxi::email
{

/// How far a folder was read. uidValidity 0: never; uid 0: what arrived since ImapOptions::since is to be read again.
struct ImapCursor {
    qint64 uidValidity = 0;
    qint64 uid = 0;
    friend bool operator==(const ImapCursor &, const ImapCursor &) = default;
};

/// One part of one mail, to be fetched by itself (an attachment).
struct ImapSection {
    QByteArray folder;
    ImapCursor mail;
    QByteArray section;
};

struct ImapOptions {
    SaslLogin login;
    bool startTls = false; ///< the connection begins in the clear
    QByteArray sentFolder; ///< as the server writes it; empty: the one it marks \Sent
    bool watchSent = true;
    QDate since; ///< of a folder whose numbers have changed, what arrived from this day on is read again
    std::optional<ImapSection> section; ///< fetch only this, then leave
};

/// Mails of one folder and the cursor behind them: they are stored together.
struct ImapPage {
    QByteArray folder;
    std::vector<FetchedMail> mails;
    ImapCursor next;
    bool rescan = false; ///< the folder's numbers have changed, it is read again
};

/// Why a session is over, in the words of sends.
struct ImapEnd {
    SendOutcome outcome = SendOutcome::Retry;
    QString reason; ///< password, token, server, network, rate, configuration; empty with Sent: all done
};

/// One IMAP connection as a state machine without I/O: bytes in, bytes out, pages of mail between. Logs in, reads what
/// is new in Sent and INBOX, waits in IDLE, and begins again. RFC 3501/9051, 2177, 4959, 6154, 2971.
///
/// The transport calls receive(), quiet(), encrypted() and stored(), and after each looks at takeOutput(), wantsTls(),
/// takePage() and end(). The next page comes only after stored().
class ImapSession
{
public:
    ImapSession(ImapOptions options, std::map<QByteArray, ImapCursor> cursors);

    void receive(QByteArrayView bytes);
    /// TLS stands, after wantsTls().
    void encrypted();
    /// What takePage() gave is durable.
    void stored();
    /// Nothing came for patience().
    void quiet();
    /// Puts a copy of a mail we sent into the folder of sent mail, when there is time; forgotten when there is none.
    void append(const QByteArray &mail);

    [[nodiscard]] QByteArray takeOutput() { return std::exchange(m_output, {}); }
    [[nodiscard]] bool wantsTls() const { return m_wantsTls; }
    [[nodiscard]] std::optional<ImapPage> takePage() { return std::exchange(m_page, std::nullopt); }
    [[nodiscard]] const std::optional<ImapEnd> &end() const { return m_end; }
    [[nodiscard]] std::chrono::seconds patience() const;
    /// Everything is read and the server will tell, or will be asked again: the channel is well.
    [[nodiscard]] bool atRest() const { return m_command == Command::Idle || m_resting; }
    /// What the server wants the administrator to read; empty: nothing.
    [[nodiscard]] const QString &alert() const { return m_alert; }
    /// The section that was asked for, still encoded, and its header.
    [[nodiscard]] const QByteArray &sectionBody() const { return m_sectionBody; }
    [[nodiscard]] const QByteArray &sectionHeader() const { return m_sectionHeader; }
    [[nodiscard]] const std::map<QByteArray, ImapCursor> &cursors() const { return m_cursors; }

    /// For recorded sessions: what their client wrote, in place of our own commands.
    void replayCommand(const QByteArray &line);

private:
    enum class Command {
        None,
        Greeting,
        Capability,
        StartTls,
        Login,
        Id,
        List,
        Select,
        Search,
        Fetch,
        Body,
        Idle,
        IdleEnd,
        Append,
        Section,
    };
    struct Announced {
        qint64 uid = 0, size = 0;
        friend bool operator<(const Announced &a, const Announced &b) { return a.uid < b.uid; }
    };

    // imap_login.cpp
    void onGreeting(const ImapResponse &response);
    void readCapabilities(const QByteArray &list);
    void logIn();
    void onLoginChallenge(const ImapResponse &response);
    void onLogin(const ImapResponse &response);
    void afterLogin();
    void refused(const ImapResponse &response);

    // imap_session.cpp
    void send(Command command, const QByteArray &text);
    void onUntagged(const ImapResponse &response);
    void onContinuation(const ImapResponse &response);
    void onTagged(Command command, const ImapResponse &response);
    void onDone(Command command, const ImapResponse &response);
    void onFetch(const ImapValue &attributes);
    void onListed(const ImapResponse &response);
    void cycle();
    void nextFolder();
    void onSelected();
    void fetchSection();
    void onSectionPiece();
    void listNew();
    void fetchNext();
    void onBodyPiece();
    void keep(FetchedMail mail);
    void givePage(bool rescan = false);
    void rest();
    void endIdle();
    void appendNext();
    void finish(SendOutcome outcome, const QString &reason);

    ImapOptions m_options;
    std::map<QByteArray, ImapCursor> m_cursors;
    ImapReader m_reader;
    QByteArray m_output;
    std::optional<ImapPage> m_page;
    std::optional<ImapEnd> m_end;
    QString m_alert;
    bool m_wantsTls = false, m_encrypted = false, m_resting = false, m_loggedIn = false;
    bool m_storing = false; ///< between a page and stored()

    Command m_command = Command::Greeting;
    QByteArray m_tag;
    int m_lastTag = 0;
    std::set<QByteArray> m_capabilities; ///< upper case
    std::optional<SaslClient> m_sasl;

    std::vector<QByteArray> m_folders; ///< still to be looked at in this round, the next one last
    QByteArray m_folder; ///< selected
    qint64 m_uidValidity = 0, m_uidNext = 0;
    bool m_counted = false; ///< the answer to SELECT has told how many mails there are
    bool m_changed = false; ///< the server told of new mail since the last look
    bool m_idling = false; ///< IDLE stands
    bool m_leaveIdle = false; ///< as soon as it does, it ends
    qint64 m_firstUid = 0; ///< what Fetch asked for
    std::vector<Announced> m_todo; ///< newest first
    FetchedMail m_mail; ///< being fetched
    qint64 m_mailSize = 0;
    qsizetype m_piece = -1; ///< bytes of the piece that came; -1: none yet
    ImapPage m_gathered;
    qint64 m_gatheredBytes = 0;
    QByteArrayList m_appends;
    QByteArray m_appending; ///< announced to the server, which has not asked for it yet
    QByteArray m_sectionBody, m_sectionHeader;
};

/// A folder's name as people write it in the encoding of IMAP (RFC 3501 §5.1.3).
[[nodiscard]] QByteArray encodeFolderName(const QString &name);

} // namespace lianxi::email
