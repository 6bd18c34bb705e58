// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/process_memory.h"

#include <QTest>

#include <memory>

#include <malloc.h>

using namespace lianxi;

/// What the allocator does with large buffers.
class TestProcessMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void largeBuffer_goesBack_evenAfterALargerOneWasFreed()
    {
        giveBackLargeBuffers();
        constexpr size_t mebibyte = 1 << 20;
        const auto mapped = [] { return ::mallinfo2().hblkhd; };
        const auto at = [](const std::unique_ptr<char[]> &buffer) { return const_cast<volatile char *>(buffer.get()); };
        auto larger = std::make_unique<char[]>(20 * mebibyte);
        at(larger)[0] = 1; // so that the compiler leaves it there
        larger.reset();
        const size_t before = mapped();
        auto large = std::make_unique<char[]>(2 * mebibyte);
        at(large)[0] = 1;
        QVERIFY(mapped() >= before + 2 * mebibyte); // of its own, not out of what the process keeps
        large.reset();
        QCOMPARE(mapped(), before);
    }
};

QTEST_APPLESS_MAIN(TestProcessMemory)
#include "tst_process_memory.moc"
