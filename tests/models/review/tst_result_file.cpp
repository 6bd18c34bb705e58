// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/result_file.h"
#include "tests/support/case_file_maker.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

using Trouble = ResultFileTrouble;

Q_DECLARE_METATYPE(lianxi::ResultFileTrouble)

/// Results on their way back: only for whoever issued the cases, whole or not at all.
class TestResultFile : public QObject
{
    Q_OBJECT
    AnswerKeys m_keys = AnswerKeys::generate();

    static ResultFile sample()
    {
        OfflineReview one;
        one.file = CaseFileId::derive("file");
        one.given.caseId = CaseId::derive("case");
        one.given.review = ReviewId::derive("review");
        one.given.agent = AgentId(u"lin"_s);
        one.given.comment = u"耐心，专业"_s;
        one.given.scores = {{u"kind"_s, 3, {}, false}};
        one.given.at = one.lastAt = fromMillis(1'795'000'000'000);
        one.sequence = 7;
        return {one.file, {one}};
    }
    std::function<std::optional<AnswerKeys>(CaseFileId)> issued()
    {
        return
            [this](CaseFileId id) { return id == CaseFileId::derive("file") ? std::optional(m_keys) : std::nullopt; };
    }
    [[nodiscard]] QByteArray sealed() { return *sealResults(sample(), m_keys.open); }

private Q_SLOTS:
    void whatGoesIn_comesOut_atTheIssuer()
    {
        const auto read = openResults(sealed(), issued());
        QVERIFY(read.has_value());
        QCOMPARE(read->file, sample().file);
        QCOMPARE(read->results.size(), size_t{1});
        QVERIFY(read->results.front() == sample().results.front());
        QVERIFY(!sealed().contains("耐心"));
    }
    void troubles_areToldApart_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<Trouble>("trouble");
        const QByteArray file = sealed(), open = file.chopped(32);
        QByteArray later = open, changed = open, other = open, flipped = file;
        later[8] = 2;
        changed[60] = static_cast<char>(changed.at(60) ^ 1);
        other[12] = static_cast<char>(other.at(12) ^ 1);
        flipped[60] = static_cast<char>(flipped.at(60) ^ 1);
        const QByteArray foreign = *sealResults(sample(), AnswerKeys::generate().open);
        ResultFile twisted = sample();
        twisted.results.front().file = CaseFileId::derive("another");
        QTest::newRow("nothing") << QByteArray() << Trouble::NotAResultFile;
        QTest::newRow("a case file") << QByteArray("LXCASE\r\n and so on") << Trouble::NotAResultFile;
        QTest::newRow("cut off") << file.chopped(1) << Trouble::Damaged;
        QTest::newRow("only its beginning") << file.first(20) << Trouble::Damaged;
        QTest::newRow("a flipped bit") << flipped << Trouble::Damaged;
        QTest::newRow("changed, with its sum made right") << test::withSum(changed) << Trouble::Damaged;
        QTest::newRow("of a later version") << test::withSum(later) << Trouble::TooNew;
        QTest::newRow("of a case file that is not known here") << test::withSum(other) << Trouble::NotOurs;
        QTest::newRow("sealed with another key") << foreign << Trouble::Damaged;
        QTest::newRow("results of another file") << *sealResults(twisted, m_keys.open) << Trouble::Damaged;
    }
    void troubles_areToldApart()
    {
        QFETCH(QByteArray, file);
        QFETCH(Trouble, trouble);
        const auto read = openResults(file, issued());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), trouble);
    }
    void noResults_orNoKey_areNotSealed()
    {
        QCOMPARE(sealResults({sample().file, {}}, m_keys.open).error().code, ErrorCode::InvalidInput);
        QCOMPARE(sealResults(sample(), "short").error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestResultFile)
#include "tst_result_file.moc"
