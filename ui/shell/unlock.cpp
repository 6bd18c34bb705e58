// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/unlock.h"

#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSet>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
QString sentence(const char *text)
{
    return QCoreApplication::translate("Profile", text);
}
} // namespace

QString profileSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return sentence(
            QT_TRANSLATE_NOOP("Profile",
                              "The key of this profile is not in the system's keychain any more. Restore the keychain "
                              "from a backup, or choose another profile. Nothing was changed."));
    case ErrorCode::Conflict:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile", "There is a profile in this folder already. Open it, or choose another folder."));
    case ErrorCode::Corrupt:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile", "The profile's files are damaged. Restore the folder from a backup. Nothing was overwritten."));
    case ErrorCode::WrongKey:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile",
            "This passphrase does not open the profile. Check the keyboard layout and Caps Lock, then try again."));
    case ErrorCode::TooNew:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile", "The profile was last used by a newer version of Lianxi. Update the program to open it."));
    case ErrorCode::Busy:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile", "Lianxi is open with this profile already. Switch to that window, or close it first."));
    case ErrorCode::DiskFull:
        return sentence(QT_TRANSLATE_NOOP("Profile", "The disk is full. Free some space and try again."));
    case ErrorCode::Io:
        return sentence(QT_TRANSLATE_NOOP(
            "Profile",
            "The profile's folder cannot be read or written. Check the disk and the permissions of the folder."));
    case ErrorCode::InvalidInput:
        return sentence(
            QT_TRANSLATE_NOOP("Profile", "The passphrase is too short or too simple. Use at least 8 characters."));
    case ErrorCode::Unavailable:
        return sentence(QT_TRANSLATE_NOOP("Profile",
                                          "The system's keychain cannot be reached. Unlock it and try again, or "
                                          "protect the profile by a passphrase."));
    case ErrorCode::Network:
    case ErrorCode::Protocol:
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed:
        return sentence(QT_TRANSLATE_NOOP("Profile", "The keychain refused. Allow Lianxi to use it and try again."));
    case ErrorCode::Cancelled:
        return sentence(QT_TRANSLATE_NOOP("Profile", "The keychain's question was cancelled. Try again."));
    }
    return {};
}

Strength strengthOf(const QString &passphrase)
{
    if (passphrase.size() < Profile::passphraseMinimum)
        return Strength::TooShort;
    // A Han character is chosen among thousands, a letter among dozens; repeated characters add nothing.
    const QSet<QChar> different(passphrase.begin(), passphrase.end());
    int points = 0;
    for (const QChar c : different)
        points += c.script() == QChar::Script_Han ? 3 : c.isLetterOrNumber() && !c.isUpper() ? 1 : 2;
    return points < 8 ? Strength::Weak : points < 14 ? Strength::Fair : Strength::Strong;
}

QString strengthSentence(Strength strength)
{
    switch (strength) {
    case Strength::TooShort:
        return sentence(QT_TRANSLATE_NOOP("Profile", "Too short: at least 8 characters."));
    case Strength::Weak:
        return sentence(QT_TRANSLATE_NOOP("Profile", "Weak: easy to guess. Add words."));
    case Strength::Fair:
        return sentence(QT_TRANSLATE_NOOP("Profile", "Fair. A few more words make it strong."));
    case Strength::Strong:
        return sentence(QT_TRANSLATE_NOOP("Profile", "Strong."));
    }
    return {};
}

UnlockDialog::UnlockDialog(ThemeSource &themes, KeyKeeping keeping, Open open, QWidget *parent)
    : QDialog(parent)
    , m_open(std::move(open))
    , m_passphrase(new QLineEdit(this))
    , m_complaint(new PlainLabel(this))
    , m_unlock(new QPushButton(tr("Unlock"), this))
    , m_keeping(keeping)
{
    setObjectName(u"unlock"_s);
    setWindowTitle(tr("Lianxi"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 40, 40, 32);
    column->setSpacing(Theme::medium);
    auto *mark = new IconMark(QIcon(u":/icons/lianxi.svg"_s), themes.theme().scaled(56), this);
    auto *title = new PlainLabel(tr("Unlock your desk"), this);
    title->setProperty("kind", u"headline"_s);
    auto *text = new PlainLabel(keeping == KeyKeeping::Passphrase
                                    ? tr("Everything on this desk is encrypted. The passphrase opens it.")
                                    : tr("The key is in the system's keychain."),
                                this);
    text->setElideMode(Qt::ElideNone);
    text->setProperty("kind", u"muted"_s);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setVisible(keeping == KeyKeeping::Passphrase);
    m_complaint->setProperty("kind", u"danger"_s);
    m_complaint->setElideMode(Qt::ElideNone);
    m_complaint->hide();
    m_unlock->setObjectName(u"unlockButton"_s);
    m_unlock->setProperty("kind", u"primary"_s);
    m_unlock->setDefault(true);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockDialog::tryOpen);
    for (QWidget *widget : {static_cast<QWidget *>(mark), static_cast<QWidget *>(title), static_cast<QWidget *>(text),
                            static_cast<QWidget *>(m_passphrase), static_cast<QWidget *>(m_complaint)})
        column->addWidget(widget);
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(m_unlock);
    column->addStretch();
    column->addLayout(line);
    setMinimumWidth(themes.theme().scaled(420));
}

void UnlockDialog::tryOpen()
{
    m_unlock->setEnabled(false);
    m_passphrase->setEnabled(false);
    m_complaint->hide();
    m_open(m_passphrase->text(), [self = QPointer<UnlockDialog>(this)](const Status &status) {
        if (self)
            self->answered(status);
    });
}

void UnlockDialog::answered(const Status &status)
{
    if (status) {
        m_passphrase->clear();
        accept();
        return;
    }
    m_unlock->setEnabled(true);
    m_passphrase->setEnabled(true);
    m_complaint->setText(profileSentence(status.error().code));
    m_complaint->show();
    m_passphrase->selectAll();
    m_passphrase->setFocus();
}

} // namespace lianxi
