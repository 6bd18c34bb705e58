// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_forms.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

WordsForm::WordsForm(const QString &title, const QString &sentence, const QString &label, const QString &confirm,
                     QWidget *parent)
    : Form(title, confirm, parent)
{
    setObjectName(u"wordsForm"_s);
    if (!sentence.isEmpty())
        addSentence(sentence);
    m_words = addText(u"words"_s, label, true);
}

DecisionForm::DecisionForm(const ReviewRow &row, bool scoresChanged, QWidget *parent)
    : Form(tr("Decide the appeal"), tr("Decide"), parent)
{
    setObjectName(u"decisionForm"_s);
    addSentence(tr("%1 says: %2").arg(row.agentName, row.appeal));
    addSentence(scoresChanged ? tr("The scores as you changed them count from now on.")
                              : tr("The scores stay as they are. To change them, change them on the card first."));
    m_upheld = addChoice(u"upheld"_s, tr("Decision"), {tr("The agent is right"), tr("The review stands")});
    m_words = addText(u"words"_s, tr("Reason, shown to both"), true);
}

} // namespace lianxi
