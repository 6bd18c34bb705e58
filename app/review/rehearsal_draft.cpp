// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rehearsal_draft.h"

#include "app/rehearsal/voice.h"
#include "models/policy/toml_text.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int bodyVersion = 1;
constexpr int longestLine = 1'900; ///< characters; readScenario() takes 2000

QString spelled(const QString &text)
{
    return tomlString(QStringView(text).left(longestLine));
}

} // namespace

QString scenarioToml(const RehearsalDraft &draft, const std::vector<AnonymousLine> &talk)
{
    const bool both = std::any_of(talk.begin(), talk.end(), [](const AnonymousLine &line) { return line.customer; })
        && std::any_of(talk.begin(), talk.end(), [](const AnonymousLine &line) { return !line.customer; });
    if (!both)
        return {};
    const Platform platform =
        voiceOf(draft.platform) && draft.platform != Platform::Asterisk ? draft.platform : Platform::WechatOa;
    const QString title = draft.title.simplified().isEmpty() ? u"…"_s : draft.title.simplified();
    const QString aim = draft.aim.simplified().isEmpty() ? title : draft.aim.simplified();
    QString toml = u"title = %1\ntitle_en = %1\naim = %2\naim_en = %2\nplatform = %3\n"_s.arg(
        spelled(title), spelled(aim), spelled(toText(platform)));
    toml += u"\n[customer]\nid = %1\nname = %2\n"_s.arg(spelled(voiceOf(platform)->person(1)), spelled(u"客户"_s));
    bool answered = false, first = true;
    QString model;
    for (const AnonymousLine &line : talk) {
        if (line.customer) {
            toml += u"\n[[turn]]\nsay = %1\n"_s.arg(spelled(line.text));
            if (answered && !first)
                toml += u"wait = true\n"_s;
            answered = first = false;
        } else {
            model += u"\n[[model]]\nreply = %1\n"_s.arg(spelled(line.text));
            answered = true;
        }
    }
    return toml + model;
}

QJsonObject toScenarioBody(const QString &toml)
{
    return {{"v"_L1, bodyVersion}, {"toml"_L1, toml}};
}

QString fromScenarioBody(const QJsonObject &body)
{
    return body.value("v"_L1).toInt() == bodyVersion ? body.value("toml"_L1).toString() : QString();
}

} // namespace lianxi
