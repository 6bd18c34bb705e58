// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rehearsal_draft.h"

#include "app/rehearsal/voice.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int bodyVersion = 1;
constexpr int longestLine = 1'900; ///< characters; readScenario() takes 2000

/// A basic string of TOML: everything that is not plain is written by its number.
QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text.left(longestLine)) {
        if (c == u'"' || c == u'\\')
            out += u'\\' + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    if (out.back().isHighSurrogate())
        out.chop(1);
    return out + u'"';
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
        quoted(title), quoted(aim), quoted(toText(platform)));
    toml += u"\n[customer]\nid = %1\nname = %2\n"_s.arg(quoted(voiceOf(platform)->person(1)), quoted(u"客户"_s));
    bool answered = false, first = true;
    QString model;
    for (const AnonymousLine &line : talk) {
        if (line.customer) {
            toml += u"\n[[turn]]\nsay = %1\n"_s.arg(quoted(line.text));
            if (answered && !first)
                toml += u"wait = true\n"_s;
            answered = first = false;
        } else {
            model += u"\n[[model]]\nreply = %1\n"_s.arg(quoted(line.text));
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
