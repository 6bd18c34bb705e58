// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/views.h"

#include <QJsonObject>
#include <QString>

namespace lianxi
{

/// Knowledge made from a good case (S104, F93). Nothing in it leads back to the case or its people.
struct Article {
    QString problem; ///< what the customer wanted
    QString solution; ///< what was answered
    QString category; ///< id; empty: none
    friend bool operator==(const Article &, const Article &) = default;
};

inline constexpr int longestArticlePart = 8'000; ///< characters

enum class ArticleMistake { ProblemMissing, SolutionMissing, TooLong, PersonalData };
/// All that is wrong. Empty: it can be saved. Pure.
[[nodiscard]] std::vector<ArticleMistake> mistakesOf(const Article &article);

/// What a case says, people and their data as placeholders ([PERSON_1], [MOBILE_1] …): what the customer wrote before
/// the first answer is the problem, what people of the team wrote to them is the solution. Pure.
[[nodiscard]] Article articleOf(const CaseRow &head, const std::vector<TimelineRow> &lines);
/// Takes out what the finder still finds. Pure.
[[nodiscard]] QString anonymous(const QString &text);

/// The body of a TeamItemSaved of kind Article.
[[nodiscard]] QJsonObject toArticleBody(const Article &article);
/// \return TooNew when a later version wrote it; Corrupt when it is damaged or has a mistake.
[[nodiscard]] Result<Article> fromArticleBody(const QJsonObject &body);

/// A case as a conversation without people: who of the two speaks, and what. Internal notes and what was done are left
/// out; each text is anonymous. Pure.
struct AnonymousLine {
    bool customer = false;
    QString text;
    friend bool operator==(const AnonymousLine &, const AnonymousLine &) = default;
};
[[nodiscard]] std::vector<AnonymousLine> anonymousTalk(const CaseRow &head, const std::vector<TimelineRow> &lines);

} // namespace lianxi
