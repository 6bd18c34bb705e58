// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/guard.h"

#include "models/language/folding.h"
#include "models/language/judgement.h"
#include "models/policy/playbook_data.h"

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype shortestKnownDatum = 2; // characters; a shorter one would be found everywhere
constexpr int mostClaims = 5;

bool contains(const std::vector<ScriptStep> &steps, ScriptStep step)
{
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

/// The words of the draft that a verdict is about.
struct Words {
    qsizetype start = -1, end = -1;
    QString found;
};

/// One check of one draft. Each rule is a function that may add a verdict.
class DraftCheck
{
public:
    DraftCheck(const Draft &draft, const CaseContext &context, const Playbook &playbook, const Judge *steps = nullptr)
        : m_draft(draft)
        , m_context(context)
        , m_data(playbook.data())
        , m_judged(judgeByRules(draft.text, playbook))
        , m_customerLanguage(context.answerLanguage.isEmpty() ? languageOf(context.lastCustomerText)
                                                              : context.answerLanguage)
    {
        m_report.steps = draft.steps ? *draft.steps : steps ? steps->judge(draft.text).steps : m_judged.steps;
        if (!draft.steps && !contains(m_report.steps, ScriptStep::Introduce) && namesTheAgent())
            m_report.steps.insert(m_report.steps.begin(), ScriptStep::Introduce);
    }

    [[nodiscard]] QString said(Sentence which) const { return toCustomer(which); }

    [[nodiscard]] GuardReport run()
    {
        if (m_draft.text.trimmed().isEmpty())
            return std::move(m_report);
        minor();
        const bool byPerson = m_draft.author != AuthorKind::Bot && m_draft.author != AuthorKind::System;
        if (m_draft.author == AuthorKind::Bot)
            bot();
        if (m_context.surface == Surface::Public) {
            publicAsks();
            publicContains();
            publicMoney();
            if (byPerson)
                publicInviteOnly();
        } else {
            privateExcess();
            if (byPerson) {
                introduceFirst();
                confirmFirst();
            }
        }
        claims(u"claims.absolute", GuardRule::AbsoluteClaim);
        claims(u"claims.promise", GuardRule::Promise);
        std::stable_sort(m_report.verdicts.begin(), m_report.verdicts.end(),
                         [](const Verdict &a, const Verdict &b) { return a.level > b.level; });
        return std::move(m_report);
    }

private:
    void speak(GuardRule rule, GuardLevel level, Remedy remedy, const Words &words = {})
    {
        if (level == GuardLevel::Pass)
            return;
        const GuardSection &section = m_data.guard(rule);
        Verdict verdict;
        verdict.level = level;
        verdict.rule = toText(rule);
        verdict.reason = section.reason.in(m_context.agentLanguage);
        verdict.reason.replace("{found}"_L1, words.found);
        verdict.remedyLabel = section.remedy.in(m_context.agentLanguage);
        verdict.remedy = std::move(remedy);
        verdict.mayOverride = section.mayOverride;
        verdict.start = words.start;
        verdict.end = words.end;
        m_report.verdicts.push_back(std::move(verdict));
    }

    /// A privacy or advertising rule: as hard as the playbook says.
    [[nodiscard]] GuardLevel levelOf(GuardRule rule) const { return m_data.guard(rule).level; }

    /// A script rule: no harder than the channel's mode allows.
    [[nodiscard]] GuardLevel scriptLevelOf(GuardRule rule) const
    {
        switch (m_context.scriptMode) {
        case ScriptMode::Enforce:
            return levelOf(rule);
        case ScriptMode::Remind:
            return std::min(levelOf(rule), GuardLevel::Remind);
        case ScriptMode::Off:
            return GuardLevel::Pass;
        }
        return GuardLevel::Pass;
    }

    /// A sentence for the customer, in the customer's language, placeholders filled.
    [[nodiscard]] QString toCustomer(Sentence which) const
    {
        QString text = m_data.sentence(which).in(m_customerLanguage);
        text.replace("{agent}"_L1, m_context.agentName);
        text.replace("{brand}"_L1, m_context.brand);
        return text;
    }

    [[nodiscard]] bool namesTheAgent() const
    {
        const QString name = m_context.agentName.trimmed();
        return name.size() >= 2 && foldText(m_draft.text).contains(foldText(name));
    }

    [[nodiscard]] const Finding *firstFinding(QStringView prefix) const
    {
        const auto found = std::find_if(m_judged.why.begin(), m_judged.why.end(),
                                        [prefix](const Finding &finding) { return finding.rule.startsWith(prefix); });
        return found == m_judged.why.end() ? nullptr : &*found;
    }

    [[nodiscard]] Words wordsOf(const Finding *finding) const
    {
        if (!finding)
            return {};
        return {finding->start, finding->end, m_draft.text.mid(finding->start, finding->end - finding->start)};
    }

    void minor()
    {
        if (m_context.minor != "self"_L1 || m_context.consentOnRecord)
            return;
        const bool onlyGuardian = m_judged.asksForGuardian && m_judged.asksFor.isEmpty()
            && !contains(m_report.steps, ScriptStep::Solve) && !contains(m_report.steps, ScriptStep::Confirm);
        if (onlyGuardian)
            return;
        speak(GuardRule::MinorConsent, levelOf(GuardRule::MinorConsent),
              ReplaceText{toCustomer(Sentence::GuardianRequest)});
        speak(GuardRule::RecordConsent, levelOf(GuardRule::RecordConsent), RecordConsent{});
    }

    void bot()
    {
        if (!m_judged.namesItselfBot)
            speak(GuardRule::BotName, levelOf(GuardRule::BotName), InsertText{toCustomer(Sentence::BotIntroduction)});
    }

    void publicAsks()
    {
        if (!m_judged.asksFor.isEmpty())
            speak(GuardRule::PublicAsks, levelOf(GuardRule::PublicAsks), OpenPrivate{toCustomer(Sentence::Invitation)},
                  wordsOf(firstFinding(u"asks.")));
    }

    void publicContains()
    {
        std::vector<PersonalSpan> spans;
        for (const PersonalSpan &span : m_judged.personal)
            if (!isOurOwn(span))
                spans.push_back(span);
        addKnownData(spans);
        std::erase_if(spans, [this](const PersonalSpan &span) { return isInOwnLink(span); });
        if (spans.empty())
            return;
        std::stable_sort(spans.begin(), spans.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
        const QString masked = maskPersonalData(m_draft.text, spans);
        const PersonalSpan &first = spans.front();
        speak(GuardRule::PublicContains, levelOf(GuardRule::PublicContains), ReplaceText{masked},
              {first.start, first.end, masked.mid(first.start, first.end - first.start)});
    }

    /// The agent's own introduction and the company's mailboxes are no breach.
    [[nodiscard]] bool isOurOwn(const PersonalSpan &span) const
    {
        const QString words = m_draft.text.mid(span.start, span.end - span.start);
        if (span.type == PersonalDataType::Person) {
            // A first name alone, as greetings and signatures have it, identifies nobody.
            const bool latin = std::all_of(words.begin(), words.end(), [](QChar c) { return c < QChar(0x250); });
            if (latin && !words.contains(u' '))
                return true;
            const QString before = foldText(m_draft.text.left(span.start)).trimmed();
            return words == m_context.agentName || before.endsWith(u"我叫"_s) || before.endsWith(u"我是"_s)
                || before.endsWith("my name is"_L1) || before.endsWith("this is"_L1) || before.endsWith("i'm"_L1)
                || before.endsWith("i am"_L1);
        }
        if (span.type != PersonalDataType::Email)
            return false;
        const auto list = m_data.words.find(u"company_mailboxes"_s);
        return list != m_data.words.end() && list->second.contains(foldText(words).section(u'@', 0, 0));
    }

    /// Whether a finding lies wholly within an address of the brand's own, exactly as it was set up: what follows it (a
    /// prepared text, further digits) is not part of it.
    [[nodiscard]] bool isInOwnLink(const PersonalSpan &span) const
    {
        for (const QString &link : m_context.ownLinks) {
            for (qsizetype at = link.isEmpty() ? -1 : m_draft.text.indexOf(link); at >= 0;
                 at = m_draft.text.indexOf(link, at + 1)) {
                if (span.start >= at && span.end <= at + link.size())
                    return true;
            }
        }
        return false;
    }

    /// What the desk knows of the customer is theirs even where no pattern would see it.
    void addKnownData(std::vector<PersonalSpan> &spans) const
    {
        const FoldedText folded = foldTextWithOrigin(m_draft.text);
        for (const QString &known : m_context.customerData) {
            const QString wanted = foldText(known).trimmed();
            if (wanted.size() < shortestKnownDatum)
                continue;
            const bool number = std::any_of(wanted.begin(), wanted.end(), [](QChar c) { return c.isDigit(); });
            for (qsizetype at = folded.text.indexOf(wanted); at >= 0;
                 at = folded.text.indexOf(wanted, at + wanted.size())) {
                const auto [start, end] =
                    folded.originalSpan(static_cast<int>(at), static_cast<int>(at + wanted.size()));
                spans.push_back({number ? PersonalDataType::Mobile : PersonalDataType::Person, start, end, 1.0});
            }
        }
    }

    void publicMoney()
    {
        if (m_judged.money && !m_judged.invitesToPrivate)
            speak(GuardRule::PublicMoney, levelOf(GuardRule::PublicMoney),
                  ReplaceText{toCustomer(Sentence::SafetyLine)}, wordsOf(firstFinding(u"topic.money")));
    }

    void publicInviteOnly()
    {
        const GuardLevel level = scriptLevelOf(GuardRule::InviteOnly);
        const OpenPrivate remedy{toCustomer(Sentence::Invitation)};
        if (contains(m_report.steps, ScriptStep::Solve))
            speak(GuardRule::InviteOnly, level, remedy, wordsOf(firstFinding(u"script.solve")));
        else if (contains(m_report.steps, ScriptStep::Confirm))
            speak(GuardRule::InviteOnly, level, remedy, wordsOf(firstFinding(u"script.confirm")));
        else if (!m_judged.invitesToPrivate && !firstFinding(u"public.acknowledges"))
            speak(GuardRule::InviteOnly, std::min(level, GuardLevel::Remind), remedy);
    }

    void privateExcess()
    {
        const auto known = m_data.categories.find(m_context.category);
        const auto category = known == m_data.categories.end() ? m_data.categories.find(u"other"_s) : known;
        if (category == m_data.categories.end())
            return;
        for (const QString &kind : m_judged.asksFor) {
            if (category->second.needs.contains(kind))
                continue;
            const QString rule = "asks."_L1 + kind;
            speak(GuardRule::PrivateExcess, levelOf(GuardRule::PrivateExcess), {}, wordsOf(firstFinding(rule)));
            return;
        }
    }

    void introduceFirst()
    {
        if (m_context.firstHumanReply && !contains(m_report.steps, ScriptStep::Introduce)
            && !contains(m_context.done, ScriptStep::Introduce))
            speak(GuardRule::IntroduceFirst, scriptLevelOf(GuardRule::IntroduceFirst),
                  InsertText{toCustomer(Sentence::Introduction)});
    }

    void confirmFirst()
    {
        if (!contains(m_report.steps, ScriptStep::Solve) || contains(m_context.done, ScriptStep::Confirm))
            return;
        const Finding *confirm = firstFinding(u"script.confirm"), *solve = firstFinding(u"script.solve");
        const bool inOrder = !confirm || !solve || confirm->start <= solve->start;
        if (contains(m_report.steps, ScriptStep::Confirm) && inOrder)
            return; // the question stands before the solution, in one message
        speak(GuardRule::ConfirmFirst, scriptLevelOf(GuardRule::ConfirmFirst), MarkStep{ScriptStep::Confirm},
              wordsOf(solve));
    }

    void claims(QStringView name, GuardRule rule)
    {
        int spoken = 0;
        for (const Finding &finding : m_judged.why)
            if (finding.rule == name && spoken++ < mostClaims)
                speak(rule, levelOf(rule), {}, wordsOf(&finding));
    }

    const Draft &m_draft;
    const CaseContext &m_context;
    const Playbook::Data &m_data;
    const Judgement m_judged;
    const QString m_customerLanguage;
    GuardReport m_report;
};

} // namespace

GuardLevel GuardReport::level() const
{
    const Verdict *first = hardest();
    return first ? first->level : GuardLevel::Pass;
}

const Verdict *GuardReport::hardest() const
{
    const auto found = std::max_element(verdicts.begin(), verdicts.end(),
                                        [](const Verdict &a, const Verdict &b) { return a.level < b.level; });
    return found == verdicts.end() ? nullptr : &*found;
}

GuardReport checkDraft(const Draft &draft, const CaseContext &context, const Playbook &playbook, const Judge *steps)
{
    return DraftCheck(draft, context, playbook, steps).run();
}

QString invitationText(const CaseContext &context, const Playbook &playbook)
{
    return sentenceText(Sentence::Invitation, context, playbook);
}

QString sentenceText(Sentence which, const CaseContext &context, const Playbook &playbook)
{
    return DraftCheck({}, context, playbook).said(which);
}

GuardReport checkResolve(const CaseContext &context, const Playbook &playbook)
{
    GuardReport report;
    report.steps = context.done;
    if (context.scriptMode == ScriptMode::Off)
        return report;
    const auto speak = [&](GuardRule rule, Remedy remedy) {
        const GuardSection &section = playbook.data().guard(rule);
        const GuardLevel level =
            context.scriptMode == ScriptMode::Remind ? std::min(section.level, GuardLevel::Remind) : section.level;
        if (level != GuardLevel::Pass)
            report.verdicts.push_back({level, toText(rule), section.reason.in(context.agentLanguage),
                                       section.remedy.in(context.agentLanguage), std::move(remedy), section.mayOverride,
                                       -1, -1});
    };
    if (!contains(context.done, ScriptStep::Solve))
        speak(GuardRule::NoSolution, MarkStep{ScriptStep::Solve});
    if (!context.followUpPlanned)
        speak(GuardRule::NoFollowUp, ScheduleFollowUp{});
    return report;
}

} // namespace lianxi
