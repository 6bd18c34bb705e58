// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/toml_reader.h"

#include <QFile>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QString TomlMistake::place(const toml::source_region &at) const
{
    return u"%1:%2:%3"_s.arg(file).arg(at.begin.line).arg(at.begin.column);
}

void TomlMistake::set(const toml::source_region &at, const QString &what)
{
    if (text.isEmpty())
        text = place(at) + ": "_L1 + what;
}

const toml::node *TomlTable::find(std::string_view key)
{
    m_asked.emplace(key);
    return m_table.get(key);
}

void TomlTable::wrong(const toml::node &node, std::string_view key, const QString &wanted)
{
    m_mistake.set(node.source(), u"\"%1\" must be %2"_s.arg(toQt(key), wanted));
}

void TomlTable::text(std::string_view key, QString &into, int longest)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    const std::string *value = node->is_string() ? &node->as_string()->get() : nullptr;
    const QString read = value ? toQt(*value) : QString();
    if (!value || read.isEmpty() || read.size() > longest)
        return wrong(*node, key, u"text of 1 to %1 characters"_s.arg(longest));
    into = read;
}

void TomlTable::texts(std::string_view key, QStringList &into, int longest)
{
    const toml::array *list = array(key);
    if (!list)
        return;
    QStringList read;
    for (const toml::node &entry : *list) {
        const QString word = entry.is_string() ? toQt(entry.as_string()->get()) : QString();
        if (word.isEmpty() || word.size() > longest)
            return wrong(entry, key, u"a list of texts of 1 to %1 characters"_s.arg(longest));
        read.append(word);
    }
    into = read;
}

void TomlTable::flag(std::string_view key, bool &into)
{
    const toml::node *node = find(key);
    if (node && !node->is_boolean())
        wrong(*node, key, u"true or false"_s);
    else if (node)
        into = node->as_boolean()->get();
}

bool TomlTable::number(std::string_view key, double &into, double least, double most)
{
    const toml::node *node = find(key);
    if (!node)
        return false;
    const std::optional<double> value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= least && *value <= most)) {
        wrong(*node, key, u"a number from %1 to %2"_s.arg(least).arg(most));
        return false;
    }
    into = *value;
    return true;
}

const toml::table *TomlTable::table(std::string_view key)
{
    const toml::node *node = find(key);
    if (node && !node->is_table())
        wrong(*node, key, u"a section"_s);
    return node ? node->as_table() : nullptr;
}

const toml::array *TomlTable::array(std::string_view key)
{
    const toml::node *node = find(key);
    if (node && !node->is_array())
        wrong(*node, key, u"a list"_s);
    return node ? node->as_array() : nullptr;
}

std::vector<std::string> TomlTable::keys() const
{
    std::vector<std::string> names;
    for (const auto &entry : m_table)
        names.emplace_back(entry.first.str());
    return names;
}

void TomlTable::finish()
{
    for (const auto &[key, node] : m_table) {
        if (m_asked.contains(key.str()))
            continue;
        QStringList allowed;
        for (const std::string &name : m_asked)
            allowed.append(toQt(name));
        m_mistake.set(key.source(),
                      u"unknown key \"%1\"; allowed here: %2"_s.arg(toQt(key.str()), allowed.join(", "_L1)));
    }
}

Status readToml(const QString &file, const std::function<void(TomlTable &)> &read)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::InvalidInput, u"%1: %2"_s.arg(file, source.errorString()));
    const QByteArray text = source.readAll();
    TomlMistake mistake{file, {}};
    const toml::parse_result parsed =
        toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())), std::string_view("file"));
    if (!parsed) {
        mistake.set(parsed.error().source(), toQt(parsed.error().description()));
    } else {
        TomlTable top(parsed.table(), mistake);
        read(top);
        top.finish();
    }
    return mistake.text.isEmpty() ? Status{} : Status(failure(ErrorCode::InvalidInput, mistake.text));
}

} // namespace lianxi
