// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a window whose agent answers every customer's message once. tests/e2e/tst_crash.cpp starts it and
// kills it. Lines on stdout: "up PORT MILLISECONDS", "queued NUMBER" once a reply is on the log, "refused RULE".
// A line on stdin asks it to end as soon as nothing is left to do.
#include "app/desk/workspace.h"
#include "models/store/queries.h"
#include "tests/support/file_keychain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

/// At once and whole: a line that was printed must not die with the process.
void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    static_cast<void>(::write(STDOUT_FILENO, bytes.constData(), static_cast<size_t>(bytes.size())));
}

QString numberIn(const QString &text)
{
    static const QRegularExpression pattern(u"K[0-9]{5}"_s);
    return pattern.match(text).captured();
}

QString answerTo(const TimelineRow &message)
{
    const QString number = numberIn(message.text);
    if (message.surface == Surface::Public)
        return u"您好，我是客服林晓，看到您的留言 %1 了，请私信我们，马上为您查询。"_s.arg(number);
    return u"您好，我是客服林晓，请问您说的是编号 %1 的茶叶吗？"_s.arg(number);
}

struct Seen {
    CaseView view;
    std::vector<TimelineRow> entries;
};

} // namespace

/// Claims cases and answers, one command a case at a time.
class AutomaticAgent : public QObject
{
public:
    explicit AutomaticAgent(Workspace &desk)
        : m_desk(desk)
    {
        connect(&desk, &Workspace::changed, this, [this](const ChangeSet &changes) {
            for (const qint64 row : changes.cases)
                look(row);
        });
        using Rows = Result<std::vector<CaseRow>>;
        desk.reader().ask<Rows>(
            this, [](sqlite::Database &db) { return firstCases(db, {}, 100'000); },
            [this](const Rows &rows) {
                for (const CaseRow &row : rows ? *rows : std::vector<CaseRow>{})
                    look(row.row);
            });
    }
    [[nodiscard]] bool idle() const { return m_busy.isEmpty(); }

private:
    void look(qint64 row)
    {
        if (m_busy.contains(row)) {
            m_again.insert(row);
            return;
        }
        m_busy.insert(row);
        m_desk.reader().ask<Seen>(
            this,
            [row](sqlite::Database &db) {
                return Seen{caseView(db, row).value_or(CaseView{}),
                            timeline(db, row, 1000).value_or(std::vector<TimelineRow>{})};
            },
            [this, row](const Seen &seen) { act(row, seen); });
    }

    void act(qint64 row, const Seen &seen)
    {
        if (seen.view.head.assignee != m_desk.desk().me().id && !m_mine.contains(row)) {
            m_desk.desk().claim(seen.view.head, [this, row](const DeskResult &result) {
                if (result.done())
                    m_mine.insert(row);
                rest(row, true);
            });
            return;
        }
        QSet<QString> answered = m_answered;
        for (const TimelineRow &entry : seen.entries) {
            if (entry.direction == Direction::Out)
                answered.insert(numberIn(entry.text));
        }
        const auto open = std::ranges::find_if(seen.entries, [&](const TimelineRow &entry) {
            return entry.kind == TimelineKind::Message && entry.direction == Direction::In
                && !answered.contains(numberIn(entry.text));
        });
        if (open == seen.entries.end())
            rest(row, false);
        else
            answer(row, seen.view, *open);
    }

    void answer(qint64 row, const CaseView &view, const TimelineRow &message)
    {
        const QString number = numberIn(message.text);
        Reply reply;
        reply.caseView = view;
        reply.thread = *std::ranges::find(view.threads, message.thread, &ThreadRow::id);
        reply.text = answerTo(message);
        if (message.surface == Surface::Public)
            reply.replyToPlatformId = message.platformMessageId;
        m_desk.desk().reply(reply, [this, row, number](const DeskResult &result) {
            if (result.kind == DeskResult::Kind::Refused)
                say(u"refused "_s + result.report.hardest()->rule);
            if (result.done()) {
                m_answered.insert(number);
                say(u"queued "_s + number);
            }
            rest(row, result.done());
        });
    }

    void rest(qint64 row, bool again)
    {
        m_busy.remove(row);
        if (m_again.remove(row) || again)
            look(row);
    }

    Workspace &m_desk;
    QSet<qint64> m_busy, m_again;
    QSet<qint64> m_mine; ///< claimed in this life; the store may lag behind
    QSet<QString> m_answered; ///< in this life; earlier lives' answers are in the timeline
};

/// Whether nothing waits for a platform and every message was judged.
bool nothingLeft(Workspace &desk, sqlite::Database &db)
{
    const auto waiting = outbox(db);
    const auto messages = unjudged(db, desk.local().read(u"duty/judged"_s).value_or(QByteArray()).toLongLong(), 1);
    return waiting && waiting->empty() && messages && messages->empty()
        && desk.projector().position() == desk.log().lastSequence();
}

int main(int argc, char **argv)
{
    QElapsedTimer timer;
    timer.start();
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    test::FileKeychain keychain(arguments.value(2));
    Result<std::unique_ptr<Profile>> profile = Profile::open(arguments.value(1), {}, &keychain);
    if (!profile) {
        qWarning("profile: %s", qPrintable(profile.error().detail));
        return 3;
    }
    Workspace::Options options;
    options.me = {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent};
    Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
    if (!opened) {
        qWarning("workspace: %s", qPrintable(opened.error().detail));
        return 4;
    }
    Workspace &desk = **opened;
    say(u"up %1 %2"_s.arg(desk.gatewayPort()).arg(timer.elapsed()));
    // The agent of an earlier life may have answered what the store does not show yet.
    if (!desk.projector().waitFor(desk.log().lastSequence()))
        return 5;
    AutomaticAgent agent(desk);

    QTimer check;
    QSocketNotifier asked(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &check, [&] {
        asked.setEnabled(false);
        check.start(50);
    });
    QObject::connect(&check, &QTimer::timeout, &check, [&] {
        desk.reader().ask<bool>(
            &check, [&desk](sqlite::Database &db) { return nothingLeft(desk, db); },
            [&](bool nothing) {
                if (nothing && agent.idle())
                    QCoreApplication::quit();
            });
    });
    return QCoreApplication::exec();
}
