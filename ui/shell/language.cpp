// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;

Language::~Language()
{
    clear();
}

void Language::clear()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void Language::set(Choice choice)
{
    clear();
    m_choice = choice;
    const bool chinese =
        choice == Choice::Chinese || (choice == Choice::System && QLocale::system().language() == QLocale::Chinese);
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedStates));
    const QString suffix = chinese ? u"zh_CN"_s : u"en"_s; // English has catalogues too, for plural forms
    for (const QString &file : QDir(u":/i18n"_s).entryList({u"*_"_s + suffix + u".qm"_s})) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(u":/i18n/"_s + file) && QCoreApplication::installTranslator(translator.get()))
            m_translators.push_back(std::move(translator));
    }
    // Qt's own words: the menus of text fields, "Press shortcut". Where Qt has no catalogue they stay English.
    auto own = std::make_unique<QTranslator>();
    if (chinese && own->load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))
        && QCoreApplication::installTranslator(own.get()))
        m_translators.push_back(std::move(own));
}

} // namespace lianxi
