// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_packing.h"

#include "app/review/review_desk.h"

#include <QPointer>

namespace lianxi
{

namespace
{

/// Goes when it is done or its owner is gone.
class Gathering final : public QObject
{
public:
    Gathering(MediaSource &media, CaseSet set, std::function<void(CaseSet)> done, QObject *owner)
        : QObject(owner)
        , m_media(media)
        , m_set(std::move(set))
        , m_wanted(mediaOf(m_set))
        , m_done(std::move(done))
    {
    }
    void next()
    {
        if (m_wanted.empty()) {
            m_set.header.media = static_cast<int>(m_set.media.size());
            m_done(std::move(m_set));
            return deleteLater();
        }
        const MediaKey key = m_wanted.back();
        m_wanted.pop_back();
        m_media.askFile(this, key, [this, key](const MediaAnswer &answer) {
            m_bytes += answer.bytes.size();
            // What cannot be had stays a name in the timeline, as it is at the desk.
            if (answer.state == MediaAnswer::State::Ready && m_bytes < mostCaseFileBytes / 4)
                m_set.media.insert_or_assign(key.source(), MediaInSet{key.part.mime, answer.bytes});
            next();
        });
    }

private:
    MediaSource &m_media;
    CaseSet m_set;
    std::vector<MediaKey> m_wanted;
    std::function<void(CaseSet)> m_done;
    qint64 m_bytes = 0;
};

/// The steps of packing. Goes when it is done or its owner is gone.
class Packing final : public QObject
{
public:
    using Keeper = std::shared_ptr<CaseKeeper>;
    Packing(const PackingParts &parts, ReviewDesk &desk, Keeper keeper, TakeAlong wish,
            std::function<void(Result<int>)> done, QObject *owner)
        : QObject(owner)
        , m_parts(parts)
        , m_desk(desk)
        , m_keeper(std::move(keeper))
        , m_wish(std::move(wish))
        , m_done(std::move(done))
    {
    }
    void begin()
    {
        m_parts.reader.askSlow<Result<CaseSet>>(
            this,
            [wish = m_wish, now = m_parts.clock.now()](sqlite::Database &db) { return collectCaseSet(db, wish, now); },
            [this](Result<CaseSet> set) {
                if (!set)
                    return end(tl::unexpected(set.error()));
                if (!m_wish.masked)
                    return gatherMedia(m_parts, std::move(*set), this,
                                       [this](CaseSet whole) { write(std::move(whole)); });
                maskCaseSet(*set);
                write(std::move(*set));
            });
    }

private:
    using Packed = CaseKeeper::Packed;
    void write(CaseSet set)
    {
        const CaseFileIssued issued = issuedEvent(set);
        slowly<Result<Packed>>(
            m_parts.reader, this,
            [keeper = m_keeper, set = std::move(set), wish = m_wish] {
                CaseFileKey key;
                key.passphrase = wish.passphrase;
                return wish.path.isEmpty() ? keeper->pack(set) : keeper->packFile(set, wish.path, key);
            },
            [this, issued](const Result<Packed> &packed) {
                if (!packed)
                    return end(tl::unexpected(packed.error()));
                tell(issued, *packed);
            });
    }
    void tell(const CaseFileIssued &issued, const Packed &packed)
    {
        m_desk.issue(issued, [self = QPointer(this), packed](const DeskResult &told) {
            if (!self)
                return; // what was written is noise, and swept
            if (!told.done())
                return self->discard(packed, told.error);
            self->admit(packed);
        });
    }
    void admit(const Packed &packed)
    {
        slowly<Status>(
            m_parts.reader, this, [keeper = m_keeper, packed] { return keeper->admit(packed); },
            [this, packed](const Status &there) {
                if (there)
                    return end(packed.header.cases);
                // The log tells of a file that is nowhere: it says so, too.
                m_desk.recall(packed.header.id, {});
                discard(packed, there.error());
            });
    }
    void discard(const Packed &packed, const Error &why)
    {
        slowly<bool>(
            m_parts.reader, this,
            [keeper = m_keeper, packed] {
                keeper->discard(packed);
                return true;
            },
            [this, why](bool) { end(tl::unexpected(why)); });
    }
    void end(const Result<int> &result)
    {
        m_done(result);
        deleteLater();
    }

    PackingParts m_parts;
    ReviewDesk &m_desk;
    Keeper m_keeper;
    TakeAlong m_wish;
    std::function<void(Result<int>)> m_done;
};

} // namespace

void gatherMedia(const PackingParts &parts, CaseSet set, QObject *owner, std::function<void(CaseSet)> done)
{
    (new Gathering(parts.media, std::move(set), std::move(done), owner))->next();
}

void packCases(const PackingParts &parts, ReviewDesk &desk, std::shared_ptr<CaseKeeper> keeper, const TakeAlong &wish,
               QObject *owner, std::function<void(Result<int>)> done)
{
    (new Packing(parts, desk, std::move(keeper), wish, std::move(done), owner))->begin();
}

} // namespace lianxi
