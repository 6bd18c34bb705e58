// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/desk_files.h"
#include "app/gateway/http_client.h"
#include "app/orders/order_book.h"
#include "app/orders/order_config.h"
#include "app/orders/order_fields.h"
#include "app/orders/order_file.h"
#include "app/orders/rest_orders.h"
#include "app/orders/sql_orders.h"
#include "app/profile/local_store.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

ExitCode failed(const Error &error)
{
    printError(error.detail);
    return error.code == ErrorCode::InvalidInput ? ExitCode::WrongUse : ExitCode::Failed;
}

/// The profile's parts that orders need.
struct OrderFiles {
    std::vector<OrderSourceSetup> setups;
    std::unique_ptr<LocalStore> local;
    std::unique_ptr<OrderStore> store;
};

Result<OrderFiles> openOrders(const Profile &profile)
{
    Result<std::vector<OrderSourceSetup>> setups = readOrderConfig(profile.ordersConfig());
    if (!setups)
        return tl::unexpected(setups.error());
    Result<std::unique_ptr<LocalStore>> local = LocalStore::open(profile.localFile(), profile.localKey());
    if (!local)
        return tl::unexpected(local.error());
    Result<std::unique_ptr<OrderStore>> store = OrderStore::open(profile.ordersFile(), profile.ordersKey());
    if (!store)
        return tl::unexpected(store.error());
    return OrderFiles{*std::move(setups), *std::move(local), *std::move(store)};
}

const OrderSourceSetup *sourceOf(const OrderFiles &files, const QString &name)
{
    const auto found = std::find_if(files.setups.begin(), files.setups.end(),
                                    [&name](const OrderSourceSetup &one) { return one.name == name; });
    if (found != files.setups.end())
        return &*found;
    printError(u"no source is called \"%1\" in orders.toml"_s.arg(name));
    return nullptr;
}

ExitCode importFile(OrderFiles &files, const QString &file, const QString &source)
{
    const OrderSourceSetup *setup = sourceOf(files, source);
    if (!setup)
        return ExitCode::WrongUse;
    const Result<OrderImport> report = importOrders(file, source, setup->zone, *files.store, SystemClock().now());
    if (!report)
        return failed(report.error());
    print(u"%1 orders of %2 lines, %3 lines rejected"_s.arg(report->orders)
              .arg(report->lines)
              .arg(report->rejectedLines));
    for (const RejectedOrderLine &rejected : report->rejected)
        printError(toSentence(rejected));
    return ExitCode::Done;
}

ExitCode keepSecret(OrderFiles &files, const QString &source)
{
    const OrderSourceSetup *setup = sourceOf(files, source);
    if (!setup)
        return ExitCode::WrongUse;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return ExitCode::Failed;
    const QByteArray secret = input.readAll().trimmed();
    const Status done =
        secret.isEmpty() ? files.local->remove(setup->secretName()) : files.local->write(setup->secretName(), secret);
    if (!done)
        return failed(done.error());
    print(secret.isEmpty() ? u"forgotten"_s : u"kept"_s);
    return ExitCode::Done;
}

QJsonObject toJson(const OrderAnswer &answer)
{
    QJsonArray orders, troubles;
    for (const Order &order : answer.orders)
        orders.append(lianxi::toJson(order));
    for (const OrderAnswer::Trouble &trouble : answer.troubles)
        troubles.append(QJsonObject{{"source"_L1, trouble.source}, {"what"_L1, trouble.why.detail}});
    return {{"orders"_L1, orders}, {"troubles"_L1, troubles}};
}

ExitCode askSources(OrderFiles &files, const OrderKey &key)
{
    HttpClient http;
    const SystemClock clock;
    std::vector<std::unique_ptr<OrderSource>> sources;
    for (const OrderSourceSetup &setup : files.setups) {
        const QByteArray secret = files.local->read(setup.secretName()).value_or(QByteArray());
        if (std::holds_alternative<RestOrderSetup>(setup.what))
            sources.push_back(std::make_unique<RestOrders>(setup, secret, http));
        else if (std::holds_alternative<SqlOrderSetup>(setup.what))
            sources.push_back(std::make_unique<SqlOrders>(setup, secret));
    }
    OrderBook book(*files.store, clock, std::move(sources));
    QEventLoop waiting;
    OrderAnswer last;
    book.ask({key}, [&](const OrderAnswer &answer) {
        last = answer;
        if (!answer.asking)
            QMetaObject::invokeMethod(&waiting, &QEventLoop::quit, Qt::QueuedConnection);
    });
    waiting.exec();
    print(QString::fromUtf8(QJsonDocument(toJson(last)).toJson(QJsonDocument::Indented)).trimmed());
    return last.troubles.empty() ? ExitCode::Done : ExitCode::Failed;
}

} // namespace

ExitCode orders(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Works with the shops' systems that orders.toml in the profile's folder describes.\n"
        "check: reads the description and says what is wrong with it.\n"
        "import SOURCE FILE: adds a table of orders, one line an item; columns by their names.\n"
        "ask number|phone|email|account VALUE: asks every source now.\n"
        "secret SOURCE: keeps the password or token on standard input for a source; an empty one forgets it."_s);
    addProfileOptions(parser);
    parser.addPositionalArgument(u"action"_s, u"check, import, ask or secret."_s);
    if (const auto end = parse(parser, "orders"_L1, arguments))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const QHash<QString, qsizetype> sizes{{u"check"_s, 1}, {u"import"_s, 3}, {u"ask"_s, 3}, {u"secret"_s, 2}};
    const auto kind = fromText<OrderKeyKind>(words.value(1));
    if (sizes.value(action) != words.size() || words.isEmpty() || (action == "ask"_L1 && !kind)) {
        printError(
            u"orders needs: check | import SOURCE FILE | ask number|phone|email|account VALUE | secret SOURCE"_s);
        return ExitCode::WrongUse;
    }
    const auto desk = openDesk(parser);
    if (!desk)
        return desk.error();
    Result<OrderFiles> files = openOrders(*desk->profile);
    if (!files)
        return failed(files.error());
    if (action == "import"_L1)
        return importFile(*files, words[2], words[1]);
    if (action == "secret"_L1)
        return keepSecret(*files, words[1]);
    if (action == "ask"_L1)
        return askSources(*files, {*kind, words[2]});
    print(files->setups.empty() ? u"no sources: there is no orders.toml, or it describes none"_s
                                : u"%1 sources, all well described"_s.arg(files->setups.size()));
    return ExitCode::Done;
}

} // namespace lianxi::cli
