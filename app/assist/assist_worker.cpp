// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assist/assist_worker.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto tellPause = std::chrono::milliseconds(40); ///< 25 times a second reads as fluent

bool isUsable(const AssistSetup &setup)
{
    return setup.on && !setup.model.isEmpty() && completionsAddress(setup.base).has_value();
}

} // namespace

AssistWorker::AssistWorker(SecretStore &secrets, const ChatLimits &limits, Told told)
    : m_secrets(secrets)
    , m_limits(limits)
    , m_told(std::move(told))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(tellPause);
    connect(&m_pause, &QTimer::timeout, this, &AssistWorker::tellWaiting);
}

void AssistWorker::begin()
{
    m_client = std::make_unique<ChatClient>(m_limits);
    m_setup = assistSetupFrom(m_secrets.read(assistSecret).value_or(QByteArray()));
    m_told.setup(viewOf(m_setup), isUsable(m_setup));
}

void AssistWorker::save(const AssistSetup &wanted)
{
    const AssistSetup setup = withStoredKey(wanted, m_setup);
    if (const Status saved = m_secrets.write(assistSecret, toBytes(setup)); !saved) {
        m_told.notSaved(saved.error());
        return;
    }
    m_setup = setup;
    m_told.setup(viewOf(m_setup), isUsable(m_setup));
}

Result<AssistPrompts> AssistWorker::promptsFor(const QString &language)
{
    if (const auto known = m_prompts.find(language); known != m_prompts.end())
        return known->second;
    Result<AssistPrompts> prompts = AssistPrompts::shipped(language);
    if (prompts)
        m_prompts.emplace(language, *prompts);
    return prompts;
}

void AssistWorker::prepare(quint64 id, const AssistQuestion &question, const std::optional<AssistSetup> &trial)
{
    const AssistSetup setup = trial ? withStoredKey(*trial, m_setup) : m_setup;
    const std::optional<QUrl> address = completionsAddress(setup.base);
    if (setup.model.isEmpty() || (!trial && !setup.on))
        return fail(id, AssistTrouble::NotSetUp);
    if (!address)
        return fail(id, AssistTrouble::BadAddress);
    const Result<AssistPrompts> prompts = promptsFor(question.language);
    if (!prompts)
        return fail(id, AssistTrouble::NotSetUp);
    MaskBook book = bookOf(question);
    const std::vector<ChatMessage> messages = prompts->messagesFor(question, book);
    AssistAsked record;
    record.kind = toText(question.kind);
    if (question.kind == AssistKind::Rewrite)
        record.tone = toText(question.tone);
    record.model = setup.model;
    record.host = address->host();
    record.messages = turnsTaken(question);
    record.characters = wordsIn(messages);
    record.masked = book.maskedPieces();
    m_asking.emplace(
        id,
        Asking{{*address, setup.key, chatRequest(setup.model, messages)}, Restorer(std::move(book)), setup.model, {}});
    m_told.prepared(id, record);
}

void AssistWorker::send(quint64 id)
{
    const auto asking = m_asking.find(id);
    if (asking == m_asking.end()) // stopped meanwhile
        return;
    m_client->ask(
        id, asking->second.request, [this, id](const QString &text) { takeText(id, text); },
        [this, id](const ChatEnd &end) { takeEnd(id, end); });
    asking->second.request = {}; // neither key nor words are kept
}

void AssistWorker::stop(quint64 id)
{
    m_client->stop(id);
    m_asking.erase(id);
}

void AssistWorker::takeText(quint64 id, const QString &text)
{
    const auto asking = m_asking.find(id);
    if (asking == m_asking.end())
        return;
    asking->second.waiting += asking->second.restorer.feed(text);
    if (!m_pause.isActive())
        m_pause.start();
}

void AssistWorker::tellWaiting()
{
    for (auto &[id, asking] : m_asking) {
        if (const QString text = std::exchange(asking.waiting, {}); !text.isEmpty())
            m_told.wrote(id, text);
    }
}

void AssistWorker::takeEnd(quint64 id, const ChatEnd &end)
{
    const auto found = m_asking.find(id);
    if (found == m_asking.end())
        return;
    Asking asking = std::move(found->second);
    m_asking.erase(found);
    if (const QString rest = asking.waiting + asking.restorer.finish(); !rest.isEmpty())
        m_told.wrote(id, rest);
    AssistEnd how;
    how.trouble = end.trouble;
    how.how = end.trouble != AssistTrouble::None ? AssistEnd::How::Failed
        : end.cutShort                           ? AssistEnd::How::CutShort
                                                 : AssistEnd::How::Done;
    how.invented = asking.restorer.invented();
    how.pieces = asking.restorer.pieces();
    how.model = asking.model;
    m_told.ended(id, how, end.retryAfter);
}

void AssistWorker::fail(quint64 id, AssistTrouble trouble)
{
    AssistEnd how;
    how.how = AssistEnd::How::Failed;
    how.trouble = trouble;
    m_told.ended(id, how, std::nullopt);
}

} // namespace lianxi
