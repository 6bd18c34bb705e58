// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/channel_health.h"
#include "models/store/queries.h"
#include "ui/settings/channel_form.h"

#include <QWidget>

#include <map>

class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace lianxi
{

class AccountAudit;
class ChannelCard;
struct ChannelTestResult;

/// The channels: a list on the left; beside it the health of one, its setup, or the audit of all accounts.
class ChannelsPage final : public QWidget
{
    Q_OBJECT
public:
    ChannelsPage(ThemeSource &themes, const QString &hookBase, const Clock &clock, QWidget *parent = nullptr);
    void setChannels(std::vector<ChannelConfigured> channels);
    void setFacts(const std::map<ChannelId, ChannelFacts> &facts);
    void setActivity(std::vector<AccountActivity> activity);
    /// See ChannelForm::setPublicBase().
    void setPublicBase(const QString &base);
    /// The answer to testWanted().
    void showTest(const ChannelTestResult &result);

Q_SIGNALS:
    /// A channel was added or changed by a person.
    void channelSaved(const lianxi::ChannelSetup &setup);
    void channelPaused(const lianxi::ChannelId &channel, bool paused);
    void testWanted(const lianxi::ChannelSetup &setup);
    void publicBaseChanged(const QString &base);
    /// The audit is shown and needs figures.
    void activityWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Side { Nothing, Health, Setup, Audit };
    void show(Side side);
    void edit(const ChannelConfigured *channel);
    void save();
    void test();
    void fill();
    void showSelected();
    void retranslate();
    [[nodiscard]] const ChannelConfigured *selected() const;
    [[nodiscard]] QWidget *makeSetup();

    ThemeSource &m_themes;
    const Clock &m_clock;
    std::vector<ChannelConfigured> m_channels;
    std::map<ChannelId, ChannelFacts> m_facts;
    std::optional<std::vector<AccountActivity>> m_activity;
    QListWidget *m_list;
    PlainLabel *m_hint;
    QPushButton *m_add, *m_edit, *m_pause, *m_audit;
    QStackedWidget *m_side;
    ChannelCard *m_card;
    AccountAudit *m_accounts;
    ChannelForm *m_form;
    QPushButton *m_test = nullptr, *m_cancel = nullptr, *m_save = nullptr;
    PlainLabel *m_answer = nullptr; ///< what the live test found
};

} // namespace lianxi
