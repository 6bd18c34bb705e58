// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/judgement.h"

namespace lianxi
{

/// A judgement as the answer to one question, for scripts and exports.
struct Answer {
    struct Span {
        int start = 0, end = 0; ///< Unicode code points of the text, end exclusive
        QString type;
    };
    QString label; ///< see answerOf()
    double score = 0; ///< how sure, 0 to 1
    std::map<QString, double> scores; ///< by label
    std::vector<Span> spans; ///< what the label stands on
    QStringList why; ///< rules that fired and features that decided
};

/// Labels: sentiment negative, neutral, positive; emotion angry, happy, sad, fear, surprise, neutral; category as the
/// playbook names them, "other" when none fits; escalation human, media, legal, safety joined by '+', or none; script
/// steps joined by '+', or none; pii the types found joined by '+', or none; asks-pii and money 1 or 0; minor self,
/// child, none; language as languageOf(), "none" for nothing to tell by; topic the text's words that say most, joined
/// by '+'.
[[nodiscard]] Answer answerOf(Task task, const QString &text, const Judgement &judged);

/// What a model said of a text, alone.
[[nodiscard]] Answer answerOf(const QString &text, const QStringList &labels, const Classified &said);

} // namespace lianxi
