// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bot/bot_chat.h"
#include "ui/conversation/services.h"
#include "ui/team/item_page.h"
#include "ui/theme/theme_source.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QTabWidget;

namespace lianxi
{

class IntentsEditor;
class StatesEditor;

/// What the bot's page works with.
struct BotSetup {
    ThemeSource &themes;
    std::function<std::vector<CategoryChoice>()> categories;
    std::function<std::vector<ChannelConfigured>()> channels; ///< where a bot can speak
    BotChat::Judging judge;
};

/// One bot: how it presents itself and where, what customers can want, its steps, and a conversation to try it.
class BotEditor final : public ItemEditor
{
    Q_OBJECT
public:
    explicit BotEditor(BotSetup setup, QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    /// The flow that is shipped in the language of the window.
    void begin() override;
    [[nodiscard]] QJsonObject body() const override { return toFlowBody(m_flow); }
    [[nodiscard]] bool isRight() const override { return mayRun(m_flow); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGeneral();
    void setFlow(BotFlow flow);
    void showGeneral();
    void takeGeneral();
    void showChannels();
    void onEdited();
    void showMistakes();
    void retranslate();

    BotSetup m_setup;
    BotFlow m_flow;
    bool m_showing = false;
    QTabWidget *m_tabs;
    IntentsEditor *m_intents;
    StatesEditor *m_states;
    BotChat *m_chat;
    QFormLayout *m_form = nullptr;
    PlainLabel *m_mistake = nullptr;
    QLineEdit *m_bot = nullptr, *m_greeting = nullptr, *m_missed = nullptr, *m_handOver = nullptr;
    QComboBox *m_hours = nullptr, *m_start = nullptr, *m_closed = nullptr;
    QListWidget *m_channels = nullptr;
};

/// The page on which bots are made. `shelf` and what `setup` names outlive it.
[[nodiscard]] ItemPage *makeBotPage(TeamShelf &shelf, BotSetup setup, QWidget *parent = nullptr);

} // namespace lianxi
