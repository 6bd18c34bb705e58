// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/assist_kinds.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace lianxi
{

/// Names and sentences about the large model's help, translated.
class AssistWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::AssistWords)
public:
    [[nodiscard]] static QString tone(AssistTone tone);
    /// What a timeline says that was asked for: "a reply draft".
    [[nodiscard]] static QString kind(AssistKind kind);
    /// The line of the record: who asked whom for what, and how much was masked.
    [[nodiscard]] static QString asked(const QString &who, const QJsonObject &details);
    /// What is wrong and what helps, in one sentence; empty for None.
    [[nodiscard]] static QString trouble(AssistTrouble trouble);
};

} // namespace lianxi
