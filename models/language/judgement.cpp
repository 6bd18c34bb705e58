// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/judgement.h"

#include "models/language/line_breaks.h"
#include "models/policy/playbook_data.h"

#include <algorithm>
#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

/// Sorts what fired into the parts of a Judgement; `part` is the rule's name up to the first dot.
class Gatherer
{
public:
    explicit Gatherer(Judgement &out)
        : m_out(out)
    {
    }

    void add(const QString &rule)
    {
        const qsizetype dot = rule.indexOf(u'.');
        const QStringView part = QStringView(rule).left(dot), name = QStringView(rule).mid(dot + 1);
        if (part == u"risk")
            addOnce(m_out.risks, rule);
        else if (part == u"asks")
            addOnce(m_out.asksFor, name.toString());
        else if (part == u"category")
            ++m_categories[name.toString()];
        else if (part == u"emotion")
            emotion(name);
        else if (part == u"script")
            step(name);
        else
            flag(rule);
    }

    void finish()
    {
        // Of categories with the same number of hits the first by name wins, so that every desk says the same.
        int most = 0;
        for (const auto &[name, hits] : m_categories)
            if (hits > most) {
                most = hits;
                m_out.category = name;
            }
        const int bad = m_negative + 2 * m_angry;
        const int sum = bad + m_positive;
        m_out.emotionScore = sum == 0 ? 0.0 : static_cast<double>(m_positive - bad) / (sum + 1);
        m_out.anger = 1.0 - std::pow(0.45, m_angry);
        if (bad > m_positive)
            m_out.emotion = Emotion::Negative;
        else if (m_positive > bad)
            m_out.emotion = Emotion::Positive;
        std::sort(m_out.steps.begin(), m_out.steps.end());
    }

private:
    static void addOnce(QStringList &list, const QString &value)
    {
        if (!list.contains(value))
            list.append(value);
    }

    void emotion(QStringView name)
    {
        m_angry += name == u"anger" ? 1 : 0;
        m_negative += name == u"negative" ? 1 : 0;
        m_positive += name == u"positive" ? 1 : 0;
    }

    void step(QStringView name)
    {
        const std::optional<ScriptStep> known = fromText<ScriptStep>(name);
        if (known && std::find(m_out.steps.begin(), m_out.steps.end(), *known) == m_out.steps.end())
            m_out.steps.push_back(*known);
    }

    void flag(QStringView rule)
    {
        if (rule == u"wants.person")
            m_out.wantsPerson = true;
        else if (rule == u"topic.money")
            m_out.money = true;
        else if (rule == u"minor.self")
            m_out.minor = Minor::Self;
        else if (rule == u"minor.child" && m_out.minor == Minor::None)
            m_out.minor = Minor::Child;
        else if (rule == u"bot.named")
            m_out.namesItselfBot = true;
        else if (rule == u"public.invites")
            m_out.invitesToPrivate = true;
        else if (rule == u"minors.asks_guardian")
            m_out.asksForGuardian = true;
    }

    Judgement &m_out;
    std::map<QString, int> m_categories;
    int m_angry = 0, m_negative = 0, m_positive = 0;
};

} // namespace

QString languageOf(QStringView text)
{
    int han = 0, latin = 0, other = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit >= 0x4e00 && unit <= 0x9fff)
            ++han;
        else if ((unit | 0x20) >= u'a' && (unit | 0x20) <= u'z')
            ++latin;
        else if (c.isLetter())
            ++other;
    }
    if (han + latin + other == 0)
        return {};
    if (other > han && other * 2 > latin)
        return u"other"_s;
    if (han * 3 < latin)
        return u"en"_s;
    // Characters that folding changes exist only in traditional text.
    const QString folded = foldText(text);
    int traditional = 0;
    if (folded.size() == text.size())
        for (qsizetype i = 0; i < text.size(); ++i)
            traditional += text[i] != folded[i] && text[i].unicode() >= 0x4e00 && text[i].unicode() <= 0x9fff ? 1 : 0;
    else
        for (const QChar c : text)
            traditional += c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff && foldText(QStringView(&c, 1)) != c ? 1 : 0;
    return traditional * 12 > han || traditional >= 2 ? u"zh-Hant"_s : u"zh-Hans"_s;
}

Judgement judgeByRules(const QString &text, const Playbook &playbook)
{
    Judgement out;
    const PhraseRules &rules = playbook.data().phrases;
    Gatherer gatherer(out);
    const FoldedText folded = foldLines(text);
    for (const PhraseRules::Fired &fired : rules.match(folded)) {
        const QString &rule = rules.ruleName(fired.rule);
        gatherer.add(rule);
        out.why.push_back({rule, fired.start, fired.end});
    }
    gatherer.finish();
    std::stable_sort(out.why.begin(), out.why.end(),
                     [](const Finding &a, const Finding &b) { return a.start < b.start; });
    out.personal = findPersonalData(text);
    out.language = languageOf(text);
    return out;
}

RuleJudge::RuleJudge(std::shared_ptr<const Playbook> playbook)
    : m_playbook(std::move(playbook))
{
}

Judgement RuleJudge::judge(const QString &text) const
{
    return judgeByRules(text, *m_playbook);
}

QString RuleJudge::name() const
{
    return u"rules/%1 %2"_s.arg(m_playbook->name(), m_playbook->version());
}

} // namespace lianxi
