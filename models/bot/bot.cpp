// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bot/bot.h"

#include "models/language/folding.h"
#include "models/language/term_matcher.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int mostMoves = 64; ///< of one turn; a flow that may run makes fewer
/// What the bot keeps for itself beside the customer's answers. No slot can be called so: '$' is not typed in names.
const QString reasonKey = u"$reason"_s; ///< why people go on once the closed hours' questions are asked

QString dateText(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone).toString(u"yyyy-MM-dd HH:mm"_s);
}

/// What a customer's text gives for an answer of this kind; nullopt: it does not fit.
std::optional<QString> answerIn(const BotState &state, const BotInput &input)
{
    const QString text = input.text.simplified();
    switch (state.answer) {
    case BotAnswer::Text:
        return text.isEmpty() ? std::nullopt : std::optional(text);
    case BotAnswer::Number: {
        static const QRegularExpression number(u"\\d{1,18}(?:\\.\\d{1,4})?"_s);
        const QRegularExpressionMatch match = number.match(foldText(text));
        return match.hasMatch() ? std::optional(match.captured()) : std::nullopt;
    }
    case BotAnswer::OrderNumber: {
        static const QRegularExpression order(u"(?<![A-Za-z0-9])[A-Za-z]{0,6}-?\\d[\\d-]{4,30}(?![A-Za-z0-9])"_s);
        const QRegularExpressionMatch match = order.match(text.normalized(QString::NormalizationForm_KC));
        return match.hasMatch() ? std::optional(match.captured()) : std::nullopt;
    }
    case BotAnswer::Phone: {
        const auto phone =
            std::find_if(input.judged.personal.begin(), input.judged.personal.end(), [](const PersonalSpan &span) {
                return span.type == PersonalDataType::Mobile || span.type == PersonalDataType::Landline
                    || span.type == PersonalDataType::Phone;
            });
        return phone == input.judged.personal.end()
            ? std::nullopt
            : std::optional(input.text.mid(phone->start, phone->end - phone->start));
    }
    case BotAnswer::Choice:
        break;
    }
    const QString folded = foldText(text);
    bool isNumber = false;
    const qsizetype place = folded.toInt(&isNumber);
    if (isNumber)
        return place >= 1 && place <= state.choices.size() ? std::optional(state.choices.at(place - 1)) : std::nullopt;
    QStringList named;
    for (const QString &choice : state.choices)
        if (folded.contains(foldText(choice)))
            named << choice;
    // "not this but that" names two: asked again rather than guessed.
    return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
}

/// One turn through a flow.
class Machine
{
public:
    Machine(const BotFlow &flow, const BotPlace &place, const BotInput &input, const BotWorld &world)
        : m_flow(flow)
        , m_input(input)
        , m_world(world)
    {
        m_turn.place = place;
    }

    BotTurn run()
    {
        const bool begins = m_turn.place.state.isEmpty();
        if (begins)
            say(m_flow.greeting);
        if (m_input.orders)
            resume();
        else if (const BotEnd end = trigger(); end != BotEnd::None)
            handOver(end, {});
        else if (begins)
            enter(wish() ? wish()->go : m_flow.start);
        else
            take();
        m_turn.wantsPerson = m_turn.place.known.contains(reasonKey);
        return std::move(m_turn);
    }

private:
    [[nodiscard]] const BotIntent *wish() const { return intentOf(m_flow, m_input, m_world.leastConfidence); }

    /// What takes a conversation from the bot whatever the flow says. While the closed hours' questions are asked it
    /// has been taken already.
    [[nodiscard]] BotEnd trigger() const
    {
        const Judgement &judged = m_input.judged;
        if (!judged.risks.isEmpty())
            return BotEnd::Risk;
        if (judged.minor == Minor::Self)
            return BotEnd::Minor;
        // Once people serve again, whoever waited for one need answer no more questions.
        if (const auto reason = fromText<BotEnd>(m_turn.place.known.value(reasonKey).toString(u"?"_s)))
            return m_world.open ? *reason : BotEnd::None;
        if (judged.wantsPerson)
            return BotEnd::AsksPerson;
        const bool complains = judged.emotion == Emotion::Negative || judged.category == "complaint"_L1;
        return complains ? BotEnd::Feeling : BotEnd::None;
    }

