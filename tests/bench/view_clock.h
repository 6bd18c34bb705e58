// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <functional>

#include <time.h>

namespace lianxi::bench
{

/// An application that knows how long its view thread works.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    /// Called after each paint event of this widget.
    void watchPaints(const QObject *widget, std::function<void()> painted)
    {
        m_painted = std::move(painted);
        m_watched = widget;
    }
    /// Work since the last call: time that passed inside event handlers, and processor time of this thread, in ms.
    struct Work {
        double wall = 0, cpu = 0;
        int paints = 0;
    };
    [[nodiscard]] Work take() { return std::exchange(m_work, {}); }
    /// Counts work done outside an event handler.
    void timed(const std::function<void()> &work)
    {
        const Steady::time_point began = Steady::now();
        const double cpu = threadMillis();
        ++m_depth;
        work();
        --m_depth;
        m_work.wall += millisSince(began);
        m_work.cpu += threadMillis() - cpu;
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        bool handled = false;
        if (m_depth > 0)
            handled = QApplication::notify(receiver, event);
        else
            timed([&] { handled = QApplication::notify(receiver, event); });
        if (receiver == m_watched && event->type() == QEvent::Paint) {
            ++m_work.paints;
            if (m_painted)
                m_painted();
        }
        return handled;
    }

    /// Handles events until the time is over.
    static void run(std::chrono::milliseconds time)
    {
        QEventLoop loop;
        QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }
    /// Handles events until `done`; ends the program after two minutes.
    static void runUntil(const std::function<bool()> &done)
    {
        for (const auto began = Steady::now(); !done();) {
            run(std::chrono::milliseconds(5));
            if (millisSince(began) > 120'000)
                qFatal("what was waited for did not happen");
        }
    }

private:
    static double threadMillis()
    {
        timespec t{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
    }
    Work m_work;
    int m_depth = 0;
    const QObject *m_watched = nullptr;
    std::function<void()> m_painted;
};

} // namespace lianxi::bench
