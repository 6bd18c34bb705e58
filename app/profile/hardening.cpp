// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace lianxi
{

Status hardenProcess()
{
#ifdef Q_OS_UNIX
    ::umask(077);
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0)
        return failure(ErrorCode::Io, u"core dumps cannot be turned off"_s);
#endif
#ifdef Q_OS_LINUX
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return failure(ErrorCode::Io, u"the process cannot be made untraceable"_s);
#endif
    return {};
}

} // namespace lianxi
