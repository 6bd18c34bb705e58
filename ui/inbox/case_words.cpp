// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/case_row_layout.h"

#include "models/language/abuse.h"
#include <QCoreApplication>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace
{
QString words(const char *text, int n = -1)
{
    return QCoreApplication::translate("CaseWords", text, nullptr, n);
}
} // namespace

QString shortSpan(milliseconds span)
{
    const auto whole = duration_cast<minutes>(abs(span)).count();
    if (whole < 60)
        return words(QT_TRANSLATE_NOOP("CaseWords", "%1m")).arg(whole);
    if (whole < 24 * 60) {
        const auto rest = whole % 60;
        return rest == 0 || whole >= 10 * 60
            ? words(QT_TRANSLATE_NOOP("CaseWords", "%1h")).arg(whole / 60)
            : words(QT_TRANSLATE_NOOP("CaseWords", "%1h %2m")).arg(whole / 60).arg(rest);
    }
    return words(QT_TRANSLATE_NOOP("CaseWords", "%1d")).arg(whole / (24 * 60));
}

QString longSpan(milliseconds span)
{
    const auto whole = static_cast<int>(duration_cast<minutes>(abs(span)).count());
    if (whole < 120)
        return words(QT_TRANSLATE_N_NOOP("CaseWords", "%n minute(s)"), whole);
    if (whole < 48 * 60)
        return words(QT_TRANSLATE_N_NOOP("CaseWords", "%n hour(s)"), whole / 60);
    return words(QT_TRANSLATE_N_NOOP("CaseWords", "%n day(s)"), whole / (24 * 60));
}

QString partName(PartType type)
{
    switch (type) {
    case PartType::Text:
        return words(QT_TRANSLATE_NOOP("CaseWords", "text"));
    case PartType::Image:
        return words(QT_TRANSLATE_NOOP("CaseWords", "picture"));
    case PartType::Voice:
    case PartType::Audio:
        return words(QT_TRANSLATE_NOOP("CaseWords", "voice"));
    case PartType::Video:
        return words(QT_TRANSLATE_NOOP("CaseWords", "video"));
    case PartType::File:
        return words(QT_TRANSLATE_NOOP("CaseWords", "file"));
    case PartType::Sticker:
        return words(QT_TRANSLATE_NOOP("CaseWords", "sticker"));
    case PartType::Location:
        return words(QT_TRANSLATE_NOOP("CaseWords", "location"));
    case PartType::Contact:
        return words(QT_TRANSLATE_NOOP("CaseWords", "contact card"));
    case PartType::Card:
        return words(QT_TRANSLATE_NOOP("CaseWords", "card"));
    }
    Q_UNREACHABLE();
}

QString shownPreview(const QString &preview)
{
    const QString line = softened(preview.simplified());
    const qsizetype end = line.startsWith(u'[') ? line.indexOf(u']') : -1;
    const std::optional<PartType> type =
        end > 0 ? fromText<PartType>(QStringView(line).sliced(1, end - 1)) : std::nullopt;
    return type ? u'[' + partName(*type) + line.sliced(end) : line;
}

QString caseClassName(CaseClass caseClass)
{
    switch (caseClass) {
    case CaseClass::Normal:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Normal"));
    case CaseClass::Complex:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Complex"));
    case CaseClass::Urgent:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Urgent follow-up"));
    case CaseClass::General:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Complaint"));
    case CaseClass::Incident:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Incident"));
    case CaseClass::Crisis:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Crisis"));
    }
    return {};
}

QString priorityName(Priority priority)
{
    switch (priority) {
    case Priority::Low:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Low"));
    case Priority::Normal:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Normal priority"));
    case Priority::High:
        return words(QT_TRANSLATE_NOOP("CaseWords", "High"));
    case Priority::Urgent:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Urgent"));
    }
    return {};
}

QString clockName(ClockKind kind)
{
    switch (kind) {
    case ClockKind::FirstResponse:
        return words(QT_TRANSLATE_NOOP("CaseWords", "First response"));
    case ClockKind::NextResponse:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Next response"));
    case ClockKind::Plan:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Plan"));
    case ClockKind::FollowUp:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Follow-up"));
    case ClockKind::Calm:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Calming"));
    case ClockKind::Transfer:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Transfer to a person"));
    case ClockKind::CallBack:
        return words(QT_TRANSLATE_NOOP("CaseWords", "Call back"));
    }
    return {};
}

QString spokenCase(const CaseRow &row, Instant now)
{
    QStringList parts{row.contactName.isEmpty() ? words(QT_TRANSLATE_NOOP("CaseWords", "Unknown customer"))
                                                : row.contactName,
                      platformName(row.platform), surfaceName(row.surface).toLower()};
    if (row.unread > 0)
        parts += words(QT_TRANSLATE_N_NOOP("CaseWords", "%n unread"), row.unread);
    if (row.caseClass != CaseClass::Normal)
        parts += caseClassName(row.caseClass);
    if (row.priority != Priority::Normal)
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "priority %1")).arg(priorityName(row.priority));
    if (row.clock)
        parts += (row.clock->due >= now ? words(QT_TRANSLATE_NOOP("CaseWords", "%1 left"))
                                        : words(QT_TRANSLATE_NOOP("CaseWords", "overdue by %1")))
                     .arg(longSpan(row.clock->due - now));
    if (row.supervisor)
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "with the supervisor"));
    if (row.emotion == u"negative"_s)
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "upset"));
    if (row.state == CaseState::Snoozed)
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "snoozed"));
    if (row.state == CaseState::Resolved)
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "resolved"));
    if (!row.assigneeName.isEmpty())
        parts += words(QT_TRANSLATE_NOOP("CaseWords", "assigned to %1")).arg(row.assigneeName);
    parts += shownPreview(row.preview);
    return parts.join(words(QT_TRANSLATE_NOOP("CaseWords", ", ")));
}

} // namespace lianxi
