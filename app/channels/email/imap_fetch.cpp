// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/imap_session.h"
#include "app/channels/email/mail_fields.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

constexpr qint64 pieceBytes = 1024 * 1024;
constexpr qint64 largestMail = 64 * 1024 * 1024; ///< of a larger one only the first piece is read
constexpr size_t pageMails = 20;
constexpr qint64 pageBytes = 8 * 1024 * 1024;

QByteArray searchDate(const QDate &date)
{
    return QLocale::c().toString(date, u"d-MMM-yyyy"_s).toLatin1();
}

} // namespace

void ImapSession::onSelected()
{
    if (m_options.section) {
        const ImapSection &wanted = *m_options.section;
        if (wanted.mail.uidValidity != m_uidValidity) {
            finish(SendOutcome::Refused, u"no_media"_s);
            return;
        }
        fetchSection();
        return;
    }
    ImapCursor &cursor = m_cursors[m_folder];
    m_gathered = {m_folder, {}, cursor, false};
    if (cursor.uidValidity == 0 && m_uidNext > 0) {
        // A new channel begins here: what lies in the mailbox was dealt with before.
        m_gathered.next = {m_uidValidity, m_uidNext - 1};
        givePage();
    } else if (cursor.uidValidity != m_uidValidity) {
        m_gathered.next = {m_uidValidity, 0};
        givePage(true);
    } else if (!m_changed && cursor.uid > 0 && m_uidNext > 0 && m_uidNext - 1 <= cursor.uid) {
        nextFolder();
    } else {
        listNew();
    }
}

void ImapSession::fetchSection()
{
    const ImapSection &wanted = *m_options.section;
    const bool first = m_sectionBody.isEmpty();
    m_piece = -1;
    send(Command::Section,
         "UID FETCH " + QByteArray::number(wanted.mail.uid) + " (UID"
             + (first ? " BODY.PEEK[" + wanted.section + ".MIME]" : QByteArray()) + " BODY.PEEK[" + wanted.section
             + "]<" + QByteArray::number(m_sectionBody.size()) + '.' + QByteArray::number(pieceBytes) + ">)");
}

void ImapSession::onSectionPiece()
{
    if (m_piece == pieceBytes && m_sectionBody.size() < largestMail)
        fetchSection();
    else if (m_sectionBody.isEmpty() && m_piece < 0)
        finish(SendOutcome::Refused, u"no_media"_s);
    else
        finish(SendOutcome::Sent, {});
}

void ImapSession::listNew()
{
    const ImapCursor &cursor = m_cursors[m_folder];
    m_todo.clear();
    m_changed = false;
    m_gathered = {m_folder, {}, cursor, false};
    m_gatheredBytes = 0;
    m_firstUid = cursor.uid + 1;
    if (cursor.uid == 0)
        send(Command::Search, "UID SEARCH SINCE " + searchDate(m_options.since));
    else
        send(Command::Fetch, "UID FETCH " + QByteArray::number(m_firstUid) + ":* (UID RFC822.SIZE)");
}

void ImapSession::onFetch(const ImapValue &attributes)
{
    FetchedMail mail;
    qint64 size = 0;
    bool hasBody = false;
    for (size_t at = 0; at + 1 < attributes.list.size(); at += 2) {
        const QByteArray name = attributes.list[at].text.toUpper();
        const ImapValue &value = attributes.list[at + 1];
        if (name == "UID") {
            mail.uid = value.number();
        } else if (name == "RFC822.SIZE") {
            size = value.number();
        } else if (name == "INTERNALDATE") {
            mail.internalDate = readMailDate(value.text);
        } else if (name == "FLAGS") {
            for (const ImapValue &flag : value.list)
                mail.flags.append(QString::fromUtf8(flag.text));
        } else if (name.startsWith("BODY[") && name.endsWith(".MIME]")) {
            m_sectionHeader = value.text;
        } else if (name.startsWith("BODY[")) {
            mail.bytes = value.text;
            hasBody = value.kind == ImapValue::Kind::String;
        }
    }
    // One piece answers one question: a server that says more is not given the memory for it.
    if (m_command == Command::Section && hasBody && m_piece < 0) {
        m_sectionBody += mail.bytes;
        m_piece = mail.bytes.size();
    } else if (m_command == Command::Fetch && mail.uid >= m_firstUid && m_firstUid > 0) {
        // n:* gives the last mail even when its number is below n: hence the comparison.
        hasBody ? keep(std::move(mail)) : m_todo.push_back({mail.uid, size});
    } else if (m_command == Command::Body && mail.uid == m_mail.uid && hasBody && m_piece < 0) {
        m_piece = mail.bytes.size();
        m_mailSize = std::max(m_mailSize, size);
        m_mail.bytes += mail.bytes;
        m_mail.flags = mail.flags;
        m_mail.internalDate = mail.internalDate ? mail.internalDate : m_mail.internalDate;
    }
}

void ImapSession::fetchNext()
{
    const bool full = m_gathered.mails.size() >= pageMails || m_gatheredBytes >= pageBytes;
    if (m_todo.empty() || full) {
        if (m_todo.empty() && m_gathered.next.uid == 0 && m_uidNext > 0)
            m_gathered.next.uid = m_uidNext - 1;
        if (m_gathered.mails.empty() && m_gathered.next == m_cursors[m_folder])
            m_changed ? listNew() : nextFolder();
        else
            givePage();
        return;
    }
    m_mail = {};
    m_mail.uid = m_todo.back().uid;
    m_mailSize = m_todo.back().size;
    m_todo.pop_back();
    m_piece = -1;
    send(Command::Body,
         "UID FETCH " + QByteArray::number(m_mail.uid) + " (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0."
             + QByteArray::number(pieceBytes) + ">)");
}

void ImapSession::onBodyPiece()
{
    // RFC822.SIZE is a guess with some servers, so a full piece asks for more and an empty one ends it.
    const bool more = m_piece == pieceBytes || (m_piece > 0 && m_mail.bytes.size() < m_mailSize);
    if (more && m_mailSize <= largestMail && m_mail.bytes.size() < largestMail) {
        m_piece = -1;
        send(Command::Body,
             "UID FETCH " + QByteArray::number(m_mail.uid) + " (UID FLAGS BODY.PEEK[]<"
                 + QByteArray::number(m_mail.bytes.size()) + '.' + QByteArray::number(pieceBytes) + ">)");
        return;
    }
    keep(std::move(m_mail));
    fetchNext();
}

void ImapSession::keep(FetchedMail mail)
{
    mail.mailbox = QString::fromUtf8(m_folder);
    mail.uidValidity = m_uidValidity;
    m_gathered.next.uid = std::max(m_gathered.next.uid, mail.uid);
    m_gatheredBytes += mail.bytes.size();
    if (!mail.bytes.isEmpty()) // else it was taken away meanwhile
        m_gathered.mails.push_back(std::move(mail));
}

void ImapSession::givePage(bool rescan)
{
    m_gathered.rescan = rescan;
    m_gathered.next.uidValidity = m_uidValidity;
    m_cursors[m_folder] = m_gathered.next;
    m_page = m_gathered;
    m_storing = true;
    m_gathered = {m_folder, {}, m_gathered.next, false};
    m_gatheredBytes = 0;
}

void ImapSession::stored()
{
    m_storing = false;
    if (m_end || m_command != Command::None)
        return;
    if (!m_todo.empty())
        fetchNext();
    else if (m_changed || m_cursors[m_folder].uid == 0)
        listNew();
    else
        nextFolder();
}

} // namespace lianxi::email
