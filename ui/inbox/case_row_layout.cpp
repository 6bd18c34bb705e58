// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/case_row_layout.h"

#include "ui/people/face_board.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("CaseWords", text);
}

constexpr int padding = Theme::medium;
constexpr int lineGap = 2;

QString wakeText(Instant until)
{
    const QDateTime local = toDateTime(until).toLocalTime();
    return QLocale().toString(local, u"MM-dd HH:mm"_s);
}

void addStateChips(std::vector<RowChip> &chips, const CaseRow &row)
{
    if (row.supervisor)
        chips.push_back({{},
                         words(QT_TRANSLATE_NOOP("CaseWords", "Supervisor")),
                         IconName::Flag,
                         ColorRole::Danger,
                         ColorRole::DangerBack,
                         words(QT_TRANSLATE_NOOP("CaseWords", "In the supervisor's queue"))});
    if (row.caseClass != CaseClass::Normal) {
        const bool grave = row.caseClass == CaseClass::Incident || row.caseClass == CaseClass::Crisis;
        const bool plain = row.caseClass == CaseClass::Complex;
        chips.push_back({{},
                         caseClassName(row.caseClass),
                         std::nullopt,
                         grave       ? ColorRole::Danger
                             : plain ? ColorRole::Text
                                     : ColorRole::Warning,
                         grave       ? ColorRole::DangerBack
                             : plain ? ColorRole::Badge
                                     : ColorRole::WarningBack,
                         words(QT_TRANSLATE_NOOP("CaseWords", "Class of the case"))});
    }
    if (row.priority == Priority::High || row.priority == Priority::Urgent) {
        const bool urgent = row.priority == Priority::Urgent;
        chips.push_back({{},
                         priorityName(row.priority),
                         urgent ? IconName::Warning : IconName::Star,
                         urgent ? ColorRole::Danger : ColorRole::Warning,
                         std::nullopt,
                         words(QT_TRANSLATE_NOOP("CaseWords", "Priority"))});
    }
    if (row.emotion == u"negative"_s)
        chips.push_back({{},
                         words(QT_TRANSLATE_NOOP("CaseWords", "Upset")),
                         IconName::Frown,
                         ColorRole::Warning,
                         std::nullopt,
                         words(QT_TRANSLATE_NOOP("CaseWords", "The customer sounds upset"))});
    if (row.snoozedUntil)
        chips.push_back({{},
                         wakeText(*row.snoozedUntil),
                         IconName::Snooze,
                         ColorRole::Accent,
                         std::nullopt,
                         words(QT_TRANSLATE_NOOP("CaseWords", "Snoozed until %1")).arg(wakeText(*row.snoozedUntil))});
    else if (row.state == CaseState::Snoozed)
        chips.push_back({{},
                         words(QT_TRANSLATE_NOOP("CaseWords", "Until reply")),
                         IconName::Snooze,
                         ColorRole::Accent,
                         std::nullopt,
                         words(QT_TRANSLATE_NOOP("CaseWords", "Snoozed until the customer writes"))});
    if (row.state == CaseState::Resolved)
        chips.push_back({{},
                         words(QT_TRANSLATE_NOOP("CaseWords", "Resolved")),
                         IconName::Check,
                         ColorRole::Calm,
                         std::nullopt,
                         {}});
}

/// Lays the chips out from the left; what does not fit is left out, the assignee keeps its place at the right.
void placeChips(CaseRowLayout &layout, std::vector<RowChip> chips, const CaseRow &row, QRect line, const Theme &theme)
{
    const QFontMetrics metrics(theme.font(TextSize::Caption));
    const int icon = theme.scaled(13);
    if (!row.assigneeName.isEmpty()) {
        const QString text = initials(row.assigneeName);
        const int width = metrics.horizontalAdvance(text) + 2 * Theme::tiny + 4;
        layout.chips.push_back({QRect(line.right() - width + 1, line.y(), width, line.height()), text, std::nullopt,
                                ColorRole::Text, ColorRole::Badge,
                                words(QT_TRANSLATE_NOOP("CaseWords", "Assigned to %1")).arg(row.assigneeName)});
        line.setRight(line.right() - width - Theme::small);
    }
    int x = line.x();
    std::vector<RowChip> placed;
    for (RowChip &chip : chips) {
        const int inner = chip.ground ? 2 * 5 : 0;
        const int width = metrics.horizontalAdvance(chip.text) + (chip.icon ? icon + 3 : 0) + inner;
        if (x + width > line.right() + 1)
            continue;
        chip.rect = QRect(x, line.y(), width, line.height());
        x += width + Theme::small;
        placed.push_back(std::move(chip));
    }
    layout.chips.insert(layout.chips.begin(), placed.begin(), placed.end());
}

