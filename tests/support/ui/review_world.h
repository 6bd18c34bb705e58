// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ui/conversation_world.h"
#include "ui/review/review_page.h"

namespace lianxi::test
{

/// Everything the page of reviews works with, in memory: two conversations, and a board that the test fills.
class ReviewWorld
{
public:
    ReviewWorld(ThemeSource &themes, const AgentId &me, bool lead)
        : world(themes)
        , desk(world.log, world.clock,
               {me, QStringLiteral("Rui"), {}, lead ? AuthorKind::Supervisor : AuthorKind::Agent}, std::chrono::days(7))
        , m_themes(themes)
    {
        first = world.add(lateParcel(world.clock.now()));
        Dialogue other = longTalk(world.clock.now(), 30);
        other.view.head.row = first + 1;
        second = world.add(other);
        board.names = {{QStringLiteral("lin"), QStringLiteral("林晓")},
                       {QStringLiteral("zhou"), QStringLiteral("周明")}};
    }
    [[nodiscard]] ReviewRow row(int number, const QString &agent, const QString &reviewer, qint64 caseRow)
    {
        ReviewRow one;
        one.id = ReviewId::derive(QByteArray::number(number));
        one.head = world.store.cases.at(caseRow).head;
        one.agent = AgentId(agent);
        one.agentName = board.names.contains(agent) ? board.names.at(agent) : agent;
        one.reviewer = AgentId(reviewer);
        one.reviewerName = reviewer;
        one.why = toText(SampleReason::Chance);
        one.due = world.clock.now() + std::chrono::days(3);
        return one;
    }
    /// Written by its reviewer on the shipped card, each judged question with as many points as there are, less `less`.
    void write(ReviewRow &one, int less)
    {
        one.givenAt = one.writtenAt = world.clock.now() - std::chrono::hours(2);
        one.givenBy = one.reviewer;
        one.givenByName = one.reviewerName;
        for (const CardCriterion &asked : shippedCard(false).criteria)
            one.scores.push_back({asked.id,
                                  std::max(0, asked.points - (asked.fatal ? 0 : less)),
                                  {},
                                  asked.count != AutomaticCount::None});
        one.comment = QStringLiteral("…");
    }
    [[nodiscard]] ReviewPage::Services services()
    {
        ReviewPage::Services made{
            {world.store, nullptr, world.clock, m_themes, findPhones, QTimeZone::utc()},
            desk,
            0.6,
            2,
            [this](const QObject *context, ReviewPage::Answer<std::optional<ReviewBoard>> answer) {
                ++reads;
                later(context, [this, answer] { answer(board); });
            },
            [this](const QObject *context, qint64, ReviewPage::Answer<Workmanship> answer) {
                later(context, [this, answer] { answer(work); });
            }};
        made.askShown = [this](const QObject *context, auto answer) {
            later(context, [this, answer] { answer(shown); });
        };
        return made;
    }
    static void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }

    ConversationWorld world;
    ReviewDesk desk;
    ReviewBoard board;
    Workmanship work{true, 3, 1, 0, 0, 2, 0};
    std::optional<CaseRow> shown;
    qint64 first = 0, second = 0;
    int reads = 0;

private:
    static void later(const QObject *context, const std::function<void()> &answer)
    {
        QMetaObject::invokeMethod(const_cast<QObject *>(context), answer, Qt::QueuedConnection);
    }
    ThemeSource &m_themes;
};

} // namespace lianxi::test
