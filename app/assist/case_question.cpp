// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/case_question.h"

#include <algorithm>

namespace lianxi
{

namespace
{

bool wantsTalk(AssistKind kind)
{
    return kind == AssistKind::Draft || kind == AssistKind::TranslateReply || kind == AssistKind::Summary;
}

bool belongs(const TimelineRow &entry, AssistKind kind, const ThreadRow *to)
{
    if (entry.deleted || entry.delivery == DeliveryState::Withdrawn)
        return false;
    if (entry.kind == TimelineKind::Note)
        return kind == AssistKind::Summary;
    if (entry.kind != TimelineKind::Message)
        return false;
    const bool inPublic = to && to->surface == Surface::Public && kind != AssistKind::Summary;
    const bool privately = entry.surface == Surface::Private || entry.flags.contains(privatelyFlag);
    return !inPublic || (entry.thread == to->id && !privately);
}

AssistSpeaker speakerOf(const TimelineRow &entry)
{
    if (entry.kind == TimelineKind::Note)
        return AssistSpeaker::Note;
    if (entry.direction == Direction::In)
        return AssistSpeaker::Customer;
    return entry.author == AuthorKind::Bot ? AssistSpeaker::Bot : AssistSpeaker::Agent;
}

/// Everybody who has a name on the screen, and what the store knows the customer by.
void addPeople(AssistQuestion &question, const AssistScene &scene)
{
    question.agent = scene.agent;
    question.people << scene.view.head.contactName << scene.view.head.assigneeName;
    for (const TimelineRow &entry : scene.entries)
        question.people << entry.authorName;
    for (const ThreadRow &thread : scene.view.threads)
        question.keys << thread.personId << thread.personHandle;
    question.keys += scene.view.customerData;
    for (QStringList *list : {&question.people, &question.keys}) {
        list->removeDuplicates();
        list->removeAll(QString());
    }
    question.people.removeAll(scene.agent);
}

} // namespace

AssistQuestion questionOf(AssistKind kind, AssistTone tone, const AssistScene &scene)
{
    AssistQuestion question;
    question.kind = kind;
    question.tone = tone;
    question.caseId = scene.view.head.id;
    question.surface = scene.to ? scene.to->surface : Surface::Private;
    question.language = scene.language;
    if (kind == AssistKind::Rewrite || kind == AssistKind::TranslateReply)
        question.text = scene.text;
    if (kind == AssistKind::Draft && question.surface == Surface::Public)
        question.invitation = scene.invitation;
    addPeople(question, scene);
    if (!wantsTalk(kind))
        return question;
    for (const TimelineRow &entry : scene.entries) {
        if (!belongs(entry, kind, scene.to))
            continue;
        AssistTurn &turn = question.turns.emplace_back(AssistTurn{speakerOf(entry), entry.text, {}});
        for (const Part &part : entry.parts)
            turn.parts.push_back(part.type);
    }
    return question;
}

} // namespace lianxi
