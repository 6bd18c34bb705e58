// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace lianxi::email
{

inline constexpr qsizetype maxImapLine = 1024 * 1024; ///< without literals
inline constexpr qsizetype maxImapLiteral = 4 * 1024 * 1024; ///< more than we ever ask for at once
inline constexpr qsizetype maxImapResponse = 16 * 1024 * 1024;

/// A value of a response: an atom or string, NIL, or a list.
struct ImapValue {
    enum class Kind { Atom, String, Nil, List };
    Kind kind = Kind::Atom;
    QByteArray text;
    std::vector<ImapValue> list;
    /// Atom of this name, any case.
    [[nodiscard]] bool isAtom(const char *name) const;
    [[nodiscard]] qint64 number() const; ///< -1: none
};

/// One response of the server.
struct ImapResponse {
    QByteArray tag; ///< "*", "+" or the tag of a command
    QByteArray status; ///< OK NO BAD BYE PREAUTH, upper case; empty for data
    QByteArray code; ///< of a status: what is in […], e.g. "UIDNEXT 7100"
    QByteArray text; ///< of a status or continuation: the words
    std::vector<ImapValue> values; ///< of data: everything behind "* "
};

/// Cuts a stream of bytes into responses. Literals of any content are taken whole.
class ImapReader
{
public:
    void add(QByteArrayView bytes) { m_buffer += bytes.toByteArray(); }
    /// The next complete response; nullopt: more bytes are needed, or broken().
    [[nodiscard]] std::optional<ImapResponse> next();
    /// The stream cannot be read on: it is no IMAP, or larger than anything we ask for.
    [[nodiscard]] bool broken() const { return m_broken; }
    /// Forgets what was read and not taken: nothing said before TLS counts after it.
    void clear();

private:
    [[nodiscard]] qsizetype endOfResponse();

    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< up to here there is no end
    bool m_broken = false;
};

} // namespace lianxi::email
