// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/case_file.h"

#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

#include <random>
#include <sodium.h>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Trouble = CaseFileTrouble;

Q_DECLARE_METATYPE(lianxi::CaseFileKey)
Q_DECLARE_METATYPE(lianxi::CaseFileWorld)

/// Case files: what goes in comes out, and nothing else ever does.
class TestCaseFile : public QObject
{
    Q_OBJECT

    static constexpr Instant noon{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 12h};
    static constexpr CaseFileKey::Cost cheap{1,
                                             8}; // the least that libsodium takes: guesses are tested, not their cost

    static CaseFileKey secretKey(char letter = 'k')
    {
        CaseFileKey key;
        key.secret = QByteArray(32, letter);
        key.cost = cheap;
        return key;
    }
    static CaseFileKey phrase(const QString &words)
    {
        CaseFileKey key;
        key.passphrase = words;
        key.cost = cheap;
        return key;
    }
    static CaseFileWorld at(Instant now, Instant seen = {}) { return {now, seen, 15min, false}; }

    static CaseSet sample()
    {
        CaseSet set;
        set.header.id = CaseFileId::derive("set");
        set.header.title = u"Complaints of week 47"_s;
        set.header.reviewer = AgentId(u"rui"_s);
        set.header.reviewerName = u"瑞琪"_s;
        set.header.issuedBy = u"lead"_s;
        set.header.issued = noon;
        set.header.expires = noon + 72h;
        set.header.masked = false;
        CaseInSet one;
        one.head.row = 1;
        one.head.id = CaseId::derive("case");
        one.head.contactName = u"王小满"_s;
        one.head.preview = u"电话 138****5678"_s;
        one.head.platform = Platform::WechatOa;
        one.head.caseClass = CaseClass::General;
        one.head.lastAt = noon - 1h;
        one.head.openedAt = noon - 5h;
        one.head.sequence = 7;
        one.head.tags = {{TagFamily::Emotion, u"生气"_s, {}, {}}};
        one.work = {true, 3, 1, 2, 1, 4, 1};
        one.review = ReviewId::derive("review");
        one.agent = AgentId(u"lin"_s);
        one.agentName = u"林晓"_s;
        one.due = noon + 48h;
        one.card = u"ours"_s;
        one.cardVersion = 3;
        TimelineRow line;
        line.row = 1;
        line.id = MessageId::derive("line");
        line.author = AuthorKind::Customer;
        line.authorName = u"王小满"_s;
        line.at = noon - 2h;
        line.text = u"我是王小满，电话13800135678，地址北京市海淀区中关村大街1号院3号楼502"_s;
        Part picture;
        picture.type = PartType::Image;
        picture.ref = u"https://example.com/p.jpg"_s;
        picture.name = u"13800135678.jpg"_s;
        Part place;
        place.type = PartType::Location;
        place.title = u"上海市静安区南京西路 1266 号"_s;
        place.lat = 31.2;
        line.parts = {picture, place};
        one.lines.push_back(line);
        TimelineRow done;
        done.row = 2;
        done.kind = TimelineKind::Activity;
        done.at = noon - 1h;
        done.activity = u"followup.scheduled"_s;
        done.details = {{"promise"_L1, u"回电 13800135678"_s}};
        one.lines.push_back(done);
        set.cases = {one};
        set.media[QByteArray("source\0one", 10)] = {u"image/jpeg"_s, QByteArray("\xff\xd8jpeg", 6)};
        set.header.cases = 1;
        set.header.media = 1;
        set.cards = {{u"ours"_s, 3, shippedCard(true)}};
        return set;
    }
    static QByteArray sealed(const CaseSet &set = sample(), const CaseFileKey &key = secretKey())
    {
        return *sealCaseSet(set, key);
    }
    /// As somebody writes it who knows the layout, but not the key.
    static QByteArray withRightSum(QByteArray file)
    {
        file.chop(32);
        QByteArray sum(32, 0);
        crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), 32,
                           reinterpret_cast<const unsigned char *>(file.constData()),
                           static_cast<unsigned long long>(file.size()), nullptr, 0);
        return file + sum;
    }
    static std::optional<Trouble> troubleOf(const QByteArray &file, const CaseFileKey &key = secretKey(),
                                            const CaseFileWorld &world = at(noon + 1h))
    {
        const CaseFileResult opened = openCaseSet(file, key, world);
        return opened ? std::nullopt : std::optional(opened.error());
    }
    /// Offsets of the pieces: where each begins and ends.
    static std::vector<std::pair<qsizetype, qsizetype>> piecesOf(const QByteArray &file)
    {
        std::vector<std::pair<qsizetype, qsizetype>> pieces;
        for (qsizetype from = 60; from + 4 < file.size() - 32;) {
            const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(file.constData() + from));
            pieces.emplace_back(from, from + 4 + length);
            from += 4 + length;
        }
        return pieces;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void whatGoesIn_comesOut()
    {
        QCOMPARE(*openCaseSet(sealed(), secretKey(), at(noon + 1h)), sample());
        const QByteArray byWords = sealed(sample(), phrase(u"correct horse"_s));
        QCOMPARE(*openCaseSet(byWords, phrase(u"correct horse"_s), at(noon + 1h)), sample());
        CaseSet empty;
        empty.header = sample().header;
        empty.header.cases = empty.header.media = 0;
        QCOMPARE(*openCaseSet(sealed(empty), secretKey(), at(noon)), empty);
    }
    void theSamePassphrase_inOtherBytes_opens()
    {
        const QByteArray file = sealed(sample(), phrase(u"clé très longue"_s.normalized(QString::NormalizationForm_C)));
        QVERIFY(openCaseSet(file, phrase(u"clé très longue"_s.normalized(QString::NormalizationForm_D)), at(noon)));
    }
    void nothingIsReadable_inTheFile()
    {
        const QByteArray file = sealed();
        for (const QString &word : {u"王小满"_s, u"13800135678"_s, u"瑞琪"_s, u"lead"_s, u"Complaints"_s, u"jpeg"_s})
            QVERIFY2(!file.contains(word.toUtf8()), qPrintable(word));
        QVERIFY(sealed() != file); // the same cases twice are not seen to be the same
    }

    void everyTrouble_isItsOwn_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<CaseFileKey>("key");
        QTest::addColumn<CaseFileWorld>("world");
        QTest::addColumn<int>("trouble");
        const QByteArray file = sealed(), byWords = sealed(sample(), phrase(u"correct horse"_s));
        const auto row = [](const char *name, const QByteArray &bytes, const CaseFileKey &key,
                            const CaseFileWorld &world, Trouble trouble) {
            QTest::newRow(name) << bytes << key << world << static_cast<int>(trouble);
        };
        const CaseFileWorld now = at(noon + 1h);
        row("nothing", {}, secretKey(), now, Trouble::NotACaseFile);
        row("a picture", "\x89PNG and so on", secretKey(), now, Trouble::NotACaseFile);
        row("cut off", file.chopped(40), secretKey(), now, Trouble::Damaged);
        row("only the beginning", file.first(20), secretKey(), now, Trouble::Damaged);
        row("bytes after the end", file + "x", secretKey(), now, Trouble::Damaged);
        row("another passphrase", byWords, phrase(u"correct house"_s), now, Trouble::WrongKey);
        row("a key that is another's", file, secretKey('x'), now, Trouble::WrongKey);
        row("a passphrase for a desk's own file", file, phrase(u"correct horse"_s), now, Trouble::WrongKey);
        row("a desk's key for a portable file", byWords, secretKey(), now, Trouble::WrongKey);
        QByteArray later = file;
        later[8] = 2;
        row("of a later version", withRightSum(later), secretKey(), now, Trouble::TooNew);
        row("a version byte that flipped", later, secretKey(), now, Trouble::Damaged);
        QByteArray heavy = byWords;
        qToLittleEndian<quint32>(0x7fffffff, heavy.data() + 16);
        row("made to cost all memory", withRightSum(heavy), phrase(u"correct horse"_s), now, Trouble::Damaged);
        QByteArray slow = byWords;
        qToLittleEndian<quint32>(0x7fffffff, slow.data() + 12);
        row("made to cost all time", withRightSum(slow), phrase(u"correct horse"_s), now, Trouble::Damaged);
        row("expired", file, secretKey(), at(noon + 72h), Trouble::Expired);
        row("expired when it was last looked at", file, secretKey(), at(noon + 72h - 5min, noon + 72h),
            Trouble::Expired);
        row("a clock before it was made", file, secretKey(), at(noon - 16min), Trouble::ClockSetBack);
        row("a clock before it was last looked at", file, secretKey(), at(noon + 1h, noon + 2h), Trouble::ClockSetBack);
        CaseFileWorld told = now;
        told.recalled = true;
        row("recalled", file, secretKey(), told, Trouble::Recalled);
        // Who knows the layout and not the key changes the pieces' order, or leaves some out.
        const auto pieces = piecesOf(file);
        const auto piece = [&](size_t i) { return file.sliced(pieces[i].first, pieces[i].second - pieces[i].first); };
        const QByteArray open = file.first(60), sum(32, 0);
        row("without a case", withRightSum(open + piece(0) + piece(1) + piece(3) + piece(4) + sum), secretKey(), now,
            Trouble::Damaged);
        row("pieces changed about", withRightSum(open + piece(0) + piece(2) + piece(1) + piece(3) + piece(4) + sum),
            secretKey(), now, Trouble::Damaged);
        row("a piece twice", withRightSum(open + piece(0) + piece(1) + piece(1) + piece(2) + piece(3) + piece(4) + sum),
            secretKey(), now, Trouble::Damaged);
        row("without an end", withRightSum(open + piece(0) + piece(1) + piece(2) + piece(3) + sum), secretKey(), now,
            Trouble::Damaged);
        row("more after the end", withRightSum(file.chopped(32) + piece(1) + sum), secretKey(), now, Trouble::Damaged);
    }
    void everyTrouble_isItsOwn()
    {
        QFETCH(QByteArray, file);
        QFETCH(CaseFileKey, key);
        QFETCH(CaseFileWorld, world);
        QFETCH(int, trouble);
        const std::optional<Trouble> found = troubleOf(file, key, world);
        QVERIFY(found.has_value());
        QCOMPARE(static_cast<int>(*found), trouble);
    }
    void recall_isAskedForTheFilesOwnId()
    {
        CaseFileId asked;
        const auto recalled = [&asked](CaseFileId id) {
            asked = id;
            return true;
        };
        QCOMPARE(openCaseSet(sealed(), secretKey(), at(noon), recalled).error(), Trouble::Recalled);
        QCOMPARE(asked, sample().header.id);
    }
    void aClockALittleBack_isForgiven()
    {
        QVERIFY(!troubleOf(sealed(), secretKey(), at(noon - 14min)));
        QVERIFY(!troubleOf(sealed(), secretKey(), at(noon + 1h, noon + 1h + 14min)));
        QVERIFY(!troubleOf(sealed(), secretKey(), at(noon + 72h - 1s)));
    }

    void anyByteFlipped_isNeverAccepted()
    {
        const QByteArray file = sealed();
        for (qsizetype i = 0; i < file.size(); ++i)
            for (const int bit : {0, 3, 7}) {
                QByteArray flipped = file;
                flipped[i] = static_cast<char>(flipped.at(i) ^ (1 << bit));
                const std::optional<Trouble> plain = troubleOf(flipped);
                QVERIFY2(plain.has_value(), qPrintable(u"byte %1"_s.arg(i)));
                // Nor when the sum is made right again, as somebody would who means harm.
                if (i < file.size() - 32)
                    QVERIFY2(troubleOf(withRightSum(flipped)).has_value(), qPrintable(u"byte %1, right sum"_s.arg(i)));
            }
    }
    void anyCut_isNeverAccepted()
    {
        const QByteArray file = sealed();
        for (qsizetype length = 0; length < file.size(); ++length) {
            QVERIFY(troubleOf(file.first(length)).has_value());
            if (length > 40)
                QVERIFY(troubleOf(withRightSum(file.first(length))).has_value());
        }
    }
    void noise_isNeverAccepted()
    {
        std::mt19937 random(11);
        const QByteArray file = sealed();
        for (int round = 0; round < 3'000; ++round) {
            QByteArray noise = file.first(static_cast<qsizetype>(random() % 61));
            for (unsigned i = 0; i < random() % 400; ++i)
                noise += static_cast<char>(random());
            QVERIFY(troubleOf(withRightSum(noise + QByteArray(32, 0))).has_value());
        }
    }
    void aBadKey_isRefusedWhenSealing()
    {
        QCOMPARE(sealCaseSet(sample(), phrase(u"short"_s)).error().code, ErrorCode::InvalidInput);
        CaseFileKey odd;
        odd.secret = "not 32 bytes";
        QCOMPARE(sealCaseSet(sample(), odd).error().code, ErrorCode::InvalidInput);
    }

    void masked_nothingPersonalIsLeft()
    {
        CaseSet set = sample();
        maskCaseSet(set);
        QVERIFY(set.header.masked);
        QVERIFY(set.media.empty());
        const QByteArray json = QJsonDocument(toJson(set.cases[0])).toJson();
        for (const QString &word :
             {u"小满"_s, u"13800135678"_s, u"中关村大街1号院"_s, u"example.com"_s, u"南京西路"_s, u"31.2"_s})
            QVERIFY2(!json.contains(word.toUtf8()), qPrintable(word));
        QVERIFY(json.contains("林晓")); // whose work it is, is not the customer's data
        QCOMPARE(set.cases[0].head.contactName, u"王**"_s);
        QCOMPARE(set.cases[0].lines[0].parts[0].type, PartType::Image);
        // What a platform told of a call holds its own keys of the person, and another name than the contact's.
        CaseSet called = sample();
        TimelineRow call = called.cases[0].lines[0];
        call.kind = TimelineKind::Activity;
        call.author = AuthorKind::Customer;
        call.authorName = u"满满妈"_s;
        call.text = u"满满妈 rang"_s;
        call.details = {{"phase"_L1, u"ended"_s},
                        {"sender"_L1, QJsonObject{{"id"_L1, u"openid-7"_s}, {"name"_L1, u"handle-7"_s}}},
                        {"thread_id"_L1, u"thread-7"_s},
                        {"text"_L1, u"满满妈 says so"_s}};
        called.cases[0].lines.push_back(call);
        maskCaseSet(called);
        const QByteArray rest = QJsonDocument(toJson(called.cases[0])).toJson();
        for (const QString &word : {u"openid-7"_s, u"handle-7"_s, u"thread-7"_s, u"满满妈"_s})
            QVERIFY2(!rest.contains(word.toUtf8()), qPrintable(word));
        QVERIFY(rest.contains("ended"));
        QCOMPARE(openCaseSet(sealed(set), secretKey(), at(noon))->cases, set.cases);
    }
};

QTEST_APPLESS_MAIN(TestCaseFile)
#include "tst_case_file.moc"
