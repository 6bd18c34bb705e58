// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bot/bot_flow.h"

#include "models/event/fields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Members that a deed writes; the others are neither written nor allowed.
struct Members {
    bool text = false, go = false, otherwise = false, slot = false;
};

Members membersOf(BotDeed deed)
{
    switch (deed) {
    case BotDeed::Say:
    case BotDeed::Answer:
        return {.text = true, .go = true};
    case BotDeed::Listen:
    case BotDeed::HandOver:
    case BotDeed::Finish:
        return {.text = true};
    case BotDeed::Ask:
    case BotDeed::CallBack:
        return {.text = true, .go = true, .slot = true};
    case BotDeed::Order:
        return {.go = true, .otherwise = true, .slot = true};
    case BotDeed::Branch:
        return {.go = true, .otherwise = true, .slot = true};
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const BotState &state)
{
    const Members members = membersOf(state.deed);
    QJsonObject json{{"id"_L1, state.id}, {"do"_L1, toText(state.deed)}};
    const auto put = [&json](bool wanted, QLatin1StringView name, const QString &value) {
        if (wanted)
            json.insert(name, value);
    };
    put(members.text, "text"_L1, state.text);
    put(members.go, "go"_L1, state.go);
    put(members.otherwise, "else"_L1, state.otherwise);
    put(members.slot, "slot"_L1, state.slot);
    put(state.deed == BotDeed::Answer, "source"_L1, state.source);
    if (state.deed == BotDeed::Ask) {
        json.insert("as"_L1, toText(state.answer));
        json.insert("again"_L1, state.again);
        if (state.answer == BotAnswer::Choice)
            json.insert("choices"_L1, QJsonArray::fromStringList(state.choices));
    }
    if (state.deed == BotDeed::Branch) {
        json.insert("test"_L1, toText(state.test));
        json.insert("value"_L1, state.value);
    }
    return json;
}

/// Takes members out of an object; what is missing or of another type is remembered.
class Taker
{
public:
    explicit Taker(QJsonObject json)
        : m_json(std::move(json))
    {
    }
    void text(QLatin1StringView name, QString &into)
    {
        const QJsonValue value = m_json.take(name);
        m_bad = m_bad || !value.isString();
        into = value.toString();
    }
    void list(QLatin1StringView name, QStringList &into)
    {
        const QJsonValue value = m_json.take(name);
        m_bad = m_bad || !value.isArray();
        for (const QJsonValue &one : value.toArray()) {
            m_bad = m_bad || !one.isString();
            into << one.toString();
        }
    }
    template <class E>
    void name(QLatin1StringView name, E &into)
    {
        const std::optional<E> value = fromText<E>(m_json.take(name).toString());
        m_bad = m_bad || !value;
        into = value.value_or(into);
    }
    template <class Read>
    void each(QLatin1StringView name, const Read &read)
    {
        const QJsonValue value = m_json.take(name);
        m_bad = m_bad || !value.isArray();
        for (const QJsonValue &one : value.toArray())
            m_bad = !one.isObject() || !read(one.toObject()) || m_bad;
    }
    /// Everything was there and nothing is left.
    [[nodiscard]] bool whole() const { return !m_bad && m_json.isEmpty(); }

private:
    QJsonObject m_json;
    bool m_bad = false;
};

bool fromJson(const QJsonObject &json, BotState &state)
{
    Taker taker(json);
    taker.text("id"_L1, state.id);
    taker.name("do"_L1, state.deed);
    const Members members = membersOf(state.deed);
    if (members.text)
        taker.text("text"_L1, state.text);
    if (members.go)
        taker.text("go"_L1, state.go);
    if (members.otherwise)
        taker.text("else"_L1, state.otherwise);
    if (members.slot)
        taker.text("slot"_L1, state.slot);
    if (state.deed == BotDeed::Answer)
        taker.text("source"_L1, state.source);
    if (state.deed == BotDeed::Ask) {
        taker.name("as"_L1, state.answer);
        taker.text("again"_L1, state.again);
        if (state.answer == BotAnswer::Choice)
            taker.list("choices"_L1, state.choices);
    }
    if (state.deed == BotDeed::Branch) {
        taker.name("test"_L1, state.test);
        taker.text("value"_L1, state.value);
    }
    return taker.whole();
}

bool fromJson(const QJsonObject &json, BotIntent &intent)
{
    Taker taker(json);
    taker.text("name"_L1, intent.name);
    taker.list("words"_L1, intent.words);
    taker.text("category"_L1, intent.category);
    taker.text("go"_L1, intent.go);
    return taker.whole();
}

} // namespace

const BotState *BotFlow::find(const QString &id) const
{
    const auto found = std::find_if(states.begin(), states.end(), [&id](const BotState &one) { return one.id == id; });
    return found == states.end() || id.isEmpty() ? nullptr : &*found;
}

QJsonObject toFlowBody(const BotFlow &flow)
{
    QJsonArray channels, intents, states;
    for (const ChannelId &channel : flow.channels)
        channels.append(channel.text());
    for (const BotIntent &intent : flow.intents)
        intents.append(QJsonObject{{"name"_L1, intent.name},
                                   {"words"_L1, QJsonArray::fromStringList(intent.words)},
                                   {"category"_L1, intent.category},
                                   {"go"_L1, intent.go}});
    for (const BotState &state : flow.states)
        states.append(toJson(state));
    return {{"bot"_L1, flow.bot},           {"channels"_L1, channels},  {"hours"_L1, toText(flow.hours)},
            {"greeting"_L1, flow.greeting}, {"missed"_L1, flow.missed}, {"hand_over"_L1, flow.handOver},
            {"start"_L1, flow.start},       {"closed"_L1, flow.closed}, {"intents"_L1, intents},
            {"states"_L1, states}};
}

Result<BotFlow> fromFlowBody(const QJsonObject &body)
{
    BotFlow flow;
    QStringList channels;
    Taker taker(body);
    taker.text("bot"_L1, flow.bot);
    taker.list("channels"_L1, channels);
    taker.name("hours"_L1, flow.hours);
    taker.text("greeting"_L1, flow.greeting);
    taker.text("missed"_L1, flow.missed);
    taker.text("hand_over"_L1, flow.handOver);
    taker.text("start"_L1, flow.start);
    taker.text("closed"_L1, flow.closed);
    taker.each("intents"_L1, [&flow](const QJsonObject &json) { return fromJson(json, flow.intents.emplace_back()); });
    taker.each("states"_L1, [&flow](const QJsonObject &json) { return fromJson(json, flow.states.emplace_back()); });
    if (!taker.whole())
        return failure(ErrorCode::Corrupt, u"a bot's flow"_s);
    for (const QString &channel : channels)
        flow.channels.emplace_back(channel);
    return flow;
}

} // namespace lianxi
