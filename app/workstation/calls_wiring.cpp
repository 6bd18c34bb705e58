// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workstation/calls_wiring.h"

#include "app/desk/store_reader.h"
#include "app/desk/workspace.h"
#include "ui/settings/calls_page.h"
#include "ui/settings/settings_page.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Files are read on the searching thread, which nobody waits for.
CallBoard boardOf(Workspace &workspace)
{
    CallBoard board;
    board.preview = [&workspace](const QObject *context, const QString &file, auto done) {
        workspace.reader().askSlow<Result<CallTablePreview>>(
            context, [file](sqlite::Database &) { return previewCalls(file); }, std::move(done));
    };
    board.import = [&workspace](const QObject *context, const QString &file, CallImportOptions options, auto done) {
        const std::vector<ChannelConfigured> channels = workspace.channels().channels();
        if (!channels.empty() && options.brand.isEmpty())
            options.brand = channels.front().brand; // cases join within one brand
        workspace.reader().askSlow<Result<CallImportReport>>(
            context,
            [&workspace, channels, file, options](sqlite::Database &) {
                return importCalls(workspace.log(), workspace.clock(), workspace.attachments(), channels, file, options,
                                   {});
            },
            std::move(done));
    };
    return board;
}

} // namespace

void offerCalls(SettingsPage &settings, Workspace &workspace, ThemeSource &themes)
{
    settings.offer({u"calls"_s, [] { return CallsPage::tr("Calls"); },
                    [&workspace, &themes]() -> QWidget * { return new CallsPage(boardOf(workspace), themes); }});
}

} // namespace lianxi
