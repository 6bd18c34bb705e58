// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

template <class P>
void Fold::with(const Event &event, void (Fold::*handle)(const P &, const Event &))
{
    const Result<P> payload = payloadOf<P>(event);
    if (!payload) {
        unreadable();
        return;
    }
    if (!m_tables.claim(keys::of(keys::Kind::Event, event.id), 0))
        return;
    (this->*handle)(*payload, event);
}

namespace
{

/// Subjects that everybody of a team may write to. A team's engine refuses the others to those whose role does not
/// allow them; what belongs on the others is not believed when it stands on these.
bool isEverybodys(const QString &subject)
{
    static constexpr std::array open{"own."_L1, "work."_L1, "case."_L1, "reply."_L1, "contact."_L1, "review."_L1};
    return std::any_of(open.begin(), open.end(), [&subject](QLatin1StringView one) { return subject.startsWith(one); });
}

bool isBelieved(const QString &subject, const Event &event)
{
    if (!isEverybodys(subject))
        return true;
    const QString own = subject.startsWith("own."_L1) ? subject.sliced(4) : QString();
    switch (event.type) {
    case EventType::PlatformEventReceived:
    case EventType::ChannelConfigured:
    case EventType::ChannelCursor:
    case EventType::IdentityProfiled:
    case EventType::PlaybookAdopted:
    case EventType::MemberDescribed:
        return false;
    case EventType::PresenceChanged:
        return event.data.value("by"_L1).toObject().value("agent"_L1).toString() == own;
    case EventType::TeamItemSaved:
        return !own.isEmpty()
            && (event.data.value("owner"_L1).toString() == own
                || (event.data.value("kind"_L1).toString() == toText(TeamItemKind::Card)
                    && event.data.value("id"_L1).toString() == own));
    default:
        return true;
    }
}

} // namespace

void Fold::apply(const PreparedRecord &prepared)
{
    const Record &record = prepared.record;
    m_own = record.subject.startsWith("own."_L1);
    for (size_t i = 0; i < record.events.size(); ++i)
        if (isBelieved(record.subject, record.events[i]))
            applyEvent(record.events[i], prepared.events[i].get());
    if (const std::optional<CaseId> id = caseOfSubject(record.subject)) {
        if (CaseEntity *entity = m_tables.caseItself(*id)) {
            entity->sequence = record.sequence;
            m_tables.touch(*entity);
        }
    }
}

void Fold::applyEvent(const Event &event, const PreparedEvent *prepared)
{
    switch (event.type) {
    case EventType::Unknown:
    case EventType::ContactErased: // its keys are gone; what is here goes with the folding
        return;
    case EventType::PlatformEventReceived:
        return platformEvent(prepared, event);
    case EventType::ChannelConfigured:
        return with(event, &Fold::channelConfigured);
    case EventType::ChannelCursor:
        return with(event, &Fold::channelCursor);
    case EventType::CaseClaimed:
        return with(event, &Fold::caseClaimed);
    case EventType::CaseReleased:
        return with(event, &Fold::caseReleased);
    case EventType::CaseTransferred:
        return with(event, &Fold::caseTransferred);
    case EventType::CaseResolved:
        return with(event, &Fold::caseResolved);
    case EventType::CaseReopened:
        return with(event, &Fold::caseReopened);
    case EventType::CaseSnoozed:
        return with(event, &Fold::caseSnoozed);
    case EventType::CaseWoken:
        return with(event, &Fold::caseWoken);
    case EventType::CaseClassified:
        return with(event, &Fold::caseClassified);
    case EventType::CaseTagged:
        return with(event, &Fold::caseTagged);
    case EventType::CaseRead:
        return with(event, &Fold::caseRead);
    case EventType::CaseMerged:
        return with(event, &Fold::caseMerged);
    case EventType::CaseUnmerged:
        return with(event, &Fold::caseUnmerged);
    case EventType::CaseParted:
        return with(event, &Fold::caseParted);
    case EventType::ScriptStepMarked:
        return with(event, &Fold::scriptStepMarked);
    case EventType::MessageJudged:
        return with(event, &Fold::messageJudged);
    case EventType::NoteAdded:
        return with(event, &Fold::noteAdded);
    case EventType::ReplyQueued:
        return with(event, &Fold::replyQueued);
    case EventType::ReplyWithdrawn:
        return with(event, &Fold::replyWithdrawn);
    case EventType::ReplySending:
        return with(event, &Fold::replySending);
    case EventType::ReplySent:
        return with(event, &Fold::replySent);
    case EventType::ReplyFailed:
        return with(event, &Fold::replyFailed);
    case EventType::ReplyUnconfirmed:
        return with(event, &Fold::replyUnconfirmed);
    case EventType::ReplyRetried:
        return with(event, &Fold::replyRetried);
    case EventType::ActionQueued:
        return with(event, &Fold::actionQueued);
    case EventType::GuardActed:
        return with(event, &Fold::guardActed);
    case EventType::FollowUpScheduled:
        return with(event, &Fold::followUpScheduled);
    case EventType::FollowUpDone:
        return with(event, &Fold::followUpDone);
    case EventType::MoveInvited:
        return with(event, &Fold::moveInvited);
    case EventType::ConsentRecorded:
        return with(event, &Fold::consentRecorded);
    case EventType::ConsentWithdrawn:
        return with(event, &Fold::consentWithdrawn);
    case EventType::PrivacyRevealed:
        return with(event, &Fold::privacyRevealed);
    case EventType::ContactNamed:
        return with(event, &Fold::contactNamed);
    case EventType::ContactMerged:
        return with(event, &Fold::contactMerged);
    case EventType::ContactSplit:
        return with(event, &Fold::contactSplit);
    case EventType::PlaybookAdopted:
        return with(event, &Fold::playbookAdopted);
    case EventType::IdentityProfiled:
        return with(event, &Fold::identityProfiled);
    case EventType::AssistAsked:
        return with(event, &Fold::assistAsked);
    case EventType::TransferAnswered:
        return with(event, &Fold::transferAnswered);
    case EventType::CaseRouted:
        return with(event, &Fold::caseRouted);
    case EventType::SurveySent:
        return with(event, &Fold::surveySent);
    case EventType::SurveyAnswered:
        return with(event, &Fold::surveyAnswered);
    case EventType::RuleRan:
        return with(event, &Fold::ruleRan);
    case EventType::BotStepped:
        return with(event, &Fold::botStepped);
    case EventType::TeamItemSaved:
        return with(event, &Fold::teamItemSaved);
    case EventType::MemberDescribed:
        return with(event, &Fold::memberDescribed);
    case EventType::PresenceChanged:
        return with(event, &Fold::presenceChanged);
    case EventType::CaseWatched:
        return with(event, &Fold::caseWatched);
    case EventType::RequestMade:
        return with(event, &Fold::requestMade);
    case EventType::RequestAnswered:
        return with(event, &Fold::requestAnswered);
    case EventType::ReviewAssigned:
        return with(event, &Fold::reviewAssigned);
    case EventType::ReviewGiven:
        return with(event, &Fold::reviewGiven);
    case EventType::ReviewAppealed:
        return with(event, &Fold::reviewAppealed);
    case EventType::AppealDecided:
        return with(event, &Fold::appealDecided);
    case EventType::CoachingNoted:
        return with(event, &Fold::coachingNoted);
    case EventType::CaseFileIssued:
        return with(event, &Fold::caseFileIssued);
    case EventType::CaseFileRecalled:
        return with(event, &Fold::caseFileRecalled);
    case EventType::FeedbackNoted:
        return with(event, &Fold::feedbackNoted);
    case EventType::FeedbackHandled:
        return with(event, &Fold::feedbackHandled);
    }
}

