// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/assist_prompts.h"

#include "models/policy/toml_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestSentence = 4000;
constexpr qsizetype shortestKey = 5; ///< characters; a shorter one is half of all numbers

/// A table whose keys are exactly the names of a closed vocabulary.
template <class E>
void readNamed(TomlTable &top, std::string_view section, std::map<E, QString> &into)
{
    const toml::table *raw = top.table(section);
    if (!raw)
        return;
    TomlTable table(*raw, top.mistake());
    for (size_t i = 0; i < EnumNames<E>::names.size(); ++i) {
        QString sentence;
        table.text(EnumNames<E>::names.at(i), sentence, longestSentence);
        if (!sentence.isEmpty())
            into.insert_or_assign(static_cast<E>(i), sentence);
    }
    table.finish();
}

template <class E>
QString valueOr(const std::map<E, QString> &map, E key)
{
    const auto found = map.find(key);
    return found == map.end() ? QString(toText(key)) : found->second;
}

qsizetype weightOf(const AssistTurn &turn)
{
    return std::min(turn.text.size(), AssistPrompts::longestText) + 16;
}

/// The newest turns that fit.
qsizetype firstTaken(const AssistQuestion &question)
{
    qsizetype characters = 0;
    auto first = static_cast<qsizetype>(question.turns.size());
    while (first > 0 && static_cast<qsizetype>(question.turns.size()) - first < AssistPrompts::mostTurns) {
        characters += weightOf(question.turns.at(static_cast<size_t>(first - 1)));
        if (characters > AssistPrompts::mostCharacters)
            break;
        --first;
    }
    return first;
}

/// The beginning of a masked text, no placeholder cut in two.
QString beginningOf(const QString &masked)
{
    if (masked.size() <= AssistPrompts::longestText)
        return masked;
    const QString cut = masked.left(AssistPrompts::longestText);
    const qsizetype open = cut.lastIndexOf(u'[');
    return open > cut.lastIndexOf(u']') && cut.size() - open < longestPlaceholder ? cut.left(open) : cut;
}

bool hasConversation(AssistKind kind)
{
    return kind == AssistKind::Draft || kind == AssistKind::Summary || kind == AssistKind::TranslateReply;
}

} // namespace

Result<AssistPrompts> AssistPrompts::load(const QString &file)
{
    AssistPrompts prompts;
    const Status read = readToml(file, [&prompts](TomlTable &top) {
        top.text("common", prompts.m_common, longestSentence);
        top.text("conversation", prompts.m_conversation, longestSentence);
        top.text("words", prompts.m_words, longestSentence);
        top.text("draft_in_public", prompts.m_draftInPublic, longestSentence);
        top.text("introduce", prompts.m_introduce, longestSentence);
        top.text("test_words", prompts.m_test, longestSentence);
        readNamed(top, "tasks", prompts.m_tasks);
        readNamed(top, "tones", prompts.m_tones);
        readNamed(top, "speakers", prompts.m_speakers);
        readNamed(top, "parts", prompts.m_parts);
        top.finish();
    });
    if (!read)
        return tl::make_unexpected(read.error());
    const bool whole = !prompts.m_common.isEmpty() && !prompts.m_draftInPublic.isEmpty()
        && !prompts.m_introduce.isEmpty() && !prompts.m_test.isEmpty()
        && prompts.m_tasks.size() == EnumNames<AssistKind>::names.size()
        && prompts.m_tones.size() == EnumNames<AssistTone>::names.size()
        && prompts.m_speakers.size() == EnumNames<AssistSpeaker>::names.size();
    if (!whole)
        return failure(ErrorCode::InvalidInput, file + u": a task, a tone or a speaker has no sentence"_s);
    return prompts;
}

Result<AssistPrompts> AssistPrompts::shipped(const QString &language)
{
    return load(language == "zh"_L1 ? u":/assist/zh.toml"_s : u":/assist/en.toml"_s);
}

// Every line of people's words is set off, so that none of them can end the conversation or speak as somebody else.
QString AssistPrompts::line(const AssistTurn &turn, MaskBook &book) const
{
    QStringList words;
    if (const QString text = turn.text.trimmed(); !text.isEmpty())
        words << beginningOf(book.mask(text)).replace(u'\n', "\n    "_L1);
    for (const PartType part : turn.parts)
        words << u'(' + valueOr(m_parts, part) + u')';
    return valueOr(m_speakers, turn.who) + words.join(u' ');
}

QString AssistPrompts::conversation(const AssistQuestion &question, MaskBook &book) const
{
    QStringList lines;
    for (auto i = static_cast<size_t>(firstTaken(question)); i < question.turns.size(); ++i)
        lines << line(question.turns.at(i), book);
    return lines.join(u'\n');
}

QString AssistPrompts::instruction(const AssistQuestion &question, MaskBook &book) const
{
    QString text = m_common + u'\n' + valueOr(m_tasks, question.kind);
    if (question.kind == AssistKind::Rewrite)
        text += u'\n' + valueOr(m_tones, question.tone);
    if (question.kind == AssistKind::Draft && question.surface == Surface::Public)
        text += u'\n' + m_draftInPublic + u'\n' + book.mask(question.invitation);
    const bool introduces = std::none_of(question.turns.begin(), question.turns.end(),
                                         [](const AssistTurn &turn) { return turn.who == AssistSpeaker::Agent; });
    if (question.kind == AssistKind::Draft && introduces && !question.agent.trimmed().isEmpty())
        text += u'\n' + m_introduce + u' ' + book.mask(question.agent);
    return text;
}

std::vector<ChatMessage> AssistPrompts::messagesFor(const AssistQuestion &question, MaskBook &book) const
{
    QStringList blocks;
    if (hasConversation(question.kind))
        blocks << m_conversation << conversation(question, book);
    if (question.kind == AssistKind::Test)
        blocks << book.mask(m_test);
    else if (const QString text = question.text.trimmed(); !text.isEmpty())
        blocks << m_words << u"    "_s + beginningOf(book.mask(text)).replace(u'\n', "\n    "_L1);
    return {{ChatMessage::Role::System, instruction(question, book)},
            {ChatMessage::Role::User, blocks.join(u'\n').trimmed()}};
}

MaskBook bookOf(const AssistQuestion &question)
{
    MaskBook book;
    book.addKnown(question.agent, "AGENT"_L1);
    for (const QString &name : question.people)
        book.addPerson(name);
    for (const QString &key : question.keys) {
        if (key.trimmed().size() >= shortestKey)
            book.addKnown(key, "CONTACT"_L1);
    }
    return book;
}

QByteArray chatRequest(const QString &model, const std::vector<ChatMessage> &messages)
{
    QJsonArray list;
    for (const ChatMessage &message : messages) {
        const auto role = message.role == ChatMessage::Role::System ? "system"_L1 : "user"_L1;
        list.append(QJsonObject{{"role"_L1, role}, {"content"_L1, message.text}});
    }
    const QJsonObject body{{"model"_L1, model}, {"messages"_L1, list}, {"stream"_L1, true}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

int wordsIn(const std::vector<ChatMessage> &messages)
{
    qsizetype characters = 0;
    for (const ChatMessage &message : messages) {
        if (message.role == ChatMessage::Role::User)
            characters += message.text.size();
    }
    return static_cast<int>(characters);
}

int turnsTaken(const AssistQuestion &question)
{
    return hasConversation(question.kind)
        ? static_cast<int>(static_cast<qsizetype>(question.turns.size()) - firstTaken(question))
        : 0;
}

} // namespace lianxi
