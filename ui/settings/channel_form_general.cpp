// SPDX-License-Identifier: GPL-3.0-or-later
// What every channel has, whatever its platform: purpose, language, hours, team, the way into private, small signs.
#include "ui/settings/channel_form.h"

#include "app/channels/codec.h"
#include "models/policy/hours_text.h"
#include "ui/settings/channel_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QUrl>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// Whether others read along somewhere on the platform, so that customers are invited to write in private.
bool hasPublicSide(Platform platform)
{
    switch (platform) {
    case Platform::WechatOa:
    case Platform::Weibo:
    case Platform::Douyin:
    case Platform::Kuaishou:
    case Platform::Xiaohongshu:
    case Platform::Qq:
    case Platform::X:
    case Platform::Facebook:
    case Platform::Instagram:
    case Platform::Whatsapp:
    case Platform::Telegram:
    case Platform::Line:
    case Platform::Mastodon:
    case Platform::Chatwoot:
    case Platform::GenericWebhook:
        return true;
    case Platform::Wecom:
    case Platform::WecomKf:
    case Platform::Email:
    case Platform::Asterisk:
    case Platform::Import:
        return false;
    }
    return false;
}

} // namespace

void ChannelForm::fillChoices()
{
    const auto fill = [](QComboBox *box, const QList<QPair<QString, QString>> &choices) {
        const QString kept = box->currentData().toString();
        box->clear();
        for (const auto &[text, value] : choices)
            box->addItem(text, value);
        box->setCurrentIndex(std::max(0, box->findData(kept)));
    };
    fill(m_purpose,
         {{ChannelWords::purpose(ChannelPurpose::Service), toText(ChannelPurpose::Service)},
          {ChannelWords::purpose(ChannelPurpose::Marketing), toText(ChannelPurpose::Marketing)}});
    fill(m_language,
         {{tr("The customer's"), QString()},
          {u"简体中文"_s, u"zh-CN"_s},
          {u"繁體中文"_s, u"zh-TW"_s},
          {u"English"_s, u"en"_s}});
}

/// What every channel has, whatever its platform.
void ChannelForm::addGeneral()
{
    addRow(tr("Purpose"), m_purpose, m_purpose);
    addRow(tr("Language of answers"), m_language, m_language);
    addRow(tr("Service hours"), m_hours, m_hours);
    addRow(QString(), m_closedNotice, m_closedNotice);
    addRow(QString(), m_peakNotice, m_peakNotice);
    addRow(tr("Team"), m_team, m_team);
    addRow(tr("Link into private"), m_privateLink, m_privateLink);
    addRow(tr("Satisfaction"), m_survey, m_survey);
    addRow(tr("Signs to customers"), m_readMarks, m_readMarks);
    addRow(QString(), m_typing, m_typing);
    m_survey->setText(tr("Ask how it was when a case is resolved"));
    m_survey->setAccessibleName(m_survey->text());
    m_closedNotice->setText(tr("Tell who writes outside them when somebody will answer"));
    m_closedNotice->setAccessibleName(m_closedNotice->text());
    m_peakNotice->setText(tr("Tell who will wait long, and offer to call them back"));
    m_peakNotice->setAccessibleName(m_peakNotice->text());
    m_readMarks->setText(tr("Show when their message was read"));
    m_typing->setText(tr("Show that somebody is writing"));
    m_readMarks->setAccessibleName(m_readMarks->text());
    m_typing->setAccessibleName(m_typing->text());
    const Codec *codec = codecFor(platform());
    const Courtesies can = codec ? codec->courtesies() : Courtesies();
    m_form->setRowVisible(m_readMarks, can.readMarks);
    m_form->setRowVisible(m_typing, can.typing);
    m_typing->setToolTip(can.typingMarksRead ? tr("The platform shows both or none of them.") : QString());
    m_form->setRowVisible(m_privateLink, hasPublicSide(platform()));
    m_privateLink->setToolTip(
        tr("Goes with the invitation to write in private, where the platform has no private answer. "
           "For example https://t.me/spruce_bot."));
    m_hours->setToolTip(
        tr("For example Mon-Fri 09:00-18:00, Sat 10:00-16:00. Without days: every day. Empty: the hours of the "
           "whole team."));
}

void ChannelForm::takeGeneral(ChannelConfigured &channel, QStringList &complaints) const
{
    channel.purpose = fromText<ChannelPurpose>(m_purpose->currentData().toString()).value_or(ChannelPurpose::Service);
    channel.settings.insert("language"_L1, m_language->currentData().toString());
    channel.settings.insert("team"_L1, m_team->text().trimmed());
    const QString hours = m_hours->text().trimmed();
    channel.settings.insert("service_hours"_L1, hours);
    channel.settings.insert("survey"_L1, m_survey->isChecked());
    channel.settings.insert("closed_notice"_L1, m_closedNotice->isChecked());
    channel.settings.insert("peak_notice"_L1, m_peakNotice->isChecked());
    if (const auto periods = periodsFromText(hours); !periods)
        complaints += tr("Service hours are written like Mon-Fri 09:00-18:00, Sat 10:00-16:00; this is not: %1")
                          .arg(periods.error().detail);
    const QString link = hasPublicSide(platform()) ? m_privateLink->text().trimmed() : QString();
    const QUrl address(link, QUrl::StrictMode);
    if (!link.isEmpty()
        && (address.scheme() != "https"_L1 || address.host().isEmpty() || !address.userInfo().isEmpty()))
        complaints += tr("The link into private must be an https address.");
    channel.settings.insert("private_link"_L1, link);
    const Codec *codec = codecFor(platform());
    const Courtesies can = codec ? codec->courtesies() : Courtesies();
    if (can.readMarks)
        channel.settings.insert("send_read_marks"_L1, m_readMarks->isChecked());
    if (can.typing)
        channel.settings.insert("send_typing"_L1, m_typing->isChecked());
}

} // namespace lianxi
