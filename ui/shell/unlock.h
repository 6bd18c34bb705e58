// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profile/profile.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;

namespace lianxi
{

/// What a failure to open or create a profile means for the person, and the way on. Every ErrorCode has its sentence.
[[nodiscard]] QString profileSentence(ErrorCode code);

/// Rough strength of a passphrase, for the hint beside the field.
enum class Strength { TooShort, Weak, Fair, Strong };
[[nodiscard]] Strength strengthOf(const QString &passphrase);
[[nodiscard]] QString strengthSentence(Strength strength);

/// Asks for the passphrase of an existing profile until it opens. Deriving the key takes a moment: `open` works
/// elsewhere and answers on the view thread.
class UnlockDialog final : public QDialog
{
    Q_OBJECT
public:
    using Open = std::function<void(const QString &passphrase, std::function<void(Status)> answer)>;
    UnlockDialog(ThemeSource &themes, KeyKeeping keeping, Open open, QWidget *parent = nullptr);

private:
    void tryOpen();
    void answered(const Status &status);
    Open m_open;
    QLineEdit *m_passphrase;
    PlainLabel *m_complaint;
    QPushButton *m_unlock;
    KeyKeeping m_keeping;
};

} // namespace lianxi
