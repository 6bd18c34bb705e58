// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/web_secret.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr auto prefix = "whsec_"_L1;
constexpr qsizetype shortest = 24, longest = 64, made = 32; ///< bytes; Standard Webhooks takes 24 to 64
} // namespace

QString webSecretText(const QByteArray &key)
{
    return prefix + QString::fromLatin1(key.toBase64());
}

std::optional<QByteArray> webKeyFrom(const QString &text)
{
    if (!text.startsWith(prefix))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(QStringView(text).sliced(prefix.size()).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < shortest || decoded.decoded.size() > longest)
        return std::nullopt;
    return decoded.decoded;
}

QByteArray webKeyIn(SecretStore &store, const QString &name)
{
    const Result<QByteArray> known = store.read(name);
    if (known && !known->isEmpty())
        return *known;
    if (!known && known.error().code != ErrorCode::NotFound)
        return {}; // it is there and cannot be read: another one would lock the receivers out
    QByteArray key(made, Qt::Uninitialized);
    QRandomGenerator *random = QRandomGenerator::system();
    for (qsizetype at = 0; at < key.size(); at += 4) {
        const quint32 word = random->generate();
        memcpy(key.data() + at, &word, sizeof word);
    }
    return store.write(name, key) ? key : QByteArray();
}

} // namespace lianxi
