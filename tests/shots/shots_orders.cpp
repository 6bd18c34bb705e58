// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/memory_secret_store.h"
#include "tests/shots/shots.h"
#include "tests/support/fake_http_server.h"
#include "ui/settings/order_source_form.h"
#include "ui/settings/orders_page.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace lianxi::test
{
namespace
{

using namespace Qt::StringLiterals;

bool chinese()
{
    return QLocale().language() == QLocale::Chinese;
}

/// What the page works with, living as long as the page.
struct OrderKit : QObject {
    OrderKit(ShotWorld &world, bool filled)
    {
        server.always = [](const HttpRequest &) {
            const QByteArray answer = chinese()
                ? QByteArray(
                    R"({"code":0,"data":{"orders":[{"order_no":"2026110900001","status":{"text":"已发货"},)"
                    R"("created_at":"2026-11-09 12:30:00","amount":"129.90","goods":[{"title":"儿童安全座椅 )"
                    R"(蓝色","qty":1},{"title":"安装配件","qty":2}],"shipping":{"company":"顺丰","no":"SF1234",)"
                    R"("traces":[{"text":"派送中","time":"2026-11-11 09:00:00"}]}}]}})")
                : QByteArray(
                    R"({"code":0,"data":{"orders":[{"order_no":"2026110900001","status":{"text":"sent"},)"
                    R"("created_at":"2026-11-09 12:30:00","amount":"129.90","goods":[{"title":"Child seat, )"
                    R"(blue","qty":1},{"title":"Mounting kit","qty":2}],"shipping":{"company":"DHL",)"
                    R"("no":"DH1234","traces":[{"text":"out for delivery","time":"2026-11-11 09:00:00"}]}}]}})");
            return FakeHttpServer::Answer{200, answer, {}, false};
        };
        if (filled) {
            std::vector<OrderSourceSetup> setups(3);
            setups[0].name = chinese() ? u"商城 ERP"_s : u"Shop ERP"_s;
            setups[0].by = {OrderKeyKind::Number, OrderKeyKind::Phone};
            RestOrderSetup rest;
            rest.url = server.base() + u"/orders?phone={value}"_s;
            rest.headers = {u"Authorization: Bearer {secret}"_s};
            rest.fields = {u"data.orders"_s, u"order_no"_s,      u"status.text"_s,  u"created_at"_s, u"amount"_s,
                           u"goods"_s,       u"title"_s,         u"qty"_s,          u"shipping"_s,   u"company"_s,
                           u"no"_s,          u"traces.0.text"_s, u"traces.0.time"_s};
            setups[0].what = rest;
            setups[1].name = chinese() ? u"仓库（名称很长很长的第三方物流系统）"_s : u"Warehouse of a very long name"_s;
            setups[1].by = {OrderKeyKind::Phone};
            SqlOrderSetup sql;
            sql.host = u"db.example.com"_s;
            sql.database = u"shop"_s;
            sql.user = u"lianxi_reader"_s;
            sql.query = u"SELECT no AS number, state, placed, item AS item_name\nFROM orders\nWHERE phone = :value"_s;
            setups[1].what = sql;
            setups[2].name = chinese() ? u"直播间导出表"_s : u"Tables of the live shop"_s;
            setups[2].by = {OrderKeyKind::Number};
            if (!writeOrderConfig(dir.filePath(u"orders.toml"_s), setups))
                qFatal("cannot write");
            (void)secrets.write(setups[0].secretName(), "key");
        }
        service = std::make_unique<OrderService>(
            OrderService::Parts{secrets, world.clock, dir.filePath(u"orders.toml"_s), dir.filePath(u"orders.db"_s),
                                sqlite::PageKey::generate()});
    }
    QTemporaryDir dir;
    MemorySecretStore secrets;
    FakeHttpServer server;
    std::unique_ptr<OrderService> service;
};

std::unique_ptr<OrdersPage> page(ShotWorld &world, bool filled)
{
    auto *kit = new OrderKit(world, filled);
    auto shown = std::make_unique<OrdersPage>(*kit->service, world.themes);
    QObject::connect(shown.get(), &QObject::destroyed, kit, &QObject::deleteLater);
    shown->resize(1000, 760);
    shown->show();
    const auto *add = shown->findChild<QPushButton *>(u"addOrderSource"_s);
    (void)QTest::qWaitFor([add] { return add->isEnabled(); });
    return shown;
}

void tryIt(OrdersPage &page)
{
    page.findChild<QComboBox *>(u"tryOrderKind"_s)->setCurrentIndex(1);
    page.findChild<QLineEdit *>(u"tryOrderValue"_s)->setText(u"13812345678"_s);
    auto *button = page.findChild<QPushButton *>(u"tryOrderSource"_s);
    button->click();
    (void)QTest::qWaitFor([button] { return button->isEnabled(); });
}

const ShotGroup group({
    {u"settings-orders-empty"_s, QSize(1000, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return page(world, false); }},
    {u"settings-orders"_s, QSize(1000, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = page(world, true);
         tryIt(*shown);
         return shown;
     }},
    {u"settings-orders-path"_s, QSize(1000, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = page(world, true);
         auto *state = shown->findChild<QLineEdit *>(u"orderField-%1"_s.arg(static_cast<int>(OrderField::State)));
         state->setText(u"state"_s);
         Q_EMIT state->textEdited(u"state"_s);
         tryIt(*shown);
         return shown;
     }},
    {u"settings-orders-sql"_s, QSize(1000, 760),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = page(world, true);
         shown->findChild<QListWidget *>(u"orderSources"_s)->setCurrentRow(1);
         return shown;
     }},
    {u"settings-orders-file"_s, QSize(1000, 420),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> {
         auto shown = page(world, true);
         shown->findChild<QListWidget *>(u"orderSources"_s)->setCurrentRow(2);
         return shown;
     }},
});

} // namespace
} // namespace lianxi::test
