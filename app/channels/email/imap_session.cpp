// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_session.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::email
{

namespace
{

constexpr auto answerPatience = 60s;
/// IDLE tells of one folder only, and not every server tells at once: both folders are looked at this often. RFC 2177
/// allows 29 min; many routers forget a silent line sooner.
constexpr auto idlePatience = 120s;
constexpr auto pollPatience = 60s;

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

bool isIn(const ImapValue &list, const char *name)
{
    return std::any_of(list.list.begin(), list.list.end(), [name](const ImapValue &one) { return one.isAtom(name); });
}

} // namespace

QByteArray encodeFolderName(const QString &name)
{
    QByteArray result;
    QByteArray wide; // UTF-16BE of characters that are not ASCII
    const auto flush = [&] {
        if (!wide.isEmpty())
            result += '&' + wide.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',') + '-';
        wide.clear();
    };
    for (const QChar c : name) {
        if (c >= u' ' && c <= u'~') {
            flush();
            result += c == u'&' ? QByteArray("&-") : QByteArray(1, c.toLatin1());
        } else {
            wide += static_cast<char>(c.unicode() >> 8);
            wide += static_cast<char>(c.unicode() & 0xFF);
        }
    }
    flush();
    return result;
}

ImapSession::ImapSession(ImapOptions options, std::map<QByteArray, ImapCursor> cursors)
    : m_options(std::move(options))
    , m_cursors(std::move(cursors))
{
}

void ImapSession::receive(QByteArrayView bytes)
{
    m_reader.add(bytes);
    while (!m_end && !m_wantsTls) {
        const std::optional<ImapResponse> response = m_reader.next();
        if (!response)
            break;
        if (m_command == Command::Greeting)
            onGreeting(*response);
        else if (response->tag == "*")
            onUntagged(*response);
        else if (response->tag == "+")
            onContinuation(*response);
        else if (response->tag == m_tag)
            onTagged(std::exchange(m_command, Command::None), *response);
    }
    if (m_reader.broken())
        finish(SendOutcome::Retry, u"server"_s);
}

void ImapSession::encrypted()
{
    m_wantsTls = false;
    m_encrypted = true;
    m_reader.clear();
    m_capabilities.clear();
    send(Command::Capability, "CAPABILITY");
}

std::chrono::seconds ImapSession::patience() const
{
    if (m_resting)
        return pollPatience;
    return m_idling ? idlePatience : answerPatience;
}

void ImapSession::quiet()
{
    if (m_storing) // the log keeps the server waiting, nobody is to blame
        return;
    if (m_resting)
        cycle();
    else if (m_idling)
        endIdle();
    else
        finish(SendOutcome::Retry, u"network"_s);
}

void ImapSession::append(const QByteArray &mail)
{
    m_appends.append(mail);
    if (m_command == Command::Idle)
        endIdle();
    else if (m_resting)
        cycle();
}

void ImapSession::send(Command command, const QByteArray &text)
{
    m_resting = m_idling = m_leaveIdle = false;
    m_command = command;
    m_tag = "L" + QByteArray::number(++m_lastTag);
    m_output += m_tag + ' ' + text + "\r\n";
}

void ImapSession::finish(SendOutcome outcome, const QString &reason)
{
    if (!m_end)
        m_end = ImapEnd{outcome, reason};
    m_command = Command::None;
}

void ImapSession::onUntagged(const ImapResponse &response)
{
    const QByteArray code = response.code.split(' ').front().toUpper();
    const QByteArray argument = response.code.mid(code.size()).trimmed();
    if (code == "ALERT")
        m_alert = QString::fromUtf8(response.text).left(500);
    else if (code == "UIDVALIDITY")
        m_uidValidity = argument.toLongLong();
    else if (code == "UIDNEXT")
        m_uidNext = argument.toLongLong();
    else if (code == "CAPABILITY")
        readCapabilities(argument);
    if (response.status == "BYE") {
        refused(response);
        return;
    }
    const std::vector<ImapValue> &values = response.values;
    if (values.empty())
        return;
    if (values.front().isAtom("CAPABILITY")) {
        QByteArrayList names;
        for (const ImapValue &value : values)
            names.append(value.text);
        readCapabilities(names.join(' '));
    } else if (values.front().isAtom("LIST")) {
        onListed(response);
    } else if (values.front().isAtom("SEARCH") && m_command == Command::Search) {
        for (const ImapValue &value : values) {
            if (value.number() > 0)
                m_todo.push_back({value.number(), 0});
        }
    } else if (values.size() >= 2 && values[1].isAtom("EXISTS")) {
        // The first one in the answer to SELECT tells how many there are; any other is news.
        m_changed |= m_command != Command::Select || std::exchange(m_counted, true);
        if (m_command == Command::Idle)
            endIdle();
    } else if (values.size() >= 3 && values[1].isAtom("FETCH")) {
        onFetch(values[2]);
    }
}

void ImapSession::onContinuation(const ImapResponse &response)
{
    if (m_command == Command::Login) {
        onLoginChallenge(response);
    } else if (m_command == Command::Append && !m_appending.isEmpty()) {
        m_output += std::exchange(m_appending, {}) + "\r\n";
    } else if (m_command == Command::Idle) {
        m_idling = true;
        if (m_leaveIdle)
            endIdle();
    }
}

