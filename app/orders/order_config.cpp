// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_config.h"

#include "app/orders/order_check.h"
#include "app/profile/whole_file.h"
#include "models/policy/toml_reader.h"
#include "models/policy/toml_text.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestName = OrderLimits::name, longestUrl = OrderLimits::url, longestPath = OrderLimits::path,
              longestQuery = OrderLimits::query;

/// One [[source]].
class SourceReader
{
public:
    SourceReader(TomlTable &table, OrderSourceSetup &setup)
        : m_table(table)
        , m_setup(setup)
    {
    }
    void read()
    {
        m_table.text("name", m_setup.name, longestName);
        if (m_setup.name.isEmpty())
            wrong("a source needs a name"_L1);
        readKeys();
        QString zone;
        m_table.text("zone", zone, longestName);
        if (!zone.isEmpty()) {
            m_setup.zone = QTimeZone(zone.toUtf8());
            m_setup.zoneSaid = true;
            if (!m_setup.zone.isValid())
                wrong("\"zone\" must be a time zone such as Asia/Shanghai"_L1);
        }
        readWhat();
        m_table.finish();
    }

private:
    void wrong(const QString &what) { m_table.mistake().set(m_table.raw().source(), what); }
    void readWhat()
    {
        if (!m_table.has("kind"))
            return wrong(u"a source needs a \"kind\": rest, postgresql or file"_s);
        OrderSourceKind kind = OrderSourceKind::File;
        readKind(m_table, "kind", kind);
        switch (kind) {
        case OrderSourceKind::Rest:
            return readRest(m_setup.what.emplace<RestOrderSetup>());
        case OrderSourceKind::Postgresql:
            return readSql(m_setup.what.emplace<SqlOrderSetup>());
        case OrderSourceKind::File:
            return;
        }
    }
    void readKeys()
    {
        QStringList by;
        m_table.texts("by", by, longestName);
        for (const QString &word : std::as_const(by)) {
            if (const auto kind = fromText<OrderKeyKind>(word))
                m_setup.by.push_back(*kind);
            else
                wrong(u"\"by\" must be a list of: number, phone, email, account"_s);
        }
        if (by.isEmpty())
            m_setup.by = {OrderKeyKind::Number};
    }
    void readRest(RestOrderSetup &rest)
    {
        m_table.text("url", rest.url, longestUrl);
        m_table.texts("headers", rest.headers, longestUrl);
        const std::optional<OrderFault> fault = orderUrlFault(rest.url);
        if (fault == OrderFault::NotSafe)
            wrong(u"\"url\" must begin with https://"_s);
        else if (fault)
            wrong(u"\"url\" must be an address with {value} in it"_s);
        for (const QString &header : std::as_const(rest.headers))
            if (!isOrderHeader(header))
                wrong(u"a header is written \"Name: value\""_s);
        const toml::table *fields = m_table.table("fields");
        if (!fields)
            return wrong(u"a rest source needs [source.fields], at least \"number\""_s);
        TomlTable table(*fields, m_table.mistake());
        OrderFields &into = rest.fields;
        for (const OrderPath &path : orderPaths())
            table.text(path.key, into.*path.member, longestPath);
        if (into.number.isEmpty())
            wrong(u"[source.fields] needs \"number\": where an order's number is"_s);
        table.finish();
    }
    void readSql(SqlOrderSetup &sql)
    {
        m_table.text("host", sql.host, longestUrl);
        double port = sql.port;
        m_table.number("port", port, 1, 65'535);
        sql.port = static_cast<int>(port);
        m_table.text("database", sql.database, longestPath);
        m_table.text("user", sql.user, longestPath);
        readKind(m_table, "tls", sql.tls);
        m_table.text("query", sql.query, longestQuery);
        if (sql.host.isEmpty() || sql.database.isEmpty() || sql.user.isEmpty())
            wrong(u"a postgresql source needs host, database and user"_s);
        if (!sql.query.contains(":value"_L1))
            wrong(u"\"query\" must have :value where the customer's key belongs"_s);
    }
    TomlTable &m_table;
    OrderSourceSetup &m_setup;
};

constexpr auto ownFirstLine =
    "# Written by the settings (Orders). Change it there, or by hand while the desk is closed.\n"_L1;

/// Writes one [[source]].
class SourceWriter
{
public:
    explicit SourceWriter(const OrderSourceSetup &setup)
        : m_setup(setup)
    {
    }
    QString text()
    {
        add("name", m_setup.name);
        add("kind", toText(static_cast<OrderSourceKind>(kindIndex())));
        QStringList by;
        for (const OrderKeyKind kind : m_setup.by)
            by << QString(toText(kind));
        add("by", by);
        if (m_setup.zoneSaid)
            add("zone", QString::fromLatin1(m_setup.zone.id()));
        std::visit(*this, m_setup.what);
        return u"\n[[source]]\n"_s + m_text;
    }
    void operator()(const FileOrderSetup &) { }
    void operator()(const RestOrderSetup &rest)
    {
        add("url", rest.url);
        add("headers", rest.headers);
        m_text += "[source.fields]\n"_L1;
        for (const OrderPath &path : orderPaths())
            add(path.key, rest.fields.*path.member);
    }
    void operator()(const SqlOrderSetup &sql)
    {
        add("host", sql.host);
        m_text += u"port = %1\n"_s.arg(sql.port);
        add("database", sql.database);
        add("user", sql.user);
        add("tls", toText(sql.tls));
        add("query", sql.query);
    }

private:
    [[nodiscard]] int kindIndex() const
    {
        return static_cast<int>(std::holds_alternative<RestOrderSetup>(m_setup.what)      ? OrderSourceKind::Rest
                                    : std::holds_alternative<SqlOrderSetup>(m_setup.what) ? OrderSourceKind::Postgresql
                                                                                          : OrderSourceKind::File);
    }
    void add(const char *key, const QString &value)
    {
        if (!value.isEmpty())
            m_text += u"%1 = "_s.arg(QLatin1StringView(key)) + tomlString(value) + u'\n';
    }
    void add(const char *key, const QStringList &values)
    {
        QStringList all;
        for (const QString &value : values)
            all << tomlString(value);
        if (!all.isEmpty())
            m_text += u"%1 = ["_s.arg(QLatin1StringView(key)) + all.join(", "_L1) + "]\n"_L1;
    }
    const OrderSourceSetup &m_setup;
    QString m_text;
};

} // namespace

