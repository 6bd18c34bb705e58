// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "ui/conversation/media_board.h"
#include "ui/theme/icon_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace lianxi
{

/// What the conversation calls things, in the language of the window. View thread.
class ConversationWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::ConversationWords)
public:
    [[nodiscard]] static QString platform(Platform platform);
    /// "Public" or "Private".
    [[nodiscard]] static QString surface(Surface surface);
    /// The composer's sentence: where a reply goes and who can read it.
    [[nodiscard]] static QString surfaceSentence(Platform platform, Surface surface);
    /// Who can read what is written there.
    [[nodiscard]] static QString readers(Surface surface);
    [[nodiscard]] static QString delivery(DeliveryState state);
    /// A sentence for people for the short names of failed sends ("window_closed"); the name itself when unknown.
    [[nodiscard]] static QString failure(const QString &reason);
    [[nodiscard]] static QString author(const TimelineRow &entry);
    /// One line about something that was done.
    [[nodiscard]] static QString activity(const TimelineRow &entry);
    [[nodiscard]] static QString botLine(const QString &ended);
    /// A high-risk rule of the playbook by its name there.
    [[nodiscard]] static QString risk(const QString &rule);
    [[nodiscard]] static QString workLine(const TimelineRow &entry, const QString &who);
    [[nodiscard]] static QString routedLine(const QString &to, const QString &queue, const QString &rule,
                                            const QString &why);
    /// What is done to a message on its platform, or to a call, as a menu or button says it.
    [[nodiscard]] static QString action(MessageAction action);
    [[nodiscard]] static IconName icon(MessageAction action);
    /// How a message stands beside its words: deleted, hidden from others; empty: as it was written.
    [[nodiscard]] static QString standing(const TimelineRow &entry);
    [[nodiscard]] static QString partTitle(const Part &part);
    /// Size, length or place, as far as known.
    [[nodiscard]] static QString partDetail(const Part &part);
    /// How an attachment stands when it cannot be seen; empty when there is nothing to say.
    [[nodiscard]] static QString media(PartLook::State state, const QString &reason);
    [[nodiscard]] static QString step(ScriptStep step);
    [[nodiscard]] static QString caseClass(CaseClass caseClass);
    [[nodiscard]] static QString priority(Priority priority);
    [[nodiscard]] static QString caseState(CaseState state);
    [[nodiscard]] static QString clock(ClockKind kind);
    [[nodiscard]] static QString tagFamily(TagFamily family);
    /// "Today", "Yesterday" or the date in words.
    [[nodiscard]] static QString day(QDate day, QDate today);
    /// "4 min", "2 h 05 min", "3 d"; of the magnitude.
    [[nodiscard]] static QString duration(std::chrono::milliseconds length);
    /// A whole number of minutes, hours or days: "45 minutes", "48 hours", "7 days".
    [[nodiscard]] static QString wholeLength(std::chrono::minutes length);
    [[nodiscard]] static QString error(const Error &error);
    /// All that a screen reader says about an entry; `shown` is its text as the bubble shows it.
    [[nodiscard]] static QString spoken(const TimelineRow &entry, const QString &shown, const QTimeZone &zone);

private:
    [[nodiscard]] static QString actionLine(const TimelineRow &entry);
    // call_words.cpp: what platforms tell beside messages
    [[nodiscard]] static QString callLine(const TimelineRow &entry);
    [[nodiscard]] static QString platformLine(const TimelineRow &entry);
    [[nodiscard]] static QString callActionLine(MessageAction action, const QString &who, const QString &to);
};

} // namespace lianxi
