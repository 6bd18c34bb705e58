// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <memory>
#include <vector>

namespace lianxi
{

/// The language of the window. Every compiled catalogue ":/i18n/*_zh_CN.qm" is loaded, so that each part of the window
/// can keep its own file; English is the language of the code.
class Language
{
public:
    enum class Choice { System, Chinese, English };
    ~Language();
    /// Widgets get QEvent::LanguageChange. View thread.
    void set(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }

private:
    void clear();
    Choice m_choice = Choice::English;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace lianxi
