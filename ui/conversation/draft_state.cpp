// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/draft_state.h"

#include <QJsonArray>

namespace lianxi
{

using namespace Qt::StringLiterals;

QJsonObject draftExtra(const ComposerState &state)
{
    QJsonObject extra{{u"note"_s, state.note}, {u"thread"_s, state.thread.toString()}};
    if (state.steps) {
        QJsonArray steps;
        for (const ScriptStep step : *state.steps)
            steps.append(QString(toText(step)));
        extra[u"steps"_s] = steps;
    }
    QJsonArray overrides;
    for (const GuardOverride &override : state.overrides)
        overrides.append(
            QJsonObject{{u"rule"_s, override.rule}, {u"reason"_s, override.reason}, {u"words"_s, override.words}});
    if (!overrides.isEmpty())
        extra[u"overrides"_s] = overrides;
    if (!state.replyTo.isNull()) {
        extra[u"reply_to"_s] = state.replyTo.toString();
        extra[u"reply_to_platform"_s] = state.replyToPlatformId;
        extra[u"reply_preview"_s] = state.replyPreview;
    }
    if (!state.attachments.empty()) {
        QJsonArray parts;
        for (const Part &part : state.attachments)
            parts.append(toJson(part));
        extra[u"parts"_s] = parts;
    }
    if (state.late) {
        extra[u"late"_s] = QJsonObject{{u"way"_s, QString(toText(state.late->way))},
                                       {u"title"_s, state.late->title},
                                       {u"more"_s, state.late->more}};
    }
    if (state.invitation)
        extra[u"invitation"_s] = true;
    if (!state.keptForPrivate.isEmpty())
        extra[u"kept_for_private"_s] = state.keptForPrivate;
    return extra;
}

ComposerState draftState(const QString &text, const QJsonObject &extra)
{
    ComposerState state;
    state.text = text;
    state.note = extra["note"_L1].toBool();
    state.thread = ThreadId::parse(extra["thread"_L1].toString()).value_or(ThreadId());
    if (extra.contains("steps"_L1)) {
        state.steps.emplace();
        const QJsonArray steps = extra["steps"_L1].toArray();
        for (const QJsonValue &step : steps) {
            if (const auto known = fromText<ScriptStep>(step.toString()))
                state.steps->push_back(*known);
        }
    }
    const QJsonArray overrides = extra["overrides"_L1].toArray();
    for (const QJsonValue &value : overrides) {
        const QJsonObject override = value.toObject();
        state.overrides.push_back(
            {override["rule"_L1].toString(), override["reason"_L1].toString(), override["words"_L1].toString()});
    }
    state.replyTo = MessageId::parse(extra["reply_to"_L1].toString()).value_or(MessageId());
    state.replyToPlatformId = extra["reply_to_platform"_L1].toString();
    state.replyPreview = extra["reply_preview"_L1].toString();
    const QJsonArray parts = extra["parts"_L1].toArray();
    for (const QJsonValue &part : parts)
        state.attachments.push_back(partFromJson(part.toObject()));
    const QJsonObject late = extra["late"_L1].toObject();
    if (const auto way = fromText<LateWay>(late["way"_L1].toString()))
        state.late = LateChoice{*way, late["title"_L1].toString(), *way == LateWay::Template ? text : QString(),
                                late["more"_L1].toObject()};
    state.invitation = extra["invitation"_L1].toBool();
    state.keptForPrivate = extra["kept_for_private"_L1].toString();
    return state;
}

} // namespace lianxi
