// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/forms.h"

namespace lianxi
{

/// What signs web calls: to be copied to the receiver, or replaced by the team's.
class SecretForm final : public Form
{
    Q_OBJECT
public:
    SecretForm(const QString &secret, QWidget *parent);
    [[nodiscard]] QString secret() const { return m_secret->text().trimmed(); }
    /// "whsec_" and the base64 of 24 to 64 bytes.
    [[nodiscard]] static bool isSecret(const QString &text);

private:
    QLineEdit *m_secret;
};

} // namespace lianxi
