// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/model_file.h"

#include "models/language/symbols.h"

#include <QtEndian>

#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QByteArrayView mark("LIANXIMD");
constexpr quint32 formatVersion = 1;
constexpr quint32 longestText = 1 << 20; ///< bytes of one string
constexpr quint32 mostLabels = 4096;
constexpr quint32 mostWords = 1 << 18; ///< of the lexicon
constexpr int longestRun = 8; ///< of a recipe's n-grams
constexpr int comparesBit = 1, evenLettersBit = 2; ///< of a recipe's last byte

quint64 checkSum(QByteArrayView bytes)
{
    quint64 sum = static_cast<quint64>(bytes.size());
    qsizetype at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        sum = (sum ^ qFromLittleEndian<quint64>(bytes.data() + at)) * 0x9fb21c651e98df25ULL, sum ^= sum >> 29;
    for (; at < bytes.size(); ++at)
        sum = (sum ^ static_cast<quint8>(bytes[at])) * 0x100000001b3ULL;
    return spread(sum);
}

class Writer
{
public:
    template <class T>
    void number(T value)
    {
        const T little = qToLittleEndian(value);
        m_bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
    void real(float value) { number(std::bit_cast<quint32>(value)); }
    void real(double value) { number(std::bit_cast<quint64>(value)); }
    void bytes(const QByteArray &value)
    {
        number(static_cast<quint32>(value.size()));
        m_bytes.append(value);
    }
    void text(const QString &value) { bytes(value.toUtf8()); }
    void raw(const void *data, size_t size)
    {
        m_bytes.append(static_cast<const char *>(data), static_cast<qsizetype>(size));
    }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Reads as far as there is something; afterwards everything is nothing and ok() is false.
class Scanner
{
public:
    explicit Scanner(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_ok && m_rest.isEmpty(); }

    [[nodiscard]] QByteArrayView raw(quint64 size)
    {
        if (!m_ok || size > static_cast<quint64>(m_rest.size())) {
            m_ok = false;
            return {};
        }
        const QByteArrayView taken = m_rest.first(static_cast<qsizetype>(size));
        m_rest = m_rest.sliced(static_cast<qsizetype>(size));
        return taken;
    }
    template <class T>
    [[nodiscard]] T number()
    {
        const QByteArrayView taken = raw(sizeof(T));
        return taken.isEmpty() ? T{} : qFromLittleEndian<T>(taken.data());
    }
    [[nodiscard]] float real32() { return checked(std::bit_cast<float>(number<quint32>())); }
    [[nodiscard]] double real64() { return checked(std::bit_cast<double>(number<quint64>())); }
    [[nodiscard]] quint32 upTo(quint32 most)
    {
        const quint32 value = number<quint32>();
        m_ok = m_ok && value <= most;
        return m_ok ? value : 0;
    }
    [[nodiscard]] QByteArray bytes() { return raw(upTo(longestText)).toByteArray(); }
    [[nodiscard]] QString text() { return QString::fromUtf8(bytes()); }
    void refuse() { m_ok = false; }

private:
    template <class T>
    [[nodiscard]] T checked(T value)
    {
        m_ok = m_ok && std::isfinite(value);
        return m_ok ? value : T{};
    }
    QByteArrayView m_rest;
    bool m_ok = true;
};

void writeHead(Writer &out, const LinearModel::Parts &parts)
{
    out.text(parts.name);
    out.text(parts.task);
    out.number(parts.version);
    out.bytes(parts.fingerprint);
    out.number(static_cast<quint32>(parts.holdOut.rows));
    out.real(parts.holdOut.accuracy);
    out.real(parts.holdOut.macroF1);
    out.number(static_cast<quint32>(parts.labels.size()));
    for (const QString &label : parts.labels)
        out.text(label);
    out.text(parts.rest);
    out.number(static_cast<quint8>(parts.several));
    out.real(parts.rejectBelow);
    for (const int value : {parts.recipe.symbolGrams, parts.recipe.wordGrams, parts.recipe.shortestLetters,
                            parts.recipe.longestLetters, int(parts.recipe.negation),
                            int(parts.recipe.compares) * comparesBit + int(parts.recipe.evenLetters) * evenLettersBit})
        out.number(static_cast<quint8>(value));
    out.number(static_cast<quint32>(parts.lexicon->groups().size()));
    for (const auto &[group, words] : parts.lexicon->groups()) {
        out.text(group);
        out.number(static_cast<quint32>(words.size()));
        for (const QString &word : words)
            out.text(word);
    }
    for (const float handicap : parts.handicaps)
        out.real(handicap);
    out.number(static_cast<quint32>(parts.outputs.size()));
    for (const LinearModel::Output &output : parts.outputs) {
        out.real(output.bias);
        out.real(output.slope);
        out.real(output.offset);
    }
}

void readRecipe(Scanner &in, FeatureRecipe &recipe)
{
    const auto small = [&in] {
        const quint8 value = in.number<quint8>();
        if (value > longestRun)
            in.refuse();
        return static_cast<int>(value);
    };
    recipe.symbolGrams = small();
    recipe.wordGrams = small();
    recipe.shortestLetters = small();
    recipe.longestLetters = small();
    recipe.negation = small() != 0;
    const int bits = small();
    recipe.compares = (bits & comparesBit) != 0;
    recipe.evenLetters = (bits & evenLettersBit) != 0;
}

std::shared_ptr<const Lexicon> readLexicon(Scanner &in)
{
    Lexicon::Groups groups;
    quint32 all = 0;
    const quint32 count = in.upTo(mostLabels);
    for (quint32 g = 0; g < count && in.ok(); ++g) {
        const QString name = in.text();
        QStringList &words = groups[name];
        const quint32 size = in.upTo(mostWords);
        all += size;
        if (all > mostWords)
            in.refuse();
        for (quint32 w = 0; w < size && in.ok(); ++w)
            words << in.text();
    }
    return in.ok() ? std::make_shared<const Lexicon>(std::move(groups)) : std::make_shared<const Lexicon>();
}

void readHead(Scanner &in, LinearModel::Parts &parts)
{
    parts.name = in.text();
    parts.task = in.text();
    parts.version = in.number<quint32>();
    parts.fingerprint = in.bytes();
    parts.holdOut.rows = static_cast<int>(in.upTo(std::numeric_limits<int>::max()));
    parts.holdOut.accuracy = in.real64();
    parts.holdOut.macroF1 = in.real64();
    const quint32 labels = in.upTo(mostLabels);
    for (quint32 k = 0; k < labels && in.ok(); ++k)
        parts.labels << in.text();
    parts.rest = in.text();
    parts.several = in.number<quint8>() != 0;
    parts.rejectBelow = in.real64();
    readRecipe(in, parts.recipe);
    parts.lexicon = readLexicon(in);
    for (quint32 k = 0; k < labels && in.ok(); ++k)
        parts.handicaps.push_back(in.real32());
    const quint32 outputs = in.upTo(mostLabels);
    for (quint32 k = 0; k < outputs && in.ok(); ++k) {
        LinearModel::Output output;
        output.bias = in.real32();
        output.slope = in.real32();
        output.offset = in.real32();
        parts.outputs.push_back(output);
    }
}

void readArrays(Scanner &in, LinearModel::Parts &parts)
{
    const quint64 count = in.number<quint32>();
    const QByteArrayView keys = in.raw(count * 4), rarity = in.raw(count * 2), scale = in.raw(count * 2);
    const QByteArrayView weights = in.raw(count * parts.outputs.size());
    if (!in.ok())
        return;
    parts.keys.resize(count);
    parts.rarity.resize(count);
    parts.scale.resize(count);
    qFromLittleEndian<quint32>(keys.data(), static_cast<qsizetype>(count), parts.keys.data());
    bool finite = true;
    for (size_t i = 0; i < count; ++i) {
        const qsizetype at = static_cast<qsizetype>(i) * 2;
        parts.rarity[i] = fromUpperHalf(qFromLittleEndian<quint16>(rarity.data() + at));
        parts.scale[i] = fromUpperHalf(qFromLittleEndian<quint16>(scale.data() + at));
        finite = finite && std::isfinite(parts.rarity[i]) && std::isfinite(parts.scale[i]);
    }
    if (!finite)
        in.refuse();
    const auto *first = reinterpret_cast<const qint8 *>(weights.data());
    parts.weights.assign(first, first + weights.size());
}

} // namespace

QByteArray writeModel(const LinearModel &model)
{
    const LinearModel::Parts &parts = model.parts();
    Writer body;
    writeHead(body, parts);
    body.number(static_cast<quint32>(parts.keys.size()));
    for (const quint32 key : parts.keys)
        body.number(key);
    for (const float value : parts.rarity)
        body.number(upperHalf(value));
    for (const float value : parts.scale)
        body.number(upperHalf(value));
    body.raw(parts.weights.data(), parts.weights.size());
    return sealedModel(body.take());
}

QByteArray sealedModel(QByteArrayView content)
{
    Writer file;
    file.raw(mark.data(), static_cast<size_t>(mark.size()));
    file.number(formatVersion);
    file.number(checkSum(content));
    file.raw(content.data(), static_cast<size_t>(content.size()));
    return file.take();
}

Result<LinearModel> readModel(QByteArrayView bytes)
{
    Scanner in(bytes);
    if (in.raw(static_cast<quint64>(mark.size())) != mark)
        return failure(ErrorCode::Corrupt, u"not a model file"_s);
    const quint32 version = in.number<quint32>();
    if (in.ok() && version > formatVersion)
        return failure(ErrorCode::TooNew, u"model format %1"_s.arg(version));
    const quint64 sum = in.number<quint64>();
    if (!in.ok() || version != formatVersion || checkSum(bytes.sliced(mark.size() + 12)) != sum)
        return failure(ErrorCode::Corrupt, u"the model file is damaged"_s);
    LinearModel::Parts parts;
    readHead(in, parts);
    readArrays(in, parts);
    if (!in.atEnd())
        return failure(ErrorCode::Corrupt, u"the model file is damaged"_s);
    Result<LinearModel> model = LinearModel::make(std::move(parts));
    if (!model)
        return failure(ErrorCode::Corrupt, model.error().detail);
    return model;
}

} // namespace lianxi
