// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/scheduler.h"
#include "app/review/case_keeper.h"
#include "models/domain/views.h"

#include <QObject>

#include <memory>

namespace lianxi
{

class StoreReader;

/// Looks every hour, when the desk opens and when the team tells something, which sets have expired or were recalled.
/// View thread; the work is done on duty's reading thread.
class ExpiryWatch final : public QObject
{
    Q_OBJECT
public:
    /// `reader` and `scheduler` outlive it.
    ExpiryWatch(StoreReader &reader, std::shared_ptr<CaseKeeper> keeper, Scheduler &scheduler,
                QObject *parent = nullptr);
    ~ExpiryWatch() override { m_post.close(); }
    [[nodiscard]] const std::shared_ptr<CaseKeeper> &keeper() const { return m_keeper; }
    void follow(const ChangeSet &changes);

Q_SIGNALS:
    /// It was looked: what is kept may be other than before.
    void swept();

private:
    void look();
    void wait();
    StoreReader &m_reader;
    std::shared_ptr<CaseKeeper> m_keeper;
    Scheduler &m_scheduler;
    ThreadPost m_post;
    bool m_looking = false, m_again = false;
};

/// What the store knows of recalls and of the time, told to the keeper. Waits for the disk.
void sweepCases(sqlite::Database &db, CaseKeeper &keeper);

} // namespace lianxi
