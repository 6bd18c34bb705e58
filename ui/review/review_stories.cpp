// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of a reviewed case: knowledge, a rehearsal, paper.
#include "app/review/rehearsal_draft.h"
#include "ui/conversation/words.h"
#include "ui/review/review_page.h"
#include "ui/review/story_forms.h"

#include <QFileDialog>
#include <QPointer>
#include <QUuid>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ReviewPage::connectStories()
{
    connect(m_bench, &ReviewBench::articleRequested, this, &ReviewPage::makeArticle);
    connect(m_bench, &ReviewBench::rehearsalRequested, this, &ReviewPage::makeRehearsal);
    connect(m_bench, &ReviewBench::printRequested, this, &ReviewPage::print);
}

void ReviewPage::saveStory(TeamItemKind kind, const QString &name, const QJsonObject &body, const QString &told)
{
    TeamItemSaved saved;
    saved.kind = kind;
    saved.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    saved.name = name;
    saved.body = body;
    m_services.saveItem(saved, [self = QPointer(this), told](const DeskResult &result) {
        if (self)
            self->m_bench->say(result.done() ? told : ConversationWords::error(result.error),
                               result.done() ? u"muted"_s : u"danger"_s);
    });
}

void ReviewPage::makeArticle()
{
    m_services.askCase(this, m_bench->task()->row, CaseSetScope::Words, [this](const Result<CaseSet> &set) {
        if (!set || set->cases.empty())
            return m_bench->say(tr("The case could not be read."), u"danger"_s);
        auto *form = new ArticleForm(articleOf(set->cases.front().head, set->cases.front().lines), this);
        connect(form, &QDialog::accepted, this, [this, form] {
            saveStory(TeamItemKind::Article, form->name(), toArticleBody(form->article()),
                      tr("The team can read it under Settings, Knowledge."));
        });
        form->open();
    });
}

void ReviewPage::makeRehearsal()
{
    m_services.askCase(this, m_bench->task()->row, CaseSetScope::Words, [this](const Result<CaseSet> &set) {
        if (!set || set->cases.empty())
            return m_bench->say(tr("The case could not be read."), u"danger"_s);
        const CaseInSet &one = set->cases.front();
        const std::vector<AnonymousLine> talk = anonymousTalk(one.head, one.lines);
        if (scenarioToml({u"x"_s, u"x"_s, one.head.platform}, talk).isEmpty())
            return m_bench->say(tr("A rehearsal needs words of the customer and an answer of the team."), u"warning"_s);
        auto *form = new RehearsalForm(this);
        connect(form, &QDialog::accepted, this, [this, form, talk, platform = one.head.platform] {
            saveStory(TeamItemKind::Scenario, form->name(),
                      toScenarioBody(scenarioToml({form->name(), form->aim(), platform}, talk)),
                      tr("It is under Settings, Rehearsals, and can be saved as a file for the training desk."));
        });
        form->open();
    });
}

void ReviewPage::savePaper(const ReviewRow &row, CaseSetScope scope, const QString &path)
{
    m_services.askCase(this, row, scope, [this, path](const Result<CaseSet> &set) {
        if (!set)
            return m_bench->say(tr("The case could not be read."), u"danger"_s);
        m_services.savePdf(this, *set, path, [this](const Status &saved) {
            m_bench->say(saved ? tr("The PDF is saved.") : ConversationWords::error(saved.error()),
                         saved ? u"muted"_s : u"danger"_s);
        });
    });
}

void ReviewPage::print()
{
    auto *form = new PrintForm(true, this);
    connect(form, &QDialog::accepted, this, [this, form, row = m_bench->task()->row] {
        auto *dialog = new QFileDialog(this, tr("Save the PDF"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"pdf"_s);
        dialog->selectFile(u"case.pdf"_s);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, row, masked = form->masked(), reason = form->reason()](const QString &path) {
                    if (masked)
                        return savePaper(row, CaseSetScope::Masked, path);
                    m_services.recordPrint(
                        row.head, reason, [self = QPointer(this), row, path](const DeskResult &told) {
                            if (!self)
                                return;
                            if (told.done())
                                return self->savePaper(row, CaseSetScope::Whole, path);
                            self->m_bench->say(tr("Nothing was printed: the log could not be told that personal "
                                                  "data leave on paper. %1")
                                                   .arg(ConversationWords::error(told.error)),
                                               u"danger"_s);
                        });
                });
        dialog->open();
    });
    form->open();
}

} // namespace lianxi
