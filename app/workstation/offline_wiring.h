// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/case_set.h"
#include "models/store/review_query.h"

#include <functional>
#include <memory>

class QObject;

namespace lianxi
{

class ExpiryWatch;
class ReviewDesk;
class ReviewPage;
class Scheduler;
class TakenPage;
class Workspace;
struct ReviewParts;

/// Keeps cases taken along in the profile's folder, and destroys what is recalled or has expired, whether or not
/// anybody looks. `scheduler` outlives it.
[[nodiscard]] std::unique_ptr<ExpiryWatch> makeExpiryWatch(Workspace &workspace, Scheduler &scheduler);
/// A case as a set of its own.
void askCaseSet(Workspace &workspace, const QObject *context, const ReviewRow &row, CaseSetScope scope,
                std::function<void(Result<CaseSet>)> answer);
/// The set's first case as a PDF at a place that a person chose.
void saveCasePdf(Workspace &workspace, const QObject *context, const CaseSet &set, const QString &path,
                 std::function<void(Status)> done);
/// Writes a file at a place that a person chose.
void saveBytes(Workspace &workspace, const QObject *context, const QString &path, const QByteArray &bytes,
               std::function<void(Status)> done);
/// Adds the page for cases taken along to the page of reviews. `desk` and `watch` outlive the page.
void addTakenPage(ReviewPage &page, const ReviewParts &parts, ReviewDesk &desk, ExpiryWatch &watch);

} // namespace lianxi
