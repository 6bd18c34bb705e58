// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_request.h"
#include "app/cli/commands.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

/// One line for people: what became of the case.
QString summary(const QJsonObject &json)
{
    QStringList words{json.value("platform"_L1).toString() + u'/' + json.value("case"_L1).toString() + u':'};
    for (const auto name : {"verify"_L1, "outcome"_L1, "reason"_L1}) {
        if (json.contains(name))
            words.append(json.value(name).toString());
    }
    const QJsonArray events = json.value("events"_L1).toArray();
    for (const QJsonValue &event : events)
        words.append(u"[%1 %2]"_s.arg(event["kind"_L1].toString(), event["text"_L1].toString()));
    if (json.contains("request"_L1))
        words.append(json["request"_L1]["method"_L1].toString() + u' ' + json["request"_L1]["url"_L1].toString());
    return words.join(u' ');
}

bool decodeFile(const QString &file, bool asJson)
{
    const Result<RecordedCase> recorded = readRecordedCase(file);
    if (!recorded) {
        printError(recorded.error().detail);
        return false;
    }
    if (!canDecode(*recorded)) {
        printError(u"%1: no codec for platform \"%2\", kind \"%3\""_s.arg(
            file, recorded->meta.value("platform"_L1).toString(), recorded->meta.value("kind"_L1).toString()));
        return false;
    }
    const Result<QJsonObject> decoded = decodeRecorded(*recorded);
    if (!decoded) {
        printError(file + u": "_s + decoded.error().detail);
        return false;
    }
    print(asJson ? QString::fromUtf8(QJsonDocument(*decoded).toJson(QJsonDocument::Compact)) : summary(*decoded));
    return true;
}

} // namespace

ExitCode decode(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Runs recorded platform requests through the channel codecs, with the recorded clock and account."_s);
    const QCommandLineOption json(u"json"_s, u"One JSON object a line and case."_s);
    parser.addOption(json);
    parser.addPositionalArgument(u"files"_s, u"Case descriptions."_s, u"FILE.meta.json…"_s);
    if (const auto end = parse(parser, "decode"_L1, arguments))
        return *end;
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty()) {
        printError(u"decode needs at least one FILE.meta.json"_s);
        return ExitCode::WrongUse;
    }
    bool good = true;
    for (const QString &file : files)
        good &= decodeFile(file, parser.isSet(json));
    return good ? ExitCode::Done : ExitCode::Failed;
}

} // namespace lianxi::cli
