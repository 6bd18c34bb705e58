// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that read a profile: search, cases, case, stats.
#include "app/cli/desk_files.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

constexpr int timelinePage = 500;

QString line(const CaseRow &row)
{
    return u"%1  %2  %3  %4  %5"_s.arg(row.id.toString(), toText(row.state), row.channel.text(), row.contactName,
                                       row.preview);
}

QString line(const TimelineRow &row)
{
    const QString who = row.authorName.isEmpty() ? QString(toText(row.author)) : row.authorName;
    const QString what = row.text.isEmpty() ? row.activity : row.text;
    return u"%1  %2 %3  %4"_s.arg(toRfc3339(row.at), toText(row.surface), who, what);
}

std::optional<CaseFilter> filterOf(const QString &text)
{
    static constexpr std::pair<QLatin1StringView, CaseFilter::Box> boxes[] = {
        {"open"_L1, CaseFilter::Box::Open},
        {"unassigned"_L1, CaseFilter::Box::Unassigned},
        {"supervisor"_L1, CaseFilter::Box::Supervisor},
        {"snoozed"_L1, CaseFilter::Box::Snoozed},
        {"resolved"_L1, CaseFilter::Box::Resolved},
        {"all"_L1, CaseFilter::Box::All},
    };
    CaseFilter filter;
    filter.order = CaseFilter::Order::Newest;
    for (const auto &[name, box] : boxes) {
        if (text == name) {
            filter.box = box;
            return filter;
        }
    }
    return text.isEmpty() ? std::optional(filter) : std::nullopt;
}

int limitOf(const QCommandLineParser &parser)
{
    bool good = false;
    const int limit = parser.value(u"limit"_s).toInt(&good);
    return good && limit > 0 ? limit : 0;
}

void addLimit(QCommandLineParser &parser, const QString &fallback)
{
    parser.addOption({u"limit"_s, u"How many at most."_s, u"n"_s, fallback});
}

} // namespace

ExitCode search(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Searches messages, notes, names, tags and order numbers, newest first.\n"
        "Words, \"exact phrase\", -not, from: agent: channel: is: tag: emotion: category: has: before: after: on: order: phone:"_s);
    addProfileOptions(parser);
    addLimit(parser, u"50"_s);
    parser.addPositionalArgument(u"query"_s, u"What to look for."_s);
    if (const auto end = parse(parser, "search"_L1, arguments))
        return *end;
    if (parser.positionalArguments().isEmpty() || limitOf(parser) == 0) {
        printError(u"search needs a query, and --limit a number above 0"_s);
        return ExitCode::WrongUse;
    }
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<SearchResult> result =
        lianxi::search(*desk->store, parser.positionalArguments().join(u' '), SystemClock().now(), limitOf(parser));
    if (!result)
        return fail(result.error());
    if (!result->complaint.isEmpty())
        printError(result->complaint);
    for (const SearchHit &hit : result->hits) {
        if (!wantsJson(parser)) {
            print(u"%1  %2"_s.arg(toRfc3339(hit.at), hit.snippet));
            continue;
        }
        const Result<std::vector<CaseRow>> found = caseRows(*desk->store, {hit.caseRow});
        const QString id = found && !found->empty() ? found->front().id.toString() : QString();
        printJson({{"case"_L1, id},
                   {"message"_L1, hit.messageRow},
                   {"at"_L1, toRfc3339(hit.at)},
                   {"snippet"_L1, hit.snippet}});
    }
    return ExitCode::Done;
}

ExitCode cases(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Lists cases, newest first."_s);
    addProfileOptions(parser);
    addLimit(parser, u"100"_s);
    parser.addPositionalArgument(u"filter"_s, u"open (default), unassigned, supervisor, snoozed, resolved or all."_s,
                                 u"[filter]"_s);
    if (const auto end = parse(parser, "cases"_L1, arguments))
        return *end;
    const std::optional<CaseFilter> filter = filterOf(parser.positionalArguments().value(0));
    if (!filter || limitOf(parser) == 0) {
        printError(
            u"the filter is one of open, unassigned, supervisor, snoozed, resolved, all; --limit a number above 0"_s);
        return ExitCode::WrongUse;
    }
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<std::vector<CaseRow>> rows = firstCases(*desk->store, *filter, limitOf(parser));
    if (!rows)
        return fail(rows.error());
    for (const CaseRow &row : *rows)
        wantsJson(parser) ? printJson(toJson(row)) : print(line(row));
    return ExitCode::Done;
}

ExitCode showCase(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Shows one case with its whole timeline."_s);
    addProfileOptions(parser);
    parser.addPositionalArgument(u"id"_s, u"The case's id, as cases prints it."_s);
    if (const auto end = parse(parser, "case"_L1, arguments))
        return *end;
    const std::optional<CaseId> id = CaseId::parse(parser.positionalArguments().value(0));
    if (!id) {
        printError(u"case needs an id, as the command cases prints it"_s);
        return ExitCode::WrongUse;
    }
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<std::optional<qint64>> row = caseRowOf(*desk->store, *id);
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail({ErrorCode::NotFound, u"there is no case %1"_s.arg(id->toString())});
    const Result<CaseView> view = caseView(*desk->store, **row);
    if (!view)
        return fail(view.error());
    wantsJson(parser) ? printJson(toJson(view->head)) : print(line(view->head));
    std::vector<TimelineRow> entries;
    for (qint64 before = std::numeric_limits<qint64>::max();;) {
        Result<std::vector<TimelineRow>> page = timeline(*desk->store, **row, timelinePage, before);
        if (!page)
            return fail(page.error());
        if (page->empty())
            break;
        before = page->front().row;
        entries.insert(entries.begin(), page->begin(), page->end());
    }
    for (const TimelineRow &entry : entries)
        wantsJson(parser) ? printJson(toJson(entry)) : print(line(entry));
    return ExitCode::Done;
}

ExitCode stats(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Counts what the store holds."_s);
    addProfileOptions(parser);
    if (const auto end = parse(parser, "stats"_L1, arguments))
        return *end;
    auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    const Result<StoreStats> found = storeStats(*desk->store);
    if (!found)
        return fail(found.error());
    const QJsonObject json{{"cases"_L1, found->cases},       {"messages"_L1, found->messages},
                           {"contacts"_L1, found->contacts}, {"threads"_L1, found->threads},
                           {"channels"_L1, found->channels}, {"unreadable_records"_L1, found->unreadable},
                           {"position"_L1, found->position}, {"log"_L1, desk->log->lastSequence()},
                           {"cipher"_L1, found->cipher},     {"file_bytes"_L1, found->fileBytes}};
    if (wantsJson(parser)) {
        printJson(json);
        return ExitCode::Done;
    }
    for (auto member = json.begin(); member != json.end(); ++member)
        print(u"%1 %2"_s.arg(member.key().leftJustified(20), member->toVariant().toString()));
    return ExitCode::Done;
}

} // namespace lianxi::cli
