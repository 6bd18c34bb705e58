// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/offline_wiring.h"

#include "app/desk/workspace.h"
#include "app/review/case_taking.h"
#include "app/review/review_desk.h"
#include "app/workstation/review_wiring.h"
#include "ui/review/case_print.h"
#include "ui/review/offline_words.h"
#include "ui/review/review_page.h"
#include "ui/review/taken_page.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Keeper = std::shared_ptr<CaseKeeper>;

Status writeBytes(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::Io, file.errorString());
    return {};
}

/// Runs on the slow reading thread: the keeper waits for disk and passphrase.
template <class T>
void slowly(Workspace &workspace, const QObject *context, std::function<T()> what, std::function<void(T)> answer)
{
    workspace.reader().askSlow<T>(
        context, [what = std::move(what)](sqlite::Database &) { return what(); }, std::move(answer));
}

void slowlyDone(Workspace &workspace, const QObject *context, std::function<void()> what, std::function<void()> done)
{
    slowly<bool>(
        workspace, context,
        [what = std::move(what)] {
            what();
            return true;
        },
        [done = std::move(done)](bool) { done(); });
}

/// Fetches a set's attachments, one after another. Goes when it is done or its owner is gone.
class Gathering final : public QObject
{
public:
    Gathering(Workspace &workspace, CaseSet set, std::function<void(CaseSet)> done, QObject *owner)
        : QObject(owner)
        , m_workspace(workspace)
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
        m_workspace.media().askFile(this, key, [this, key](const MediaAnswer &answer) {
            m_bytes += answer.bytes.size();
            // What cannot be had stays a name in the timeline, as it is at the desk.
            if (answer.state == MediaAnswer::State::Ready && m_bytes < mostCaseFileBytes / 4)
                m_set.media.insert_or_assign(key.source(), MediaInSet{key.part.mime, answer.bytes});
            next();
        });
    }

private:
    Workspace &m_workspace;
    CaseSet m_set;
    std::vector<MediaKey> m_wanted;
    std::function<void(CaseSet)> m_done;
    qint64 m_bytes = 0;
};

/// Packs a set: reads it, fetches its attachments, closes it, tells of it. Goes when it is done or its page is gone.
class Packing final : public QObject
{
public:
    Packing(Workspace &workspace, ReviewDesk &desk, Keeper keeper, TakeAlong wish,
            std::function<void(Result<int>)> done, QObject *owner)
        : QObject(owner)
        , m_workspace(workspace)
        , m_desk(desk)
        , m_keeper(std::move(keeper))
        , m_wish(std::move(wish))
        , m_done(std::move(done))
    {
    }
    void begin()
    {
        m_workspace.reader().askSlow<Result<CaseSet>>(
            this,
            [wish = m_wish, now = m_workspace.clock().now()](sqlite::Database &db) {
                return collectCaseSet(db, wish, now);
            },
            [this](Result<CaseSet> set) {
                if (!set)
                    return end(tl::unexpected(set.error()));
                if (!m_wish.masked)
                    return (new Gathering(
                                m_workspace, std::move(*set), [this](CaseSet whole) { seal(std::move(whole)); }, this))
                        ->next();
                maskCaseSet(*set);
                seal(std::move(*set));
            });
    }

private:
    void seal(CaseSet set)
    {
        const CaseFileIssued issued = issuedEvent(set);
        slowly<Status>(
            m_workspace, this,
            [keeper = m_keeper, set = std::move(set), wish = m_wish]() -> Status {
                if (wish.path.isEmpty())
                    return keeper->keep(set);
                CaseFileKey key;
                key.passphrase = wish.passphrase;
                return keeper->writeFile(set, wish.path, key);
            },
            [this, issued](const Status &kept) {
                if (!kept)
                    return end(tl::unexpected(kept.error()));
                tell(issued);
            });
    }
    void tell(const CaseFileIssued &issued)
    {
        m_desk.issue(issued, [self = QPointer(this), issued](const DeskResult &told) {
            if (!self)
                return;
            if (told.done())
                return self->end(static_cast<int>(issued.cases.size()));
            // Nobody can recall what nobody knows of: without the record it does not stay.
            slowlyDone(
                self->m_workspace, self,
                [keeper = self->m_keeper, id = issued.file, path = self->m_wish.path] {
                    if (path.isEmpty())
                        keeper->destroy(id);
                    else
                        QFile::remove(path);
                },
                [self, error = told.error] { self->end(tl::unexpected(error)); });
        });
    }
    void end(const Result<int> &result)
    {
        m_done(result);
        deleteLater();
    }

