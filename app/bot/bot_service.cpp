// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bot/bot_service.h"

#include "app/channels/codec.h"
#include "app/channels/codec_lookup.h"
#include "app/desk/reply_pieces.h"
#include "app/desk/reply_window.h"
#include "app/duty/leaving.h"
#include "models/event/work_payloads.h"
#include "models/policy/guard.h"
#include "models/policy/guard_rules.h"
#include "models/policy/hours_text.h"
#include "models/policy/sla.h"
#include "models/store/people.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// Who wrote longer ago has waited already: people answer.
constexpr auto fresh = 10min;
/// An order system that is slower counts as one that found nothing.
constexpr auto orderPatience = 5s;
/// Look-ups in one turn; a flow asks for one order at a time.
constexpr int mostLookUps = 4;

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

Actor botActor(const BotFlow &flow)
{
    return {AuthorKind::Bot, AgentId(u"bot"_s), flow.bot};
}

} // namespace

BotService::BotService(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

BotService::~BotService()
{
    m_post.close();
}

void BotService::begin()
{
    readFlows([this] { look({}); });
}

void BotService::follow(const ChangeSet &changes)
{
    release(changes.upTo);
    if (changes.team)
        readFlows([] {});
    if (changes.messages.empty() || (!hasWork() && !m_reading))
        return;
    m_parts.reader.askForDuty([this, messages = changes.messages, post = m_post](sqlite::Database &db) {
        const Result<std::vector<qint64>> cases = casesOfMessages(db, messages);
        if (cases && !cases->empty())
            post([this, cases = *cases] { look(cases); });
    });
}

void BotService::readFlows(std::function<void()> then)
{
    m_reading = true;
    m_parts.reader.askForDuty([this, then = std::move(then), post = m_post](sqlite::Database &db) {
        const auto items = teamItems(db, TeamItemKind::Flow, {});
        const bool talking = botIsTalking(db).value_or(false);
        post([this, items, talking, then] {
            m_reading = false;
            m_talking = talking;
            takeFlows(items);
            then();
        });
    });
}

void BotService::takeFlows(const Result<std::vector<TeamItem>> &items)
{
    if (!items)
        return; // what was in force stays
    m_flows.clear();
    for (const TeamItem &item : *items) {
        Result<BotFlow> flow = fromFlowBody(item.saved.body);
        if (flow && mayRun(*flow) && !flow->channels.empty())
            m_flows.push_back({item.saved.id, item.version, std::move(*flow)});
    }
}

bool BotService::fits(const BotFlow &flow, const QJsonObject &settings) const
{
    if (flow.hours == BotHours::Always)
        return true;
    const ServiceHours hours = channelHours(settings, m_parts.playbook->serviceHours());
    const Instant now = m_parts.clock.now();
    return (opensAt(hours, now) == now) == (flow.hours == BotHours::Open);
}

bool BotService::speaks(const ChannelId &channel, const QJsonObject &settings) const
{
    return std::any_of(m_flows.begin(), m_flows.end(), [&](const Flow &one) {
        const auto &channels = one.flow.channels;
        return std::find(channels.begin(), channels.end(), channel) != channels.end() && fits(one.flow, settings);
    });
}

/// A conversation that has begun goes on by its flow, whatever the hour.
const BotService::Flow *BotService::flowFor(const BotSubject &subject) const
{
    const std::optional<BotPlace> &place = subject.view.bot;
    const bool begun = place && place->ended.isEmpty();
    const auto found = std::find_if(m_flows.begin(), m_flows.end(), [&](const Flow &one) {
        const auto &channels = one.flow.channels;
        return begun ? one.id == place->flow
                     : std::find(channels.begin(), channels.end(), subject.thread.channel) != channels.end()
                && fits(one.flow, subject.settings);
    });
    return found == m_flows.end() ? nullptr : &*found;
}

BotWorld BotService::worldOf(const BotSubject &subject) const
{
    const ServiceHours hours = channelHours(subject.settings, m_parts.playbook->serviceHours());
    const Instant now = m_parts.clock.now();
    const Instant opens = opensAt(hours, now);
    BotWorld world;
    world.brand = subject.view.brand;
    world.customer = subject.view.head.contactName;
    world.open = opens == now;
    world.opens = momentText(opens, hours, isChinese(subject.text.isEmpty() ? subject.view.brand : subject.text));
    for (const TagRow &tag : subject.view.head.tags)
        world.tags << tag.text;
    world.zone = QTimeZone(hours.timeZone);
    CaseContext context;
    context.lastCustomerText = subject.text;
    context.answerLanguage = subject.view.answerLanguage;
    context.brand = subject.view.brand;
    world.guardianRequest = sentenceText(Sentence::GuardianRequest, context, *m_parts.playbook);
    world.mostMisses = static_cast<int>(m_parts.playbook->number(u"transfer.bot_misses"));
    world.leastConfidence = m_parts.playbook->number(u"transfer.least_confidence");
    return world;
}

/// Looks into these cases; empty: into all.
void BotService::look(const std::vector<qint64> &cases)
{
    if (!hasWork())
        return;
    const Instant since = m_parts.clock.now() - fresh;
    m_parts.reader.askForDuty([this, since, cases, post = m_post](sqlite::Database &db) {
        const auto subjects = botSubjects(db, since, cases);
        if (!subjects)
            return qWarning("bot: the store cannot be read");
        post([this, subjects] {
            for (const BotSubject &subject : *subjects)
                speak(subject);
        });
    });
}

void BotService::speak(const BotSubject &subject)
{
    const Flow *flow = flowFor(subject);
    const Codec *codec = codecFor(subject.thread.platform);
    const bool begun = subject.view.bot && subject.view.bot->ended.isEmpty();
    if (subject.thread.id.isNull() || !codec || (!flow && !begun))
        return;
    const ChannelLimits limits = codec->limits(Surface::Private);
    if (limits.calls || replyWindow(limits, subject.thread, m_parts.clock.now()).isShut())
        return;
    const auto [talk, first] = m_talks.try_emplace(subject.view.head.row);
    if (!first) {
        talk->second.again = true;
        return;
    }
    Pending pending{subject, flow ? *flow : Flow(), {}, {}};
    if (!flow) { // it was taken out of force in the middle of a conversation
        pending.flow.id = subject.view.bot->flow;
        pending.turn.place = *subject.view.bot;
        pending.turn.ended = BotEnd::Trouble;
        return write(pending);
    }
    const BotInput input{subject.text, m_parts.judge->judge(subject.text)};
    pending.turn = botTurn(flow->flow, begun ? *subject.view.bot : BotPlace(), input, worldOf(subject));
    take(std::move(pending));
}

void BotService::take(Pending pending)
{
    pending.said += pending.turn.says;
    if (pending.turn.lookUp && ++pending.lookUps <= mostLookUps)
        return lookUp(std::move(pending));
    if (pending.turn.lookUp) // it asks for one order after the other
        pending.turn.ended = BotEnd::Trouble;
    write(pending);
}

void BotService::lookUp(Pending pending)
{
    const QString number = pending.turn.lookUp->number;
    const ContactId contact = pending.subject.view.head.contact;
    const int ticket = ++m_tickets;
    m_lookUps.emplace(ticket, std::move(pending));
    const auto answered = [this, ticket, post = m_post](std::vector<Order> orders) {
        post([this, ticket, orders = std::move(orders)] { onOrders(ticket, orders); });
    };
    if (!m_parts.askOrders)
        return onOrders(ticket, {});
    m_parts.scheduler.after(orderPatience, &m_context, [this, ticket] { onOrders(ticket, {}); });
    if (!number.isEmpty())
        return m_parts.askOrders({{OrderKeyKind::Number, number}}, answered);
    m_parts.reader.askForDuty([contact, answered, ask = m_parts.askOrders, now = m_parts.clock.now()](auto &db) {
        const Result<PersonView> person = personView(db, contact, now);
        if (person && !person->orderKeys.empty())
            ask(person->orderKeys, answered);
        else
            answered({});
    });
}

void BotService::onOrders(int ticket, std::vector<Order> orders)
{
    const auto found = m_lookUps.find(ticket);
    if (found == m_lookUps.end())
        return; // it was too slow
    Pending pending = std::move(found->second);
    m_lookUps.erase(found);
    const BotInput input{{}, {}, std::move(orders)};
    pending.turn = botTurn(pending.flow.flow, pending.turn.place, input, worldOf(pending.subject));
    take(std::move(pending));
}

void BotService::write(const Pending &done)
{
    const CaseView &view = done.subject.view;
    const CaseId id = view.head.id;
    const Instant now = m_parts.clock.now();
    const Actor bot = botActor(done.flow.flow);
    const QByteArray key = "bot/" + done.subject.newest.toBytes().toHex();
    std::vector<Event> events;
    const auto add = [&](const auto &payload) { events.push_back(makeEvent(payload, m_parts.source, now)); };
    const bool named = view.bot && view.bot->ended.isEmpty();
    int number = 0;
    MessageId first;
    for (const ReplyPiece &piece : replyPieces(done.subject.thread, done.said.join(u'\n'), {})) {
        if (piece.text.isEmpty())
            continue;
        ReplyQueued reply;
        reply.caseId = id;
        reply.thread = done.subject.thread.id;
        reply.channel = done.subject.thread.channel;
        reply.message = MessageId::derive(key + '/' + QByteArray::number(number));
        reply.by = bot;
        reply.text = piece.text;
        if (named || number > 0)
            reply.intent.insert(botNamedMark, true);
        if (number++ > 0)
            reply.intent.insert("continues"_L1, first.toString()); // in order
        else
            first = reply.message;
        add(reply);
    }
    const ServiceHours hours = channelHours(done.subject.settings, m_parts.playbook->serviceHours());
    const Instant opens = opensAt(hours, now);
    BotStepped step;
    step.caseId = id;
    step.flow = done.flow.id;
    step.version = done.flow.version;
    step.state = done.turn.place.state;
    step.known = done.turn.place.known;
    step.misses = done.turn.place.misses;
    step.ended = toText(done.turn.ended);
    step.after = done.subject.newest;
    const bool handedOver = done.turn.ended != BotEnd::None && done.turn.ended != BotEnd::Finished;
    if (handedOver || done.turn.wantsPerson)
        step.personBy =
            opens + std::chrono::seconds(std::llround(m_parts.playbook->number(u"transfer.to_human_seconds")));
    add(step);
    if (done.turn.callBack) {
        FollowUpScheduled promise;
        promise.caseId = id;
        promise.followUp = FollowUpId::derive(key);
        promise.by = bot;
        promise.due = addServiceTime(
            hours, now, std::chrono::minutes(std::llround(m_parts.playbook->number(u"call_back.within_minutes"))));
        promise.promise = QStringList{done.turn.callBack->phone, done.turn.callBack->about}.join(u' ').trimmed();
        add(promise);
    }
    if (done.turn.resolves)
        add(CaseResolved{id, bot});
    m_parts.log.append({caseSubject(id), key, std::move(events), view.head.sequence},
                       [this, row = view.head.row, post = m_post](const AppendOutcome &outcome) {
                           post([this, row, outcome] { onWritten(row, outcome); });
                       });
}

void BotService::onWritten(qint64 caseRow, const AppendOutcome &outcome)
{
    const auto talk = m_talks.find(caseRow);
    if (talk == m_talks.end())
        return;
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        talk->second.until = accepted->sequence;
    } else if (const auto *lost = std::get_if<Conflict>(&outcome)) {
        // Somebody was at the case: it is looked at anew, and left alone when it is theirs.
        talk->second = {lost->last, true};
    } else {
        m_talks.erase(talk); // the next message, or the next start, tries again
    }
    release(m_upTo);
}

/// What the projection has taken in, another turn can build on.
void BotService::release(Sequence upTo)
{
    m_upTo = std::max(m_upTo, upTo);
    std::vector<qint64> again;
    std::erase_if(m_talks, [&](const auto &one) {
        const bool over = one.second.until > 0 && one.second.until <= m_upTo;
        if (over && one.second.again)
            again.push_back(one.first);
        return over;
    });
    if (!again.empty())
        look(again);
}

} // namespace lianxi
