// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/case_set.h"

#include "models/assist/mask_book.h"
#include "models/event/fields.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// One list of members for writing and reading, as of events. Self is const when it is written.

template <class Self, class F>
void headerFields(Self &s, F &&f)
{
    f("id", s.id), f("title", s.title), f("reviewer", s.reviewer), f("reviewer_name", s.reviewerName);
    f("issued_by", s.issuedBy), f("issued", s.issued), f("expires", s.expires), f("masked", s.masked);
    f("cases", s.cases), f("media", s.media), f("answer_key", s.answerKey);
}

template <class Self, class F>
void headFields(Self &s, F &&f)
{
    f("row", s.row), f("id", s.id), f("customer", s.contactName), f("preview", s.preview), f("channel", s.channel);
    f("platform", s.platform), f("surface", s.surface), f("state", s.state), f("class", s.caseClass);
    f("priority", s.priority), f("category", s.category), f("emotion", s.emotion), f("assignee", s.assignee);
    f("assignee_name", s.assigneeName), f("last_at", s.lastAt), f("opened_at", s.openedAt);
    f("sequence", s.sequence), f("steps", s.scriptMask);
}

template <class Self, class F>
void lineFields(Self &s, F &&f)
{
    f("row", s.row), f("id", s.id), f("thread", s.thread), f("channel", s.channel), f("platform", s.platform);
    f("surface", s.surface), f("direction", s.direction), f("author", s.author), f("agent", s.agent);
    f("name", s.authorName), f("at", s.at), f("text", s.text), f("parts", s.parts), f("delivery", s.delivery);
    f("reason", s.deliveryReason), f("reply_to", s.replyTo), f("reply_preview", s.replyPreview);
    f("edited_at", s.editedAt), f("deleted", s.deleted), f("reactions", s.reactions), f("emotion", s.emotion);
    f("flags", s.flags), f("activity", s.activity), f("details", s.details);
}

template <class Self, class F>
void taskFields(Self &s, F &&f)
{
    f("work", s.work), f("review", s.review), f("agent", s.agent), f("agent_name", s.agentName), f("why", s.why);
    f("plan", s.plan), f("second", s.second), f("due", s.due), f("card", s.card), f("card_version", s.cardVersion);
}

constexpr std::array lineKinds{"message"_L1, "note"_L1, "activity"_L1};

QJsonObject lineToJson(const TimelineRow &line)
{
    fields::Writer writer;
    lineFields(line, writer);
    writer.json.insert("kind"_L1, lineKinds.at(static_cast<size_t>(line.kind)));
    return writer.json;
}

std::optional<TimelineRow> lineFromJson(const QJsonObject &json)
{
    TimelineRow line;
    fields::Reader reader{json};
    lineFields(line, reader);
    const QString kind = json.value("kind"_L1).toString();
    const auto found = std::find(lineKinds.begin(), lineKinds.end(), kind);
    if (reader.bad || found == lineKinds.end())
        return std::nullopt;
    line.kind = static_cast<TimelineKind>(found - lineKinds.begin());
    return line;
}

/// Masks the texts of one case: its customers wherever and however they are called, and what else is personal.
class Mask
{
public:
    explicit Mask(const CaseInSet &one)
        : m_hidden(hidden(one.head.contactName.trimmed()))
    {
        m_book.addPerson(one.head.contactName);
        for (const TimelineRow &line : one.lines)
            if (line.author == AuthorKind::Customer)
                m_book.addPerson(line.authorName);
    }
    /// The customer, so that cases can be told apart.
    [[nodiscard]] const QString &name() const { return m_hidden; }
    [[nodiscard]] QString text(const QString &words) { return m_book.mask(words); }
    [[nodiscard]] QJsonValue value(const QJsonValue &json)
    {
        if (json.isString()) // a moment says nothing of a person, and the page reads it
            return parseRfc3339(json.toString()) ? json : QJsonValue(text(json.toString()));
        if (json.isArray()) {
            QJsonArray masked;
            for (const QJsonValue &one : json.toArray())
                masked.append(value(one));
            return masked;
        }
        if (!json.isObject())
            return json;
        QJsonObject masked;
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            masked.insert(it.key(), value(it.value()));
        return masked;
    }

private:
    static QString hidden(const QString &name)
    {
        return name.isEmpty() ? QString() : name.left(name.front().isHighSurrogate() ? 2 : 1) + u"**"_s;
    }
    MaskBook m_book;
    QString m_hidden;
};

