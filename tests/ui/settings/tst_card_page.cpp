// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_photo.h"
#include "models/policy/team_card.h"
#include "tests/support/team_board.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/memory_media.h"
#include "ui/settings/card_page.h"

#include <QBuffer>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

/// A JPEG with a comment and a made-up EXIF block in it, as telephones write them.
QByteArray photograph(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPEG", 90))
        qFatal("cannot make a photograph");
    const QByteArray exif = QByteArray("Exif\0\0", 6) + "GPS 31.2304N 121.4737E";
    QByteArray marked = buffer.data();
    QByteArray block("\xff\xe1", 2);
    const auto length = static_cast<quint16>(exif.size() + 2);
    block.append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 0xff));
    return marked.insert(2, block + exif);
}

} // namespace

/// How an agent is shown: written by each for themselves, by a lead for all.
class TestCardPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    const AgentId m_me{u"lin"_s};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TeamBoard> m_team;
    std::unique_ptr<CardPage> m_page;
    bool m_lead = false;

    template <class W>
    [[nodiscard]] W *part(const QString &name)
    {
        return m_page->findChild<W *>(name);
    }
    [[nodiscard]] QString answer() { return part<PlainLabel>(u"cardAnswer"_s)->fullText(); }
    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void open()
    {
        CardBoard board;
        board.me = {m_me, u"林晓"_s, u"您好，我是林晓。"_s, AuthorKind::Agent};
        board.colleagues = [] { return std::vector<Colleague>{{AgentId(u"mei"_s), u"梅雪"_s}}; };
        board.isLead = [this] { return m_lead; };
        board.readPhoto = [](const QObject *, const QString &file, const auto &done) {
            done(cardPhotoOf(file, TeamCard::photoSide, TeamCard::largestPhoto));
        };
        m_page = std::make_unique<CardPage>(m_team->shelf, board, m_themes);
        m_page->resize(860, 640);
        m_page->show();
        settle();
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    [[nodiscard]] TeamCard saved(const QString &who)
    {
        const TeamItem *item = m_team->shelf.find(TeamItemKind::Card, who);
        return item ? fromTeamCardBody(item->saved.body).value_or(TeamCard()) : TeamCard();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_team = std::make_unique<TeamBoard>(m_me);
        m_lead = false;
    }
    void cleanup()
    {
        m_page.reset();
        m_team.reset();
    }

    void bodies_areReadAsWritten_andNonsenseIsNone()
    {
        const TeamCard card{u"售后 · 上海"_s, u"您好"_s, "\xff\xd8\xff\xe0 photo"};
        QCOMPARE(*fromTeamCardBody(toTeamCardBody(card)), card);
        QCOMPARE(*fromTeamCardBody({}), TeamCard());
        QVERIFY(!fromTeamCardBody({{"photo"_L1, u"%%%"_s}}));
        QVERIFY(!fromTeamCardBody({{"photo"_L1, QString::fromLatin1(QByteArray("<svg/>").toBase64())}}));
        QVERIFY(!fromTeamCardBody({{"title"_L1, QString(200, u'x')}}));
        QVERIFY(!fromTeamCardBody(
            {{"photo"_L1, QString::fromLatin1(("\xff\xd8\xff" + QByteArray(100'000, 'x')).toBase64())}}));
    }

    void photo_isCutScaledAndWrittenAnew()
    {
        const QByteArray file = photograph({1600, 900});
        QVERIFY(file.contains("GPS"));
        const Result<QByteArray> photo = cardPhoto(file, TeamCard::photoSide, TeamCard::largestPhoto);
        QVERIFY(photo);
        QCOMPARE(QImage::fromData(*photo).size(), QSize(256, 256));
        QVERIFY(!photo->contains("GPS")); // where it was taken is nobody's business
        QVERIFY(!photo->contains("Exif"));
        QVERIFY(photo->size() <= TeamCard::largestPhoto);
        QCOMPARE(QImage::fromData(*cardPhoto(photograph({80, 120}), 256, 48'000)).size(),
                 QSize(80, 80)); // not blown up
        QCOMPARE(cardPhoto("<svg xmlns='http://www.w3.org/2000/svg'/>", 256, 48'000).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(cardPhotoOf(u"/nowhere.jpg"_s, 256, 48'000).error().code, ErrorCode::NotFound);
    }

    void card_isWritten_andKept()
    {
        open();
        QVERIFY(!part<QPushButton>(u"saveCard"_s)->isEnabled());
        QCOMPARE(part<QLineEdit>(u"cardName"_s)->text(), u"林晓"_s);
        m_page->takePhoto(write(u"me.jpg"_s, photograph({600, 600})));
        QTest::keyClicks(part<QLineEdit>(u"cardTitle"_s), u"after-sales"_s);
        part<QPushButton>(u"saveCard"_s)->click();
        settle();
        QVERIFY(answer().startsWith(u"Saved"_s));
        QCOMPARE(saved(u"lin"_s).title, u"after-sales"_s);
        QVERIFY(!saved(u"lin"_s).photo.isEmpty());
        part<QPushButton>(u"cardNoPhoto"_s)->click();
        part<QPushButton>(u"saveCard"_s)->click();
        settle();
        QVERIFY(saved(u"lin"_s).photo.isEmpty());
    }

    void whatIsNoPicture_isSaid_andChangesNothing()
    {
        open();
        m_page->takePhoto(write(u"me.jpg"_s, "no picture"));
        QVERIFY(answer().contains(u"no picture"_s));
        QVERIFY(!part<QPushButton>(u"saveCard"_s)->isEnabled());
        m_page->takePhoto(u"/nowhere.png"_s);
        QVERIFY(answer().contains(u"cannot be read"_s));
    }

    void leadWritesOthers_andNobodyElseDoes()
    {
        open();
        QCOMPARE(part<QComboBox>(u"cardWhose"_s)->count(), 1);
        m_page.reset();
        m_lead = true;
        open();
        auto *who = part<QComboBox>(u"cardWhose"_s);
        QCOMPARE(who->count(), 2);
        who->setCurrentIndex(1);
        Q_EMIT who->activated(1);
        QCOMPARE(part<QLineEdit>(u"cardName"_s)->text(), u"梅雪"_s);
        QTest::keyClicks(part<QLineEdit>(u"cardTitle"_s), u"night shift"_s);
        part<QPushButton>(u"saveCard"_s)->click();
        settle();
        QCOMPARE(saved(u"mei"_s).title, u"night shift"_s);
        QVERIFY(saved(u"lin"_s).title.isEmpty());
    }

    void everythingHasANameAndATabStop()
    {
        open();
        const QStringList gaps = accessibilityGaps(*m_page);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        const QStringList missed = unreachableByTab(*m_page);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }
};

QTEST_MAIN(TestCardPage)
#include "tst_card_page.moc"
