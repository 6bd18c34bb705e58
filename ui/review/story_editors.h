// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/article.h"
#include "ui/team/item_page.h"

class QPlainTextEdit;

namespace lianxi
{

/// One piece of knowledge.
class ArticleEditor final : public ItemEditor
{
    Q_OBJECT
public:
    explicit ArticleEditor(QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override;
    [[nodiscard]] QJsonObject body() const override;
    [[nodiscard]] bool isRight() const override;
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setArticle(const Article &article);
    void take();
    void showMistakes();
    void retranslate();
    Article m_article;
    bool m_showing = false;
    PlainLabel *m_problemLabel, *m_solutionLabel, *m_mistake;
    QPlainTextEdit *m_problem, *m_solution;
};

/// One rehearsal made from a case, as the file that the training desk plays.
class RehearsalEditor final : public ItemEditor
{
    Q_OBJECT
public:
    /// \param save  writes the words to a place that a person chose; answers later.
    using Save = std::function<void(const QObject *context, const QString &path, const QByteArray &words,
                                    std::function<void(bool)>)>;
    explicit RehearsalEditor(Save save, QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override;
    [[nodiscard]] QJsonObject body() const override;
    [[nodiscard]] bool isRight() const override { return !m_toml.isEmpty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void saveAs();
    void retranslate();
    Save m_save;
    QString m_toml;
    PlainLabel *m_help;
    QPlainTextEdit *m_words;
    QPushButton *m_file;
};

/// The pages for knowledge and rehearsals made from cases. `shelf` outlives them.
[[nodiscard]] ItemPage *makeArticlePage(TeamShelf &shelf, QWidget *parent = nullptr);
[[nodiscard]] ItemPage *makeRehearsalPage(TeamShelf &shelf, RehearsalEditor::Save save, QWidget *parent = nullptr);

} // namespace lianxi