    /// The customer answered a question or says what they want.
    void take()
    {
        const BotState *state = m_flow.find(m_turn.place.state);
        if (!state)
            return handOver(BotEnd::Trouble, {});
        if (state->deed == BotDeed::Ask) {
            if (const std::optional<QString> answer = answerIn(*state, m_input)) {
                m_turn.place.known.insert(state->slot, *answer);
                m_turn.place.misses = 0;
                return enter(state->go);
            }
        }
        if (const BotIntent *other = wish(); other && !m_turn.place.known.contains(reasonKey)) {
            m_turn.place.misses = 0;
            return enter(other->go);
        }
        miss(*state);
    }

    void miss(const BotState &state)
    {
        if (++m_turn.place.misses >= m_world.mostMisses)
            return handOver(BotEnd::NotUnderstood, {});
        say(state.deed == BotDeed::Ask && !state.again.isEmpty() ? state.again : m_flow.missed);
    }

    /// The order system has answered.
    void resume()
    {
        const BotState *state = m_flow.find(m_turn.place.state);
        if (!state || state->deed != BotDeed::Order)
            return handOver(BotEnd::Trouble, {});
        if (m_input.orders->empty())
            return enter(state->otherwise);
        const Order &order = m_input.orders->front();
        QJsonObject &known = m_turn.place.known;
        known.insert(u"order"_s, order.number);
        known.insert(u"order_state"_s, order.state);
        known.insert(u"order_total"_s, order.total);
        known.insert(u"order_placed"_s, order.placed ? dateText(*order.placed, m_world.zone) : QString());
        known.insert(u"order_as_of"_s, dateText(order.asOf, m_world.zone));
        QStringList parcels;
        for (const Parcel &parcel : order.parcels)
            parcels << QStringList{parcel.carrier, parcel.number, parcel.state}.join(u' ').simplified();
        known.insert(u"order_parcel"_s, parcels.join(u'\n'));
        enter(state->go);
    }

    /// Moves on until the customer, an order system or a person is next.
    void enter(QString id)
    {
        for (int moves = 0; moves < mostMoves; ++moves) {
            const BotState *state = m_flow.find(id);
            if (!state)
                return handOver(BotEnd::Trouble, {});
            m_turn.place.state = id;
            switch (state->deed) {
            case BotDeed::Say:
                say(state->text);
                id = state->go;
                continue;
            case BotDeed::Answer:
                say(state->source.isEmpty() ? state->text : state->text + u"\n（"_s + state->source + u"）"_s);
                id = state->go;
                continue;
            case BotDeed::CallBack:
                m_turn.callBack = BotTurn::Promise{m_turn.place.known.value(state->slot).toString(), phone()};
                say(state->text);
                id = state->go;
                continue;
            case BotDeed::Branch:
                id = holds(*state) ? state->go : state->otherwise;
                continue;
            case BotDeed::Order:
                m_turn.lookUp = BotTurn::LookUp{m_turn.place.known.value(state->slot).toString()};
                return;
            case BotDeed::Ask:
                return ask(*state);
            case BotDeed::Listen:
                return say(state->text);
            case BotDeed::HandOver:
                return handOver(BotEnd::Flow, state->text);
            case BotDeed::Finish:
                if (m_turn.place.known.contains(reasonKey))
                    return handOver(BotEnd::Flow, state->text); // a person was wanted
                say(state->text);
                m_turn.resolves = true;
                m_turn.ended = BotEnd::Finished;
                m_turn.place.ended = toText(BotEnd::Finished);
                return;
            }
        }
        handOver(BotEnd::Trouble, {});
    }

    void ask(const BotState &state)
    {
        QString text = state.text;
        if (state.answer == BotAnswer::Choice)
            for (qsizetype i = 0; i < state.choices.size(); ++i)
                text += u"\n%1. %2"_s.arg(i + 1).arg(state.choices.at(i));
        say(text);
    }

