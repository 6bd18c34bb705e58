// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/channel_form.h"
#include "ui/settings/preferences.h"
#include "ui/shell/unlock.h"

#include <QDialog>

class QCheckBox;
class QRadioButton;
class QStackedWidget;

namespace lianxi
{

/// The first minutes: language, the encrypted profile, and where to begin. Nothing is created before the second step
/// is confirmed.
class FirstRun final : public QDialog
{
    Q_OBJECT
public:
    /// Creates the profile elsewhere and answers on the view thread.
    using Create = std::function<void(KeyKeeping, const QString &passphrase, std::function<void(Status)> answer)>;
    enum class Step { Language, Profile, Begin, Channel };
    FirstRun(ThemeSource &themes, Language &language, Create create, const QString &hookBase,
             QWidget *parent = nullptr);

    void showStep(Step step);
    [[nodiscard]] Step step() const;
    /// After acceptance: the channel to add; absent: open the rehearsal desk.
    [[nodiscard]] const std::optional<ChannelSetup> &channel() const { return m_channel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLanguage();
    QWidget *makeProfile();
    QWidget *makeBegin();
    QWidget *makeChannel();
    QWidget *page(PlainLabel *&title, PlainLabel *&text, QVBoxLayout *&column);
    void next();
    void back();
    void createProfile();
    void created(const Status &status);
    void judgePassphrase();
    void retranslate();

    ThemeSource &m_themes;
    Language &m_language;
    Create m_create;
    std::optional<ChannelSetup> m_channel;
    QStackedWidget *m_pages;
    std::array<PlainLabel *, 4> m_titles{};
    std::array<PlainLabel *, 4> m_texts{};
    QRadioButton *m_chinese = nullptr, *m_english = nullptr;
    QRadioButton *m_keychain = nullptr, *m_byPassphrase = nullptr;
    QLineEdit *m_first = nullptr, *m_second = nullptr;
    PlainLabel *m_strength = nullptr, *m_warning = nullptr, *m_complaint = nullptr;
    QCheckBox *m_understood = nullptr;
    QRadioButton *m_rehearsal = nullptr, *m_addChannel = nullptr;
    ChannelForm *m_form = nullptr;
    QPushButton *m_back, *m_next;
};

} // namespace lianxi
