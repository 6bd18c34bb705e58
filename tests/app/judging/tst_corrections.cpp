// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/corrections.h"
#include "app/judging/taught_rows.h"
#include "models/policy/playbook.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What agents correct in a case becomes rows to learn from.
class TestCorrections : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    Sequence m_sequence = 0;
    int m_number = 0;
    RuleJudge m_rules{Playbook::shipped()};

    void apply(const Event &event, const QString &subject = u"lx.test"_s)
    {
        QVERIFY(m_projection->apply({record(++m_sequence, subject, {event})}));
    }
    void writes(const QString &person, const QString &text)
    {
        ++m_number;
        apply(received(u"wechat-1"_s, customerMessage(person, m_number, text, morning + m_number * 1min)));
    }
    [[nodiscard]] CaseRow newest()
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        filter.order = CaseFilter::Order::Newest;
        return firstCases(m_projection->database(), filter, 1)->at(0);
    }
    template <class P>
    void says(const P &payload)
    {
        apply(eventAt(payload, morning + ++m_number * 1min));
    }
    void classifies(const QString &category, AuthorKind kind = AuthorKind::Agent)
    {
        CaseClassified what;
        what.caseId = newest().id;
        what.by = agent(u"lin"_s);
        what.by.kind = kind;
        what.category = category;
        says(what);
    }
    void tags(const QString &tag, bool removed = false, TagFamily family = TagFamily::Emotion)
    {
        says(CaseTagged{newest().id, agent(u"lin"_s), family, tag, removed, u"agent"_s});
    }
    void replies(const QString &text, const std::vector<ScriptStep> &steps, const QJsonObject &intent = {})
    {
        ReplyQueued reply;
        const Result<CaseView> view = caseView(m_projection->database(), newest().row);
        reply.caseId = view->head.id;
        reply.thread = view->threads.at(0).id;
        reply.message = MessageId::derive(QByteArray::number(++m_number));
        reply.channel = ChannelId(u"wechat-1"_s);
        reply.by = agent(u"lin"_s);
        reply.text = text;
        reply.steps = steps;
        reply.intent = intent;
        says(reply);
    }
    [[nodiscard]] QStringList found(Task task)
    {
        QStringList lines;
        const Result<std::vector<TaughtRow>> rows = corrections(m_projection->database(), m_rules, task);
        if (!rows)
            return {rows.error().detail};
        for (const TaughtRow &row : *rows)
            lines << row.label + u": "_s + row.text;
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_sequence = 0;
        m_number = 0;
        Projection::Options options;
        options.file = m_dir->filePath(u"desk.db"_s);
        Result<std::unique_ptr<Projection>> opened = Projection::open(options);
        QVERIFY(opened);
        m_projection = std::move(*opened);
        apply(eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"brand"_s), morning));
        writes(u"anna"_s, u"在吗"_s);
        writes(u"anna"_s, u"上周买的茶壶到现在都没有消息，能查一下吗"_s);
        writes(u"anna"_s, u"快点"_s);
    }
    void cleanup()
    {
        m_projection.reset();
        m_dir.reset();
    }

    void categoryByHand_teachesTheLongestMessage_andTheLastOneCounts()
    {
        classifies(u"refund"_s);
        classifies(u"logistics"_s);
        QCOMPARE(found(Task::Category), QStringList(u"logistics: 上周买的茶壶到现在都没有消息，能查一下吗"_s));
    }
    void correctionsLongAgo_areBeyondTheReach()
    {
        classifies(u"refund"_s);
        QCOMPARE(corrections(m_projection->database(), m_rules, Task::Category, 1)->size(), size_t(1));
        writes(u"anna"_s, u"谢谢"_s);
        QCOMPARE(corrections(m_projection->database(), m_rules, Task::Category, 1)->size(), size_t(0));
        QCOMPARE(corrections(m_projection->database(), m_rules, Task::Category)->size(), size_t(1));
    }
    void categoryByTheProgram_teachesNothing()
    {
        classifies(u"refund"_s, AuthorKind::System);
        QCOMPARE(found(Task::Category), QStringList());
    }
    void whatTheCustomerWroteAfterwards_isNotWhatWasCorrected()
    {
        classifies(u"logistics"_s);
        writes(u"anna"_s, u"另外，我想开一张增值税专用发票，抬头是我们公司的名字，谢谢您的帮助"_s);
        QCOMPARE(found(Task::Category), QStringList(u"logistics: 上周买的茶壶到现在都没有消息，能查一下吗"_s));
    }
    void feelingTag_teachesTheNewestMessage_untilItIsTakenOff()
    {
        tags(u"愤怒"_s);
        tags(u"negative"_s);
        QCOMPARE(found(Task::Emotion), QStringList(u"angry: 快点"_s));
        QCOMPARE(found(Task::Sentiment), QStringList(u"negative: 快点"_s));
        tags(u"愤怒"_s, true);
        QCOMPARE(found(Task::Emotion), QStringList());
        QCOMPARE(found(Task::Sentiment).size(), 1);
    }
    void otherTags_teachNothing()
    {
        tags(u"VIP"_s);
        tags(u"愤怒"_s, false, TagFamily::Scene);
        QCOMPARE(found(Task::Emotion), QStringList());
    }
    void correctedSteps_teach_judgedOnesDoNot()
    {
        const QString text = u"您好，我是客服小林，请问是茶壶还没有收到吗？"_s;
        const std::vector<ScriptStep> judged = m_rules.judge(text).steps;
        QVERIFY(!judged.empty());
        replies(text, judged);
        QCOMPARE(found(Task::Script), QStringList());
        replies(text, {ScriptStep::Confirm, ScriptStep::Solve});
        QCOMPARE(found(Task::Script), QStringList(u"confirm+solve: "_s + text));
    }
    void theAgentsName_isAnIntroductionWithoutACorrection()
    {
        const QString text = u"林晓在的，请问是茶壶还没有收到吗？"_s;
        std::vector<ScriptStep> steps = m_rules.judge(text).steps;
        QVERIFY(std::ranges::count(steps, ScriptStep::Introduce) == 0);
        steps.insert(steps.begin(), ScriptStep::Introduce);
        replies(text, steps);
        QCOMPARE(found(Task::Script), QStringList());
    }
    void replyInSeveralPieces_teachesNothing()
    {
        replies(u"一"_s, {ScriptStep::Solve});
        replies(u"二"_s, {ScriptStep::Solve}, {{u"continues"_s, u"x"_s}});
        QCOMPARE(found(Task::Script), QStringList());
    }
    void aTextOfSeveralSources_countsOnce_andTheHandComesFirst()
    {
        classifies(u"logistics"_s);
        const Result<std::vector<TaughtRow>> corrected = corrections(m_projection->database(), m_rules, Task::Category);
        QVERIFY(corrected && corrected->size() == 1);
        const auto key = sqlite::PageKey::generate();
        const auto store = LabelStore::open(m_dir->filePath(u"judging.db"_s), key);
        QVERIFY(store);
        TaughtRow imported = corrected->front();
        imported.label = u"other"_s;
        QCOMPARE((*store)->import(Task::Category, {imported}).value_or(-1), 1);
        const auto rows = [&] {
            return taughtRows(m_projection->database(), store->get(), m_rules, Task::Category, allEntries);
        };
        QCOMPARE(rows()->size(), size_t(1));
        QCOMPARE(rows()->at(0).label, u"logistics"_s);
        QVERIFY((*store)->label(Task::Category, corrected->front().message, u"order"_s, morning));
        QCOMPARE(rows()->size(), size_t(1));
        QCOMPARE(rows()->at(0).label, u"order"_s);
        QCOMPARE(rows()->at(0).source, LabelSource::Labelled);
    }
};

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
