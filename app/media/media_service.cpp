// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/media_service.h"

#include "app/channels/media_plan.h"
#include "app/media/file_kind.h"
#include "app/media/picture.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using State = MediaAnswer::State;

MediaAnswer refused(const QString &reason)
{
    MediaAnswer answer;
    answer.state = State::Refused;
    answer.reason = reason;
    return answer;
}

MediaAnswer failed(const QString &reason)
{
    MediaAnswer answer;
    answer.reason = reason;
    return answer;
}

MediaAnswer ready(const QByteArray &bytes, const QString &name)
{
    MediaAnswer answer;
    answer.state = State::Ready;
    answer.size = bytes.size();
    answer.runs = runsWhenOpened(name, fileKindOf(bytes));
    return answer;
}

QString localName(const Part &part)
{
    return part.more.value(localAttachment).toString();
}

PartType typeOf(const FileKind &kind)
{
    switch (kind.family) {
    case FileKind::Family::Image:
        return kind.imageFormat.isEmpty() ? PartType::File : PartType::Image;
    case FileKind::Family::Audio:
        return PartType::Audio;
    case FileKind::Family::Video:
        return PartType::Video;
    case FileKind::Family::Unknown:
    case FileKind::Family::Document:
    case FileKind::Family::Program:
    case FileKind::Family::Markup:
        break;
    }
    return PartType::File;
}

/// A part for bytes that are to be sent. Office files are archives inside; what their names say is told on.
Result<Part> storedPart(AttachmentStore &store, const QByteArray &bytes, const QString &name)
{
    if (bytes.isEmpty())
        return failure(ErrorCode::InvalidInput, u"an empty file"_s);
    const FileKind kind = fileKindOf(bytes);
    Part part;
    part.type = typeOf(kind);
    part.name = safeFileName(name, u"file"_s);
    part.mime =
        part.type == PartType::File ? QMimeDatabase().mimeTypeForFileNameAndData(part.name, bytes).name() : kind.mime;
    part.bytes = bytes.size();
    if (part.type == PartType::Image) {
        const DecodedPicture picture = decodePicture(bytes, {64, 64});
        if (picture.fullSize.isValid()) {
            part.width = picture.fullSize.width();
            part.height = picture.fullSize.height();
        }
    }
    const Result<AttachmentId> id = store.put(bytes, part.mime, AttachmentStore::Keep::Draft);
    if (!id)
        return tl::unexpected(id.error());
    part.more.insert(localAttachment, id->text());
    return part;
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::InvalidInput, u"not a file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, file.errorString());
    if (file.size() > MediaService::mostBytes)
        return failure(ErrorCode::InvalidInput, u"too large"_s);
    return file.readAll();
}

} // namespace

QByteArray MediaKey::source() const
{
    const QString local = localName(part);
    return local.isEmpty() ? channel.text().toUtf8() + '\n' + part.ref.toUtf8() : "local\n" + local.toUtf8();
}

MediaKey avatarMedia(const AvatarKey &avatar)
{
    MediaKey key{avatar.channel, {}};
    key.part.type = PartType::Image;
    key.part.ref = avatar.ref;
    key.part.more.insert(avatarPart, true);
    return key;
}

Status keepMedia(AttachmentStore &store, const MediaKey &key, const QByteArray &bytes)
{
    const FileKind kind = fileKindOf(bytes);
    if (const QString trouble = typeTrouble(key.part, kind); !trouble.isEmpty())
        return failure(ErrorCode::Protocol, trouble);
    const Result<AttachmentId> id = store.put(bytes, kind.mime, AttachmentStore::Keep::Cache);
    if (!id)
        return tl::make_unexpected(id.error());
    return store.link(key.source(), *id);
}

MediaService::MediaService(AttachmentStore &store, Fetch fetch, qint64 face, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_fetch(std::move(fetch))
    , m_mostOfFace(face)
{
    m_disk.setMaxThreadCount(1);
    m_disk.setObjectName(u"lianxi-media"_s);
}

MediaService::~MediaService()
{
    m_post.close();
    m_disk.clear();
    m_disk.waitForDone();
}

void MediaService::onThisThread(std::function<void()> work)
{
    m_post(std::move(work));
}

void MediaService::answer(const Wish &wish, const MediaAnswer &what)
{
    onThisThread([wish, what] {
        if (wish.context && wish.done)
            wish.done(what);
    });
}

void MediaService::askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done)
{
    const Make make = [fit, name = key.part.name](const QByteArray &bytes) {
        DecodedPicture decoded = decodePicture(bytes, fit);
        if (decoded.picture.isNull())
            return refused(decoded.reason);
        MediaAnswer made = ready(bytes, name);
        made.picture = std::move(decoded.picture);
        made.fullSize = decoded.fullSize;
        return made;
    };
    want({context, key, make, std::move(done)});
}

void MediaService::askFile(const QObject *context, const MediaKey &key, Done done)
{
    const Make make = [name = key.part.name](const QByteArray &bytes) {
        MediaAnswer made = ready(bytes, name);
        made.bytes = bytes;
        return made;
    };
    want({context, key, make, std::move(done)});
}

