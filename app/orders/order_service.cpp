// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/orders/order_service.h"

#include "app/gateway/http_client.h"
#include "app/orders/order_book.h"
#include "app/orders/rest_orders.h"
#include "app/orders/sql_orders.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto keptFor = std::chrono::days(180); ///< a customer's orders are not kept longer without being asked for

} // namespace

/// Store, sources and network of the orders' own thread.
class OrderService::Worker final : public QObject
{
public:
    explicit Worker(const Parts &parts)
        : m_parts(parts)
    {
    }
    /// Opens what is kept; called again, does nothing.
    Status openStore()
    {
        if (m_store)
            return {};
        Result<std::unique_ptr<OrderStore>> store = OrderStore::open(m_parts.file, m_parts.key);
        if (!store)
            return tl::unexpected(store.error());
        m_store = std::move(*store);
        return {};
    }
    void setSources(std::vector<OrderSourceSetup> setups) { m_setups = std::move(setups); }
    /// On this object's thread, after openStore().
    void begin()
    {
        if (!m_http)
            m_http = std::make_unique<HttpClient>();
        std::vector<std::unique_ptr<OrderSource>> sources;
        for (const OrderSourceSetup &setup : m_setups) {
            const QByteArray secret = m_parts.secrets.read(setup.secretName()).value_or(QByteArray());
            if (std::holds_alternative<RestOrderSetup>(setup.what))
                sources.push_back(std::make_unique<RestOrders>(setup, secret, *m_http));
            else if (std::holds_alternative<SqlOrderSetup>(setup.what))
                sources.push_back(std::make_unique<SqlOrders>(setup, secret));
        }
        m_book = std::make_unique<OrderBook>(*m_store, m_parts.clock, std::move(sources));
        (void)m_store->forget(m_parts.clock.now() - keptFor); // the next start tries again
    }
    void ask(const std::vector<OrderKey> &keys, const OrderBook::Told &told)
    {
        if (m_book)
            m_book->ask(keys, told);
        else
            told({});
    }
    [[nodiscard]] OrderSetups setups()
    {
        OrderSetups answer;
        m_seen = described();
        m_overwrites = false; // who looks again has been told
        Result<std::vector<OrderSourceSetup>> read = readOrderConfig(m_parts.config);
        if (!read) {
            answer.trouble = read.error().detail;
            return answer;
        }
        for (const OrderSourceSetup &setup : *read)
            answer.sources.push_back(
                {setup, setup.name, std::nullopt, m_parts.secrets.read(setup.secretName()).has_value()});
        return answer;
    }
    Status save(const std::vector<OrderSourceEdit> &edits)
    {
        if (const Status opened = openStore(); !opened)
            return opened;
        // Whoever changed the file meanwhile is not written over unasked; asked once more, what they wrote stays
        // beside.
        const QByteArray now = described();
        const bool again = std::exchange(m_overwrites, false);
        if (m_seen && *m_seen != now && !again) {
            m_overwrites = true;
            return failure(ErrorCode::Conflict, u"the file was changed meanwhile"_s);
        }
        std::vector<OrderSourceSetup> setups;
        // All are read before any is written: two sources may have changed their names with one another.
        std::map<QString, QByteArray> wanted, had;
        for (const OrderSourceEdit &edit : edits) {
            setups.push_back(edit.setup);
            wanted[edit.setup.secretName()] = edit.secret ? *edit.secret : secretOf(edit.before);
        }
        for (const OrderSourceSetup &setup : readOrderConfig(m_parts.config).value_or(std::vector<OrderSourceSetup>()))
            wanted.try_emplace(setup.secretName(), QByteArray());
        for (const auto &[name, secret] : wanted)
            had[name] = m_parts.secrets.read(name).value_or(QByteArray());
        Status done = put(wanted);
        if (done)
            done = writeOrderConfig(m_parts.config, setups, m_seen && *m_seen != now);
        if (!done) {
            (void)put(had); // nothing better can be done than to say that it failed
            return done;
        }
        m_seen = described();
        m_setups = std::move(setups);
        begin();
        return {};
    }
    void tryOut(const OrderSourceEdit &edit, const OrderKey &key, const std::function<void(OrderTrial)> &told)
    {
        if (!m_http)
            m_http = std::make_unique<HttpClient>();
        if (const Status opened = openStore(); !opened) {
            OrderTrial trial;
            trial.end = OrderTrialEnd::NotKept;
            trial.words = opened.error().detail;
            return told(trial);
        }
        const QByteArray secret = edit.secret ? *edit.secret : secretOf(edit.before);
        tryOrderSource(edit.setup, secret, key, {*m_http, *m_store, this}, told);
    }
    Result<OrderImport> importFile(const OrderSourceSetup &source, const QString &file)
    {
        if (const Status opened = openStore(); !opened)
            return tl::unexpected(opened.error());
        return importOrders(file, source.name, source.zone, *m_store, m_parts.clock.now());
    }

private:
    /// The description as it is written; empty when there is none.
    [[nodiscard]] QByteArray described() const
    {
        QFile file(m_parts.config);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray secretOf(const QString &source) const
    {
        OrderSourceSetup named;
        named.name = source;
        return source.isEmpty() ? QByteArray() : m_parts.secrets.read(named.secretName()).value_or(QByteArray());
    }
    Status put(const std::map<QString, QByteArray> &secrets)
    {
        for (const auto &[name, secret] : secrets) {
            const Status done = secret.isEmpty() ? m_parts.secrets.remove(name) : m_parts.secrets.write(name, secret);
            if (!done)
                return done;
        }
        return {};
    }
    const Parts m_parts;
    std::optional<QByteArray> m_seen; ///< the description that was handed out to be changed
    bool m_overwrites = false; ///< the next saving was warned
    std::vector<OrderSourceSetup> m_setups;
    std::unique_ptr<OrderStore> m_store;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<OrderBook> m_book;
};

OrderService::OrderService(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(parts))
{
    Result<std::vector<OrderSourceSetup>> setups = readOrderConfig(parts.config);
    if (!setups)
        m_trouble = setups.error().detail;
    else
        m_asks = !setups->empty() || QFileInfo::exists(parts.file);
    if (!m_asks)
        return;
    if (const Status opened = m_worker->openStore(); !opened) {
        m_trouble = opened.error().detail;
        m_asks = false;
        return;
    }
    m_worker->setSources(*std::move(setups));
    startThread();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->begin(); });
}

