// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/figures.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono_literals;

namespace
{

using Hours = std::chrono::hours;

const Instant start = fromMillis(1'788'220'800'000); // Tuesday 2026-09-01 00:00 UTC, 08:00 in Shanghai
const Instant later = start + 24h * 30;

/// A case of `contact`, asked at `start`; times in hours after it.
CaseFact fact(std::optional<Hours> first, std::optional<Hours> last, int resolves, qint64 contact = 1)
{
    CaseFact made;
    made.asked = start;
    made.contact = contact;
    if (first)
        made.firstResolved = start + *first;
    if (last)
        made.resolved = start + *last;
    made.resolves = resolves;
    return made;
}

ResolutionOptions at(Instant now)
{
    ResolutionOptions options;
    options.now = now;
    return options;
}

} // namespace

class TestResolution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstContact_data()
    {
        QTest::addColumn<CaseFact>("made");
        QTest::addColumn<std::vector<Hours>>("cameAt");
        QTest::addColumn<std::optional<bool>>("expected");
        using Came = std::vector<Hours>;
        using Told = std::optional<bool>;
        QTest::newRow("resolved once, nobody came again") << fact(2h, 2h, 1) << Came{0h} << Told(true);
        QTest::newRow("not resolved") << fact({}, {}, 0) << Came{0h} << Told();
        QTest::newRow("came again within the window") << fact(2h, 2h, 1) << Came{0h, 49h} << Told(false);
        QTest::newRow("came again in its last moment") << fact(2h, 2h, 1) << Came{0h, 50h} << Told(false);
        QTest::newRow("came again after it") << fact(2h, 2h, 1) << Came{0h, 51h} << Told(true);
        QTest::newRow("wrote in the moment it was resolved") << fact(2h, 2h, 1) << Came{0h, 2h} << Told(true);
        QTest::newRow("opened again and resolved again") << fact(2h, 9h, 2) << Came{0h} << Told(false);
        QTest::newRow("opened again and still open") << fact(2h, {}, 1) << Came{0h} << Told(false);
    }
    void firstContact()
    {
        QFETCH(CaseFact, made);
        QFETCH(std::vector<Hours>, cameAt);
        QFETCH(std::optional<bool>, expected);
        std::vector<Contacts::Entry> entries{{2, start + 3h}}; // somebody else
        for (const Hours hours : cameAt)
            entries.push_back({1, start + hours});
        QCOMPARE(atFirstContact(made, Contacts(entries), at(later)), expected);
    }

    void firstContact_windowNotOver_isNotTold()
    {
        const CaseFact made = fact(2h, 2h, 1);
        QCOMPARE(atFirstContact(made, {}, at(start + 50h - 1ms)), std::optional<bool>());
        QCOMPARE(atFirstContact(made, {}, at(start + 50h)), std::optional<bool>(true));
    }

    void figures_countEachCaseOnce()
    {
        const std::vector<CaseFact> cases{fact(1h, 1h, 1, 1), fact(3h, 9h, 2, 2), fact(2h, {}, 1, 3),
                                          fact({}, {}, 0, 4)};
        const ResolutionFigures figures = resolutionFigures(cases, {}, at(later));
        QCOMPARE(figures.cases, 4);
        QCOMPARE(figures.resolved, 3);
        QCOMPARE(figures.reopened, 2);
        QCOMPARE(figures.reopenings, 2);
        QCOMPARE(figures.first.mean, 2 * 3600.0); // 1, 3 and 2 hours
        QCOMPARE(figures.first.median, 2 * 3600.0);
        QCOMPARE(figures.full.n, 2);
        QCOMPARE(figures.full.mean, 5 * 3600.0); // 1 and 9 hours
        QCOMPARE(figures.decided, 3);
        QCOMPARE(figures.atFirstContact, 1);
    }

    void serviceHours_leaveNightAndHolidayOut()
    {
        ServiceHours hours; // Monday to Friday, nine to six; Wednesday is a holiday
        for (int day = 1; day <= 5; ++day)
            hours.periods.push_back({day, 9h, 18h});
        hours.holidays.push_back(std::chrono::sys_days(std::chrono::year(2026) / 9 / 2));
        // Asked on Tuesday at 8:00, resolved on Thursday at 10:00: nine hours of Tuesday and one of Thursday.
        ResolutionOptions options = at(later);
        options.time.hours = hours;
        const std::vector<CaseFact> cases{fact(50h, 50h, 1)};
        QCOMPARE(resolutionFigures(cases, {}, options).full.mean, 10 * 3600.0);
        options.time.table = std::make_shared<ServiceTable>(hours, start, later);
        QCOMPARE(resolutionFigures(cases, {}, options).full.mean, 10 * 3600.0);
    }

    void daylightSaving_theSkippedHourIsNoService()
    {
        ServiceHours hours; // Sunday round the clock, in Berlin
        hours.timeZone = "Europe/Berlin";
        hours.periods.push_back({7, 0h, 24h});
        CaseFact made;
        made.asked = std::chrono::sys_days(std::chrono::year(2026) / 3 / 28) + 23h; // Sunday 0:00 there
        made.firstResolved = made.resolved = made.asked + 48h;
        made.resolves = 1;
        ResolutionOptions options = at(later);
        options.time.hours = hours;
        QCOMPARE(resolutionFigures(std::vector{made}, {}, options).full.mean, 23 * 3600.0);
    }

    void adherence_isOfCasesThatPeopleClosed()
    {
        std::vector<CaseFact> cases{fact(1h, 1h, 1), fact(1h, 1h, 1), fact(1h, 1h, 1), fact(1h, {}, 1)};
        cases[0].human = cases[1].human = cases[3].human = true;
        cases[0].steps = 0b1111;
        cases[1].steps = 0b0111;
        cases[2].steps = 0b1111; // closed by a bot
        const ScriptFigures figures = scriptFigures(cases);
        QCOMPARE(figures.closed, 2);
        QCOMPARE(figures.adherent, 1);
        QCOMPARE(figures.adherence(), 0.5);
        QCOMPARE(figures.steps, (std::array<qint64, 4>{2, 2, 2, 1}));
    }

    void promises_keptInTheMomentTheyAreDue()
    {
        const auto clock = [](ClockKind kind, Hours due, Instant::duration ended) {
            return Promise{start, start + due, start + ended, kind, 1, 1, Surface::Private, CaseClass::Normal, 0};
        };
        const Attainments all =
            attainments(std::vector{clock(ClockKind::FirstResponse, 1h, 1h),
                                    clock(ClockKind::FirstResponse, 1h, 1h + 1ms), clock(ClockKind::Plan, 4h, 2h)});
        QCOMPARE(all[static_cast<size_t>(ClockKind::FirstResponse)], (Attainment{1, 1}));
        QCOMPARE(all[static_cast<size_t>(ClockKind::Plan)], (Attainment{1, 0}));
        QCOMPARE(all[static_cast<size_t>(ClockKind::NextResponse)].attained(), 0.0);
    }

    void interventions_ofPrivacyGuards_countAnOverrideOnce()
    {
        const auto guard = [](const char *rule, GuardOutcome outcome, qint64 words, qint64 row) {
            Deed deed;
            deed.rule = QLatin1String(rule);
            deed.outcome = outcome;
            deed.words = words;
            deed.caseRow = row;
            return deed;
        };
        const std::vector<Deed> deeds{guard("privacy.public.money", GuardOutcome::Reminded, 0, 1),
                                      guard("privacy.public.contains_data", GuardOutcome::Blocked, 0, 1),
                                      guard("privacy.public.contains_data", GuardOutcome::Blocked, 0, 1),
                                      guard("privacy.public.contains_data", GuardOutcome::Overridden, 7, 1),
                                      guard("privacy.public.contains_data", GuardOutcome::Overridden, 7, 1),
                                      guard("privacy.public.contains_data", GuardOutcome::Overridden, 7, 2),
                                      guard("privacy.public.contains_data", GuardOutcome::Overridden, 8, 1),
                                      guard("script.confirm_first", GuardOutcome::Blocked, 0, 1)};
        QCOMPARE(interventions(deeds), (Interventions{1, 2, 3}));
    }

    void moves_andTransfers()
    {
        Deed arrived, invited, transfer, passed;
        arrived.kind = invited.kind = DeedKind::Move;
        arrived.took = 90s;
        transfer.kind = passed.kind = DeedKind::Transfer;
        passed.toSupervisor = true;
        const std::vector<Deed> deeds{arrived, invited, transfer, passed};
        QCOMPARE(moves(deeds).invited, 2);
        QCOMPARE(moves(deeds).arrived, 1);
        QCOMPARE(moves(deeds).took.median, 90.0);
        QCOMPARE(transfers(deeds), (Transfers{2, 1}));
    }
};

QTEST_GUILESS_MAIN(TestResolution)
#include "tst_resolution.moc"
