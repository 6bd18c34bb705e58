// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/loopback_certificate.h"

#include <QSslServer>

namespace lianxi
{

/// Where the simulated platforms keep customers' pictures: a small web server at 127.0.0.1 in TLS, because pictures are
/// fetched in no other way. Lives on a thread with an event loop.
class FakePictures
{
public:
    FakePictures();
    ~FakePictures();
    /// Unavailable when no port can be had.
    [[nodiscard]] Status start(const LoopbackTrust &trust);
    [[nodiscard]] QString base() const; ///< "https://127.0.0.1:12345"
    /// The address of somebody's picture; the same person always has the same.
    [[nodiscard]] static QString pathOf(const QString &person);
    /// Somebody's picture as PNG, by its path: head and shoulders in a colour of their own.
    [[nodiscard]] static QByteArray picture(const QByteArray &path);

private:
    void serve(QSslSocket *socket);
    QSslServer m_server;
};

} // namespace lianxi
