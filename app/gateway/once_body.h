// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

namespace lianxi
{

/// A body that can be read once. Qt repeats a request by itself when a connection ends without an answer, a POST too
/// (6.4, QHttpNetworkConnectionChannel); it cannot with a body that does not rewind, and no message leaves twice.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray body, QObject *parent = nullptr)
        : QIODevice(parent)
        , m_body(std::move(body))
    {
        open(ReadOnly);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_at + QIODevice::bytesAvailable(); }
    [[nodiscard]] bool atEnd() const override { return m_at >= m_body.size(); }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        const qint64 n = std::min<qint64>(size, m_body.size() - m_at);
        if (n == 0)
            return -1;
        std::copy_n(m_body.constData() + m_at, n, to);
        m_at += n;
        return n;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

} // namespace lianxi
