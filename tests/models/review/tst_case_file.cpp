// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/bounded_inflate.h"
#include "models/review/case_file.h"
#include "tests/support/case_file_maker.h"

#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

#include <random>
#include <sodium.h>
#include <sys/resource.h>
#include <zlib.h>

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
    /// So many MiB of blanks as qCompress() would pack them, made without ever having them.
    static QByteArray bombOf(int mebibytes)
    {
        z_stream stream = {};
        deflateInit(&stream, Z_BEST_COMPRESSION);
        QByteArray blanks(1024 * 1024, ' '), room(64 * 1024, 0), packed(4, 0);
        for (int i = 0; i <= mebibytes; ++i) {
            stream.next_in = reinterpret_cast<Bytef *>(blanks.data());
            stream.avail_in = i < mebibytes ? static_cast<uInt>(blanks.size()) : 0;
            do {
                stream.next_out = reinterpret_cast<Bytef *>(room.data());
                stream.avail_out = static_cast<uInt>(room.size());
                deflate(&stream, i < mebibytes ? Z_NO_FLUSH : Z_FINISH);
                packed.append(room.constData(), room.size() - static_cast<qsizetype>(stream.avail_out));
            } while (stream.avail_out == 0);
        }
        deflateEnd(&stream);
        return packed;
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
    /// Whoever has the key may still have another program: pieces changed before they were sealed.
    void twentyThousandChangedFiles_areRefusedOrRead_neverHalf()
    {
        std::mt19937 random(23);
        const QByteArray secret = secretKey().secret;
        const std::vector<QByteArray> whole = test::piecesOf(sealed(), secret);
        QCOMPARE(whole.size(), size_t{5});
        QCOMPARE(*openCaseSet(test::caseFileOf(whole, secret), secretKey(), at(noon)), sample());
        int read = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::vector<QByteArray> pieces = whole;
            const auto any = [&random](size_t size) { return random() % size; };
            for (unsigned change = 0; change < 1 + random() % 3; ++change) {
                QByteArray &one = pieces[any(pieces.size())];
                const auto where = static_cast<qsizetype>(any(static_cast<size_t>(one.size())));
                switch (random() % 7) {
                case 0:
                    one[where] = static_cast<char>(random());
                    break;
                case 1:
                    one.truncate(std::max<qsizetype>(1, where));
                    break;
                case 2:
                    one.insert(where, static_cast<char>(random()));
                    break;
                case 3:
                    std::swap(pieces[any(pieces.size())], pieces[any(pieces.size())]);
                    break;
                case 4: // the words changed, packed as they are by us
                    if (const auto plain = inflateBounded(QByteArrayView(one).sliced(1), 1024 * 1024)) {
                        QByteArray words = *plain;
                        words[static_cast<qsizetype>(any(static_cast<size_t>(words.size())))] =
                            static_cast<char>(random());
                        one = one.first(1) + qCompress(words);
                    }
                    break;
                case 5:
                    one[0] = "HKCMEx"[random() % 6];
                    break;
                case 6:
                    if (pieces.size() > 2)
                        pieces.erase(pieces.begin() + static_cast<qsizetype>(any(pieces.size())));
                    break;
                }
            }
            const CaseFileResult opened = openCaseSet(test::caseFileOf(pieces, secret), secretKey(), at(noon));
            if (!opened)
                continue;
            ++read; // changed words are words all the same
            QCOMPARE(static_cast<int>(opened->cases.size()), opened->header.cases);
            QCOMPARE(static_cast<int>(opened->media.size()), opened->header.media);
            QVERIFY(!opened->header.id.isNull() && opened->header.expires > opened->header.issued);
        }
        QVERIFY(read > 100 && read < 15'000);
    }
    void aBomb_isRefused_withoutItsMemory_data()
    {
        QTest::addColumn<quint32>("says");
        QTest::newRow("says that it is small") << quint32{100};
        QTest::newRow("says what it is") << quint32{900} * 1024 * 1024;
        QTest::newRow("says more than the header allows") << quint32{200} * 1024 * 1024;
    }
    void aBomb_isRefused_withoutItsMemory()
    {
        QFETCH(quint32, says);
        const QByteArray secret = secretKey().secret;
        std::vector<QByteArray> pieces = test::piecesOf(sealed(), secret);
        QByteArray bomb = bombOf(900);
        QVERIFY(bomb.size() < 1024 * 1024);
        qToBigEndian(says, bomb.data());
        for (const size_t which : {size_t{0}, size_t{2}}) {
            std::vector<QByteArray> changed = pieces;
            changed[which] = pieces[which].first(1) + bomb;
            const QByteArray file = test::caseFileOf(changed, secret);
            struct rusage before = {}, after = {};
            getrusage(RUSAGE_SELF, &before);
            QCOMPARE(troubleOf(file, secretKey(), at(noon)), std::optional(Trouble::Damaged));
            getrusage(RUSAGE_SELF, &after);
            QVERIFY(after.ru_maxrss - before.ru_maxrss < 32 * 1024); // KiB
        }
    }
    void packedBytes_areBounded_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("good");
        const QByteArray ten = qCompress(QByteArray(10'000, 'x'));
        QByteArray less = ten, more = ten, cut = ten;
        qToBigEndian<quint32>(9'999, less.data());
        qToBigEndian<quint32>(10'001, more.data());
        cut.chop(3);
        QTest::newRow("as it says") << ten << 10'000 << true;
        QTest::newRow("beyond the bound") << ten << 9'999 << false;
        QTest::newRow("more than it says") << less << 100'000 << false;
        QTest::newRow("less than it says") << more << 100'000 << false;
        QTest::newRow("cut off") << cut << 100'000 << false;
        QTest::newRow("nothing") << QByteArray() << 100'000 << false;
        QTest::newRow("a length alone") << ten.first(4) << 100'000 << false;
        QTest::newRow("noise") << ten.first(4) + "noise and more noise" << 100'000 << false;
    }
    void packedBytes_areBounded()
    {
        QFETCH(QByteArray, packed);
        QFETCH(int, most);
        QFETCH(bool, good);
        const std::optional<QByteArray> plain = inflateBounded(packed, most);
        QCOMPARE(plain.has_value(), good);
        if (good)
            QCOMPARE(*plain, QByteArray(10'000, 'x'));
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
    void masked_aPersonIsHidden_howeverTheyAreCalled_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("hidden");
        QTest::newRow("by the given name") << u"王小满"_s << u"小满你好，已为您处理"_s << u"小满"_s;
        QTest::newRow("by the first name") << u"John Smithers"_s << u"Dear john, it is sent"_s << u"john"_s;
        QTest::newRow("by the family name") << u"John Smithers"_s << u"Dear Mr Smithers"_s << u"Smithers"_s;
        QTest::newRow("a parcel's number") << u"A"_s << u"SF number 1234567890123"_s << u"1234567890"_s;
        QTest::newRow("a page of their own") << u"A"_s << u"see www.example.com/me"_s << u"example"_s;
        QTest::newRow("another network's name") << u"A"_s << u"write to @anna_k"_s << u"anna"_s;
    }
    void masked_aPersonIsHidden_howeverTheyAreCalled()
    {
        QFETCH(QString, customer);
        QFETCH(QString, said);
        QFETCH(QString, hidden);
        CaseSet set = sample();
        CaseInSet &one = set.cases[0];
        one.head.contactName = one.lines[0].authorName = customer;
        one.lines[0].text = said;
        one.lines[1].details = {{"text"_L1, said}, {"due"_L1, u"2026-11-23T12:00:00Z"_s}, {"phone"_L1, said}};
        maskCaseSet(set);
        const QString text = set.cases[0].lines[0].text;
        QVERIFY2(!text.contains(hidden, Qt::CaseInsensitive), qPrintable(text));
        const QJsonObject details = set.cases[0].lines[1].details;
        QCOMPARE(details.value("text"_L1).toString(), text); // the same piece, the same placeholder
        QCOMPARE(details.value("due"_L1).toString(), u"2026-11-23T12:00:00Z"_s);
        QVERIFY(!details.contains("phone"_L1)); // only what is known to be needed comes along
    }
};

QTEST_APPLESS_MAIN(TestCaseFile)
#include "tst_case_file.moc"
