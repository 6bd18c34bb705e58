// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/rehearsal_desk.h"

#include "app/rehearsal/voice.h"

#include <QPointer>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto patience = std::chrono::milliseconds(5000); ///< WeChat waits that long for an answer to a push
constexpr int mostAttempts = 3; ///< so often the platforms bring a push
constexpr int passphraseWords = 8; ///< of 32 random bits each

/// The brand that the shipped scenarios speak of.
const QString brand = u"青岚电器"_s;

QString channelName(Platform platform)
{
    const Voice *voice = voiceOf(platform);
    return voice ? QString::fromUtf16(voice->channelName) : QString(toText(platform));
}

QString randomPassphrase()
{
    QString text;
    for (int i = 0; i < passphraseWords; ++i)
        text += QString::number(QRandomGenerator::system()->generate(), 36) + u'-';
    return text;
}

} // namespace

Result<RehearsalHome> openRehearsalHome(const AgentProfile &me)
{
    RehearsalHome home;
    home.folder = std::make_unique<QTemporaryDir>();
    if (!home.folder->isValid())
        return failure(ErrorCode::Io, home.folder->errorString());
    Result<std::unique_ptr<Profile>> profile =
        Profile::create(home.folder->filePath(u"profile"_s), KeyKeeping::Passphrase, randomPassphrase());
    if (!profile)
        return tl::make_unexpected(profile.error());
    Workspace::Options options;
    options.me = me;
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(std::move(*profile), std::move(options));
    if (!workspace)
        return tl::make_unexpected(workspace.error());
    home.workspace = std::move(*workspace);
    return home;
}

RehearsalDesk::RehearsalDesk(Workspace &workspace, Options options, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_options(std::move(options))
    , m_rehearsal(m_options.scenarios, workspace.clock(),
                  [this](const ChannelId &channel, const HttpRequest &request) { knock(channel, request); })
{
    connect(&workspace, &Workspace::changed, this, &RehearsalDesk::onChanged);
    if (!m_options.selfPlay)
        return;
    m_selfPlay = std::make_unique<SelfPlay>(SelfPlay::Parts{workspace.reader(), workspace.projector(), workspace.desk(),
                                                            workspace.clock(), workspace.playbook(), m_scheduler},
                                            m_options.scenarios, m_options.speed);
    connect(m_selfPlay.get(), &SelfPlay::finished, this, &RehearsalDesk::finished);
}

RehearsalDesk::~RehearsalDesk() = default;

Status RehearsalDesk::start()
{
    if (m_workspace.gatewayPort() == 0)
        return failure(ErrorCode::Unavailable, u"the gateway does not run"_s);
    const Result<std::vector<ChannelAccount>> accounts = m_rehearsal.prepare();
    if (!accounts)
        return tl::make_unexpected(accounts.error());
    for (const ChannelAccount &account : *accounts)
        m_channels.push_back(account.id);
    for (const ChannelAccount &account : *accounts)
        configure(account);
    return {};
}

void RehearsalDesk::configure(const ChannelAccount &account)
{
    ChannelConfigured channel;
    channel.channel = account.id;
    channel.platform = account.platform;
    channel.name = channelName(account.platform);
    channel.brand = brand;
    channel.account = account.settings.value("account_id"_L1).toString();
    channel.settings = account.settings;
    m_workspace.configureChannel(channel, account.secrets, [self = QPointer(this)](const DeskResult &result) {
        if (self && !result.done())
            Q_EMIT self->failed(result.error);
    });
}

void RehearsalDesk::onChanged(const ChangeSet &changes)
{
    if (m_selfPlay)
        m_selfPlay->follow(changes);
    if (!changes.channels || m_begun)
        return;
    // The workspace has asked the same thread for the channels just before: its answer comes before ours.
    m_workspace.reader().ask<bool>(
        this, [](sqlite::Database &) { return true; }, [this](bool) { beginWhenReady(); });
}

void RehearsalDesk::beginWhenReady()
{
    const bool ready = !m_channels.empty() && std::ranges::all_of(m_channels, [this](const ChannelId &channel) {
        return m_workspace.channels().account(channel).has_value();
    });
    if (!ready || std::exchange(m_begun, true))
        return;
    m_rehearsal.begin(m_options.between, m_options.speed);
    Q_EMIT began();
}

void RehearsalDesk::knock(const ChannelId &channel, const HttpRequest &request)
{
    std::deque<Visit> &waiting = m_visits[channel];
    waiting.push_back({request, 0});
    if (waiting.size() == 1)
        visit(channel);
}

void RehearsalDesk::visit(const ChannelId &channel)
{
    Visit &next = m_visits[channel].front();
    ++next.attempts;
    HttpRequest request = next.request;
    request.url = u"http://127.0.0.1:%1/hooks/%2"_s.arg(m_workspace.gatewayPort()).arg(channel.text());
    if (!request.query.isEmpty())
        request.url += u'?' + QString::fromLatin1(request.query);
    m_http.request(request, patience,
                   [this, channel](const HttpResponse &response) { onAnswer(channel, response.status); });
}

void RehearsalDesk::onAnswer(const ChannelId &channel, int status)
{
    ++m_answers[status];
    std::deque<Visit> &waiting = m_visits[channel];
    // As the platforms do: what was not answered or not taken comes again, what was refused does not.
    const bool again = (status == 0 || status >= 500) && waiting.front().attempts < mostAttempts;
    if (!again)
        waiting.pop_front();
    if (!waiting.empty())
        visit(channel);
}

void RehearsalDesk::askSheet(const QObject *context, std::function<void(Result<ScoreSheet>)> answer)
{
    m_workspace.reader().ask<Result<ScoreSheet>>(
        context,
        [scenarios = m_options.scenarios](sqlite::Database &db) -> Result<ScoreSheet> {
            const Result<std::vector<CaseFacts>> cases = allCaseFacts(db);
            if (!cases)
                return tl::make_unexpected(cases.error());
            return scoreSheet(scenarios, *cases);
        },
        std::move(answer));
}

} // namespace lianxi
