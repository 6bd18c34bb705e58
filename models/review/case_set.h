// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/review_payloads.h"
#include "models/review/score_card.h"

#include <map>
#include <vector>

namespace lianxi
{

/// A case that a reviewer takes along: what is needed to read and judge it without the desk.
struct CaseInSet {
    CaseRow head; ///< `row` is its number within the set, from 1; no clock, no avatar
    std::vector<TimelineRow> lines; ///< oldest first; `row` rises through the whole set
    Workmanship work;
    ReviewId review; ///< fixed when the set is made: a result that arrives twice counts once
    AgentId agent; ///< whose work is reviewed
    QString agentName;
    QString why, plan;
    ReviewId second;
    std::optional<Instant> due;
    QString card; ///< of the set's cards
    int cardVersion = 0;
    friend bool operator==(const CaseInSet &, const CaseInSet &) = default;
};

/// A picture, a voice or a file of one of the cases.
struct MediaInSet {
    QString mime;
    QByteArray bytes;
    friend bool operator==(const MediaInSet &, const MediaInSet &) = default;
};

/// What a set says of itself.
struct CaseSetHeader {
    CaseFileId id;
    QString title;
    AgentId reviewer;
    QString reviewerName; ///< on every page of it
    QString issuedBy;
    Instant issued, expires;
    bool masked = true;
    int cases = 0, media = 0;
    QString answerKey; ///< Base64; results written elsewhere are sealed with it (result_file.h); empty: none come back
    friend bool operator==(const CaseSetHeader &, const CaseSetHeader &) = default;
};

/// Cases taken along (S123).
struct CaseSet {
    CaseSetHeader header;
    std::vector<CaseInSet> cases;
    std::map<QByteArray, MediaInSet> media; ///< by MediaKey::source()
    struct Card {
        QString id;
        int version = 0;
        ScoreCard card;
        friend bool operator==(const Card &, const Card &) = default;
    };
    std::vector<Card> cards;
    friend bool operator==(const CaseSet &, const CaseSet &) = default;
};

/// How much of a case is asked for.
enum class CaseSetScope {
    Masked, ///< without personal data
    Words, ///< all that was said, without attachments
    Whole,
};

/// Takes the personal data out: people by all their names, whatever may tell who somebody is (MaskBook), places,
/// platforms' own keys. In texts placeholders stand for them, the same one for the same throughout a case. Attachments
/// cannot be masked and go. Pure.
void maskCaseSet(CaseSet &set);

// The JSON of the parts. Reading gives nothing when a member is damaged.
[[nodiscard]] QJsonObject toJson(const CaseSetHeader &header);
[[nodiscard]] std::optional<CaseSetHeader> headerFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const CaseInSet &one);
[[nodiscard]] std::optional<CaseInSet> caseFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const CaseSet::Card &card);
[[nodiscard]] std::optional<CaseSet::Card> cardFromJson(const QJsonObject &json);

} // namespace lianxi
