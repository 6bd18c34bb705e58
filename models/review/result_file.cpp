// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/result_file.h"

#include "models/event/fields.h"

#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Trouble = ResultFileTrouble;

constexpr QByteArrayView magic("LXREVS\r\n");
constexpr quint16 version = 1;
constexpr qsizetype idAt = 10, idBytes = 16, boxAt = idAt + idBytes;
constexpr qsizetype sumBytes = crypto_generichash_BYTES;

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}
const unsigned char *bytes(QByteArrayView array)
{
    return reinterpret_cast<const unsigned char *>(array.data());
}

QByteArray sumOf(QByteArrayView data)
{
    QByteArray sum(sumBytes, 0);
    crypto_generichash(bytes(sum), static_cast<size_t>(sumBytes), bytes(data),
                       static_cast<unsigned long long>(data.size()), nullptr, 0);
    return sum;
}

} // namespace

bool operator==(const OfflineReview &a, const OfflineReview &b)
{
    return fields::write(a) == fields::write(b);
}

AnswerKeys AnswerKeys::generate()
{
    AnswerKeys keys{QByteArray(crypto_box_PUBLICKEYBYTES, 0), QByteArray(crypto_box_SECRETKEYBYTES, 0)};
    if (sodium_init() >= 0)
        crypto_box_keypair(bytes(keys.open), bytes(keys.secret));
    return keys;
}

Result<QByteArray> sealResults(const ResultFile &results, const QByteArray &open)
{
    if (sodium_init() < 0)
        return failure(ErrorCode::Unavailable, u"libsodium"_s);
    if (open.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES) || results.results.empty())
        return failure(ErrorCode::InvalidInput, u"answer key"_s);
    const QByteArray plain =
        QJsonDocument(QJsonObject{{"file"_L1, results.file.toString()}, {"results"_L1, fields::write(results.results)}})
            .toJson(QJsonDocument::Compact);
    QByteArray box(plain.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), 0);
    if (crypto_box_seal(bytes(box), bytes(QByteArrayView(plain)), static_cast<unsigned long long>(plain.size()),
                        bytes(QByteArrayView(open)))
        != 0)
        return failure(ErrorCode::InvalidInput, u"answer key"_s);
    QByteArray file = magic.toByteArray();
    file.resize(idAt);
    qToLittleEndian(version, file.data() + magic.size());
    file += results.file.toBytes() + box;
    return file + sumOf(file);
}

tl::expected<ResultFile, ResultFileTrouble>
openResults(const QByteArray &file, const std::function<std::optional<AnswerKeys>(CaseFileId)> &keysOf)
{
    const QByteArrayView all(file);
    if (sodium_init() < 0)
        return tl::make_unexpected(Trouble::Unreadable);
    if (!all.startsWith(magic))
        return tl::make_unexpected(Trouble::NotAResultFile);
    constexpr auto overhead = static_cast<qsizetype>(crypto_box_SEALBYTES);
    if (all.size() <= boxAt + overhead + sumBytes || all.size() > mostResultBytes
        || sumOf(all.chopped(sumBytes)) != all.last(sumBytes))
        return tl::make_unexpected(Trouble::Damaged);
    if (const auto number = qFromLittleEndian<quint16>(all.data() + magic.size()); number != version)
        return tl::make_unexpected(number > version ? Trouble::TooNew : Trouble::Damaged);
    const CaseFileId id = CaseFileId::fromBytes(all.sliced(idAt, idBytes).toByteArray());
    const std::optional<AnswerKeys> keys = keysOf(id);
    if (!keys || keys->open.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES)
        || keys->secret.size() != static_cast<qsizetype>(crypto_box_SECRETKEYBYTES))
        return tl::make_unexpected(Trouble::NotOurs);
    const QByteArrayView box = all.sliced(boxAt, all.size() - boxAt - sumBytes);
    QByteArray plain(box.size() - overhead, 0);
    // The sum was right, so what does not open was sealed with another key, or by somebody who means harm.
    if (crypto_box_seal_open(bytes(plain), bytes(box), static_cast<unsigned long long>(box.size()),
                             bytes(QByteArrayView(keys->open)), bytes(QByteArrayView(keys->secret)))
        != 0)
        return tl::make_unexpected(Trouble::Damaged);
    const QJsonObject json = QJsonDocument::fromJson(plain).object();
    ResultFile read;
    fields::Reader reader{json};
    reader("file", read.file);
    reader("results", read.results);
    const bool whole = !reader.bad && read.file == id && json.value("results"_L1).isArray()
        && std::all_of(read.results.begin(), read.results.end(), [&read](const OfflineReview &one) {
               return one.file == read.file && !one.given.review.isNull() && !one.given.caseId.isNull();
           });
    if (!whole)
        return tl::make_unexpected(Trouble::Damaged);
    return read;
}

} // namespace lianxi
