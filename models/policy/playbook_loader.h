// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/playbook_data.h"

namespace lianxi
{

/// Reads playbook files one after the other into the same Data; what a file does not mention stays as it was.
class PlaybookLoader
{
public:
    /// \param text  a file's content, UTF-8; \param file its name for messages.
    /// \return InvalidInput with "file:line:column: what is wrong, what is allowed".
    [[nodiscard]] Status add(const QByteArray &text, const QString &file);
    /// Compiles the patterns and checks that nothing is missing.
    [[nodiscard]] Result<std::shared_ptr<const Playbook>> finish();

private:
    std::shared_ptr<Playbook::Data> m_data = std::make_shared<Playbook::Data>();
    QString m_lastFile;
    std::vector<bool> m_guardsSeen = std::vector<bool>(EnumNames<GuardRule>::names.size());
    friend class PlaybookFile;
};

} // namespace lianxi
