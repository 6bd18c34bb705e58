// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"

#include <memory>

namespace lianxi
{

class Judge;

/// Something the desk does by itself when the projection changes. Made, called and destroyed on the duty thread; what
/// it does is on the log, so that nothing is lost when it ends in between.
class DutyPart
{
public:
    DutyPart() = default;
    virtual ~DutyPart() = default;
    Q_DISABLE_COPY_MOVE(DutyPart)
    /// Takes up what was left when the process ended. Called once, before anything else.
    virtual void begin() { }
    virtual void follow(const ChangeSet &changes) = 0;
    /// What comes later is judged by this one.
    virtual void setJudge(const std::shared_ptr<const Judge> & /*judge*/) { }
};

} // namespace lianxi
