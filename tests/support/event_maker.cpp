// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_maker.h"

#include "models/event/work_payloads.h"
#include "models/store/queries.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::test
{

PlatformEvent customerMessage(const QString &person, int number, const QString &text, Instant at)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.messageId = u"m%1"_s.arg(number);
    event.eventKey = u"key:"_s + event.messageId;
    event.threadId = person;
    event.sender.id = person;
    event.sender.name = u"name of "_s + person;
    event.at = at;
    event.text = text;
    return event;
}

PlatformEvent publicComment(const QString &post, const QString &person, int number, const QString &text, Instant at)
{
    PlatformEvent event = customerMessage(person, number, text, at);
    event.surface = Surface::Public;
    event.threadId = post;
    return event;
}

Event received(const QString &channel, const PlatformEvent &event)
{
    return eventAt(PlatformEventReceived{ChannelId(channel), event}, event.at.value_or(morning));
}

Record record(Sequence sequence, const QString &subject, std::vector<Event> events)
{
    return Record{sequence, subject, {}, std::move(events)};
}

ChannelConfigured channel(const QString &id, Platform platform, const QString &brand)
{
    ChannelConfigured configured;
    configured.channel = ChannelId(id);
    configured.platform = platform;
    configured.name = u"channel "_s + id;
    configured.brand = brand;
    return configured;
}

Actor agent(const QString &id)
{
    return Actor{AuthorKind::Agent, AgentId(id), u"agent "_s + id};
}

RecordMaker::RecordMaker(Projection &projection, quint32 seed)
    : m_projection(projection)
    , m_random(seed)
{
}

int RecordMaker::pick(int below)
{
    return static_cast<int>(m_random() % static_cast<quint32>(below));
}

std::optional<CaseRow> RecordMaker::anyCase()
{
    CaseFilter all;
    all.box = CaseFilter::Box::All;
    const auto rows = firstCases(m_projection.database(), all, 200);
    if (!rows || rows->empty())
        return std::nullopt;
    return rows->at(static_cast<size_t>(pick(static_cast<int>(rows->size()))));
}

/// Another case of the same person, if there is one.
CaseId RecordMaker::otherCaseOf(const CaseRow &row)
{
    const auto view = contactView(m_projection.database(), row.contact);
    if (!view || view->cases.size() < 2)
        return row.id;
    const auto other =
        std::find_if(view->cases.begin(), view->cases.end(), [&row](const CaseRow &one) { return one.id != row.id; });
    return other == view->cases.end() ? row.id : other->id;
}

Record RecordMaker::next()
{
    static const std::pair<const char *, Platform> platforms[] = {
        {"weibo-1", Platform::Weibo}, {"telegram-1", Platform::Telegram}, {"wechat-1", Platform::WechatOa}};
    ++m_sequence;
    m_now += std::chrono::seconds(pick(4000));
    Record made;
    QString subject;
    if (m_sequence <= 3) {
        const auto &[id, platform] = platforms[m_sequence - 1];
        made = record(m_sequence, channelSubject(ChannelId(QString::fromLatin1(id))),
                      {eventAt(channel(QString::fromLatin1(id), platform, m_sequence == 3 ? u"B"_s : u"A"_s), m_now)});
    } else if (const int kind = pick(10); kind < 5 || m_sequence < 10) {
        const Event event = platform();
        made = record(m_sequence, u"channel.any"_s, {event});
    } else {
        const Event event = kind < 8 ? action(&subject) : replyStep(&subject);
        made = record(m_sequence, subject, {event});
    }
    if (!m_projection.apply({made}))
        qFatal("the maker's projection cannot be written");
    return made;
}

Event RecordMaker::platform()
{
    static const char *channels[] = {"weibo-1", "telegram-1", "wechat-1", "unknown-1"};
    if (!m_told.empty() && pick(8) == 0) { // delivered again, by an event of its own
        auto [channel, told] =
            m_told[m_told.size() - 1
                   - static_cast<size_t>(pick(static_cast<int>(std::min<size_t>(m_told.size(), 20))))];
        if (pick(2) == 0)
            told.eventKey += u":again"_s;
        Event again = received(channel, told);
        again.id = EventId::derive("again " + QByteArray::number(m_sequence));
        return again;
    }
    const QString channel = QString::fromLatin1(channels[pick(4)]);
    const QString person = u"p%1"_s.arg(pick(12));
    ++m_number;
    const QString text = u"message %1 about order %2"_s.arg(m_number).arg(pick(1000));
    PlatformEvent event = pick(3) == 0 ? publicComment(u"post%1"_s.arg(pick(3)), person, m_number, text, m_now)
                                       : customerMessage(person, m_number, text, m_now);
    if (pick(3) == 0)
        event.sender.alias = u"union%1"_s.arg(pick(6));
    static constexpr PlatformEventKind others[] = {
        PlatformEventKind::Edit,    PlatformEventKind::Delete, PlatformEventKind::Reaction,
        PlatformEventKind::Read,    PlatformEventKind::Follow, PlatformEventKind::Postback,
        PlatformEventKind::Unknown, PlatformEventKind::Call,   PlatformEventKind::Delivered};
    if (const int special = pick(20); special < 9) {
        event.kind = others[special];
        event.target = u"m%1"_s.arg(1 + pick(m_number));
        event.newText = u"changed"_s;
        if (event.kind == PlatformEventKind::Read)
            event.target.clear(), event.watermark = QString::number(toMillis(m_now));
    } else if (special < 12) {
        event.direction = Direction::Out;
        event.replyTo = u"m%1"_s.arg(1 + pick(m_number));
        event.sender = {};
    }
    m_told.emplace_back(channel, event);
    return received(channel, event);
}

