// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/fake_platform.h"
#include "app/rehearsal/scenario.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace lianxi
{

/// Plays simulated customers against the real gateway and listens at the simulated platforms for the answers. Lives on
/// one thread; the platform's server hands over to it.
class Rehearsal : public QObject
{
    Q_OBJECT
public:
    /// Brings a signed request to the gateway ("/hooks/<channel>"); called on this object's thread, must not block.
    using Knock = std::function<void(const ChannelId &, const HttpRequest &)>;

    Rehearsal(std::vector<Scenario> scenarios, const Clock &clock, Knock knock, QObject *parent = nullptr);
    ~Rehearsal() override;

    /// Starts the simulated platforms that the scenarios play on, all of them without scenarios. \return the accounts
    /// to configure as channels, with invented secrets.
    [[nodiscard]] Result<std::vector<ChannelAccount>> prepare();
    /// The first customers begin to write; `between` spaces them out. `speed` 1 is as people type, 0 at once.
    void begin(std::chrono::milliseconds between, double speed);

    [[nodiscard]] const std::vector<Scenario> &scenarios() const { return m_scenarios; }
    [[nodiscard]] const ChannelAccount *account(Platform platform) const;
    /// Lines spoken and answers received so far, for the score sheet.
    [[nodiscard]] int spoken() const { return m_spoken; }
    [[nodiscard]] int heard() const { return m_heard; }
    /// Whether every customer has said all of their lines.
    [[nodiscard]] bool finished() const;
    [[nodiscard]] const FakePlatform &platform() const { return *m_platform; }

Q_SIGNALS:
    void customerSpoke(const QString &scenarioId, int turn);
    void customerHeard(const QString &scenarioId, const QString &text);

private:
    struct Act {
        size_t next = 0; ///< turn to speak
        bool waiting = false; ///< for an answer
        bool impatientUsed = false;
    };
    void advance(size_t scenario);
    void speak(size_t scenario, CustomerLine line);
    void hear(const PlatformDelivery &delivery);
    void schedule(std::chrono::milliseconds pause, std::function<void()> what);

    std::vector<Scenario> m_scenarios;
    std::vector<Act> m_acts;
    const Clock &m_clock;
    Knock m_knock;
    std::unique_ptr<FakePlatform> m_platform;
    std::vector<ChannelAccount> m_accounts;
    double m_speed = 1;
    qint64 m_number; ///< of the newest line; rises over restarts, so that no id is used twice
    int m_spoken = 0, m_heard = 0;
};

} // namespace lianxi
