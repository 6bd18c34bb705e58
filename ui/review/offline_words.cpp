// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/offline_words.h"

namespace lianxi
{

QString OfflineWords::trouble(CaseFileTrouble trouble)
{
    switch (trouble) {
    case CaseFileTrouble::Unreadable:
        return tr("The file cannot be read from the disk. Copy it again from where you got it.");
    case CaseFileTrouble::NotACaseFile:
        return tr("This is no case file.");
    case CaseFileTrouble::Damaged:
        return tr("The file is damaged: bytes are missing or were changed. Nothing of it was opened. Copy it again, or "
                  "ask for another.");
    case CaseFileTrouble::TooNew:
        return tr("The file was written by a later version of Lianxi. Update this one to read it.");
    case CaseFileTrouble::WrongKey:
        return tr("This is not the file's passphrase. Mind capital letters and the input method.");
    case CaseFileTrouble::Expired:
        return tr("The file has expired. Ask for it again if you still need it.");
    case CaseFileTrouble::ClockSetBack:
        return tr("This machine's clock is earlier than it was. Set it right: until then nobody knows whether the file "
                  "has expired.");
    case CaseFileTrouble::Recalled:
        return tr("The file was recalled. It may not be read any more.");
    }
    return {};
}

QString OfflineWords::trouble(ResultFileTrouble trouble)
{
    switch (trouble) {
    case ResultFileTrouble::Unreadable:
        return tr("The results cannot be read from the disk, or not be kept on this one. Nothing was taken in.");
    case ResultFileTrouble::NotAResultFile:
        return tr("This is no file of results.");
    case ResultFileTrouble::Damaged:
        return tr("The results are damaged: bytes are missing or were changed. Nothing was taken in. Save them again.");
    case ResultFileTrouble::TooNew:
        return tr("The results were written by a later version of Lianxi. Update this one to take them in.");
    case ResultFileTrouble::NotOurs:
        return tr("These results belong to a case file of another desk. Take them in at the desk that issued it.");
    case ResultFileTrouble::Foreign:
        return tr("There are results in it of cases that were not in the case file. Nothing was taken in.");
    }
    return {};
}

QString OfflineWords::taken(const TakenResults &taken)
{
    QStringList sentences{tr("%n result(s) taken in.", nullptr, taken.fresh)};
    if (taken.known > 0)
        sentences << tr("%n were here already.", nullptr, taken.known);
    if (taken.older > 0)
        sentences << tr("%n stay as they are here, where they were written later.", nullptr, taken.older);
    return sentences.join(u' ');
}

QString OfflineWords::paperTitle(const ReviewRow &row)
{
    return tr("Quality review · %1").arg(row.agentName);
}

QString OfflineWords::verdict(const HandIn &result)
{
    switch (result.verdict) {
    case HandInVerdict::Fine:
        return tr("can be handed in");
    case HandInVerdict::CaseChanged:
        return tr("the case went on after you took it along: look at it first, or hand it in as it is");
    case HandInVerdict::AlreadyThere:
        return tr("was handed in before");
    case HandInVerdict::Appealed:
        return tr("the agent has appealed against your earlier words: the review is closed");
    case HandInVerdict::OthersReview:
        return tr("%1 has written this review meanwhile").arg(result.other);
    case HandInVerdict::OwnWork:
        return tr("it is your own work");
    case HandInVerdict::CaseGone:
        return tr("this desk does not have the case");
    }
    return {};
}

} // namespace lianxi