/// The bot's place, or who answered an offer.
Event RecordMaker::botOrDesk(CaseId id, MessageId last, const Actor &by)
{
    if (pick(3) == 0)
        return eventAt(TransferAnswered{id, by, pick(2) == 0, {}}, m_now);
    BotStepped step;
    step.caseId = id;
    step.flow = u"flow"_s;
    step.state = u"s%1"_s.arg(pick(3));
    step.after = last;
    if (pick(2) == 0) {
        step.ended = u"asks_person"_s;
        step.personBy = m_now + 60s;
    }
    return eventAt(step, m_now);
}

/// Who is told of the case, and what departments were asked for.
Event RecordMaker::asked(CaseId id, const Actor &by)
{
    const RequestId request = RequestId::derive(QByteArray::number(pick(9)));
    const FeedbackId feedback = FeedbackId::derive(QByteArray::number(pick(9)));
    switch (pick(5)) {
    case 3:
        return eventAt(FeedbackNoted{id,
                                     feedback,
                                     by,
                                     {},
                                     static_cast<FeedbackKind>(pick(4)),
                                     u"Seat %1"_s.arg(pick(3)),
                                     u"it broke"_s,
                                     pick(4) == 0},
                       m_now);
    case 4:
        return eventAt(FeedbackHandled{id, feedback, by, pick(2) == 0 ? u"Product"_s : QString(),
                                       pick(2) == 0 ? u"mended"_s : QString()},
                       m_now);
    case 0:
        return eventAt(CaseWatched{id, AgentId(u"a%1"_s.arg(pick(3))), {}, pick(2) == 0, by}, m_now);
    case 1:
        return eventAt(RequestMade{id, request, by, u"Warehouse"_s, u"where is it?"_s, m_now + 2h}, m_now);
    default:
        return eventAt(RequestAnswered{id, request, by, u"here"_s}, m_now);
    }
}

