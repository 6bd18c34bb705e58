// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/case_file.h"

#include "models/review/bounded_inflate.h"

#include <QJsonDocument>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Trouble = CaseFileTrouble;

constexpr QByteArrayView magic("LXCASE\r\n");
constexpr quint16 version = 1;
constexpr quint16 byPassphrase = 0, bySecret = 1;
constexpr qsizetype saltAt = 20, streamAt = saltAt + crypto_pwhash_SALTBYTES;
constexpr qsizetype openEnd = streamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES; // 60
constexpr qsizetype sumBytes = crypto_generichash_BYTES; // 32
constexpr qsizetype lengthBytes = 4;
constexpr quint32 mostOperations = 16, mostKibibytes = 2'097'152; // no file makes a machine work for minutes
constexpr qsizetype mostHeader = 64LL * 1024; // unpacked
constexpr qsizetype mostPlain = 256LL * 1024 * 1024; // all cases and cards together, unpacked
const QString plainName = u"plain"_s; ///< of the header: how many bytes these are

enum class Piece : char { Header = 'H', Card = 'K', Case = 'C', Media = 'M', End = 'E' };

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}
const unsigned char *bytes(const char *data)
{
    return reinterpret_cast<const unsigned char *>(data);
}

/// A key in memory that is wiped when it goes.
struct Key {
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> data{};
    Key() = default;
    Key(const Key &) = default;
    Key &operator=(const Key &) = default;
    ~Key() { sodium_memzero(data.data(), data.size()); }
};

/// Nothing: this machine has not so much memory, or there is no key.
std::optional<Key> keyFor(const CaseFileKey &from, const char *salt, quint32 operations, quint32 kibibytes)
{
    Key key;
    if (!from.secret.isEmpty()) {
        if (from.secret.size() != static_cast<qsizetype>(key.data.size()))
            return std::nullopt;
        std::copy(from.secret.begin(), from.secret.end(), key.data.begin());
        return key;
    }
    const QByteArray words = from.passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    const int failed = crypto_pwhash(key.data.data(), key.data.size(), words.constData(),
                                     static_cast<unsigned long long>(words.size()), bytes(salt), operations,
                                     static_cast<size_t>(kibibytes) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return failed ? std::nullopt : std::optional(key);
}

/// \param size  grows by what it will unpack to.
QByteArray packed(Piece piece, const QJsonObject &json, qsizetype &size)
{
    const QByteArray plain = QJsonDocument(json).toJson(QJsonDocument::Compact);
    size += plain.size();
    return QByteArray(1, static_cast<char>(piece)) + qCompress(plain);
}

/// \param left  so many bytes may still be unpacked; less afterwards. Nothing: it was not written by packed().
std::optional<QJsonObject> jsonOf(QByteArrayView data, qsizetype &left)
{
    const std::optional<QByteArray> plain = inflateBounded(data, left);
    if (!plain)
        return std::nullopt;
    left -= plain->size();
    const QJsonDocument document = QJsonDocument::fromJson(*plain);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QByteArray mediaPiece(const QByteArray &source, const MediaInSet &media)
{
    const QByteArray about =
        QJsonDocument(QJsonObject{{"source"_L1, QString::fromLatin1(source.toBase64())}, {"mime"_L1, media.mime}})
            .toJson(QJsonDocument::Compact);
    QByteArray length(lengthBytes, 0);
    qToLittleEndian(static_cast<quint32>(about.size()), length.data());
    return QByteArray(1, static_cast<char>(Piece::Media)) + length + about + media.bytes;
}

bool takeMedia(QByteArrayView data, CaseSet &set)
{
    if (data.size() < lengthBytes)
        return false;
    const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(data.data()));
    if (length > data.size() - lengthBytes)
        return false;
    const QJsonObject about = QJsonDocument::fromJson(data.sliced(lengthBytes, length).toByteArray()).object();
    const QByteArray source = QByteArray::fromBase64(about.value("source"_L1).toString().toLatin1());
    if (source.isEmpty())
        return false;
    set.media.insert_or_assign(
        source, MediaInSet{about.value("mime"_L1).toString(), data.sliced(lengthBytes + length).toByteArray()});
    return true;
}

QByteArray sumOf(QByteArrayView data)
{
    QByteArray sum(sumBytes, 0);
    crypto_generichash(bytes(sum), static_cast<size_t>(sumBytes), bytes(data.data()),
                       static_cast<unsigned long long>(data.size()), nullptr, 0);
    return sum;
}

/// Appends pieces to a file in the making. The first is bound to the bytes before it.
class Sealer
{
public:
    Sealer(QByteArray &file, const Key &key)
        : m_file(file)
    {
        QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, 0);
        crypto_secretstream_xchacha20poly1305_init_push(&m_state, bytes(header), key.data.data());
        m_file += header;
        m_open = m_file;
    }
    void push(const QByteArray &plain, bool last = false)
    {
        QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES), 0);
        crypto_secretstream_xchacha20poly1305_push(
            &m_state, bytes(sealed), nullptr, bytes(plain.constData()), static_cast<unsigned long long>(plain.size()),
            bytes(m_open.constData()), static_cast<unsigned long long>(m_open.size()),
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        m_open.clear();
        QByteArray length(lengthBytes, 0);
        qToLittleEndian(static_cast<quint32>(sealed.size()), length.data());
        m_file += length + sealed;
    }

