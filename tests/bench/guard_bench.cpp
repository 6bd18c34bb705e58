// SPDX-License-Identifier: GPL-3.0-or-later
// Time of the guards and the finder of personal data: median and worst of many runs, in microseconds.
#include "models/language/personal_data.h"
#include "models/policy/guard.h"
#include "models/policy/playbook.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <vector>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

template <class Work>
void measure(QTextStream &out, const QString &what, Work &&work)
{
    constexpr int rounds = 300;
    std::vector<qint64> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    out << what << ": median " << static_cast<double>(times[rounds / 2]) / 1000 << " us, worst "
        << static_cast<double>(times.back()) / 1000 << " us\n";
}

} // namespace

int main()
{
    QTextStream out(stdout);
    QElapsedTimer timer;
    timer.start();
    const auto playbook = Playbook::shipped();
    out << "reading the playbook: " << static_cast<double>(timer.nsecsElapsed()) / 1e6 << " ms\n";
    const QString typical = u"您好，我是客服林晓。跟您确认一下，您昨天下的订单还没有收到货对吗？"_s;
    const QString longDraft =
        (typical + u"快递显示已到苏州市姑苏区干将路8号2幢101室，请保持电话13812345678畅通。"_s).repeated(30).left(2000);
    CaseContext context;
    context.surface = Surface::Public;
    context.agentName = u"林晓"_s;
    context.lastCustomerText = u"怎么还没到"_s;
    measure(out, u"checkDraft, a typical reply"_s, [&] {
        static_cast<void>(checkDraft({typical, {}}, context, *playbook));
    });
    measure(out, u"checkDraft, 2,000 characters"_s, [&] {
        static_cast<void>(checkDraft({longDraft, {}}, context, *playbook));
    });
    measure(out, u"findPersonalData, a typical reply"_s, [&] { static_cast<void>(findPersonalData(typical)); });
    return 0;
}
