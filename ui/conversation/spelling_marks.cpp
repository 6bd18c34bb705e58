// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/spelling_marks.h"

#include "app/spelling/speller.h"
#include "app/spelling/words_in.h"

#include <QTextDocument>

namespace lianxi
{

SpellingMarks::SpellingMarks(QTextDocument *document, Speller &speller, ThemeSource &themes)
    : QSyntaxHighlighter(document)
    , m_speller(speller)
    , m_themes(themes)
{
    connect(&m_speller, &Speller::changed, this, &SpellingMarks::rehighlight);
    connect(&m_themes, &ThemeSource::changed, this, &SpellingMarks::rehighlight);
}

void SpellingMarks::setCursor(int position)
{
    const int before = std::exchange(m_cursor, position);
    if (before == position || !m_speller.isReady())
        return;
    const QTextBlock left = document()->findBlock(before), entered = document()->findBlock(position);
    if (entered.isValid())
        rehighlightBlock(entered);
    if (left.isValid() && left != entered)
        rehighlightBlock(left);
}

void SpellingMarks::highlightBlock(const QString &text)
{
    if (!m_speller.isReady())
        return;
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    wrong.setUnderlineColor(m_themes.theme().color(ColorRole::Danger));
    const int cursor = m_cursor - currentBlock().position();
    for (const WordSpan &word : wordsIn(text)) {
        const bool typed = cursor == word.start + word.length; // behind its last letter
        if (!typed && !m_speller.isRight(text.sliced(word.start, word.length)))
            setFormat(static_cast<int>(word.start), static_cast<int>(word.length), wrong);
    }
}

} // namespace lianxi
