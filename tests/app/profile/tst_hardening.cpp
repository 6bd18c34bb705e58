// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/hardening.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestHardening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void memoryStaysInTheProcess()
    {
        // From a state that allows dumps as far as this process may have them, so that the call has to change it.
        rlimit allowed{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &allowed), 0);
        allowed.rlim_cur = allowed.rlim_max;
        QCOMPARE(setrlimit(RLIMIT_CORE, &allowed), 0);
        QCOMPARE(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), 0);
        QVERIFY(hardenProcess());

        QFile limits(u"/proc/self/limits"_s);
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = limits.readAll().split('\n');
        const auto core =
            std::ranges::find_if(lines, [](const QByteArray &line) { return line.startsWith("Max core file size"); });
        QVERIFY(core != lines.end());
        const QList<QByteArray> fields = core->simplified().split(' ');
        QCOMPARE(fields.at(4), QByteArray("0")); // soft
        QCOMPARE(fields.at(5), QByteArray("0")); // hard
        QCOMPARE(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
    }

    void filesAreTheUsersAlone()
    {
        QVERIFY(hardenProcess());
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"made"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestHardening)
#include "tst_hardening.moc"
