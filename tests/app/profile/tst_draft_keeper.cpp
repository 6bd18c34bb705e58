// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/draft_keeper.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestDraftKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = LocalStore::open(m_folder->filePath(u"local.db"_s), m_key);
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    void latestWins()
    {
        DraftKeeper keeper(*m_store);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        for (int i = 0; i <= 100; ++i)
            keeper.save(m_case, u"text %1"_s.arg(i), {{u"at"_s, i}});
        QVERIFY(saved.wait());
        const auto draft = m_store->draft(m_case);
        QVERIFY(draft && *draft);
        QCOMPARE((*draft)->text, u"text 100"_s);
        QCOMPARE((*draft)->extra, QJsonObject({{u"at"_s, 100}}));
    }

    void typingOnDoesNotPutItOff()
    {
        DraftKeeper keeper(*m_store);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        QElapsedTimer typing;
        typing.start();
        // A key every turn of the loop: without pause a keeper that waits for one would never write.
        while (saved.isEmpty() && typing.elapsed() < 20'000) {
            keeper.save(m_case, u"%1"_s.arg(typing.elapsed()), {});
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        QVERIFY(!saved.isEmpty());
    }

    void destructionWritesWhatWaits()
    {
        {
            DraftKeeper keeper(*m_store);
            keeper.save(m_case, u"last words"_s, {});
        }
        const auto draft = m_store->draft(m_case);
        QVERIFY(draft && *draft);
        QCOMPARE((*draft)->text, u"last words"_s);
    }

    void emptyTextRemoves()
    {
        QVERIFY(m_store->saveDraft(m_case, u"old"_s, {}));
        DraftKeeper keeper(*m_store);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        keeper.save(m_case, {}, {});
        QCOMPARE(ask(keeper), std::optional<QString>()); // also before it is written
        keeper.flush();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_store->draft(m_case)->has_value());
    }

    void answersSeeWhatWasSavedBefore()
    {
        QVERIFY(m_store->saveDraft(m_case, u"stored"_s, {}));
        DraftKeeper keeper(*m_store);
        QCOMPARE(ask(keeper), std::optional(u"stored"_s));
        keeper.save(m_case, u"typed"_s, {});
        QCOMPARE(ask(keeper), std::optional(u"typed"_s));
        QCOMPARE(ask(keeper, CaseId::generate()), std::optional<QString>());
    }

    void noAnswerForWhoHasGone()
    {
        DraftKeeper keeper(*m_store);
        bool called = false;
        {
            QObject context;
            keeper.ask(m_case, &context, [&](const auto &) { called = true; });
        }
        QCOMPARE(ask(keeper), std::optional<QString>()); // answered after the one before
        QVERIFY(!called);
    }

    void failureIsToldAndNothingIsLost()
    {
        auto blocker = sqlite::Database::open(m_folder->filePath(u"local.db"_s), {.key = m_key});
        QVERIFY(blocker);
        {
            DraftKeeper keeper(*m_store);
            QSignalSpy failed(&keeper, &DraftKeeper::failed);
            // Another holder of the write lock makes the write fail after SQLite's patience.
            QVERIFY(blocker->execute("BEGIN IMMEDIATE"));
            keeper.save(m_case, u"precious"_s, {});
            keeper.flush();
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
            QCOMPARE(failed.front().front().value<Error>().code, ErrorCode::Busy);
            QCOMPARE(ask(keeper), std::optional(u"precious"_s));
            QVERIFY(blocker->execute("ROLLBACK"));
        }
        QCOMPARE((*m_store->draft(m_case))->text, u"precious"_s);
    }

private:
    std::optional<QString> ask(DraftKeeper &keeper, std::optional<CaseId> id = {})
    {
        QObject context;
        bool answered = false;
        std::optional<QString> text;
        keeper.ask(id.value_or(m_case), &context, [&](const std::optional<DraftKeeper::SavedDraft> &draft) {
            answered = true;
            if (draft)
                text = draft->text;
        });
        [&] { QTRY_VERIFY(answered); }();
        return answered ? text : u"no answer"_s;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const sqlite::PageKey m_key = sqlite::PageKey::generate();
    const CaseId m_case = CaseId::generate();
    std::unique_ptr<LocalStore> m_store;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestDraftKeeper)
#include "tst_draft_keeper.moc"