void MediaService::save(const QObject *context, const MediaKey &key, const QString &path, Done done)
{
    const Make make = [path, name = key.part.name](const QByteArray &bytes) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return failed(file.error() == QFileDevice::ResourceError ? u"disk_full"_s : u"disk"_s);
        return ready(bytes, name);
    };
    want({context, key, make, std::move(done)});
}

void MediaService::fetchAtArrival(const std::vector<MediaKey> &keys)
{
    for (const MediaKey &key : keys) {
        if (key.part.bytes && *key.part.bytes > mostAtArrival)
            continue;
        want({this, key, [](const QByteArray &) { return MediaAnswer(); }, {}, mostAtArrival});
    }
}

void MediaService::want(Wish wish)
{
    if (wish.key.part.more.value(avatarPart).toBool())
        wish.most = std::min(wish.most, m_mostOfFace);
    if (const auto running = m_fetching.find(wish.key.source()); running != m_fetching.end()) {
        running->second.push_back(std::move(wish));
        return;
    }
    m_disk.start([this, wish = std::move(wish)] { lookUp(wish); });
}

/// On the disk thread.
void MediaService::lookUp(const Wish &wish)
{
    const QString local = localName(wish.key.part);
    if (local.isEmpty() && wish.key.part.ref.isEmpty()) {
        answer(wish, refused(u"no_media"_s));
        return;
    }
    Result<AttachmentStore::Info> info =
        local.isEmpty() ? m_store.find(wish.key.source()) : m_store.info(AttachmentId(local));
    const Result<QByteArray> bytes = info ? m_store.read(info->id) : tl::unexpected(info.error());
    if (bytes)
        answer(wish, wish.make(*bytes));
    else if (!local.isEmpty())
        answer(wish, refused(u"attachment_gone"_s));
    else if (bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::Corrupt)
        onThisThread([this, wish] { fetch(wish); });
    else
        answer(wish, failed(u"disk"_s));
}

void MediaService::fetch(const Wish &wish)
{
    const auto [running, first] = m_fetching.try_emplace(wish.key.source());
    running->second.push_back(wish);
    if (!first)
        return;
    if (!m_fetch) {
        keep(wish, {{}, u"offline"_s, true});
        return;
    }
    m_fetch(wish.key.channel, wish.key.part, wish.most, [post = m_post, this, wish](const Downloaded &downloaded) {
        post([this, wish, downloaded] { keep(wish, downloaded); });
    });
}

/// The bytes are checked, stored and handed to everybody who waited for them.
void MediaService::keep(const Wish &first, const Downloaded &downloaded)
{
    const QByteArray source = first.key.source();
    const auto waiting = m_fetching.extract(source);
    const std::vector<Wish> wishes = waiting.empty() ? std::vector<Wish>() : waiting.mapped();
    if (!downloaded.reason.isEmpty()) {
        for (const Wish &wish : wishes) {
            if (downloaded.reason == "too_large"_L1 && wish.most > first.most)
                fetch(wish); // somebody looks at what was too large to be fetched unasked
            else
                answer(wish, downloaded.mayHelp ? failed(downloaded.reason) : refused(downloaded.reason));
        }
        return;
    }
    m_disk.start([this, source, key = first.key, wishes, bytes = downloaded.bytes] {
        const FileKind kind = fileKindOf(bytes);
        const QString trouble = typeTrouble(key.part, kind);
        if (trouble.isEmpty()) { // shown also when the disk is full: it can be fetched again
            if (const auto id = m_store.put(bytes, kind.mime, AttachmentStore::Keep::Cache); id) {
                if (const Status linked = m_store.link(source, *id); !linked)
                    qWarning("media: a fetched attachment could not be named");
            }
        }
        for (const Wish &wish : wishes)
            answer(wish, trouble.isEmpty() ? wish.make(bytes) : refused(trouble));
    });
}

template <class T>
void MediaService::attach(const QObject *context, std::function<Result<Part>()> make, const T &done)
{
    m_disk.start([this, keeper = QPointer<const QObject>(context), make = std::move(make), done] {
        onThisThread([keeper, done, part = make()] {
            if (keeper)
                done(part);
        });
    });
}

void MediaService::attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done)
{
    attach(
        context,
        [this, path]() -> Result<Part> {
            const Result<QByteArray> bytes = readFile(path);
            return bytes ? storedPart(m_store, *bytes, QFileInfo(path).fileName()) : tl::unexpected(bytes.error());
        },
        done);
}

void MediaService::attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                               std::function<void(Result<Part>)> done)
{
    attach(
        context, [this, bytes, name] { return storedPart(m_store, bytes, name); }, done);
}

void MediaService::attachPicture(const QObject *context, const QImage &picture, std::function<void(Result<Part>)> done)
{
    attach(
        context,
        [this, picture]() -> Result<Part> {
            QBuffer buffer;
            if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
                return failure(ErrorCode::InvalidInput, u"no picture"_s);
            return storedPart(m_store, buffer.data(), u"picture.png"_s);
        },
        done);
}

} // namespace lianxi
