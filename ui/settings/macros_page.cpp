// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/macros_page.h"

#include "ui/settings/macro_editor.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

ItemPage *makeMacrosPage(TeamShelf &shelf, ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories,
                         QWidget *parent)
{
    auto *editor = new MacroEditor(themes);
    editor->setCategories(std::move(categories));
    const auto words = [] {
        return ItemPage::Words{
            MacroEditor::tr("Macros"),
            MacroEditor::tr(
                "No macro yet. A macro does several things at once: a text, tags, snoozing, the next case."),
            MacroEditor::tr("New macro"), MacroEditor::tr("New macro")};
    };
    return new ItemPage(shelf, {TeamItemKind::Macro, u"Macro"_s, words}, editor, parent);
}

} // namespace lianxi
