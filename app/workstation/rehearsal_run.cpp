// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/rehearsal_run.h"

#include "models/language/personal_data.h"

#include <QAbstractScrollArea>
#include <QLocale>
#include <QPlainTextEdit>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto refreshPause = std::chrono::milliseconds(300);
constexpr auto settlePause = std::chrono::milliseconds(900); ///< for answers of the store to be painted
constexpr auto longestPlay = std::chrono::minutes(4);
constexpr double pictureSpeed = 0.05; ///< the self-play for pictures: faster than people, slow enough to be real

RehearsalDesk::Options rehearsalOptions(const std::vector<Scenario> &scenarios, const StartOptions &options)
{
    RehearsalDesk::Options wanted;
    wanted.scenarios = scenarios;
    const bool pictures = !options.pictures.isEmpty();
    wanted.speed = pictures ? pictureSpeed : options.speed;
    // Pictures are taken of a desk with everybody waiting, so the self-play begins afterwards.
    wanted.selfPlay = options.selfPlay && !pictures;
    return wanted;
}

} // namespace

RehearsalRun::RehearsalRun(Workspace &workspace, DeskWindow &desk, ThemeSource &themes, std::vector<Scenario> scenarios,
                           const StartOptions &options)
    : m_workspace(workspace)
    , m_desk(desk)
    , m_options(options)
    , m_scenarios(std::move(scenarios))
    , m_rehearsal(workspace, rehearsalOptions(m_scenarios, options))
    , m_page(new ScoreSheetPage(themes))
{
    m_pageNumber = desk.window().addPage(m_page, IconName::Review, QT_TRANSLATE_NOOP("lianxi::MainWindow", "Score"));
    connect(m_page, &ScoreSheetPage::caseRequested, &desk, &DeskWindow::showCase);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshPause);
    connect(&m_refresh, &QTimer::timeout, this, &RehearsalRun::refreshSheet);
    connect(&workspace, &Workspace::changed, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(&m_rehearsal, &RehearsalDesk::failed, this, [this](const Error &error) {
        std::fprintf(stderr, "The rehearsal cannot begin: %s\n", qPrintable(error.detail));
        Q_EMIT done(1);
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        std::fprintf(stderr, "The rehearsal did not come to its end in time.\n");
        finish();
    });
}

Status RehearsalRun::start()
{
    if (!m_options.pictures.isEmpty())
        m_patience.start(longestPlay);
    return m_rehearsal.start();
}

void RehearsalRun::refreshSheet()
{
    m_rehearsal.askSheet(this, [this](const Result<ScoreSheet> &sheet) {
        if (!sheet)
            return;
        m_page->setSheet(*sheet);
        const bool everybodyHere = sheet->arrived == static_cast<int>(m_scenarios.size());
        if (!m_options.pictures.isEmpty() && everybodyHere && !std::exchange(m_opened, true))
            QTimer::singleShot(settlePause, this, &RehearsalRun::takeOpening);
    });
}

void RehearsalRun::takeOpening()
{
    take(u"inbox"_s);
    // The customer who wrote their phone number under a public post shows most: surface, masking, guard.
    const auto &scenarios = m_page->sheet().scenarios;
    const auto open = std::ranges::find_if(scenarios, [this](const ScenarioScore &score) {
        const auto known = std::ranges::find(m_scenarios, score.id, &Scenario::id);
        return score.caseRow != 0 && known != m_scenarios.end() && !known->turns.empty()
            && known->turns.front().line.surface == Surface::Public
            && !findPersonalData(known->turns.front().line.text).empty();
    });
    takeConversation(open == scenarios.end() ? scenarios.front().caseRow : open->caseRow);
}

void RehearsalRun::takeConversation(qint64 caseRow)
{
    m_desk.showCase(caseRow);
    QTimer::singleShot(settlePause, this, [this] {
        take(u"conversation"_s);
        m_desk.conversation().composer().edit().setPlainText(
            u"麻烦把您的姓名、手机号和身份证号发在评论里，我马上为您查询。"_s);
        QTimer::singleShot(settlePause, this, &RehearsalRun::takeGuard);
    });
}

void RehearsalRun::takeGuard()
{
    take(u"guard-block"_s);
    m_desk.conversation().composer().edit().clear();
    beginSelfPlay();
}

void RehearsalRun::beginSelfPlay()
{
    m_play =
        std::make_unique<SelfPlay>(SelfPlay::Parts{m_workspace.reader(), m_workspace.projector(), m_workspace.desk(),
                                                   m_workspace.clock(), m_workspace.playbook(), m_scheduler},
                                   m_scenarios, pictureSpeed);
    connect(&m_workspace, &Workspace::changed, m_play.get(), &SelfPlay::follow);
    connect(m_play.get(), &SelfPlay::finished, this,
            [this] { QTimer::singleShot(settlePause, this, &RehearsalRun::finish); });
    connect(m_play.get(), &SelfPlay::strayed, this, [](const QString &scenario, int line, const QString &why) {
        std::fprintf(stderr, "%s, model line %d: %s\n", qPrintable(scenario), line, qPrintable(why));
    });
    ChangeSet waiting;
    for (const ScenarioScore &score : m_page->sheet().scenarios)
        waiting.cases.push_back(score.caseRow);
    m_play->follow(waiting);
}

void RehearsalRun::finish()
{
    m_patience.stop();
    m_rehearsal.askSheet(this, [this](const Result<ScoreSheet> &sheet) {
        if (!sheet) {
            Q_EMIT done(1);
            return;
        }
        m_page->setSheet(*sheet);
        m_desk.window().showPage(m_pageNumber);
        QTimer::singleShot(settlePause, this, [this, result = *sheet] {
            take(u"score-sheet"_s);
            std::printf("%s\n", qPrintable(summary(result)));
            std::fflush(stdout);
            Q_EMIT done(result.resolved == static_cast<int>(m_scenarios.size()) ? 0 : 1);
        });
    });
}

void RehearsalRun::take(const QString &name)
{
    const QDir folder(m_options.pictures);
    const QString file = folder.filePath(name + u".png"_s);
    if (!folder.mkpath(u"."_s) || !m_desk.window().grab().save(file))
        std::fprintf(stderr, "%s could not be written.\n", qPrintable(file));
    else
        std::printf("picture: %s\n", qPrintable(file));
}

QString RehearsalRun::summary(const ScoreSheet &sheet) const
{
    QString text = toText(sheet, QLocale().name());
    text += u"\n\nSigned requests at the gateway, by answer:"_s;
    for (const auto &[status, count] : m_rehearsal.answers())
        text += u" %1 × %2"_s.arg(status).arg(count);
    const QStringList complaints = m_rehearsal.rehearsal().platform().complaints();
    text += u"\nMessages that reached a platform: %1; refused by a platform: %2"_s.arg(m_rehearsal.rehearsal().heard())
                .arg(complaints.size());
    for (const QString &complaint : complaints)
        text += u"\n  "_s + complaint;
    return text;
}

} // namespace lianxi
