// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/topic_words.h"

#include "models/language/folding.h"
#include "models/language/symbols.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int shortestWord = 3; ///< letters
constexpr int longestRun = 8; ///< Chinese characters of one topic
constexpr double tagWeight = 4; ///< what its author called the text

class Gatherer
{
public:
    explicit Gatherer(const QString &text)
        : m_folded(foldTextWithOrigin(text))
        , m_filler(static_cast<size_t>(m_folded.text.size()), 0)
    {
        for (const TermMatcher::Hit &hit : functionWords().find(m_folded.text))
            std::fill(m_filler.begin() + hit.start, m_filler.begin() + hit.end, 1);
    }

    std::vector<TopicWord> run(int most)
    {
        tags();
        const std::vector<Symbol> symbols = symbolsOf(m_folded.text);
        for (size_t i = 0; i < symbols.size();)
            i = symbols[i].kind == SymbolKind::Han ? characters(symbols, i) : word(symbols[i], i);
        std::vector<TopicWord> best;
        double sum = 0;
        for (const auto &[text, word] : m_words) {
            best.push_back(word);
            sum += word.weight;
        }
        std::sort(best.begin(), best.end(), [](const TopicWord &a, const TopicWord &b) {
            return std::tuple(-a.weight, a.start) < std::tuple(-b.weight, b.start);
        });
        if (best.size() > static_cast<size_t>(most))
            best.resize(static_cast<size_t>(most));
        for (TopicWord &word : best)
            word.weight /= sum;
        return best;
    }

private:
    void add(int start, int end, double weight)
    {
        const QString text = m_folded.text.mid(start, end - start).trimmed();
        if (text.isEmpty())
            return;
        const auto [from, to] = m_folded.originalSpan(start, end);
        TopicWord &word = m_words.try_emplace(text, TopicWord{text, from, to, 0}).first->second;
        word.weight += weight;
    }

    /// #…# as Weibo writes tags.
    void tags()
    {
        qsizetype open = m_folded.text.indexOf(u'#');
        while (open >= 0) {
            const qsizetype close = m_folded.text.indexOf(u'#', open + 1);
            if (close < 0)
                return;
            if (close > open + 1 && close - open <= 32)
                add(static_cast<int>(open) + 1, static_cast<int>(close), tagWeight);
            open = m_folded.text.indexOf(u'#', close + 1);
        }
    }

    size_t characters(const std::vector<Symbol> &symbols, size_t first)
    {
        if (m_filler[static_cast<size_t>(symbols[first].start)])
            return first + 1;
        size_t end = first + 1;
        while (end < symbols.size() && end - first < longestRun && symbols[end].kind == SymbolKind::Han
               && symbols[end].start == symbols[end - 1].end && !m_filler[static_cast<size_t>(symbols[end].start)])
            ++end;
        if (end - first >= 2)
            add(symbols[first].start, symbols[end - 1].end,
                1 + 0.2 * static_cast<double>(std::min<size_t>(end - first, 4)));
        return end;
    }

    size_t word(const Symbol &symbol, size_t at)
    {
        if (symbol.kind == SymbolKind::Word && symbol.end - symbol.start >= shortestWord
            && !m_filler[static_cast<size_t>(symbol.start)])
            add(symbol.start, symbol.end, 1 + 0.05 * std::min(symbol.end - symbol.start, 10));
        return at + 1;
    }

    const FoldedText m_folded;
    std::vector<char> m_filler;
    std::map<QString, TopicWord> m_words;
};

} // namespace

const TermMatcher &functionWords()
{
    static const TermMatcher matcher([] {
        const QString words =
            u"的 了 着 过 吗 呢 吧 啊 呀 哦 嗯 哈 我 你 您 他 她 它 我们 你们 他们 咱们 大家 自己 这 那 这个 那个 这些 "
            "那些 这样 那样 这么 那么 这里 那里 哪里 哪个 什么 怎么 怎样 怎么样 怎么办 为什么 为啥 啥 谁 多少 几 是 "
            "不是 "
            "就是 还是 但是 可是 因为 所以 如果 虽然 而且 或者 以及 并且 然后 已经 还 都 也 就 才 又 再 很 太 非常 "
            "特别 "
            "真的 真 好 不 没 没有 有 在 和 跟 与 对 对于 关于 把 被 让 给 从 到 向 往 为 为了 以 用 会 能 可以 可能 "
            "应该 要 想 想要 需要 请 请问 麻烦 帮 帮我 一下 一个 一直 一些 一点 时候 现在 今天 昨天 明天 刚才 刚刚 "
            "你好 "
            "您好 谢谢 感谢 客服 亲 在吗 在不在 看 看看 说 知道 觉得 希望 得 地 之 其 个 上 下 里 中 去 来 做 弄 收到 "
            "问 "
            "问一下 咨询 投诉 建议 关于 问题 情况 相关 部门 进行 左右 按照 必须 强烈 考虑 提供 负责 反映 请求 尊敬 "
            "领导 书记 何时 能否 是否 尽快 "
            "the and for are but not you all any can had her was one our out his has have him how its may new now old "
            "see two way who did get got let say she too use this that with from they been were will would could "
            "should "
            "there their what when where which while your yours mine just like some than then them very also into only "
            "over such about after again because before being between both during each few more most other same these "
            "those through under until don't didn't doesn't can't won't i'm i've it's please thanks thank hello hey hi"_s;
        std::vector<QString> terms;
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
            terms.push_back(word);
        return terms;
    }());
    return matcher;
}

std::vector<TopicWord> topicWords(const QString &text, int most)
{
    return Gatherer(text).run(most);
}

} // namespace lianxi
