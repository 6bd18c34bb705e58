// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/case_set.h"
#include "models/store/review_query.h"

#include <functional>
#include <memory>

class QObject;

namespace lianxi
{

class CaseKeeper;
class ReviewDesk;
class ReviewPage;
class TakenPage;
class Workspace;
struct ReviewParts;

/// What keeps cases taken along, in the profile's folder.
[[nodiscard]] std::shared_ptr<CaseKeeper> makeCaseKeeper(Workspace &workspace);
/// A case as a set of its own: masked, or `whole` with its attachments.
void askCaseSet(Workspace &workspace, const QObject *context, const ReviewRow &row, bool whole,
                std::function<void(Result<CaseSet>)> answer);
/// The set's first case as a PDF at a place that a person chose.
void saveCasePdf(Workspace &workspace, const QObject *context, const CaseSet &set, const QString &path,
                 std::function<void(Status)> done);
/// Writes a file at a place that a person chose.
void saveBytes(Workspace &workspace, const QObject *context, const QString &path, const QByteArray &bytes,
               std::function<void(Status)> done);
/// Adds the page for cases taken along to the page of reviews. What is recalled or has expired is destroyed whenever
/// the store tells something, and when the desk opens. `desk` outlives the page.
void addTakenPage(ReviewPage &page, const ReviewParts &parts, ReviewDesk &desk,
                  const std::shared_ptr<CaseKeeper> &keeper);

} // namespace lianxi