void describeTime(CaseRowLayout &layout, const CaseRow &row, Instant now)
{
    if (!row.clock) {
        layout.timeText = row.lastAt == Instant() ? QString() : shortSpan(now - row.lastAt);
        return;
    }
    layout.clock = colourOf(*row.clock, now);
    layout.share = shareLeft(*row.clock, now);
    layout.overdue = row.clock->due < now;
    layout.timeText = layout.overdue ? u"+"_s + shortSpan(now - row.clock->due) : shortSpan(row.clock->due - now);
}

} // namespace

int caseRowHeight(const Theme &theme)
{
    const int name = QFontMetrics(theme.font(TextSize::Body)).height();
    const int caption = QFontMetrics(theme.font(TextSize::Caption)).height();
    return name + 2 * caption + 2 * lineGap + 2 * Theme::small;
}

CaseRowLayout layoutCaseRow(const CaseRow &row, const QRect &rect, const Theme &theme, Instant now)
{
    CaseRowLayout layout;
    const QFontMetrics body(theme.font(TextSize::Body, QFont::DemiBold));
    const QFontMetrics caption(theme.font(TextSize::Caption));
    const int ring = theme.scaled(38);
    layout.ring = QRect(rect.x() + padding, rect.y() + (rect.height() - ring) / 2, ring, ring);
    layout.letters = platformLetters(row.platform);
    layout.strong = row.unread > 0;
    describeTime(layout, row, now);

    const int left = layout.ring.right() + 1 + Theme::medium;
    const int right = rect.right() + 1 - padding;
    int y = rect.y() + Theme::small;
    const QFontMetrics timeMetrics(theme.font(TextSize::Caption, QFont::DemiBold));
    const int timeIcon = layout.clock ? theme.scaled(13) + 3 : 0;
    const int timeWidth = timeMetrics.horizontalAdvance(layout.timeText) + timeIcon + 1;
    layout.time = QRect(right - timeWidth, y, timeWidth, body.height());
    layout.name = QRect(left, y, std::max(0, layout.time.left() - Theme::small - left), body.height());
    const QString name = row.contactName.isEmpty() ? words(QT_TRANSLATE_NOOP("CaseWords", "Unknown customer"))
                                                   : row.contactName.simplified();
    layout.nameText = body.elidedText(name, Qt::ElideRight, layout.name.width());

    y += body.height() + lineGap;
    int previewRight = right;
    if (row.unread > 0) {
        layout.unreadText = row.unread > 99 ? u"99+"_s : QString::number(row.unread);
        const int width = std::max(caption.height(), timeMetrics.horizontalAdvance(layout.unreadText) + 10);
        layout.unread = QRect(right - width, y, width, caption.height());
        previewRight = layout.unread.left() - Theme::small;
    }
    layout.preview = QRect(left, y, std::max(0, previewRight - left), caption.height());
    layout.previewText = caption.elidedText(shownPreview(row.preview), Qt::ElideRight, layout.preview.width());

    y += caption.height() + lineGap;
    std::vector<RowChip> chips{{{},
                                surfaceName(row.surface),
                                Theme::surfaceIcon(row.surface),
                                Theme::surfaceRole(row.surface),
                                std::nullopt,
                                platformName(row.platform) + u" · "_s + surfaceName(row.surface)}};
    addStateChips(chips, row);
    placeChips(layout, std::move(chips), row, QRect(left, y, right - left, caption.height()), theme);
    return layout;
}

QString caseRowTip(const CaseRowLayout &layout, const CaseRow &row, QPoint at, Instant now)
{
    if (layout.ring.contains(at) || layout.time.contains(at)) {
        if (!row.clock)
            return platformName(row.platform);
        const QString span = (layout.overdue ? words(QT_TRANSLATE_NOOP("CaseWords", "overdue by %1"))
                                             : words(QT_TRANSLATE_NOOP("CaseWords", "%1 left")))
                                 .arg(longSpan(row.clock->due - now));
        return platformName(row.platform) + u" · "_s + clockName(row.clock->kind) + u": "_s + span;
    }
    for (const RowChip &chip : layout.chips)
        if (chip.rect.contains(at))
            return chip.tip.isEmpty() ? chip.text : chip.tip;
    if (layout.unread.contains(at))
        return QCoreApplication::translate("CaseWords", "%n unread", nullptr, row.unread);
    if (layout.name.contains(at))
        return row.contactName;
    return layout.preview.contains(at) ? shownPreview(row.preview) : QString();
}

} // namespace lianxi
