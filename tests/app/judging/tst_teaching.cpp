// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "app/judging/teaching.h"
#include "models/language/model_file.h"
#include "models/policy/guard.h"
#include "models/store/label_queries.h"
#include "tests/support/event_maker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

/// A desk is taught over a real profile: labels, rows from files, training, switching over and back.
class TestTeaching : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    TeachingView m_view;
    int m_number = 0;

    [[nodiscard]] Teaching &teaching() { return m_workspace->teaching(); }
    [[nodiscard]] static QString groupBuy(int i) { return u"拼团 %1 人还差几个才能成团，团长是谁"_s.arg(i); }
    [[nodiscard]] static QString membership(int i) { return u"会员等级 %1 的积分什么时候到账，怎么升级"_s.arg(i); }

    void open(bool fresh)
    {
        const QString folder = m_dir->filePath(u"p"_s), word = u"long enough for a test"_s;
        auto profile = fresh ? Profile::create(folder, KeyKeeping::Passphrase, word) : Profile::open(folder, word);
        QVERIFY(profile);
        Workspace::Options options;
        options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
        options.gateway = false;
        auto opened = Workspace::open(std::move(*profile), options);
        QVERIFY(opened);
        m_workspace = std::move(*opened);
        connect(&teaching(), &Teaching::viewChanged, this, [this](const TeachingView &view) { m_view = view; });
    }
    MessageId writes(const QString &text)
    {
        ++m_number;
        const Event event =
            received(u"wechat-1"_s, customerMessage(u"anna"_s, m_number, text, m_workspace->clock().now()));
        const AppendOutcome done = appendAndWait(
            m_workspace->log(), {u"lx.test.thread"_s, QByteArray::number(m_number), {event}, std::nullopt});
        if (!std::holds_alternative<Accepted>(done)
            || !m_workspace->projector().waitFor(std::get<Accepted>(done).sequence))
            return {};
        const auto texts = m_workspace->askAndWait<Result<std::vector<CaseText>>>(
            [](sqlite::Database &db) { return newestTexts(db, Direction::In, 1); });
        return texts && !texts->empty() && texts->front().text == text ? texts->front().message : MessageId{};
    }
    void look(Task task = Task::Category)
    {
        QSignalSpy seen(&teaching(), &Teaching::viewChanged);
        teaching().look(task);
        QTRY_VERIFY_WITH_TIMEOUT(seen.count() > 0, 20'000);
    }
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(m_dir->filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write");
        return made.fileName();
    }
    [[nodiscard]] QString manyRows() const
    {
        QByteArray tsv = "text\tlabel\n";
        for (int i = 0; i < 30; ++i)
            tsv += groupBuy(i).toUtf8() + "\t团购\n" + membership(i).toUtf8() + "\t会员\n";
        return file(u"rows.tsv"_s, tsv);
    }
    void takeRows(const QString &name, Task task = Task::Category)
    {
        QSignalSpy imported(&teaching(), &Teaching::imported);
        teaching().importRows(task, name, u"text"_s, u"label"_s);
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 20'000);
    }
    [[nodiscard]] std::optional<ModelCard> train(Split split = Split::ByHash)
    {
        QSignalSpy trained(&teaching(), &Teaching::trained), troubled(&teaching(), &Teaching::troubled);
        teaching().train(Task::Category, split);
        QSignalSpy ended(&teaching(), &Teaching::trainingEnded);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ended.count() > 0, 60'000); }();
        return trained.isEmpty() ? std::nullopt : std::optional(trained.first().at(1).value<ModelCard>());
    }
    void switchOver(qint64 row)
    {
        QSignalSpy changed(&teaching(), &Teaching::judgeChanged);
        teaching().switchOver(Task::Category, row);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 20'000);
    }
    [[nodiscard]] TeachingProblem problemAfter(const std::function<void()> &act)
    {
        QSignalSpy troubled(&teaching(), &Teaching::troubled);
        act();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(troubled.count(), 1, 20'000); }();
        return troubled.isEmpty() ? TeachingProblem{} : troubled.first().first().value<TeachingProblem>();
    }
    /// The same of a training or an examination, when it has ended.
    [[nodiscard]] TeachingProblem problemOfTraining(const std::function<void()> &act)
    {
        QSignalSpy ended(&teaching(), &Teaching::trainingEnded);
        const TeachingProblem problem = problemAfter(act);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000); }();
        return problem;
    }
    /// The category that the desk itself gives to a message that comes in.
    void isJudged(const QString &text, const QString &category)
    {
        QVERIFY(!writes(text).isNull());
        const auto found = [this] {
            return m_workspace->askAndWait<QString>([](sqlite::Database &db) {
                CaseFilter filter;
                filter.box = CaseFilter::Box::All;
                const auto rows = firstCases(db, filter, 1);
                return rows && !rows->empty() ? rows->front().category : QString();
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(found(), category, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<ModelCard>();
        m_dir = std::make_unique<QTemporaryDir>();
        m_number = 0;
        m_view = {};
        open(true);
        const Event set = eventAt(channel(u"wechat-1"_s, Platform::WechatOa, u"云杉"_s), m_workspace->clock().now());
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(m_workspace->log(), {u"lx.test.channel"_s, {}, {set}, std::nullopt})));
    }
    void cleanup()
    {
        m_workspace.reset();
        m_dir.reset();
    }

    void freshDesk_showsTheShippedModels_andNothingToGoBackTo()
    {
        look();
        QCOMPARE(m_view.inForce.size(), size_t(2)); // Chinese and English
        QCOMPARE(m_view.inForce.front().row, 0);
        QVERIFY(!m_view.inForce.front().fingerprint.isEmpty());
        QVERIFY(!m_view.mayGoBack && !m_view.damaged);
        QVERIFY(m_view.labels.size() > 10);
        QCOMPARE(m_view.labels.back().id, u"other"_s);
        QVERIFY(!QFile::exists(m_workspace->profile().labelFile())); // looking writes nothing
    }
    void waitingTexts_areMasked_leastCertainFirst_andGoWhenLabelled()
    {
        writes(u"我的电话是13812345678，快递到哪了"_s);
        const MessageId second = writes(u"嗯"_s);
        writes(u"嗯"_s); // the same words once more
        look();
        QCOMPARE(m_view.waiting.size(), size_t(2));
        QVERIFY(m_view.waiting[0].sure <= m_view.waiting[1].sure);
        const auto phone = std::ranges::find_if(m_view.waiting, [](const WaitingText &w) { return w.text.size() > 5; });
        QVERIFY2(!phone->text.contains(u"13812345678"_s), qPrintable(phone->text));
        teaching().label(Task::Category, second, u"other"_s);
        look();
        QCOMPARE(m_view.waiting.size(), size_t(1));
        QCOMPARE(m_view.rows[static_cast<size_t>(LabelSource::Labelled)], 1);
        teaching().unlabel(Task::Category, second);
        look();
        QCOMPARE(m_view.waiting.size(), size_t(2));
    }
    void ownCategories_areAdded_renamed_andNeverTwice()
    {
        QSignalSpy seen(&teaching(), &Teaching::viewChanged);
        teaching().nameLabel(Task::Category, {}, u" 团购 "_s);
        QTRY_COMPARE(seen.count(), 1);
        QCOMPARE(m_view.labels.back(), (LabelChoice{u"团购"_s, u"团购"_s, true, 0}));
        QCOMPARE(m_workspace->judge().categoryTitle(u"团购"_s), u"团购"_s);
        teaching().nameLabel(Task::Category, u"团购"_s, u"拼团与团购"_s);
        QTRY_COMPARE(seen.count(), 2);
        QCOMPARE(m_view.labels.back(), (LabelChoice{u"团购"_s, u"拼团与团购"_s, true, 0}));
        for (const QString &taken : {u"拼团与团购"_s, u"退换货"_s, u"refund"_s, u" "_s, u"a+b"_s})
            QCOMPARE(problemAfter([&] { teaching().nameLabel(Task::Category, {}, taken); }).trouble,
                     TeachingTrouble::LabelTaken);
    }

    void importedRows_areReportedLineByLine()
    {
        QSignalSpy imported(&teaching(), &Teaching::imported);
        teaching().importRows(Task::Category,
                              file(u"some.tsv"_s,
                                   "label\ttext\n退换货\t想换一件\nrefund\t钱呢\n团购\t还差几人\nx\n"
                                   "refund\t \n\ttext\nrefund\t钱呢\n"),
                              u"text"_s, u"label"_s);
        QTRY_COMPARE(imported.count(), 1);
        const auto report = imported.first().first().value<RowsImported>();
        QCOMPARE(report.taken, 3);
        QCOMPARE(report.known, 1);
        QCOMPARE(report.newLabels, QStringList(u"团购"_s));
        QCOMPARE(report.rejected,
                 (std::vector<RejectedRow>{
                     {5, RejectedWhy::FieldCount}, {6, RejectedWhy::NoText}, {7, RejectedWhy::NoLabel}}));
        look();
        QCOMPARE(m_view.rows[static_cast<size_t>(LabelSource::Imported)], 3);
        QCOMPARE(std::ranges::find(m_view.labels, u"refund"_s, &LabelChoice::id)->rows, 1);
        QCOMPARE(std::ranges::find(m_view.labels, u"return_exchange"_s, &LabelChoice::id)->rows, 1);
    }
    void importedRows_canBeForgotten()
    {
        takeRows(manyRows());
        teaching().forgetImported(Task::Category);
        look();
        QTRY_COMPARE(m_view.rows[static_cast<size_t>(LabelSource::Imported)], 0);
        QVERIFY(!m_view.labels.back().own || m_view.labels.back().rows == 0);
    }
    void importOfAFixedTask_takesItsLabelsOnly()
    {
        QSignalSpy imported(&teaching(), &Teaching::imported);
        teaching().importRows(Task::Escalation,
                              file(u"e.jsonl"_s,
                                   R"({"text":"找记者，叫人工","label":"media+human"})"
                                   "\n{\"text\":\"好\",\"label\":\"none\"}\n{\"text\":\"b\",\"label\":\"joy\"}\n"
                                   "{\"text\":\"c\",\"label\":\"none+media\"}\nno json\n"),
                              u"text"_s, u"label"_s);
        QTRY_COMPARE(imported.count(), 1);
        const auto report = imported.first().first().value<RowsImported>();
        QCOMPARE(report.taken, 2);
        QCOMPARE(report.rejected,
                 (std::vector<RejectedRow>{
                     {3, RejectedWhy::UnknownLabel}, {4, RejectedWhy::UnknownLabel}, {5, RejectedWhy::NotJson}}));
        look(Task::Escalation);
        QCOMPARE(std::ranges::find(m_view.labels, u"human"_s, &LabelChoice::id)->rows, 1);
    }
    void badInput_isAnsweredClearly()
    {
        const QString wrong = file(u"wrong.tsv"_s, "frage\tantwort\na\tb\n");
        const TeachingProblem column =
            problemAfter([&] { teaching().importRows(Task::Category, wrong, u"text"_s, u"label"_s); });
        QCOMPARE(column.trouble, TeachingTrouble::MissingColumn);
        QCOMPARE(column.names, QStringList({u"frage"_s, u"antwort"_s}));
        QCOMPARE(
            problemAfter([&] { teaching().importRows(Task::Category, u"/nowhere"_s, u"text"_s, u"label"_s); }).trouble,
            TeachingTrouble::NotRead);
        const TeachingProblem few = problemOfTraining([&] { teaching().train(Task::Category, Split::ByHash); });
        QCOMPARE(few, (TeachingProblem{TeachingTrouble::TooFewRows, 0, 40, {}}));
        QByteArray one = "text\tlabel\n";
        for (int i = 0; i < 60; ++i)
            one += groupBuy(i).toUtf8() + "\t团购\n";
        takeRows(file(u"one.tsv"_s, one));
        QCOMPARE(problemOfTraining([&] { teaching().train(Task::Category, Split::ByHash); }).trouble,
                 TeachingTrouble::OneLabel);
        const QString damaged = file(u"x.model"_s, "this is no model");
        QCOMPARE(problemOfTraining([&] { teaching().loadModel(Task::Category, damaged); }).trouble,
                 TeachingTrouble::Damaged);
        QFile shipped(u":/models/sentiment.zh.model"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        const QString other = file(u"s.model"_s, shipped.readAll());
        QCOMPARE(problemOfTraining([&] { teaching().loadModel(Task::Category, other); }),
                 (TeachingProblem{TeachingTrouble::WrongTask, 0, 0, {u"sentiment"_s}}));
        QCOMPARE(problemAfter([&] { teaching().switchOver(Task::Category, 99); }).trouble, TeachingTrouble::NotWritten);
        QCOMPARE(problemAfter([&] { teaching().goBack(Task::Category); }).trouble, TeachingTrouble::NotWritten);
    }
    void training_canBeStopped_andDoneAgain()
    {
        takeRows(manyRows());
        const TeachingProblem stopped = problemOfTraining([&] {
            teaching().train(Task::Category, Split::ByHash);
            teaching().cancelTraining();
        });
        QCOMPARE(stopped.trouble, TeachingTrouble::Cancelled);
        QSignalSpy told(&teaching(), &Teaching::progressed), ended(&teaching(), &Teaching::trainingEnded);
        QVERIFY(train());
        QVERIFY(!told.isEmpty());
        QTRY_COMPARE(ended.count(), 1);
    }
    void switchedModel_judgesWhatComesNext_alsoAfterARestart_untilGoingBack()
    {
        isJudged(groupBuy(100), QString()); // nothing shipped knows this
        takeRows(manyRows());
        const std::optional<ModelCard> made = train(Split::ByTime);
        QVERIFY(made);
        QCOMPARE(made->name, u"category.team.zh"_s);
        QVERIFY(made->compared);
        QVERIFY(made->compared->candidate.accuracy > 0.9);
        QVERIFY(made->compared->inForce.accuracy < 0.5);
        QCOMPARE(made->compared->candidate.rows, made->compared->inForce.rows);
        QCOMPARE(made->compared->candidate.rows + made->compared->trainedOn, 60);
        isJudged(groupBuy(101), QString()); // trained, but not in force

        switchOver(made->row);
        isJudged(groupBuy(102), u"团购"_s);
        look();
        QCOMPARE(m_view.inForce.front().row, made->row);
        QCOMPARE(m_view.inForce.front().fingerprint, made->fingerprint);
        QCOMPARE(m_view.inForce.back().languages, u"en"_s); // English stays with the shipped one
        QVERIFY(m_view.mayGoBack);

        m_workspace.reset();
        open(false);
        isJudged(membership(103), u"会员"_s);

        QSignalSpy changed(&teaching(), &Teaching::judgeChanged);
        teaching().goBack(Task::Category);
        QTRY_COMPARE(changed.count(), 1);
        look();
        QCOMPARE(m_view.inForce.front().row, 0);
        QVERIFY(!m_view.mayGoBack);
    }
    void modelFromElsewhere_isExaminedHere_andMayBeSwitchedTo()
    {
        takeRows(manyRows());
        std::vector<LabelledRow> rows;
        for (int i = 100; i < 130; ++i) {
            rows.push_back({groupBuy(i), {}, u"团购"_s});
            rows.push_back({membership(i), {}, u"会员"_s});
        }
        TrainOptions options;
        options.name = u"category.other.zh"_s;
        options.task = u"category"_s;
        options.version = 7;
        const Result<Trained> made = lianxi::train(rows, options);
        QVERIFY(made);
        QSignalSpy trained(&teaching(), &Teaching::trained);
        teaching().loadModel(Task::Category, file(u"other.model"_s, writeModel(made->model)));
        QTRY_COMPARE_WITH_TIMEOUT(trained.count(), 1, 20'000);
        const auto card = trained.first().at(1).value<ModelCard>();
        QCOMPARE(card.name, u"category.other.zh"_s);
        QCOMPARE(card.version, 7U);
        QCOMPARE(card.compared->candidate.rows, 60); // all of them: none taught it
        QVERIFY(card.compared->candidate.accuracy > 0.9);
        switchOver(card.row);
        isJudged(groupBuy(301), u"团购"_s);
    }
    void switchedScriptModel_isAskedByTheGuards()
    {
        QByteArray tsv = "text\tlabel\n";
        for (int i = 0; i < 30; ++i)
            tsv +=
                u"宝宝早 %1 号桌，喜洋洋为你服务呀\tintroduce\n安排 %1 上了哈，马上飞给你\tsolve\n"_s.arg(i).toUtf8();
        takeRows(file(u"script.tsv"_s, tsv), Task::Script);
        const QString solved = u"安排 88 上了哈，马上飞给你"_s;
        const Playbook &playbook = m_workspace->playbook();
        QVERIFY(checkDraft({solved, {}}, {}, playbook).steps.empty()); // the playbook does not know these words
        QTRY_VERIFY(m_workspace->judge().judge());
        QVERIFY(!m_workspace->judge().draftJudge());
        QSignalSpy trained(&teaching(), &Teaching::trained), changed(&teaching(), &Teaching::judgeChanged);
        teaching().train(Task::Script, Split::ByHash);
        QTRY_COMPARE_WITH_TIMEOUT(trained.count(), 1, 20'000);
        teaching().switchOver(Task::Script, trained.first().at(1).value<ModelCard>().row);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 20'000);
        const std::shared_ptr<const Judge> steps = m_workspace->judge().draftJudge();
        QVERIFY(steps);
        const std::vector<ScriptStep> solves{ScriptStep::Solve};
        QCOMPARE(checkDraft({solved, {}}, {}, playbook, steps.get()).steps, solves);
        // What the agent corrected still counts first.
        QVERIFY(checkDraft({solved, std::vector<ScriptStep>{}}, {}, playbook, steps.get()).steps.empty());
    }
    void rowsThatTheModelInForceLearntFrom_areLeftOutOfTheComparison()
    {
        takeRows(manyRows());
        const std::optional<ModelCard> first = train(Split::ByTime);
        QVERIFY(first && first->compared->leftOut == 0);
        switchOver(first->row);
        const std::optional<ModelCard> second = train(Split::ByHash);
        QVERIFY(second);
        QVERIFY(second->compared->leftOut > 0);
        QCOMPARE(second->version, first->version + 1);
    }
    void damagedModelInForce_isSaid_andTheShippedOneJudges()
    {
        takeRows(manyRows());
        const std::optional<ModelCard> made = train();
        QVERIFY(made);
        switchOver(made->row);
        m_workspace.reset();
        {
            auto profile = Profile::open(m_dir->filePath(u"p"_s), u"long enough for a test"_s);
            QVERIFY(profile);
            auto db = sqlite::Database::open((*profile)->labelFile(), {.key = (*profile)->labelKey()});
            QVERIFY(db && db->execute("UPDATE model SET bytes = x'00ff'"));
        }
        QTest::ignoreMessage(QtWarningMsg,
                             "judging: the team's model for a task cannot be read, the shipped one judges");
        open(false);
        look();
        QVERIFY(m_view.damaged);
        QCOMPARE(m_view.inForce.size(), size_t(2));
        QCOMPARE(m_view.inForce.front().row, 0);
        QVERIFY(m_view.mayGoBack);
    }
    void nothingOfCustomersLiesInPlainText()
    {
        takeRows(manyRows());
        const std::optional<ModelCard> made = train();
        QVERIFY(made);
        switchOver(made->row);
        const QString label = m_workspace->profile().labelFile();
        m_workspace.reset();
        for (const QString &name : {label, label + u"-wal"_s}) {
            QFile stored(name);
            if (!stored.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = stored.readAll();
            for (const char *word : {"团购", "拼团", "category.team", "SQLite format"})
                QVERIFY2(!bytes.contains(word), word);
        }
        QVERIFY(QFile::exists(label));
    }
};

QTEST_GUILESS_MAIN(TestTeaching)
#include "tst_teaching.moc"
