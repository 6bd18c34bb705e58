// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_stream.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

void take(RecordedSession &session, StreamStep step, QJsonObject &state)
{
    state = step.state;
    std::move(step.events.begin(), step.events.end(), std::back_inserter(session.events));
    std::move(step.send.begin(), step.send.end(), std::back_inserter(session.sent));
    std::move(step.replies.begin(), step.replies.end(), std::back_inserter(session.replies));
    if (!step.next.isEmpty())
        session.next = step.next;
    session.standing = session.standing || step.standing;
    session.end = step.end;
    session.reason = step.reason;
    session.retryAfter = step.retryAfter;
}

std::optional<SendOutcome> outcomeOf(StreamStep::End end)
{
    switch (end) {
    case StreamStep::End::None:
        return std::nullopt;
    case StreamStep::End::Reconnect:
        return SendOutcome::Retry;
    case StreamStep::End::Credentials:
        return SendOutcome::Credentials;
    case StreamStep::End::TakenOver:
    case StreamStep::End::Refused:
        return SendOutcome::Refused;
    }
    return std::nullopt;
}

} // namespace

RecordedSession playSession(const QJsonArray &frames, const Codec &codec, const ChannelAccount &account, Instant now)
{
    RecordedSession session;
    QJsonObject state;
    StreamInput input;
    input.kind = StreamInput::Kind::Opened;
    take(session, codec.onStream(input, state, {}, account, now), state);
    input.kind = StreamInput::Kind::Frame;
    for (const QJsonValue &frame : frames) {
        if (session.end != StreamStep::End::None)
            break;
        if (frame["dir"_L1] != "in"_L1)
            continue;
        input.frame = frame["text"_L1].toString().toUtf8();
        take(session, codec.onStream(input, state, session.next, account, now), state);
    }
    return session;
}

QJsonObject toJson(const RecordedSession &session)
{
    QJsonArray events, sent, responses;
    for (const PlatformEvent &event : session.events) {
        QJsonObject json = toJson(event);
        if (!json.contains("sender"_L1)) // shown as nobody
            json.insert("sender"_L1, QJsonObject{{"id"_L1, QString()}});
        events.append(json);
    }
    for (const QByteArray &frame : session.sent)
        sent.append(QString::fromUtf8(frame));
    for (const StreamReply &reply : session.replies)
        responses.append(QJsonObject{{"request_id"_L1, reply.request}, {"outcome"_L1, toText(reply.answer.outcome)}});
    QJsonObject json{{"verify"_L1, toText(Verification::NotApplicable)}, {"events"_L1, events}, {"sent"_L1, sent}};
    if (const auto outcome = outcomeOf(session.end))
        json.insert("outcome"_L1, toText(*outcome));
    if (!session.reason.isEmpty())
        json.insert("reason"_L1, session.reason);
    if (session.retryAfter)
        json.insert("retry_after_s"_L1, static_cast<qint64>(session.retryAfter->count()));
    // Nothing is replayed: whoever comes back asks for what came meanwhile.
    if (session.standing || session.end == StreamStep::End::Reconnect)
        json.insert("catch_up"_L1, true);
    if (!session.next.isEmpty())
        json.insert("next"_L1, session.next);
    if (!responses.isEmpty())
        json.insert("responses"_L1, responses);
    return json;
}

} // namespace lianxi
