// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/taken_page.h"

#include <QCheckBox>
#include <QSpinBox>

namespace lianxi
{

using namespace Qt::StringLiterals;

TakeForm::TakeForm(const Limits &limits, QWidget *parent)
    : Form(tr("Take cases along"), tr("Take along"), parent)
    , m_limits(limits)
    , m_days(new QSpinBox(this))
    , m_masked(new QCheckBox(tr("Hide personal data, and leave pictures and recordings here"), this))
{
    setObjectName(u"takeForm"_s);
    m_title = addLine(u"takeTitle"_s, tr("Name"), true);
    m_title->setMaxLength(80);
    m_which =
        addChoice(u"takeWhich"_s, tr("Which cases"), {tr("The reviews that I am to write"), tr("What a search finds")});
    m_query = addLine(u"takeQuery"_s, tr("Search (as in the inbox)"), false);
    m_query->setEnabled(false);
    connect(m_which, &QComboBox::currentIndexChanged, m_query, [this](int which) { m_query->setEnabled(which == 1); });
    m_days->setObjectName(u"takeDays"_s);
    m_days->setRange(1, limits.mostDays);
    m_days->setValue(limits.days);
    m_days->setAccessibleName(tr("Days until it can no longer be read"));
    m_days->setSuffix(u' ' + tr("days, then nothing of it can be read"));
    addWide(m_days);
    m_masked->setObjectName(u"takeMasked"_s);
    m_masked->setChecked(true);
    m_masked->setAccessibleName(m_masked->text());
    addWide(m_masked);
    m_where = addChoice(u"takeWhere"_s, tr("As what"),
                        {tr("On this machine, encrypted with the profile"), tr("As a file with a passphrase")});
    m_passphrase = addLine(u"takePassphrase"_s, tr("Passphrase, at least %1 characters").arg(leastPassphrase), false);
    m_again = addLine(u"takeAgain"_s, tr("Passphrase again"), false);
    for (QLineEdit *line : {m_passphrase, m_again}) {
        line->setEchoMode(QLineEdit::Password);
        line->setEnabled(false);
    }
    connect(m_where, &QComboBox::currentIndexChanged, this, [this](int where) {
        m_passphrase->setEnabled(where == 1);
        m_again->setEnabled(where == 1);
        check();
    });
    need([this] {
        return !asFile() || (m_passphrase->text().size() >= leastPassphrase && m_passphrase->text() == m_again->text());
    });
    check();
}

bool TakeForm::asFile() const
{
    return m_where->currentIndex() == 1;
}

TakeAlong TakeForm::wish() const
{
    TakeAlong wish;
    wish.title = m_title->text().trimmed();
    wish.due = m_which->currentIndex() == 0;
    wish.query = wish.due ? QString() : m_query->text().trimmed();
    wish.masked = m_masked->isChecked();
    wish.days = std::chrono::days(m_days->value());
    wish.mostCases = m_limits.mostCases;
    if (asFile())
        wish.passphrase = m_passphrase->text();
    return wish;
}

PassphraseForm::PassphraseForm(const QString &file, QWidget *parent)
    : Form(tr("Open a case file"), tr("Open"), parent)
{
    setObjectName(u"passphraseForm"_s);
    addSentence(file);
    m_passphrase = addLine(u"casePassphrase"_s, tr("Passphrase"), true);
    m_passphrase->setEchoMode(QLineEdit::Password);
}

} // namespace lianxi
