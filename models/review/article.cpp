// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/article.h"

#include "models/assist/mask_book.h"
#include "models/language/personal_data.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr int bodyVersion = 1;
}

std::vector<AnonymousLine> anonymousTalk(const CaseRow &head, const std::vector<TimelineRow> &lines)
{
    // One book for the whole talk: the same person is the same placeholder everywhere.
    MaskBook book;
    book.addPerson(head.contactName);
    QSet<QString> people;
    for (const TimelineRow &line : lines)
        if (!line.authorName.isEmpty() && !people.contains(line.authorName)) {
            people.insert(line.authorName);
            book.addPerson(line.authorName);
        }
    std::vector<AnonymousLine> talk;
    for (const TimelineRow &line : lines) {
        if (line.kind != TimelineKind::Message || line.deleted || line.text.trimmed().isEmpty())
            continue;
        const bool customer = line.direction == Direction::In;
        if (!customer && line.author == AuthorKind::Bot)
            continue; // what people said is what is to be learned
        talk.push_back({customer, book.mask(line.text.trimmed())});
    }
    return talk;
}

Article articleOf(const CaseRow &head, const std::vector<TimelineRow> &lines)
{
    Article article;
    article.category = head.category;
    QStringList problem, solution;
    for (const AnonymousLine &line : anonymousTalk(head, lines)) {
        if (!line.customer)
            solution << line.text;
        else if (solution.isEmpty())
            problem << line.text;
    }
    article.problem = problem.join(u'\n').left(longestArticlePart);
    article.solution = solution.join(u"\n\n"_s).left(longestArticlePart);
    return article;
}

QString anonymous(const QString &text)
{
    MaskBook book;
    return book.mask(text);
}

std::vector<ArticleMistake> mistakesOf(const Article &article)
{
    std::vector<ArticleMistake> found;
    if (article.problem.trimmed().isEmpty())
        found.push_back(ArticleMistake::ProblemMissing);
    if (article.solution.trimmed().isEmpty())
        found.push_back(ArticleMistake::SolutionMissing);
    if (article.problem.size() > longestArticlePart || article.solution.size() > longestArticlePart)
        found.push_back(ArticleMistake::TooLong);
    if (!findPersonalData(article.problem).empty() || !findPersonalData(article.solution).empty())
        found.push_back(ArticleMistake::PersonalData);
    return found;
}

QJsonObject toArticleBody(const Article &article)
{
    return {{"v"_L1, bodyVersion},
            {"problem"_L1, article.problem},
            {"solution"_L1, article.solution},
            {"category"_L1, article.category}};
}

Result<Article> fromArticleBody(const QJsonObject &body)
{
    if (body.value("v"_L1).toDouble() > bodyVersion)
        return failure(ErrorCode::TooNew, u"v"_s);
    const Article article{body.value("problem"_L1).toString(), body.value("solution"_L1).toString(),
                          body.value("category"_L1).toString()};
    if (toArticleBody(article) != body || !mistakesOf(article).empty())
        return failure(ErrorCode::Corrupt, u"an article's members"_s);
    return article;
}

} // namespace lianxi
