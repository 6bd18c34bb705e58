// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace lianxi
{

/// Reads texts aloud into sound files, by the speech program of the system (espeak-ng), on this machine: no word leaves
/// it. View thread; answers come later there.
class Speech final : public QObject
{
    Q_OBJECT
public:
    /// \param program  absolute; empty: the one that is installed.
    explicit Speech(const QString &program = {}, QObject *parent = nullptr);
    /// There is a program that can do it.
    [[nodiscard]] bool isThere() const { return !m_program.isEmpty(); }
    using Done = std::function<void(Result<QByteArray>)>;
    /// `text` as MP3. NotFound without a program, InvalidInput when it would last longer than longestVoice, Io when the
    /// program fails. Nobody is answered when `context` is gone by then.
    void read(const QObject *context, const QString &text, Done done);

private:
    QString m_program;
};

/// The voice for a text by its letters: Chinese, Japanese, Korean, Russian or English. Pure; the program's own names.
[[nodiscard]] QString voiceOf(const QString &text);

} // namespace lianxi
