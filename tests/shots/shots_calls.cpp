// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/contact/contact_panel.h"
#include "ui/settings/calls_page.h"

#include <QFile>
#include <QLocale>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

/// A recording in the middle of its playing.
class StillPlayback final : public Playback
{
public:
    void open(QIODevice *) override { }
    void play() override { }
    void pause() override { }
    void stop() override { }
    void setRate(double) override { }
    void seek(std::chrono::milliseconds) override { }
    [[nodiscard]] std::chrono::milliseconds position() const override { return 65s; }
    [[nodiscard]] std::chrono::milliseconds length() const override { return 155s; }
    [[nodiscard]] bool isPlaying() const override { return true; }
};

std::vector<CallRow> calls(Instant now)
{
    std::vector<CallRow> all;
    const auto add = [&](Instant at, Direction direction, CallOutcome outcome, int seconds, const QString &who) {
        CallRow call;
        call.call = ThreadId::derive(QByteArray::number(std::ssize(all)));
        call.at = at;
        call.direction = direction;
        call.outcome = outcome;
        call.who = who;
        if (seconds > 0) {
            call.length = std::chrono::seconds(seconds);
            Part voice;
            voice.type = PartType::Voice;
            voice.ref = u"r%1"_s.arg(all.size());
            call.recording = voice;
        }
        all.push_back(call);
    };
    const QString lin = chinese() ? u"林晓"_s : u"Lin"_s;
    add(now - 1h, Direction::In, CallOutcome::Missed, 0, {});
    add(now - 26h, Direction::In, CallOutcome::Answered, 155, lin);
    add(now - 27h, Direction::Out, CallOutcome::Missed, 0, lin);
    add(now - 24h * 40, Direction::Out, CallOutcome::Answered, 3725,
        chinese() ? u"欧阳若曦（上海二组）"_s : u"Alexandra of the second team"_s);
    add(now - 24h * 50, Direction::In, CallOutcome::Answered, 20, lin);
    return all;
}

class Column final : public QWidget
{
public:
    Column(ShotWorld &world, bool plays)
        : talk(world.themes)
    {
        media.files[u"r1"_s] = "RIFF";
        const Dialogue dialogue = lateParcel(talk.clock.now());
        talk.add(dialogue);
        ConversationServices services = talk.services();
        services.media = &media;
        services.askCalls = [now = talk.clock.now()](const QObject *, const ContactId &, const auto &answer) {
            answer(calls(now));
        };
        auto *contact = new ContactPanel(
            services, [] { return std::make_unique<StillPlayback>(); }, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(contact);
        contact->showContact(dialogue.contact.id);
        contact->showCase(dialogue.view);
        talk.store.deliver();
        if (plays)
            contact->findChild<QPushButton *>(u"playCall-"_s + ThreadId::derive("1").toString())->click();
    }
    ConversationWorld talk;
    MemoryMedia media;
};

std::unique_ptr<CallsPage> page(ShotWorld &world, const QByteArray &table)
{
    CallBoard board;
    board.preview = [](const QObject *, const QString &file, const auto &done) { done(previewCalls(file)); };
    board.import = [](const QObject *, const QString &, const CallImportOptions &, const auto &, const auto &done) {
        CallImportReport report;
        report.import.rows = 128;
        report.import.rejected = 2;
        report.recordings = 117;
        report.missingRecordings = 1;
        report.complaints = {{7, CallTrouble::NoTime, {}},
                             {31, CallTrouble::NoSuchRecording, u"20260820-0931.wav"_s},
                             {90, CallTrouble::Internal, {}}};
        done(report);
    };
    auto made = std::make_unique<CallsPage>(board, world.themes);
    if (table.isEmpty())
        return made;
    QTemporaryDir dir;
    QFile file(dir.filePath(u"calls-2026-08.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size())
        qFatal("cannot write");
    file.close();
    made->openTable(file.fileName());
    made->setFolder(u"/home/lin/录音/2026-08"_s);
    return made;
}

const QByteArray known = "通话编号,开始时间,主叫号码,被叫号码,呼叫方向,通话时长,接听状态,坐席姓名,录音文件\n"
                         "c1,2026-08-20 09:30:00,13812345678,4008001234,呼入,2分35秒,已接听,林晓,c1.wav\n"
                         "c2,2026-08-21 10:00:00,13812345678,4008001234,呼入,0,未接听,,\n";

const ShotGroup group({
    {u"calls-column"_s, QSize(300, 900),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<Column>(world, true); }},
    {u"settings-calls-empty"_s, QSize(1000, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world, {}); }},
    {u"settings-calls"_s, QSize(1000, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto made = page(world, known);
         made->findChild<QPushButton *>(u"importCalls"_s)->click();
         return made;
     }},
    {u"settings-calls-by-hand"_s, QSize(1000, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         return page(world, "Wann,Wer,Wen,Dauer\n2026-08-20 09:30:00,13812345678,4008001234,155\n");
     }},
});

} // namespace
} // namespace lianxi::test
