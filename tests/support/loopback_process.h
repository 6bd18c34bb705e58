// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace lianxi::test
{

/// Another program that serves HTTP on a loopback port of its own choice, for as long as this lives.
class LoopbackProcess
{
public:
    ~LoopbackProcess();
    /// Starts it and waits until it has said "Listening on http://127.0.0.1:PORT". False, with what it said as a
    /// warning, where it ends without that or stays silent for half a minute.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments, const QString &folder = {});
    [[nodiscard]] QString base() const { return m_base; } ///< "http://127.0.0.1:PORT"; empty before it listens

private:
    QProcess m_process;
    QString m_base;
};

} // namespace lianxi::test
