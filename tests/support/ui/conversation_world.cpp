// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/conversation_world.h"

#include <QRegularExpression>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

void MemoryDrafts::save(CaseId id, const QString &text, const QJsonObject &extra)
{
    if (isEmptyDraft(text, extra))
        drafts.erase(id);
    else
        drafts[id] = {id, text, extra};
}

void MemoryDrafts::ask(CaseId id, QObject *context, std::function<void(std::optional<LocalStore::SavedDraft>)> answer)
{
    const auto known = drafts.find(id);
    const auto found = known == drafts.end() ? std::nullopt : std::optional(known->second);
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), found] { answer(found); }, Qt::QueuedConnection);
}

ConversationWorld::ConversationWorld(ThemeSource &themes)
    : playbook(Playbook::shipped())
    , canned(CannedReplies::shipped(u"zh_CN"_s))
    , desk(std::make_unique<Desk>(
          log, clock, *playbook,
          AgentProfile{AgentId(u"lin"_s), u"林小夏"_s, u"您好，我是禾木家居的客服林小夏。"_s, AuthorKind::Agent}))
    , theme(themes)
{
}

ConversationServices ConversationWorld::services()
{
    ConversationServices services{
        store,
        *desk,
        clock,
        theme,
        drafts,
        plainGuard,
        [](Platform platform, Surface surface) {
            // Where there are ways past a closed window, the platform's own.
            const Codec *codec = codecFor(platform);
            if (codec && (!codec->limits(Surface::Private).late.empty() || codec->limits(Surface::Private).calls))
                return codec->limits(surface);
            ChannelLimits limits;
            limits.textUnits = surface == Surface::Public ? 140 : 600;
            if (platform == Platform::WechatOa) {
                limits.window = std::chrono::hours(48);
                limits.messagesInWindow = 5;
            }
            return limits;
        },
        [](const CaseContext &) { return u"请移步私信沟通。"_s; },
        [](const ThreadRow &to) { return to.platform == Platform::Facebook; },
        [](const ThreadRow &) { return QString(); },
        [](const ThreadRow &) { return QString(); },
        findPhones,
        {&canned},
        [] {
            return std::vector<Colleague>{{AgentId(u"zhou"_s), u"周明"_s}};
        }};
    services.zone = QTimeZone::utc();
    services.askTemplates = [this](const ThreadRow &, QObject *context,
                                   const std::function<void(std::vector<MessageTemplate>)> &answer) {
        QMetaObject::invokeMethod(
            context, [this, answer] { answer(templates); }, Qt::QueuedConnection);
    };
    services.templateIntent = [](Platform platform, const MessageTemplate &filled, const QStringList &values) {
        return codecFor(platform)->templateIntent(filled, values);
    };
    return services;
}

qint64 ConversationWorld::add(const Dialogue &dialogue)
{
    put(store, dialogue);
    return dialogue.view.head.row;
}

GuardReport plainGuard(const Draft &draft, const CaseContext &context)
{
    GuardReport report;
    if (context.surface == Surface::Public && draft.text.contains(u"手机号"_s)) {
        report.verdicts.push_back({GuardLevel::Block, u"privacy.public.asks_for_data"_s,
                                   u"不能在公开评论里索要客户的个人信息。"_s, u"邀请私信"_s,
                                   OpenPrivate{u"为保障您的信息安全，请移步私信沟通。"_s}, true, -1, -1});
    }
    if (draft.text.contains(u"绝对"_s)) {
        QString softer = draft.text;
        report.verdicts.push_back({GuardLevel::Remind, u"advertising.absolute"_s,
                                   u"“绝对”是广告法不允许的绝对化用语。"_s, u"换一个说法"_s,
                                   ReplaceText{softer.replace(u"绝对"_s, u"尽力"_s)}, true, -1, -1});
    }
    if (draft.text.contains(u"我是"_s))
        report.steps.push_back(ScriptStep::Introduce);
    if (draft.text.contains(u"吗"_s))
        report.steps.push_back(ScriptStep::Confirm);
    if (draft.text.contains(u"给您"_s))
        report.steps.push_back(ScriptStep::Solve);
    if (draft.steps)
        report.steps = *draft.steps;
    return report;
}

std::vector<MaskSpan> findPhones(const QString &text)
{
    static const QRegularExpression phone(u"1\\d{10}"_s);
    std::vector<MaskSpan> found;
    for (auto hits = phone.globalMatch(text); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        found.push_back({hit.capturedStart(), hit.capturedLength(), u"phone"_s});
    }
    return found;
}

} // namespace lianxi::test
