// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <set>
#include <string>
#include <vector>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace lianxi
{

/// Where a TOML file went wrong first. Later mistakes are dropped: they often follow from the first.
struct TomlMistake {
    QString file;
    QString text; ///< "file:line:column: …"; empty while all is well
    void set(const toml::source_region &at, const QString &what);
    [[nodiscard]] QString place(const toml::source_region &at) const;
};

/// One table of a TOML file. Members that are absent leave their target as it is; those that are not asked for are a
/// mistake, reported by finish().
class TomlTable
{
public:
    TomlTable(const toml::table &table, TomlMistake &mistake)
        : m_table(table)
        , m_mistake(mistake)
    {
    }

    void text(std::string_view key, QString &into, int longest);
    void texts(std::string_view key, QStringList &into, int longest);
    void flag(std::string_view key, bool &into);
    /// \return whether there was a good number.
    bool number(std::string_view key, double &into, double least, double most);
    /// \return null when absent.
    const toml::table *table(std::string_view key);
    const toml::array *array(std::string_view key);
    /// All keys that hold tables, for sections whose names are free.
    [[nodiscard]] std::vector<std::string> keys() const;
    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }
    [[nodiscard]] const toml::table &raw() const { return m_table; }
    [[nodiscard]] TomlMistake &mistake() { return m_mistake; }
    void finish();

private:
    const toml::node *find(std::string_view key);
    void wrong(const toml::node &node, std::string_view key, const QString &wanted);

    const toml::table &m_table;
    TomlMistake &m_mistake;
    std::set<std::string, std::less<>> m_asked;
};

/// Reads a file's text and hands its top table to `read`. Errors: InvalidInput with "file:line:column: what is wrong"
/// from the parser, from `read` (through the table's mistake) or from keys that `read` did not ask for.
[[nodiscard]] Status readToml(const QString &file, const std::function<void(TomlTable &)> &read);

/// A closed vocabulary as text; absent: `into` stays.
template <class E>
void readKind(TomlTable &table, std::string_view key, E &into)
{
    if (!table.has(key))
        return;
    QString spelling;
    table.text(key, spelling, 40);
    if (const std::optional<E> known = fromText<E>(spelling)) {
        into = *known;
        return;
    }
    QStringList allowed;
    for (const std::string_view name : EnumNames<E>::names)
        allowed.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    table.mistake().set(table.raw().get(key)->source(),
                        QStringLiteral("\"%1\" must be one of: %2")
                            .arg(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())),
                                 allowed.join(QStringLiteral(", "))));
}

} // namespace lianxi
