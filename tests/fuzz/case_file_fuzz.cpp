// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a case file, and with the sum made right: refused or read, never a crash.
#include "models/review/case_file.h"

#include <sodium.h>

using namespace lianxi;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CaseFileKey key;
    key.secret = QByteArray(32, 'k');
    const CaseFileWorld world{fromMillis(1'795'000'000'000), {}, std::chrono::minutes(15), false};
    QByteArray file(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static_cast<void>(openCaseSet(file, key, world));
    file.append(32, 0);
    crypto_generichash(reinterpret_cast<unsigned char *>(file.data()) + size, 32, data, size, nullptr, 0);
    static_cast<void>(openCaseSet(file, key, world));
    return 0;
}