Event RecordMaker::action(QString *subject)
{
    const std::optional<CaseRow> row = anyCase();
    if (!row)
        return platform();
    const CaseId id = row->id;
    *subject = caseSubject(id);
    const Actor by =
        pick(6) == 0 ? Actor{AuthorKind::Supervisor, AgentId(u"chief"_s), u"Chief"_s} : agent(u"a%1"_s.arg(pick(3)));
    const auto lines = timeline(m_projection.database(), row->row, 1);
    const MessageId last = lines && !lines->empty() ? lines->back().id : MessageId();
    switch (pick(22)) {
    case 20:
        return botOrDesk(id, last, by);
    case 21:
        return asked(id, by);
    case 0:
        return eventAt(CaseClaimed{id, by}, m_now);
    case 1:
        return eventAt(CaseReleased{id, by, {}}, m_now);
    case 2:
        return eventAt(CaseTransferred{id, by, AgentId(u"a1"_s), u"agent a1"_s, {}, {}, {}}, m_now);
    case 3:
        return eventAt(CaseResolved{id, by}, m_now);
    case 4:
        return eventAt(CaseReopened{id, by}, m_now);
    case 5:
        return eventAt(CaseSnoozed{id, by, m_now + 1h}, m_now);
    case 6:
        return eventAt(CaseWoken{id, by}, m_now);
    case 7:
        return eventAt(CaseClassified{id, by, static_cast<CaseClass>(pick(6)), Priority::High, u"refund"_s, {}}, m_now);
    case 8:
        return eventAt(CaseTagged{id, by, TagFamily::Scene, u"tag%1"_s.arg(pick(3)), pick(3) == 0, u"agent"_s}, m_now);
    case 9:
        return eventAt(CaseRead{id, by, pick(4) == 0}, m_now);
    case 10:
        return eventAt(ScriptStepMarked{id, by, static_cast<ScriptStep>(pick(4)), pick(4) != 0, {}}, m_now);
    case 11: {
        MessageJudged judged;
        judged.caseId = id;
        judged.message = last;
        judged.emotion = pick(2) == 0 ? u"negative"_s : u"neutral"_s;
        if (pick(4) == 0)
            judged.risks << u"risk.media"_s;
        return eventAt(judged, m_now);
    }
    case 12:
        return eventAt(NoteAdded{id, MessageId::derive("note" + QByteArray::number(m_sequence)), by, u"a note"_s, {}},
                       m_now);
    case 13:
        return eventAt(
            FollowUpScheduled{id, FollowUpId::derive(QByteArray::number(pick(9))), by, m_now + 3h, {}, u"call"_s},
            m_now);
    case 14:
        return eventAt(MoveInvited{id, {}, last, by}, m_now);
    case 15: {
        ActionQueued queued;
        queued.caseId = id;
        queued.action = MessageId::derive("action" + QByteArray::number(m_sequence));
        queued.target = last;
        queued.by = by;
        queued.what = static_cast<MessageAction>(pick(5));
        m_replies.emplace_back(id, queued.action);
        return eventAt(queued, m_now);
    }
    case 16: {
        const CaseId other = otherCaseOf(*row);
        m_mergedCases.emplace_back(id, other);
        return eventAt(CaseMerged{id, other, by, u"the same matter"_s}, m_now);
    }
    case 17:
        if (!m_mergedCases.empty()) {
            const auto &[from, into] = m_mergedCases[static_cast<size_t>(pick(static_cast<int>(m_mergedCases.size())))];
            *subject = workSubject(from);
            return eventAt(CaseUnmerged{from, into, by}, m_now);
        }
        [[fallthrough]];
    case 18:
        if (const auto view = caseView(m_projection.database(), row->row); view && view->threads.size() > 1)
            return eventAt(CaseParted{id,
                                      CaseId::derive("parted" + QByteArray::number(m_sequence)),
                                      {view->threads.front().id},
                                      by,
                                      u"another matter"_s},
                           m_now);
        break;
    default:
        break;
    }
    *subject = contactSubject(row->contact);
    if (!m_merged.empty() && pick(2) == 0)
        return eventAt(ContactSplit{m_merged.back().first, m_merged.back().second, by}, m_now);
    const std::optional<CaseRow> other = anyCase();
    m_merged.emplace_back(row->contact, other->contact);
    return eventAt(ContactMerged{row->contact, other->contact, by, u"said so"_s}, m_now);
}

Event RecordMaker::replyStep(QString *subject)
{
    const std::optional<CaseRow> row = anyCase();
    const auto view = row ? caseView(m_projection.database(), row->row) : failure(ErrorCode::NotFound, {});
    if (!view || view->threads.empty())
        return platform();
    *subject = caseSubject(row->id);
    if (m_replies.empty() || pick(3) == 0) {
        ReplyQueued reply;
        reply.caseId = row->id;
        reply.thread = view->threads.front().id;
        reply.message = MessageId::derive("reply" + QByteArray::number(m_sequence));
        reply.channel = view->threads.front().channel;
        reply.by = pick(4) == 0 ? Actor{AuthorKind::Bot, AgentId(u"bot"_s), {}} : agent(u"a%1"_s.arg(pick(3)));
        reply.surface = view->threads.front().surface;
        reply.text = u"answer"_s;
        reply.steps = {static_cast<ScriptStep>(pick(4))};
        m_replies.emplace_back(row->id, reply.message);
        return eventAt(reply, m_now);
    }
    const auto &[id, message] = m_replies[static_cast<size_t>(pick(static_cast<int>(m_replies.size())))];
    *subject = caseSubject(id);
    switch (pick(6)) {
    case 0:
        return eventAt(ReplySending{id, message, 1}, m_now);
    case 1:
        return eventAt(ReplySent{id, message, u"out%1"_s.arg(m_sequence)}, m_now);
    case 2:
        return eventAt(ReplyFailed{id,
                                   message,
                                   SendOutcome::Retry,
                                   u"busy"_s,
                                   {},
                                   1,
                                   pick(2) == 0 ? std::nullopt : std::optional(m_now + 1min)},
                       m_now);
    case 3:
        return eventAt(ReplyUnconfirmed{id, message, u"no_answer"_s}, m_now);
    case 4:
        return eventAt(ReplyRetried{id, message, agent(u"a1"_s)}, m_now);
    default:
        return eventAt(ReplyWithdrawn{id, message, agent(u"a1"_s), u"undo"_s}, m_now);
    }
}

} // namespace lianxi::test
