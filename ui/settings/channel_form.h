// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/payloads.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QToolButton;

namespace lianxi
{

/// A channel as a person set it up. The secrets go to the encrypted profile, never on the log.
struct ChannelSetup {
    ChannelConfigured channel;
    QJsonObject secrets; ///< only those that were typed: an empty field keeps the stored secret
};

/// The fields of one channel: name, brand, the platform's own, and the address to give to the platform. Secrets can be
/// written, never read back.
class ChannelForm final : public QWidget
{
    Q_OBJECT
public:
    /// \param hookBase  address of the gateway on this machine, without a slash at the end.
    ChannelForm(ThemeSource &themes, QString hookBase, QWidget *parent = nullptr);
    /// Begins a new channel; `taken` are the ids in use.
    void startNew(const QStringList &taken);
    /// Shows an existing channel; its platform cannot be changed.
    void edit(const ChannelConfigured &channel);
    /// \return nullopt while something is missing; the form then says what.
    [[nodiscard]] std::optional<ChannelSetup> take();
    /// The https address under which platforms reach the gateway, empty while none is known; from then on the form asks
    /// for it where a platform calls.
    void setPublicBase(const QString &base);
    /// Platforms that can be set up here.
    [[nodiscard]] static const std::vector<Platform> &platforms();

Q_SIGNALS:
    /// Somebody typed another one; good, or empty.
    void publicBaseChanged(const QString &base);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildFields();
    void fillModes();
    void fillChoices();
    void addGeneral();
    void addRow(const QString &label, QWidget *widget, QWidget *named);
    void clearRows();
    void takeGeneral(ChannelConfigured &channel, QStringList &complaints) const;
    void showAddress();
    void takePublicBase();
    void takeTheme();
    [[nodiscard]] Platform platform() const;
    /// How the platform delivers, as the codec's settings name it; empty where there is only one way.
    [[nodiscard]] QString mode() const;
    [[nodiscard]] bool hasAddress() const;

    struct Field {
        QLineEdit *edit = nullptr;
        const char *member = "";
        bool secret = false;
        bool required = false;
    };
    ThemeSource &m_themes;
    QString m_hookBase;
    QStringList m_taken;
    ChannelConfigured m_channel;
    bool m_existing = false;
    QFormLayout *m_form;
    QComboBox *m_platform;
    QComboBox *m_mode;
    QLineEdit *m_name;
    QLineEdit *m_brand;
    QComboBox *m_purpose;
    QComboBox *m_language; ///< in which the account answers
    QLineEdit *m_hours;
    QLineEdit *m_team;
    QLineEdit *m_privateLink; ///< where a public channel's customers are invited to
    QCheckBox *m_survey; ///< whether customers are asked how it was
    QCheckBox *m_closedNotice; ///< whether who writes while nobody serves is told when somebody will
    QCheckBox *m_peakNotice; ///< whether who will wait long is told so and offered a call-back
    QCheckBox *m_readMarks; ///< whether customers see that their message was read
    QCheckBox *m_typing; ///< and that somebody is writing
    QWidget *m_fieldBox = nullptr;
    std::vector<Field> m_fields;
    QWidget *m_publicRow;
    QLineEdit *m_public; ///< the gateway's address for platforms
    PlainLabel *m_publicHint;
    bool m_offersPublic = false;
    QString m_publicBase; ///< the good one
    QWidget *m_addressRow;
    QLineEdit *m_address;
    QToolButton *m_copy;
    PlainLabel *m_complaint;
};

} // namespace lianxi
