// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsal.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Invented accounts: their form is the platforms' own, their values belong to nobody.
ChannelAccount wechatAccount()
{
    return {
        ChannelId(u"rehearsal-wechat"_s),
        Platform::WechatOa,
        {{"receive_id"_L1, u"wx00rehearsal00001"_s}, {"account_id"_L1, u"gh_rehearsal0001"_s}, {"mode"_L1, u"aes"_s}},
        {{"token"_L1, u"rehearsalToken01"_s},
         {"encoding_aes_key"_L1, u"q7Rk2mXb9sWc4Vn8Zt1Yp6Lh3Gd5Jf0Ku7Eo2Ia9MxQ"_s},
         {"app_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}};
}

ChannelAccount weiboAccount()
{
    return {
        ChannelId(u"rehearsal-weibo"_s),
        Platform::Weibo,
        {{"account_id"_L1, u"5550001111"_s}, {"poll_interval_s"_L1, 1}},
        {{"app_secret"_L1, u"fedcba9876543210fedcba9876543210"_s}, {"access_token"_L1, u"rehearsal-weibo-token"_s}}};
}

ChannelAccount telegramAccount()
{
    return {ChannelId(u"rehearsal-telegram"_s),
            Platform::Telegram,
            {{"bot_id"_L1, 700100}, {"mode"_L1, u"webhook"_s}},
            {{"bot_token"_L1, u"700100:AAF-rehearsal_only_00000000000000000"_s},
             {"webhook_secret_token"_L1, u"rehearsal_Hook-01"_s}}};
}

ChannelAccount wecomKfAccount()
{
    return {ChannelId(u"rehearsal-wecom-kf"_s),
            Platform::WecomKf,
            {{"corp_id"_L1, u"ww00rehearsal0001"_s},
             {"receive_id"_L1, u"ww00rehearsal0001"_s},
             {"open_kfid"_L1, u"wkRehearsal0001"_s},
             {"mode"_L1, u"own"_s}},
            {{"token"_L1, u"rehearsalToken02"_s},
             {"encoding_aes_key"_L1, u"Zx1Cv2Bn3Mq4We5Rt6Yu7Io8Pa9Sd0Fg1Hj2Kl3LkJi"_s},
             {"corp_secret"_L1, u"0123456789abcdef0123456789abcdef"_s}}};
}

bool holdsOne(const QString &text, const QStringList &words)
{
    return words.isEmpty()
        || std::ranges::any_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

Rehearsal::Rehearsal(std::vector<Scenario> scenarios, const Clock &clock, Knock knock, QObject *parent)
    : QObject(parent)
    , m_scenarios(std::move(scenarios))
    , m_acts(m_scenarios.size())
    , m_clock(clock)
    , m_knock(std::move(knock))
    , m_number(toMillis(clock.now()))
{
}

Rehearsal::~Rehearsal()
{
    m_platform.reset(); // joins the server's threads, so that none calls back into this
}

Result<std::vector<ChannelAccount>> Rehearsal::prepare()
{
    m_platform = std::make_unique<FakePlatform>([this](const PlatformDelivery &delivery) {
        QMetaObject::invokeMethod(
            this, [this, delivery] { hear(delivery); }, Qt::QueuedConnection);
    });
    if (const Status started = m_platform->start(); !started)
        return tl::make_unexpected(started.error());
    m_accounts = {wechatAccount(), wecomKfAccount(), weiboAccount(), telegramAccount()};
    for (ChannelAccount &account : m_accounts) {
        account.settings.insert("api_base"_L1, m_platform->base());
        m_platform->addAccount(account);
    }
    return m_accounts;
}

const ChannelAccount *Rehearsal::account(Platform platform) const
{
    const auto found = std::ranges::find(m_accounts, platform, &ChannelAccount::platform);
    return found == m_accounts.end() ? nullptr : &*found;
}

void Rehearsal::begin(std::chrono::milliseconds between, double speed)
{
    m_speed = speed;
    for (size_t i = 0; i < m_scenarios.size(); ++i)
        schedule(between * static_cast<qint64>(i), [this, i] { advance(i); });
}

bool Rehearsal::finished() const
{
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        if (m_acts[i].next < m_scenarios[i].turns.size())
            return false;
    }
    return true;
}

void Rehearsal::schedule(std::chrono::milliseconds pause, std::function<void()> what)
{
    QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(pause * m_speed), this, std::move(what));
}

void Rehearsal::advance(size_t scenario)
{
    Act &act = m_acts[scenario];
    const std::vector<ScenarioTurn> &turns = m_scenarios[scenario].turns;
    if (act.next >= turns.size())
        return;
    speak(scenario, turns[act.next].line);
    Q_EMIT customerSpoke(m_scenarios[scenario].id, static_cast<int>(act.next));
    ++act.next;
    act.impatientUsed = false;
    if (act.next >= turns.size())
        return;
    act.waiting = turns[act.next].waitsForReply;
    if (!act.waiting)
        schedule(turns[act.next].pause, [this, scenario] { advance(scenario); });
}

void Rehearsal::speak(size_t scenario, CustomerLine line)
{
    const Scenario &what = m_scenarios[scenario];
    const ChannelAccount *channel = account(what.platform);
    if (!channel)
        return;
    line.number = ++m_number;
    line.at = m_clock.now();
    ++m_spoken;
    if (what.platform == Platform::WecomKf)
        m_platform->addMessage(pollItemOf(*channel, what.customer, line));
    if (const std::optional<HttpRequest> push = pushOf(*channel, what.customer, line))
        m_knock(channel->id, *push);
    else
        m_platform->addComment(pollItemOf(*channel, what.customer, line));
}

void Rehearsal::hear(const PlatformDelivery &delivery)
{
    ++m_heard;
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        const Scenario &scenario = m_scenarios[i];
        if (scenario.platform != delivery.platform || scenario.customer.id != delivery.personId)
            continue;
        Q_EMIT customerHeard(scenario.id, delivery.text);
        Act &act = m_acts[i];
        if (!act.waiting || act.next >= scenario.turns.size())
            continue;
        const ScenarioTurn &turn = scenario.turns[act.next];
        if (holdsOne(delivery.text, turn.needs)) {
            act.waiting = false;
            schedule(turn.pause, [this, i] { advance(i); });
        } else if (!turn.impatient.isEmpty() && !act.impatientUsed) {
            act.impatientUsed = true;
            CustomerLine line = turn.line;
            line.part.reset();
            line.text = turn.impatient;
            schedule(turn.pause, [this, i, line] { speak(i, line); });
        }
    }
}

} // namespace lianxi
