// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/model_file.h"

#include <cstddef>
#include <cstdint>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Any bytes as a model file, and the same bytes with a check sum that agrees: what is read can be asked and written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &file : {bytes.toByteArray(), sealedModel(bytes)}) {
        const Result<LinearModel> model = readModel(file);
        if (!model)
            continue;
        const Classified said = model->classify(u"送餐太慢了 not good 😡"_s, u"快"_s, 3);
        if (said.scores.size() != static_cast<size_t>(model->parts().labels.size()))
            __builtin_trap();
        if (writeModel(*model) != file)
            __builtin_trap();
    }
    return 0;
}
