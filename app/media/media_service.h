// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/attachment_store.h"
#include "app/media/downloader.h"
#include "app/media/media_source.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <map>

namespace lianxi
{

/// Attachments for views: from the store when it has them, else fetched, checked, stored and then shown. Disk work and
/// decoding happen on one thread of its own, fetching on the network thread. Lives on the view thread.
class MediaService final : public QObject, public MediaSource
{
public:
    /// Fetches and calls back once on any thread; empty: only what is stored can be had.
    using Fetch = std::function<void(const ChannelId &, const Part &, qint64 mostBytes, Downloader::Done)>;
    static constexpr qint64 mostBytes = 64LL * 1024 * 1024;
    static constexpr qint64 mostOfFace = 1024LL * 1024; ///< unless the playbook says otherwise
    static constexpr qint64 mostAtArrival = 2LL * 1024 * 1024; ///< larger pictures wait until somebody looks

    /// `store` outlives the service. A picture of a person that is larger than `face` is not fetched for anybody.
    MediaService(AttachmentStore &store, Fetch fetch, qint64 face = mostOfFace, QObject *parent = nullptr);
    ~MediaService() override; ///< waits for the disk; fetches under way end unseen

    void askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done) override;
    void askFile(const QObject *context, const MediaKey &key, Done done) override;
    void save(const QObject *context, const MediaKey &key, const QString &path, Done done) override;
    void attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done) override;
    void attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                     std::function<void(Result<Part>)> done) override;
    void attachPicture(const QObject *context, const QImage &picture, std::function<void(Result<Part>)> done) override;
    /// Pictures that just came in: small ones are fetched before the platform forgets them.
    void fetchAtArrival(const std::vector<MediaKey> &keys);

private:
    /// What is made of the bytes, on the disk thread.
    using Make = std::function<MediaAnswer(const QByteArray &)>;
    struct Wish {
        QPointer<const QObject> context;
        MediaKey key;
        Make make;
        Done done;
        qint64 most = mostBytes; ///< larger is not fetched for this wish
    };
    void want(Wish wish);
    void lookUp(const Wish &wish);
    void fetch(const Wish &wish);
    void keep(const Wish &first, const Downloaded &downloaded);
    void answer(const Wish &wish, const MediaAnswer &answer);
    void onThisThread(std::function<void()> work);
    template <class T>
    void attach(const QObject *context, std::function<Result<Part>()> make, const T &done);

    AttachmentStore &m_store;
    Fetch m_fetch;
    qint64 m_mostOfFace;
    ThreadPost m_post{this};
    std::map<QByteArray, std::vector<Wish>> m_fetching; ///< by source
    QThreadPool m_disk;
};

/// Keeps what was fetched under its key, for a while. Errors: Protocol (no picture, though one was promised; its kind
/// is not to be kept), those of the store. Any thread.
[[nodiscard]] Status keepMedia(AttachmentStore &store, const MediaKey &key, const QByteArray &bytes);

} // namespace lianxi
