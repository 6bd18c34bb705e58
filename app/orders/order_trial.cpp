// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_trial.h"

#include "app/orders/order_fields.h"
#include "app/orders/rest_orders.h"
#include "app/orders/sql_orders.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

constexpr qsizetype shownBeginning = 120; ///< characters of an answer that is no JSON
constexpr int deepest = 5; ///< members within members

void collect(const QJsonValue &json, const QString &path, int depth, int most, QStringList &paths)
{
    if (depth > deepest)
        return;
    if (json.isArray()) {
        if (!json.toArray().isEmpty())
            collect(json.toArray().first(), path.isEmpty() ? u"0"_s : path + ".0"_L1, depth + 1, most, paths);
        return;
    }
    const QJsonObject members = json.toObject();
    for (auto member = members.begin(); member != members.end() && paths.size() < most; ++member) {
        // A name with a point in it cannot be said as a path.
        if (member.key().contains(u'.'))
            continue;
        const QString name = path.isEmpty() ? member.key() : path + u'.' + member.key();
        paths << name;
        collect(member.value(), name, depth + 1, most, paths);
    }
}

QJsonArray listOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : value.isObject() ? QJsonArray{value} : QJsonArray();
}

/// Whether any entry of the list has something at the path.
bool found(const QJsonArray &entries, const QString &path)
{
    return std::any_of(entries.begin(), entries.end(), [&path](const QJsonValue &entry) {
        const QJsonValue value = valueAt(entry, path);
        return !value.isUndefined() && !value.isNull();
    });
}

/// All entries of the lists at `path` in each order.
QJsonArray entriesAt(const QJsonArray &orders, const QString &path)
{
    QJsonArray all;
    for (const QJsonValue &order : orders)
        for (const QJsonValue &entry : listOf(valueAt(order, path)))
            all.append(entry);
    return all;
}

/// Fields at whose path nothing is. What is inside an empty list cannot be judged.
std::vector<OrderField> missingIn(const QJsonArray &orders, const OrderFields &fields)
{
    const QJsonArray items = fields.items.isEmpty() ? QJsonArray() : entriesAt(orders, fields.items);
    const QJsonArray parcels = fields.parcels.isEmpty() ? QJsonArray() : entriesAt(orders, fields.parcels);
    std::vector<OrderField> missing;
    for (const OrderPath &path : orderPaths()) {
        const QString &where = fields.*path.member;
        if (where.isEmpty() || path.field == OrderField::List)
            continue;
        const bool ofItem = path.field == OrderField::ItemName || path.field == OrderField::ItemCount;
        const bool ofParcel = path.field >= OrderField::ParcelCarrier && path.field <= OrderField::ParcelAt;
        const QJsonArray &in = ofItem ? items : ofParcel ? parcels : orders;
        if (!in.isEmpty() && !found(in, where))
            missing.push_back(path.field);
    }
    return missing;
}

/// Which field the words of a failed connection are about; libpq gives no code there.
std::vector<OrderField> fieldsOf(const QString &words)
{
    const std::pair<QLatin1StringView, OrderField> known[] = {{"password"_L1, OrderField::Secret},
                                                              {"role \""_L1, OrderField::User},
                                                              {"database \""_L1, OrderField::Database},
                                                              {"translate host name"_L1, OrderField::Host},
                                                              {"SSL"_L1, OrderField::Tls},
                                                              {"Connection refused"_L1, OrderField::Host},
                                                              {"No such file"_L1, OrderField::Host}};
    for (const auto &[word, field] : known)
        if (words.contains(word))
            return {field};
    return {};
}

OrderTrial judged(const Result<std::vector<Order>> &answer, std::chrono::milliseconds took)
{
    OrderTrial trial;
    trial.took = took;
    if (answer) {
        trial.orders = *answer;
        trial.end = answer->empty() ? OrderTrialEnd::None : OrderTrialEnd::Orders;
        return trial;
    }
    trial.words = answer.error().detail;
    switch (answer.error().code) {
    case ErrorCode::Unavailable:
        trial.missing = fieldsOf(trial.words);
        if (trial.missing == std::vector{OrderField::Secret} || trial.missing == std::vector{OrderField::User})
            trial.end = OrderTrialEnd::Refused;
        else
            trial.end = took >= 4s ? OrderTrialEnd::Slow : OrderTrialEnd::Down;
        break;
    case ErrorCode::Protocol:
        trial.end = OrderTrialEnd::NoNumber;
        trial.missing = {OrderField::Query};
        break;
    default:
        trial.end = OrderTrialEnd::BadQuery;
        trial.missing = {OrderField::Query};
    }
    return trial;
}