OrderService::~OrderService()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void OrderService::startThread()
{
    if (m_thread.isRunning())
        return;
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("orders"));
    m_thread.start();
}

// `this` outlives its thread; the asker is looked at only where it lives.
template <class T>
std::function<void(T)> OrderService::here(const QObject *context, std::function<void(T)> answer)
{
    return [this, asker = QPointer(context), answer = std::move(answer)](T value) {
        QMetaObject::invokeMethod(
            this,
            [asker, answer, value = std::move(value)]() mutable {
                if (asker)
                    answer(std::move(value));
            },
            Qt::QueuedConnection);
    };
}

template <class T>
void OrderService::onThread(const QObject *context, std::function<T(Worker &)> work, std::function<void(T)> answer)
{
    startThread();
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, work = std::move(work), told = here<T>(context, std::move(answer))] {
                                  told(work(*worker));
                              });
}

void OrderService::askOrders(const QObject *context, const std::vector<OrderKey> &keys,
                             std::function<void(const OrderAnswer &)> answer)
{
    const auto told = here<OrderAnswer>(context, std::move(answer));
    if (!m_asks)
        return told({});
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, keys, told] { worker->ask(keys, told); });
}

void OrderService::askSetups(const QObject *context, std::function<void(OrderSetups)> answer)
{
    onThread<OrderSetups>(
        context, [](Worker &worker) { return worker.setups(); }, std::move(answer));
}

void OrderService::save(const QObject *context, const std::vector<OrderSourceEdit> &sources,
                        std::function<void(Status)> answer)
{
    const QPointer<const QObject> asker(context);
    onThread<Status>(
        this, [sources](Worker &worker) { return worker.save(sources); },
        [this, asker, answer = std::move(answer)](const Status &done) {
            if (done) {
                m_asks = true;
                m_trouble.clear();
                Q_EMIT sourcesChanged();
            }
            if (asker)
                answer(done);
        });
}

void OrderService::tryOut(const QObject *context, const OrderSourceEdit &source, const OrderKey &key,
                          std::function<void(OrderTrial)> answer)
{
    startThread();
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, source, key, told = here<OrderTrial>(context, std::move(answer))] {
                                  worker->tryOut(source, key, told);
                              });
}

void OrderService::importFile(const QObject *context, const OrderSourceSetup &source, const QString &file,
                              std::function<void(Result<OrderImport>)> answer)
{
    onThread<Result<OrderImport>>(
        context, [source, file](Worker &worker) { return worker.importFile(source, file); }, std::move(answer));
}

} // namespace lianxi
