// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_text.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

qsizetype quoteDepth(QStringView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == u'>')
        ++depth;
    return depth;
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

bool isBlankLine(const QString &line)
{
    return QStringView(line).trimmed().isEmpty();
}

bool isSignature(const QString &line)
{
    return trimmedEnd(line) == "--"_L1;
}

/// "On … wrote:" and its sisters, as one line. Where one begins tells that it is whole.
bool isIntroduction(const QString &line)
{
    static const QRegularExpression words(
        u"^(On\\b.*\\bwrote|Am\\b.*\\bschrieb\\b.*|Le\\b.*\\ba écrit\\s*|El\\b.*\\bescribió|Il\\b.*\\bha scritto"
        u"|Op\\b.*\\bschreef\\b.*|Em\\b.*\\bescreveu|在.*写道|于.*写道|於.*寫道|在.*寫道)\\s*[:：]$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return line.size() < 400 && words.match(line).hasMatch();
}

/// The end of one, whatever it begins with.
bool endsIntroduction(const QString &line)
{
    static const QRegularExpression words(u"(\\bwrote|\\bschrieb|写道|寫道|のメール)\\s*[:：]$"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    return line.size() < 400 && words.match(line).hasMatch();
}

/// A line that alone begins the history.
bool isSeparator(const QString &line)
{
    static const QRegularExpression words(
        u"^-{2,}\\s*(Original Message|Original-Nachricht|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
        u"|Messaggio originale|Replied Message|Forwarded message|原始邮件|原邮件|回复的原邮件|回复的邮件|转发的邮件"
        u"|原始郵件|元のメッセージ)\\s*-{2,}$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return line.size() < 120 && words.match(line).hasMatch();
}

bool isRule(const QString &line)
{
    return line.size() >= 10 && line.count(u'_') == line.size();
}

/// The head of the answered mail written out, as Outlook does: who, then when or to whom in one of the next lines.
bool isHeaderBlock(const QStringList &lines, qsizetype at)
{
    static const QRegularExpression who(u"^\\*?(发件人|寄件者|寄件人|From|Von|De|Da|差出人)\\s*\\*?[:：]"_s);
    static const QRegularExpression rest(
        u"^\\*?(发送时间|发送日期|日期|时间|收件人|寄件日期|Sent|Date|To|Gesendet|Datum|An|Envoyé|À|Enviado|Para|送信日時|宛先)\\s*\\*?[:：]"_s);
    if (!who.match(lines[at].trimmed()).hasMatch())
        return false;
    const qsizetype last = std::min(at + 4, lines.size());
    for (qsizetype next = at + 1; next < last; ++next) {
        if (rest.match(lines[next].trimmed()).hasMatch())
            return true;
    }
    return false;
}

/// First line of the introduction that ends right above `quote` (blank lines and up to three folded lines allowed);
/// -1: none.
qsizetype introductionAbove(const QStringList &lines, qsizetype quote)
{
    qsizetype end = quote - 1;
    while (end >= 0 && isBlankLine(lines[end]))
        --end;
    QString joined;
    for (qsizetype begin = end; begin >= 0 && begin > end - 3; --begin) {
        if (isBlankLine(lines[begin]))
            break;
        joined = lines[begin].trimmed() + (joined.isEmpty() ? QString() : u' ' + joined);
        if (isIntroduction(joined))
            return begin;
    }
    return end >= 0 && endsIntroduction(lines[end].trimmed()) ? end : -1;
}

/// The next line that is not blank, or `at` when there is none.
qsizetype nextWritten(const QStringList &lines, qsizetype at)
{
    for (qsizetype next = at + 1; next < lines.size(); ++next) {
        if (!isBlankLine(lines[next]))
            return next;
    }
    return at;
}

/// The line where the history begins, or the number of lines.
qsizetype historyFrom(const QStringList &lines)
{
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QString line = lines[at].trimmed();
        if (isSignature(lines[at]) || isSeparator(line) || isHeaderBlock(lines, at))
            return at;
        if (isRule(line) && isHeaderBlock(lines, nextWritten(lines, at)))
            return at;
        if (line.startsWith(u'>')) {
            const qsizetype introduction = introductionAbove(lines, at);
            if (introduction >= 0)
                return introduction;
        }
        // HTML mail quotes without marks; a date tells an introduction from a sentence.
        static const QRegularExpression digit(u"\\d"_s);
        if (isIntroduction(line) && digit.match(line).hasMatch())
            return at;
    }
    return lines.size();
}

} // namespace

QString unflowed(const QString &text, bool delSp)
{
    QString result;
    bool goesOn = false;
    qsizetype lastDepth = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString &raw : lines) {
        const qsizetype depth = quoteDepth(raw);
        QString line = raw.sliced(depth);
        if (line.startsWith(u' ')) // space-stuffed
            line.remove(0, 1);
        const bool signature = line == "-- "_L1;
        const bool joins = goesOn && depth == lastDepth && !signature;
        if (!joins && (&raw != &lines.front()))
            result += u'\n';
        if (!joins && depth > 0)
            result += QString(depth, u'>') + u' ';
        goesOn = line.endsWith(u' ') && !signature;
        if (goesOn && delSp)
            line.chop(1);
        result += line;
        lastDepth = depth;
    }
    return result;
}

QString withoutHistory(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const qsizetype from = historyFrom(lines);
    const QString above = trimmedEnd(lines.first(from).join(u'\n'));
    if (!above.isEmpty() || from == lines.size() || isSignature(lines[from]))
        return above;
    // Everything stands below the quotation: what is not quoted is new.
    QStringList below;
    bool quoted = false;
    for (qsizetype at = from; at < lines.size(); ++at) {
        const bool quotes = lines[at].startsWith(u'>');
        quoted |= quotes;
        if (isSignature(lines[at]) && quoted)
            break;
        if (quoted && !quotes)
            below.append(lines[at]);
    }
    while (!below.isEmpty() && isBlankLine(below.front()))
        below.removeFirst();
    return trimmedEnd(below.join(u'\n'));
}

} // namespace lianxi::email
