// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// What lianxi-cli prints on a terminal cannot command it: colours, titles and clipboard stay the user's.
class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void controlsAreShownOnATerminal();
    void filesGetTheTextAsItIs();

private:
    /// Comes back in the complaint about an unknown command.
    const QString m_hostile = u"\u001B]0;owned\u0007 \u009B31m red \u007F"_s;
};

void TestTerminal::controlsAreShownOnATerminal()
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(master >= 0);
    QVERIFY(::grantpt(master) == 0 && ::unlockpt(master) == 0);
    // Held open here too, so that what was written can be read after the program has ended.
    QFile terminal(QString::fromLocal8Bit(::ptsname(master)));
    QVERIFY(terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QProcess program;
    program.setStandardErrorFile(terminal.fileName());
    program.start(QStringLiteral(LIANXI_CLI), {m_hostile});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 2);
    QByteArray said(64 * 1024, '\0');
    const ssize_t size = ::read(master, said.data(), static_cast<size_t>(said.size()));
    ::close(master);
    QVERIFY(size > 0);
    const QString shown = QString::fromUtf8(said.first(size));
    QVERIFY2(shown.contains(u"owned"_s), qPrintable(shown));
    for (const QChar c : shown)
        QVERIFY2((c.unicode() >= 0x20 || c.isSpace()) && (c.unicode() < 0x7F || c.unicode() >= 0xA0),
                 qPrintable(shown));
}

void TestTerminal::filesGetTheTextAsItIs()
{
    QProcess program;
    program.start(QStringLiteral(LIANXI_CLI), {m_hostile});
    QVERIFY(program.waitForFinished());
    QVERIFY(QString::fromUtf8(program.readAllStandardError()).contains(m_hostile));
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
