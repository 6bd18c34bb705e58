// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/local_store.h"
#include "models/review/case_file.h"
#include "models/review/result_file.h"

#include <mutex>
#include <set>

namespace lianxi
{

struct ReviewRow;

/// A set that this desk keeps.
struct KeptSet {
    CaseSetHeader header;
    int results = 0; ///< reviews written into it that are not handed in
    bool expired = false; ///< closed; it is destroyed once it is sure that the clock is right
};

/// What came of a file of results.
struct TakenResults {
    int fresh = 0; ///< not known here before
    int known = 0; ///< here already, in the same words
    int older = 0; ///< what is here was written later, and stays
};

/// Sets of cases in the desk's own folder, and what was written about them without a network. Each set is a case file
/// closed with a key of its own that lies in the encrypted profile: when it expires or is recalled, key and file go,
/// and with the key every copy. Thread-safe; every call may wait for the disk, so no view calls it.
class CaseKeeper
{
public:
    /// \param folder  made when the first set comes. `local` and `clock` outlive this.
    CaseKeeper(QString folder, LocalStore &local, const Clock &clock, std::chrono::minutes slack);

    /// A set that is written to the disk and is not there yet: nobody can open it, and what had its name is untouched.
    struct Packed {
        CaseSetHeader header;
        std::vector<ReviewId> reviews; ///< in it
        QString written; ///< where it is now
        QString path; ///< where it will be; empty: among this desk's own
        QByteArray secret; ///< of this desk's own
        AnswerKeys answers; ///< of a portable one
    };
    /// For this desk's own folder. Errors as sealCaseSet(); Io, DiskFull.
    [[nodiscard]] Result<Packed> pack(const CaseSet &set);
    /// As a portable file, beside `path`; it gets a key that results travel back with. Errors as pack().
    [[nodiscard]] Result<Packed> packFile(CaseSet set, const QString &path, const CaseFileKey &key);
    /// From here on it is there. Io, DiskFull: then it is not, and discard() is due.
    [[nodiscard]] Status admit(const Packed &packed);
    /// Removes what was written.
    void discard(const Packed &packed);
    /// pack() and admit().
    [[nodiscard]] Status keep(const CaseSet &set);

    [[nodiscard]] std::vector<KeptSet> kept();
    /// What has expired is not opened; what was recalled is destroyed by asking for it.
    [[nodiscard]] CaseFileResult open(CaseFileId id);
    /// A portable file. What it knows of recalls is what the desk knows.
    [[nodiscard]] CaseFileResult openFile(const QString &path, const QString &passphrase);
    /// Forgets the set: its key, its file. Results not handed in stay.
    void destroy(CaseFileId id);
    /// Destroys what is recalled, remembers that these were, and destroys what has expired when it is sure that it has:
    /// when the log tells of later moments, or when the clock still says so a day later. Until then it is closed.
    /// \param heard  the newest moment that the team's log tells of. When something was put down just now and agrees
    /// with this clock, the clock is believed again although it was ahead before.
    void sweep(const std::vector<CaseFileId> &recalled, std::optional<Instant> heard = {});

    using KeptResult = OfflineReview;
    /// The same review again replaces it.
    [[nodiscard]] Status keepResult(const KeptResult &result);
    [[nodiscard]] std::vector<KeptResult> results();
    /// Forgets these words; what was written over them meanwhile stays.
    void forgetResult(const KeptResult &result);
    /// What was written into a file, for whoever issued it. NotFound: nothing was; InvalidInput; Io, DiskFull.
    [[nodiscard]] Status saveResults(const CaseSetHeader &set, const QString &path);
    /// Takes results of a file that this desk issued in among its own.
    [[nodiscard]] tl::expected<TakenResults, ResultFileTrouble> takeResults(const QString &path);

private:
    [[nodiscard]] CaseFileWorld look();
    [[nodiscard]] QString pathOf(CaseFileId id) const;
    [[nodiscard]] bool isRecalled(CaseFileId id) const;
    [[nodiscard]] QJsonObject readAll(const QString &name) const;
    [[nodiscard]] Status writeAll(const QString &name, const QJsonObject &json);
    [[nodiscard]] Status begin(const Packed &packed, const QByteArray &sealed);
    void end(const Packed &packed);
    [[nodiscard]] Status rememberIssued(const Packed &packed);
    [[nodiscard]] QJsonObject issued(CaseFileId id) const;
    void hear(Instant heard, const CaseFileWorld &world);
    void sweepExpired(std::optional<Instant> heard, const CaseFileWorld &world);
    void removeLeftovers();

    std::recursive_mutex m_mutex;
    mutable QHash<QString, Error> m_unread; ///< documents whose last reading failed, and how
    std::set<QString> m_packing; ///< files that were begun and are not admitted
    std::optional<Instant> m_heard; ///< the newest moment that the log told of while this lives
    QString m_folder;
    LocalStore &m_local;
    const Clock &m_clock;
    std::chrono::minutes m_slack;
};

/// What became of a case since it was taken along, for a review written meanwhile.
enum class HandInVerdict {
    Fine,
    CaseChanged, ///< it went on: the review may miss something; it can be handed in nevertheless
    AlreadyThere, ///< it was handed in before: nothing to do
    Appealed, ///< the agent has appealed against it: it is closed
    OthersReview, ///< somebody else has written this review
    OwnWork, ///< it has become this reviewer's own case
    CaseGone, ///< no such case here
};
/// \param now  the case as it stands; null: there is none. \param review  as it stands; null: nobody has it. Pure.
[[nodiscard]] HandInVerdict verdictOf(const CaseKeeper::KeptResult &result, const AgentId &me, const CaseRow *now,
                                      const ReviewRow *review);
[[nodiscard]] inline bool canBeHandedIn(HandInVerdict verdict)
{
    return verdict == HandInVerdict::Fine || verdict == HandInVerdict::CaseChanged;
}

} // namespace lianxi
