// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/canned_reply.h"

#include <QCoreApplication>

namespace lianxi
{

/// What canned replies and hints are called, in the language of the window. View thread.
class ReplyWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::ReplyWords)
public:
    [[nodiscard]] static QString form(ReplyForm form);
    [[nodiscard]] static QString mistake(const ReplyMistake &mistake);
    /// When it is offered, in one line; empty: always.
    [[nodiscard]] static QString condition(const OfferCondition &when);
    /// Tags as people write them, one after the other.
    [[nodiscard]] static QStringList tagsOf(const QString &line);
    [[nodiscard]] static QString lineOf(const QStringList &tags);
};

} // namespace lianxi
