// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_process.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

namespace
{

constexpr int patience = 30'000; ///< ms without a word

} // namespace

bool LoopbackProcess::start(const QString &program, const QStringList &arguments, const QString &folder)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(folder);
    m_process.start(program, arguments);
    static const QRegularExpression listening(u"Listening on (http://127\\.0\\.0\\.1:[0-9]+)"_s);
    QString said;
    while (m_process.waitForReadyRead(patience)) {
        said += QString::fromUtf8(m_process.readAll());
        if (const auto match = listening.match(said); match.hasMatch()) {
            m_base = match.captured(1);
            return true;
        }
    }
    qWarning("%s: %s", qPrintable(program), qPrintable(said));
    return false;
}

LoopbackProcess::~LoopbackProcess()
{
    m_process.closeWriteChannel();
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

} // namespace lianxi::test
