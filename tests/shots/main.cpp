// SPDX-License-Identifier: GPL-3.0-or-later
// lianxi-shots [FOLDER] [NAME…]: draws every registered screen, or the named ones, in both tones and languages, with
// text at 100 % and 125 %.
#include "tests/shots/shots.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QPainter>
#include <QTimer>

#include <cstdio>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

ShotGroup::ShotGroup(std::vector<Shot> shots)
{
    all().insert(all().end(), shots.begin(), shots.end());
}

std::vector<Shot> &ShotGroup::all()
{
    static std::vector<Shot> shots;
    return shots;
}

namespace
{

bool draw(const Shot &shot, ThemeSource &themes, const QString &file)
{
    ManualClock clock;
    FakeStoreSource store;
    ShotWorld world{themes, store, clock};
    const std::vector<CaseRow> rows = busyAfternoon(clock.now(), world.me);
    for (const CaseRow &row : rows)
        store.cases.emplace(row.row, row);
    store.fixedCounters = countersOf(rows, world.me);
    const std::unique_ptr<QWidget> widget = shot.make(world);
    widget->resize(shot.size.expandedTo(widget->minimumSizeHint()));
    widget->show();
    // Screens wait for a pause in typing before they search: give every timer of that kind its time.
    QEventLoop settled;
    QTimer::singleShot(300, &settled, &QEventLoop::quit);
    settled.exec();
    QImage image(widget->size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(themes.theme().color(ColorRole::Window));
    QPainter painter(&image);
    widget->render(&painter);
    painter.end();
    return image.save(file);
}

} // namespace

int run(const QStringList &arguments)
{
    const QDir folder(arguments.value(1, u"shots"_s));
    if (!folder.mkpath(u"."_s))
        return 1;
    ThemeSource themes;
    Language language;
    int drawn = 0;
    for (const Language::Choice choice : {Language::Choice::Chinese, Language::Choice::English}) {
        language.set(choice);
        for (const auto tone : {ThemeSource::Choice::Light, ThemeSource::Choice::Dark}) {
            for (const double scale : {1.0, 1.25}) {
                themes.set(tone, scale);
                for (const Shot &shot : ShotGroup::all()) {
                    if (arguments.size() > 2 && !arguments.mid(2).contains(shot.name))
                        continue;
                    const QString file =
                        folder.filePath(u"%1-%2-%3-%4x.png"_s
                                            .arg(shot.name, tone == ThemeSource::Choice::Dark ? u"dark"_s : u"light"_s,
                                                 choice == Language::Choice::Chinese ? u"zh"_s : u"en"_s)
                                            .arg(scale));
                    if (!draw(shot, themes, file)) {
                        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
                        return 1;
                    }
                    ++drawn;
                }
            }
        }
    }
    std::printf("%d pictures in %s\n", drawn, qPrintable(folder.absolutePath()));
    return drawn > 0 ? 0 : 1;
}

} // namespace lianxi::test

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return lianxi::test::run(QApplication::arguments());
}
