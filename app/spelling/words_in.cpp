// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/words_in.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

bool hasDictionary(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Latin:
    case QChar::Script_Cyrillic:
    case QChar::Script_Greek:
    case QChar::Script_Inherited: // accents of their own
        return true;
    default:
        return false;
    }
}

bool isWordish(const QString &word)
{
    const bool letters = std::all_of(word.begin(), word.end(), [](QChar c) {
        return c == u'\'' || c == u'’' || ((c.isLetter() || c.isMark()) && hasDictionary(c));
    });
    return letters && word.size() > 1 && word != word.toUpper();
}

} // namespace

std::vector<WordSpan> wordsIn(const QString &line)
{
    // What holds an @, a slash, a dot between letters, a digit or a brace is an address, a number or a variable.
    static const QRegularExpression apart(uR"(\{[^}]*\}|\S*[@/\\]\S*|\S*\w\.\w\S*|[^\W\d_][\w'’]*|\w+)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    std::vector<WordSpan> words;
    for (auto found = apart.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        QString word = match.captured();
        while (word.endsWith(u'\'') || word.endsWith(u'’'))
            word.chop(1);
        if (isWordish(word))
            words.push_back({match.capturedStart(), word.size()});
    }
    return words;
}

} // namespace lianxi