    Workspace &m_workspace;
    ReviewDesk &m_desk;
    Keeper m_keeper;
    TakeAlong m_wish;
    std::function<void(Result<int>)> m_done;
};

std::vector<HandIn> judged(sqlite::Database &db, CaseKeeper &keeper, const AgentId &me)
{
    return judgeHandIns(db, me, keeper.results()).value_or(std::vector<HandIn>());
}

/// Forgets what is recalled or has expired; then the page reads again.
void sweep(Workspace &workspace, const Keeper &keeper, TakenPage *page)
{
    workspace.reader().askForDuty([keeper, &workspace, page = QPointer(page)](sqlite::Database &db) {
        std::vector<CaseFileId> recalled;
        const Result<std::vector<CaseFileRow>> files = caseFiles(db);
        for (const CaseFileRow &file : files ? *files : std::vector<CaseFileRow>())
            if (file.recalledAt)
                recalled.push_back(file.id);
        keeper->sweep(recalled);
        QMetaObject::invokeMethod(
            &workspace,
            [page] {
                if (page && page->isVisible())
                    page->read();
            },
            Qt::QueuedConnection);
    });
}

TakenPage::Services servicesOf(const ReviewParts &parts, ReviewDesk &desk, const Keeper &keeper, QObject *owner)
{
    Workspace &workspace = parts.workspace;
    const auto number = [&workspace](QStringView name) { return static_cast<int>(workspace.playbook().number(name)); };
    TakenWindow::Services window{workspace.clock(),
                                 parts.themes,
                                 parts.finder,
                                 QTimeZone::systemTimeZone(),
                                 desk.me().id,
                                 [&workspace, keeper](const QObject *context, const CaseKeeper::KeptResult &result,
                                                      std::function<void(Status)> done) {
                                     slowly<Status>(
                                         workspace, context, [keeper, result] { return keeper->keepResult(result); },
                                         std::move(done));
                                 },
                                 [&workspace](const QObject *context, const CaseSet &set, const QString &path,
                                              std::function<void(Status)> done) {
                                     saveCasePdf(workspace, context, set, path, std::move(done));
                                 }};
    return {
        std::move(window),
        desk,
        {number(u"review.file_days"), number(u"review.file_most_days"), number(u"review.file_most_cases")},
        [&workspace, keeper](const QObject *context, auto answer) {
            slowly<std::vector<KeptSet>>(
                workspace, context, [keeper] { return keeper->kept(); }, std::move(answer));
        },
        [&workspace, keeper](const QObject *context, CaseFileId id, auto answer) {
            slowly<CaseFileResult>(
                workspace, context, [keeper, id] { return keeper->open(id); }, std::move(answer));
        },
        [&workspace, keeper](const QObject *context, const QString &path, const QString &passphrase, auto answer) {
            slowly<CaseFileResult>(
                workspace, context, [keeper, path, passphrase] { return keeper->openFile(path, passphrase); },
                std::move(answer));
        },
        [&workspace, &desk, keeper, owner](const QObject *context, const TakeAlong &wish, auto answer) {
            const auto told = [keep = QPointer<const QObject>(context), answer](const Result<int> &count) {
                if (keep)
                    answer(count);
            };
            (new Packing(workspace, desk, keeper, wish, told, owner))->begin();
        },
        [&workspace, keeper](const QObject *context, CaseFileId id, auto done) {
            slowlyDone(
                workspace, context, [keeper, id] { keeper->destroy(id); }, std::move(done));
        },
        [&workspace, &desk, keeper](const QObject *context, auto answer) {
            workspace.reader().askSlow<std::vector<HandIn>>(
                context, [keeper, me = desk.me().id](sqlite::Database &db) { return judged(db, *keeper, me); },
                std::move(answer));
        },
        [&workspace, keeper](const QObject *context, ReviewId review, auto done) {
            slowlyDone(
                workspace, context, [keeper, review] { keeper->forgetResult(review); }, std::move(done));
        },
        [&workspace, keeper](const QObject *context, auto answer) {
            slowly<std::vector<CaseKeeper::KeptResult>>(
                workspace, context, [keeper] { return keeper->results(); }, std::move(answer));
        },
    };
}

} // namespace

