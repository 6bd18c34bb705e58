// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/dry_run.h"
#include "models/store/occasions.h"
#include "ui/conversation/services.h"

namespace lianxi
{

/// What the page of rules works with. Answers come later on the view thread, and not at all when the context is gone.
struct RuleBoard {
    std::function<std::vector<Colleague>()> colleagues;
    std::function<QStringList()> queues;
    std::function<std::vector<CategoryChoice>()> categories;
    /// How often each rule ran in the last days, by id.
    std::function<void(const QObject *context, std::function<void(QHash<QString, RuleActivity>)>)> askActivity;
    /// Tries a rule on the last week. \return what ends it early.
    std::function<std::function<void()>(const QObject *context, const Rule &, std::function<void(Result<DryRun>)>)>
        dryRun;
    /// What signs web calls, as receivers are given it ("whsec_…"); made when there is none.
    std::function<void(const QObject *context, std::function<void(QString)>)> askSecret;
    std::function<void(const QObject *context, const QString &secret, std::function<void(bool kept)>)> setSecret;
    std::function<void(qint64 caseRow)> openCase;
};

} // namespace lianxi
