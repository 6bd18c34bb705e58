// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/story_editors.h"

#include "app/review/rehearsal_draft.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

ArticleEditor::ArticleEditor(QWidget *parent)
    : ItemEditor(parent)
    , m_problemLabel(new PlainLabel(this))
    , m_solutionLabel(new PlainLabel(this))
    , m_mistake(new PlainLabel(this))
    , m_problem(new QPlainTextEdit(this))
    , m_solution(new QPlainTextEdit(this))
{
    setObjectName(u"articleEditor"_s);
    m_problem->setObjectName(u"knownProblem"_s);
    m_solution->setObjectName(u"knownSolution"_s);
    m_mistake->setObjectName(u"knownMistakes"_s);
    m_mistake->setProperty("kind", u"danger"_s);
    m_mistake->setElideMode(Qt::ElideNone);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_problemLabel);
    column->addWidget(m_problem, 1);
    column->addWidget(m_solutionLabel);
    column->addWidget(m_solution, 2);
    column->addWidget(m_mistake);
    for (QPlainTextEdit *edit : {m_problem, m_solution}) {
        edit->setTabChangesFocus(true);
        connect(edit, &QPlainTextEdit::textChanged, this, &ArticleEditor::take);
    }
    retranslate();
}

bool ArticleEditor::show(const QJsonObject &body)
{
    const Result<Article> article = fromArticleBody(body);
    setArticle(article.value_or(Article()));
    return article.has_value();
}

void ArticleEditor::begin()
{
    setArticle({});
}

QJsonObject ArticleEditor::body() const
{
    return toArticleBody(m_article);
}

bool ArticleEditor::isRight() const
{
    return mistakesOf(m_article).empty();
}

QString ArticleEditor::describe(const QJsonObject &body) const
{
    const Result<Article> article = fromArticleBody(body);
    return article ? article->problem.simplified().left(60) : QString();
}

void ArticleEditor::setArticle(const Article &article)
{
    m_showing = true;
    m_article = article;
    m_problem->setPlainText(article.problem);
    m_solution->setPlainText(article.solution);
    m_showing = false;
    showMistakes();
}

void ArticleEditor::take()
{
    if (m_showing)
        return;
    m_article.problem = m_problem->toPlainText();
    m_article.solution = m_solution->toPlainText();
    showMistakes();
    Q_EMIT edited();
}

void ArticleEditor::showMistakes()
{
    QStringList lines;
    for (const ArticleMistake one : mistakesOf(m_article)) {
        switch (one) {
        case ArticleMistake::ProblemMissing:
            lines << tr("Write what the customer wants.");
            break;
        case ArticleMistake::SolutionMissing:
            lines << tr("Write what to answer.");
            break;
        case ArticleMistake::TooLong:
            lines << tr("At most %1 characters each.").arg(longestArticlePart);
            break;
        case ArticleMistake::PersonalData:
            lines << tr("There are personal data in it. Write a placeholder in their place.");
            break;
        }
    }
    m_mistake->setText(lines.join(u'\n'));
    m_mistake->setVisible(!lines.isEmpty());
}

void ArticleEditor::retranslate()
{
    m_problemLabel->setText(tr("What the customer wants"));
    m_solutionLabel->setText(tr("What to answer"));
    m_problem->setAccessibleName(m_problemLabel->fullText());
    m_solution->setAccessibleName(m_solutionLabel->fullText());
    showMistakes();
}

void ArticleEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

RehearsalEditor::RehearsalEditor(Save save, QWidget *parent)
    : ItemEditor(parent)
    , m_save(std::move(save))
    , m_help(new PlainLabel(this))
    , m_words(new QPlainTextEdit(this))
    , m_file(new QPushButton(this))
{
    setObjectName(u"rehearsalEditor"_s);
    m_help->setProperty("kind", u"muted"_s);
    m_help->setElideMode(Qt::ElideNone);
    m_words->setObjectName(u"rehearsalWords"_s);
    m_words->setTabChangesFocus(true);
    m_file->setObjectName(u"saveRehearsalFile"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_help);
    column->addWidget(m_words, 1);
    column->addWidget(m_file, 0, Qt::AlignLeft);
    connect(m_file, &QPushButton::clicked, this, &RehearsalEditor::saveAs);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (m_words->toPlainText() == m_toml)
            return;
        m_toml = m_words->toPlainText();
        Q_EMIT edited();
    });
    retranslate();
}

bool RehearsalEditor::show(const QJsonObject &body)
{
    m_toml = fromScenarioBody(body);
    m_words->setPlainText(m_toml);
    return !m_toml.isEmpty();
}

void RehearsalEditor::begin()
{
    m_toml.clear();
    m_words->clear();
}

QJsonObject RehearsalEditor::body() const
{
    return toScenarioBody(m_toml);
}

QString RehearsalEditor::describe(const QJsonObject &body) const
{
    const QString toml = fromScenarioBody(body);
    return toml.isEmpty() ? QString() : tr("%n line(s)", nullptr, static_cast<int>(toml.count(u"[["_s)));
}

void RehearsalEditor::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save the rehearsal"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"toml"_s);
    dialog->selectFile(u"case.toml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_save(this, path, m_toml.toUtf8(), [this](bool saved) {
            m_help->setText(saved ? tr("Saved. Put it into the training desk's folder of scenarios.")
                                  : tr("It could not be saved there. Choose another place."));
        });
    });
    dialog->open();
}

void RehearsalEditor::retranslate()
{
    m_help->setText(tr("The conversation as the training desk plays it. New ones are made from a reviewed case."));
    m_words->setAccessibleName(tr("The rehearsal's lines"));
    m_file->setText(tr("Save as a file …"));
    m_file->setAccessibleName(m_file->text());
}

void RehearsalEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

ItemPage *makeArticlePage(TeamShelf &shelf, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{
            ArticleEditor::tr("Knowledge"),
            ArticleEditor::tr("No knowledge yet. A reviewer makes it from a good case in three clicks; "
                              "people and their data become placeholders."),
            ArticleEditor::tr("New article"), ArticleEditor::tr("New article")};
    };
    return new ItemPage(shelf, {TeamItemKind::Article, u"Article"_s, words, false}, new ArticleEditor, parent);
}

ItemPage *makeRehearsalPage(TeamShelf &shelf, RehearsalEditor::Save save, QWidget *parent)
{
    const auto words = [] {
        return ItemPage::Words{
            RehearsalEditor::tr("Rehearsals"),
            RehearsalEditor::tr("No rehearsal yet. A reviewer makes one from a painful case, so that "
                                "the next agent has met it before."),
            RehearsalEditor::tr("New rehearsal"), RehearsalEditor::tr("New rehearsal")};
    };
    return new ItemPage(shelf, {TeamItemKind::Scenario, u"Scenario"_s, words, false},
                        new RehearsalEditor(std::move(save)), parent);
}

} // namespace lianxi