    /// People go on. While nobody serves the flow's closed hours come first: they take the request.
    void handOver(BotEnd why, const QString &text)
    {
        QJsonObject &known = m_turn.place.known;
        const auto before = fromText<BotEnd>(known.value(reasonKey).toString(u"?"_s)); // why, if it was so before
        const bool atOnce = why == BotEnd::Risk || why == BotEnd::Trouble || why == BotEnd::Minor;
        const bool asks = !m_world.open && !atOnce && !before;
        if (asks && m_flow.find(m_flow.closed)) {
            known.insert(reasonKey, toText(why));
            m_turn.place.misses = 0;
            return enter(m_flow.closed);
        }
        if (why == BotEnd::Minor && !m_world.guardianRequest.isEmpty())
            say(m_world.guardianRequest); // nothing else may be said to them
        else
            say(text.isEmpty() ? m_flow.handOver : text);
        m_turn.ended = before && !atOnce ? *before : why;
        m_turn.place.ended = toText(m_turn.ended);
    }

    [[nodiscard]] bool holds(const BotState &state) const
    {
        const QJsonObject &known = m_turn.place.known;
        switch (state.test) {
        case BotTest::Open:
            return m_world.open;
        case BotTest::Known:
            return !known.value(state.value).toString().isEmpty();
        case BotTest::Same:
            return foldText(known.value(state.slot).toString()) == foldText(state.value);
        case BotTest::Tag:
            return m_world.tags.contains(state.value);
        }
        Q_UNREACHABLE();
    }

    /// What the customer told as a number to call, under whatever name.
    [[nodiscard]] QString phone() const
    {
        for (const BotState &state : m_flow.states)
            if (state.deed == BotDeed::Ask && state.answer == BotAnswer::Phone)
                if (const QString number = m_turn.place.known.value(state.slot).toString(); !number.isEmpty())
                    return number;
        return {};
    }

    void say(const QString &text)
    {
        // Filled in one pass: what a customer wrote is never looked through for variables.
        static const QRegularExpression variable(u"\\{([^{}\\s]{1,40})\\}"_s);
        QString filled;
        qsizetype from = 0;
        for (auto found = variable.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            filled += QStringView(text).mid(from, match.capturedStart() - from);
            filled += value(match.captured(1));
            from = match.capturedEnd();
        }
        filled += QStringView(text).mid(from);
        if (filled = filled.trimmed(); !filled.isEmpty())
            m_turn.says << filled;
    }

    [[nodiscard]] QString value(const QString &name) const
    {
        if (name == "bot"_L1)
            return m_flow.bot;
        if (name == "brand"_L1)
            return m_world.brand;
        if (name == "customer"_L1)
            return m_world.customer;
        if (name == "opens"_L1)
            return m_world.opens;
        return m_turn.place.known.value(name).toString();
    }

    const BotFlow &m_flow;
    const BotInput &m_input;
    const BotWorld &m_world;
    BotTurn m_turn;
};

} // namespace

const BotIntent *intentOf(const BotFlow &flow, const BotInput &input, double leastConfidence)
{
    const QString folded = foldText(input.text);
    const BotIntent *best = nullptr;
    int most = 0;
    for (const BotIntent &intent : flow.intents) {
        std::vector<QString> terms;
        for (const QString &word : intent.words)
            if (QString term = foldText(word).trimmed(); !term.isEmpty())
                terms.push_back(std::move(term));
        int length = 0;
        for (const TermMatcher::Hit &hit : TermMatcher(terms).find(folded))
            length += hit.end - hit.start;
        if (length > most) {
            most = length;
            best = &intent;
        }
    }
    if (best || input.judged.category.isEmpty())
        return best;
    const auto said = input.judged.models.find(Task::Category);
    if (said != input.judged.models.end() && said->second.said.score < leastConfidence)
        return nullptr;
    const auto found = std::find_if(flow.intents.begin(), flow.intents.end(),
                                    [&input](const BotIntent &one) { return one.category == input.judged.category; });
    return found == flow.intents.end() ? nullptr : &*found;
}

BotTurn botTurn(const BotFlow &flow, const BotPlace &place, const BotInput &input, const BotWorld &world)
{
    return Machine(flow, place, input, world).run();
}

} // namespace lianxi
