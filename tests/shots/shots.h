// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "ui/theme/theme_source.h"

#include <QSize>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace lianxi::test
{

/// What a screen is made from; fresh for every picture.
struct ShotWorld {
    ThemeSource &themes;
    FakeStoreSource &store; ///< filled with busyAfternoon()
    ManualClock &clock;
    AgentId me{QStringLiteral("lin")};
};

/// One screen: its name (file name), size (grown where its least size is larger), and how it is made. After `make` the
/// event loop runs until nothing is waiting, then the widget is drawn.
struct Shot {
    QString name;
    QSize size;
    std::function<std::unique_ptr<QWidget>(ShotWorld &)> make;
};

/// Registers screens: `const ShotGroup group({{"inbox", QSize(360, 720), …}});` at namespace level of
/// shots_<topic>.cpp.
class ShotGroup
{
public:
    explicit ShotGroup(std::vector<Shot> shots);
    [[nodiscard]] static std::vector<Shot> &all();
};

} // namespace lianxi::test
