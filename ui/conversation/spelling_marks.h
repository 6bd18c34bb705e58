// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QSyntaxHighlighter>

namespace lianxi
{

class Speller;

/// Waves under words that no dictionary knows. The word that is being typed is left alone until it is finished.
class SpellingMarks final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    /// Both outlive this.
    SpellingMarks(QTextDocument *document, Speller &speller, ThemeSource &themes);
    /// Where the cursor stands.
    void setCursor(int position);

protected:
    void highlightBlock(const QString &text) override;

private:
    Speller &m_speller;
    ThemeSource &m_themes;
    int m_cursor = -1;
};

} // namespace lianxi
