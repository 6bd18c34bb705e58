// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/term_matcher.h"

#include <QString>

#include <vector>

namespace lianxi
{

/// A word that says what a text is about.
struct TopicWord {
    QString text; ///< folded
    int start = 0, end = 0; ///< UTF-16 offsets of its first place
    double weight = 0; ///< of all the text's candidates, 0 to 1
};

/// The words of a text that say most, best first: runs of Chinese characters between function words, and words of
/// letters that are no function words; tags (#…#) first. Pure; any thread.
[[nodiscard]] std::vector<TopicWord> topicWords(const QString &text, int most = 3);

/// Words that hold a sentence together and say nothing of its topic.
[[nodiscard]] const TermMatcher &functionWords();

} // namespace lianxi
