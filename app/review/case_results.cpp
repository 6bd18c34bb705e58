// SPDX-License-Identifier: GPL-3.0-or-later
// What was written about cases taken along, and how it comes back.
#include "app/profile/whole_file.h"
#include "app/review/case_keeper.h"
#include "models/event/fields.h"
#include "models/store/review_query.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// Names in the encrypted profile.
const QString resultsName = u"review.results"_s; ///< by review
const QString issuedName = u"review.issued"_s; ///< by portable file: answer keys, reviews

std::optional<OfflineReview> resultFrom(const QJsonObject &json)
{
    OfflineReview result;
    fields::Reader reader{json};
    OfflineReview::fields(result, reader);
    return reader.bad || result.given.review.isNull() ? std::nullopt : std::optional(std::move(result));
}

QByteArray hex(const QJsonObject &json, QLatin1StringView name)
{
    return QByteArray::fromHex(json.value(name).toString().toLatin1());
}

} // namespace

Status CaseKeeper::keepResult(const KeptResult &result)
{
    const std::lock_guard lock(m_mutex);
    QJsonObject all = readAll(resultsName);
    all.insert(result.given.review.toString(), fields::write(result));
    return writeAll(resultsName, all);
}

std::vector<CaseKeeper::KeptResult> CaseKeeper::results()
{
    const std::lock_guard lock(m_mutex);
    std::vector<KeptResult> all;
    const QJsonObject stored = readAll(resultsName);
    for (const QJsonValue &value : stored)
        if (std::optional<OfflineReview> result = resultFrom(value.toObject()))
            all.push_back(std::move(*result));
    return all;
}

void CaseKeeper::forgetResult(const KeptResult &result)
{
    const std::lock_guard lock(m_mutex);
    QJsonObject all = readAll(resultsName);
    const QString name = result.given.review.toString();
    if (all.value(name) != fields::write(result))
        return; // written over meanwhile
    all.remove(name);
    static_cast<void>(writeAll(resultsName, all)); // else it stays, and is known to be there when it is judged again
}

Status CaseKeeper::rememberIssued(const Packed &packed)
{
    QJsonArray reviews;
    for (const ReviewId &review : packed.reviews)
        reviews.append(review.toString());
    QJsonObject all = readAll(issuedName);
    all.insert(packed.header.id.toString(),
               QJsonObject{{"open"_L1, QString::fromLatin1(packed.answers.open.toHex())},
                           {"secret"_L1, QString::fromLatin1(packed.answers.secret.toHex())},
                           {"reviews"_L1, reviews}});
    return writeAll(issuedName, all);
}

QJsonObject CaseKeeper::issued(CaseFileId id) const
{
    return readAll(issuedName).value(id.toString()).toObject();
}

Status CaseKeeper::saveResults(const CaseSetHeader &set, const QString &path)
{
    ResultFile file{set.id, results()};
    std::erase_if(file.results, [&set](const OfflineReview &one) { return one.file != set.id; });
    if (file.results.empty())
        return failure(ErrorCode::NotFound, u"no results"_s);
    const Result<QByteArray> sealed = sealResults(file, QByteArray::fromBase64(set.answerKey.toLatin1()));
    if (!sealed)
        return tl::unexpected(sealed.error());
    return writeWholeFile(path, *sealed);
}

tl::expected<TakenResults, ResultFileTrouble> CaseKeeper::takeResults(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(ResultFileTrouble::Unreadable);
    if (file.size() > mostResultBytes)
        return tl::make_unexpected(ResultFileTrouble::NotAResultFile);
    const std::lock_guard lock(m_mutex);
    const auto read = openResults(file.readAll(), [this](CaseFileId id) -> std::optional<AnswerKeys> {
        const QJsonObject known = issued(id);
        if (known.isEmpty())
            return std::nullopt;
        return AnswerKeys{hex(known, "open"_L1), hex(known, "secret"_L1)};
    });
    if (!read)
        return tl::make_unexpected(read.error());
    const QJsonArray reviews = issued(read->file).value("reviews"_L1).toArray();
    QJsonObject all = readAll(resultsName);
    TakenResults taken;
    for (const OfflineReview &one : read->results) {
        const QString name = one.given.review.toString();
        if (!reviews.contains(name))
            return tl::make_unexpected(ResultFileTrouble::Foreign);
        const std::optional<OfflineReview> here = resultFrom(all.value(name).toObject());
        if (here && *here == one) {
            ++taken.known;
        } else if (here && here->given.at >= one.given.at) {
            ++taken.older;
        } else {
            ++taken.fresh;
            all.insert(name, fields::write(one));
        }
    }
    if (taken.fresh > 0 && !writeAll(resultsName, all))
        return tl::make_unexpected(ResultFileTrouble::Unreadable);
    return taken;
}

HandInVerdict verdictOf(const CaseKeeper::KeptResult &result, const AgentId &me, const CaseRow *now,
                        const ReviewRow *review)
{
    if (!now)
        return HandInVerdict::CaseGone;
    if (result.given.agent == me)
        return HandInVerdict::OwnWork;
    if (review && review->givenAt) {
        const bool mine = review->givenBy == me;
        const bool same = mine && review->writtenAt == result.given.at && review->scores == result.given.scores
            && review->comment == result.given.comment && review->remarks == result.given.remarks;
        if (same)
            return HandInVerdict::AlreadyThere;
        if (!mine)
            return HandInVerdict::OthersReview;
        if (review->appealedAt)
            return HandInVerdict::Appealed;
    }
    return now->lastAt > result.lastAt || now->sequence != result.sequence ? HandInVerdict::CaseChanged
                                                                           : HandInVerdict::Fine;
}

} // namespace lianxi