OrderTrial fromStore(const OrderSourceSetup &setup, const OrderKey &key, OrderStore &store)
{
    OrderTrial trial;
    Result<std::vector<Order>> kept = store.find({key});
    if (!kept) {
        trial.end = OrderTrialEnd::NotKept;
        trial.words = kept.error().detail;
        return trial;
    }
    for (Order &order : *kept)
        if (order.source == setup.name)
            trial.orders.push_back(std::move(order));
    trial.end = trial.orders.empty() ? OrderTrialEnd::None : OrderTrialEnd::Orders;
    return trial;
}

} // namespace

QStringList pathsIn(const QJsonValue &json, int most)
{
    QStringList paths;
    collect(json, {}, 0, most, paths);
    return paths;
}

OrderTrial tryAnswer(const HttpResponse &response, const RestOrderSetup &rest, const QTimeZone &zone,
                     std::chrono::milliseconds took)
{
    OrderTrial trial;
    trial.took = took;
    trial.status = response.status;
    const auto ended = [&trial](OrderTrialEnd end, std::vector<OrderField> about) {
        trial.end = end;
        trial.missing = std::move(about);
        return trial;
    };
    if (response.status == 0)
        // Timers are a little early or late; nothing that is down takes that long to say so.
        return ended(took >= RestOrders::patience * 9 / 10 ? OrderTrialEnd::Slow : OrderTrialEnd::Down,
                     {OrderField::Url});
    if (response.status == 404)
        return ended(OrderTrialEnd::None, {});
    if (response.status == 401 || response.status == 403)
        return ended(OrderTrialEnd::Refused, {OrderField::Secret});
    if (response.status < 200 || response.status > 299)
        return ended(OrderTrialEnd::HttpError, {OrderField::Url});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(response.body, &error);
    if (error.error != QJsonParseError::NoError) {
        trial.words = QString::fromUtf8(response.body.left(shownBeginning)).simplified();
        return ended(OrderTrialEnd::NotJson, {OrderField::Url});
    }
    const QJsonValue json = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    trial.seen = pathsIn(json);
    const QJsonValue list = rest.fields.list.isEmpty() ? json : valueAt(json, rest.fields.list);
    if (!list.isArray() && !list.isObject() && !list.isNull())
        return ended(OrderTrialEnd::NoList, {OrderField::List});
    const QJsonArray entries = listOf(list);
    if (!entries.isEmpty())
        trial.seen = pathsIn(entries.first());
    Result<std::vector<Order>> orders = ordersFromJson(json, rest.fields, zone);
    if (!orders)
        return ended(OrderTrialEnd::NoNumber, {OrderField::Number});
    trial.orders = *std::move(orders);
    return ended(trial.orders.empty() ? OrderTrialEnd::None : OrderTrialEnd::Orders, missingIn(entries, rest.fields));
}

void tryOrderSource(const OrderSourceSetup &setup, const QByteArray &secret, const OrderKey &key,
                    const OrderTrialTools &tools, std::function<void(OrderTrial)> done)
{
    QElapsedTimer timer;
    timer.start();
    const auto took = [timer] { return std::chrono::milliseconds(timer.elapsed()); };
    if (const auto *rest = std::get_if<RestOrderSetup>(&setup.what)) {
        tools.http.request(RestOrders::request(*rest, secret, key), RestOrders::patience,
                           [rest = *rest, zone = setup.zone, took, done = std::move(done)](
                               const HttpResponse &response) { done(tryAnswer(response, rest, zone, took())); });
    } else if (std::holds_alternative<SqlOrderSetup>(setup.what)) {
        auto *source = new SqlOrders(setup, secret, SqlOrders::Telling::Words, tools.owner);
        source->ask(key, [source, took, done = std::move(done)](const Result<std::vector<Order>> &answer) {
            source->deleteLater();
            done(judged(answer, took()));
        });
    } else {
        QTimer::singleShot(0, tools.owner,
                           [trial = fromStore(setup, key, tools.store), done = std::move(done)] { done(trial); });
    }
}

} // namespace lianxi
