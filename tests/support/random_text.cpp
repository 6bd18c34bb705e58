// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_text.h"

#include <array>

namespace lianxi
{

QString randomText(QRandomGenerator &random, int length)
{
    struct Range {
        int first, last;
    };
    static constexpr std::array<Range, 12> ranges{{{'0', '9'},
                                                   {'0', '9'},
                                                   {'a', 'z'},
                                                   {'A', 'Z'},
                                                   {' ', '/'},
                                                   {0x4e00, 0x9fff},
                                                   {0x4e00, 0x9fff},
                                                   {0xff00, 0xff5e},
                                                   {0x200b, 0x202e},
                                                   {0x2066, 0x2069},
                                                   {0xd800, 0xdfff},
                                                   {0, 0x20}}};
    QString text;
    text.reserve(length);
    while (text.size() < length) {
        const Range range = ranges.at(random.bounded(static_cast<quint32>(ranges.size())));
        text += QChar(static_cast<char16_t>(random.bounded(range.first, range.last + 1)));
    }
    return text;
}

} // namespace lianxi
