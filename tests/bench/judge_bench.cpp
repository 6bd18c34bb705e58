// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time of one judgement by rules and models together over many different messages, and of reading the models.
// Time of the thread, not of the clock: what else runs on the machine does not count.
#include "models/language/judgement.h"
#include "models/policy/playbook.h"

#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <vector>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// Nanoseconds that this thread has had the processor.
qint64 processorTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<qint64>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Messages from one word to 300 characters, Chinese in both scripts and English.
std::vector<QString> messages()
{
    const QStringList parts{u"我的快递三天没动了，"_s,
                            u"请问什么时候发货？"_s,
                            u"客服態度太差了！！"_s,
                            u"refund please, "_s,
                            u"电话13812345678，"_s,
                            u"味道很好，谢谢😊"_s,
                            u"my order 48213 never arrived "_s,
                            u"發票抬頭寫錯了 "_s,
                            u"上海市浦东新区世纪大道100号 "_s,
                            u"叫你们经理来，不然找记者"_s};
    std::vector<QString> all;
    for (int i = 0; i < 2000; ++i) {
        QString text;
        for (int n = 0; n <= i % 30; ++n)
            text += parts[(i * 7 + n * 3) % parts.size()];
        all.push_back(text);
    }
    return all;
}

void report(QTextStream &out, const QString &what, std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return static_cast<double>(times[static_cast<size_t>(share * static_cast<double>(times.size() - 1))]) / 1000;
    };
    out << what << ": median " << at(0.5) << " us, p99 " << at(0.99) << " us, worst " << at(1) << " us\n";
}

} // namespace

int main()
{
    QTextStream out(stdout);
    const qint64 began = processorTime();
    const auto models = ModelSet::shipped();
    if (!models) {
        out << models.error().detail << '\n';
        return 1;
    }
    out << "reading the models: " << static_cast<double>(processorTime() - began) / 1e6 << " ms\n";
    const auto rules = std::make_shared<const RuleJudge>(Playbook::shipped());
    const TrainedJudge both(rules, *models);
    const std::vector<QString> texts = messages();
    for (const auto &[what, judge] :
         {std::pair<QString, const Judge *>{u"rules alone"_s, rules.get()}, {u"rules and models"_s, &both}}) {
        std::vector<qint64> times;
        for (const QString &text : texts) {
            const qint64 start = processorTime();
            static_cast<void>(judge->judge(text));
            times.push_back(processorTime() - start);
        }
        report(out, what, std::move(times));
    }
    return 0;
}
