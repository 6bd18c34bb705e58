// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/case_file.h"

#include <QtEndian>

#include <sodium.h>

#include <vector>

namespace lianxi::test
{

// Case files as somebody writes them who has the key and does not use our code; the layout is in
// models/review/README.md.

/// `file` without its sum, and with the sum that is right for it.
[[nodiscard]] inline QByteArray withSum(QByteArray file)
{
    QByteArray sum(32, 0);
    crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), 32,
                       reinterpret_cast<const unsigned char *>(file.constData()),
                       static_cast<unsigned long long>(file.size()), nullptr, 0);
    return file + sum;
}

/// A file of a desk's own folder with these pieces.
[[nodiscard]] inline QByteArray caseFileOf(const std::vector<QByteArray> &pieces, const QByteArray &secret)
{
    QByteArray file("LXCASE\r\n");
    file.resize(36);
    qToLittleEndian<quint16>(1, file.data() + 8);
    qToLittleEndian<quint16>(1, file.data() + 10);
    qToLittleEndian<quint32>(1, file.data() + 12);
    qToLittleEndian<quint32>(8, file.data() + 16);
    QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, 0);
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, reinterpret_cast<unsigned char *>(header.data()),
                                                    reinterpret_cast<const unsigned char *>(secret.constData()));
    file += header;
    QByteArray bound = file;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const QByteArray &plain = pieces[i];
        QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES), 0);
        crypto_secretstream_xchacha20poly1305_push(
            &state, reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
            reinterpret_cast<const unsigned char *>(plain.constData()), static_cast<unsigned long long>(plain.size()),
            reinterpret_cast<const unsigned char *>(bound.constData()), static_cast<unsigned long long>(bound.size()),
            i + 1 == pieces.size() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                   : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        bound.clear();
        QByteArray length(4, 0);
        qToLittleEndian(static_cast<quint32>(sealed.size()), length.data());
        file += length + sealed;
    }
    return withSum(file);
}

/// The pieces of such a file; empty: it is none.
[[nodiscard]] inline std::vector<QByteArray> piecesOf(const QByteArray &file, const QByteArray &secret)
{
    std::vector<QByteArray> pieces;
    crypto_secretstream_xchacha20poly1305_state state;
    const auto *raw = reinterpret_cast<const unsigned char *>(file.constData());
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, raw + 36,
                                                        reinterpret_cast<const unsigned char *>(secret.constData()))
        != 0)
        return {};
    for (qsizetype at = 60; at + 4 < file.size() - 32;) {
        const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(file.constData() + at));
        QByteArray plain(length - static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES), 0);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, reinterpret_cast<unsigned char *>(plain.data()), nullptr,
                                                       nullptr, raw + at + 4, static_cast<unsigned long long>(length),
                                                       raw, at == 60 ? 60 : 0)
            != 0)
            return {};
        pieces.push_back(plain);
        at += 4 + length;
    }
    return pieces;
}

} // namespace lianxi::test
