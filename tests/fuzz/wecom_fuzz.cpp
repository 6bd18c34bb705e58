// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/wecom_envelope.h"

using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::feedWecom(*codecFor(Platform::Wecom),
                    QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