void ImapSession::onTagged(Command command, const ImapResponse &response)
{
    if (response.code.startsWith("CAPABILITY "))
        readCapabilities(response.code.mid(11));
    if (response.status == "OK") {
        onDone(command, response);
        return;
    }
    switch (command) {
    case Command::Id:
    case Command::List: // they are only asked for to be kind, and to find a folder
        onDone(command, response);
        return;
    case Command::Append: // the server does not want it; the message was sent all the same
    case Command::Idle:
        onDone(command, response);
        return;
    case Command::Select:
        if (m_folder != "INBOX" && !m_options.section) { // gone or closed to us: the inbox matters more
            m_options.watchSent = false;
            nextFolder();
            return;
        }
        [[fallthrough]];
    case Command::None:
    case Command::Greeting:
    case Command::Capability:
    case Command::StartTls:
    case Command::Login:
    case Command::Search:
    case Command::Fetch:
    case Command::Body:
    case Command::IdleEnd:
    case Command::Section:
        m_command = command; // refused() tells a login from the rest
        refused(response);
        return;
    }
}

void ImapSession::onDone(Command command, const ImapResponse &response)
{
    switch (command) {
    case Command::None:
    case Command::Greeting:
        return;
    case Command::Capability:
        m_loggedIn ? afterLogin() : logIn();
        return;
    case Command::StartTls:
        m_wantsTls = true;
        return;
    case Command::Login:
        onLogin(response);
        return;
    case Command::Id:
        m_options.section || !m_options.watchSent || !m_options.sentFolder.isEmpty()
            ? cycle()
            : send(Command::List,
                   m_capabilities.contains("SPECIAL-USE") ? "LIST (SPECIAL-USE) \"\" \"*\"" : "LIST \"\" \"*\"");
        return;
    case Command::Idle: // ended by the server: it is asked from time to time instead
        m_capabilities.erase("IDLE");
        rest();
        return;
    case Command::List:
    case Command::IdleEnd:
        cycle();
        return;
    case Command::Select:
        onSelected();
        return;
    case Command::Search:
    case Command::Fetch:
        std::sort(m_todo.begin(), m_todo.end());
        std::reverse(m_todo.begin(), m_todo.end());
        fetchNext();
        return;
    case Command::Body:
        onBodyPiece();
        return;
    case Command::Append:
        nextFolder();
        return;
    case Command::Section:
        onSectionPiece();
        return;
    }
}

void ImapSession::onListed(const ImapResponse &response)
{
    if (response.values.size() >= 4 && isIn(response.values[1], "\\Sent") && m_options.sentFolder.isEmpty())
        m_options.sentFolder = response.values[3].text;
}

/// A round: copies of what we sent, the folder of sent mail, the inbox last, so that it stays selected. A new channel
/// begins with the inbox too: what comes while the other folder is looked at is not old.
void ImapSession::cycle()
{
    m_folders = {"INBOX"};
    if (m_options.section)
        m_folders = {m_options.section->folder};
    else if (m_options.watchSent && !m_options.sentFolder.isEmpty())
        m_folders.push_back(m_options.sentFolder);
    if (m_folders.size() > 1 && m_cursors["INBOX"].uidValidity == 0)
        m_folders.push_back("INBOX");
    nextFolder();
}

void ImapSession::appendNext()
{
    m_appending = m_appends.takeFirst();
    send(Command::Append,
         "APPEND " + quoted(m_options.sentFolder) + " (\\Seen) {" + QByteArray::number(m_appending.size()) + '}');
}

void ImapSession::nextFolder()
{
    if (m_options.sentFolder.isEmpty())
        m_appends.clear();
    if (!m_appends.isEmpty()) {
        appendNext();
        return;
    }
    if (m_folders.empty()) {
        rest();
        return;
    }
    m_folder = m_folders.back();
    m_folders.pop_back();
    m_uidValidity = m_uidNext = 0;
    m_changed = m_counted = false;
    send(Command::Select, (m_options.section ? "EXAMINE " : "SELECT ") + quoted(m_folder));
}

void ImapSession::rest()
{
    if (m_changed && !m_folder.isEmpty()) {
        listNew();
    } else if (m_capabilities.contains("IDLE")) {
        send(Command::Idle, "IDLE");
    } else {
        m_command = Command::None;
        m_resting = true;
    }
}

void ImapSession::endIdle()
{
    m_leaveIdle = true;
    if (!m_idling) // RFC 2177: not before the server has said that it waits
        return;
    m_idling = false;
    m_command = Command::IdleEnd;
    m_output += "DONE\r\n";
}

void ImapSession::replayCommand(const QByteArray &line)
{
    m_output.clear();
    const QByteArrayList words = line.split(' ');
    if (line.trimmed() == "DONE" || words.size() < 2) {
        m_command = Command::IdleEnd;
        return;
    }
    const QByteArray verb = words[1].toUpper();
    m_tag = words[0];
    m_resting = m_idling = m_leaveIdle = false;
    if (verb == "LOGIN" || verb == "AUTHENTICATE") {
        m_command = Command::Login;
    } else if (verb == "SELECT" && words.size() > 2) {
        m_command = Command::Select;
        m_folder = QByteArray(words[2]).replace('"', "");
    } else if (verb == "UID" && words.size() > 3 && words[2].toUpper() == "FETCH") {
        m_command = Command::Fetch;
        m_folder = m_folder.isEmpty() ? QByteArray("INBOX") : m_folder;
        m_firstUid = words[3].split(':').front().toLongLong();
        ImapCursor &cursor = m_cursors[m_folder];
        cursor.uid = m_firstUid - 1;
        m_uidValidity = m_uidValidity == 0 ? cursor.uidValidity : m_uidValidity;
        m_gathered = {m_folder, {}, cursor, false};
        m_todo.clear();
    } else {
        m_command = verb == "IDLE" ? Command::Idle : verb == "CAPABILITY" ? Command::Capability : Command::Id;
    }
}

} // namespace lianxi::email
