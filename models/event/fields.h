// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/platform_event.h"
#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <type_traits>
#include <vector>

namespace lianxi::fields
{

// Turns payload structs into JSON and back from one list of their fields:
//     template <class Self, class F> static void fields(Self &self, F &&f) { f("case", self.caseId); … }
// Empty text, empty lists, null ids and absent optionals are left out of the JSON; absence reads back as empty.

template <class T>
QJsonValue write(const T &value);

inline QJsonValue write(const QString &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Undefined) : value;
}
inline QJsonValue write(bool value)
{
    return value;
}
inline QJsonValue write(int value)
{
    return value;
}
inline QJsonValue write(qint64 value)
{
    return value;
}
inline QJsonValue write(double value)
{
    return value;
}
inline QJsonValue write(Instant value)
{
    return toRfc3339(value);
}
inline QJsonValue write(const QJsonObject &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(value);
}
inline QJsonValue write(const QStringList &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonArray::fromStringList(value));
}
inline QJsonValue write(const PlatformEvent &value)
{
    return toJson(value);
}
inline QJsonValue write(const Part &value)
{
    return toJson(value);
}
template <class Tag>
QJsonValue write(StrongId<Tag> value)
{
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(value.toString());
}
template <class Tag>
QJsonValue write(const StrongName<Tag> &value)
{
    return write(value.text());
}
template <class T>
QJsonValue write(const std::optional<T> &value)
{
    return value ? write(*value) : QJsonValue(QJsonValue::Undefined);
}
template <class T>
QJsonValue write(const std::vector<T> &value)
{
    if (value.empty())
        return QJsonValue(QJsonValue::Undefined);
    QJsonArray array;
    for (const T &item : value)
        array.append(write(item));
    return array;
}

struct Writer {
    QJsonObject json;
    template <class T>
    void operator()(const char *key, const T &value)
    {
        const QJsonValue written = write(value);
        if (!written.isUndefined())
            json.insert(QLatin1StringView(key), written);
    }
};

template <class T>
QJsonValue write(const T &value)
{
    if constexpr (std::is_enum_v<T>) {
        return QString(toText(value));
    } else {
        Writer writer;
        T::fields(value, writer);
        return writer.json;
    }
}

/// Reads what Writer wrote. A member of the wrong type or spelling sets `bad` to its name and reading goes on.
struct Reader {
    const QJsonObject &json;
    const char *bad = nullptr;

    template <class T>
    void operator()(const char *key, T &value)
    {
        const QJsonValue found = json.value(QLatin1StringView(key));
        if (!found.isUndefined() && !read(found, value) && !bad)
            bad = key;
    }

private:
    static bool read(const QJsonValue &from, QString &to)
    {
        to = from.toString();
        return from.isString();
    }
    static bool read(const QJsonValue &from, bool &to)
    {
        to = from.toBool();
        return from.isBool();
    }
    static bool read(const QJsonValue &from, int &to)
    {
        to = from.toInt();
        return from.isDouble();
    }
    static bool read(const QJsonValue &from, qint64 &to)
    {
        to = from.toInteger();
        return from.isDouble();
    }
    static bool read(const QJsonValue &from, double &to)
    {
        to = from.toDouble();
        return from.isDouble();
    }
    static bool read(const QJsonValue &from, Instant &to)
    {
        const std::optional<Instant> parsed = parseRfc3339(from.toString());
        to = parsed.value_or(Instant{});
        return parsed.has_value();
    }
    static bool read(const QJsonValue &from, QJsonObject &to)
    {
        to = from.toObject();
        return from.isObject();
    }
    static bool read(const QJsonValue &from, QStringList &to)
    {
        const QJsonArray array = from.toArray();
        for (const QJsonValue &item : array)
            to.append(item.toString());
        return from.isArray();
    }
    static bool read(const QJsonValue &from, PlatformEvent &to)
    {
        Result<PlatformEvent> parsed = platformEventFromJson(from.toObject());
        if (parsed)
            to = std::move(*parsed);
        return parsed.has_value();
    }
    static bool read(const QJsonValue &from, Part &to)
    {
        to = partFromJson(from.toObject());
        return from.isObject();
    }
    template <class Tag>
    static bool read(const QJsonValue &from, StrongId<Tag> &to)
    {
        const auto parsed = StrongId<Tag>::parse(from.toString());
        to = parsed.value_or(StrongId<Tag>{});
        return parsed.has_value();
    }
    template <class Tag>
    static bool read(const QJsonValue &from, StrongName<Tag> &to)
    {
        to = StrongName<Tag>(from.toString());
        return from.isString();
    }
    template <class T>
    static bool read(const QJsonValue &from, std::optional<T> &to)
    {
        return read(from, to.emplace());
    }
    template <class T>
    static bool read(const QJsonValue &from, std::vector<T> &to)
    {
        const QJsonArray array = from.toArray();
        bool good = from.isArray();
        for (const QJsonValue &item : array)
            good = read(item, to.emplace_back()) && good;
        return good;
    }
    template <class T>
    static bool read(const QJsonValue &from, T &to)
    {
        if constexpr (std::is_enum_v<T>) {
            const std::optional<T> known = fromText<T>(from.toString());
            to = known.value_or(T{});
            return known.has_value();
        } else {
            const QJsonObject object = from.toObject();
            Reader reader{object};
            T::fields(to, reader);
            return from.isObject() && !reader.bad;
        }
    }
};

} // namespace lianxi::fields
