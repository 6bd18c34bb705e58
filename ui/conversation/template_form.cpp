// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/template_form.h"

#include "ui/theme/plain_label.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int templateRole = Qt::UserRole; ///< index in the list of templates
constexpr int longestValue = 1024; ///< of a blank: the platform's limit for the whole text
} // namespace

TemplateForm::TemplateForm(std::vector<MessageTemplate> templates, QWidget *parent)
    : Form(tr("Send a template"), tr("Put into the composer"), parent)
    , m_templates(std::move(templates))
    , m_list(new QListWidget(this))
    , m_blanksLayout(new QFormLayout)
    , m_preview(new QPlainTextEdit(this))
{
    setMinimumWidth(520);
    if (m_templates.empty())
        addSentence(tr("No template has come from the platform yet. Approved ones are read every hour; those with "
                       "pictures or special buttons are not offered here."));
    QLineEdit *find = addLine(u"templateFind"_s, tr("Find a template"), false);
    connect(find, &QLineEdit::textChanged, this, &TemplateForm::filter);
    m_list->setObjectName(u"templateList"_s);
    m_list->setAccessibleName(tr("Templates"));
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * 9);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addWide(m_list);
    m_blanksLayout->setContentsMargins(0, 0, 0, 0);
    auto *blanks = new QWidget(this);
    blanks->setLayout(m_blanksLayout);
    addWide(blanks);
    m_preview->setObjectName(u"templatePreview"_s);
    m_preview->setAccessibleName(tr("What the customer will read"));
    m_preview->setReadOnly(true);
    m_preview->setFixedHeight(m_preview->fontMetrics().lineSpacing() * 5 + 18);
    addWide(new PlainLabel(m_preview->accessibleName(), this));
    addWide(m_preview);
    need([this] { return chosen() && !values().contains(QString()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &TemplateForm::showBlanks);
    filter({});
}

void TemplateForm::filter(const QString &words)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (int i = 0; i < static_cast<int>(m_templates.size()); ++i) {
        const MessageTemplate &one = m_templates[static_cast<size_t>(i)];
        if (!one.name.contains(words, Qt::CaseInsensitive) && !one.text.contains(words, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(u"%1  ·  %2\n%3"_s.arg(one.name, one.language, one.text.simplified()), m_list);
        item->setData(templateRole, i);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    showBlanks();
}

const MessageTemplate *TemplateForm::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? &m_templates.at(static_cast<size_t>(item->data(templateRole).toInt())) : nullptr;
}

void TemplateForm::showBlanks()
{
    while (m_blanksLayout->rowCount() > 0)
        m_blanksLayout->removeRow(0);
    m_blanks.clear();
    const QStringList names = chosen() ? chosen()->blanks : QStringList();
    for (const QString &name : names) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(u"blank_"_s + name);
        edit->setMaxLength(longestValue);
        const QString label = tr("Blank %1").arg(name);
        edit->setAccessibleName(label);
        m_blanksLayout->addRow(new PlainLabel(label, this), edit);
        connect(edit, &QLineEdit::textChanged, this, &TemplateForm::preview);
        m_blanks.push_back(edit);
    }
    orderBlanks();
    preview();
}

void TemplateForm::showEvent(QShowEvent *event)
{
    Form::showEvent(event);
    orderBlanks();
}

// They come and go, and belong between the list and what becomes of them.
void TemplateForm::orderBlanks()
{
    QWidget *last = m_list;
    for (QLineEdit *edit : m_blanks) {
        setTabOrder(last, edit);
        last = edit;
    }
    setTabOrder(last, m_preview);
}

QStringList TemplateForm::values() const
{
    QStringList given;
    for (const QLineEdit *edit : m_blanks)
        given << edit->text().trimmed();
    return given;
}

QString TemplateForm::text() const
{
    return chosen() ? filledIn(*chosen(), values()) : QString();
}

void TemplateForm::preview()
{
    m_preview->setPlainText(text());
    check();
}

} // namespace lianxi
