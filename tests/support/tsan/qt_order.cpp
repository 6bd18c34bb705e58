// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer what Qt orders. The distribution's Qt is not instrumented and its locks are not pthread's, so
// what is handed from one thread to another by a queued call or a pool would look like a race. These definitions stand
// before Qt's: calls that our code makes come here first and go on to Qt.
#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <dlfcn.h>

extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);

namespace
{

template <class Function>
Function next(const char *symbol)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, symbol));
}

/// A queued call: all that its sender did happens before it, and it happens before what a blocked sender does next.
class OrderedCall final : public QtPrivate::QSlotObjectBase
{
public:
    OrderedCall(QSlotObjectBase *inner, void *waiting)
        : QSlotObjectBase(&run)
        , m_inner(inner)
        , m_waiting(waiting)
    {
    }

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **args, bool *same)
    {
        __tsan_acquire(self);
        auto *call = static_cast<OrderedCall *>(self);
        switch (which) {
        case Destroy:
            call->m_inner->destroyIfLastRef();
            delete call;
            break;
        case Call:
            call->m_inner->call(receiver, args);
            __tsan_release(QThread::currentThread());
            __tsan_release(call->m_waiting);
            __tsan_release(self); // who lets go of it last may be its sender
            break;
        case Compare:
            *same = false;
            break;
        }
    }
    QSlotObjectBase *m_inner;
    void *m_waiting; ///< address that a blocked sender looks at; of no meaning otherwise
};

class OrderedTask final : public QRunnable
{
public:
    OrderedTask(std::function<void()> work, QThreadPool *pool)
        : m_work(std::move(work))
        , m_pool(pool)
    {
    }
    void run() override
    {
        __tsan_acquire(this);
        m_work();
        m_work = {};
        __tsan_release(m_pool);
    }

private:
    std::function<void()> m_work;
    QThreadPool *m_pool;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *answer)
{
    using Real = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto real =
        next<Real>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    static char nobody;
    char here = 0;
    void *waiting = type == Qt::BlockingQueuedConnection ? &here : &nobody;
    auto *call = new OrderedCall(slot, waiting);
    __tsan_release(call);
    const bool done = real(object, call, type, answer);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(waiting);
    return done;
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    auto *task = new OrderedTask(std::move(work), this);
    __tsan_release(task);
    start(task, priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    static const auto real = next<bool (*)(QThreadPool *, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = real(this, milliseconds);
    __tsan_acquire(this);
    return done;
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto real = next<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(this, deadline);
    __tsan_acquire(this);
    return ended;
}
