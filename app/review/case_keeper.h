// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/local_store.h"
#include "models/review/case_file.h"

#include <mutex>

namespace lianxi
{

struct ReviewRow;

/// A set that this desk keeps.
struct KeptSet {
    CaseSetHeader header;
    int results = 0; ///< reviews written into it that are not handed in
};

/// Sets of cases in the desk's own folder, and what was written about them without a network. Each set is a case file
/// closed with a key of its own that lies in the encrypted profile: when it expires or is recalled, key and file go,
/// and with the key every copy. Thread-safe; every call may wait for the disk, so no view calls it.
class CaseKeeper
{
public:
    /// \param folder  made when the first set comes. `local` and `clock` outlive this.
    CaseKeeper(QString folder, LocalStore &local, const Clock &clock, std::chrono::minutes slack);

    /// Errors as sealCaseSet(); Io, DiskFull.
    [[nodiscard]] Status keep(const CaseSet &set);
    [[nodiscard]] std::vector<KeptSet> kept();
    /// What has expired or was recalled is destroyed by asking for it.
    [[nodiscard]] CaseFileResult open(CaseFileId id);
    /// A portable file. What it knows of recalls is what the desk knows.
    [[nodiscard]] CaseFileResult openFile(const QString &path, const QString &passphrase);
    /// Errors as sealCaseSet(); Io, DiskFull.
    [[nodiscard]] Status writeFile(const CaseSet &set, const QString &path, const CaseFileKey &key);
    /// Forgets the set: its key, its file. Results not handed in stay.
    void destroy(CaseFileId id);
    /// Destroys what is recalled or expired, and remembers that these were recalled.
    void sweep(const std::vector<CaseFileId> &recalled);

    /// A review written without a network, and how its case stood when it was taken along.
    struct KeptResult {
        CaseFileId file;
        ReviewGiven given;
        Instant lastAt;
        Sequence sequence = 0;
    };
    /// The same review again replaces it.
    [[nodiscard]] Status keepResult(const KeptResult &result);
    [[nodiscard]] std::vector<KeptResult> results();
    void forgetResult(ReviewId review);

private:
    [[nodiscard]] CaseFileWorld look();
    [[nodiscard]] QString pathOf(CaseFileId id) const;
    [[nodiscard]] bool isRecalled(CaseFileId id) const;
    [[nodiscard]] QJsonObject readAll(const QString &name) const;
    [[nodiscard]] Status writeAll(const QString &name, const QJsonObject &json);
    void forget(CaseFileId id);

    std::recursive_mutex m_mutex;
    mutable QHash<QString, Error> m_unread; ///< documents whose last reading failed, and how
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
