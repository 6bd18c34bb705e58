// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/judgement_words.h"

#include <QDateTime>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int rejectedShown = 5; ///< lines named one by one

struct LabelName {
    Task task;
    QLatin1StringView id;
    const char *name;
};
constexpr std::array labelNames{
    LabelName{Task::Sentiment, QLatin1StringView("negative"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Negative")},
    LabelName{Task::Sentiment, QLatin1StringView("neutral"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Neutral")},
    LabelName{Task::Sentiment, QLatin1StringView("positive"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Positive")},
    LabelName{Task::Emotion, QLatin1StringView("angry"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Angry")},
    LabelName{Task::Emotion, QLatin1StringView("happy"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Happy")},
    LabelName{Task::Emotion, QLatin1StringView("sad"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Sad")},
    LabelName{Task::Emotion, QLatin1StringView("fear"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Afraid")},
    LabelName{Task::Emotion, QLatin1StringView("surprise"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Surprised")},
    LabelName{Task::Emotion, QLatin1StringView("neutral"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Calm")},
    LabelName{Task::Escalation, QLatin1StringView("human"),
              QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Wants a person")},
    LabelName{Task::Escalation, QLatin1StringView("media"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Media")},
    LabelName{Task::Escalation, QLatin1StringView("legal"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Legal")},
    LabelName{Task::Escalation, QLatin1StringView("safety"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Safety")},
    LabelName{Task::Escalation, QLatin1StringView("none"),
              QT_TRANSLATE_NOOP("lianxi::JudgementWords", "None of these")},
    LabelName{Task::Script, QLatin1StringView("introduce"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Introduces")},
    LabelName{Task::Script, QLatin1StringView("confirm"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Confirms")},
    LabelName{Task::Script, QLatin1StringView("solve"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Solves")},
    LabelName{Task::Script, QLatin1StringView("follow_up"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "Follows up")},
    LabelName{Task::Script, QLatin1StringView("none"), QT_TRANSLATE_NOOP("lianxi::JudgementWords", "None of these")},
};

QString languageName(const QString &languages)
{
    return languages == u"zh" ? JudgementWords::tr("Chinese")
        : languages == u"en"  ? JudgementWords::tr("English")
                              : JudgementWords::tr("every language");
}

QString day(Instant at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toMillis(at)), QLocale::ShortFormat);
}

} // namespace

QString JudgementWords::task(Task task)
{
    switch (task) {
    case Task::Category:
        return tr("Category: what the customer wants");
    case Task::Sentiment:
        return tr("Sentiment of a message");
    case Task::Emotion:
        return tr("Feeling in a message");
    case Task::Escalation:
        return tr("Escalation: person, media, law, safety");
    case Task::Script:
        return tr("Script steps of a reply");
    case Task::PersonalData:
    case Task::AsksPersonalData:
    case Task::Minor:
    case Task::Money:
    case Task::Language:
    case Task::Topic:
        return toText(task);
    }
    Q_UNREACHABLE();
}

QString JudgementWords::label(Task task, const QString &id)
{
    for (const LabelName &known : labelNames)
        if (known.task == task && known.id == id)
            return tr(known.name);
    return id;
}

QString JudgementWords::modelTitle(const ModelCard &card)
{
    return tr("%1, version %2 (%3)").arg(card.name).arg(card.version).arg(languageName(card.languages));
}

QString JudgementWords::modelFacts(const ModelCard &card)
{
    const QString origin = card.made ? tr("Made here on %1").arg(day(*card.made)) : tr("Comes with the program");
    const QString rows = tr("fingerprint of its rows %1").arg(card.fingerprint);
    if (!card.compared)
        return tr("%1; %2. Examined on its own training rows, put aside in turn (%3): accuracy %4, macro-F1 %5.")
            .arg(origin, rows, QLocale().toString(card.crossValidated.rows), percent(card.crossValidated.accuracy),
                 percent(card.crossValidated.macroF1));
    const Scores &scores = card.compared->candidate;
    return tr("%1; %2. On %3 rows put aside: accuracy %4, macro-F1 %5.")
        .arg(origin, rows, QLocale().toString(scores.rows), percent(scores.accuracy), percent(scores.macroF1));
}

QString JudgementWords::problem(const TeachingProblem &problem)
{
    switch (problem.trouble) {
    case TeachingTrouble::TooFewRows:
        return tr("Too few labelled texts: there are %1, training wants %2 at least. Label more, or import rows.")
            .arg(problem.number)
            .arg(problem.wanted);
    case TeachingTrouble::OneLabel:
        return tr(
            "All labelled texts have the same label. A model learns from differences: label some of another kind.");
    case TeachingTrouble::NothingAside:
        return problem.number > 0
            ? tr("Every row put aside was learnt from by the model in force, so the comparison would flatter it. Label "
                 "some newer texts.")
            : tr("No labelled text is left to examine the model on. Label more, or put rows aside in the other way.");
    case TeachingTrouble::MissingColumn:
        return tr("The file has no such column. It has: %1. Choose which is the text and which the label.")
            .arg(problem.names.join(tr(", ")));
    case TeachingTrouble::LabelTaken:
        return tr("There is such a label already, or it is no name: \"%1\".").arg(problem.names.value(0));
    case TeachingTrouble::Damaged:
        return tr("The file is no model, or it is damaged. The model in force stays.");
    case TeachingTrouble::WrongTask:
        return tr("The model answers another question (%1). The model in force stays.").arg(problem.names.value(0));
    case TeachingTrouble::Cancelled:
        return tr("Stopped. The model in force stays.");
    case TeachingTrouble::NotRead:
        return tr("It could not be read: %1").arg(problem.names.value(0));
    case TeachingTrouble::NotWritten:
        return tr("It could not be written: %1").arg(problem.names.value(0));
    }
    Q_UNREACHABLE();
}

QString JudgementWords::rejected(RejectedWhy why)
{
    switch (why) {
    case RejectedWhy::FieldCount:
        return tr("another number of fields than the header line");
    case RejectedWhy::NotJson:
        return tr("no JSON object");
    case RejectedWhy::NotUtf8:
        return tr("not UTF-8");
    case RejectedWhy::NoText:
        return tr("no text");
    case RejectedWhy::NoLabel:
        return tr("no label");
    case RejectedWhy::TooLong:
        return tr("the text is too long for a message");
    case RejectedWhy::UnknownLabel:
        return tr("a label that this question does not have");
    }
    Q_UNREACHABLE();
}

QString JudgementWords::report(const RowsImported &report)
{
    QStringList lines{tr("%n text(s) taken over", nullptr, report.taken)};
    if (report.known > 0)
        lines << tr("%n known text(s) got the label of the file", nullptr, report.known);
    if (!report.newLabels.isEmpty())
        lines << tr("New labels of your own: %1").arg(report.newLabels.join(tr(", ")));
    if (!report.rejected.empty())
        lines << tr("%n line(s) not taken:", nullptr, static_cast<int>(report.rejected.size()));
    for (size_t i = 0; i < report.rejected.size() && i < rejectedShown; ++i)
        lines << tr("line %1: %2").arg(report.rejected[i].line).arg(rejected(report.rejected[i].why));
    if (report.rejected.size() > rejectedShown)
        lines << tr("and %n more", nullptr, static_cast<int>(report.rejected.size()) - rejectedShown);
    return lines.join(u'\n');
}

QString JudgementWords::verdict(const Comparison &compared, const TeachingRules &rules)
{
    const Scores &ours = compared.candidate, &theirs = compared.inForce;
    QStringList lines{
        tr("On %n row(s) put aside: accuracy %1 instead of %2, macro-F1 %3 instead of %4.", nullptr, ours.rows)
            .arg(percent(ours.accuracy), percent(theirs.accuracy), percent(ours.macroF1), percent(theirs.macroF1))};
    if (compared.leftOut > 0)
        lines << tr("%n row(s) that the model in force learnt from are left out.", nullptr, compared.leftOut);
    const auto few =
        std::ranges::count_if(ours.labels, [&rules](const Scores::Line &line) { return line.rows < rules.fewRows; });
    if (few > 0)
        lines << tr("%n label(s) have too few rows put aside (fewer than %1) for figures of their own.", nullptr,
                    static_cast<int>(few))
                     .arg(rules.fewRows);
    return lines.join(u' ');
}

QString JudgementWords::percent(double share)
{
    return tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

} // namespace lianxi
