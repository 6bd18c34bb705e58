// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsal_desk.h"
#include "models/store/queries.h"
#include "ui/conversation/call_bar.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 60'000; ///< ms; a slow machine under load, never reached where things work

/// A case and what its call bar would show.
struct Seen {
    CaseRow row;
    CallStanding call;
    std::vector<TimelineRow> lines;
};

} // namespace

/// The hotline's buttons, from the desk through outbox and sender to an exchange and back over its WebSocket.
class TestHotline : public QObject
{
    Q_OBJECT
    using State = CallStanding::State;
    std::optional<RehearsalHome> m_home;
    std::unique_ptr<RehearsalDesk> m_desk;

    /// The case of the first call, or the one that a call-back is in.
    [[nodiscard]] Seen seen(Direction direction = Direction::In) const
    {
        return m_home->workspace->askAndWait<Seen>([direction](sqlite::Database &db) {
            CaseFilter all;
            all.box = CaseFilter::Box::All;
            Seen found;
            for (const CaseRow &row : firstCases(db, all, 5).value_or(std::vector<CaseRow>())) {
                Seen one{row, {}, timeline(db, row.row, 200).value_or(std::vector<TimelineRow>())};
                one.call = callStanding(one.lines);
                if (one.call.state != State::None && one.call.direction == direction
                    && (found.lines.empty() || row.row < found.row.row)) // a strange number has a case of its own
                    found = std::move(one);
            }
            return found;
        });
    }
    void press(MessageAction what, const QString &to = {}, Direction direction = Direction::In)
    {
        const Seen now = seen(direction);
        std::optional<DeskResult> result;
        m_home->workspace->desk().actOnCall(now.row, now.call.call, what, to,
                                            [&result](const DeskResult &done) { result = done; });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), patience);
        QVERIFY(result->done());
    }
    [[nodiscard]] State standing() const { return seen().call.state; }
    /// What became of the last wish of this kind.
    [[nodiscard]] std::optional<DeliveryState> fate(MessageAction what) const
    {
        std::optional<DeliveryState> last;
        for (const TimelineRow &line : seen().lines) {
            if (line.details["what"_L1].toString() == toText(what))
                last = line.delivery;
        }
        return last;
    }
    [[nodiscard]] QStringList phases() const
    {
        QStringList all;
        for (const TimelineRow &line : seen().lines) {
            if (line.activity == "platform.call"_L1)
                all << line.details["phase"_L1].toString();
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        auto scenarios = scenariosFor({Platform::Asterisk}, u":/rehearsal/any"_s, false);
        QVERIFY(scenarios && scenarios->size() == 1);
        scenarios->front().turns.resize(1); // it rings, and nobody but the agent does anything
        QCOMPARE(scenarios->front().turns.front().line.call, CallTurn::Ring);
        Result<RehearsalHome> home = openRehearsalHome({AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent});
        QVERIFY(home);
        m_home.emplace(std::move(*home));
        m_desk = std::make_unique<RehearsalDesk>(
            *m_home->workspace, RehearsalDesk::Options{*scenarios, std::chrono::milliseconds(0), 0, false});
        QVERIFY(m_desk->start());
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ringing, patience);
    }
    void cleanup()
    {
        if (!QTest::currentTestFailed())
            QCOMPARE(m_desk->rehearsal().platform().complaints(), QStringList());
        m_desk.reset();
        m_home.reset();
    }

    void answerHoldResumeHangUpAndCallBack()
    {
        const QString number = seen().call.number;
        const ThreadId first = seen().call.call;
        press(MessageAction::AnswerCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Talking, patience);
        press(MessageAction::HoldCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Held, patience);
        press(MessageAction::ResumeCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Talking, patience);
        press(MessageAction::EndCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ended, patience);
        QCOMPARE(phases(), (QStringList{u"ringing"_s, u"answered"_s, u"ended"_s}));

        press(MessageAction::CallBack, number);
        QTRY_COMPARE_WITH_TIMEOUT(seen(Direction::Out).call.state, State::Talking, patience);
        const Seen again = seen(Direction::Out);
        QVERIFY(again.call.call != first);
        QCOMPARE(again.call.number, number);
        press(MessageAction::EndCall, {}, Direction::Out);
        QTRY_COMPARE_WITH_TIMEOUT(seen(Direction::Out).call.state, State::Ended, patience);
    }

    void handedOn()
    {
        press(MessageAction::AnswerCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Talking, patience);
        press(MessageAction::TransferCall, u"5001"_s);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ended, patience);
    }

    void handedOnUnanswered()
    {
        press(MessageAction::TransferCall, u"+8613800000002"_s);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ended, patience);
    }

    /// A call that is over refuses what is done to it, in words.
    void tooLate()
    {
        press(MessageAction::EndCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ended, patience);
        press(MessageAction::HoldCall);
        QTRY_COMPARE_WITH_TIMEOUT(fate(MessageAction::HoldCall), std::optional(DeliveryState::Failed), patience);
        QCOMPARE(standing(), State::Ended);
    }

    void aNumberThatIsNotInService()
    {
        press(MessageAction::EndCall);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), State::Ended, patience);
        press(MessageAction::CallBack, u"+8613800009999"_s);
        QTRY_COMPARE_WITH_TIMEOUT(fate(MessageAction::CallBack), std::optional(DeliveryState::Sent), patience);
        QTRY_COMPARE_WITH_TIMEOUT(seen(Direction::Out).call.state, State::Ended, patience);
    }
};

QTEST_MAIN(TestHotline)
#include "tst_hotline.moc"
