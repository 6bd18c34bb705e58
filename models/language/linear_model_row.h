// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/linear_model.h"

#include <algorithm>
#include <cmath>

namespace lianxi
{

template <class IndexOf>
std::vector<std::pair<quint32, float>> rowOf(const std::vector<Feature> &features, IndexOf &&indexOf,
                                             const std::vector<float> &rarity, bool evenLetters)
{
    struct Seen {
        quint32 index;
        FeatureKind kind;
        float weight;
    };
    std::vector<Seen> seen;
    seen.reserve(features.size());
    for (const Feature &feature : features)
        if (const auto index = indexOf(feature.key); index >= 0)
            seen.push_back({static_cast<quint32>(index), feature.kind, feature.weight});
    std::sort(seen.begin(), seen.end(), [](const Seen &a, const Seen &b) { return a.index < b.index; });
    std::vector<std::pair<quint32, float>> row;
    row.reserve(seen.size());
    std::vector<FeatureKind> kinds;
    kinds.reserve(seen.size());
    double letters = 0, others = 0; // squares
    for (size_t i = 0; i < seen.size();) {
        const Seen &first = seen[i];
        float count = 0;
        for (; i < seen.size() && seen[i].index == first.index; ++i)
            count += seen[i].weight;
        const float value = isPlain(first.kind) ? count : (1.0F + std::log(count)) * rarity[first.index];
        if (!isPlain(first.kind))
            (first.kind == FeatureKind::Letters ? letters : others) +=
                static_cast<double>(value) * static_cast<double>(value);
        row.emplace_back(first.index, value);
        kinds.push_back(first.kind);
    }
    const bool lessens = evenLetters && others > 0 && letters > others;
    const double lessened = lessens ? std::sqrt(others / letters) : 1;
    const double square = lessens ? 2 * others : letters + others;
    const auto length = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 1.0F;
    for (size_t i = 0; i < row.size(); ++i)
        if (!isPlain(kinds[i]))
            row[i].second *= kinds[i] == FeatureKind::Letters ? length * static_cast<float>(lessened) : length;
    return row;
}

} // namespace lianxi
