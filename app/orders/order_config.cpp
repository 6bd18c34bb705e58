// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_config.h"

#include "models/policy/toml_reader.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int longestName = 40, longestUrl = 2000, longestPath = 200, longestQuery = 8000;

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
        const QUrl url(QString(rest.url).replace("{value}"_L1, "0"_L1));
        const bool safe = url.scheme() == "https"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "localhost"_L1;
        if (!url.isValid() || url.host().isEmpty() || !rest.url.contains("{value}"_L1))
            wrong(u"\"url\" must be an address with {value} in it"_s);
        else if (!safe)
            wrong(u"\"url\" must begin with https://"_s);
        for (const QString &header : std::as_const(rest.headers))
            if (header.indexOf(u':') <= 0 || header.contains(u'\n') || header.contains(u'\r'))
                wrong(u"a header is written \"Name: value\""_s);
        const toml::table *fields = m_table.table("fields");
        if (!fields)
            return wrong(u"a rest source needs [source.fields], at least \"number\""_s);
        TomlTable table(*fields, m_table.mistake());
        OrderFields &into = rest.fields;
        for (const auto &[key, target] :
             std::initializer_list<std::pair<const char *, QString *>>{{"list", &into.list},
                                                                       {"number", &into.number},
                                                                       {"state", &into.state},
                                                                       {"placed", &into.placed},
                                                                       {"total", &into.total},
                                                                       {"items", &into.items},
                                                                       {"item_name", &into.itemName},
                                                                       {"item_count", &into.itemCount},
                                                                       {"parcels", &into.parcels},
                                                                       {"parcel_carrier", &into.parcelCarrier},
                                                                       {"parcel_number", &into.parcelNumber},
                                                                       {"parcel_state", &into.parcelState},
                                                                       {"parcel_at", &into.parcelAt}})
            table.text(key, *target, longestPath);
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

} // namespace lianxi
