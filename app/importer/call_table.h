// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QByteArrayView>
#include <QStringList>
#include <QTimeZone>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

/// What a column of a table of calls can be. What an exchange exports is called "call detail records" (CDR).
enum class CallColumn { Id, Start, Caller, Called, Direction, Seconds, Outcome, Agent, Recording };
inline constexpr size_t callColumnCount = 9;
/// For each CallColumn the column of the table; -1: it has none.
using CallColumns = std::array<int, callColumnCount>;

/// Which column is which, by the titles that exchanges write, English and Chinese (calldate, src, dst, billsec,
/// disposition …; 主叫号码, 被叫号码, 通话时长, 录音文件 …).
[[nodiscard]] CallColumns callColumnsOf(const std::vector<QByteArray> &header);
/// Of those without which there is no call: time, caller, called.
[[nodiscard]] std::vector<CallColumn> missingCallColumns(const CallColumns &columns);

/// One call as a line of a table tells it.
struct CallLine {
    QString id; ///< the exchange's own, or made of time and numbers
    Instant start;
    QString caller, called; ///< as they are written
    Direction direction = Direction::In; ///< In: a customer called
    std::optional<std::chrono::seconds> length;
    QString outcome; ///< answered, missed, busy, failed
    QString agent;
    QString recording; ///< a file's name
    friend bool operator==(const CallLine &, const CallLine &) = default;
};

enum class CallLineFault { NotUtf8, TooFewColumns, NoTime, NoNumbers, NoLength };
/// For scripts: "no time".
[[nodiscard]] QString toSentence(CallLineFault fault);

/// "95", "1:35", "0:01:35", "1分35秒" as a length of time.
[[nodiscard]] std::optional<std::chrono::seconds> callLength(const QString &written);
/// Reads one line. Times without a zone are in `zone`.
[[nodiscard]] tl::expected<CallLine, CallLineFault> callLine(const std::vector<QByteArrayView> &fields,
                                                             const CallColumns &columns, const QTimeZone &zone);

/// How a table begins: for choosing its columns by hand.
struct CallTablePreview {
    QStringList titles;
    std::vector<QStringList> lines; ///< the first ones, as they are written
    CallColumns columns{}; ///< as they were recognised
};
/// Errors: those of readMaybeGzip(), InvalidInput (no table).
[[nodiscard]] Result<CallTablePreview> previewCalls(const QString &file, int lines = 5);

} // namespace lianxi
