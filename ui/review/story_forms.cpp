// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/story_forms.h"

#include "ui/theme/plain_label.h"

#include <QCheckBox>

namespace lianxi
{

using namespace Qt::StringLiterals;

ArticleForm::ArticleForm(const Article &article, QWidget *parent)
    : Form(tr("Make knowledge of the case"), tr("Save"), parent)
    , m_category(article.category)
    , m_mistake(new PlainLabel(this))
{
    setObjectName(u"articleForm"_s);
    addSentence(tr("People and their data stand as placeholders. Nothing in it leads back to the case."));
    m_name = addLine(u"articleName"_s, tr("Title"), true);
    m_name->setMaxLength(60);
    m_problem = addText(u"articleProblem"_s, tr("What the customer wants"), true);
    m_solution = addText(u"articleSolution"_s, tr("What to answer"), true);
    m_problem->setPlainText(article.problem);
    m_solution->setPlainText(article.solution);
    m_solution->setFixedHeight(m_solution->fontMetrics().lineSpacing() * 8 + 18);
    const QString first = article.problem.section(u'\n', 0, 0).left(40).trimmed();
    m_name->setText(first);
    m_mistake->setObjectName(u"articleMistake"_s);
    m_mistake->setProperty("kind", u"danger"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    addWide(m_mistake);
    need([this] { return mistakesOf(this->article()).empty(); });
    for (QPlainTextEdit *edit : {m_problem, m_solution})
        connect(edit, &QPlainTextEdit::textChanged, this, &ArticleForm::look);
    look();
    check();
}

Article ArticleForm::article() const
{
    return {m_problem->toPlainText().trimmed(), m_solution->toPlainText().trimmed(), m_category};
}

void ArticleForm::look()
{
    QStringList lines;
    for (const ArticleMistake one : mistakesOf(article())) {
        if (one == ArticleMistake::PersonalData)
            lines << tr("There are personal data in it. Write a placeholder in their place.");
        else if (one == ArticleMistake::TooLong)
            lines << tr("At most %1 characters each.").arg(longestArticlePart);
    }
    m_mistake->setText(lines.join(u'\n'));
    m_mistake->setVisible(!lines.isEmpty());
}

RehearsalForm::RehearsalForm(QWidget *parent)
    : Form(tr("Make a rehearsal of the case"), tr("Save"), parent)
{
    setObjectName(u"rehearsalForm"_s);
    addSentence(
        tr("The customer's lines become the rehearsal's customer, the team's the model solution; people and their "
           "data stand as placeholders."));
    m_name = addLine(u"rehearsalName"_s, tr("Title"), true);
    m_name->setMaxLength(60);
    m_aim = addLine(u"rehearsalAim"_s, tr("What is to be learned"), true);
}

PrintForm::PrintForm(bool mayShow, QWidget *parent)
    : Form(tr("Print the case as a PDF"), tr("Choose a place …"), parent)
    , m_masked(new QCheckBox(tr("Hide personal data, and leave pictures out"), this))
{
    setObjectName(u"printForm"_s);
    m_masked->setObjectName(u"printMasked"_s);
    m_masked->setAccessibleName(m_masked->text());
    m_masked->setChecked(true);
    m_masked->setEnabled(mayShow);
    addWide(m_masked);
    m_reason = addLine(u"printReason"_s, tr("Why with personal data (is recorded)"), false);
    m_reason->setEnabled(false);
    connect(m_masked, &QCheckBox::toggled, this, [this](bool masked) {
        m_reason->setEnabled(!masked);
        check();
    });
    need([this] { return masked() || !reason().isEmpty(); });
    check();
}

bool PrintForm::masked() const
{
    return m_masked->isChecked();
}

} // namespace lianxi
