// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/media_source.h"
#include "models/items/store_source.h"
#include "models/review/case_set.h"

#include <QObject>

namespace lianxi
{

/// A set of cases as views ask for it: the same timeline and pictures as at the desk, without the desk. All is in
/// memory; answers come later on the thread that asked. Nothing can be attached or saved.
class CaseSetSource final : public QObject, public StoreSource, public MediaSource
{
    Q_OBJECT
public:
    explicit CaseSetSource(CaseSet set, QObject *parent = nullptr);
    [[nodiscard]] const CaseSet &set() const { return m_set; }
    /// Null: no such case.
    [[nodiscard]] const CaseInSet *find(qint64 caseRow) const;
    /// Cases in which every word stands somewhere: in a name, tag or line; in the set's order. No word: all.
    [[nodiscard]] std::vector<qint64> casesWith(const QString &words) const;

    void askKeys(const QObject *context, const CaseFilter &filter, int limit,
                 std::function<void(std::vector<CaseKey>)> answer) override;
    void askRows(const QObject *context, std::vector<qint64> rows,
                 std::function<void(std::vector<CaseRow>)> answer) override;
    void askCase(const QObject *context, qint64 caseRow, std::function<void(Result<CaseView>)> answer) override;
    void askTimeline(const QObject *context, qint64 caseRow, int limit, qint64 before,
                     std::function<void(std::vector<TimelineRow>)> answer) override;
    void askContact(const QObject *context, ContactId contact,
                    std::function<void(Result<ContactView>)> answer) override;
    void askPerson(const QObject *context, ContactId contact, std::function<void(Result<PersonView>)> answer) override;
    void askCounters(const QObject *context, AgentId agent, std::function<void(Counters)> answer) override;
    void askSearch(const QObject *context, const QString &query, int limit,
                   std::function<void(SearchResult)> answer) override;

    void askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done) override;
    void askFile(const QObject *context, const MediaKey &key, Done done) override;
    void save(const QObject *context, const MediaKey &key, const QString &path, Done done) override;
    void attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done) override;
    void attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                     std::function<void(Result<Part>)> done) override;
    void attachPicture(const QObject *context, const QImage &picture, std::function<void(Result<Part>)> done) override;

private:
    void later(const QObject *context, std::function<void()> answer);
    CaseSet m_set;
    std::vector<QStringList> m_words; ///< folded texts of each case, for searching
};

} // namespace lianxi
