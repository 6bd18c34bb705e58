// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/linear_model.h"

#include <algorithm>
#include <cmath>

namespace lianxi
{

template <class IndexOf>
std::vector<std::pair<quint32, float>> rowOf(const std::vector<Feature> &features, IndexOf &&indexOf,
                                             const std::vector<float> &rarity)
{
    struct Seen {
        quint32 index;
        bool plain;
        float weight;
    };
    std::vector<Seen> seen;
    seen.reserve(features.size());
    for (const Feature &feature : features)
        if (const auto index = indexOf(feature.key); index >= 0)
            seen.push_back({static_cast<quint32>(index), isPlain(feature.kind), feature.weight});
    std::sort(seen.begin(), seen.end(), [](const Seen &a, const Seen &b) { return a.index < b.index; });
    std::vector<std::pair<quint32, float>> row;
    row.reserve(seen.size());
    std::vector<char> plain;
    plain.reserve(seen.size());
    double square = 0;
    for (size_t i = 0; i < seen.size();) {
        const Seen &first = seen[i];
        float count = 0;
        for (; i < seen.size() && seen[i].index == first.index; ++i)
            count += seen[i].weight;
        const float value = first.plain ? count : (1.0F + std::log(count)) * rarity[first.index];
        if (!first.plain)
            square += static_cast<double>(value) * static_cast<double>(value);
        row.emplace_back(first.index, value);
        plain.push_back(first.plain ? 1 : 0);
    }
    const float length = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 1;
    for (size_t i = 0; i < row.size(); ++i)
        if (!plain[i])
            row[i].second *= length;
    return row;
}

} // namespace lianxi
