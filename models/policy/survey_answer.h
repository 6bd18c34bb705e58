// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lianxi
{

/// How a customer answered the question how it was.
struct SurveyAnswer {
    int score = 0; ///< 1 (bad) to 5 (good)
    QString words; ///< beside the score
    friend bool operator==(const SurveyAnswer &, const SurveyAnswer &) = default;
};

/// Reads an answer to a question for a number from 1 to 5: "5", "4分", "★★★★☆", "五星好评", "very satisfied", also with
/// words after a sign that ends the score ("5，很快"). \return nullopt for anything that may mean something else
/// ("3天了还 没到", "2 of them are broken").
[[nodiscard]] std::optional<SurveyAnswer> surveyAnswerIn(const QString &text);

/// Somebody should read it: a bad score with words.
[[nodiscard]] bool asksForMore(const SurveyAnswer &answer);

} // namespace lianxi
