// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/chat_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto openingTag = "<think>"_L1;
constexpr auto closingTag = "</think>"_L1;

/// The short names that endpoints give to errors, in `code` or `type`; numbers are those of HTTP.
AssistTrouble troubleOfName(const QString &name)
{
    struct Row {
        QLatin1StringView part;
        AssistTrouble trouble;
    };
    static constexpr Row rows[] = {
        {"insufficient_quota"_L1, AssistTrouble::QuotaUsedUp},
        {"insufficient_balance"_L1, AssistTrouble::QuotaUsedUp},
        {"billing"_L1, AssistTrouble::QuotaUsedUp},
        {"arrearage"_L1, AssistTrouble::QuotaUsedUp},
        {"context_length"_L1, AssistTrouble::TooLong},
        {"rate_limit"_L1, AssistTrouble::TooMany},
        {"model_not_found"_L1, AssistTrouble::NoSuchModel},
        {"api_key"_L1, AssistTrouble::KeyRefused},
        {"apikey"_L1, AssistTrouble::KeyRefused},
        {"authentication"_L1, AssistTrouble::KeyRefused},
        {"permission"_L1, AssistTrouble::KeyRefused},
        {"invalid_request"_L1, AssistTrouble::Refused},
        {"content_filter"_L1, AssistTrouble::Refused},
        {"server_error"_L1, AssistTrouble::ServerFailed},
        {"overloaded"_L1, AssistTrouble::ServerFailed},
    };
    for (const Row &row : rows) {
        if (name.contains(row.part, Qt::CaseInsensitive))
            return row.trouble;
    }
    return AssistTrouble::None;
}

AssistTrouble troubleOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return AssistTrouble::KeyRefused;
    case 402:
        return AssistTrouble::QuotaUsedUp;
    case 404:
    case 405:
        return AssistTrouble::NoSuchModel;
    case 413:
        return AssistTrouble::TooLong;
    case 429:
        return AssistTrouble::TooMany;
    default:
        return status >= 500 ? AssistTrouble::ServerFailed
            : status >= 400  ? AssistTrouble::Refused
            : status >= 300  ? AssistTrouble::Redirected
                             : AssistTrouble::NotUnderstood;
    }
}

/// An error object: {"code", "type", "message"}, or only words.
AssistTrouble troubleOfError(const QJsonValue &error)
{
    const QJsonObject object = error.toObject();
    const QJsonValue code = object.value("code"_L1);
    for (const QString &name : {code.toString(), object.value("type"_L1).toString()}) {
        if (const AssistTrouble known = troubleOfName(name); known != AssistTrouble::None)
            return known;
    }
    if (code.isDouble() && code.toInt() >= 400)
        return troubleOfStatus(code.toInt());
    return AssistTrouble::ServerFailed;
}

bool isError(const QJsonObject &json)
{
    const QJsonValue error = json.value("error"_L1);
    return error.isObject() || (error.isString() && !error.toString().isEmpty());
}

/// `member`: "delta" of an event, "message" of a whole answer.
ChatPiece pieceOf(const QByteArray &json, QLatin1StringView member)
{
    ChatPiece piece;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        piece.trouble = AssistTrouble::NotUnderstood;
        return piece;
    }
    const QJsonObject object = document.object();
    if (isError(object)) {
        piece.trouble = troubleOfError(object.value("error"_L1));
        return piece;
    }
    const QJsonObject choice = object.value("choices"_L1).toArray().at(0).toObject();
    piece.text = choice.value(member).toObject().value("content"_L1).toString();
    const QString why = choice.value("finish_reason"_L1).toString();
    piece.finished = !why.isEmpty();
    piece.cutShort = why == "length"_L1;
    if (why == "content_filter"_L1)
        piece.trouble = AssistTrouble::Refused;
    return piece;
}

} // namespace

ChatPiece readChatEvent(const QByteArray &data)
{
    if (data.trimmed() == "[DONE]") {
        ChatPiece end;
        end.done = true;
        return end;
    }
    return pieceOf(data, "delta"_L1);
}

ChatPiece readChatBody(const QByteArray &body)
{
    ChatPiece piece = pieceOf(body, "message"_L1);
    if (piece.trouble == AssistTrouble::None && !piece.finished && piece.text.isEmpty())
        piece.trouble = AssistTrouble::NotUnderstood;
    piece.finished = piece.done = true;
    return piece;
}

AssistTrouble troubleOf(int status, const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    // A key that is not right may be told as "invalid_request_error" with 401: the status is the surer word, but for
    // quota and length, which have none of their own.
    if (isError(json)) {
        const AssistTrouble told = troubleOfError(json.value("error"_L1));
        if (told == AssistTrouble::QuotaUsedUp || told == AssistTrouble::TooLong || told == AssistTrouble::NoSuchModel)
            return told;
        if (status == 400 && told == AssistTrouble::KeyRefused)
            return told;
    }
    return troubleOfStatus(status);
}

QString visibleWords(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool tag = c == 0xDB40 && i + 1 < text.size() && text[i + 1].isLowSurrogate()
            && text[i + 1].unicode() < 0xDC80; // U+E0000 to U+E007F
        if (tag) {
            ++i;
            continue;
        }
        const bool control = (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7f && c < 0xa0);
        const bool reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        const bool separates = c == 0x2028 || c == 0x2029; // a text field takes them for ends of paragraphs
        if (separates)
            shown += u'\n';
        else if (!control && !reorders && c != 0xfeff)
            shown += text[i];
    }
    return shown;
}

QString ThoughtFilter::feed(const QString &part)
{
    if (m_state == State::Answering)
        return part;
    m_held += part;
    if (m_state == State::Beginning) {
        qsizetype at = 0;
        while (at < m_held.size() && m_held[at].isSpace())
            ++at;
        const QStringView begun = QStringView(m_held).sliced(at);
        if (openingTag.startsWith(begun.first(std::min(begun.size(), openingTag.size())))) {
            if (begun.size() < openingTag.size())
                return {};
            m_state = State::Thinking;
            m_held.remove(0, at + openingTag.size());
        } else {
            m_state = State::Answering;
            return std::exchange(m_held, {}).sliced(at);
        }
    }
    const qsizetype end = m_held.indexOf(closingTag);
    if (end < 0) {
        m_held = m_held.last(std::min(m_held.size(), closingTag.size() - 1)); // the tag may be cut
        return {};
    }
    m_held.remove(0, end + closingTag.size());
    m_state = State::Beginning; // blank lines before the answer, once more
    return feed({});
}

QString ThoughtFilter::finish()
{
    const QString rest = m_state == State::Beginning ? m_held.trimmed() : QString();
    m_held.clear();
    return rest;
}

} // namespace lianxi
