// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_set_source.h"

#include "app/media/picture.h"
#include "models/language/folding.h"

#include <QCoreApplication>
#include <QPointer>

#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

CaseSetSource::CaseSetSource(CaseSet set, QObject *parent)
    : QObject(parent)
    , m_set(std::move(set))
{
    for (const CaseInSet &one : m_set.cases) {
        QStringList texts{foldText(one.head.contactName), foldText(one.agentName)};
        for (const TagRow &tag : one.head.tags)
            texts << foldText(tag.text);
        for (const TimelineRow &line : one.lines)
            if (!line.text.isEmpty())
                texts << foldText(line.text);
        m_words.push_back(std::move(texts));
    }
}

const CaseInSet *CaseSetSource::find(qint64 caseRow) const
{
    const auto found = std::find_if(m_set.cases.begin(), m_set.cases.end(),
                                    [caseRow](const CaseInSet &one) { return one.head.row == caseRow; });
    return found == m_set.cases.end() ? nullptr : &*found;
}

std::vector<qint64> CaseSetSource::casesWith(const QString &words) const
{
    const QStringList wanted = foldText(words).split(u' ', Qt::SkipEmptyParts);
    std::vector<qint64> rows;
    for (size_t i = 0; i < m_set.cases.size(); ++i) {
        const QStringList &texts = m_words.at(i);
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&texts](const QString &word) {
            return std::any_of(texts.begin(), texts.end(),
                               [&word](const QString &text) { return text.contains(word); });
        });
        if (all)
            rows.push_back(m_set.cases.at(i).head.row);
    }
    return rows;
}

void CaseSetSource::later(const QObject *context, std::function<void()> answer)
{
    QMetaObject::invokeMethod(
        this,
        [keeper = QPointer<const QObject>(context), answer = std::move(answer)] {
            if (keeper)
                answer();
        },
        Qt::QueuedConnection);
}

void CaseSetSource::askKeys(const QObject *context, const CaseFilter &filter, int limit,
                            std::function<void(std::vector<CaseKey>)> answer)
{
    std::vector<CaseKey> keys;
    for (const qint64 row : casesWith(filter.query))
        if (static_cast<int>(keys.size()) < limit)
            keys.push_back({row, row});
    later(context, [keys, answer = std::move(answer)] { answer(keys); });
}

void CaseSetSource::askRows(const QObject *context, std::vector<qint64> rows,
                            std::function<void(std::vector<CaseRow>)> answer)
{
    std::vector<CaseRow> heads;
    for (const qint64 row : rows)
        if (const CaseInSet *one = find(row))
            heads.push_back(one->head);
    later(context, [heads, answer = std::move(answer)] { answer(heads); });
}

void CaseSetSource::askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer)
{
    Result<CaseView> view = failure(ErrorCode::NotFound, u"case"_s);
    if (const CaseInSet *one = find(caseRow)) {
        CaseView found;
        found.head = one->head;
        view = std::move(found);
    }
    later(context, [view, answer = std::move(answer)] { answer(view); });
}

void CaseSetSource::askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                                std::function<void(std::vector<TimelineRow>)> answer)
{
    std::vector<TimelineRow> lines;
    if (const CaseInSet *one = find(caseRow)) {
        const auto end = std::find_if(one->lines.begin(), one->lines.end(),
                                      [before](const TimelineRow &line) { return line.row >= before; });
        const auto count = std::min<std::ptrdiff_t>(limit, end - one->lines.begin());
        lines.assign(end - count, end);
    }
    later(context, [lines, answer = std::move(answer)] { answer(lines); });
}

void CaseSetSource::askContact(const QObject *context, ContactId, std::function<void(Result<ContactView>)> answer)
{
    later(context, [answer = std::move(answer)] { answer(failure(ErrorCode::NotFound, u"contact"_s)); });
}

void CaseSetSource::askPerson(const QObject *context, ContactId, std::function<void(Result<PersonView>)> answer)
{
    later(context, [answer = std::move(answer)] { answer(failure(ErrorCode::NotFound, u"person"_s)); });
}

void CaseSetSource::askCounters(const QObject *context, AgentId, std::function<void(Counters)> answer)
{
    later(context, [answer = std::move(answer)] { answer(Counters()); });
}

void CaseSetSource::askSearch(const QObject *context, const QString &query, int limit,
                              std::function<void(SearchResult)> answer)
{
    SearchResult result;
    for (const qint64 row : casesWith(query))
        if (static_cast<int>(result.hits.size()) < limit)
            result.hits.push_back({row, 0, find(row)->head.preview, {}, find(row)->head.lastAt});
    later(context, [result, answer = std::move(answer)] { answer(result); });
}

void CaseSetSource::askFile(const QObject *context, const MediaKey &key, Done done)
{
    MediaAnswer answer;
    const auto found = m_set.media.find(key.source());
    if (found == m_set.media.end()) {
        answer.state = MediaAnswer::State::Refused;
        answer.reason = u"no_media"_s;
    } else {
        answer.state = MediaAnswer::State::Ready;
        answer.bytes = found->second.bytes;
        answer.size = answer.bytes.size();
    }
    later(context, [answer, done = std::move(done)] { done(answer); });
}

// Decoding a large picture would hold the view up; the set outlives the thread only as the copied bytes.
void CaseSetSource::askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done)
{
    const auto found = m_set.media.find(key.source());
    if (found == m_set.media.end())
        return askFile(context, key, std::move(done));
    std::thread([self = QPointer(this), keeper = QPointer<const QObject>(context), bytes = found->second.bytes, fit,
                 done = std::move(done), target = QCoreApplication::instance()] {
        MediaAnswer answer;
        const DecodedPicture decoded = decodePicture(bytes, fit);
        answer.state = decoded.picture.isNull() ? MediaAnswer::State::Refused : MediaAnswer::State::Ready;
        answer.reason = decoded.reason;
        answer.picture = decoded.picture;
        answer.fullSize = decoded.fullSize;
        answer.size = bytes.size();
        QMetaObject::invokeMethod(
            target,
            [self, keeper, answer, done] {
                if (self && keeper)
                    done(answer);
            },
            Qt::QueuedConnection);
    }).detach();
}

void CaseSetSource::save(const QObject *context, const MediaKey &, const QString &, Done done)
{
    later(context, [done = std::move(done)] {
        done({MediaAnswer::State::Refused, u"no_media"_s, {}, {}, {}, 0, false});
    });
}

void CaseSetSource::attachFile(const QObject *context, const QString &, std::function<void(Result<Part>)> done)
{
    later(context, [done = std::move(done)] { done(failure(ErrorCode::Refused, u"read only"_s)); });
}

void CaseSetSource::attachBytes(const QObject *context, const QByteArray &, const QString &,
                                std::function<void(Result<Part>)> done)
{
    attachFile(context, {}, std::move(done));
}

void CaseSetSource::attachPicture(const QObject *context, const QImage &, std::function<void(Result<Part>)> done)
{
    later(context, [done = std::move(done)] { done(failure(ErrorCode::Refused, u"read only"_s)); });
}

} // namespace lianxi