QString activityName(EventType type)
{
    const QString name = toText(type);
    return name.sliced("lianxi."_L1.size()).chopped(".v1"_L1.size());
}

namespace
{

constexpr qsizetype previewLength = 120;
constexpr int tellingDigits = 7; // fewer are prices, counts and short order numbers

/// Hides the middle of numbers that may be a phone, a card or an identity, and the name of an e-mail address.
QString masked(QString line)
{
    for (qsizetype from = 0; from < line.size(); ++from) {
        if (!line.at(from).isDigit())
            continue;
        qsizetype end = from, digits = 0;
        while (end < line.size()
               && (line.at(end).isDigit()
                   || ((line.at(end) == u'-' || line.at(end) == u' ') && end + 1 < line.size()
                       && line.at(end + 1).isDigit())))
            digits += line.at(end++).isDigit() ? 1 : 0;
        if (digits >= tellingDigits)
            for (qsizetype at = from + 3; at < end - 2; ++at)
                line[at] = u'*';
        from = end;
    }
    for (qsizetype at = line.indexOf(u'@', 1); at > 0; at = line.indexOf(u'@', at + 1)) {
        const auto partOfName = [&](qsizetype i) {
            return i >= 0 && line.at(i).unicode() < 128
                && (line.at(i).isLetterOrNumber() || line.at(i) == u'.' || line.at(i) == u'_');
        };
        if (at + 1 < line.size() && line.at(at + 1).isLetterOrNumber())
            for (qsizetype i = at - 1; partOfName(i) && partOfName(i - 1); --i)
                line[i] = u'*';
    }
    return line;
}

} // namespace

QString previewOf(const QString &text, const std::vector<Part> &parts)
{
    QString line = text.left(previewLength * 4).simplified();
    if (line.isEmpty() && !parts.empty()) {
        const Part &part = parts.front();
        line = u'[' + QString(toText(part.type)) + u']';
        const QString &label = part.title.isEmpty() ? part.name : part.title;
        if (!label.isEmpty())
            line += u' ' + label.simplified();
    }
    line = masked(line.left(previewLength));
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line;
}

QString compactJson(const QJsonObject &json)
{
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString compactJson(const QStringList &list)
{
    return list.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QString compactJson(const std::vector<Part> &parts)
{
    QJsonArray array;
    for (const Part &part : parts)
        if (part.type != PartType::Text)
            array.append(toJson(part));
    return array.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QByteArray platformMessageName(const ChannelEntity &channel, Surface surface, const QString &thread,
                               const QString &platformId)
{
    // Comments of a WeChat account are numbered per article; all other ids are unique within their channel.
    const bool perThread = channel.platform == Platform::WechatOa && surface == Surface::Public;
    return keys::join(
        {"message", channel.id.toUtf8(), perThread ? thread.toUtf8() : QByteArray(), platformId.toUtf8()});
}

} // namespace lianxi::store
