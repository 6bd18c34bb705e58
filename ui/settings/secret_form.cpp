// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secret_form.h"

#include "app/automation/web_secret.h"
#include "ui/theme/plain_label.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lianxi
{

SecretForm::SecretForm(const QString &secret, QWidget *parent)
    : Form(tr("Secret of web calls"), tr("Use it"), parent)
    , m_secret(addLine(u"webSecret"_s, tr("Secret"), true))
{
    addSentence(
        tr("The receiver checks with it who calls: headers webhook-id, webhook-timestamp and webhook-signature. "
           "It stays in this desk's encrypted profile; every desk that calls needs the same one."));
    auto *wrong = new PlainLabel(this);
    wrong->setObjectName(u"webSecretMistake"_s);
    wrong->setProperty("kind", u"danger"_s);
    wrong->setElideMode(Qt::ElideNone);
    wrong->setText(tr("A secret is whsec_ and the base64 of 24 to 64 bytes."));
    addWide(wrong);
    m_secret->setText(secret);
    m_secret->setCursorPosition(0);
    const auto look = [this, wrong] { wrong->setVisible(!isSecret(m_secret->text().trimmed())); };
    connect(m_secret, &QLineEdit::textChanged, this, look);
    need([this] { return isSecret(m_secret->text().trimmed()); });
    look();
    check();
}

bool SecretForm::isSecret(const QString &text)
{
    return webKeyFrom(text).has_value();
}

} // namespace lianxi
