// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/feedback_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "ui/feedback/feedback_page.h"

namespace lianxi
{

namespace
{
constexpr int mostFeedback = 5'000; ///< rows; a page that people read, not an archive
}

FeedbackPage *makeFeedbackPage(Workspace &workspace, ThemeSource &themes, std::function<QStringList()> departments,
                               std::function<QStringList()> topics)
{
    const auto ask = [&workspace](const QObject *context, std::function<void(std::vector<FeedbackRow>)> answer) {
        workspace.reader().ask<Result<std::vector<FeedbackRow>>>(
            context, [](sqlite::Database &db) { return feedback(db, mostFeedback); },
            [answer = std::move(answer)](Result<std::vector<FeedbackRow>> rows) {
                if (rows) // else what was known stays
                    answer(std::move(*rows));
            });
    };
    return new FeedbackPage({workspace.desk(), workspace.clock(), themes, QTimeZone::systemTimeZone(), ask,
                             std::move(departments), std::move(topics)});
}

} // namespace lianxi