private:
    QByteArray &m_file;
    QByteArray m_open; ///< what the first piece is bound to
    crypto_secretstream_xchacha20poly1305_state m_state;
};

/// Hands out the pieces of a file whose sum is right.
class Opener
{
public:
    Opener(QByteArrayView file, const Key &key)
        : m_open(file.first(openEnd))
        , m_left(file.sliced(openEnd, file.size() - openEnd - sumBytes))
    {
        m_good =
            crypto_secretstream_xchacha20poly1305_init_pull(&m_state, bytes(file.data() + streamAt), key.data.data())
            == 0;
    }
    /// \return nothing when it is not what was sealed, or there is no more.
    std::optional<QByteArray> pull()
    {
        if (!m_good || m_last || m_left.size() < lengthBytes)
            return std::nullopt;
        const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(m_left.data()));
        constexpr auto overhead = static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES);
        if (length <= overhead || length > m_left.size() - lengthBytes)
            return std::nullopt;
        const QByteArrayView sealed = m_left.sliced(lengthBytes, length);
        QByteArray plain(length - overhead, 0);
        unsigned char tag = 0;
        m_good =
            crypto_secretstream_xchacha20poly1305_pull(&m_state, bytes(plain), nullptr, &tag, bytes(sealed.data()),
                                                       static_cast<unsigned long long>(length), bytes(m_open.data()),
                                                       static_cast<unsigned long long>(m_open.size()))
            == 0;
        if (!m_good)
            return std::nullopt;
        m_open = {};
        m_left = m_left.sliced(lengthBytes + length);
        m_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        return plain;
    }
    /// The piece that says it is the last was the last byte too.
    [[nodiscard]] bool atEnd() const { return m_last && m_left.isEmpty(); }

private:
    QByteArrayView m_open, m_left;
    crypto_secretstream_xchacha20poly1305_state m_state{};
    bool m_good = false, m_last = false;
};

/// One piece after the header. \param left  as of jsonOf(). \return false: it is damaged.
bool takePiece(const QByteArray &plain, CaseSet &set, qsizetype &left)
{
    const QByteArrayView body = QByteArrayView(plain).sliced(1);
    switch (static_cast<Piece>(plain.front())) {
    case Piece::Card: {
        const std::optional<QJsonObject> json = jsonOf(body, left);
        std::optional<CaseSet::Card> card = json ? cardFromJson(*json) : std::nullopt;
        if (card)
            set.cards.push_back(std::move(*card));
        return card.has_value();
    }
    case Piece::Case: {
        const std::optional<QJsonObject> json = jsonOf(body, left);
        std::optional<CaseInSet> one = json ? caseFromJson(*json) : std::nullopt;
        if (one)
            set.cases.push_back(std::move(*one));
        return one.has_value();
    }
    case Piece::Media:
        return takeMedia(body, set);
    case Piece::Header:
    case Piece::End:
        return false;
    }
    return false;
}

/// Whether the outside of the file can be a case file of ours, before any key is made.
std::optional<Trouble> outerTrouble(const QByteArray &file)
{
    if (!QByteArrayView(file).startsWith(magic))
        return Trouble::NotACaseFile;
    // The sum is at the end in every version, so that damage is told from a later version.
    if (file.size() < openEnd + sumBytes || file.size() > mostCaseFileBytes
        || sumOf(QByteArrayView(file).chopped(sumBytes)) != file.last(sumBytes))
        return Trouble::Damaged;
    const auto number = qFromLittleEndian<quint16>(file.constData() + magic.size());
    if (number > version)
        return Trouble::TooNew;
    const auto operations = qFromLittleEndian<quint32>(file.constData() + 12);
    const auto kibibytes = qFromLittleEndian<quint32>(file.constData() + 16);
    const bool sane = number == version && operations >= crypto_pwhash_OPSLIMIT_MIN && operations <= mostOperations
        && kibibytes >= crypto_pwhash_MEMLIMIT_MIN / 1024 && kibibytes <= mostKibibytes;
    return sane ? std::nullopt : std::optional(Trouble::Damaged);
}

std::optional<Trouble> timeTrouble(const CaseSetHeader &header, const CaseFileWorld &world)
{
    if (world.now + world.slack < std::max(header.issued, world.latestSeen))
        return Trouble::ClockSetBack;
    return std::max(world.now, world.latestSeen) >= header.expires ? std::optional(Trouble::Expired) : std::nullopt;
}

} // namespace