void saveBytes(Workspace &workspace, const QObject *context, const QString &path, const QByteArray &bytes,
               std::function<void(Status)> done)
{
    slowly<Status>(
        workspace, context, [path, bytes] { return writeBytes(path, bytes); }, std::move(done));
}

void saveCasePdf(Workspace &workspace, const QObject *context, const CaseSet &set, const QString &path,
                 std::function<void(Status)> done)
{
    slowly<Status>(
        workspace, context,
        [set, path, now = workspace.clock().now()]() -> Status {
            const QByteArray pdf = casePdf({set, set.cases.front(), now});
            return pdf.isEmpty() ? Status(failure(ErrorCode::Io, u"pdf"_s)) : writeBytes(path, pdf);
        },
        std::move(done));
}

void askCaseSet(Workspace &workspace, const QObject *context, const ReviewRow &row, bool whole,
                std::function<void(Result<CaseSet>)> answer)
{
    const AgentProfile &me = workspace.desk().me();
    TakeAlong wish;
    wish.title = OfflineWords::paperTitle(row);
    wish.reviewer = me.id;
    wish.reviewerName = wish.issuedBy = me.name;
    wish.lead = me.role == AuthorKind::Supervisor;
    workspace.reader().askSlow<Result<CaseSet>>(
        context,
        [wish, row, now = workspace.clock().now()](sqlite::Database &db) { return caseSetOf(db, wish, {row}, now); },
        [&workspace, whole, answer = std::move(answer),
         context = QPointer<const QObject>(context)](Result<CaseSet> set) {
            if (!set || !whole) {
                if (set)
                    maskCaseSet(*set);
                return answer(std::move(set));
            }
            (new Gathering(
                 workspace, std::move(*set),
                 [answer, context](CaseSet gathered) {
                     if (context)
                         answer(std::move(gathered));
                 },
                 &workspace))
                ->next();
        });
}

std::shared_ptr<CaseKeeper> makeCaseKeeper(Workspace &workspace)
{
    const auto slack = static_cast<int>(workspace.playbook().number(u"review.clock_slack_minutes"));
    return std::make_shared<CaseKeeper>(workspace.profile().folder() + u"/taken"_s, workspace.local(),
                                        workspace.clock(), std::chrono::minutes(slack));
}

void addTakenPage(ReviewPage &page, const ReviewParts &parts, ReviewDesk &desk, const Keeper &keeper)
{
    auto *taken = new TakenPage(servicesOf(parts, desk, keeper, &page));
    page.addTab(taken, &TakenPage::title);
    QObject::connect(&page, &ReviewPage::boardShown, taken, [&page, taken] { taken->showBoard(page.board()); });
    sweep(parts.workspace, keeper, taken);
    QObject::connect(&parts.workspace, &Workspace::changed, &page,
                     [&workspace = parts.workspace, keeper, taken](const ChangeSet &changes) {
                         if (changes.team)
                             sweep(workspace, keeper, taken);
                     });
}

} // namespace lianxi
