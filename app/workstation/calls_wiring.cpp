// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/calls_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "ui/settings/calls_page.h"
#include "ui/settings/settings_page.h"

#include <QPointer>

#include <thread>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// An import under way: recordings may be gigabytes, so it has a thread of its own and holds nobody up. Goes with the
/// page, and waits then for the line that is being read.
class CallRun
{
public:
    explicit CallRun(Workspace &workspace)
        : m_workspace(workspace)
    {
    }
    ~CallRun()
    {
        stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    void stop() { *m_goOn = false; }
    void start(const QObject *context, const QString &file, CallImportOptions options,
               std::function<void(double)> progress, std::function<void(Result<CallImportReport>)> done)
    {
        if (m_thread.joinable())
            m_thread.join(); // ended: the page begins one at a time
        m_goOn = std::make_shared<std::atomic_bool>(true);
        options.goOn = [goOn = m_goOn] { return goOn->load(); };
        const std::vector<ChannelConfigured> channels = m_workspace.channels().channels();
        if (!channels.empty() && options.brand.isEmpty())
            options.brand = channels.front().brand; // cases join within one brand
        const auto tell = [context = QPointer(context), workspace = &m_workspace](std::function<void()> what) {
            QMetaObject::invokeMethod(
                workspace,
                [context, what = std::move(what)] {
                    if (context)
                        what();
                },
                Qt::QueuedConnection);
        };
        m_thread = std::thread([this, channels, file, options = std::move(options), progress = std::move(progress),
                                done = std::move(done), tell] {
            const ImportTick tick = [&](const ImportProgress &at) {
                const double share = at.total > 0 ? static_cast<double>(at.done) / static_cast<double>(at.total) : 0;
                tell([progress, share] { progress(share); });
            };
            auto report = std::make_shared<Result<CallImportReport>>(importCalls(
                m_workspace.log(), m_workspace.clock(), m_workspace.attachments(), channels, file, options, tick));
            tell([done, report] { done(std::move(*report)); });
        });
    }

private:
    Workspace &m_workspace;
    std::shared_ptr<std::atomic_bool> m_goOn = std::make_shared<std::atomic_bool>(true);
    std::thread m_thread;
};

CallBoard boardOf(Workspace &workspace)
{
    CallBoard board;
    board.preview = [&workspace](const QObject *context, const QString &file, auto done) {
        workspace.reader().askSlow<Result<CallTablePreview>>(
            context, [file](sqlite::Database &) { return previewCalls(file); }, std::move(done));
    };
    const auto run = std::make_shared<CallRun>(workspace);
    board.import = [run](const QObject *context, const QString &file, const CallImportOptions &options, auto progress,
                         auto done) { run->start(context, file, options, std::move(progress), std::move(done)); };
    board.stop = [run] { run->stop(); };
    board.hotlines = [&workspace] { return hotlinesOf(workspace.channels().channels()); };
    return board;
}

} // namespace

void offerCalls(SettingsPage &settings, Workspace &workspace, ThemeSource &themes)
{
    settings.offer({u"calls"_s, [] { return CallsPage::tr("Calls"); },
                    [&workspace, &themes]() -> QWidget * { return new CallsPage(boardOf(workspace), themes); }});
}

} // namespace lianxi