/// What a line about a deed may tell. Everything else stays behind: what a platform said of a call or a person holds
/// its own keys of them.
constexpr std::array toldOfDeeds{
    "accepted"_L1,     "after_s"_L1,  "by"_L1,         "class"_L1,    "department"_L1, "did"_L1,      "digit"_L1,
    "due"_L1,          "family"_L1,   "kind"_L1,       "level"_L1,    "masked"_L1,     "model"_L1,    "name"_L1,
    "nothing_left"_L1, "outcome"_L1,  "phase"_L1,      "priority"_L1, "queue"_L1,      "reason"_L1,   "removed"_L1,
    "risks"_L1,        "rule"_L1,     "score"_L1,      "step"_L1,     "tag"_L1,        "text"_L1,     "to_name"_L1,
    "until"_L1,        "watching"_L1, "what"_L1,       "why"_L1,      "words"_L1,      "category"_L1, "done"_L1,
    "action"_L1,       "promise"_L1,  "characters"_L1, "messages"_L1, "tone"_L1,       "host"_L1,     "about"_L1};

QJsonObject toldOf(const QJsonObject &details)
{
    QJsonObject told;
    for (const QLatin1StringView key : toldOfDeeds)
        if (const auto found = details.constFind(key); found != details.constEnd())
            told.insert(key, *found);
    return told;
}

Part maskPart(const Part &part, Mask &mask)
{
    Part masked;
    masked.type = part.type;
    if (part.type == PartType::Location || part.type == PartType::Contact)
        return masked; // its words are the place or the person
    // A file's name and a card's title are words; the rest leads to the file.
    masked.name = mask.text(part.name);
    masked.title = mask.text(part.title);
    return masked;
}

void maskLine(TimelineRow &line, Mask &mask)
{
    line.text = mask.text(line.text);
    line.replyPreview = mask.text(line.replyPreview);
    line.details = mask.value(toldOf(line.details)).toObject();
    line.platformMessageId.clear();
    if (line.author == AuthorKind::Customer)
        line.authorName = mask.name();
    for (Part &part : line.parts)
        part = maskPart(part, mask);
}

} // namespace

void maskCaseSet(CaseSet &set)
{
    set.header.masked = true;
    set.media.clear();
    set.header.media = 0;
    for (CaseInSet &one : set.cases) {
        Mask mask(one);
        one.head.contactName = mask.name();
        one.head.preview = mask.text(one.head.preview);
        one.head.contact = {};
        one.head.avatar = {};
        for (TagRow &tag : one.head.tags)
            tag.text = mask.text(tag.text);
        for (TimelineRow &line : one.lines)
            maskLine(line, mask);
    }
}

QJsonObject toJson(const CaseSetHeader &header)
{
    fields::Writer writer;
    headerFields(header, writer);
    return writer.json;
}

std::optional<CaseSetHeader> headerFromJson(const QJsonObject &json)
{
    CaseSetHeader header;
    fields::Reader reader{json};
    headerFields(header, reader);
    const bool whole =
        !reader.bad && !header.id.isNull() && header.expires > header.issued && header.cases >= 0 && header.media >= 0;
    return whole ? std::optional(header) : std::nullopt;
}

QJsonObject toJson(const CaseInSet &one)
{
    fields::Writer head, task;
    headFields(one.head, head);
    taskFields(one, task);
    QJsonArray tags, lines;
    for (const TagRow &tag : one.head.tags)
        tags.append(QJsonObject{{"family"_L1, toText(tag.family)}, {"text"_L1, tag.text}});
    for (const TimelineRow &line : one.lines)
        lines.append(lineToJson(line));
    head.json.insert("tags"_L1, tags);
    task.json.insert("head"_L1, head.json);
    task.json.insert("lines"_L1, lines);
    return task.json;
}

std::optional<CaseInSet> caseFromJson(const QJsonObject &json)
{
    CaseInSet one;
    fields::Reader task{json};
    taskFields(one, task);
    const QJsonObject headJson = json.value("head"_L1).toObject();
    fields::Reader head{headJson};
    headFields(one.head, head);
    if (task.bad || head.bad || one.head.id.isNull() || one.review.isNull() || !json.value("lines"_L1).isArray())
        return std::nullopt;
    for (const QJsonValue &tag : headJson.value("tags"_L1).toArray()) {
        const auto family = fromText<TagFamily>(tag.toObject().value("family"_L1).toString());
        if (!family)
            return std::nullopt;
        one.head.tags.push_back({*family, tag.toObject().value("text"_L1).toString(), {}, {}});
    }
    for (const QJsonValue &line : json.value("lines"_L1).toArray()) {
        std::optional<TimelineRow> read = lineFromJson(line.toObject());
        if (!read)
            return std::nullopt;
        one.lines.push_back(std::move(*read));
    }
    return one;
}

QJsonObject toJson(const CaseSet::Card &card)
{
    return {{"id"_L1, card.id}, {"version"_L1, card.version}, {"body"_L1, toCardBody(card.card)}};
}

std::optional<CaseSet::Card> cardFromJson(const QJsonObject &json)
{
    Result<ScoreCard> card = fromCardBody(json.value("body"_L1).toObject());
    if (!card)
        return std::nullopt;
    return CaseSet::Card{json.value("id"_L1).toString(), json.value("version"_L1).toInt(), std::move(*card)};
}

} // namespace lianxi
