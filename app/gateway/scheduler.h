// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

namespace lianxi
{

/// Calls back later. Injected, so that tests move time by hand.
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Calls `what` once, on the caller's thread, unless `context` is gone by then.
    virtual void after(std::chrono::milliseconds wait, QObject *context, std::function<void()> what) = 0;
};

/// Timers of the calling thread's event loop; monotonic, so that a changed wall clock moves nothing.
class TimerScheduler final : public Scheduler
{
public:
    void after(std::chrono::milliseconds wait, QObject *context, std::function<void()> what) override;
};

/// Brings work from any thread to the thread of an object that may be gone by then. Copies share one address.
class ThreadPost
{
public:
    explicit ThreadPost(QObject *to)
        : m_address(std::make_shared<Address>())
    {
        m_address->to = to;
    }
    /// Runs `work` on the object's thread, later; drops it when the object is gone.
    void operator()(std::function<void()> work) const;
    /// The object's destructor calls this first.
    void close();

private:
    struct Address {
        std::mutex mutex;
        QObject *to = nullptr;
    };
    std::shared_ptr<Address> m_address;
};

} // namespace lianxi
