// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/reply_words.h"

#include "ui/conversation/words.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lianxi
{

QString ReplyWords::form(ReplyForm form)
{
    switch (form) {
    case ReplyForm::Text:
        return tr("As text");
    case ReplyForm::Card:
        return tr("As a picture with large letters");
    case ReplyForm::Voice:
        return tr("Read aloud");
    }
    Q_UNREACHABLE();
}

QString ReplyWords::mistake(const ReplyMistake &mistake)
{
    switch (mistake.kind) {
    case ReplyMistake::Kind::TextMissing:
        return tr("Write the text.");
    case ReplyMistake::Kind::TextTooLong:
        return tr("The text is longer than %1 characters.").arg(mistake.argument);
    case ReplyMistake::Kind::TooManyLines:
        return tr("A picture has %1 lines at most.").arg(mistake.argument);
    case ReplyMistake::Kind::UnknownVariable:
        return tr("%1 is not known. Known are %2.").arg(mistake.argument, replyVariables().join(u", "_s));
    case ReplyMistake::Kind::TagTwice:
        return tr("“%1” is both wanted and not wanted: it would never be offered.").arg(mistake.argument);
    case ReplyMistake::Kind::TagMissing:
        return tr("Name a tag at least: without one the hint would stand in every case.");
    case ReplyMistake::Kind::NothingToSay:
        return tr("Write what helps, or choose what to offer.");
    }
    Q_UNREACHABLE();
}

QString ReplyWords::condition(const OfferCondition &when)
{
    QStringList parts;
    if (when.surface)
        parts << ConversationWords::surface(*when.surface);
    if (!when.tags.isEmpty())
        parts << lineOf(when.tags);
    if (!when.withoutTags.isEmpty())
        parts << tr("not: %1").arg(lineOf(when.withoutTags));
    if (!when.category.isEmpty())
        parts << when.category;
    return parts.join(u" · "_s);
}

QStringList ReplyWords::tagsOf(const QString &line)
{
    static const QRegularExpression between(u"[,，、;；\\n]"_s);
    QStringList tags;
    for (const QString &one : line.split(between))
        if (const QString tag = one.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags << tag;
    return tags;
}

QString ReplyWords::lineOf(const QStringList &tags)
{
    return tags.join(tr(", "));
}

} // namespace lianxi
