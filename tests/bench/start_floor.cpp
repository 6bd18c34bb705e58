// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of bench_start: a bare Qt Widgets window, linked with nothing else. Prints ms from start to first paint and
// resident KiB.
#include "tests/bench/start_clock.h"

#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>
#include <QTimer>

namespace
{

class Window final : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] {
            const double painted = lianxi::bench::millisSinceStart();
            lianxi::bench::printStart(painted, painted);
            QCoreApplication::exit();
        });
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