Result<std::vector<OrderSourceSetup>> readOrderConfig(const QString &file)
{
    std::vector<OrderSourceSetup> setups;
    if (!QFileInfo::exists(file))
        return setups;
    const Status read = readToml(file, [&setups](TomlTable &top) {
        const toml::array *sources = top.array("source");
        for (size_t i = 0; sources && i < sources->size(); ++i) {
            const toml::table *one = sources->get(i)->as_table();
            if (!one) {
                top.mistake().set(sources->get(i)->source(), u"a source is written [[source]]"_s);
                return;
            }
            TomlTable table(*one, top.mistake());
            SourceReader(table, setups.emplace_back()).read();
            for (size_t before = 0; before + 1 < setups.size(); ++before)
                if (setups[before].name == setups.back().name)
                    top.mistake().set(one->source(), u"two sources are called \"%1\""_s.arg(setups.back().name));
        }
    });
    if (!read)
        return tl::unexpected(read.error());
    return setups;
}

QString orderConfigText(const std::vector<OrderSourceSetup> &setups)
{
    QString text = ownFirstLine;
    for (const OrderSourceSetup &setup : setups)
        text += SourceWriter(setup).text();
    return text;
}

Status writeOrderConfig(const QString &file, const std::vector<OrderSourceSetup> &setups, bool keepOld)
{
    const QByteArray bytes = orderConfigText(setups).toUtf8();
    const QString fresh = file + ".new"_L1;
    if (const Status written = writeWholeFile(fresh, bytes); !written)
        return written;
    const Result<std::vector<OrderSourceSetup>> readBack = readOrderConfig(fresh);
    QFile::remove(fresh);
    if (!readBack || *readBack != setups)
        return failure(ErrorCode::InvalidInput,
                       readBack ? u"the description cannot be written down as it is"_s : readBack.error().detail);
    QFile before(file);
    if (before.open(QIODevice::ReadOnly)) {
        const QByteArray had = before.readAll();
        before.close();
        // By hand: without our first line, or changed into something that the settings cannot have read.
        const bool ours = had.startsWith(QByteArray(ownFirstLine.data(), ownFirstLine.size())) && readOrderConfig(file);
        if ((keepOld || !ours) && had != bytes)
            if (const Status kept = writeWholeFile(file + ".old"_L1, had); !kept)
                return kept;
    }
    return writeWholeFile(file, bytes);
}

} // namespace lianxi
