// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/review/case_taking.h"

#include <functional>
#include <memory>

class QObject;

namespace lianxi
{

class ReviewDesk;

/// What packs cases; all outlive the work.
struct PackingParts {
    StoreReader &reader;
    MediaSource &media;
    const Clock &clock;
};

/// Fetches a set's attachments, one after another. `done` runs on the view thread, unless `owner` is gone by then.
void gatherMedia(const PackingParts &parts, CaseSet set, QObject *owner, std::function<void(CaseSet)> done);

/// Packs cases to be taken along: reads them, fetches what is attached, writes the file, tells the log, and only then
/// makes it readable: nobody could recall what nobody knows of. A file that had the name before stays until then, and
/// when something fails. Answers how many cases; on the view thread, unless `owner` is gone by then.
void packCases(const PackingParts &parts, ReviewDesk &desk, std::shared_ptr<CaseKeeper> keeper, const TakeAlong &wish,
               QObject *owner, std::function<void(Result<int>)> done);

/// Runs what waits for disk or passphrase on the slow reading thread.
template <class T>
void slowly(StoreReader &reader, const QObject *context, std::function<T()> what, std::function<void(T)> answer)
{
    reader.askSlow<T>(
        context, [what = std::move(what)](sqlite::Database &) { return what(); }, std::move(answer));
}

} // namespace lianxi