Result<QByteArray> sealCaseSet(const CaseSet &set, const CaseFileKey &key)
{
    if (sodium_init() < 0)
        return failure(ErrorCode::Unavailable, u"libsodium"_s);
    const bool secret = !key.secret.isEmpty();
    if (!secret && key.passphrase.size() < leastPassphrase)
        return failure(ErrorCode::InvalidInput, u"passphrase"_s);
    QByteArray file = magic.toByteArray();
    file.resize(streamAt);
    qToLittleEndian(version, file.data() + magic.size());
    qToLittleEndian(secret ? bySecret : byPassphrase, file.data() + magic.size() + 2);
    qToLittleEndian(key.cost.operations, file.data() + 12);
    qToLittleEndian(key.cost.kibibytes, file.data() + 16);
    randombytes_buf(file.data() + saltAt, crypto_pwhash_SALTBYTES);
    const std::optional<Key> made = keyFor(key, file.constData() + saltAt, key.cost.operations, key.cost.kibibytes);
    if (!made)
        return failure(ErrorCode::InvalidInput, u"key"_s);
    CaseSetHeader header = set.header;
    header.cases = static_cast<int>(set.cases.size());
    header.media = static_cast<int>(set.media.size());
    std::vector<QByteArray> pieces;
    qsizetype size = 0, headerSize = 0;
    for (const CaseSet::Card &card : set.cards)
        pieces.push_back(packed(Piece::Card, toJson(card), size));
    for (const CaseInSet &one : set.cases)
        pieces.push_back(packed(Piece::Case, toJson(one), size));
    QJsonObject about = toJson(header);
    about.insert(plainName, size);
    const QByteArray first = packed(Piece::Header, about, headerSize);
    if (size > mostPlain || headerSize > mostHeader)
        return failure(ErrorCode::InvalidInput, u"too large"_s);
    Sealer sealer(file, *made);
    sealer.push(first);
    for (const QByteArray &piece : pieces)
        sealer.push(piece);
    for (const auto &[source, media] : set.media) {
        if (file.size() + media.bytes.size() > mostCaseFileBytes / 2)
            return failure(ErrorCode::InvalidInput, u"too large"_s);
        sealer.push(mediaPiece(source, media));
    }
    sealer.push(QByteArray(1, static_cast<char>(Piece::End)), true);
    file += sumOf(file);
    return file;
}

CaseFileResult openCaseSet(const QByteArray &file, const CaseFileKey &key, const CaseFileWorld &world,
                           const std::function<bool(CaseFileId)> &recalled)
{
    if (sodium_init() < 0)
        return tl::make_unexpected(Trouble::Unreadable);
    if (const std::optional<Trouble> wrong = outerTrouble(file))
        return tl::make_unexpected(*wrong);
    const auto kind = qFromLittleEndian<quint16>(file.constData() + magic.size() + 2);
    if (kind != (key.secret.isEmpty() ? byPassphrase : bySecret))
        return tl::make_unexpected(kind > bySecret ? Trouble::Damaged : Trouble::WrongKey);
    const std::optional<Key> made =
        keyFor(key, file.constData() + saltAt, qFromLittleEndian<quint32>(file.constData() + 12),
               qFromLittleEndian<quint32>(file.constData() + 16));
    if (!made)
        return tl::make_unexpected(Trouble::WrongKey);
    Opener opener(file, *made);
    // The sum was right, so a first piece that does not open was closed with another key.
    const std::optional<QByteArray> first = opener.pull();
    if (!first)
        return tl::make_unexpected(Trouble::WrongKey);
    qsizetype left = mostHeader;
    const std::optional<QJsonObject> json = first->front() == static_cast<char>(Piece::Header)
        ? jsonOf(QByteArrayView(*first).sliced(1), left)
        : std::nullopt;
    const std::optional<CaseSetHeader> header = json ? headerFromJson(*json) : std::nullopt;
    if (!header)
        return tl::make_unexpected(Trouble::Damaged);
    if (world.recalled || (recalled && recalled(header->id)))
        return tl::make_unexpected(Trouble::Recalled);
    if (const std::optional<Trouble> wrong = timeTrouble(*header, world))
        return tl::make_unexpected(*wrong);
    CaseSet set;
    set.header = *header;
    left = std::clamp(static_cast<qsizetype>(json->value(plainName).toInteger(mostPlain)), qsizetype{0}, mostPlain);
    for (std::optional<QByteArray> plain = opener.pull(); plain; plain = opener.pull()) {
        if (opener.atEnd() && plain->front() == static_cast<char>(Piece::End))
            break;
        if (!takePiece(*plain, set, left))
            return tl::make_unexpected(Trouble::Damaged);
    }
    if (!opener.atEnd() || static_cast<int>(set.cases.size()) != header->cases
        || static_cast<int>(set.media.size()) != header->media)
        return tl::make_unexpected(Trouble::Damaged);
    return set;
}

} // namespace lianxi
