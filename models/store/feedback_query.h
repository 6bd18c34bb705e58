// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

/// What a customer said of a product or of the service, and what became of it.
struct FeedbackRow {
    FeedbackId id;
    CaseRow head; ///< the case
    MessageId message; ///< where it was said; none: on the phone
    FeedbackKind kind = FeedbackKind::Defect;
    QString about, text;
    QString byName;
    Instant at;
    QString department; ///< whom it was handed to; empty: nobody
    QString outcome; ///< empty: not known yet
    std::optional<Instant> handledAt;
    friend bool operator==(const FeedbackRow &, const FeedbackRow &) = default;
};

/// The newest first, without what was taken back.
[[nodiscard]] Result<std::vector<FeedbackRow>> feedback(sqlite::Database &db, int limit);
/// Products and parts of the service, those spoken of most first.
[[nodiscard]] Result<QStringList> feedbackTopics(sqlite::Database &db, int limit);

} // namespace lianxi
