// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace lianxi
{

/// What kind of failure it was; callers decide on this, people read the sentence that ui makes of it.
enum class ErrorCode {
    NotFound, ///< the thing asked for does not exist
    Conflict, ///< somebody else was first
    Corrupt, ///< stored bytes do not make sense
    WrongKey, ///< the file does not open with this key
    TooNew, ///< written by a newer version
    Busy, ///< in use by another process
    DiskFull, ///< no space left
    Io, ///< any other failure of disk or device
    Network, ///< the other side could not be reached
    Protocol, ///< the other side answered something that it may not
    Refused, ///< a rule forbids it
    NotAllowed, ///< the role of who asks does not allow it
    InvalidInput, ///< what the caller gave cannot be used
    Unavailable, ///< cannot be done at this moment, may work later
    Cancelled, ///< stopped on request
};

/// Why something did not happen. `detail` is English, for the log, and never holds personal data;
/// ui turns `code` into a translated sentence with a remedy.
struct Error {
    ErrorCode code = ErrorCode::Io;
    QString detail;
    friend bool operator==(const Error &, const Error &) = default;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Shorthand for returning a failure from a function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString detail)
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace lianxi
